/**
 * `node bench/reading.ts`: tokens a second of the whole chain on one core, from text to gated proposals,
 * beside wink-nlp and compromise doing their own pipelines on the same texts in the same run.
 *
 * The texts are the annotated documents, over and over. A token is one of ours, for all three. The runs
 * alternate, so that a machine that slows down slows all of them. The others find parts of speech and
 * generic entities; they give no claims, no intervals and no links: the figure says what the chain costs,
 * not that the work is the same.
 */

import { parseArgs } from 'node:util'
import { read } from '@followthrough/record'
import compromise from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { plainText } from '../packages/record/src/read/text.ts'
import { tokenize } from '../packages/record/src/read/tokens.ts'
import { annotatedDocuments, gazetteerOf } from '../validation/reading/corpus.ts'
import { summary, use } from './measure.ts'

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    documents: { type: 'string', default: '10000' },
  },
})
const RUNS = Number(options.runs)
const MANY = Number(options.documents)

const documents = annotatedDocuments().filter(({ gold }) => gold.meta.language === 'en')
const gazetteers = documents.map(({ gold }) => gazetteerOf(gold.pack))
let tokens = 0
for (const { text } of documents) {
  const { plain } = plainText(text)
  tokens += tokenize(plain, 0, plain.length).length
}

const wink = winkNLP(model)
const { its } = wink
const contenders = {
  'our reader: mentions, claims, amounts, dates, links, gate': () => {
    let found = 0
    documents.forEach(({ text, gold }, i) => {
      const reading = read({ text, ...gold.meta }, gazetteers[i]!)
      found += reading.mentions.length + reading.proposals.length
    })
    return found
  },
  'wink-nlp: sentences, parts of speech, entities': () => {
    let found = 0
    for (const { text } of documents) {
      const doc = wink.readDoc(text)
      found += doc.entities().out(its.detail).length + doc.sentences().out().length
    }
    return found
  },
  'compromise: tagging, people, places, organisations, numbers': () => {
    let found = 0
    for (const { text } of documents) {
      const doc = compromise(text)
      found +=
        doc.people().length +
        doc.places().length +
        doc.organizations().length +
        doc.numbers().length
    }
    return found
  },
}

const times = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]))
for (const work of Object.values(contenders)) use(work())
for (let run = 0; run < RUNS; run++) {
  for (const [name, work] of Object.entries(contenders)) {
    const started = performance.now()
    use(work())
    times.get(name)!.push(performance.now() - started)
  }
}
console.log(
  `${documents.length} documents, ${tokens} tokens, ${RUNS} runs after one warm-up, one core\n`,
)
for (const [name, list] of times) {
  const { minMs, p50Ms, sdMs } = summary(list)
  const rate = (ms: number) =>
    Math.round(tokens / (ms / 1000))
      .toLocaleString('en')
      .padStart(9)
  console.log(
    `${rate(minMs)} tokens/s at best, ${rate(p50Ms)} in the median (${minMs.toFixed(1)} and ${p50Ms.toFixed(1)} ms, sd ${sdMs.toFixed(1)})  ${name}`,
  )
}

/** Heap in MB after a collection, where Node lets us ask for one (--expose-gc). */
function heapMb(): number {
  ;(globalThis as { gc?: () => void }).gc?.()
  return process.memoryUsage().heapUsed / 1e6
}
const before = heapMb()
const started = performance.now()
for (let i = 0; i < MANY; i++) {
  const at = i % documents.length
  const { text, gold } = documents[at]!
  use(read({ text: `${text}\n\nCopy ${i}.`, ...gold.meta }, gazetteers[at]!).proposals.length)
}
const seconds = (performance.now() - started) / 1000
console.log(
  `\n${MANY} documents read one after another: ${Math.round(MANY / seconds)} documents/s, heap ${before.toFixed(0)} MB before and ${heapMb().toFixed(0)} MB after`,
)
