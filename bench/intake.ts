/**
 * `node --expose-gc bench/intake.ts`: captures read a second by kind through one worker, beside the
 * same parser in this thread; near-duplicates beside all pairs; 10,000 captures and the memory they
 * leave behind. `--documents N` makes the last part smaller.
 */

import { parseArgs } from 'node:util'
import { captureId, openReaders } from '@followthrough/intake'
import { duplicateIndex } from '@followthrough/record'
import { parseCapture } from '../packages/intake/src/parse.ts'
import { column, docxOf, NEWS_PAGE, paragraph, pdfOf, rssOf } from '../packages/intake/test/made.ts'
import { use } from './measure.ts'
import { generator } from './synthetic.ts'

const { values } = parseArgs({ options: { documents: { type: 'string', default: '10000' } } })
const DOCUMENTS = Number(values.documents)
const SEED = 20260204
const draw = generator(SEED)
const random = (below: number) => Math.floor(draw() * below)
const WORDS =
  'the two governments signed a memorandum on the railway and officials said that work on the first section would begin in the spring of next year'.split(
    ' ',
  )

/** A sentence of twelve words, some of them numbered so that texts differ. */
const sentence = () => {
  const words = Array.from({ length: 12 }, (_, i) => {
    const word = WORDS[random(WORDS.length)]
    return i % 3 === 2 ? `${word}${random(500)}` : word
  })
  return `${words.join(' ')}.`
}
const story = (sentences: number) => Array.from({ length: sentences }, sentence)
const encode = (text: string) => new TextEncoder().encode(text)

/** Captures of about 350 words each. */
const MAKERS: Readonly<Record<string, () => Uint8Array>> = {
  text: () =>
    encode(`Railway pact signed\n\nGENEVA, 4 February 2026 (Wire) – ${story(30).join('\n\n')}`),
  html: () =>
    encode(NEWS_PAGE.replace('</article>', `<p>${story(26).join('</p><p>')}</p></article>`)),
  pdf: () => pdfOf([column(story(30), 40, 100)]),
  docx: () =>
    docxOf(
      story(30)
        .map((words) => paragraph(words))
        .join(''),
    ),
  feed: () => rssOf(100),
}

async function rates(): Promise<void> {
  console.log('captures a second, 350 words each (a feed has 100 items): worker, this thread')
  const readers = openReaders({ workers: 1 })
  for (const [kind, make] of Object.entries(MAKERS)) {
    const captures = Array.from({ length: 300 }, make)
    const passes = { worker: 0, thread: 0 }
    for (let pass = 0; pass < 3; pass++) {
      // The first pass warms up; then both versions take turns.
      let start = performance.now()
      for (const document of await Promise.all(captures.map((raw) => readers.readCapture(raw)))) {
        use(document.text.length)
      }
      const worker = performance.now() - start
      start = performance.now()
      for (const raw of captures) use((await parseCapture(captureId(raw), raw, {})).text.length)
      if (pass > 0) {
        passes.worker += worker
        passes.thread += performance.now() - start
      }
    }
    const rate = (ms: number) => String(Math.round((2 * captures.length) / (ms / 1000))).padStart(7)
    console.log(`    ${kind.padEnd(5)}${rate(passes.worker)}${rate(passes.thread)}`)
  }
  await readers.close()
}

/** Originals and edits of them: words changed, a part cut. */
function editions(count: number): string[] {
  const texts: string[] = []
  for (let i = 0; i < count; i++) {
    if (i % 3 === 0) texts.push(story(30).join(' '))
    else {
      const words = texts[random(texts.length)]!.split(' ')
      for (let k = 0; k < words.length / 10; k++)
        words[random(words.length)] = `new${random(99999)}`
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

function duplicates(): void {
  console.log('near-duplicates of texts of 350 words, two thirds edited copies: index, all pairs')
  for (const count of [500, 1000]) {
    const texts = editions(count)
    let start = performance.now()
    const index = duplicateIndex()
    let found = 0
    for (const [i, text] of texts.entries()) found += index.add(String(i), text).length
    const ours = performance.now() - start
    start = performance.now()
    const pairs = allPairs(texts)
    const theirs = performance.now() - start
    const share = ((100 * found) / pairs).toFixed(2)
    console.log(
      `    ${String(count).padStart(5)}: ${Math.round(ours)} ms, ${Math.round(theirs)} ms (${(theirs / ours).toFixed(1)}×); ${found} of ${pairs} pairs (${share} %)`,
    )
  }
  const many = editions(5000)
  const start = performance.now()
  const large = duplicateIndex()
  for (const [i, text] of many.entries()) large.add(String(i), text)
  console.log(
    `    5,000 texts: ${Math.round(5000 / ((performance.now() - start) / 1000))} a second`,
  )
}

async function flat(): Promise<void> {
  console.log(`memory while ${DOCUMENTS} captures are read, one worker; after collection`)
  const readers = openReaders({ workers: 1 })
  const kinds = ['html', 'html', 'html', 'text', 'pdf', 'docx'] as const
  const start = performance.now()
  for (let done = 0; done < DOCUMENTS; ) {
    const batch = Array.from({ length: 20 }, (_, i) => MAKERS[kinds[(done + i) % kinds.length]!]!())
    for (const document of await Promise.all(batch.map((raw) => readers.readCapture(raw)))) {
      use(document.text.length)
    }
    done += batch.length
    if (done % (DOCUMENTS / 5) === 0) {
      globalThis.gc?.()
      const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
      const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
      console.log(
        `    ${String(done).padStart(6)}: heap ${mb(heapUsed)}, buffers ${mb(arrayBuffers)}, process ${mb(rss)}`,
      )
    }
  }
  console.log(
    `    ${Math.round(DOCUMENTS / ((performance.now() - start) / 1000))} captures a second, making them included`,
  )
  await readers.close()
}

await rates()
duplicates()
await flat()
