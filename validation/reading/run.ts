/**
 * Scores the reader on the annotated documents, prints what went wrong, and writes the figures into
 * docs/reading.md. Misses and false alarms are printed for the odd half only: nobody who writes rules reads
 * the even one. A third line is for the documents in own/, written by the author of the rules.
 *
 *   npm run score                   the repository’s documents
 *   npm run score -- DIR            another folder of annotated documents; docs/reading.md stays as it is
 *   npm run score -- --both         misses of both halves
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type Scores, scoreDocument, scoresOf } from '@followthrough/record/score'
import { type AnnotatedDocument, annotatedDocuments, OWN, readingOf } from './corpus.ts'
import { halves, isOdd, sumOf, table, worst } from './table.ts'

const WORST = 10
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { both: { type: 'boolean', default: false } },
})
const folder = positionals[0]
const documents = annotatedDocuments(folder === undefined ? undefined : pathToFileURL(`${folder}/`))
const scored = (some: readonly AnnotatedDocument[]) =>
  some.map((document) =>
    scoreDocument(document.id, document.gold, readingOf(document), document.text),
  )
const scores = scored(documents)
// The reader's own documents are kept apart: they count in neither half nor in the whole.
const own = folder === undefined ? scored(annotatedDocuments(OWN)) : []
const perDocument = table([...scores, ...own].map(({ id, tally }) => [id, scoresOf(tally)]))
const ownRow: [string, Scores][] =
  own.length > 0 ? [['own (written before round 2)', sumOf(own)]] : []
const perHalf = table([...halves(scores), ...ownRow])
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
