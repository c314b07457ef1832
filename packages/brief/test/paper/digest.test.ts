import assert from 'node:assert/strict'
import test from 'node:test'
import { act, commitment, due } from '../../../ledger/test/statements.ts'
import { type Block, createAnswers, DigestQuery, RefusedQuestion } from '../../src/index.ts'
import { deskOf, type Person } from '../session/ledger-desk.ts'
import { institution, small } from '../small.ts'

const ANN: Person = { name: 'Ann', day: '2024-06-01' }
const COMMISSION = institution('n-com', {
  name: 'Joint Commission',
  party: null,
  kind: 'commission',
})
const begun = () =>
  deskOf(
    small([
      COMMISSION,
      commitment({ id: 'c-1', title: 'Build it' }),
      act('voiced', '2022-01-01'),
      act('signed', '2024-05-30'),
      due('2024-06-20', 'target', '2022-01-01'),
    ]),
  )
const digest = (desk: ReturnType<typeof begun>, query: object = {}) =>
  createAnswers(desk.now(), () => '2024-06-01').digest(DigestQuery.parse(query))
const headings = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))

test('a digest has what changed in the week, what is due in the next ones, and what is owed', () => {
  const desk = begun()
  desk.session(ANN, { id: 's-1', mechanism: 'n-com', on: '2024-06-10', place: 'Hall' })
  desk.action(ANN, { id: 'a-1', session: 's-1', what: 'Send it', owners: [{ party: 'P' }] })
  const paper = digest(desk)
  assert.deepEqual(headings(paper.blocks).slice(0, 2), ['What changed', 'Statuses that changed'])
  assert.match(headings(paper.blocks).at(-2)!, /^Due soon: 1–29 June 2024/)
  assert.equal(headings(paper.blocks).at(-1), 'Action items')
  const text = JSON.stringify(paper.blocks)
  for (const words of ['Build it', 'Joint Commission', 'Hall', 'Send it'])
    assert.ok(text.includes(words), words)
  assert.match(paper.subtitle, /25 May.*1 June/)
  assert.equal(paper.asOf, '2024-06-01')
})

test('what is farther off is not in it, and nothing is said in words', () => {
  const paper = digest(begun(), { weeksAhead: 1, from: '2024-05-31' })
  assert.equal(JSON.stringify(paper.blocks).match(/None on record/g)!.length, 3)
})

test('days that run backwards are refused', () => {
  assert.throws(() => digest(begun(), { from: '2024-06-02' }), RefusedQuestion)
})
