/** The tables of a pack: which file holds which rows, and what kind of cell each column has. */

import { LANGUAGES, Title } from '@followthrough/brief'
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
import {
  BASES,
  CrossingMeasure,
  DISRUPTION_KINDS,
  Disruption,
  EFFECT_RULES,
  Effect,
  ENDS,
  LANE_METRICS,
  Lane,
  LINK_STATUSES,
  Link,
  METRICS,
  MODES,
  NamedScenario,
  PARAMETERS,
  DIRECTIONS as PASSAGE_DIRECTIONS,
  PLACE_KINDS,
  Place,
  Rate,
  REGIME_RULES,
  Regime,
  SCOPES,
  STATISTICS,
  WIDE_MODES,
} from '@followthrough/network'
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
  manyOf,
  months,
  oneOf,
  optionalDay,
  optionalExactDay,
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
  'place',
  'link',
  'crossing-measure',
  'rate',
  'regime',
  'effect',
  'scenario',
  'disruption',
  'lane',
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

/** An end of a lane: a place, unless the row says that it lies outside the network. */
const laneEnd: Column = {
  read: (cell, fault, other) => {
    const isOutside = other('outside')
      .split(';')
      .some((item) => item.trim() === cell)
    return isOutside && cell !== '' ? { value: cell } : idOf('place').read(cell, fault, other)
  },
}

/** What may have a name in another language. */
const TITLED = [
  'commitment',
  'instrument',
  'institution',
  'party',
  'sector',
  'property',
] as const satisfies readonly Kind[]

/** A row is one name in one language: its id in the ledger is `SUBJECT:LANGUAGE`. */
const TitleRow = Title.omit({ subject: true, sources: true })
const titled: Column = {
  read: (cell, fault, other) => {
    const { value, names = [] } = idOf(...TITLED).read(cell, fault, other)
    return { value: `${value}:${other('language')}`, names }
  },
}

const told = { basis: oneOf(BASES), sources, note: text }

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
  title: table('ledger/titles.csv', TitleRow, {
    id: titled,
    language: oneOf(LANGUAGES),
    title: requiredText,
    by: requiredText,
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
  place: table('network/places.csv', Place, {
    id,
    name: requiredText,
    country: requiredText,
    unlocode: optionalText,
    lon: requiredNumber,
    lat: requiredNumber,
    kind: oneOf(PLACE_KINDS),
    ...told,
  }),
  link: table('network/links.csv', Link, {
    id,
    from: idOf('place'),
    to: idOf('place'),
    mode: oneOf(MODES),
    km: requiredNumber,
    gaugeMm: optionalNumber,
    status: oneOf(LINK_STATUSES),
    opensOn: optionalDay,
    corridors: texts,
    ...told,
  }),
  'crossing-measure': table('network/crossings.csv', CrossingMeasure, {
    id,
    scope: oneOf(SCOPES),
    place: optionalIdOf('place'),
    toPlace: optionalIdOf('place'),
    area: optionalText,
    mode: oneOf(MODES),
    direction: oneOf(PASSAGE_DIRECTIONS),
    metric: oneOf(METRICS),
    statistic: oneOf(STATISTICS),
    value: requiredNumber,
    year: optionalNumber,
    ...told,
  }),
  rate: table('network/rates.csv', Rate, {
    id,
    what: requiredText,
    mode: oneOf(WIDE_MODES),
    scope: requiredText,
    parameter: oneOf(PARAMETERS, null),
    area: optionalText,
    value: requiredNumber,
    unit: requiredText,
    year: optionalNumber,
    ...told,
  }),
  regime: table('network/regimes.csv', Regime, {
    id,
    name: requiredText,
    kind: requiredText,
    parties: texts,
    rule: oneOf(REGIME_RULES, null),
    scheme: optionalText,
    countries: texts,
    places: idsOf('place'),
    modes: manyOf(MODES),
    suspends: idsOf('regime'),
    paper: text,
    hours: optionalNumber,
    usd: optionalNumber,
    inForceOn: optionalDay,
    endedOn: optionalDay,
    effect: text,
    ...told,
  }),
  effect: table('network/effects.csv', Effect, {
    id,
    commitment: idOf('commitment'),
    rule: oneOf(EFFECT_RULES),
    links: idsOf('link'),
    regime: optionalIdOf('regime'),
    place: optionalIdOf('place'),
    mode: oneOf(MODES, null),
    hours: optionalNumber,
    ...told,
  }),
  scenario: table('network/scenarios.csv', NamedScenario, {
    id,
    name: requiredText,
    asOf: optionalExactDay,
    shuts: texts,
    opens: texts,
    delivers: idsOf('commitment'),
    hours: texts,
    sources,
    note: text,
  }),
  disruption: table('network/disruptions.csv', Disruption, {
    id,
    place: optionalIdOf('place'),
    links: idsOf('link'),
    mode: oneOf(MODES),
    fromOn: optionalDay,
    untilOn: optionalDay,
    kind: oneOf(DISRUPTION_KINDS),
    end: oneOf(ENDS),
    seenOn: optionalDay,
    cause: requiredText,
    ...told,
  }),
  lane: table('network/validations.csv', Lane, {
    id,
    origin: laneEnd,
    destination: laneEnd,
    via: idsOf('place'),
    outside: texts,
    mode: oneOf(WIDE_MODES),
    metric: oneOf(LANE_METRICS),
    value: requiredNumber,
    year: optionalNumber,
    ...told,
  }),
} as const

export type TableName = keyof typeof TABLES

/** Folders that a pack may leave out whole; of one that is there every table is needed. */
export const OPTIONAL_FOLDERS: readonly string[] = ['network']

/** Tables that a pack may leave out. */
export const OPTIONAL_FILES: readonly string[] = [TABLES.title.file]

/** The type of one row of a table. */
export type RowOf<K extends TableName> = z.infer<(typeof TABLES)[K]['schema']>
