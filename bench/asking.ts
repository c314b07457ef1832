/**
 * `node bench/asking.ts`: what a secretariat waits for. The agenda of a whole pack, in four languages;
 * and what changed over a year in which 100,000 statements came in, beside a naive implementation of the
 * same question in the same run: both ledgers replayed statement by statement, and everything compared.
 *
 * The runs alternate, so that a machine that slows down slows both. Both must count the same changes.
 */

import { changesBetween, LANGUAGES, openDossier, type Partnership } from '@followthrough/brief'
import { fold, packStatements, type Statement } from '@followthrough/ledger'
import { dayOfEpoch, epochDay } from '@followthrough/record'
import { readPack } from '@followthrough/store'
import { proposedAgenda } from '../packages/brief/src/session/agenda.ts'
import { Session } from '../packages/brief/src/session/records.ts'
import { naiveFold } from '../packages/ledger/test/naive-fold.ts'
import type { Row } from './corridors.ts'
import { summary, time, use } from './measure.ts'
import { generator, PARTIES, syntheticStatements } from './synthetic.ts'

const RUNS = 20
const COUNT = 100_000
const COMMITMENTS = 2000
const SEED = 20260204
const TO = '2026-11-21'
const FROM = dayOfEpoch(epochDay(TO) - 365)
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`

function agendaRows(dir: string): Row[] {
  const { pack } = readPack(dir)
  const dossier = openDossier(
    pack!.partnership,
    packStatements(pack!).map((draft, i) => ({
      ...draft,
      id: `s${i}`,
      recordedAt: `${TO}T00:00:00.000Z`,
    })),
  )
  const session = Session.parse({
    id: 'all',
    mechanism: pack!.institutions.find(({ kind }) => kind === 'commission')!.id,
    format: 'commission',
    on: '2026-12-10',
    title: 'All',
    items: 500,
  })
  const folded = time(
    RUNS,
    () => fold(dossier.ledger, { validOn: TO, knownAt: TO }).delivery.length,
  )
  const times = LANGUAGES.map((language) =>
    time(RUNS, () => {
      const state = fold(dossier.ledger, { validOn: TO, knownAt: TO })
      return proposedAgenda(dossier, state, session, { language, since: FROM }).items.length
    }),
  )
  return [
    {
      what: `the agenda of a whole pack, ${dossier.ledger.commitments.length} commitments, in ${LANGUAGES.join(', ')}`,
      ours: `${times.map(({ p50Ms }) => ms(p50Ms)).join(', ')} median of ${RUNS}`,
      baseline: `${ms(folded.p50Ms)} the fold of its ledger alone`,
      ratio: `${(Math.max(...times.map(({ p50Ms }) => p50Ms)) / folded.p50Ms).toFixed(0)}× the time`,
    },
  ]
}

const partnership: Partnership = {
  id: 'bench',
  title: 'Bench',
  parties: PARTIES.map((code) => ({ code: code.repeat(2), name: code, adjective: code })),
  languages: ['en'],
  readOn: TO,
  headlineTarget: null,
  pairs: [],
  sectors: [{ id: 'sector-0', name: 'Sector' }],
  topics: [],
}

/** A year of statements: one in five a claim, one in a hundred taken back. */
function yearOfStatements(): Statement[] {
  const random = generator(SEED)
  const first = epochDay(FROM)
  const statements: Statement[] = []
  for (const draft of syntheticStatements(COUNT, COMMITMENTS, SEED)) {
    const known = first + 1 + Math.floor(random() * 365)
    const id = `s${statements.length}`
    const told = { ...draft, id, recordedAt: `${TO}T00:00:00.000Z` }
    if (draft.valueType !== 'act') {
      statements.push(told)
      continue
    }
    const days = {
      knownOn: dayOfEpoch(known),
      validOn: dayOfEpoch(known - Math.floor(random() * 20)),
    }
    const chance = random()
    const before = statements.at(-1)!
    if (chance < 0.2)
      statements.push({
        ...told,
        ...days,
        property: `figure-${Math.floor(random() * 3)}`,
        valueType: 'claim',
        modality: 'fact',
        value: { value: `${Math.floor(random() * 4)}`, words: '', unit: '', note: '', row: id },
      })
    else if (chance < 0.21 && before.valueType === 'act')
      statements.push({
        ...told,
        ...days,
        knownOn: dayOfEpoch(Math.min(epochDay(TO), epochDay(before.knownOn) + 30)),
        subject: before.subject,
        property: 'retraction',
        valueType: 'retraction',
        value: {},
        retracts: before.id,
      })
    else statements.push({ ...told, ...days })
  }
  return statements
}

function changesRow(): Row {
  const statements = yearOfStatements()
  const dossier = openDossier(partnership, statements)
  const codes = partnership.parties.map(({ code }) => code)
  const naiveChanges = () => naiveCount(statements, codes)
  const ourChanges = () => {
    const changes = changesBetween(dossier, FROM, TO)
    return (
      changes.statements.added.length +
      changes.statements.retracted.length +
      changes.statuses.length +
      changes.commitments.added.length
    )
  }
  const ours = ourChanges()
  const naive = naiveChanges()
  if (ours !== naive) throw new Error(`${ours} changes, and ${naive} by the naive replay`)
  const ourTimes: number[] = []
  const naiveTimes: number[] = []
  for (let run = 0; run < RUNS; run++) {
    let started = performance.now()
    use(ourChanges())
    ourTimes.push(performance.now() - started)
    if (run >= 3) continue // the naive one is slow
    started = performance.now()
    use(naiveChanges())
    naiveTimes.push(performance.now() - started)
  }
  const fast = summary(ourTimes)
  const slow = summary(naiveTimes)
  return {
    what: `changes over a year of ${COUNT.toLocaleString('en-GB')} statements, ${COMMITMENTS.toLocaleString('en-GB')} commitments: ${ours.toLocaleString('en-GB')} changes`,
    ours: `${ms(fast.p50Ms)} median of ${fast.runs}, ${ms(fast.minMs)} at least (sd ${ms(fast.sdMs)}; target < 200 ms)`,
    baseline: `${ms(slow.p50Ms)} naive replay and comparison`,
    ratio: `${(slow.p50Ms / fast.p50Ms).toFixed(0)}× faster`,
  }
}

/** Both days replayed statement by statement, and compared. */
function naiveCount(statements: readonly Statement[], codes: readonly string[]): number {
  const hidden = (day: string) =>
    new Set(statements.flatMap((s) => (s.retracts !== null && s.knownOn <= day ? s.retracts : [])))
  const [wasHidden, isHidden] = [hidden(FROM), hidden(TO)]
  let count = 0
  for (const s of statements) {
    if (s.valueType === 'retraction') continue
    const was = s.knownOn <= FROM && !wasHidden.has(s.id)
    const is = s.knownOn <= TO && !isHidden.has(s.id)
    if (was !== is) count++
  }
  const stateOf = (day: string) =>
    new Map(
      naiveFold(statements, codes, { validOn: day, knownAt: day }).map((status) => [
        status.id,
        JSON.stringify(status),
      ]),
    )
  const before = stateOf(FROM)
  const after = stateOf(TO)
  for (const [id, status] of after) if (before.get(id) !== status) count++
  return count
}

export function askingRows(dir: string): Row[] {
  return [...agendaRows(dir), changesRow()]
}

if (import.meta.main) {
  for (const row of askingRows(new URL('../packs/kz-pk', import.meta.url).pathname))
    console.log(`${row.what}\n    ${row.ours}\n    ${row.baseline}   ${row.ratio}`)
}
