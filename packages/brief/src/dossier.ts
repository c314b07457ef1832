/** One partnership's ledger with what is needed to answer questions about it. */

import {
  type Aliases,
  aliasIndex,
  compileLedger,
  type Dated,
  type Ledger,
  recordsOf,
  type Statement,
} from '@followthrough/ledger'
import {
  CrossingMeasure,
  Disruption,
  Effect,
  Lane,
  Link,
  NamedScenario,
  type NetworkRecords,
  Place,
  Rate,
  Regime,
} from '@followthrough/network'
import { dayOfEpoch, knownOn, Source } from '@followthrough/record'
import { Target, Total } from '@followthrough/trade'
import { z } from 'zod'

const Named = z.strictObject({ id: z.string().regex(/^\S+$/), name: z.string().min(1) })

/** Kinds of things that an id can stand for; the first six have a page of their own. */
export const REF_KINDS = [
  'commitment',
  'instrument',
  'event',
  'institution',
  'person',
  'source',
  'party',
  'topic',
] as const
export type RefKind = (typeof REF_KINDS)[number]

/** A box of degrees in which a border is disputed, so that a map can say so. */
export const DisputedArea = z.strictObject({
  name: z.string().min(1),
  west: z.number().min(-180).max(180),
  south: z.number().min(-90).max(90),
  east: z.number().min(-180).max(180),
  north: z.number().min(-90).max(90),
})
export type DisputedArea = z.infer<typeof DisputedArea>

const MonthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'expected a month and a day, as in 07-01')

const OtherCountry = z.strictObject({
  code: z.string().regex(/^[A-Z]{2,3}$/),
  name: z.string().min(1),
  adjective: z.string().min(1).optional(),
  longName: z.string().min(1).optional(),
})

const Currency = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/),
  names: z.array(z.string().min(1)).min(1),
})

/** What `pack.yaml` says of a partnership. */
export const Partnership = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  /** No such states exist: a pack to try things on, never the one that is opened unasked. */
  invented: z.boolean().optional(),
  parties: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z]{2,3}$/),
        name: z.string().min(1),
        adjective: z.string().min(1),
        /** As in treaties. */
        longName: z.string().min(1).optional(),
        /** Month and day, as in 07-01; the calendar year where it is left out. */
        fiscalYearStarts: MonthDay.optional(),
      }),
    )
    .min(2)
    .max(30),
  /** Countries that the texts name and that no list of the world has, as in an invented pack. */
  otherCountries: z.array(OtherCountry).optional(),
  /** Names of currencies in the texts; those of ISO 4217 are known by their codes alone. */
  currencies: z.array(Currency).optional(),
  languages: z.array(z.string()).min(1),
  readOn: z.iso.date(),
  headlineTarget: z.strictObject({ commitment: z.string(), indicator: z.string() }).nullable(),
  /** Origin–destination pairs to show first. */
  pairs: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  /** Where borders on a map are disputed. */
  disputed: z.array(DisputedArea).optional(),
  sectors: z.array(Named).min(1),
  /** Subjects of claims that are no entity of the ledger. */
  topics: z.array(Named),
})
export type Partnership = z.infer<typeof Partnership>

export interface Dossier {
  readonly partnership: Partnership
  readonly ledger: Ledger
  readonly sources: ReadonlyMap<string, Dated<Source>>
  readonly totals: readonly Dated<Total>[]
  readonly targets: readonly Dated<Target>[]
  readonly aliases: Aliases
  /** What is on record of the network; read when it is first asked for. */
  readonly network: () => NetworkRecords
  /** Lanes as others have published them: what journeys are checked against. */
  readonly lanes: () => readonly Lane[]
  /** Scenarios that the pack has names for. */
  readonly scenarios: () => readonly NamedScenario[]
  /** What to call an id: titles and names of everything on record, parties, sectors and topics. */
  readonly names: ReadonlyMap<string, string>
  readonly kinds: ReadonlyMap<string, RefKind>
  readonly commitmentIndex: ReadonlyMap<string, number>
  readonly sectorNames: ReadonlyMap<string, string>
}

/** Compiles statements into a dossier. */
export function openDossier(partnership: Partnership, statements: readonly Statement[]): Dossier {
  const codes = partnership.parties.map((party) => party.code)
  const ledger = compileLedger(statements, codes)
  const sources = recordsOf(ledger, 'source', Source.parse)
  const names = new Map<string, string>()
  const kinds = new Map<string, RefKind>()
  const sourceById = new Map(sources.map((entry) => [entry.value.id, entry]))
  let network: NetworkRecords | null = null
  const name = (kind: RefKind, id: string, words: string) => {
    names.set(id, words)
    kinds.set(id, kind)
  }
  for (const topic of partnership.topics) name('topic', topic.id, topic.name)
  for (const party of partnership.parties) name('party', party.code, party.name)
  for (const { value } of ledger.institutions) name('institution', value.id, value.name)
  for (const { value } of ledger.people) name('person', value.id, value.name)
  for (const { value } of ledger.instruments) name('instrument', value.id, value.title)
  for (const { value } of ledger.events) name('event', value.id, value.title)
  for (const { record } of ledger.commitments) name('commitment', record.id, record.title)
  for (const { value } of sources) name('source', value.id, value.title)
  return {
    partnership,
    ledger,
    sources: sourceById,
    totals: recordsOf(ledger, 'total', Total.parse),
    targets: recordsOf(ledger, 'target', Target.parse),
    aliases: aliasIndex(ledger),
    lanes: () => recordsOf(ledger, 'lane', Lane.parse).map(({ value }) => value),
    scenarios: () => recordsOf(ledger, 'scenario', NamedScenario.parse).map(({ value }) => value),
    network: () => {
      network ??= networkRecords(ledger, sourceById, partnership.readOn)
      return network
    },
    names,
    kinds,
    commitmentIndex: new Map(ledger.commitments.map(({ record }, i) => [record.id, i])),
    sectorNames: new Map(partnership.sectors.map((sector) => [sector.id, sector.name])),
  }
}

/**
 * Places, links, regimes and effects are our own coding and stand for every day; what happened or was
 * measured has a day of knowing.
 */
function networkRecords(
  ledger: Ledger,
  sources: ReadonlyMap<string, Dated<Source>>,
  readOn: string,
): NetworkRecords {
  const valuesOf = <T>(kind: string, parse: (value: unknown) => T) =>
    recordsOf(ledger, kind, parse).map((entry) => entry.value)
  /** The first day on which a dated source gave it; null when none bears a day. */
  const firstTold = (ids: readonly string[]) =>
    ids
      .flatMap((id) => sources.get(id)?.value ?? [])
      .filter((source) => source.published !== null)
      .map((source) => knownOn(source, readOn))
      .sort()
      .at(0) ?? null
  const toldOf = <T extends { readonly sources: readonly string[] }>(values: readonly T[]) =>
    values.map((value) => ({ value, knownOn: firstTold(value.sources) }))
  return {
    places: valuesOf('place', Place.parse),
    links: valuesOf('link', Link.parse),
    measures: toldOf(valuesOf('crossing-measure', CrossingMeasure.parse)),
    rates: toldOf(valuesOf('rate', Rate.parse)),
    regimes: valuesOf('regime', Regime.parse),
    effects: valuesOf('effect', Effect.parse),
    disruptions: recordsOf(ledger, 'disruption', Disruption.parse).map(({ value, knownDay }) => ({
      value,
      knownOn: dayOfEpoch(knownDay),
    })),
  }
}
