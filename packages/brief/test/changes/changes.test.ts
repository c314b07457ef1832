import assert from 'node:assert/strict'
import test from 'node:test'
import { disagreements, fold, type Statement, statusOf } from '@followthrough/ledger'
import fc from 'fast-check'
import { act, commitment, due, instrument, someLedger } from '../../../ledger/test/statements.ts'
import { isNews } from '../../src/changes/known.ts'
import {
  ChangesAnswer,
  ChangesQuery,
  changesBetween,
  createAnswers,
  EVERYTHING,
} from '../../src/index.ts'
import { disruption, link, place } from '../network-records.ts'
import { claim, packDossier, record, small } from '../small.ts'

const someDays = fc
  .tuple(
    ...[0, 1, 2].map(() =>
      fc
        .tuple(
          fc.integer({ min: 2019, max: 2027 }),
          fc.constantFrom('01-31', '02-28', '06-15', '06-16'),
        )
        .map(([year, rest]) => `${year}-${rest}`),
    ),
  )
  .map((days) => days.toSorted() as [string, string, string])

const someClaims = fc.array(
  fc
    .tuple(
      fc.constantFrom('c-1', 'i-1'),
      fc.constantFrom('seats', 'km'),
      fc.constantFrom('1', '2', '3'),
      fc.integer({ min: 2019, max: 2026 }),
      fc.constantFrom('A', 'B', 'D', 'E', 'F'),
    )
    .map(([subject, property, value, year, sourceClass]) =>
      claim(subject, property, value, {
        knownOn: `${year}-03-01`,
        validOn: `${year}-03-01`,
        sourceClass: sourceClass as 'A',
        originCluster: `k${year}`,
      }),
    ),
  { maxLength: 8 },
)
const someStatements = fc
  .tuple(someLedger, someClaims)
  .map(([ledger, claims]): Statement[] => [...ledger, ...claims])

/** What a reader knew: everything published by a day, and nothing of what came later. */
function knownBy(statements: readonly Statement[], day: string) {
  // Records are our own coding, which stands for every day.
  const dossier = small(
    statements.filter(({ knownOn, valueType }) => valueType === 'record' || knownOn <= day),
  )
  const state = fold(dossier.ledger, { validOn: day, knownAt: day })
  const { ledger } = dossier
  const isTakenBack = (id: string): boolean =>
    ledger.statements.some(
      (other) => other.retracts === id && other.state === 'accepted' && !isTakenBack(other.id),
    )
  return {
    ids: new Set(
      ledger.statements
        .filter((s) => s.knownOn <= day && isNews(s) && !isTakenBack(s.id))
        .map(({ id }) => id),
    ),
    statuses: new Map(
      ledger.commitments.map(({ record: { id } }, i) => [id, statusOf(state, i)] as const),
    ),
    differing: new Map(
      disagreements(ledger, state).map((d) => [
        `${d.subject} ${d.property}`,
        d.values.map(({ value }) => value),
      ]),
    ),
  }
}

test('changes are the difference of what was known on the two days, each worked out alone', () => {
  fc.assert(
    fc.property(someStatements, someDays, (statements, [from, to]) => {
      const dossier = small(statements)
      const { ledger } = dossier
      const changes = changesBetween(dossier, from, to)
      const before = knownBy(statements, from)
      const after = knownBy(statements, to)
      const ids = (indices: readonly number[]) =>
        indices.map((i) => ledger.statements[i]!.id).sort()
      assert.deepEqual(
        ids(changes.statements.added),
        [...after.ids].filter((id) => !before.ids.has(id)).sort(),
      )
      assert.deepEqual(
        ids(changes.statements.retracted),
        [...before.ids].filter((id) => !after.ids.has(id)).sort(),
      )
      const told = new Map(changes.statuses.map((change) => [change.commitment, change]))
      for (const id of ['c-1', 'c-2']) {
        const was = before.statuses.get(id) ?? null
        const is = after.statuses.get(id) ?? null
        assert.equal(changes.commitments.added.includes(id), was === null && is !== null)
        assert.equal(changes.commitments.removed.includes(id), was !== null && is === null)
        if (was === null || is === null) continue
        const code = (status: typeof is) =>
          JSON.stringify([status.form.code, status.delivery.code, status.badges])
        assert.equal(told.has(id), code(was) !== code(is))
        const change = told.get(id)
        if (change !== undefined) {
          assert.equal(code(change.from), code(was))
          assert.equal(code(change.to), code(is))
        }
        const day = changes.dates.find((one) => one.commitment === id)
        assert.equal(
          day !== undefined,
          was.due?.latest !== is.due?.latest || was.due?.earliest !== is.due?.earliest,
        )
      }
      const newly = changes.figures
        .filter((change) => (change.to?.values.length ?? 0) > 1)
        .map((change) => [
          `${change.subject} ${change.property}`,
          change.to!.values.map(({ value }) => value),
        ])
      const naive = [...after.differing].filter(
        ([key, values]) => JSON.stringify(before.differing.get(key)) !== JSON.stringify(values),
      )
      assert.deepEqual(new Map(newly as [string, string[]][]), new Map(naive))
    }),
    { numRuns: 300 },
  )
})

test('what was added and retracted from A to C follows from A to B and B to C', () => {
  fc.assert(
    fc.property(someStatements, someDays, (statements, [a, b, c]) => {
      const dossier = small(statements)
      const first = changesBetween(dossier, a, b).statements
      const second = changesBetween(dossier, b, c).statements
      const whole = changesBetween(dossier, a, c).statements
      const without = (list: readonly number[], other: readonly number[]) =>
        list.filter((i) => !other.includes(i))
      const sorted = (list: readonly number[]) => list.toSorted((x, y) => x - y)
      assert.deepEqual(
        sorted([
          ...without(first.added, second.retracted),
          ...without(second.added, first.retracted),
        ]),
        sorted(whole.added),
      )
      assert.deepEqual(
        sorted([
          ...without(first.retracted, second.added),
          ...without(second.retracted, first.added),
        ]),
        sorted(whole.retracted),
      )
    }),
    { numRuns: 300 },
  )
})

test('between a day and itself nothing changes', () => {
  const dossier = packDossier('kz-pk')
  const { statements, from, to, ...rest } = changesBetween(dossier, '2026-02-04', '2026-02-04')
  assert.equal(from, to)
  assert.deepEqual(statements, { added: [], retracted: [] })
  for (const list of Object.values(rest).flatMap((value) =>
    Array.isArray(value) ? [value] : Object.values(value),
  ))
    assert.deepEqual(list, [])
})

const promise = [commitment(), act('voiced', '2023-01-01', { saidBy: 'p-1' })]

test('a status that rises and one that falls are told apart, with the rule of each', () => {
  const dossier = small([
    ...promise,
    instrument(),
    act('signed', '2023-03-01'),
    act('started', '2023-05-01'),
    act('suspended', '2023-08-01', { boundParties: ['P'] }),
  ])
  const directions = (from: string, to: string) =>
    changesBetween(dossier, from, to).statuses.map(({ direction, from: was, to: is }) => [
      direction,
      was.headline,
      is.headline,
      is.rule,
    ])
  assert.deepEqual(directions('2023-01-15', '2023-04-01'), [
    ['rose', 'voiced', 'signed', 'F3-official'],
  ])
  assert.deepEqual(directions('2023-04-01', '2023-06-01'), [
    ['rose', 'signed', 'under-way', 'D4-started'],
  ])
  assert.deepEqual(directions('2023-06-01', '2023-09-01'), [
    ['fell', 'under-way', 'stalled', 'S-declared'],
  ])
})

test('a paper signed for what stands still is no rise of it', () => {
  const stalled = small([
    ...promise,
    act('started', '2023-02-01'),
    act('suspended', '2023-03-01', { boundParties: ['P'] }),
    instrument(),
    act('signed', '2023-05-01'),
    act('suspended', '2023-05-20', { boundParties: ['P'] }),
  ])
  const [change] = changesBetween(stalled, '2023-04-01', '2023-06-01').statuses
  assert.deepEqual(
    [change!.direction, change!.from.headline, change!.to.headline, change!.to.form.code],
    ['changed', 'stalled', 'stalled', 'F3'],
  )
  assert.equal(change!.by!.rule, 'F3-official')
})

test('a clock that runs out is a change though nobody said anything', () => {
  const dossier = small([...promise, act('started', '2021-01-01')])
  const changes = changesBetween(dossier, '2024-12-31', '2025-01-02')
  assert.deepEqual(changes.statements, { added: [], retracted: [] })
  assert.deepEqual(
    changes.statuses.map(({ direction, to }) => [direction, to.rule]),
    [['fell', 'S-silence']],
  )
})

test('a due date that is moved tells by how many days', () => {
  const dossier = small([
    ...promise,
    due('2023-06-30', 'target', '2023-01-01'),
    due('2023-12-31', 'target', '2023-05-01'),
  ])
  const [change] = changesBetween(dossier, '2023-04-01', '2023-06-01').dates
  assert.equal(change?.days, 184)
  assert.equal(change?.from?.latest, '2023-06-30')
  assert.equal(change?.to?.latest, '2023-12-31')
})

const world = [
  ...promise,
  commitment({
    id: 'c-2',
    sector: 'y',
    responsible: [{ party: 'Q', bodies: [{ id: 'n-q', probable: false }] }],
  }),
  act('voiced', '2023-03-01', { subject: 'c-2', saidBy: 'p-1' }),
  record('place', place('post', 'PP', 'border')),
  record('place', place('beyond', 'QQ', 'border')),
  record('link', link('road', 'post', 'beyond', 'road')),
  record('disruption', disruption('d-1', { place: 'post', sources: ['s'], end: 'open' }), {
    knownOn: '2024-03-06',
    validOn: '2024-03-05',
  }),
]

test('a crossing that shuts is told with what it was before', () => {
  const { crossings } = changesBetween(small(world), '2024-03-01', '2024-04-01')
  assert.deepEqual(
    crossings.map(({ place: id, mode, from, to }) => [id, mode, from.open, to.open]),
    [
      ['post', 'road', 'yes', 'no'],
      ['beyond', 'road', 'yes', 'no'],
    ],
  )
})

test('a watch admits what any of its lists names, and nothing else', () => {
  const dossier = small(world)
  const seen = (watch: Partial<typeof EVERYTHING>) => {
    const changes = changesBetween(dossier, '2022-12-01', '2024-04-01', { ...EVERYTHING, ...watch })
    return {
      commitments: changes.commitments.added,
      crossings: changes.crossings.map(({ place: id }) => id),
      subjects: changes.statements.added.map((i) => dossier.ledger.statements[i]!.subject),
    }
  }
  assert.deepEqual(seen({}).commitments, ['c-1', 'c-2'])
  assert.deepEqual(seen({ sectors: ['y'] }), {
    commitments: ['c-2'],
    crossings: [],
    subjects: ['c-2'],
  })
  assert.deepEqual(seen({ bodies: ['n-q'] }).commitments, ['c-2'])
  assert.deepEqual(seen({ commitments: ['c-1'] }).commitments, ['c-1'])
  assert.deepEqual(seen({ crossings: ['post'] }), {
    commitments: [],
    crossings: ['post'],
    subjects: ['d-1'],
  })
  assert.deepEqual(seen({ commitments: ['c-1'], crossings: ['post'] }).crossings, ['post'])
})

test('what people write at the desk is no news of the partnership', () => {
  const edit = record('session', { id: 'x' }, { knownOn: '2024-01-01' })
  assert.equal(isNews(edit), false)
  const dossier = small([
    ...promise,
    record('feed', { id: 'f' }, { knownOn: '2024-01-01' }),
    record('title', { id: 't:ru' }, { knownOn: '2024-01-01' }),
  ])
  assert.deepEqual(changesBetween(dossier, '2023-06-01', '2024-06-01').statements.added, [])
})

test('what people take in of an earlier publication is told apart, and is no change', () => {
  const known = (recordedAt: string, recordedBy: string) =>
    small([
      ...promise,
      act('started', '2023-05-01', { recordedAt, recordedBy, locator: `${recordedAt}` }),
    ])
  const late = (recordedAt: string, recordedBy = 'person Aigul') =>
    changesBetween(known(recordedAt, recordedBy), '2024-01-01', '2024-02-01')
  const changes = late('2024-01-15T10:00:00Z')
  assert.equal(changes.late.length, 1)
  assert.deepEqual(changes.statements.added, [])
  assert.deepEqual(changes.statuses, [])
  // Taken in before, after, or by the pack.
  assert.deepEqual(late('2024-01-01T10:00:00Z').late, [])
  assert.deepEqual(late('2024-02-02T10:00:00Z').late, [])
  assert.deepEqual(late('2024-01-15T10:00:00Z', 'pack').late, [])
})

test('the answer for the visit of February 2026 has the signatures, the rises and the new promises', () => {
  const answers = createAnswers(packDossier('kz-pk'), () => '2026-11-21')
  const answer = answers.changes(
    ChangesQuery.parse({ from: '2026-02-01', to: '2026-02-10', limit: '5' }),
  )
  const { partnership: _, ...body } = answer
  const { partnership: __, ...parsed } = ChangesAnswer.parse(answer)
  assert.deepEqual(parsed, body)
  assert.ok(answer.instruments.added.some(({ id }) => id === 'i-decl'))
  assert.ok(answer.commitments.added.length > 20)
  assert.ok(
    answer.statuses.some(
      ({ commitment: { id }, direction, to }) =>
        id === 'c-transit-force' && direction === 'rose' && to.headline === 'signed',
    ),
  )
  assert.equal(answer.added.items.length, 5)
  assert.equal(
    answer.added.total,
    answer.added.counts.reduce((sum, { count }) => sum + count, 0),
  )
  const shut = answers.changes(
    ChangesQuery.parse({ from: '2025-10-01', to: '2025-11-01', crossing: 'torkham' }),
  )
  assert.deepEqual(
    shut.crossings.map(({ place: id, mode, from, to }) => [id, mode, from.open, to.open]),
    [['torkham', 'road', true, false]],
  )
  assert.equal(shut.statuses.length, 0)
  const russian = answers.changes(
    ChangesQuery.parse({ from: '2026-02-01', to: '2026-02-10', language: 'ru', limit: '0' }),
  )
  assert.ok(russian.statuses.every(({ to }) => /\p{Script=Cyrillic}/u.test(to.ruleText)))
})

test('the answer refuses days that run backwards and filters that name nothing', () => {
  const answers = createAnswers(packDossier('kz-pk'), () => '2026-11-21')
  const refused = (given: object) => () => answers.changes(ChangesQuery.parse(given))
  assert.throws(refused({ from: '2026-12-01' }), /to: expected a day that is not before from/)
  assert.throws(refused({ from: '2026-01-01', sector: 'none' }), /sector: expected one of/)
  assert.throws(refused({ from: '2026-01-01', commitment: 'c-none' }), /commitment: expected/)
  assert.throws(refused({ from: '2026-01-01', crossing: 'none' }), /crossing: expected/)
})
