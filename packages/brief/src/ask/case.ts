/** One commitment laid open for asking: what the rules look at. */

import {
  type Change,
  type CommitmentStatus,
  type Dated,
  type Disagreement,
  disagreements,
  historyOf,
  type Instrument,
  isVisible,
  type Ledger,
  type Search,
  type State,
  type Statement,
  statementsOf,
  statusOf,
} from '@followthrough/ledger'
import { type Mode, type Openness, opennessOn } from '@followthrough/network'
import { epochDay, foldName, intervalOf } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'

type Entry = Ledger['commitments'][number]

/** A crossing on the way of a commitment that is not open, or not known to be. */
export interface Closure {
  readonly place: string
  readonly name: string
  readonly mode: Mode
  readonly isCertain: boolean
  readonly since: string
  /** The last day on which it was seen shut, where no end is known. */
  readonly seen: string | null
}

export interface Case {
  readonly dossier: Dossier
  readonly state: State
  readonly index: number
  readonly entry: Entry
  readonly record: Entry['record']
  readonly status: CommitmentStatus
  /** Its carrying document, once it is on record. */
  readonly instrument: Instrument | null
  /** Parties of the partnership that its promises and signatures bind; all where they name none. */
  readonly bound: readonly string[]
  /** Statements about it, and about its carrying document, that are visible; oldest first. */
  readonly own: readonly Statement[]
  readonly carried: readonly Statement[]
  /** Searches that looked for it and found nothing. */
  readonly searches: readonly Search[]
  readonly disagreements: readonly Disagreement[]
  /** Closed crossings of its network effects. */
  readonly closures: readonly Closure[]
  /** Commitments on record that depend on it. */
  readonly dependents: readonly string[]
  readonly dueWithinDays: number
  /** Every change of code, oldest first. */
  readonly history: () => readonly Change[]
}

/** Opens the cases of a state, one by one; what they share is worked out once. */
export function casesOf(
  dossier: Dossier,
  state: State,
  dueWithinDays: number,
): (index: number) => Case | null {
  const { ledger } = dossier
  const days = [epochDay(state.validOn), epochDay(state.knownAt)] as const
  const differing = groupBy(disagreements(ledger, state), ({ subject }) => subject)
  const firstCarried = new Map<string, string>()
  const dependents = new Map<string, string[]>()
  for (const { record } of ledger.commitments) {
    if (record.instrument !== null && !firstCarried.has(record.instrument))
      firstCarried.set(record.instrument, record.id)
    for (const id of record.dependsOn)
      dependents.set(id, [...(dependents.get(id) ?? []), record.id])
  }
  const closures = closuresOf(dossier, state)
  const codes = dossier.partnership.parties.map(({ code }) => code)

  return (index) => {
    const status = statusOf(state, index)
    if (status === null) return null
    const entry = ledger.commitments[index]!
    const { record } = entry
    const carried = record.instrument === null ? [] : statementsOf(state, record.instrument)
    const own = statementsOf(state, record.id)
    let history: Change[] | null = null
    return {
      dossier,
      state,
      index,
      entry,
      record,
      status,
      instrument: entry.instrument,
      bound: boundBy(codes, status, [...own, ...carried]),
      own,
      carried,
      searches: unfruitful(entry.searches, days),
      disagreements: [
        ...(differing.get(record.id) ?? []),
        // A difference about a document is asked once, with the first commitment that it carries.
        ...(record.instrument !== null && firstCarried.get(record.instrument) === record.id
          ? (differing.get(record.instrument) ?? [])
          : []),
      ],
      closures: closures(record.id),
      dependents: (dependents.get(record.id) ?? []).filter(
        (id) => state.exists[dossier.commitmentIndex.get(id)!] === 1,
      ),
      dueWithinDays,
      history: () => {
        history ??= historyOf(ledger, index, state)
        return history
      },
    }
  }
}

function unfruitful(searches: readonly Dated<Search>[], days: readonly [number, number]): Search[] {
  const seen = new Map<string, Search>()
  for (const search of searches)
    if (!search.value.found && isVisible(search, ...days)) seen.set(search.value.id, search.value)
  return [...seen.values()]
}

/** Parties named by the statements of its occasions. */
function boundBy(
  codes: readonly string[],
  status: CommitmentStatus,
  statements: readonly Statement[],
): string[] {
  const told = new Set(status.occasions.flatMap((occasion) => occasion.statements))
  const named = new Set(
    statements.filter(({ id }) => told.has(id)).flatMap(({ boundParties }) => boundParties),
  )
  const bound = codes.filter((code) => named.has(code))
  return bound.length === 0 ? [...codes] : bound
}

const FREIGHT_MODES = ['road', 'rail', 'sea', 'ferry'] as const satisfies readonly Mode[]

/** Border posts and ports that a commitment’s network effects touch by some mode, where not open to it. */
function closuresOf(dossier: Dossier, state: State): (commitment: string) => Closure[] {
  const network = dossier.network()
  const effectsOf = groupBy(network.effects, ({ commitment }) => commitment)
  const places = new Map(network.places.map((place) => [place.id, place]))
  const links = new Map(network.links.map((link) => [link.id, link]))
  const regimes = new Map(network.regimes.map((regime) => [regime.id, regime]))
  let openness: Openness | null = null
  return (commitment) => {
    const effects = effectsOf.get(commitment)
    if (effects === undefined) return []
    openness ??= opennessOn(network, network.disruptions, state)
    // A railway is not held up by a gate that is shut to lorries; a regime is of every mode.
    const touched = new Map<string, Set<Mode>>()
    const touch = (place: string, modes: readonly Mode[]) =>
      touched.set(place, new Set([...(touched.get(place) ?? []), ...modes]))
    for (const { place, mode, links: ids, regime } of effects) {
      if (place !== null) touch(place, mode === null ? FREIGHT_MODES : [mode])
      for (const id of ids) {
        const link = links.get(id)
        if (link !== undefined) for (const end of [link.from, link.to]) touch(end, [link.mode])
      }
      for (const id of regime === null ? [] : (regimes.get(regime)?.places ?? []))
        touch(id, FREIGHT_MODES)
    }
    return [...touched].flatMap(([id, modes]): Closure[] => {
      const place = places.get(id)
      if (place === undefined || (place.kind !== 'border' && place.kind !== 'port')) return []
      return FREIGHT_MODES.filter((mode) => modes.has(mode)).flatMap((mode): Closure[] => {
        const standing = openness!.place(id, mode)
        const disruption = standing?.disruption ?? null
        if (standing === null || standing.open === 'yes' || disruption?.fromOn == null) return []
        const seen = disruption.seenOn === null ? null : intervalOf(disruption.seenOn)!.latest
        return [
          {
            place: id,
            name: place.name,
            mode,
            isCertain: standing.open === 'no',
            since: disruption.fromOn,
            seen: seen !== null && seen <= state.knownAt ? seen : null,
          },
        ]
      })
    })
  }
}

/** Institutions that speak for a state, or for a state of a federation: what they sign as an agreement is for ratification. */
const STATE_ORGANS = new Set([
  'government',
  'ministry',
  'office',
  'presidency',
  'parliament',
  'customs',
  'prosecution',
  'province',
])
const RATIFIED_KINDS: readonly Instrument['kind'][] = ['treaty', 'agreement']

/**
 * True for a treaty, and for an agreement none of whose signatories is known as a body below the state:
 * what universities, companies, regulators and cities sign between themselves is not ratified.
 */
export function needsRatification(dossier: Dossier, instrument: Instrument): boolean {
  if (!RATIFIED_KINDS.includes(instrument.kind)) return false
  return (
    instrument.kind === 'treaty' ||
    instrument.signatories.every(({ party, name }) => {
      const kind = kindOfSignatory(dossier, party, name)
      return kind === null || STATE_ORGANS.has(kind)
    })
  )
}

/** The kind of institution that a signatory’s name stands for; null when it is not known. */
function kindOfSignatory({ ledger }: Dossier, party: string, name: string): string | null {
  const spelling = foldName(name.replace(/\([^)]*\)|\?/g, ''))
  if (spelling === '') return null
  const ofParty = ledger.institutions.filter(({ value }) => value.party === party)
  const exact = ofParty.find(({ value }) =>
    [value.name, ...value.aliases].some((alias) => foldName(alias) === spelling),
  )
  const near = ofParty.filter(({ value }) => foldName(value.name).includes(spelling))
  return (exact ?? (near.length === 1 ? near[0] : undefined))?.value.kind ?? null
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}
