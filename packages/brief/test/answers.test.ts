import assert from 'node:assert/strict'
import test from 'node:test'
import type { Statement } from '@followthrough/ledger'
import { act, commitment, instrument } from '../../ledger/test/statements.ts'
import {
  CommitmentsQuery,
  createAnswers,
  openDossier,
  SearchQuery,
  TimelineQuery,
} from '../src/index.ts'

const PARTNERSHIP = {
  id: 'p-q',
  title: 'P–Q',
  parties: [
    { code: 'P', name: 'Pland', adjective: 'Plandish' },
    { code: 'Q', name: 'Qland', adjective: 'Qlandish' },
  ],
  languages: ['en'],
  readOn: '2024-06-01',
  headlineTarget: null,
  pairs: [],
  sectors: [{ id: 'x', name: 'Exes' }],
  topics: [],
}

function source(id: string): Statement {
  return {
    ...commitment(),
    id: `record-${id}`,
    subject: id,
    property: 'source',
    value: {
      id,
      publisher: 'Paper',
      title: 'Story',
      url: null,
      published: '2020-01-01',
      lang: 'en',
      kind: 'press',
      class: 'D',
      party: null,
      origin: null,
      note: '',
    },
  }
}

const answers = (statements: readonly Statement[]) =>
  createAnswers(openDossier(PARTNERSHIP, [source('s'), ...statements]), () => '2024-06-01')
const ledeOf = (statements: readonly Statement[]) =>
  answers(statements)
    .status({})
    .lede.map((run) => run.text)
    .join('')

const signed = (id: string) => [commitment({ id }), act('signed', '2024-01-01', { subject: id })]
const started = (id: string) => [...signed(id), act('started', '2024-02-01', { subject: id })]
const voiced = (id: string) => [
  commitment({ id }),
  act('voiced', '2024-01-01', { subject: id, saidBy: 'p-1' }),
]

test('the lede is a whole sentence whatever there is', () => {
  assert.equal(ledeOf([]), 'No commitment that can be checked was on record by this day.')
  assert.equal(
    ledeOf(signed('c-1')),
    'Of 1 commitment that can be checked, none are delivered. 1 is on paper with no deed on record.',
  )
  assert.equal(
    ledeOf(started('c-1')),
    'Of 1 commitment that can be checked, none are delivered, 1 is under way.',
  )
  assert.equal(
    ledeOf([...signed('c-1'), ...started('c-2'), ...voiced('c-3'), ...voiced('c-4')]),
    'Of 4 commitments that can be checked, none are delivered, 1 is under way. 1 is on paper with no deed on record and 2 are words so far.',
  )
})

test('the numbers of the lede add up to those that can be checked, and leave out the declaratory', () => {
  const all = [
    ...signed('c-1'),
    ...started('c-2'),
    ...voiced('c-3'),
    commitment({ id: 'c-4', declaratory: true }),
    act('agreed', '2024-01-01', { subject: 'c-4' }),
  ]
  const numbers = ledeOf(all).match(/\d+/g)!.map(Number)
  assert.equal(numbers[0], 3)
  assert.equal(
    numbers.slice(1).reduce((sum, n) => sum + n, 0),
    3,
  )
  const status = answers(all).status({})
  assert.equal(status.total, 4)
  assert.equal(status.declaratory, 1)
})

test('instruments without a day stand apart, and only where no days were asked for', () => {
  const desk = answers([
    instrument({ id: 'i-1' }),
    instrument({ id: 'i-2', signedOn: '2024-01-01' }),
  ])
  const all = desk.timeline({}, TimelineQuery.parse({}))
  assert.deepEqual([all.entries.map((e) => e.id), all.undated.map((e) => e.id)], [['i-2'], ['i-1']])
  assert.deepEqual(desk.timeline({}, TimelineQuery.parse({ from: '2023' })).undated, [])
})

test('a commitment is found by filter and words, and sorted either way', () => {
  const desk = answers([...signed('c-1'), ...voiced('c-2'), ...started('c-3')])
  const ids = (query: object) =>
    desk.commitments({}, CommitmentsQuery.parse(query)).commitments.map((row) => row.id)
  assert.deepEqual(ids({ headline: 'voiced' }), ['c-2'])
  assert.deepEqual(ids({ headline: 'voiced,signed', sort: '-id' }), ['c-2', 'c-1'])
  assert.deepEqual(ids({ text: 'C-3 promise' }), ['c-3'])
  assert.deepEqual(ids({ sort: 'silence', limit: '2' }), ['c-3', 'c-1'])
})

test('any spelling of a name on record opens the one person or body it stands for', () => {
  const person = (id: string, name: string, aliases: string[]): Statement => ({
    ...commitment(),
    id: `record-${id}`,
    subject: id,
    property: 'person',
    value: { id, name, aliases, party: null, posts: [], sources: ['s'] },
  })
  const desk = answers([person('p-1', 'Fahd Haroon', ['Fahad Haroon'])])
  assert.equal(desk.idOf('fahad haroon'), 'p-1')
  assert.equal(desk.person({}, 'Fahd Haroon')!.person.id, 'p-1')
  assert.equal(desk.idOf('nobody'), 'nobody')
})

test('markup is no word', () => {
  assert.ok(!CommitmentsQuery.safeParse({ text: '<script>' }).success)
  assert.ok(!SearchQuery.safeParse({ q: 'a\u0000b' }).success)
  assert.ok(SearchQuery.safeParse({ q: 'O’Neill & Sons (Қазақстан)' }).success)
})

test('a delivered commitment says by how many days it came late', () => {
  const desk = answers([
    commitment(),
    act('delivered', '2024-05-20', { meets: 'whole', sourceClass: 'B', originCluster: 'a' }),
    act('delivered', '2024-05-20', { meets: 'whole', sourceClass: 'D', originCluster: 'b' }),
    {
      ...act('voiced', '2024-01-01', { saidBy: 'p-1' }),
      id: 'due-1',
      property: 'due',
      valueType: 'due',
      value: { due: '2024-05-10', kind: 'target', summary: '', words: '', note: '', row: 'r' },
    },
  ])
  const answer = desk.commitment({}, 'c-1')!
  assert.equal(answer.delivery.code, 'D6')
  assert.equal(answer.lateByDays, 10)
})
