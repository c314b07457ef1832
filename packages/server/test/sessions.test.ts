import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  ActionsAnswer,
  AgendaAnswer,
  AsksAnswer,
  ChangesAnswer,
  createAnswers,
  openDossier,
  SessionAnswer,
  SessionsAnswer,
} from '@followthrough/brief'
import { API } from '../src/index.ts'
import { type DeskWorld, deskHere, deskWorld, openDeskWorld } from './desk-world.ts'
import { PACK_DIR, TODAY } from './world.ts'

const SESSIONS = `${API}/sessions`
const ACTIONS = `${API}/actions`
const AGENDA = `${SESSIONS}/one/agenda`
const ONE = { id: 'one', mechanism: 'n-jsc', on: TODAY, items: 5, by: 'Anna' }

const agendaOf = (world: DeskWorld) => world.ask(AgendaAnswer, AGENDA)
const note = (item: string, words: string) => ({ op: 'note', item, note: words })

async function withSession(): Promise<DeskWorld> {
  const world = await openDeskWorld()
  await world.ask(SessionAnswer, SESSIONS, ONE)
  return world
}

describe('what to ask and what changed', () => {
  it('are answered at addresses of their own, with their names at the top of the body', async () => {
    const world = await deskHere()
    const asks = (await (await world.get(`${API}/asks?language=ur`)).json()) as AsksAnswer
    assert.deepEqual(AsksAnswer.parse(asks), asks)
    assert.equal(asks.direction, 'rtl')
    for (const item of asks.items)
      for (const field of ['commitment', 'rule', 'question', 'owners', 'due', 'evidence'] as const)
        assert.ok(field in item, field)
    const path = `${API}/changes?from=2022-01-01&to=2023-01-01`
    const changes = (await (await world.get(path)).json()) as ChangesAnswer
    assert.deepEqual(ChangesAnswer.parse(changes), changes)
    assert.ok(changes.total > 0)
    const wrong = await world.get(`${API}/changes?from=2023-01-01&to=2022-01-01&party=x`)
    assert.equal(wrong.status, 400)
    const { errors } = (await wrong.json()) as { errors: { field: string }[] }
    assert.deepEqual(errors.map(({ field }) => field).sort(), ['party', 'to'])
  })
})

describe('from one session to the next', () => {
  let world: DeskWorld
  let fixed: AgendaAnswer
  before(async () => {
    world = await withSession()
  })
  after(() => world.close())

  it('a session is made, and its agenda proposed as the command line has it', async () => {
    const { sessions, mechanisms } = await world.ask(SessionsAnswer, SESSIONS)
    assert.deepEqual(
      sessions.map(({ id, stage }) => [id, stage]),
      [['one', 'held']],
    )
    assert.ok(mechanisms.some(({ institution }) => institution.id === 'n-jsc'))
    const agenda = await agendaOf(world)
    assert.deepEqual(
      [agenda.session.id, agenda.recordDay, agenda.version, agenda.items.length],
      ['one', TODAY, 0, 5],
    )
    const answers = createAnswers(
      openDossier(world.pack.partnership, world.store.statements()),
      () => TODAY,
    )
    const text = await (await world.get(`${AGENDA}?language=ru&recordDay=2024-02-01`)).text()
    const query = { recordDay: '2024-02-01', language: 'ru', dueWithinDays: 180, digits: 'latn' }
    assert.equal(text, JSON.stringify(answers.agenda('one', query as never)))
  })

  it('what is wrong is told field by field, and nothing is written', async () => {
    const version = world.store.version()
    const past = await world.problem(400, SESSIONS, { ...ONE, id: 'old', on: '2020-01-01' })
    assert.match(past.detail, /on: the day is past/)
    const foreign = await world.problem(400, SESSIONS, { ...ONE, mechanism: 'x', sectors: ['y'] })
    assert.deepEqual(foreign.errors!.map(({ field }) => field).sort(), ['mechanism', 'sectors'])
    await world.problem(400, SESSIONS, { ...ONE, by: '' })
    await world.problem(400, SESSIONS, { ...ONE, colour: 'red' })
    await world.problem(404, `${SESSIONS}/none/agenda`, {
      base: 0,
      operations: [note('ask:x', 'a')],
      by: 'A',
    })
    await world.problem(404, `${SESSIONS}/none/close`, { by: 'Anna' })
    await world.problem(404, `${ACTIONS}/none?by=Anna`, undefined, { method: 'DELETE' })
    assert.equal((await world.get(`${SESSIONS}/none`)).status, 404)
    assert.equal((await world.get(`${SESSIONS}/none/agenda`)).status, 404)
    const { id } = (await agendaOf(world)).items[0]!
    const half = await world.problem(400, AGENDA, {
      base: 0,
      operations: [note(id, 'kept?'), note('ask:none', 'lost')],
      by: 'Anna',
    })
    assert.match(half.detail, /operations\[1\]: ask:none is not on the agenda/)
    assert.equal(world.store.version(), version)
  })

  it('it is edited, fixed, and stays as it is', async () => {
    const { items } = await agendaOf(world)
    const [first, second] = items.map(({ id }) => id) as [string, string]
    const operations = [
      { op: 'wording', item: first, wording: 'What was done?' },
      { op: 'drop', item: second, reason: 'settled' },
    ]
    const edited = await world.ask(AgendaAnswer, AGENDA, { base: 0, operations, by: 'Anna' })
    assert.equal(edited.version, 2)
    assert.equal(edited.items.find(({ id }) => id === first)!.question, 'What was done?')
    const [drop] = edited.edits.filter(({ edit }) => edit.operation.op === 'drop')
    const back = { base: 2, statements: [drop!.statement], by: 'Boris' }
    const undone = await world.ask(AgendaAnswer, `${AGENDA}/undo`, back)
    assert.ok(undone.items.some(({ id }) => id === second))
    const fix = { base: undone.version, recordDay: TODAY, by: 'Anna' }
    fixed = await world.ask(AgendaAnswer, `${AGENDA}/fix`, fix)
    assert.equal(fixed.session.fixedAt, TODAY)
    const refused = await world.problem(400, AGENDA, { base: 3, operations, by: 'Boris' })
    assert.match(refused.detail, /fixed by Anna/)
    const draft = { id: 'draft', session: 'one', what: 'Send it', owners: [{ party: 'XA' }] }
    const actions = await world.ask(ActionsAnswer, ACTIONS, { ...draft, by: 'Anna' })
    assert.equal(actions.items.length, 1)
    assert.deepEqual(await agendaOf(world), fixed)
    const released = await world.ask(AgendaAnswer, `${AGENDA}/release`, { by: 'Anna' })
    assert.equal(released.fixed, null)
    await world.ask(AgendaAnswer, `${AGENDA}/fix`, fix)
  })

  it('an action item that another changed meanwhile is not written over', async () => {
    const draft = {
      id: 'draft',
      session: 'one',
      what: 'Send it',
      owners: [{ party: 'XA' }],
      by: 'B',
    }
    const later = await world.ask(ActionsAnswer, ACTIONS, { ...draft, base: 1, due: '2027-01-31' })
    assert.equal(later.items[0]!.version, 2)
    const lost = await world.problem(409, ACTIONS, { ...draft, base: 1, state: 'done' })
    assert.match(lost.detail, /at version 2: B wrote “Send it”, due 31 Jan 2027, open.*Nothing/)
    const back = await world.send(`${ACTIONS}/draft?by=Anna`, undefined, { method: 'DELETE' })
    assert.equal(ActionsAnswer.parse(await back.json()).items[0]!.version, 1)
    await world.ask(ActionsAnswer, ACTIONS, { ...draft, base: 1, due: '2027-01-31' })
  })

  it('it is closed with outcomes, and the next starts from what is open', async () => {
    const open = await world.problem(400, `${SESSIONS}/one/close`, { by: 'Anna' })
    assert.match(open.detail, /say what these came to/)
    const [first, ...others] = fixed.items.map(({ id }) => id)
    const told = { outcomes: [{ item: first, outcome: 'answered', words: 'Yes.' }], by: 'Anna' }
    await world.ask(SessionAnswer, `${SESSIONS}/one/outcomes`, told)
    const outcomes = others.map((item) => ({ item, outcome: 'not-reached' }))
    const closing = { outcomes, note: 'Short.', by: 'Anna' }
    const closed = await world.ask(SessionAnswer, `${SESSIONS}/one/close`, closing)
    assert.equal(closed.outcomes.length, 5)
    assert.equal(closed.closed!.note, 'Short.')
    const next = { ...ONE, id: 'two', on: '2027-05-01' }
    const { carried } = await world.ask(SessionAnswer, SESSIONS, next)
    assert.deepEqual(
      carried.map(({ id }) => id),
      ['draft'],
    )
    const agenda = await world.ask(AgendaAnswer, `${SESSIONS}/two/agenda`)
    assert.equal(agenda.items[0]!.id, 'action:draft')
    const gone = await world.send(`${SESSIONS}/two?by=Anna`, undefined, { method: 'DELETE' })
    assert.equal(SessionsAnswer.parse(await gone.json()).sessions.length, 1)
    const again = await world.ask(SessionAnswer, `${SESSIONS}/one/reopen`, { by: 'Anna' })
    assert.equal(again.closed, null)
    assert.deepEqual(world.faults, [])
  })
})

describe('two people at one agenda', () => {
  it('the second is told what the first did, and nothing of either is lost', async () => {
    const world = await withSession()
    after(() => world.close())
    const seen = await agendaOf(world)
    const [first, second] = seen.items.map(({ id }) => id) as [string, string]
    const anna = { base: seen.version, operations: [note(first, 'of Anna')], by: 'Anna' }
    await world.ask(AgendaAnswer, AGENDA, anna)
    const version = world.store.version()
    const boris = { base: seen.version, operations: [note(second, 'of Boris')], by: 'Boris' }
    const problem = await world.problem(409, AGENDA, boris)
    assert.equal(problem.type, 'urn:followthrough:problem:moved-on')
    assert.equal(world.store.version(), version)
    const { moved } = problem
    assert.equal(moved!.version, 1)
    assert.deepEqual(
      moved!.others.map(({ by, edit }) => [by, edit.operation]),
      [['Anna', note(first, 'of Anna')]],
    )
    const both = await world.ask(AgendaAnswer, AGENDA, { ...boris, base: moved!.version })
    const notes = new Map(both.items.map((item) => [item.id, item.note]))
    assert.deepEqual([notes.get(first), notes.get(second)], ['of Anna', 'of Boris'])

    const back = { base: 2, statements: [both.edits[0]!.statement], by: 'Anna' }
    await world.ask(AgendaAnswer, `${AGENDA}/undo`, back)
    const fix = await world.problem(409, `${AGENDA}/fix`, {
      base: 2,
      recordDay: TODAY,
      by: 'Boris',
    })
    assert.deepEqual(fix.moved!.takenBack, [both.edits[0]!.statement])
    assert.equal((await agendaOf(world)).fixed, null)
  })

  it('of edits sent at once one is written, and the others after it, one by one', async () => {
    const world = await withSession()
    after(() => world.close())
    const { id } = (await agendaOf(world)).items[0]!
    const people = ['Anna', 'Boris', 'Clara', 'Dora']
    const waiting = new Set(people)
    for (let base = 0; waiting.size > 0; base++) {
      const sent = [...waiting]
      const statuses = await Promise.all(
        sent.map(async (by) => {
          const operations = [{ op: 'add', item: `own:${by}`, wording: by, reason: 'asked' }]
          return (await world.send(AGENDA, { base, operations, by })).status
        }),
      )
      assert.equal(statuses.filter((status) => status === 200).length, 1)
      assert.equal(statuses.filter((status) => status === 409).length, sent.length - 1)
      waiting.delete(sent[statuses.indexOf(200)]!)
    }
    const agenda = await agendaOf(world)
    assert.ok(agenda.items.some((item) => item.id === id))
    for (const by of people) assert.ok(agenda.items.some((item) => item.id === `own:${by}`))
  })

  it('two servers over one ledger keep one agenda', async () => {
    const world = await openDeskWorld({}, 'kz-pk')
    after(() => world.close())
    const child = fork(fileURLToPath(new URL('second-server.ts', import.meta.url)), [
      world.file,
      PACK_DIR,
    ])
    after(() => child.kill())
    const [url] = (await once(child, 'message')) as [string]
    const other = deskWorld({ ...world, url, get: (path, init) => fetch(`${url}${path}`, init) })
    await world.ask(SessionAnswer, SESSIONS, { ...ONE, mechanism: 'n-igc' })
    const seen = await agendaOf(other)
    const [first, second] = seen.items.map(({ id }) => id) as [string, string]
    const of = (by: string, item: string, base = 0) => ({
      base,
      operations: [note(item, by)],
      by,
    })
    const [here, there] = await Promise.all([
      world.send(AGENDA, of('Anna', first)),
      other.send(AGENDA, of('Boris', second)),
    ])
    assert.deepEqual([here.status, there.status].sort(), [200, 409])
    const late = here.status === 409 ? of('Anna', first, 1) : of('Boris', second, 1)
    await (here.status === 409 ? world : other).ask(AgendaAnswer, AGENDA, late)
    const agenda = await agendaOf(world)
    assert.deepEqual(await agendaOf(other), agenda)
    assert.deepEqual(new Set(agenda.edits.map(({ by }) => by)), new Set(['Anna', 'Boris']))
    const exit = once(child, 'exit')
    child.disconnect()
    await exit
    assert.deepEqual(world.faults, [])
  })
})
