/**
 * `node --expose-gc bench/papers.ts`: what papers of a pack cost. The agenda of everything and the brief for
 * it; a paper of each kind, composed and set; a list of 50,000 rows written and read back; and whether a
 * thousand papers leave the memory as it was.
 */

import {
  ActionRequest,
  createAnswers,
  LANGUAGES,
  openDossier,
  openSecretariat,
  PaperQuery,
  SessionRequest,
  type Workbook,
} from '@followthrough/brief'
import { FORMATS, readChanges, readLand, setPaper, toXlsx } from '@followthrough/papers'
import { openStore, readPack } from '@followthrough/store'
import type { Row } from './corridors.ts'
import { summary, use } from './measure.ts'

const PAPERS = 1000
const ROWS = 50_000
const DAY = '2026-11-21'
const KINDS = ['scorecard', 'commitment', 'sector', 'institution', 'session', 'agenda'] as const
type Kind = (typeof KINDS)[number] | 'corridor' | 'changes'
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`

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

/** Papers of the pack, with a session whose agenda holds all there is to ask. */
function openPaperBench(dir: string) {
  const { pack } = readPack(dir)
  if (pack === null) throw new Error('the pack has problems')
  const store = openStore(':memory:')
  store.loadPack(pack)
  const opened = () => openDossier(pack.partnership, store.statements())
  const decider = { name: 'Bench', day: DAY, instant: `${DAY}T09:00:00.000Z` }
  const mechanism = pack.institutions.find(({ kind }) => kind === 'commission')!.id
  const session = (id: string, on: string) => SessionRequest.parse({ id, mechanism, on, items: 60 })
  store.append(openSecretariat(opened()).saveSession(session('s-1', '2026-12-01'), decider))
  const what = 'Send the list'
  const owners = [{ party: pack.partnership.parties[0]!.code }]
  const action = ActionRequest.parse({ id: 'a-1', session: 's-1', what, owners, due: DAY })
  store.append(openSecretariat(opened()).saveAction(action, decider))
  store.append(openSecretariat(opened()).saveSession(session('s-2', '2027-03-12'), decider))
  const answers = createAnswers(opened(), () => DAY)
  const status = answers.status({})
  const [pair] = pack.partnership.pairs
  const about: Record<Kind, readonly object[]> = {
    scorecard: [{}],
    commitment: status.commitments.map(({ id }) => ({ about: id })),
    sector: answers.paperSubjects({}, 'sector').map((id) => ({ about: id })),
    institution: answers.paperSubjects({}, 'institution').map((id) => ({ about: id })),
    session: [{ about: 's-2' }],
    agenda: [{ about: 's-2' }],
    corridor: [{ from: pair!.from, to: pair!.to }],
    changes: [{ from: '2026-02-01', to: '2026-05-01' }],
  }
  return {
    close: store.close,
    items: answers.agenda('s-2', {
      dueWithinDays: 180,
      language: 'en',
      digits: 'latn',
    })!.items.length,
    paper(kind: Kind, run: number) {
      const asked = about[kind][run % about[kind].length]!
      const language = LANGUAGES[run % LANGUAGES.length]!
      return answers.paper({}, PaperQuery.parse({ kind, ...asked, language }), () => ({
        land: readLand(),
      }))
    },
  }
}

async function sheetRow(): Promise<Row> {
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
  const json = await timed(3, () => JSON.stringify(JSON.parse(JSON.stringify(workbook))).length)
  return {
    what: `a workbook of ${ROWS.toLocaleString('en-GB')} rows, written; read back and compared`,
    ours: `${ms(written.p50Ms)}; ${ms(read.p50Ms)}`,
    baseline: `${ms(json.p50Ms)} the same rows as JSON, there and back`,
    ratio: `${((written.p50Ms + read.p50Ms) / json.p50Ms).toFixed(0)}× the time`,
  }
}

export async function paperRows(dir: string): Promise<Row[]> {
  const bench = openPaperBench(dir)
  try {
    const rows: Row[] = []
    const composed = await timed(8, (run) => {
      const pages = [bench.paper('agenda', run), bench.paper('session', run)]
      return pages.reduce((sum, { blocks }) => sum + blocks.length, 0)
    })
    const printed = await timed(8, async (run) => {
      const agenda = await setPaper(bench.paper('agenda', run), 'pdf')
      return agenda.length + (await setPaper(bench.paper('session', run), 'pdf')).length
    })
    rows.push({
      what: `agenda of ${bench.items} items and the brief for it, asked, composed and set as PDF, four languages in turn`,
      ours: `${ms(printed.p50Ms)} median, ${ms(printed.p99Ms)} at most (target < 2 s)`,
      baseline: `${ms(composed.p50Ms)} asked and composed alone`,
      ratio: `${(printed.p50Ms / composed.p50Ms).toFixed(1)}× the time`,
    })
    for (const format of FORMATS) {
      const kinds: readonly Kind[] = [...KINDS, 'corridor', 'changes']
      const set = await timed(32, async (run) => {
        const paper = bench.paper(kinds[run % kinds.length]!, run)
        return (await setPaper(paper, format)).length
      })
      const bare = await timed(32, (run) => {
        const paper = bench.paper(kinds[run % kinds.length]!, run)
        return JSON.stringify(paper).length
      })
      rows.push({
        what: `a paper of each of ${kinds.length} kinds, as ${format}`,
        ours: `${ms(set.p50Ms)} median, ${ms(set.p99Ms)} at most`,
        baseline: `${ms(bare.p50Ms)} composed alone, as JSON`,
        ratio: `${(set.p50Ms / bare.p50Ms).toFixed(1)}× the time`,
      })
    }
    rows.push(await sheetRow())
    const kept: number[] = []
    const start = performance.now()
    for (let run = 0; run < PAPERS; run++) {
      const kind = KINDS[run % KINDS.length]!
      use((await setPaper(bench.paper(kind, run), FORMATS[run % FORMATS.length]!)).length)
      if (run % 100 !== 99) continue
      globalThis.gc?.()
      kept.push(process.memoryUsage().rss)
    }
    const seconds = (performance.now() - start) / 1000
    rows.push({
      what: `${PAPERS.toLocaleString('en-GB')} papers one after the other, every kind, format and language`,
      ours: `${seconds.toFixed(0)} s; memory after each hundred ${kept.map(mb).join(', ')} (target: flat)`,
      baseline: `${mb(kept[0]!)} after the first hundred`,
      ratio: `${(kept.at(-1)! / kept[0]!).toFixed(2)}× the memory`,
    })
    return rows
  } finally {
    bench.close()
  }
}

if (import.meta.main) {
  for (const row of await paperRows(new URL('../packs/kz-pk', import.meta.url).pathname))
    console.log(`${row.what}\n    ${row.ours}\n    ${row.baseline}   ${row.ratio}`)
}
