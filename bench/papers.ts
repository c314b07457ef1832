/**
 * Papers of the pack of the product, runnable alone: `node --expose-gc bench/papers.ts`. What each kind costs
 * to compose and set, what a list of 50,000 rows costs to write and read back, and whether a thousand papers
 * leave the memory as it was.
 */

import {
  createAnswers,
  LANGUAGES,
  openDossier,
  PAPER_KINDS,
  PaperQuery,
  paperOf,
  type Workbook,
} from '@followthrough/brief'
import { fold } from '@followthrough/ledger'
import { FORMATS, readChanges, setPaper, toXlsx } from '@followthrough/papers'
import { openStore, readPack } from '@followthrough/store'
import { summary, use, used } from './measure.ts'

const PAPERS = 1000
const ROWS = 50_000
const DAY = '2026-11-21'
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`

const { pack } = readPack(new URL('../packs/kz-pk', import.meta.url).pathname)
if (pack === null) throw new Error('the pack has problems')
const store = openStore(':memory:')
store.loadPack(pack)
const dossier = openDossier(pack.partnership, store.statements())
const state = fold(dossier.ledger, { validOn: DAY, knownAt: DAY })
const status = createAnswers(dossier, () => DAY).status({})
const body = dossier.ledger.commitments
  .flatMap(({ record }) => record.responsible.flatMap(({ bodies }) => bodies))
  .at(0)!.id
const ABOUT = {
  scorecard: [''],
  commitment: status.commitments.map(({ id }) => id),
  sector: status.sectors.map(({ id }) => id),
  institution: [body],
}

function paper(kind: (typeof PAPER_KINDS)[number], run: number) {
  const about = ABOUT[kind][run % ABOUT[kind].length]!
  const language = LANGUAGES[run % LANGUAGES.length]!
  return paperOf(dossier, state, PaperQuery.parse({ kind, about, language }), DAY)
}

/** Runs after one warm-up. */
async function timed(runs: number, work: (run: number) => Promise<number> | number) {
  use(await work(0))
  const times: number[] = []
  for (let run = 1; run <= runs; run++) {
    const start = performance.now()
    use(await work(run))
    times.push(performance.now() - start)
  }
  return summary(times)
}

for (const kind of PAPER_KINDS) {
  const composed = await timed(20, (run) => paper(kind, run).blocks.length)
  console.log(`${kind}, composed: median ${ms(composed.p50Ms)}, slowest ${ms(composed.p99Ms)}`)
  for (const format of FORMATS) {
    const set = await timed(12, async (run) => (await setPaper(paper(kind, run), format)).length)
    console.log(
      `${kind}, composed and set as ${format}: median ${ms(set.p50Ms)}, slowest ${ms(set.p99Ms)}`,
    )
  }
}

const workbook: Workbook = {
  pack: 'bench',
  asOf: DAY,
  knownAt: DAY,
  date: DAY,
  language: 'en',
  direction: 'ltr',
  sheets: [
    {
      kind: 'commitments',
      name: 'Commitments',
      idLabel: 'Id',
      columns: [
        { field: 'title', label: 'Title', kind: 'text', editable: true },
        { field: 'due', label: 'Due', kind: 'day', editable: true },
        { field: 'days', label: 'Days', kind: 'number', editable: false },
      ],
      rows: Array.from({ length: ROWS }, (_, i) => ({
        id: `c-${i}`,
        cells: { title: `Commitment ${i} with a title of some length`, due: DAY, days: i },
      })),
    },
  ],
}
const file = toXlsx(workbook)
const written = await timed(3, () => toXlsx(workbook).length)
const read = await timed(3, () => readChanges(file, workbook).changes.length)
console.log(
  `${ROWS} rows written: median ${ms(written.p50Ms)}; read back and compared: ${ms(read.p50Ms)}`,
)

const kept: number[] = []
const start = performance.now()
for (let run = 0; run < PAPERS; run++) {
  const kind = PAPER_KINDS[run % PAPER_KINDS.length]!
  use((await setPaper(paper(kind, run), FORMATS[run % FORMATS.length]!)).length)
  if (run % 100 === 99) {
    globalThis.gc?.()
    kept.push(process.memoryUsage().rss)
  }
}
const seconds = (performance.now() - start) / 1000
console.log(
  `${PAPERS} papers in ${seconds.toFixed(0)} s; memory after each hundred: ${kept.map(mb).join(', ')}`,
)
store.close()
console.log(`(${used()})`)
