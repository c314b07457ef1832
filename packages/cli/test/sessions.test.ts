/** A secretariat’s work from one session to the next, at the command line. */

import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import stringWidth from 'string-width'
import { type Desk, INVENTED_DIR, openDesk, PACK_DIR } from './spawn.ts'

const GOLDEN = fileURLToPath(new URL('golden/', import.meta.url))
/** What is written is written on the day of this machine. */
const TODAY = new Date().toISOString().slice(0, 10)

interface Agenda {
  readonly session: { readonly id: string; readonly fixedAt: string | null }
  readonly recordDay: string
  readonly version: number
  readonly items: readonly {
    readonly id: string
    readonly kind: string
    readonly question: string
    readonly note: string
    readonly commitment: { readonly id: string } | null
  }[]
  readonly dropped: readonly { readonly item: { readonly id: string } }[]
  readonly edits: readonly { readonly statement: string; readonly by: string }[]
}

const PACKS = [
  { dir: PACK_DIR, mechanism: 'n-igc', party: 'KZ', body: 'KZ:n-mfakz' },
  { dir: INVENTED_DIR, mechanism: 'n-jsc', party: 'XB', body: 'XB:n-xb-mps' },
]

for (const { dir, mechanism, party, body } of PACKS) {
  describe(`from one session of ${mechanism} to the next`, () => {
    let desk: Desk
    before(() => {
      desk = openDesk(dir)
    })
    after(() => desk.close())

    async function json<T = Agenda>(...args: string[]): Promise<T> {
      const { code, out, err } = await desk.run([...args, '--json'])
      assert.equal(err, '')
      assert.equal(code, 0)
      return JSON.parse(out)
    }
    async function refused(...args: string[]): Promise<string> {
      const { code, out, err } = await desk.run(args)
      assert.equal(out, '')
      assert.equal(code, 2, err)
      return err
    }
    let fixed: Agenda

    it('a session is made and its agenda proposed', async () => {
      await json('session', 'new', 'one', '--mechanism', mechanism, '--on', TODAY, '--items', '5')
      assert.match(
        await refused('session', 'new', 'old', '--mechanism', mechanism, '--on', '2020-01-01'),
        /--on: the day is past/,
      )
      const agenda = await json('agenda', 'one')
      assert.deepEqual(
        [agenda.session.id, agenda.recordDay, agenda.version, agenda.items.length],
        ['one', TODAY, 0, 5],
      )
      const asked = await json<{ items: { commitment: { id: string } }[] }>('ask')
      const top = new Set(asked.items.slice(0, 5).map(({ commitment }) => commitment.id))
      assert.deepEqual(new Set(agenda.items.map(({ commitment }) => commitment!.id)), top)
    })

    it('it is edited: moved, reworded, annotated, added to, dropped from, and edits taken back', async () => {
      const { items } = await json('agenda', 'one')
      const last = items[4]!.id
      const moved = await json('agenda', 'move', 'one', '5', '--before', '1', '--by', 'Ann')
      const group = moved.items.findIndex(({ id }) => id === last)
      assert.ok(group < 4)
      const words = 'What was done, and by whom?'
      const worded = await json('agenda', 'word', 'one', last, words, '--by', 'Ann')
      assert.equal(worded.items.find(({ id }) => id === last)!.question, words)
      const noted = await json('agenda', 'note', 'one', last, 'Ask twice.', '--by', 'Ben')
      assert.equal(noted.items.find(({ id }) => id === last)!.note, 'Ask twice.')
      const [dropped] = noted.items.filter(({ id }) => id !== last)
      const left = await json('agenda', 'drop', 'one', dropped!.id, '--reason', 'settled')
      assert.equal(left.items.length, 4)
      assert.equal(left.dropped[0]!.item.id, dropped!.id)
      const own = ['--wording', 'Any other matter?', '--reason', 'by custom']
      const added = await json('agenda', 'add', 'one', 'own:other', ...own)
      assert.equal(added.items.at(-1)!.id, 'own:other')
      const [first] = added.edits.filter(({ by }) => by === 'Ben')
      const back = await json('agenda', 'undo', 'one', first!.statement.slice(0, 9))
      assert.equal(back.items.find(({ id }) => id === last)!.note, '')
      assert.equal(back.version, 6)
      const stale = await refused('agenda', 'note', 'one', '1', 'Late.', '--base', '4')
      assert.match(stale, /--base: the agenda is at version 6 by now: .*added own:other; edit /)
      assert.match(await refused('agenda', 'drop', 'one', '9', '--reason', 'x'), /none is 9/)
      assert.match(await refused('agenda', 'move', 'one', '1'), /say --before ITEM or --last/)
    })

    it('of several people at once each is written, one after the other', async () => {
      const people = ['Ann', 'Ben', 'Cem']
      const { version } = await json('agenda', 'one')
      const own = (by: string) => [`own:${by}`, '--wording', by, '--reason', 'asked', '--by', by]
      const ended = await Promise.all(
        people.map((by) => desk.run(['agenda', 'add', 'one', ...own(by)])),
      )
      for (const { code, err } of ended) assert.equal(code, 0, err)
      const both = await json('agenda', 'one')
      assert.equal(both.version, version + 3)
      for (const by of people) {
        assert.ok(both.items.some(({ id }) => id === `own:${by}`))
        await json('agenda', 'drop', 'one', `own:${by}`, '--reason', 'said')
      }
    })

    it('fixed, it stays the same after further statements', async () => {
      fixed = await json('agenda', 'fix', 'one', '--record-day', TODAY, '--by', 'Ann')
      assert.equal(fixed.session.fixedAt, TODAY)
      assert.match(await refused('agenda', 'note', 'one', '1', 'Late.'), /was fixed by Ann/)
      const { commitment } = fixed.items[0]!
      const owner = ['--owner', body, '--serves', commitment!.id, '--due', '2099-06-30']
      await json('actions', 'add', 'draft', '--session', 'one', '--what', 'Send it', ...owner)
      await json('actions', 'add', 'visit', '--session', 'one', '--what', 'Visit', '--owner', party)
      const two = ['session', 'new', 'between', '--mechanism', mechanism, '--on', '2099-01-01']
      await json(...two)
      assert.deepEqual(await json('agenda', 'one'), fixed)
      assert.deepEqual(await json('agenda', 'one', '--record-day', '2099-01-01'), fixed)
      await json('session', 'cancel', 'between')
    })

    it('it is closed with what its items came to, and not before', async () => {
      assert.match(await refused('session', 'close', 'one'), /--outcome: say what these came to/)
      assert.match(await refused('session', 'close', 'one', '--outcome', '1=lost'), /--outcome: /)
      const said = ['1=answered', '2=new-date:2099-09-30']
      const { outcomes, closed } = await json<{
        outcomes: { item: string; outcome: string; due: string | null }[]
        closed: { note: string } | null
      }>('session', 'close', 'one', '--outcome', ...said, '--rest', 'deferred', '--note', 'Held.')
      assert.equal(closed!.note, 'Held.')
      const came = new Map(outcomes.map(({ item, outcome, due }) => [item, [outcome, due]]))
      assert.deepEqual(came.get(fixed.items[0]!.id), ['answered', null])
      assert.deepEqual(came.get(fixed.items[1]!.id), ['new-date', '2099-09-30'])
      assert.deepEqual(came.get('own:other'), ['deferred', null])
      assert.deepEqual(await json('agenda', 'one'), fixed)
    })

    it('the next session starts from the open action items, with every day that they had', async () => {
      const why = ['--reason', 'put off by letter']
      await json('actions', 'due', 'draft', '2099-12-31', ...why)
      await json('actions', 'done', 'visit')
      const { items: open } = await json<{
        items: { id: string; slippedDays: number; dues: unknown[]; version: number }[]
      }>('actions', '--state', 'open')
      assert.deepEqual(
        open.map(({ id, slippedDays, dues, version }) => [id, slippedDays, dues.length, version]),
        [['draft', 184, 2, 2]],
      )
      await json('session', 'new', 'two', '--mechanism', mechanism, '--on', '2099-04-12')
      const next = await json('agenda', 'two')
      assert.equal(next.items[0]!.id, 'action:draft')
      assert.ok(!next.items.some(({ id }) => id === 'action:visit'))
      const { sessions } = await json<{ sessions: { id: string; stage: string }[] }>('session')
      assert.deepEqual(
        sessions.map(({ id, stage }) => [id, stage]),
        [
          ['one', 'closed'],
          ['two', 'planned'],
        ],
      )
    })

    it('pages are as wide as the terminal', async () => {
      const pages = [['agenda', 'one'], ['agenda', 'two'], ['session', 'show', 'one'], ['actions']]
      for (const width of [30, 60])
        for (const page of pages) {
          const { code, out } = await desk.run(page, { COLUMNS: String(width) })
          assert.equal(code, 0)
          for (const line of out.split('\n'))
            assert.ok(stringWidth(line) <= width, `${page.join(' ')} at ${width}: ${line}`)
        }
    })
  })
}

describe('pages of sessions', () => {
  const AS_OF = ['--as-of', '2024-02-01']
  const pages: Record<string, string[]> = {
    agenda: ['agenda', 'six', ...AS_OF],
    'agenda-ur': ['agenda', 'six', '--language', 'ur', ...AS_OF],
    // As of an earlier day nobody had been given anything to do yet.
    actions: ['actions'],
  }
  let desk: Desk
  before(async () => {
    desk = openDesk(INVENTED_DIR)
    const made = [
      'session new five --mechanism n-jsc --on 2022-11-29 --number 5 --past',
      'session new six --mechanism n-jsc --on 2024-02-01 --number 6 --past --items 4',
      'actions add list --session five --what Lists --owner XA:n-xa-fmt XB --due 2099-06-30',
      'actions add tariff --session five --what Tariffs --owner XA --serves c-ferry-daily',
    ]
    for (const line of made) {
      const { code, err } = await desk.run([...line.split(' '), '--by', 'Ann'])
      assert.equal(code, 0, err)
    }
  })
  after(() => desk.close())

  for (const [name, args] of Object.entries(pages)) {
    it(`${name} is as it was agreed (GOLDEN=1 rewrites it)`, async () => {
      const { code, out: printed, err } = await desk.run(args)
      assert.equal(err, '')
      assert.equal(code, 0)
      const out = name === 'actions' ? printed.replace(/ +as of .*/, ' as of today') : printed
      const file = join(GOLDEN, `${name}.txt`)
      if (process.env.GOLDEN === '1') {
        mkdirSync(GOLDEN, { recursive: true })
        writeFileSync(file, out)
      }
      assert.equal(out, readFileSync(file, 'utf8'))
    })
  }
})

describe('what a secretariat may get wrong', () => {
  let desk: Desk
  before(() => {
    desk = openDesk(INVENTED_DIR)
  })
  after(() => desk.close())
  async function done(line: string): Promise<string> {
    const { code, out, err } = await desk.run(line.split(' '))
    assert.equal(code, 0, err)
    return out
  }
  async function refused(...args: string[]): Promise<string> {
    const { code, out, err } = await desk.run(args)
    assert.equal(out, '')
    assert.equal(code, 2, err)
    return err
  }

  it('an edit is taken back by an id that means one edit alone', async () => {
    await done('session new one --mechanism n-jsc --on 2099-01-01 --items 4')
    assert.match(await refused('agenda', 'undo', 'one', ''), /EDIT: expected the ids of edits/)
    const made = []
    // Ids begin with one of sixteen signs, so that two of seventeen begin with the same.
    for (let i = 0; i < 17; i++) {
      const answer = JSON.parse(await done(`agenda note one 1 n${i} --json`)) as Agenda
      made.push(answer.edits.at(-1)!.statement)
    }
    const first = made.map((id) => id[0]!)
    const twice = first.find((sign, i) => first.indexOf(sign) !== i)!
    assert.match(await refused('agenda', 'undo', 'one', twice), /edits begin with “.”; give the id/)
    assert.match(await refused('agenda', 'undo', 'one', ''), /EDIT: expected the ids of edits/)
    const { version } = JSON.parse(await done('agenda one --json')) as Agenda
    assert.equal(version, 17)
  })

  it('nothing said where words are needed is refused in words', async () => {
    const why = /expected words/
    assert.match(await refused('agenda', 'group', 'one', '1', ''), /--group: expected words/)
    assert.match(
      await refused(
        'session',
        'new',
        'x',
        '--mechanism',
        'n-jsc',
        '--on',
        '2099-01-01',
        '--title',
        '',
      ),
      why,
    )
    assert.match(
      await refused('actions', 'add', 'x', '--session', 'one', '--owner', 'XA', '--what', ''),
      why,
    )
  })

  it('what a cancelled session gave to do is put off, done and taken back', async () => {
    await done('actions add list --session one --what Lists --owner XA --due 2099-06-30')
    await done('session cancel one')
    assert.match(await done('actions due list 2099-09-30'), /then 30 Sep 2099: 92 days later/)
    assert.match(await done('actions undo list'), /open {2}30 Jun 2099 {2}Lists/)
    assert.match(await done('actions done list'), /done/)
  })
})
