/** The tables of a pack: which file holds which rows, and what kind of cell each column has. */

import {
  ClaimRow,
  Commitment,
  DEFAULT_LAPSE_MONTHS,
  DEFAULT_STALL_MONTHS,
  DUE_KINDS,
  EVENT_KINDS,
  Event,
  EvidenceRow,
  INSTRUMENT_KINDS,
  Institution,
  Instrument,
  Person,
  Search,
} from '@followthrough/ledger'
import { ACTS, MODALITIES, SOURCE_CLASSES, SOURCE_KINDS, Source } from '@followthrough/record'
import { DIRECTIONS, Target, Total } from '@followthrough/trade'
import type { z } from 'zod'
import {
  type Column,
  exactDay,
  id,
  idOf,
  idsOf,
  type Kind,
  months,
  oneOf,
  optionalDay,
  optionalIdOf,
  optionalNumber,
  optionalText,
  partyBodies,
  partyNames,
  posts,
  requiredDay,
  requiredNumber,
  requiredText,
  sources,
  text,
  texts,
  yesNo,
} from './cells.ts'

export interface TableSpec<T> {
  /** Path inside the pack. */
  readonly file: string
  /** The last gate: what it refuses is a problem even where the cells look right. */
  readonly schema: z.ZodType<T>
  readonly columns: { readonly [K in keyof T & string]-?: Column }
}

function table<T>(
  file: string,
  schema: z.ZodType<T>,
  columns: TableSpec<T>['columns'],
): TableSpec<T> {
  return { file, schema, columns }
}

const SPEAKERS = ['person', 'institution', 'party'] as const
/** Kinds whose ids share one name space: each is the subject of statements. */
export const SUBJECTS = [
  'source',
  'search',
  'institution',
  'person',
  'instrument',
  'commitment',
  'event',
  'total',
  'target',
] as const satisfies readonly Kind[]

const act = oneOf(ACTS)
const replacement = idOf('commitment', 'instrument')

/** The value of an evidence row is what its property says: an act, a day, or an id. */
const evidenceValue: Column = {
  read: (cell, fault, other) => {
    const property = other('property')
    if (property === 'act') return act.read(cell, fault, other)
    if (property === 'due') return requiredDay.read(cell, fault, other)
    return property === 'replacedBy' ? replacement.read(cell, fault, other) : { value: cell }
  },
}

export const TABLES = {
  source: table('record/sources.csv', Source, {
    id,
    publisher: text,
    title: requiredText,
    url: optionalText,
    published: optionalDay,
    lang: requiredText,
    kind: oneOf(SOURCE_KINDS),
    class: oneOf(SOURCE_CLASSES),
    party: optionalIdOf('party'),
    origin: optionalIdOf('source'),
    note: text,
  }),
  search: table('record/searches.csv', Search, {
    id,
    on: exactDay,
    what: requiredText,
    where: requiredText,
    result: text,
    found: yesNo,
    subjects: idsOf('commitment', 'instrument'),
  }),
  institution: table('ledger/institutions.csv', Institution, {
    id,
    name: requiredText,
    party: optionalIdOf('party'),
    kind: requiredText,
    aliases: texts,
    role: text,
    sources,
  }),
  person: table('ledger/people.csv', Person, {
    id,
    name: requiredText,
    aliases: texts,
    party: optionalIdOf('party'),
    posts,
    sources,
  }),
  instrument: table('ledger/instruments.csv', Instrument, {
    id,
    title: requiredText,
    kind: oneOf(INSTRUMENT_KINDS),
    signedOn: optionalDay,
    place: text,
    signatories: partyNames,
    sector: idOf('sector'),
    endsOn: optionalDay,
    replacedBy: optionalIdOf('instrument'),
    sources,
    note: text,
  }),
  commitment: table('ledger/commitments.csv', Commitment, {
    id,
    title: requiredText,
    text: requiredText,
    instrument: optionalIdOf('instrument'),
    related: idsOf('instrument', 'commitment'),
    event: optionalIdOf('event'),
    sector: idOf('sector'),
    responsible: partyBodies,
    indicator: text,
    value: optionalNumber,
    unit: text,
    due: optionalDay,
    dueKind: oneOf(DUE_KINDS, 'none'),
    dueOn: { ...optionalDay, mayBeAbsent: true },
    dueWords: text,
    deliveredWhen: text,
    partlyWhen: text,
    notEnough: text,
    declaratory: yesNo,
    stallMonths: months(DEFAULT_STALL_MONTHS),
    lapseMonths: months(DEFAULT_LAPSE_MONTHS),
    dependsOn: idsOf('commitment'),
    sources,
    note: text,
  }),
  event: table('ledger/events.csv', Event, {
    id,
    on: requiredDay,
    kind: oneOf(EVENT_KINDS),
    title: requiredText,
    place: text,
    participants: texts,
    sources,
  }),
  evidence: table('ledger/statements.csv', EvidenceRow, {
    id,
    subject: idOf('commitment', 'instrument'),
    property: oneOf(['act', 'due', 'replacedBy']),
    value: evidenceValue,
    kind: oneOf(DUE_KINDS, null),
    on: optionalDay,
    modality: oneOf(MODALITIES),
    by: idsOf('party'),
    saidBy: optionalIdOf(...SPEAKERS),
    meets: oneOf(['whole', 'part'], null),
    sources,
    class: oneOf(SOURCE_CLASSES, null),
    locator: optionalText,
    summary: requiredText,
    words: text,
    note: text,
  }),
  claim: table('ledger/claims.csv', ClaimRow, {
    id,
    subject: idOf(...SUBJECTS, 'topic'),
    property: requiredText,
    value: requiredText,
    words: text,
    unit: text,
    source: idOf('source'),
    class: oneOf(SOURCE_CLASSES, null),
    note: text,
  }),
  total: table('trade/totals.csv', Total, {
    id,
    indicator: requiredText,
    reporter: idOf('party'),
    partner: idOf('party'),
    direction: oneOf(DIRECTIONS),
    periodStart: requiredDay,
    periodEnd: requiredDay,
    value: requiredNumber,
    unit: requiredText,
    basis: requiredText,
    computed: yesNo,
    sources,
    note: text,
    label: text,
  }),
  target: table('trade/targets.csv', Target, {
    id,
    on: requiredDay,
    saidBy: idsOf(...SPEAKERS),
    sayer: text,
    indicator: requiredText,
    value: requiredNumber,
    unit: requiredText,
    due: optionalDay,
    dueWords: text,
    sources,
    note: text,
  }),
} as const

export type TableName = keyof typeof TABLES

/** The type of one row of a table. */
export type RowOf<K extends TableName> = z.infer<(typeof TABLES)[K]['schema']>
