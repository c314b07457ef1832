/** Our scorer against the reference scorer, whose figures for random answers were computed once. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { addTally, emptyTally, scoreDocument, scoresOf } from '@followthrough/record/score'
import { annotatedDocuments } from '../validation/reading/corpus.ts'
import { distorted, randomOf } from './reading-predictions.ts'

type Figures = Record<string, number | null>
const reference = JSON.parse(
  readFileSync(new URL('oracle/reading-score.json', import.meta.url), 'utf8'),
) as Record<
  string,
  { overall: Figures; documents: Record<string, Figures>; misses: [string, string, string][] }
>

for (const seed of Object.keys(reference)) {
  test(`our scorer gives the figures of the reference scorer for random answers of seed ${seed}`, () => {
    const random = randomOf(Number(seed))
    const total = emptyTally()
    const misses: { weight: number; row: [string, string, string] }[] = []
    for (const { id, gold, text } of annotatedDocuments()) {
      const scored = scoreDocument(id, gold, distorted(gold, random), text)
      assert.deepEqual({ ...scoresOf(scored.tally) }, reference[seed]!.documents[id], id)
      addTally(total, scored.tally)
      for (const miss of scored.misses)
        misses.push({ weight: miss.weight, row: [id, miss.proposal.act, miss.words] })
    }
    assert.deepEqual({ ...scoresOf(total) }, reference[seed]!.overall)
    misses.sort((a, b) => b.weight - a.weight)
    assert.deepEqual(
      misses.slice(0, 5).map(({ row }) => row),
      reference[seed]!.misses,
    )
  })
}

test('an answer equal to the annotation scores one everywhere', () => {
  for (const { id, gold, text } of annotatedDocuments()) {
    const { tally, misses, alarms } = scoreDocument(id, gold, gold, text)
    const scores = scoresOf(tally)
    assert.deepEqual([...misses, ...alarms], [], id)
    for (const share of [
      scores.found,
      scores.modality,
      scores.amounts,
      scores.when,
      scores.mentions,
      scores.link,
    ])
      assert.ok(share === null || share === 1, id)
  }
})
