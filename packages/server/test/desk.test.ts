import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  CommitmentAnswer,
  CommitmentsAnswer,
  DocumentAnswer,
  DocumentsAnswer,
  ProposalAnswer,
  type ProposalBody,
  QueueAnswer,
} from '@followthrough/brief'
import { openStore } from '@followthrough/store'
import {
  DecisionAnswer,
  DeskAnswer,
  DetailsAnswer,
  FeedsAnswer,
  OutlookAnswer,
} from '../src/desk-bodies.ts'
import { DESK_READINGS } from '../src/desk-reading.ts'
import { API, startServer } from '../src/index.ts'
import { DESK, type DeskWorld, deskHere, deskWorld, NEWS, openDeskWorld } from './desk-world.ts'
import { TODAY } from './world.ts'

const DECISIONS = `${DESK}/decisions`

const statusOf = async (world: DeskWorld, id: string) => {
  const { commitment } = CommitmentAnswer.parse(
    await (await world.get(`${API}/commitments/${id}`)).json(),
  )
  return { form: commitment.form, delivery: commitment.delivery, headline: commitment.headline }
}

/** The proposals of the news in the order of the text. */
async function proposals(world: DeskWorld): Promise<ProposalBody[]> {
  const answer = await world.ask(QueueAnswer, `${DESK}/queue?order=document`)
  return answer.proposals
}

const byAct = async (world: DeskWorld, act: string) =>
  (await proposals(world)).find((proposal) => proposal.act === act)!

describe('from a document to the ledger', () => {
  let world: DeskWorld
  before(async () => {
    world = await openDeskWorld()
    await world.take(NEWS, '&name=news.txt&publisher=Velmaran%20News%20Agency')
  })
  after(() => world.close())

  it('the queue shows what was read, and where', async () => {
    const { counts, proposals } = await world.ask(QueueAnswer, `${DESK}/queue?order=document`)
    assert.equal(counts.documents, 1)
    assert.deepEqual(
      proposals.map(({ act }) => act),
      ['ratified', 'delivered', 'reported', 'voiced', 'delivered'],
    )
    const { context, proposal } = await world.ask(
      ProposalAnswer,
      `${DESK}/proposals/${proposals[0]!.id}`,
    )
    const [[start, end]] = context.spans as [[number, number]]
    assert.equal(context.text.slice(start, end), proposal.quote)
    const { documents } = await world.ask(DocumentsAnswer, `${DESK}/documents`)
    assert.deepEqual(
      documents.map(({ address }) => address),
      ['news.txt'],
    )
    const { document } = await world.ask(DocumentAnswer, `${DESK}/documents/${proposal.capture}`)
    assert.equal(document.text, NEWS)
  })

  it('a decision moves the status as its consequences said, and undoing moves it back', async () => {
    const { id } = await byAct(world, 'ratified')
    const was = await statusOf(world, 'c-quota')
    const version = world.store.version()
    const request = { decision: 'accept', ids: [id], by: 'Anna' }
    const { gate, ...foretold } = await world.ask(OutlookAnswer, `${DESK}/consequences`, request)
    assert.equal(world.store.version(), version)
    assert.deepEqual(gate, [])
    const quota = foretold.commitments.find(({ commitment }) => commitment.id === 'c-quota')!
    assert.equal(quota.before!.form, was.form)

    const { decided, ...made } = await world.ask(DecisionAnswer, DECISIONS, request)
    assert.equal(decided, 1)
    assert.deepEqual(made, foretold)
    const now = await statusOf(world, 'c-quota')
    assert.equal(now.form, 'F4')
    assert.equal(now.headline, quota.after.headline)
    const { proposal } = await world.ask(ProposalAnswer, `${DESK}/proposals/${id}`)
    assert.equal(proposal.state, 'decided')
    assert.equal(proposal.decision!.by, 'Anna')

    await world.ask(DecisionAnswer, DECISIONS, { decision: 'undo', ids: [id], by: 'Boris' })
    assert.deepEqual(await statusOf(world, 'c-quota'), was)
    assert.equal((await byAct(world, 'ratified')).state, 'open')
  })

  it('what is decided is not decided again: who and when, and nothing is written', async () => {
    const { id } = await byAct(world, 'reported')
    const reject = { decision: 'reject', ids: [id], reason: 'a forecast', by: 'Anna' }
    await world.ask(DecisionAnswer, DECISIONS, reject)
    const version = world.store.version()
    for (const path of [DECISIONS, `${DESK}/consequences`]) {
      const problem = await world.problem(409, path, { ...reject, by: 'Boris' })
      assert.match(problem.detail, /rejected by Anna on \d{4}-\d\d-\d\d at \d\d:\d\d UTC/)
      assert.equal(problem.decided![0]!.by, 'Anna')
      assert.equal(problem.decided![0]!.id, id)
    }
    assert.equal(world.store.version(), version)
  })

  it('two decisions sent at once: one is made', async () => {
    const { id } = await byAct(world, 'voiced')
    const reject = { decision: 'reject', ids: [id], reason: 'old news' }
    const answers = await Promise.all(
      ['Anna', 'Boris', 'Clara'].map((by) => world.send(DECISIONS, { ...reject, by })),
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409])
    await world.ask(DecisionAnswer, DECISIONS, { decision: 'undo', ids: [id], by: 'Anna' })
  })

  it('an edit whose words no longer say the act is marked before it is made', async () => {
    const { id, spans } = await byAct(world, 'ratified')
    const [[start, end]] = spans as [[number, number]]
    const asked = async (span: [number, number]) => {
      const edit = { decision: 'edit', id, claim: { spans: [span] }, by: 'Anna' }
      const { gate } = await world.ask(OutlookAnswer, `${DESK}/consequences`, edit)
      return gate.map(({ code }) => code)
    }
    const without = NEWS.indexOf(' ratified')
    assert.ok(start < without && without < end)
    assert.deepEqual(await asked([start, end]), [])
    assert.ok((await asked([start, without])).includes('act-not-in-span'))
  })

  it('an edit that the text does not bear is refused field by field', async () => {
    const { id, spans } = await byAct(world, 'voiced')
    const edit = { decision: 'edit', id, by: 'Anna' }
    const version = world.store.version()
    for (const [claim, words] of [
      [
        { amounts: [{ value: 6_400_000_000, unit: 'XAV', qualifier: null }] },
        /cannot be read again/,
      ],
      [{ spans: [[0, 100_000]] }, /outside the text/],
      [{ about: ['c-no-such'] }, /no commitment or instrument on record/],
    ] as const) {
      const problem = await world.problem(400, DECISIONS, { ...edit, claim })
      assert.match(problem.errors!.map(({ message }) => message).join(), words)
    }
    assert.equal(world.store.version(), version)
    const about = ['c-teu']
    await world.ask(DecisionAnswer, DECISIONS, { ...edit, claim: { about, spans } })
    await world.ask(DecisionAnswer, DECISIONS, { decision: 'undo', ids: [id], by: 'Anna' })
  })

  it('a new promise becomes a commitment with its test, and undoing takes it away', async () => {
    const { id } = await byAct(world, 'voiced')
    const commitment = {
      id: 'c-navigation',
      title: 'A school of navigation at Sandreve',
      sector: 'education',
      responsible: [{ party: 'XB', bodies: [] }],
      deliveredWhen: 'The first class is taught.',
      due: '2027-12-31',
      dueKind: 'target',
    }
    const request = { decision: 'new', id, commitment, by: 'Anna' }
    const problem = await world.problem(400, DECISIONS, {
      ...request,
      commitment: { ...commitment, deliveredWhen: '' },
    })
    assert.equal(problem.errors![0]!.field, 'commitment.deliveredWhen')
    const { commitments } = await world.ask(DecisionAnswer, DECISIONS, request)
    assert.equal(commitments[0]!.before, null)
    const listed = async () =>
      CommitmentsAnswer.parse(
        await (await world.get(`${API}/commitments?sector=education&limit=500`)).json(),
      ).commitments.map((row) => row.id)
    assert.ok((await listed()).includes('c-navigation'))
    const opened = CommitmentAnswer.parse(
      await (await world.get(`${API}/commitments/c-navigation`)).json(),
    )
    assert.match(JSON.stringify(opened), /The first class is taught\./)
    await world.ask(DecisionAnswer, DECISIONS, { decision: 'undo', ids: [id], by: 'Anna' })
    assert.ok(!(await listed()).includes('c-navigation'))
  })

  it('a reprint is merged into what it repeats', async () => {
    const { id: into } = await byAct(world, 'ratified')
    const reprint = await world.take(
      `${NEWS}\n\nReprinted by the Sandreve Post with kind permission.`,
      '&name=reprint.txt&publisher=Sandreve%20Post',
    )
    const { proposals } = await world.ask(
      QueueAnswer,
      `${DESK}/queue?document=${reprint.capture}&act=ratified`,
    )
    const ids = [proposals[0]!.id]
    const merge = { decision: 'merge', ids, into, by: 'Anna' }
    await world.problem(400, DECISIONS, { ...merge, into: ids[0] })
    assert.equal((await world.ask(DecisionAnswer, DECISIONS, merge)).decided, 1)
    await world.ask(DecisionAnswer, DECISIONS, { decision: 'accept', ids: [into], by: 'Anna' })
    const { statements } = CommitmentAnswer.parse(
      await (await world.get(`${API}/commitments/c-quota`)).json(),
    )
    const told = statements.filter(({ row }) => row === into)
    assert.equal(new Set(told.map(({ source }) => source!.id)).size, 2)
    assert.equal(reprint.near.length, 1)
  })
})

describe('a publisher that nobody knows', () => {
  let world: DeskWorld
  before(async () => {
    world = await openDeskWorld()
  })
  after(() => world.close())

  it('holds what it says until a person gives its class', async () => {
    const taken = await world.take(NEWS, '&publisher=The%20Unheard-of%20Post')
    assert.equal(taken.counts.open, 0)
    assert.ok(taken.counts.held > 0)
    const { id, state } = await byAct(world, 'ratified')
    assert.equal(state, 'held')
    const accept = { decision: 'accept', ids: [id], by: 'Anna' }
    const problem = await world.problem(400, DECISIONS, accept)
    assert.match(problem.detail, /Give its class, A to F/)
    await world.ask(DecisionAnswer, DECISIONS, { ...accept, sourceClass: 'B' })
    assert.equal((await statusOf(world, 'c-quota')).form, 'F4')
  })

  it('is given one with the document, and that stays', async () => {
    const text = NEWS.replace('14 March', '13 March')
    const taken = await world.take(text, '&publisher=Another%20Post&class=C')
    assert.ok(taken.counts.open > 0)
    const { document } = await world.ask(DocumentAnswer, `${DESK}/documents/${taken.capture}`)
    assert.equal(document.sourceClass, 'C')
    const again = await world.take(text, '&publisher=Another%20Post&class=B')
    assert.equal(again.isNew, false)
    assert.match(again.warnings.at(-1)!, /on record as doc-\w+, of class C/)
  })

  it('is put right in the details of the document', async () => {
    const { capture } = await world.take(NEWS.replace('14 March', '12 March'), '&publisher=X')
    const path = `${DESK}/documents/${capture}/details`
    const details = { class: 'D', title: 'The strait', by: 'Anna' }
    assert.ok((await world.ask(DetailsAnswer, path, details)).statements > 0)
    const { document } = await world.ask(DocumentAnswer, `${DESK}/documents/${capture}`)
    assert.equal(document.sourceClass, 'D')
    await world.problem(400, path, { ...details, party: 'ZZ' })
    await world.problem(404, `${DESK}/documents/${'0'.repeat(64)}/details`, details)
  })
})

describe('two servers on one ledger', () => {
  it('the second to decide is told who did, and the first sees what the second writes', async () => {
    const first = await deskHere()
    const store = openStore(first.file)
    const { url, close } = await startServer({
      store,
      partnership: first.pack.partnership,
      port: 0,
      today: () => TODAY,
    })
    after(async () => {
      await close()
      store.close()
    })
    const second = deskWorld({ ...first, url, get: (path, init) => fetch(`${url}${path}`, init) })
    await first.take(NEWS, '&publisher=Velmaran%20News%20Agency')
    const { id } = await byAct(second, 'ratified')
    const accept = { decision: 'accept', ids: [id] }
    await first.ask(DecisionAnswer, DECISIONS, { ...accept, by: 'Anna' })
    const problem = await second.problem(409, DECISIONS, { ...accept, by: 'Boris' })
    assert.match(problem.detail, /accepted by Anna/)
    assert.equal((await statusOf(second, 'c-quota')).form, 'F4')
    await second.ask(DecisionAnswer, DECISIONS, { decision: 'undo', ids: [id], by: 'Boris' })
    assert.notEqual((await statusOf(first, 'c-quota')).form, 'F4')
    // What the other server took in is known as a near-duplicate here.
    const near = await second.take(`${NEWS}\n\nReprinted.`)
    assert.equal(near.near.length, 1)
    const nearer = await first.take(`${NEWS}\n\nReprinted again.`)
    assert.equal(nearer.near.length, 1)
    const both = await Promise.all(
      [first, second].flatMap((world) =>
        ['A', 'B'].map((by) => world.send(DECISIONS, { ...accept, by })),
      ),
    )
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409, 409, 409])
    assert.deepEqual(first.faults, [])
  })
})

it('of two processes that decide at the same moment one does, every time', async () => {
  const world = await deskHere()
  const child = fork(fileURLToPath(new URL('./second-server.ts', import.meta.url)), [
    world.file,
    fileURLToPath(new URL('../../../packs/example', import.meta.url)),
  ])
  after(() => child.kill())
  const ended = once(child, 'exit').then(() => assert.fail('the second server ended'))
  ended.catch(() => {}) // as it does when the test is over
  const [url] = (await Promise.race([once(child, 'message'), ended])) as [string]
  const second = deskWorld({ ...world, url, get: (path, init) => fetch(`${url}${path}`, init) })
  for (let i = 0; i < 6; i++) await world.take(`${NEWS}\n\nEdition ${i}.`, '&class=C')
  const { proposals } = await world.ask(QueueAnswer, `${DESK}/queue?perPage=200`)
  const ids = proposals.filter(({ act }) => act === 'ratified').map(({ id }) => id)
  assert.equal(ids.length, 6)
  for (const id of ids) {
    const accept = { decision: 'accept', ids: [id] }
    const both = await Promise.all([
      world.send(DECISIONS, { ...accept, by: 'Anna' }),
      second.send(DECISIONS, { ...accept, by: 'Boris' }),
    ])
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
    const decisions = world.store
      .statements()
      .filter(({ subject, property }) => subject === id && property === 'decision')
    assert.equal(decisions.length, 1)
  }
})

describe('reading at the desk', () => {
  for (const pack of ['example', 'kz-pk']) {
    it(`every address answers with a body that its schema admits, never kept (${pack})`, async () => {
      const world = await deskHere({}, pack)
      const [one, two] = world.pack.partnership.parties.map(({ name }) => name)
      const { title } = world.pack.instruments[0]!
      const { capture } = await world.take(
        `${one} and ${two} signed the ${title} on 4 March 2026.\n\nTrade between ${one} and ${two} reached 250 million dollars in 2025.`,
        '&class=B',
      )
      const { proposals } = await world.ask(QueueAnswer, `${DESK}/queue`)
      assert.ok(proposals.length > 0)
      const ids: Record<string, string> = { document: capture, proposal: proposals[0]!.id }
      for (const { url, kind, body } of DESK_READINGS) {
        if (kind === 'job') continue
        const path = `${API}${kind === null ? url : url.replace(':id', ids[kind]!)}`
        const head = await world.get(path, { method: 'HEAD' })
        assert.equal(head.headers.get('cache-control'), 'no-store')
        assert.equal(await head.text(), '')
        await world.ask(body, path)
      }
      assert.deepEqual(world.faults, [])
    })
  }

  it('tells what may be done here', async () => {
    const world = await deskHere()
    const desk = await world.ask(DeskAnswer, DESK)
    assert.equal(desk.writable, true)
    assert.equal(desk.why, null)
    assert.deepEqual([desk.fetching, desk.hosts, desk.model], [false, [], null])
    assert.match(desk.reader, /^rules@\d+$/)
    assert.equal(desk.limits.uploadBytes, 64 * 1024 * 1024)
    assert.deepEqual(await world.ask(FeedsAnswer, `${DESK}/feeds`), {
      feeds: [],
      scheduled: false,
    })
  })

  it('refuses what cannot be asked, on every address', async () => {
    const world = await deskHere()
    const GET = { method: 'GET' }
    for (const [path, field] of [
      ['/queue?state=opne', 'state'],
      ['/queue?document=xyz', 'document'],
      ['/queue?page=0', 'page'],
      ['/queue?perPage=201', 'perPage'],
      ['/queue?asOf=2026-01-01', 'asOf'],
      ['/queue?state=open&state=held', 'state'],
      [`/documents?q=${'a'.repeat(201)}`, 'q'],
      ['/feeds?x=1', 'x'],
      ['?__proto__=1', '__proto__'],
    ]) {
      const problem = await world.problem(400, `${DESK}${path}`, undefined, GET)
      assert.equal(problem.errors![0]!.field, field, path)
    }
    for (const kind of ['proposals', 'documents', 'jobs', 'captures']) {
      for (const id of ['nope', '__proto__', '%3Cscript%3E', '%00', 'x'.repeat(290)])
        await world.problem(404, `${DESK}/${kind}/${id}`, undefined, GET)
      await world.problem(400, `${DESK}/${kind}/${'x'.repeat(400)}`, undefined, GET)
    }
    assert.deepEqual(world.faults, [])
  })
})

describe('bodies', () => {
  let world: DeskWorld
  before(async () => {
    world = await openDeskWorld()
  })
  after(() => world.close())
  const id = `p${'0'.repeat(24)}`

  it('are refused field by field', async () => {
    const reject = { decision: 'reject', ids: [id], reason: 'no', by: 'Anna' }
    for (const [body, field, message] of [
      [{ ...reject, decision: 'rejct' }, 'decision', /expected one of accept, edit/],
      [{ ...reject, by: undefined }, 'by', /is needed/],
      [{ ...reject, by: '<script>' }, 'by', /expected a name/],
      [{ ...reject, by: 'a'.repeat(81) }, 'by', /at most 80 characters/],
      [{ ...reject, reason: 7 }, 'reason', /expected text/],
      [{ ...reject, reason: '' }, 'reason', /say why/],
      [{ ...reject, ids: [] }, 'ids', /expected 1 or more/],
      [{ ...reject, ids: id }, 'ids', /expected a list/],
      [{ ...reject, ids: ['x'] }, 'ids.0', /id of a proposal/],
      [{ ...reject, ids: Array(201).fill(id) }, 'ids', /at most 200/],
      [{ ...reject, extra: 1 }, 'extra', /is not known here|unknown/],
      [reject, id, /no such proposal/],
      [[], '(body)', /expected a JSON object/],
      [null, '(body)', /expected a JSON object/],
    ] as const) {
      for (const path of [DECISIONS, `${DESK}/consequences`]) {
        const problem = await world.problem(400, path, body)
        assert.equal(problem.errors![0]!.field, field, JSON.stringify(body))
        assert.match(problem.errors![0]!.message, message)
      }
    }
    await world.problem(400, DECISIONS)
  })

  it('that are no JSON, poisoned, too large or of another type are problems', async () => {
    const json = { headers: { 'content-type': 'application/json' } }
    for (const text of ['', '{', '{"__proto__": 1}', '{"constructor": {"prototype": {}}}', 'x'])
      await world.problem(400, DECISIONS, text, json)
    await world.problem(413, DECISIONS, `"${'x'.repeat(300_000)}"`, json)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      await world.problem(415, DECISIONS, 'decision=reject', { headers: { 'content-type': type } })
    await world.problem(415, DECISIONS, '{}', { headers: { 'content-type': 'nonsense' } })
    assert.deepEqual(world.faults, [])
  })

  it('sent by another method are told which there are', async () => {
    for (const [path, allow] of [
      ['/decisions', 'POST'],
      ['/documents', 'GET, HEAD, POST'],
      ['/feeds', 'GET, HEAD, POST'],
      ['/feeds/x', 'DELETE'],
      ['/jobs/x', 'GET, HEAD, DELETE'],
      ['/queue', 'GET, HEAD'],
      ['/captures/x', 'GET, HEAD'],
    ]) {
      for (const method of ['PUT', 'PATCH', 'OPTIONS']) {
        const response = await world.send(`${DESK}${path}`, undefined, { method })
        assert.equal(response.status, 405, path)
        assert.equal(response.headers.get('allow'), allow)
        assert.equal(response.headers.get('access-control-allow-origin'), null)
      }
    }
  })
})
