/**
 * Scores the reader on the annotated documents, prints what went wrong, and writes the figures into
 * docs/reading.md. Misses and false alarms are printed for the odd half only: nobody who writes rules reads
 * the even one.
 *
 *   npm run score                   the repository’s documents
 *   npm run score -- DIR            another folder of annotated documents; docs/reading.md stays as it is
 *   npm run score -- --both         misses of both halves
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { scoreDocument, scoresOf } from '@followthrough/record/score'
import { annotatedDocuments, readingOf } from './corpus.ts'
import { halves, isOdd, table, worst } from './table.ts'

const WORST = 10
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { both: { type: 'boolean', default: false } },
})
const folder = positionals[0]
const documents = annotatedDocuments(folder === undefined ? undefined : pathToFileURL(`${folder}/`))
const scores = documents.map((document) =>
  scoreDocument(document.id, document.gold, readingOf(document), document.text),
)
const perDocument = table(scores.map(({ id, tally }) => [id, scoresOf(tally)]))
const perHalf = table(halves(scores))
console.log(`${perDocument}\n\n${perHalf}\n`)
const shown = values.both || folder !== undefined ? scores : scores.filter(({ id }) => isOdd(id))
console.log(
  worst(
    'Misses',
    shown.flatMap(({ misses }) => misses),
    WORST,
  ),
)
console.log(
  `\n${worst(
    'False alarms',
    shown.flatMap(({ alarms }) => alarms),
    WORST,
  )}`,
)

if (folder === undefined) {
  const page = new URL('../../docs/reading.md', import.meta.url)
  const figures = `<!-- figures: npm run score -->\n\n${perHalf}\n\n${perDocument}\n\n<!-- end of figures -->`
  const text = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    text.replace(/<!-- figures: npm run score -->[\s\S]*<!-- end of figures -->/, () => figures),
  )
}
