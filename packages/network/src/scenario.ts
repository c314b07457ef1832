/**
 * A scenario: a day, and what is taken to be otherwise than it was on record.
 *
 * Crossings and links shut or open, commitments taken as delivered, and hours set at a crossing. It
 * changes the weights of a few arcs and the standing of a few links; the graph is never built again.
 */

import { z } from 'zod'
import { type Arc, weightsOf } from './arc.ts'
import type { Network, NetworkRecords } from './compile.ts'
import type { ArcChange } from './graph.ts'
import { reachOf } from './openness.ts'
import type { Link, Mode } from './records.ts'
import { sumOf } from './regimes.ts'

const Hours = z.strictObject({
  place: z.string(),
  /** Ports have no gate. */
  mode: z.enum(['road', 'rail']).default('road'),
  hours: z.number().nonnegative().max(10_000),
})

/** Ids throughout. A place may be limited to one mode, as in `post:road`. */
export const Scenario = z.strictObject({
  /** Crossings (places), links or countries that are shut. */
  shuts: z.array(z.string()).default([]),
  /** Crossings, links or corridors that are open whatever shuts them, planned ones too. */
  opens: z.array(z.string()).default([]),
  /** Commitments taken as delivered. */
  delivers: z.array(z.string()).default([]),
  hours: z.array(Hours).default([]),
})
export type Scenario = z.infer<typeof Scenario>

/** A scenario with a name, kept in a pack. Hours are written `place:mode:hours`. */
export const NamedScenario = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  /** The day it stands on; null for the day that is asked about. */
  asOf: z.iso.date().nullable(),
  shuts: z.array(z.string()),
  opens: z.array(z.string()),
  delivers: z.array(z.string()),
  hours: z.array(z.string()),
  /** Of a pack’s; people who save one name none. */
  sources: z.array(z.string()),
  note: z.string().default(''),
})
export type NamedScenario = z.infer<typeof NamedScenario>

/** Reads `place:mode:hours`, as in `post:road:6`; null when it is no such thing. */
export function hoursFrom(written: string): Scenario['hours'][number] | null {
  const parts = written.split(':')
  const [place, mode, hours] = parts.length === 2 ? [parts[0], 'road', parts[1]] : parts
  const isBlank = hours?.trim() === '' // which Number takes for nought
  const result = Hours.safeParse({ place, mode, hours: isBlank ? Number.NaN : Number(hours) })
  return parts.length <= 3 && result.success ? result.data : null
}

export const NOTHING_CHANGED: Scenario = { shuts: [], opens: [], delivers: [], hours: [] }

/** What a scenario comes to on the records. */
export interface Changes {
  /** Open whatever shuts them. */
  readonly openedLinks: ReadonlySet<string>
  /** Open by their own status; what the log shuts stays shut. */
  readonly builtLinks: ReadonlySet<string>
  /** Regimes that count as in force. */
  readonly added: ReadonlySet<string>
  /** Links that each of `shuts` shuts. */
  readonly shutLinks: ReadonlyMap<string, ReadonlySet<string>>
  readonly hours: Scenario['hours']
}

/** Reads a scenario against the records. Unknown ids come back in `unknown`, as they were written. */
export function changesOf(
  records: Pick<NetworkRecords, 'places' | 'links' | 'effects'>,
  scenario: Scenario,
): { readonly changes: Changes; readonly unknown: readonly string[] } {
  const unknown: string[] = []
  const places = new Map(records.places.map((place) => [place.id, place]))
  const openedLinks = new Set<string>()
  const builtLinks = new Set<string>()
  const added = new Set<string>()
  const hours = [...scenario.hours]

  /** Links of the crossing, link, corridor or country of that id. */
  function linksOf(written: string): readonly Link[] {
    const [id, mode] = written.split(':') as [string, Mode | undefined]
    const ofMode = (links: readonly Link[]) =>
      mode === undefined ? links : links.filter((link) => link.mode === mode)
    const own = records.links.filter((link) => link.id === id)
    if (own.length > 0) return ofMode(own)
    const place = places.get(id)
    if (place !== undefined) {
      const here = records.links.filter(({ from, to }) => from === id || to === id)
      const abroad = here.filter((link) => countriesOf(link).length > 1)
      return ofMode(place.kind === 'border' && abroad.length > 0 ? abroad : here)
    }
    const inCountry = records.links.filter((link) => countriesOf(link).includes(id))
    if (inCountry.length > 0) return ofMode(inCountry)
    return ofMode(records.links.filter(({ corridors }) => corridors.includes(id)))
  }

  function countriesOf({ from, to }: Link): string[] {
    return [...new Set([from, to].map((end) => places.get(end)?.country ?? ''))]
  }

  for (const written of scenario.opens) {
    const links = linksOf(written)
    if (links.length === 0) unknown.push(written)
    for (const { id } of links) openedLinks.add(id)
  }
  const shutLinks = new Map<string, ReadonlySet<string>>()
  for (const written of scenario.shuts) {
    const links = linksOf(written)
    if (links.length === 0) unknown.push(written)
    shutLinks.set(written, new Set(links.map(({ id }) => id)))
  }
  for (const commitment of scenario.delivers) {
    const effects = records.effects.filter((effect) => effect.commitment === commitment)
    if (effects.length === 0) unknown.push(commitment)
    for (const effect of effects) {
      for (const link of effect.links) builtLinks.add(link)
      if (effect.regime !== null) added.add(effect.regime)
      if (effect.place !== null && effect.hours !== null)
        hours.push({
          place: effect.place,
          mode: effect.mode === 'rail' ? 'rail' : 'road',
          hours: effect.hours,
        })
    }
  }
  const { leaving } = reachOf(records)
  for (const { place, mode } of scenario.hours)
    if (leaving(place, mode).length === 0) unknown.push(`${place}:${mode}`)
  return { changes: { openedLinks, builtLinks, added, shutLinks, hours }, unknown }
}

/** Arcs as a scenario has them: the gates whose hours it sets; what a regime adds comes on top. */
export function changedArcs(network: Network, hours: Scenario['hours']): ReadonlyMap<number, Arc> {
  const changed = new Map<number, Arc>()
  for (const { place, mode, hours: set } of hours) {
    network.arcs.forEach((arc, i) => {
      if (arc.kind !== 'gate' || arc.mode !== mode) return
      if (network.vertices[arc.from]!.place !== place) return
      const dwelling = Math.round((set + sumOf(arc.regimes, (row) => row.hours ?? 0)) * 60)
      const minutes = { of: 'minutes', from: 'scenario', basis: 'assumed' } as const
      const figures = arc.figures.filter((figure) => figure.of !== 'minutes')
      changed.set(i, {
        ...arc,
        dwelling,
        figures: [...figures, { ...minutes, sources: [], rung: null, year: null }],
      })
    })
  }
  return changed
}

/** The weights that changed arcs have in the graph. */
export function arcChanges(arcs: ReadonlyMap<number, Arc>): ArcChange[] {
  return [...arcs].map(([arc, changed]) => ({ arc, weights: weightsOf(changed) }))
}
