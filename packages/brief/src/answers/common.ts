/** Parts that several answers share: schemas, and how each is made from the ledger. */

import {
  ActValue,
  BADGES,
  type CommitmentStatus,
  type Dated,
  DELIVERY_CODES,
  DUE_KINDS,
  DueValue,
  FORM_CODES,
  HEADLINES,
  isVisible,
  RULES,
  type RuleId,
  type State,
  type Statement,
  statusOf,
} from '@followthrough/ledger'
import {
  type Act,
  Day,
  epochDay,
  foldName,
  intervalOf,
  MODALITIES,
  precisionOf,
  SOURCE_CLASSES,
} from '@followthrough/record'
import { z } from 'zod'
import { type Dossier, REF_KINDS } from '../dossier.ts'

/** Every answer says what it is about and as of when. */
export const Header = {
  partnership: z.object({
    id: z.string(),
    title: z.string(),
    parties: z.array(z.object({ code: z.string(), name: z.string(), adjective: z.string() })),
  }),
  asOf: Day,
  knownAt: Day,
}

export function headerOf(dossier: Dossier, state: Pick<State, 'validOn' | 'knownAt'>) {
  const { id, title, parties: all } = dossier.partnership
  const parties = all.map(({ code, name, adjective }) => ({ code, name, adjective }))
  return { partnership: { id, title, parties }, asOf: state.validOn, knownAt: state.knownAt }
}

export const Ref = z.object({ kind: z.enum(REF_KINDS), id: z.string(), name: z.string() })
export type Ref = z.infer<typeof Ref>

export function refOf(dossier: Dossier, id: string): Ref {
  return { kind: dossier.kinds.get(id) ?? 'topic', id, name: dossier.names.get(id) ?? id }
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' })

/** What the pack calls a country; as the world does where the pack has no name, and its code where neither has. */
export function countryName({ partnership }: Dossier, code: string): string {
  const countries = [...partnership.parties, ...(partnership.otherCountries ?? [])]
  return countries.find((one) => one.code === code)?.name ?? REGIONS.of(code) ?? code
}

export const SourceRef = z.object({
  id: z.string(),
  publisher: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  published: z.string().nullable(),
  lang: z.string(),
  class: z.enum(SOURCE_CLASSES),
})
export type SourceRef = z.infer<typeof SourceRef>

export function sourceRefOf(dossier: Dossier, id: string): SourceRef {
  const {
    publisher,
    title,
    url,
    published,
    lang,
    class: sourceClass,
  } = dossier.sources.get(id)!.value
  return { id, publisher, title, url, published, lang, class: sourceClass }
}

export const RuleIds = z.enum(Object.keys(RULES) as [RuleId, ...RuleId[]])

export const CodedBody = z.object({
  code: z.enum([...FORM_CODES, ...DELIVERY_CODES]),
  rule: RuleIds,
  /** Ids of the statements that satisfied the rule. */
  evidence: z.array(z.string()),
  since: Day.nullable(),
})

export const DueBody = z.object({
  words: z.string(),
  kind: z.enum(DUE_KINDS),
  earliest: Day,
  latest: Day,
  statement: z.string(),
})

/** One line of a table of commitments. */
export const CommitmentRow = z.object({
  id: z.string(),
  title: z.string(),
  sector: z.string(),
  form: z.enum(FORM_CODES),
  delivery: z.enum(DELIVERY_CODES),
  headline: z.enum(HEADLINES),
  badges: z.array(z.enum(BADGES)),
  declaratory: z.boolean(),
  silenceDays: z.int(),
  lastQualifyingOn: Day,
  firstPromisedOn: Day.nullable(),
  recurrences: z.int().nonnegative(),
  due: DueBody.nullable(),
  rule: RuleIds,
  /** Ids of the statements behind the headline. */
  evidence: z.array(z.string()),
  parties: z.array(z.string()),
  instrument: z.string().nullable(),
})
export type CommitmentRow = z.infer<typeof CommitmentRow>

export function rowOf(state: State, i: number, status: CommitmentStatus): CommitmentRow {
  const { record } = state.ledger.commitments[i]!
  return {
    id: record.id,
    title: record.title,
    sector: record.sector,
    form: status.form.code,
    delivery: status.delivery.code,
    headline: status.headline,
    badges: [...status.badges],
    declaratory: record.declaratory,
    silenceDays: status.silenceDays,
    lastQualifyingOn: status.lastQualifyingOn,
    firstPromisedOn: status.firstPromisedOn,
    recurrences: status.recurrences,
    due: status.due,
    rule: status.rule,
    evidence: [...status.evidence],
    parties: record.responsible.filter((r) => r.bodies.length > 0).map((r) => r.party),
    instrument: record.instrument,
  }
}

/** Rows of the commitments on record, in ledger order. */
export function rowsOf(state: State, indices: Iterable<number>): CommitmentRow[] {
  const rows: CommitmentRow[] = []
  for (const i of indices) {
    const status = statusOf(state, i)
    if (status !== null) rows.push(rowOf(state, i, status))
  }
  return rows
}

/** Indices of the commitments that were on record as of the state's days. */
export function onRecord(state: State): number[] {
  const indices: number[] = []
  state.exists.forEach((exists, i) => {
    if (exists === 1) indices.push(i)
  })
  return indices
}

/** A statement opened for reading. */
export const StatementBody = z.object({
  id: z.string(),
  subject: Ref,
  property: z.string(),
  /** What it says in one word: an act, a due date, a claimed value. */
  value: z.string(),
  meets: z.enum(['whole', 'part']).nullable(),
  modality: z.enum(MODALITIES),
  by: z.array(z.string()),
  saidBy: Ref.nullable(),
  on: z.string().nullable(),
  precision: z.enum(['day', 'month', 'year', 'range']).nullable(),
  knownOn: Day,
  recordedAt: z.string(),
  recordedBy: z.string(),
  source: SourceRef.nullable(),
  sourceClass: z.enum(SOURCE_CLASSES).nullable(),
  originCluster: z.string().nullable(),
  locator: z.string().nullable(),
  summary: z.string(),
  words: z.string(),
  note: z.string(),
  /** The pack row it came from; sources of one row share it. */
  row: z.string().nullable(),
})
export type StatementBody = z.infer<typeof StatementBody>

export function statementBody(dossier: Dossier, statement: Statement): StatementBody {
  const { value, act, meets } = readValue(statement)
  return {
    id: statement.id,
    subject: refOf(dossier, statement.subject),
    property: statement.property,
    value: act ?? value,
    meets,
    modality: statement.modality,
    by: statement.boundParties,
    saidBy: statement.saidBy === null ? null : refOf(dossier, statement.saidBy),
    on: statement.validOn,
    precision: statement.validOn === null ? null : precisionOf(statement.validOn),
    knownOn: statement.knownOn,
    recordedAt: statement.recordedAt,
    recordedBy: statement.recordedBy,
    source:
      statement.source !== null && dossier.sources.has(statement.source)
        ? sourceRefOf(dossier, statement.source)
        : null,
    sourceClass: statement.sourceClass,
    originCluster: statement.originCluster,
    locator: statement.locator,
    summary: text(statement, 'summary'),
    words: text(statement, 'words'),
    note: text(statement, 'note'),
    row: typeof statement.value.row === 'string' ? statement.value.row : null,
  }
}

function readValue(statement: Statement): {
  value: string
  act: Act | null
  meets: 'whole' | 'part' | null
} {
  switch (statement.valueType) {
    case 'act': {
      const { act, meets } = ActValue.parse(statement.value)
      return { value: act, act, meets }
    }
    case 'due':
      return { value: DueValue.parse(statement.value).due, act: null, meets: null }
    case 'claim':
      return { value: text(statement, 'value'), act: null, meets: null }
    case 'replacement':
      return { value: text(statement, 'by'), act: null, meets: null }
    case 'record':
      return {
        value: text(statement, 'title') || text(statement, 'name') || text(statement, 'what'),
        act: null,
        meets: null,
      }
    case 'retraction':
      return { value: statement.retracts ?? '', act: null, meets: null }
    case 'decision':
      return { value: text(statement, 'decision'), act: null, meets: null }
  }
}

function text(statement: Statement, field: string): string {
  const value = statement.value[field]
  return typeof value === 'string' ? value : ''
}

/** Entries that can be seen as of the state's days. */
export function visible<T>(entries: readonly Dated<T>[], state: State): Dated<T>[] {
  const validDay = epochDay(state.validOn)
  const knownDay = epochDay(state.knownAt)
  return entries.filter((entry) => isVisible(entry, validDay, knownDay))
}

/** A page of a longer list. */
export const Paging = {
  total: z.int().nonnegative(),
  offset: z.int().nonnegative(),
  limit: z.int().positive(),
}
export const MAX_LIMIT = 500
export const PageQuery = {
  offset: z.coerce.number().int().nonnegative().max(1_000_000).default(0),
  limit: z.coerce.number().int().positive().max(MAX_LIMIT).default(100),
}

/** Several values of one filter: repeated, or split by commas. */
export const many = <T extends z.ZodType>(item: T) =>
  z
    .preprocess(
      (value) => (Array.isArray(value) ? value : [value]).flatMap((v) => String(v).split(',')),
      z.array(item),
    )
    .default([])

/** The first and last day that a partial day can mean. */
export function boundsOf(partial: string): { earliest: string; latest: string } {
  return intervalOf(partial)!
}

/** Words to look for. Markup and control characters are no words. */
export const Words = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^<>\p{Cc}]*$/u, 'expected words, without < or > or control characters')

/** A matcher for every word of a query, in any order, whatever the accents and case. */
export function matcher(query: string): (text: string) => boolean {
  const words = foldName(query).split(' ').filter(Boolean)
  return (text) => {
    const folded = foldName(text)
    return words.every((word) => folded.includes(word))
  }
}
