import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { PROPOSAL_STATES, type ProposalsFilter } from '@followthrough/brief'
import { packStatements } from '@followthrough/ledger'
import fc from 'fast-check'
import { MIGRATIONS, openDatabase, pragma } from '../src/database.ts'
import {
  openStore,
  proposalId,
  type ReadingDraft,
  readPack,
  restoreStore,
  type Store,
  statementId,
} from '../src/index.ts'
import { createStore } from '../src/store.ts'
import {
  bytesOf,
  captureId,
  claim,
  decision,
  found,
  keep,
  reading,
  undoing,
} from './desk-fixture.ts'
import { failsAs } from './fails-as.ts'
import { tempDir, writePack } from './fixture.ts'
import { naiveStates } from './naive-desk.ts'

const ALL = { page: 1, perPage: 1000 }
const stateOf = (store: Store, id: string) => store.desk.proposal(id)!.state

test('a claim is open, held or refused as its gate says', () => {
  const store = openStore(':memory:')
  const capture = keep(store, 'x')
  const claims = (['admitted', 'held', 'refused'] as const).map((outcome, i) =>
    claim({ outcome, quote: `${i}`, reasons: outcome === 'admitted' ? [] : ['subject-unknown'] }),
  )
  store.desk.keepReading(
    reading(
      capture,
      claims.map((one) => found(one)),
    ),
  )
  const states = claims.map((one) => stateOf(store, proposalId(capture, one)))
  assert.deepEqual(states, ['open', 'held', 'refused'])
  assert.deepEqual(store.desk.counts(), {
    documents: 1,
    open: 1,
    held: 1,
    refused: 1,
    decided: 0,
    settled: 0,
    superseded: 0,
    reasons: { 'subject-unknown': 2 },
  })
})

test('a decision decides until it is undone, and may be made anew', () => {
  const store = openStore(':memory:')
  const capture = keep(store, 'x')
  store.desk.keepReading(reading(capture, [found(claim())]))
  const id = proposalId(capture, claim())
  for (let i = 0; i < 3; i++) {
    assert.equal(store.desk.proposal(id)!.decision, null)
    const { ids, added } = store.append([decision(id)])
    assert.equal(added, 1)
    assert.equal(stateOf(store, id), 'decided')
    const { id: statement, value, recordedBy } = store.desk.proposal(id)!.decision!
    assert.deepEqual(
      [statement, value, recordedBy],
      [ids[0], { decision: 'accepted' }, 'person ann'],
    )
    store.append([undoing(ids[0]!, id)])
    assert.equal(stateOf(store, id), 'open')
  }
  const { ids } = store.append([decision(id, { decision: 'rejected' }), decision(id)])
  assert.equal(store.desk.proposal(id)!.decision!.id, ids[0]) // the other was on record before
  store.append([undoing(ids[0]!, id)])
  assert.equal(store.desk.proposal(id)!.decision!.id, ids[1])
})

test('what takes the place of a decided proposal is settled, through any number of readings', () => {
  const store = openStore(':memory:')
  const capture = keep(store, 'x')
  const versions = [0, 1, 2, 3].map((i) => claim({ quote: `version ${i}` }))
  const ids = versions.map((one) => proposalId(capture, one))
  versions.forEach((one, i) => {
    store.desk.keepReading(
      reading(capture, [found(one, { replaces: i === 0 ? null : ids[i - 1]! })], {
        reader: `rules@${i}`,
      }),
    )
  })
  const states = () => ids.map((id) => stateOf(store, id))
  assert.deepEqual(states(), ['superseded', 'superseded', 'superseded', 'open'])
  const [first] = store.append([decision(ids[0]!)]).ids
  assert.deepEqual(states(), ['decided', 'superseded', 'superseded', 'settled'])
  // Read once more, by a reader that sees nothing to replace.
  store.desk.keepReading(reading(capture, [found(versions[3]!)], { reader: 'rules@9' }))
  assert.deepEqual(states(), ['decided', 'superseded', 'superseded', 'settled'])
  const [last] = store.append([decision(ids[3]!)]).ids
  assert.deepEqual(states(), ['decided', 'superseded', 'superseded', 'decided'])
  store.append([undoing(first!, ids[0]!), undoing(last!, ids[3]!)])
  assert.deepEqual(states(), ['superseded', 'superseded', 'superseded', 'open'])
})

test('a decision that was made before the proposal is read counts once it is', () => {
  const store = openStore(':memory:')
  const capture = keep(store, 'x')
  store.append([decision(proposalId(capture, claim()))])
  store.desk.keepReading(reading(capture, [found(claim())]))
  assert.equal(stateOf(store, proposalId(capture, claim())), 'decided')
})

test('of two readers that agree one proposal stands, and again when the other goes', () => {
  const store = openStore(':memory:')
  const capture = keep(store, 'x')
  const [rules, model] = [claim({ quote: 'rules' }), claim({ quote: 'model' })]
  const [one, other] = [proposalId(capture, rules), proposalId(capture, model)]
  store.desk.keepReading(reading(capture, [found(rules)]))
  store.desk.keepReading(
    reading(capture, [found(model, { agreesWith: one })], { family: 'model', reader: 'model x@1' }),
  )
  assert.deepEqual([stateOf(store, one), stateOf(store, other)], ['open', 'superseded'])
  store.desk.keepReading(reading(capture, [found(rules, { agreesWith: other })]))
  assert.deepEqual([stateOf(store, one), stateOf(store, other)], ['open', 'superseded'])
  store.desk.keepReading(reading(capture, []))
  assert.deepEqual([stateOf(store, one), stateOf(store, other)], ['superseded', 'open'])
})

const someSteps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('read' as const),
        capture: fc.nat(1),
        family: fc.constantFrom('rules' as const, 'rules' as const, 'model' as const),
        claims: fc.array(
          fc.record({
            quote: fc.constantFrom('a', 'b', 'c', 'd'),
            outcome: fc.constantFrom('admitted' as const, 'held' as const, 'refused' as const),
            replaces: fc.option(fc.nat(), { freq: 2 }),
            agreesWith: fc.option(fc.nat(), { freq: 3 }),
          }),
          { maxLength: 4 },
        ),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('decide' as const),
        pick: fc.nat(),
        decision: fc.constantFrom('accepted', 'rejected'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('undo' as const), pick: fc.nat() }),
    },
  ),
  { maxLength: 14 },
)

test('the states are what a slow account of all that was said gives, after every step', () => {
  fc.assert(
    fc.property(someSteps, (steps) => {
      const store = openStore(':memory:')
      const captures = ['x', 'y'].map((text) => keep(store, text))
      const written: ReadingDraft[] = []
      const known: string[] = []
      const pickOf = (pick: number | null) =>
        pick === null || known.length === 0 ? null : known[pick % known.length]!
      for (const step of steps) {
        if (step.kind === 'read') {
          const capture = captures[step.capture]!
          const draft = reading(
            capture,
            step.claims.map(({ quote, outcome, replaces, agreesWith }) =>
              found(claim({ quote, outcome, reasons: outcome === 'held' ? ['r'] : [] }), {
                replaces: pickOf(replaces),
                agreesWith: pickOf(agreesWith),
              }),
            ),
            { family: step.family },
          )
          if (!store.desk.keepReading(draft).isNew) continue
          written.push(draft)
          for (const { claim: one } of draft.claims) {
            const id = proposalId(capture, one)
            if (!known.includes(id)) known.push(id)
          }
        } else if (step.kind === 'decide') {
          const id = pickOf(step.pick)
          if (id !== null) store.append([decision(id, { decision: step.decision })])
        } else {
          const all = store.statements()
          const target = all[step.pick % Math.max(1, all.length)]
          if (target !== undefined) store.append([undoing(target.id, target.subject)])
        }
        const expected = naiveStates(written, store.statements())
        assert.deepEqual(
          new Map(known.map((id) => [id, stateOf(store, id)])),
          new Map(known.map((id) => [id, expected.get(id)!])),
        )
      }
      const expected = naiveStates(written, store.statements())
      const { reasons, documents, ...counts } = store.desk.counts()
      for (const state of PROPOSAL_STATES) {
        const ids = known.filter((id) => expected.get(id) === state)
        assert.equal(counts[state], ids.length)
        const { total, items } = store.desk.proposals({ state, ...ALL })
        assert.equal(total, ids.length)
        assert.deepEqual(items.map(({ id }) => id).sort(), ids.sort())
      }
      store.close()
    }),
    { numRuns: 400 },
  )
})

/** Two documents of claims of all kinds; returns what was kept, in the order of the text. */
function filled(store: Store) {
  const quotes = ['Дорога ОТКРЫТА — Ёлки', 'The ROAD  opens', 'A “quoted" \\ 100%_ road', 'Ничего']
  return ['x', 'y', 'z'].flatMap((text, d) => {
    const capture = keep(store, text, `https://wire.example/${text}`)
    const claims = quotes.map((quote, i) =>
      claim({
        spans: [[100 - 10 * i, 105]],
        quote,
        act: i % 2 === 0 ? 'signed' : 'met',
        about: i === 3 ? [] : [`c-${i}`, 'with "quotes"'],
        outcome: d === 1 ? 'held' : 'admitted',
        reasons: i === 1 ? ['nothing-linked', 'actor-unresolved'] : ['actor-unresolved'],
      }),
    )
    store.desk.keepReading(
      reading(
        capture,
        claims.map((one) => found(one)),
      ),
    )
    return claims.map((one) => ({ capture, d, one, id: proposalId(capture, one) }))
  })
}

test('filters, order and pages are those of the plain list', () => {
  const store = openStore(':memory:')
  const all = filled(store)
  const has = (text: string) => (quote: string) =>
    text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => quote.toLowerCase().includes(word))
  const filters: [Partial<ProposalsFilter>, (kept: (typeof all)[number]) => boolean][] = [
    [{}, () => true],
    [{ state: 'held' }, ({ d }) => d === 1],
    [{ state: 'decided' }, () => false],
    [{ capture: all[5]!.capture }, ({ d }) => d === 1],
    [{ subject: 'c-1' }, ({ one }) => one.about.includes('c-1')],
    [{ subject: 'with "quotes"' }, ({ one }) => one.about.length > 0],
    [{ subject: 'c-' }, () => false],
    [{ act: 'met' }, ({ one }) => one.act === 'met'],
    [{ reason: 'nothing-linked' }, ({ one }) => one.gate.reasons.includes('nothing-linked')],
    [{ reason: 'linked' }, () => false],
    ...['дорога', 'ДОРОГА ёлки', 'road', ' open\tROAD ', '%_', '"', '\\', 'no such', ''].map(
      (text) =>
        [{ text }, ({ one }: (typeof all)[number]) => has(text.trim())(one.quote)] as [
          Partial<ProposalsFilter>,
          (kept: (typeof all)[number]) => boolean,
        ],
    ),
    [
      { state: 'open', act: 'signed', text: 'road' },
      ({ d, one }) => d !== 1 && one.quote.includes('road'),
    ],
  ]
  const start = (kept: (typeof all)[number]) => kept.one.spans[0]![0]
  for (const [filter, holds] of filters) {
    for (const order of ['newest', 'document'] as const) {
      const expected = all
        .filter(holds)
        .sort((a, b) => (order === 'newest' ? b.d - a.d : a.d - b.d) || start(a) - start(b))
        .map(({ id }) => id)
      for (const perPage of [1, 5, 100]) {
        const seen: string[] = []
        for (let page = 1; (page - 1) * perPage <= expected.length; page++) {
          const { total, items } = store.desk.proposals({ ...filter, order, page, perPage })
          assert.equal(total, expected.length, JSON.stringify(filter))
          seen.push(...items.map(({ id }) => id))
        }
        assert.deepEqual(seen, expected, JSON.stringify({ filter, order }))
      }
    }
  }
})

test('a document read again comes first in the queue', () => {
  const store = openStore(':memory:')
  const [first, ...rest] = filled(store)
  const { items } = store.desk.proposals({ page: 1, perPage: 1 })
  assert.equal(items[0]!.capture, rest.at(-1)!.capture)
  store.desk.keepReading(reading(first!.capture, [found(first!.one)], { reader: 'rules@2' }))
  assert.equal(store.desk.proposals({ page: 1, perPage: 1 }).items[0]!.id, rest[2]!.id)
  assert.equal(store.desk.proposals({ state: 'open', page: 1, perPage: 1 }).items[0]!.id, first!.id)
})

test('a proposal comes with its reading, its document and what it replaces', () => {
  const store = openStore(':memory:', { now: () => '2026-07-01T12:00:00.000Z' })
  const [{ capture, one, id }] = filled(store) as [ReturnType<typeof filled>[number]]
  assert.deepEqual(store.desk.proposal(id), {
    id,
    claim: one,
    replaces: null,
    agreesWith: null,
    differsFrom: null,
    capture,
    reader: 'rules@1',
    readAt: '2026-07-01T12:00:00.000Z',
    state: 'open',
    decision: null,
    document: {
      title: 'The bridge',
      publisher: 'Belmark Wire',
      published: '2026-02-05',
      language: 'en',
      url: null,
      cluster: capture,
    },
  })
  assert.equal(store.desk.proposal('p'), null)
})

test('documents are listed by their newest reading, and found by title, publisher and address', () => {
  const store = openStore(':memory:')
  const all = filled(store)
  const [x, y, z] = [all[0]!, all[4]!, all[8]!].map(({ capture }) => capture)
  const draft = reading(y!, [], { reader: 'rules@2' })
  store.desk.keepReading({ ...draft, document: { ...draft.document, title: 'МОСТ открыт' } })
  const listed = (text?: string) =>
    store.desk
      .documents({ ...(text === undefined ? {} : { text }), ...ALL })
      .items.map(({ capture }) => capture)
  assert.deepEqual(listed(), [y, z, x])
  assert.deepEqual(listed('мост'), [y])
  assert.deepEqual(listed('WIRE'), [y, z, x])
  assert.deepEqual(listed('bridge https://wire.example/x'), [x])
  assert.deepEqual(listed('no such'), [])
  const { total, items } = store.desk.documents({ page: 2, perPage: 2 })
  assert.deepEqual([total, items.map(({ capture }) => capture)], [3, [x]])
  const { readAt, ...row } = items[0]!
  assert.deepEqual(row, {
    capture: x,
    address: 'https://wire.example/x',
    title: 'The bridge',
    publisher: 'Belmark Wire',
    published: '2026-02-05',
    language: 'en',
    mime: 'text/plain',
    reader: 'rules@1',
    cluster: x,
    warnings: [],
    counts: { open: 4, held: 0, refused: 0, decided: 0, settled: 0, superseded: 0 },
  })
})

test('a page that cannot be is refused', async () => {
  const store = openStore(':memory:')
  for (const page of [0, -1, 1.5, Number.NaN])
    for (const list of [store.desk.proposals, store.desk.documents])
      await failsAs(() => list({ page, perPage: 10 }), 'refused', /no such page \(page: /)
})

test('two connections that write at once lose nothing and agree on the queue', (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const stores = [openStore(file), openStore(file)]
  t.after(() => stores.map((store) => store.close()))
  const written: ReadingDraft[] = []
  for (let i = 0; i < 40; i++) {
    const [store, other] = i % 2 === 0 ? stores : [...stores].reverse()
    const capture = keep(store!, `text ${i % 7}`, `https://wire.example/${i % 3}`)
    const draft = reading(capture, [found(claim({ quote: `${i % 5}` }))], { reader: `rules@${i}` })
    store!.desk.keepReading(draft)
    written.push(draft)
    const id = proposalId(capture, draft.claims[0]!.claim)
    if (i % 4 === 0) other!.append([decision(id)])
    const expected = naiveStates(written, store!.statements())
    for (const each of stores)
      for (const [one, state] of expected) assert.equal(stateOf(each, one), state)
  }
  assert.deepEqual(stores[0]!.desk.counts(), stores[1]!.desk.counts())
})

test('a desk that another process is writing to says so, and keeps nothing', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const store = openStore(file, { busyMs: 20 })
  const writer = openDatabase(file)
  t.after(() => [store, writer].map((each) => each.close()))
  const capture = keep(store, 'x')
  writer.exec('BEGIN IMMEDIATE')
  await failsAs(() => keep(store, 'y'), 'locked', /another process is writing/)
  await failsAs(
    () => store.desk.keepReading(reading(capture, [found(claim())])),
    'locked',
    /another process is writing/,
  )
  assert.deepEqual(store.desk.readings(capture), [])
  writer.exec('ROLLBACK')
  assert.equal(store.desk.hasCapture(captureId(bytesOf('y'))), false)
  assert.equal(store.desk.keepReading(reading(capture, [found(claim())])).isNew, true)
})

test('what is kept can be neither updated nor deleted nor replaced', (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const store = openStore(file)
  t.after(() => store.close())
  filled(store)
  store.desk.notePoll({
    feed: 'f',
    at: '2026-07-01T12:00:00Z',
    outcome: 'read',
    items: 1,
    added: 1,
    problem: null,
    etag: null,
    modified: null,
  })
  const plain = new DatabaseSync(file) // as the sqlite3 command line would: no pragma of ours
  t.after(() => plain.close())
  const tables = plain
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'queue'`,
    )
    .all()
    .map(({ name }) => name as string)
  assert.equal(tables.length, 9)
  for (const table of tables.filter((name) => !['statements', 'pack_loads'].includes(name))) {
    const [column] = plain.prepare('SELECT name FROM pragma_table_info(?)').all(table)
    for (const sql of [
      `UPDATE ${table} SET ${column!.name} = ${column!.name}`,
      `DELETE FROM ${table}`,
      `REPLACE INTO ${table} SELECT * FROM ${table}`,
    ])
      assert.throws(() => plain.exec(sql), /the ledger is append-only/, sql)
  }
})

test('a backup carries captures, readings and the queue', async (t) => {
  const dir = tempDir(t)
  const store = openStore(join(dir, 'ledger.db'))
  const all = filled(store)
  store.append([decision(all[0]!.id)])
  await store.backup(join(dir, 'backup.db'))
  restoreStore(join(dir, 'backup.db'), join(dir, 'restored.db'))
  const restored = openStore(join(dir, 'restored.db'))
  t.after(() => [store, restored].map((each) => each.close()))
  for (const { capture } of all) {
    assert.deepEqual(restored.desk.capture(capture), store.desk.capture(capture))
    assert.deepEqual(restored.desk.reading(capture), store.desk.reading(capture))
  }
  assert.deepEqual(restored.desk.proposals(ALL), store.desk.proposals(ALL))
  assert.deepEqual(restored.desk.counts(), store.desk.counts())
  assert.equal(restored.desk.counts().decided, 1)
})

test('a ledger from before there was a desk gets one, and keeps its statements', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const drafts = packStatements(readPack(writePack(t)).pack!)
  const old = openDatabase(file, { migrations: MIGRATIONS.slice(0, 1) })
  for (const draft of drafts) {
    const row = {
      ...draft,
      id: statementId(draft),
      recordedAt: '2026-07-01T12:00:00.000Z',
      value: JSON.stringify(draft.value),
      boundParties: JSON.stringify(draft.boundParties),
    }
    const names = Object.keys(row).map((name) =>
      name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
    )
    old
      .prepare(`INSERT INTO statements (${names}) VALUES (${names.map(() => '?')})`)
      .run(...Object.values(row))
  }
  const before = old.prepare('SELECT * FROM statements').all()
  assert.equal(pragma(old, 'user_version'), 1)
  old.close()
  await failsAs(
    () => openStore(file, { readOnly: true }),
    'older',
    /of an older format\. Open it once for writing/,
  )
  const database = openDatabase(file)
  const store = createStore(database, file)
  t.after(() => store.close())
  assert.equal(pragma(database, 'user_version'), MIGRATIONS.length)
  assert.deepEqual(database.prepare('SELECT * FROM statements').all(), before)
  assert.deepEqual(
    store.statements().map(({ id, recordedAt, ...draft }) => draft),
    drafts,
  )
  assert.equal(filled(store).length, store.desk.proposals(ALL).total)
})
