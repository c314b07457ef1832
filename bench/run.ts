/**
 * `npm run bench`: what the product costs on this machine, each figure beside a named baseline of the
 * same run. `-- --write` keeps the table in docs/benchmarks.md; `-- --statements N` makes it smaller.
 */

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import type { Partnership } from '@followthrough/brief'
import { compileLedger, fold, type Statement, type StatementDraft } from '@followthrough/ledger'
import { startServer } from '@followthrough/server'
import { openStore, type Store } from '@followthrough/store'
import { naiveFold } from '../packages/ledger/test/naive-fold.ts'
import { askingRows } from './asking.ts'
import { corridorRows } from './corridors.ts'
import { summary, time, use } from './measure.ts'
import { networkRows } from './network.ts'
import { paperRows } from './papers.ts'
import { readingRows } from './reading.ts'
import { simulationTimings } from './simulation.ts'
import { generator, PARTIES, randomDay, syntheticStatements } from './synthetic.ts'

const { values: options } = parseArgs({
  options: {
    statements: { type: 'string', default: '1000000' },
    commitments: { type: 'string', default: '20000' },
    write: { type: 'boolean', default: false },
  },
})
const COUNT = Number(options.statements)
const COMMITMENTS = Number(options.commitments)
const BATCH = 10_000
const SEED = 20260204

interface Line {
  readonly what: string
  readonly ours: string
  readonly baseline: string
  readonly ratio: string
}
const lines: Line[] = []
const root = new URL('..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'followthrough-bench-'))

function report(line: Line): void {
  lines.push(line)
  console.log(`${line.what}\n    ${line.ours}\n    ${line.baseline}   ${line.ratio}`)
}
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const perSecond = (count: number, millis: number) =>
  `${Math.round(count / (millis / 1000)).toLocaleString('en-GB')}/s`

function* batches(): Generator<StatementDraft[]> {
  let batch: StatementDraft[] = []
  for (const draft of syntheticStatements(COUNT, COMMITMENTS, SEED)) {
    batch.push(draft)
    if (batch.length === BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

function benchAppend(store: Store): void {
  let ours = 0
  let baseline = 0
  const plain = new DatabaseSync(join(folder, 'plain.sqlite'))
  plain.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  plain.exec('CREATE TABLE statements (id TEXT PRIMARY KEY, body TEXT NOT NULL)')
  const insert = plain.prepare('INSERT INTO statements (id, body) VALUES (?, ?)')
  let serial = 0
  for (const batch of batches()) {
    let start = performance.now()
    use(store.append(batch).added)
    ours += performance.now() - start
    start = performance.now()
    plain.exec('BEGIN')
    for (const draft of batch) insert.run(`${serial++}`, JSON.stringify(draft))
    plain.exec('COMMIT')
    baseline += performance.now() - start
  }
  plain.close()
  report({
    what: `append ${COUNT.toLocaleString('en-GB')} statements, ${BATCH.toLocaleString('en-GB')} a transaction, full synchronous`,
    ours: `${perSecond(COUNT, ours)} (checked, hashed, indexed, append-only)`,
    baseline: `${perSecond(COUNT, baseline)} (bare insert of the same JSON)`,
    ratio: `${(ours / baseline).toFixed(1)}× the time`,
  })
}

function benchFold(statements: readonly Statement[]): void {
  let start = performance.now()
  const ledger = compileLedger(statements, PARTIES)
  const compileMs = performance.now() - start
  const random = generator(SEED + 1)
  const days = Array.from({ length: 64 }, () => randomDay(random))
  const at = (run: number) => {
    const day = days[run % days.length]!
    return { validOn: day, knownAt: day }
  }
  const ours = time(40, (run) => fold(ledger, at(run)).delivery.reduce((sum, d) => sum + d, 0))
  start = performance.now()
  const naive = time(3, (run) => naiveFold(statements, PARTIES, at(run)).length)
  const state = fold(ledger, at(1))
  const slow = naiveFold(statements, PARTIES, at(1))
  const onRecord = state.exists.reduce((sum, exists) => sum + exists, 0)
  if (slow.length !== onRecord) throw new Error('the fold and the replay disagree')
  report({
    what: `state of ${COMMITMENTS.toLocaleString('en-GB')} commitments as of a random day`,
    ours: `${ms(ours.p50Ms)} median of ${ours.runs} (sd ${ms(ours.sdMs)}), after ${ms(compileMs)} once to compile`,
    baseline: `${ms(naive.p50Ms)} naive replay of the same statements`,
    ratio: `${(naive.p50Ms / ours.p50Ms).toFixed(0)}× faster`,
  })
}

async function benchHttp(store: Store, file: string): Promise<void> {
  const before = memoryMb()
  const partnership: Partnership = {
    id: 'bench',
    title: 'Bench',
    parties: PARTIES.map((code) => ({ code: code.repeat(2), name: code, adjective: code })),
    languages: ['en'],
    readOn: '2026-11-21',
    headlineTarget: null,
    pairs: [],
    sectors: [{ id: 'sector-0', name: 'Sector' }],
    topics: [],
  }
  const server = await startServer({
    store,
    partnership,
    port: 0,
    siteDir: join(folder, 'none'),
    today: () => '2026-11-21',
  })
  const random = generator(SEED + 2)
  const times: number[] = []
  const floor: number[] = []
  for (let run = 0; run < 420; run++) {
    const day = randomDay(random)
    let start = performance.now()
    const answer = await fetch(`${server.url}/api/v1/commitments?asOf=${day}&limit=50`)
    use((await answer.text()).length)
    if (run >= 20) times.push(performance.now() - start)
    start = performance.now()
    use((await (await fetch(`${server.url}/healthz`)).text()).length)
    if (run >= 20) floor.push(performance.now() - start)
  }
  const after = memoryMb()
  await server.close()
  const ours = summary(times)
  const base = summary(floor)
  report({
    what: 'GET /api/v1/commitments?asOf= (a new random day each time, 50 rows)',
    ours: `p50 ${ms(ours.p50Ms)}, p99 ${ms(ours.p99Ms)} of ${ours.runs} (target p99 < 50 ms)`,
    baseline: `p50 ${ms(base.p50Ms)}, p99 ${ms(base.p99Ms)} /healthz: what HTTP itself costs here`,
    ratio: `${(ours.p50Ms / base.p50Ms).toFixed(0)}× the time`,
  })
  report({
    what: 'memory of the server with them, after 400 different days were asked',
    ours: `${Math.round(after)} MB resident`,
    baseline: `${Math.round(before)} MB before it read them; ${Math.round(statSync(file).size / 2 ** 20)} MB on disk`,
    ratio: `${Math.round(((after - before) * 2 ** 20) / COUNT)} bytes a statement`,
  })
}

/** From the start of a process to its first answer, on the real pack. */
async function firstAnswer(db: string): Promise<number> {
  const start = performance.now()
  const child = spawn(
    process.execPath,
    [join(root, 'packages/cli/bin/followthrough.js'), 'serve', '--port', '0', '--db', db],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  try {
    let printed = ''
    for await (const chunk of child.stdout) {
      printed += String(chunk)
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0]
      if (url === undefined) continue
      const answer = await fetch(`${url}/api/v1/status`)
      use((await answer.text()).length)
      return performance.now() - start
    }
    throw new Error(`the server ended without an address: ${printed}`)
  } finally {
    child.kill('SIGTERM')
  }
}

async function bareProcess(): Promise<number> {
  const start = performance.now()
  await new Promise((resolve) => spawn(process.execPath, ['-e', '0']).on('exit', resolve))
  return performance.now() - start
}

async function benchStart(): Promise<void> {
  const db = join(folder, 'start.sqlite')
  const fresh = await firstAnswer(db)
  const warm: number[] = []
  const bare: number[] = []
  for (let run = 0; run < 5; run++) {
    warm.push(await firstAnswer(db))
    bare.push(await bareProcess())
  }
  const ours = summary(warm)
  const base = summary(bare)
  report({
    what: 'process start to first answer, default pack',
    ours: `${ms(ours.p50Ms)} median of 5; ${ms(fresh)} when the database is new (target < 1 s)`,
    baseline: `${ms(base.p50Ms)} an empty Node process`,
    ratio: `${(ours.p50Ms / base.p50Ms).toFixed(1)}× the time`,
  })
}

function benchSimulation(): void {
  const { legs, trials, ours, baseline } = simulationTimings()
  report({
    what: `${trials.toLocaleString('en-GB')} draws on a journey of ${legs} legs`,
    ours: `${ms(ours.p50Ms)} median, ${ms(ours.minMs)} at least (target < 5 ms)`,
    baseline: `${ms(baseline.p50Ms)} Math.random, Box–Muller and exp`,
    ratio: `${(baseline.p50Ms / ours.p50Ms).toFixed(1)}× faster`,
  })
}

function memoryMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}

try {
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}\n`)
  // Before a million statements fill the memory that the collector has to walk.
  for (const line of await corridorRows(join(root, 'packs/kz-pk'))) report(line)
  for (const line of networkRows()) report(line)
  for (const line of await readingRows()) report(line)
  for (const line of askingRows(join(root, 'packs/kz-pk'))) report(line)
  for (const line of await paperRows(join(root, 'packs/kz-pk'))) report(line)
  benchSimulation()
  const file = join(folder, 'bench.sqlite')
  const store = openStore(file)
  benchAppend(store)
  await benchHttp(store, file)
  benchFold(store.statements())
  store.close()
  await benchStart()
  if (options.write) writeFileSync(join(root, 'docs/benchmarks.md'), markdown())
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function markdown(): string {
  const rows = lines.map(
    (line) => `| ${line.what} | ${line.ours} | ${line.baseline} | ${line.ratio} |`,
  )
  return `# Benchmarks

Made by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}. One run, one process; the
ledger is synthetic and seeded (${COUNT.toLocaleString('en-GB')} statements over ${COMMITMENTS.toLocaleString('en-GB')} commitments). Read the ratios: they
hold on another machine better than the figures do. A figure above the target named beside it misses
the target; days that are asked again are answered from the states kept and cost what HTTP costs.

| what | ours | baseline, same run | ratio |
|---|---|---|---|
${rows.join('\n')}
`
}
