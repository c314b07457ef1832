/**
 * Reading: tokens a second of the whole chain beside wink-nlp and compromise, ten thousand documents into
 * the queue, and near-duplicates beside all pairs. Runnable alone.
 *
 * The texts are the annotated documents. A token is one of ours, for all three. The runs alternate, so that a
 * machine that slows down slows all of them. The others find parts of speech and generic entities; they give
 * no claims, no intervals and no links: the figures say what the chain costs, not that the work is the same.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDuplicates, openReaders, takeIn } from '@followthrough/intake'
import { duplicateIndex, read } from '@followthrough/record'
import { openStore } from '@followthrough/store'
import compromise from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { plainText } from '../packages/record/src/read/text.ts'
import { tokenize } from '../packages/record/src/read/tokens.ts'
import { annotatedDocuments, gazetteerOf } from '../validation/reading/corpus.ts'
import type { Row } from './corridors.ts'
import { summary, use } from './measure.ts'
import { generator } from './synthetic.ts'

const SEED = 20260204
const RUNS = 30
/** Runs before those that count: code of this size is compiled well only after some. */
const WARM_UPS = 10
const DOCUMENTS = 10_000
const PAIRED = 1000
const count = (n: number) => Math.round(n).toLocaleString('en-GB')

/** The whole chain on one core, from text to gated proposals. */
function chainRows(): Row[] {
  const documents = annotatedDocuments().filter(({ gold }) => gold.meta.language === 'en')
  const gazetteers = documents.map(({ gold }) => gazetteerOf(gold.pack))
  let tokens = 0
  for (const { text } of documents) {
    const { plain } = plainText(text)
    tokens += tokenize(plain, 0, plain.length).length
  }
  const wink = winkNLP(model)
  const contenders = {
    ours: (text: string, i: number) => {
      const { mentions, proposals } = read({ text, ...documents[i]!.gold.meta }, gazetteers[i]!)
      return mentions.length + proposals.length
    },
    wink: (text: string) => {
      const doc = wink.readDoc(text)
      return doc.entities().out(wink.its.detail).length + doc.sentences().out().length
    },
    compromise: (text: string) => {
      const doc = compromise(text)
      return doc.people().length + doc.places().length + doc.organizations().length
    },
  }
  const times = { ours: [] as number[], wink: [] as number[], compromise: [] as number[] }
  for (let run = 0; run < WARM_UPS + RUNS; run++) {
    for (const name of ['ours', 'wink', 'compromise'] as const) {
      const start = performance.now()
      documents.forEach(({ text }, i) => {
        use(contenders[name](text, i))
      })
      if (run >= WARM_UPS) times[name].push(performance.now() - start)
    }
  }
  const rate = (name: keyof typeof times) => tokens / (summary(times[name]).p50Ms / 1000)
  const perDocument = (documents.length / tokens) * rate('ours')
  return (['wink', 'compromise'] as const).map((name) => ({
    what: `text to gated proposals, ${documents.length} documents of ${count(tokens)} tokens, one core (target ≥ 100,000 tokens/s)`,
    ours: `${count(rate('ours'))} tokens/s, ${count(perDocument)} documents/s`,
    baseline: `${count(rate(name))} tokens/s ${name === 'wink' ? 'wink-nlp: sentences, parts of speech, entities' : 'compromise: tagging, people, places, organisations'}`,
    ratio: `${(rate('ours') / rate(name)).toFixed(1)}× the speed`,
  }))
}

const draw = generator(SEED)
const random = (below: number) => Math.floor(draw() * below)

/** The annotated documents told anew: two words of five are others, so that no two are near-duplicates. */
function retold(i: number, texts: readonly string[]): string {
  return texts[i % texts.length]!.replace(/\p{Ll}{4,}/gu, (word) =>
    random(5) < 2 ? `${word}${random(9000)}` : word,
  )
}

function heapMb(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

/** Captures kept, parsed in a worker, read, compared with all before, gated and queued on disk. */
async function queueRow(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-reading-'))
  const store = openStore(join(folder, 'queue.sqlite'))
  const readers = openReaders({ workers: 1 })
  try {
    const texts = annotatedDocuments()
      .filter(({ gold }) => gold.pack === 'kz-pk')
      .map(({ text }) => text)
    const gazetteer = gazetteerOf('kz-pk')
    const duplicates = openDuplicates(store.desk)
    const take = async (i: number) => {
      const bytes = Buffer.from(retold(i, texts))
      const { reading } = await takeIn(store.desk, readers, gazetteer, duplicates, {
        bytes,
        hints: { published: '2026-02-12', mime: 'text/plain' },
        address: `story-${i}.txt`,
        sourceClassOf: () => 'D',
      })
      return reading.claims.length
    }
    const half = DOCUMENTS / 2
    let start = performance.now()
    for (let i = 0; i < half; i++) use(await take(i))
    const first = performance.now() - start
    const middle = heapMb()
    start = performance.now()
    for (let i = half; i < DOCUMENTS; i++) use(await take(i))
    const second = performance.now() - start
    const end = heapMb()
    const { open, held, refused } = store.desk.counts()
    const perSecond = (ms: number) => count(half / (ms / 1000))
    return {
      what: `${count(DOCUMENTS)} documents into the queue on disk (${count(open + held + refused)} proposals)`,
      ours: `${perSecond(second)} documents/s in the second half, heap and buffers ${end.toFixed(0)} MB at its end`,
      baseline: `${perSecond(first)} documents/s in the first half, ${middle.toFixed(0)} MB at its end`,
      ratio: `${(((end - middle) * 1e3) / half).toFixed(1)} kB kept in memory a document`,
    }
  } finally {
    await readers.close()
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const WORDS =
  'the two governments signed a memorandum on the railway and officials said that work on the first section would begin in the spring of next year'.split(
    ' ',
  )

/** Texts of 350 words, two thirds of them edited copies of an earlier one: words changed, a part cut. */
function editions(many: number): string[] {
  const word = (_: unknown, i: number) =>
    `${WORDS[random(WORDS.length)]}${i % 3 === 2 ? random(500) : ''}`
  const texts: string[] = []
  for (let i = 0; i < many; i++) {
    if (i % 3 === 0) texts.push(Array.from({ length: 350 }, word).join(' '))
    else {
      const words = texts[random(texts.length)]!.split(' ')
      for (let k = 0; k < words.length / 10; k++)
        words[random(words.length)] = `new${random(99_999)}`
      texts.push(words.slice(0, words.length - random(words.length / 3)).join(' '))
    }
  }
  return texts
}

/** The plain way: runs of three words as texts in sets, every pair compared. */
function allPairs(texts: readonly string[]): number {
  const sets = texts.map((text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu)!
    return new Set(words.slice(2).map((_, i) => words.slice(i, i + 3).join(' ')))
  })
  let pairs = 0
  for (const [i, a] of sets.entries()) {
    for (let j = 0; j < i; j++) {
      const b = sets[j]!
      let both = 0
      for (const run of a) if (b.has(run)) both++
      if (both / (a.size + b.size - both) >= 0.2) pairs++
    }
  }
  return pairs
}

function duplicatesRow(): Row {
  const texts = editions(PAIRED)
  let start = performance.now()
  const index = duplicateIndex()
  let found = 0
  for (const [i, text] of texts.entries()) found += index.add(String(i), text).length
  const ours = performance.now() - start
  start = performance.now()
  const pairs = allPairs(texts)
  const theirs = performance.now() - start
  return {
    what: `near-duplicates among ${count(PAIRED)} texts of 350 words, two thirds edited copies`,
    ours: `${count(ours)} ms; ${((100 * found) / pairs).toFixed(1)} % of the pairs`,
    baseline: `${count(theirs)} ms all ${count(pairs)} pairs found by comparing every two`,
    ratio: `${(theirs / ours).toFixed(0)}× faster`,
  }
}

export async function readingRows(): Promise<Row[]> {
  return [...chainRows(), await queueRow(), duplicatesRow()]
}

if (import.meta.main) {
  for (const row of await readingRows())
    console.log(`${row.what}\n    ${row.ours}\n    ${row.baseline}   ${row.ratio}`)
}
