/** The queue decided by the real program on both packs: the status follows, and goes back. */

import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { API } from '@followthrough/server'
import { decided, refused } from '../src/desk/deciding.ts'
import { openDesk as openSeat } from '../src/desk/open-desk.ts'
import { FERRY, FLIGHTS, put, STRANGER, STRANGER_AGAIN } from './desk-documents.ts'
import { type Desk, ended, INVENTED_DIR, openDesk, PACK_DIR, served } from './spawn.ts'

const JOURNEYS = [
  {
    pack: 'kz-pk',
    dir: PACK_DIR,
    text: FLIGHTS,
    act: 'started',
    commitment: 'c-fl-karachi',
    asOf: ['--as-of', '2026-11-21'],
  },
  {
    pack: 'example',
    dir: INVENTED_DIR,
    text: FERRY,
    act: 'started',
    commitment: 'c-trainferry',
    asOf: ['--as-of', '2024-02-01'],
  },
] as const

for (const { pack, dir, text, act, commitment, asOf } of JOURNEYS) {
  describe(`a document of the pack ${pack}`, () => {
    let desk: Desk
    before(() => {
      desk = openDesk(dir)
      put(desk.dir, 'document.txt', text)
    })
    after(() => desk.close())

    const said = async (...args: string[]) => {
      const { code, out, err } = await desk.run([...args, ...asOf])
      assert.equal(code, 0, `${args.join(' ')}: ${err}`)
      return out
    }
    const json = async (...args: string[]) => JSON.parse(await said(...args, '--json'))

    it('is read, queued, accepted, and the status follows; undone, all is as before', async () => {
      const start = await said('show', commitment)
      const sheet = await said('status')
      await said('read', 'document.txt', '--queue')
      assert.equal(await said('show', commitment), start, 'a queue is no record')
      const { proposals } = await json('review')
      const { id } = proposals.find(
        (one: { act: string; about: { id: string }[] }) =>
          one.act === act && one.about.some((ref) => ref.id === commitment),
      )

      const foretold = await json('review', 'accept', id, '--dry-run')
      assert.equal(await said('show', commitment), start, 'a dry run writes nothing')
      const made = await json('review', 'accept', id.slice(0, 10), '--by', 'Ann Example')
      assert.equal(made.decided, 1)
      assert.deepEqual(made.commitments, foretold.commitments)
      const { before: was, after: is } = made.commitments.find(
        (one: { commitment: { id: string } }) => one.commitment.id === commitment,
      )
      const opened = await json('show', commitment)
      assert.equal(opened.commitment.headline, is.headline)
      assert.equal(opened.commitment.silenceDays, is.silenceDays)
      assert.notEqual(is.silenceDays, was.silenceDays)
      assert.notEqual(await said('show', commitment), start)
      const shown = await json('review', 'show', id)
      assert.equal(shown.proposal.state, 'decided')
      assert.deepEqual(
        [shown.proposal.decision.decision, shown.proposal.decision.by],
        ['accepted', 'Ann Example'],
      )

      const twice = await desk.run(['review', 'accept', id, ...asOf])
      assert.equal(twice.code, 2)
      assert.match(twice.err, /was decided by Ann Example on .*; undo that first/)

      await said('review', 'undo', id, '--by', 'Bob')
      assert.equal(await said('show', commitment), start)
      assert.equal(await said('status'), sheet)
      assert.equal((await json('review', 'show', id)).proposal.state, 'open')

      await said('review', 'accept', id)
      assert.equal((await json('show', commitment)).commitment.headline, is.headline)
      await said('review', 'undo', id)
    })

    it('all at once: several ids, rejected and taken back together', async () => {
      const ids = (await json('review')).proposals.map(({ id }: { id: string }) => id)
      assert.ok(ids.length > 1)
      const rejected = await json('review', 'reject', ...ids, '--reason', 'a test')
      assert.equal(rejected.decided, ids.length)
      assert.deepEqual((await json('review')).proposals, [])
      assert.equal((await json('review', '--state', 'decided')).total, ids.length)
      await said('review', 'undo', ...ids)
      assert.equal((await json('review')).total, ids.length)
    })

    it('decisions outlive another reading', async () => {
      const [{ id }] = (await json('review')).proposals
      await said('review', 'reject', id, '--reason', 'a test')
      const { documents, changed, gone, added } = await json('reread', '--apply', '--reparse')
      assert.deepEqual([documents, changed, gone, added], [1, 0, 0, 0])
      assert.equal((await json('review', 'show', id)).proposal.decision.reason, 'a test')
      await said('review', 'undo', id)
    })
  })
}

describe('deciding', () => {
  let desk: Desk
  const asOf = ['--as-of', '2024-02-01']
  let ids: Map<string, string>
  const json = async (...args: string[]) => {
    const { code, out, err } = await desk.run([...args, '--json', ...asOf])
    assert.equal(code, 0, `${args.join(' ')}: ${err}`)
    return JSON.parse(out)
  }
  before(async () => {
    desk = openDesk(INVENTED_DIR)
    put(desk.dir, 'ferry.txt', FERRY)
    put(desk.dir, 'stranger.txt', STRANGER)
    put(desk.dir, 'again.txt', STRANGER_AGAIN)
    await desk.run(['read', 'ferry.txt', 'stranger.txt', 'again.txt', '--queue', ...asOf])
    const { proposals } = await json('review', '--state', 'all')
    ids = new Map(
      proposals.map((one: { id: string; act: string; modality: string }) => [
        `${one.act} ${one.modality}`,
        one.id,
      ]),
    )
  })
  after(() => desk.close())

  it('the class of a publisher nobody knows is asked for, given once, and known from then on', async () => {
    const [stopped, resumed] = [ids.get('suspended fact')!, ids.get('resumed fact')!]
    const without = await desk.run(['review', 'accept', stopped, ...asOf])
    assert.equal(without.code, 2)
    assert.match(without.err, /not on record\. Give its class, A to F/)
    const capture = (await json('review', 'show', stopped)).proposal.capture
    const details = await json(
      'review',
      'details',
      capture.slice(0, 9),
      '--class',
      'd',
      '--by',
      'Ann',
    )
    assert.equal(details.statements, 1)
    assert.equal((await json('review', 'accept', stopped)).decided, 1)
    assert.equal((await json('review', 'accept', resumed)).decided, 1)
    await json('review', 'undo', stopped, resumed)
  })

  it('edits are held against the text and the record', async () => {
    const id = ids.get('reported fact')!
    const start = FERRY.indexOf('Bilateral')
    const end = FERRY.indexOf(' in 2023')
    const edited = await json(
      ...['review', 'edit', id, '--span', `${start}-${end}`, '--when', 'none'],
      ...['--amount', '7200000000 XAV about', '--note', 'as it says'],
    )
    assert.equal(edited.decided, 1)
    await json('review', 'undo', id)
    const cases: [args: string[], says: RegExp][] = [
      [['--about', 'c-nothing'], /--about: c-nothing is no commitment or instrument on record/],
      [['--said-by', 'nobody'], /--said-by: nobody is nobody on record/],
      [['--span', '1-999999'], /lies outside the text/],
      [['--amount', '9 XAV'], /cannot be read again from its words/],
      [['--amount', 'much'], /--amount: expected a number, a unit/],
      [['--when', '2024-13'], /--when: expected days and a role/],
      [['--when', '2024-02..2024-01'], /--when: expected days and a role/],
      [['--span', '20-10'], /--span: expected characters of the text/],
      [['--act', 'promised'], /--act: expected one of voiced/],
      [['--unilateral', 'perhaps'], /--unilateral: expected yes or no/],
      [['--modality', 'fact', '--by', '\u0007'], /--by: expected a name/],
    ]
    for (const [args, says] of cases) {
      const { code, out, err } = await desk.run(['review', 'edit', id, ...args, ...asOf])
      assert.equal(code, 2, `${args.join(' ')}: ${err}`)
      assert.equal(out, '')
      assert.match(err, says)
      assert.equal(err.trim().split('\n').length, 1)
    }
    assert.equal((await json('review', 'show', id)).proposal.state, 'open')
  })

  it('of three who decide the same proposal at once, one does, and the others are told who', async () => {
    const id = ids.get('reported fact')!
    const names = ['Ann', 'Bob', 'Cid']
    for (let round = 0; round < 3; round++) {
      const all = await Promise.all(
        names.map((name) =>
          desk.run(['review', 'reject', id, '--reason', 'a race', '--by', name, ...asOf]),
        ),
      )
      assert.deepEqual(all.map(({ code }) => code).sort(), [0, 2, 2], JSON.stringify(all))
      const winner = names[all.findIndex(({ code }) => code === 0)]!
      for (const { code, err } of all)
        if (code !== 0) assert.match(err, new RegExp(`was decided by ${winner} on \\d{4}-`))
      await json('review', 'undo', id)
    }
  })

  it('who is overtaken between looking and writing is refused, and nothing of theirs is kept', async () => {
    const id = ids.get('reported fact')!
    const options = { pack: INVENTED_DIR, db: desk.db, asOf: '2024-02-01' }
    const decider = (name: string) => ({
      name,
      day: '2024-02-01',
      instant: new Date().toISOString(),
    })
    const request = { decision: 'reject' as const, ids: [id], reason: 'a race' }
    const slow = openSeat(options)
    const fast = openSeat(options)
    try {
      let tries = 0
      const append = () =>
        slow.append((review) => {
          const drafts = review.decide(request, decider('Slow'))
          if (tries++ === 0) decided(fast, request, decider('Fast'), false)
          return drafts
        })
      assert.throws(() => refused(append), /was decided by Fast on /)
      const before = slow.store.version()
      // Anything else that is written in between costs a second try and nothing more.
      decided(fast, { decision: 'undo', ids: [id] }, decider('Fast'), false)
      const { isMade } = decided(slow, request, decider('Slow'), false)
      assert.ok(isMade && slow.store.version() > before)
      decided(slow, { decision: 'undo', ids: [id] }, decider('Slow'), false)
      assert.throws(
        () =>
          slow.append((review) => {
            const drafts = review.decide(request, decider('Slow'))
            decided(fast, { ...request, ids: [id] }, decider('Fast'), false)
            decided(fast, { decision: 'undo', ids: [id] }, decider('Fast'), false)
            return drafts
          }),
        /another process keeps writing to the ledger; nothing was written/,
      )
    } finally {
      slow.close()
      fast.close()
    }
    assert.equal((await json('review', 'show', id)).proposal.state, 'open')
  })

  it('an edit without anything to put right is no acceptance', async () => {
    const id = ids.get('reported fact')!
    for (const more of [[], ['--note', 'as it says'], ['--dry-run'], ['--by', 'Ann']]) {
      const { code, out, err } = await desk.run(['review', 'edit', id, ...more, ...asOf])
      assert.equal(code, 2, out)
      assert.match(err, /edit: say what to put right, .*, see review accept/)
    }
    assert.equal((await json('review', 'show', id)).proposal.state, 'open')
  })

  it('what another one tells is merged into it, whenever that is accepted', async () => {
    const [one, other] = [ids.get('started fact')!, ids.get('reported fact')!]
    await json('review', 'merge', other, '--into', one.slice(0, 9))
    const { decision } = (await json('review', 'show', other)).proposal
    assert.deepEqual([decision.decision, decision.into], ['merged', one])
    const { code, err } = await desk.run(['review', 'merge', one, '--into', one, ...asOf])
    assert.equal(code, 2)
    assert.match(err, /--into: a proposal cannot be merged into itself/)
    await json('review', 'undo', other)
  })

  it('a promise that the ledger lacks becomes a commitment with a page, and goes again', async () => {
    const id = ids.get('started commitment')!
    const made = await json(
      ...['review', 'new', id, '--id', 'c-sailings', '--title', 'Two more sailings a day'],
      ...['--sector', 'maritime', '--delivered-when', 'four sailings run a day', '--about', 'none'],
      ...['--due', '2025-12-31', '--responsible', 'XA:'],
    )
    assert.deepEqual(
      made.commitments.map((one: { commitment: { id: string }; before: unknown }) => [
        one.commitment.id,
        one.before,
      ]),
      [['c-sailings', null]],
    )
    const { commitment, test } = await json('show', 'c-sailings')
    assert.equal(commitment.due.latest, '2025-12-31')
    assert.equal(test.deliveredWhen, 'four sailings run a day')
    await json('review', 'undo', id)
    assert.equal((await desk.run(['show', 'c-sailings', ...asOf])).code, 2)
    const none = await desk.run([
      'review',
      'new',
      id,
      '--id',
      'c-x',
      '--title',
      'X',
      '--sector',
      'y',
    ])
    assert.equal(none.code, 2)
    assert.match(none.err, /--delivered-when: a commitment needs its test/)
  })

  it('ids are found by their beginning, and a wrong one is told', async () => {
    const id = ids.get('reported fact')!
    assert.equal((await json('review', 'show', id.slice(0, 6).toUpperCase())).proposal.id, id)
    const cases: [args: string[], says: RegExp][] = [
      [['show', 'pffffffffffff'], /there is no such proposal; see followthrough review/],
      [['show', 'p'], /give more of the id/],
      [['show', 'x1234'], /expected the id of a proposal/],
      [['show', `${id}0`], /expected the id of a proposal/],
      [['document', 'zzzz'], /expected the hash of a capture/],
      [['document', 'ffffffffffff'], /there is no such capture/],
      [['reject', id], /required option '--reason/],
      [['list', '--state', 'nice'], /--state: expected one of open/],
      [['nothing'], /unknown command 'nothing'/],
      [['--known-at', '2024-01-01'], /--known-at: the desk stands on one day/],
      [['walk'], /needs a terminal/],
    ]
    for (const [args, says] of cases) {
      const { code, out, err } = await desk.run(['review', ...args])
      assert.equal(code, 2, `${args.join(' ')}: ${err}`)
      assert.equal(out, '')
      assert.match(err, says)
    }
  })

  it('--json is the body of the API', async () => {
    const child = desk.start(['serve', '--port', '0'])
    const end = ended(child)
    const { url } = await served(child)
    const [{ id, capture }] = (await json('review')).proposals
    const asked: [args: string[], path: string][] = [
      [['review', '--state', 'all', '--about', 'c-trade'], '/desk/queue?about=c-trade'],
      [['review'], '/desk/queue?state=open'],
      [['review', 'show', id], `/desk/proposals/${id}`],
      [['review', 'documents'], '/desk/documents'],
      [['review', 'document', capture], `/desk/documents/${capture}`],
      [['feeds'], '/desk/feeds'],
    ]
    for (const [args, path] of asked) {
      const { out } = await desk.run([...args, '--json'])
      const response = await fetch(`${url}${API}${path}`)
      assert.equal(response.status, 200, path)
      assert.equal(out, `${await response.text()}\n`, path)
    }
    child.kill('SIGTERM')
    assert.equal((await end).code, 0)
  })
})

describe('feeds', () => {
  let desk: Desk
  before(() => {
    desk = openDesk(INVENTED_DIR)
  })
  after(() => desk.close())

  it('are followed, asked under the rules of fetching, and left', async () => {
    const follow = ['feeds', 'follow', 'http://127.0.0.1:9/rss', '--id', 'near']
    assert.equal((await desk.run([...follow, '--every', '30'])).out, 'following near\n')
    assert.match((await desk.run(['feeds'])).out, /○ never {2}near/)
    const unasked = await desk.run(['feeds', 'poll'])
    assert.equal(unasked.code, 2)
    assert.match(unasked.err, /nothing is fetched without --fetch/)
    const polled = await desk.run(['feeds', 'poll', '--due', '--fetch', '--json'])
    assert.equal(polled.code, 1)
    const { polls } = JSON.parse(polled.out)
    assert.equal(polls[0].outcome, 'failed')
    assert.match(polls[0].problem, /not on the public internet/)
    assert.equal((await desk.run(['feeds', 'poll', '--due', '--fetch'])).out, 'No feed is due.\n')
    const { feeds } = JSON.parse((await desk.run(['feeds', '--json'])).out)
    assert.deepEqual([feeds[0].health, feeds[0].everyMinutes], ['failing', 30])
    const cases: [args: string[], says: RegExp][] = [
      [['follow', 'ftp://x', '--id', 'y'], /--url: /],
      [['follow', 'https://x.example', '--id', 'No Good'], /--id: expected small letters/],
      [['follow', 'https://x.example'], /required option '--id/],
      [
        ['follow', 'http://127.0.0.1:9/rss', '--id', 'other'],
        /--url: is followed already, as near/,
      ],
      [['leave', 'far'], /far: no feed of this name is followed; expected one of near/],
      [['poll', 'far', '--fetch'], /far: no feed of this name/],
    ]
    for (const [args, says] of cases) {
      const { code, err } = await desk.run(['feeds', ...args])
      assert.equal(code, 2, `${args.join(' ')}: ${err}`)
      assert.match(err, says)
    }
    assert.equal((await desk.run(['feeds', 'leave', 'near'])).code, 0)
    assert.match((await desk.run(['feeds'])).out, /No feed is followed yet/)
  })
})

describe('score', () => {
  it('what the reader itself says scores one; what is no annotation is told', async () => {
    const desk = openDesk(INVENTED_DIR)
    try {
      const folder = join(desk.dir, 'annotated')
      mkdirSync(folder)
      put(folder, 'a.txt', FERRY)
      const { out } = await desk.run(['read', 'annotated/a.txt', '--json'])
      put(folder, 'a.json', out)
      const scored = await desk.run(['score', 'annotated', '--json'])
      assert.equal(scored.code, 0, scored.err)
      const { overall, documents } = JSON.parse(scored.out)
      for (const key of ['found', 'modality', 'about', 'amounts', 'when', 'mentions', 'link'])
        assert.equal(overall[key], 1, key)
      assert.equal(documents[0].id, 'a')
      assert.match((await desk.run(['score', 'annotated'])).out, /all +1\.00 +1\.00/)
      put(folder, 'b.json', '{"id": 1}')
      put(folder, 'b.txt', 'x')
      put(folder, 'c.json', readFileSync(join(folder, 'a.json')))
      const broken = await desk.run(['score', 'annotated'])
      assert.equal(broken.code, 1)
      assert.match(broken.err, /b\.json: id: /)
      assert.match(broken.err, /c\.json: there is no such file|c\.txt: there is no such file/)
      assert.match(broken.err, /2 annotations could not be read/)
      assert.equal((await desk.run(['score', 'nowhere'])).code, 2)
    } finally {
      desk.close()
    }
  })
})
