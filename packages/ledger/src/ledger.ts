/**
 * The ledger compiled for asking: statements grouped by subject, evidence in columns.
 *
 * `compileLedger` reads every statement once. Evidence (statements of acts) lies in parallel typed
 * arrays, grouped by subject and sorted by valid day; `tape.ts` lays out what the fold reads, so that
 * a fold is one pass over memory and a question about another day costs no allocation. Shapes: `start` has subjects + 1 entries; every
 * other column one entry an evidence statement. Days are epoch days; `NEVER` stands for no day.
 *
 * An imprecise day counts from the last day it can mean, but a fact not later than the day it became
 * known: what was reported in July as done "in 2023" was done by July.
 */

import { epochDay, intervalOf } from '@followthrough/record'
import {
  ActValue,
  Commitment,
  DueValue,
  Event,
  Institution,
  Instrument,
  Person,
  Search,
} from './records.ts'
import type { Statement } from './statement.ts'
import { ACT_INDEX, layTape, MODALITY_INDEX, type Tape } from './tape.ts'

const DAY_LENGTH = 'yyyy-mm-dd'.length
/** Later than any day. */
export const NEVER = 2 ** 30

/** Evidence in columns; see the module header for shapes. */
export interface Evidence {
  readonly start: Int32Array
  readonly validDay: Int32Array
  readonly knownDay: Int32Array
  /** The day from which a retraction hides it; each span of visibility has a row. */
  readonly hiddenFrom: Int32Array
  readonly act: Uint8Array
  readonly modality: Uint8Array
  /** 0 for class A … 5 for F. */
  readonly classRank: Uint8Array
  readonly cluster: Int32Array
  /** Bit i: party i of the ledger is bound or acts. */
  readonly parties: Int32Array
  /** 1 when somebody is named as saying it. */
  readonly said: Uint8Array
  /** 0 nothing, 1 a part, 2 the whole of the written test. */
  readonly meets: Uint8Array
  /** Index into `Ledger.statements`. */
  readonly statement: Int32Array
}

/**
 * When a statement can be seen, in epoch days: true from `validDay`; known from `knownDay` until a
 * retraction hides it on `hiddenFrom`. A retraction taken back opens a second span.
 */
export interface Visibility {
  readonly validDay: number
  readonly knownDay: number
  readonly hiddenFrom: number
}

interface ActRow extends Visibility {
  /** Row of `Evidence.start`. */
  readonly subject: number
  /** Index into the ledger's statements. */
  readonly statement: number
}

export interface Dated<T> extends Visibility {
  readonly value: T
  readonly statement: Statement
}

/** What the fold asks of a commitment beside its evidence. */
export interface CommitmentEntry {
  readonly record: Commitment
  /** Rows of `Evidence.start`: its own, and its carrying instrument's (-1 for none). */
  readonly subject: number
  readonly instrumentSubject: number
  readonly instrument: Instrument | null
  /** Stated in a declaration and without a test: a position rather than a promise. */
  readonly isPosition: boolean
  readonly dues: readonly Dated<DueValue>[]
  readonly searches: readonly Dated<Search>[]
  readonly replacements: readonly Dated<{ readonly by: string }>[]
  readonly instrumentReplacements: readonly Dated<{ readonly by: string }>[]
}

export interface Ledger {
  readonly statements: readonly Statement[]
  /** Spans of visibility of each statement: one, unless it was retracted. */
  readonly visibility: readonly (readonly Visibility[])[]
  readonly parties: readonly string[]
  readonly subjects: ReadonlyMap<string, number>
  readonly evidence: Evidence
  readonly tape: Tape
  readonly commitments: readonly CommitmentEntry[]
  readonly instruments: readonly Dated<Instrument>[]
  readonly events: readonly Dated<Event>[]
  readonly institutions: readonly Dated<Institution>[]
  readonly people: readonly Dated<Person>[]
  readonly searches: readonly Dated<Search>[]
  /** What replaced a commitment or an instrument, by its id. */
  readonly replacements: ReadonlyMap<string, readonly Dated<{ readonly by: string }>[]>
  /** Records of kinds that rooms to the right define, by kind. */
  readonly otherRecords: ReadonlyMap<string, readonly Dated<Record<string, unknown>>[]>
  readonly bySubject: ReadonlyMap<string, readonly number[]>
  readonly indexById: ReadonlyMap<string, number>
}

/** True when statement `i` can be seen by one who stands at these two epoch days. */
export function isSeen(ledger: Ledger, i: number, validDay: number, knownDay: number): boolean {
  return ledger.visibility[i]!.some((span) => isVisible(span, validDay, knownDay))
}

/** True when a span of visibility covers one who stands at these two epoch days. */
export function isVisible(seen: Visibility, validDay: number, knownDay: number): boolean {
  return seen.validDay <= validDay && seen.knownDay <= knownDay && seen.hiddenFrom > knownDay
}

/**
 * Groups and sorts statements for the fold. Statements come in any order; `parties` are the party
 * codes of the partnership, at most 30.
 */
export function compileLedger(
  statements: readonly Statement[],
  parties: readonly string[],
): Ledger {
  const indexById = new Map(statements.map((statement, i) => [statement.id, i]))
  const hidden = hiddenSpans(statements)
  const visibility = statements.map((statement) => {
    const days = daysOf(statement)
    return visibleSpans(days.knownDay, hidden.get(statement.id) ?? []).map((span) => ({
      validDay: days.validDay,
      ...span,
    }))
  })
  const bySubject = new Map<string, number[]>()
  const subjects = new Map<string, number>()
  const acts: ActRow[] = []
  const records = new Map<string, Dated<Record<string, unknown>>[]>()
  const dues = new Map<string, Dated<DueValue>[]>()
  const replacements = new Map<string, Dated<{ by: string }>[]>()
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i]!
    push(bySubject, statement.subject, i)
    if (statement.state !== 'accepted') continue
    if (statement.valueType === 'act') {
      if (!subjects.has(statement.subject)) subjects.set(statement.subject, subjects.size)
      const subject = subjects.get(statement.subject)!
      for (const span of visibility[i]!) acts.push({ ...span, subject, statement: i })
    } else if (statement.valueType === 'record') {
      // A record is our own coding: the newest stands for every day.
      const newest = visibility[i]!.at(-1)
      if (newest?.hiddenFrom === NEVER)
        push(records, statement.property, { ...newest, value: statement.value, statement })
    } else if (statement.valueType === 'due') {
      const value = DueValue.parse(statement.value)
      for (const span of visibility[i]!)
        push(dues, statement.subject, { ...span, value, statement })
    } else if (statement.valueType === 'replacement') {
      const value = { by: String(statement.value.by) }
      for (const span of visibility[i]!)
        push(replacements, statement.subject, { ...span, value, statement })
    }
  }
  const evidence = columns(statements, acts, subjects.size, parties)
  const instruments = typed(records, 'instrument', Instrument.parse)
  const instrumentById = new Map(instruments.map((entry) => [entry.value.id, entry.value]))
  const searches = typed(records, 'search', Search.parse)
  const searchesOf = new Map<string, Dated<Search>[]>()
  for (const search of searches) {
    for (const subject of search.value.subjects) push(searchesOf, subject, search)
  }
  const written = newestEach(typed(records, 'commitment', Commitment.parse))
  const commitments = written.map(({ value: record }) => ({
    record,
    subject: subjects.get(record.id) ?? -1,
    instrumentSubject: record.instrument === null ? -1 : (subjects.get(record.instrument) ?? -1),
    instrument: record.instrument === null ? null : (instrumentById.get(record.instrument) ?? null),
    isPosition:
      record.declaratory && instrumentById.get(record.instrument ?? '')?.kind === 'declaration',
    dues: dues.get(record.id) ?? [],
    searches: (searchesOf.get(record.id) ?? []).concat(
      record.instrument === null ? [] : (searchesOf.get(record.instrument) ?? []),
    ),
    replacements: replacements.get(record.id) ?? [],
    instrumentReplacements:
      record.instrument === null ? [] : (replacements.get(record.instrument) ?? []),
  }))
  const own = new Set(['instrument', 'commitment', 'event', 'institution', 'person', 'search'])
  return {
    statements,
    visibility,
    parties,
    subjects,
    evidence,
    tape: layTape(evidence),
    commitments,
    instruments,
    events: typed(records, 'event', Event.parse),
    institutions: typed(records, 'institution', Institution.parse),
    people: typed(records, 'person', Person.parse),
    searches,
    replacements,
    otherRecords: new Map([...records].filter(([kind]) => !own.has(kind))),
    bySubject,
    indexById,
  }
}

/** Records of one kind, checked by the schema of the room that defines it. */
export function recordsOf<T>(
  ledger: Ledger,
  kind: string,
  parse: (value: unknown) => T,
): Dated<T>[] {
  return (ledger.otherRecords.get(kind) ?? []).map((entry) => ({
    ...entry,
    value: parse(entry.value),
  }))
}

function typed<T>(
  records: ReadonlyMap<string, readonly Dated<Record<string, unknown>>[]>,
  kind: string,
  parse: (value: unknown) => T,
): Dated<T>[] {
  return (records.get(kind) ?? []).map((entry) => ({ ...entry, value: parse(entry.value) }))
}

/** One record an id, each in its first place: where a pack and a person both wrote one anew, the newest stands. */
function newestEach<T extends { readonly id: string }>(entries: readonly Dated<T>[]): Dated<T>[] {
  const byId = new Map<string, Dated<T>>()
  for (const entry of entries) {
    const known = byId.get(entry.value.id)
    if (known === undefined || known.statement.recordedAt <= entry.statement.recordedAt)
      byId.set(entry.value.id, entry)
  }
  return [...byId.values()]
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** The valid and known day of one statement as epoch days, by the rule in the module header. */
export function daysOf(statement: Statement): { validDay: number; knownDay: number } {
  const knownDay = epochDay(statement.knownOn)
  if (statement.validOn === null) return { validDay: knownDay, knownDay }
  if (statement.validOn.length === DAY_LENGTH)
    return { validDay: epochDay(statement.validOn), knownDay }
  const { earliest, latest } = intervalOf(statement.validOn)!
  const last = epochDay(latest)
  if (earliest === latest || last <= knownDay) return { validDay: last, knownDay }
  return { validDay: Math.max(epochDay(earliest), knownDay), knownDay }
}

/** Days known on which each retracted statement is hidden, as spans [from, until). */
function hiddenSpans(statements: readonly Statement[]): Map<string, [number, number][]> {
  const retractionsOf = new Map<string, Statement[]>()
  for (const statement of statements) {
    if (statement.retracts !== null && statement.state === 'accepted')
      push(retractionsOf, statement.retracts, statement)
  }
  const isHidden = (id: string, knownDay: number): boolean =>
    (retractionsOf.get(id) ?? []).some(
      (r) => epochDay(r.knownOn) <= knownDay && !isHidden(r.id, knownDay),
    )
  const changeDays = (id: string): number[] =>
    (retractionsOf.get(id) ?? []).flatMap((r) => [epochDay(r.knownOn), ...changeDays(r.id)])
  const spans = new Map<string, [number, number][]>()
  for (const id of retractionsOf.keys()) {
    const days = [...new Set(changeDays(id))].sort((a, b) => a - b)
    const hidden = days.flatMap((day, d): [number, number][] =>
      isHidden(id, day) ? [[day, days[d + 1] ?? NEVER]] : [],
    )
    spans.set(id, hidden)
  }
  return spans
}

/** What remains of [knownDay, NEVER) without the hidden spans, which come in order. */
function visibleSpans(
  knownDay: number,
  hidden: readonly [number, number][],
): { knownDay: number; hiddenFrom: number }[] {
  const spans: { knownDay: number; hiddenFrom: number }[] = []
  let from = knownDay
  for (const [start, end] of hidden) {
    if (start > from) spans.push({ knownDay: from, hiddenFrom: start })
    from = Math.max(from, end)
  }
  if (from < NEVER) spans.push({ knownDay: from, hiddenFrom: NEVER })
  return spans
}

function columns(
  statements: readonly Statement[],
  acts: ActRow[],
  subjects: number,
  parties: readonly string[],
): Evidence {
  const partyBit = new Map(parties.map((party, i) => [party, 1 << i]))
  const clusters = new Map<string, number>()
  acts.sort(
    (a, b) =>
      a.subject - b.subject ||
      a.validDay - b.validDay ||
      a.knownDay - b.knownDay ||
      (statements[a.statement]!.id < statements[b.statement]!.id ? -1 : 1),
  )
  const count = acts.length
  const evidence = {
    start: new Int32Array(subjects + 1),
    validDay: new Int32Array(count),
    knownDay: new Int32Array(count),
    hiddenFrom: new Int32Array(count),
    act: new Uint8Array(count),
    modality: new Uint8Array(count),
    classRank: new Uint8Array(count),
    cluster: new Int32Array(count),
    parties: new Int32Array(count),
    said: new Uint8Array(count),
    meets: new Uint8Array(count),
    statement: new Int32Array(count),
  }
  acts.forEach((span, row) => {
    const statement = statements[span.statement]!
    const value = ActValue.parse(statement.value)
    evidence.start[span.subject + 1]!++
    evidence.validDay[row] = span.validDay
    evidence.knownDay[row] = span.knownDay
    evidence.hiddenFrom[row] = span.hiddenFrom
    evidence.act[row] = ACT_INDEX[value.act]
    evidence.modality[row] = MODALITY_INDEX[statement.modality]
    // Without a source class (a person's own statement) it counts as commentary.
    evidence.classRank[row] =
      statement.sourceClass === null ? 5 : 'ABCDEF'.indexOf(statement.sourceClass)
    const cluster = statement.originCluster ?? statement.id
    if (!clusters.has(cluster)) clusters.set(cluster, clusters.size)
    evidence.cluster[row] = clusters.get(cluster)!
    let bits = 0
    for (const party of statement.boundParties) bits |= partyBit.get(party) ?? 0
    evidence.parties[row] = bits
    evidence.said[row] = statement.saidBy === null ? 0 : 1
    evidence.meets[row] = value.meets === 'whole' ? 2 : value.meets === 'part' ? 1 : 0
    evidence.statement[row] = span.statement
  })
  for (let s = 0; s < subjects; s++) evidence.start[s + 1]! += evidence.start[s]!
  return evidence
}
