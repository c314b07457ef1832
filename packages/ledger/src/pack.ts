/**
 * From a data pack's rows to statements.
 *
 * A descriptive row (an instrument, a person …) makes one `record` statement. A row of evidence or a
 * claim makes one statement a source, so that each keeps its own class, origin and day of knowing.
 * Drafts carry no id and no moment: the store gives both.
 */

import {
  ACTS,
  intervalOf,
  knownOn,
  MODALITIES,
  originClusters,
  PartialDay,
  SOURCE_CLASSES,
  type Source,
  type SourceClass,
} from '@followthrough/record'
import { z } from 'zod'
import {
  type Commitment,
  DUE_KINDS,
  type Event,
  type Institution,
  type Instrument,
  type Person,
  type Search,
} from './records.ts'
import type { StatementDraft } from './statement.ts'

/** One row of `ledger/statements.csv`. */
export const EvidenceRow = z
  .strictObject({
    id: z.string(),
    subject: z.string(),
    property: z.enum(['act', 'due', 'replacedBy']),
    /** An act, a partial day, or the id of what replaces it. */
    value: z.string(),
    kind: z.enum(DUE_KINDS).nullable(),
    on: PartialDay.nullable(),
    modality: z.enum(MODALITIES),
    by: z.array(z.string()),
    saidBy: z.string().nullable(),
    meets: z.enum(['whole', 'part']).nullable(),
    sources: z.array(z.string()).min(1),
    class: z.enum(SOURCE_CLASSES).nullable(),
    locator: z.string().nullable(),
    summary: z.string().min(1),
    words: z.string().default(''),
    note: z.string().default(''),
  })
  .refine((row) => row.property !== 'act' || (ACTS as readonly string[]).includes(row.value), {
    path: ['value'],
    error: `expected one of ${ACTS.join(', ')}`,
  })
  .refine((row) => row.property !== 'due' || intervalOf(row.value) !== null, {
    path: ['value'],
    error: 'expected a day, month, year or range that exists',
  })
  .refine((row) => row.property !== 'due' || row.kind !== null, {
    path: ['kind'],
    error: 'a due date needs a kind: binding, target or indicative',
  })
  .refine(
    (row) =>
      row.property !== 'act' ||
      row.value !== 'delivered' ||
      row.modality !== 'fact' ||
      row.meets !== null,
    {
      path: ['meets'],
      error: 'a delivery needs whole or part: how much of the written test it meets',
    },
  )
export type EvidenceRow = z.infer<typeof EvidenceRow>

/** One row of `ledger/claims.csv`: what one source gives for a property. */
export const ClaimRow = z.strictObject({
  id: z.string(),
  subject: z.string().regex(/^\S+$/, 'expected an id without spaces'),
  property: z.string().regex(/^\S+$/, 'expected a name without spaces'),
  value: z.string().min(1),
  words: z.string().default(''),
  unit: z.string().default(''),
  source: z.string(),
  class: z.enum(SOURCE_CLASSES).nullable(),
  note: z.string().default(''),
})
export type ClaimRow = z.infer<typeof ClaimRow>

/** The rows of a pack that the ledger reads, checked one by one and against each other. */
export interface PackRows {
  /** Id of the pack; it is what `recordedBy` names. */
  readonly pack: string
  /** The day its sources were read: no source counts as known later. */
  readonly readOn: string
  readonly sources: readonly Source[]
  readonly searches: readonly Search[]
  readonly instruments: readonly Instrument[]
  readonly commitments: readonly Commitment[]
  readonly events: readonly Event[]
  readonly institutions: readonly Institution[]
  readonly people: readonly Person[]
  readonly evidence: readonly EvidenceRow[]
  readonly claims: readonly ClaimRow[]
  /** Records of kinds that rooms to the right define; each with its id and its sources. */
  readonly others: readonly {
    readonly kind: string
    readonly rows: readonly { readonly id: string; readonly sources: readonly string[] }[]
    /** The field with the day a row is true of; without one the rows have no day. */
    readonly validOn?: string
  }[]
}

/** Every statement that the rows make, in a fixed order. */
export function packStatements(rows: PackRows): StatementDraft[] {
  const sources = new Map(rows.sources.map((source) => [source.id, source]))
  const clusters = originClusters(rows.sources)
  const recordedBy = `pack ${rows.pack}`

  const knownOf = (ids: readonly string[]) =>
    ids
      .map((id) => knownOn(sources.get(id)!, rows.readOn))
      .sort()
      .at(0) ?? rows.readOn

  const blank = {
    saidBy: null,
    boundParties: [],
    modality: 'fact',
    source: null,
    sourceClass: null,
    originCluster: null,
    locator: null,
    retracts: null,
    recordedBy,
    state: 'accepted',
  } as const

  const cited = (id: string, override: SourceClass | null) => ({
    knownOn: knownOn(sources.get(id)!, rows.readOn),
    source: id,
    sourceClass: override ?? sources.get(id)!.class,
    originCluster: clusters.get(id)!,
  })

  const record = (
    kind: string,
    value: { readonly id: string },
    validOn: string | null,
    known: string,
  ): StatementDraft => ({
    ...blank,
    boundParties: [],
    subject: value.id,
    property: kind,
    valueType: 'record',
    value: { ...value },
    validOn,
    knownOn: known,
  })

  const evidence = (row: EvidenceRow): StatementDraft[] =>
    row.sources.map((source) => {
      const common = { summary: row.summary, words: row.words, note: row.note, row: row.id }
      const [valueType, value] =
        row.property === 'act'
          ? (['act', { act: row.value, meets: row.meets, ...common }] as const)
          : row.property === 'due'
            ? (['due', { due: row.value, kind: row.kind, ...common }] as const)
            : (['replacement', { by: row.value, ...common }] as const)
      const known = cited(source, row.class)
      // A page that is kept up to date tells of later days than its own: a fact is not known before it happens.
      const happened =
        row.modality === 'fact' && row.on !== null ? intervalOf(row.on)!.earliest : ''
      return {
        ...blank,
        ...known,
        knownOn: known.knownOn < happened ? happened : known.knownOn,
        subject: row.subject,
        property: valueType,
        valueType,
        value,
        saidBy: row.saidBy,
        boundParties: row.by,
        modality: row.modality,
        validOn: row.on,
        locator: row.locator,
      }
    })

  /** The due date a commitment's own row gives; without a day of its own it counts once known. */
  const ownDue = (row: Commitment): StatementDraft[] => {
    if (row.due === null) return []
    const earliest = [...row.sources].sort((a, b) =>
      knownOf([a]) === knownOf([b]) ? (a < b ? -1 : 1) : knownOf([a]) < knownOf([b]) ? -1 : 1,
    )[0]!
    return [
      {
        ...blank,
        ...cited(earliest, null),
        boundParties: [],
        subject: row.id,
        property: 'due',
        valueType: 'due',
        value: {
          due: row.due,
          kind: row.dueKind,
          summary: row.dueWords,
          words: row.dueWords,
          note: '',
          row: row.id,
        },
        modality: 'commitment',
        validOn: row.dueOn,
      },
    ]
  }

  const replacedInstruments = rows.instruments.flatMap((row): StatementDraft[] => {
    if (row.replacedBy === null) return []
    const by = rows.instruments.find((other) => other.id === row.replacedBy)!
    return [
      {
        ...blank,
        ...cited(by.sources[0]!, null),
        boundParties: [],
        subject: row.id,
        property: 'replacement',
        valueType: 'replacement',
        value: { by: by.id, row: row.id },
        validOn: by.signedOn,
      },
    ]
  })

  const dated = <T extends { id: string; sources: string[] }>(kind: string, all: readonly T[]) =>
    all.map((row) => record(kind, row, null, knownOf(row.sources)))

  return [
    ...rows.sources.map((row) => record('source', row, row.published, knownOn(row, rows.readOn))),
    ...dated('institution', rows.institutions),
    ...dated('person', rows.people),
    ...rows.instruments.map((row) => record('instrument', row, row.signedOn, knownOf(row.sources))),
    ...dated('commitment', rows.commitments),
    ...rows.events.map((row) => record('event', row, row.on, knownOf(row.sources))),
    ...rows.searches.map((row) => record('search', row, row.on, row.on)),
    ...rows.others.flatMap(({ kind, rows: all, validOn }) =>
      all.map((row) => record(kind, row, dayIn(row, validOn), knownOf(row.sources))),
    ),
    ...rows.commitments.flatMap(ownDue),
    ...replacedInstruments,
    ...rows.evidence.flatMap(evidence),
    ...rows.claims.map(
      (row): StatementDraft => ({
        ...blank,
        ...cited(row.source, row.class),
        boundParties: [],
        subject: row.subject,
        property: row.property,
        valueType: 'claim',
        value: {
          value: row.value,
          words: row.words,
          unit: row.unit,
          note: row.note,
          row: row.id,
        },
        validOn: sources.get(row.source)!.published,
      }),
    ),
  ]
}

/** The partial day in a field of a row; null when there is none. */
function dayIn(row: object, field: string | undefined): string | null {
  const day = field === undefined ? null : (row as Record<string, unknown>)[field]
  return typeof day === 'string' ? day : null
}
