/** From a pack’s records to what a reader knows beforehand. */

import type { Commitment, Event, Institution, Instrument, Person } from '@followthrough/ledger'
import type { Place } from '@followthrough/network'
import { type GazetteerRows, intervalOf, knownOn, type Source } from '@followthrough/record'
import type { Partnership } from './dossier.ts'

export interface ReadersRecords {
  readonly people: readonly Person[]
  readonly institutions: readonly Institution[]
  readonly instruments: readonly Instrument[]
  readonly commitments: readonly Commitment[]
  readonly events: readonly Event[]
  readonly places: readonly Place[]
  readonly sources: readonly Source[]
}

/** Rows for `compileGazetteer`. A commitment counts from its event, else from its instrument, else from its sources. */
export function gazetteerRows(partnership: Partnership, records: ReadersRecords): GazetteerRows {
  const eventOn = new Map(records.events.map((event) => [event.id, event.on]))
  const signedOn = new Map(records.instruments.map((row) => [row.id, row.signedOn]))
  const sources = new Map(records.sources.map((source) => [source.id, source]))
  const since = (row: Commitment): string | null => {
    const on = row.event === null ? null : (eventOn.get(row.event) ?? null)
    const signed = row.instrument === null ? null : (signedOn.get(row.instrument) ?? null)
    const partial = on ?? signed
    if (partial !== null) return intervalOf(partial)!.earliest
    const known = row.sources
      .flatMap((id) => sources.get(id) ?? [])
      .map((source) => knownOn(source, partnership.readOn))
    return known.sort()[0] ?? null
  }
  return {
    parties: partnership.parties,
    otherCountries: partnership.otherCountries ?? [],
    currencies: partnership.currencies ?? [],
    headline: partnership.headlineTarget?.commitment ?? null,
    people: records.people,
    institutions: records.institutions,
    places: records.places,
    instruments: records.instruments,
    commitments: records.commitments.map((row) => ({ ...row, since: since(row) })),
  }
}
