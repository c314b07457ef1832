/**
 * What a network stands on: the days and dollars that losing each crossing or link costs, and what
 * opening what is shut, or not built, would give.
 *
 * For each origin and destination the fastest and the cheapest journey are searched again with one
 * element lost or opened; the difference to the network as it is counts. Losing what neither journey
 * rides changes nothing, so only what they ride is tried.
 *
 * Jenelius, E., Petersen, T., Mattsson, L.-G. (2006). Importance and exposure in road network
 * vulnerability analysis. Transportation Research Part A 40(7), 537–560. doi:10.1016/j.tra.2005.11.003
 */

import type { Arc } from './arc.ts'
import type { ArcChange } from './graph.ts'
import { overlay } from './graph.ts'
import { boundsTo, type View } from './plan.ts'
import { LAND, type Mode } from './records.ts'
import { createSearcher } from './shortest.ts'
import type { Blocker } from './standing.ts'

export interface Pair {
  readonly from: string
  readonly to: string
}

/** Least minutes and least cents, each of its own journey; null when there is no way. */
export interface Best {
  readonly minutes: number | null
  readonly cents: number | null
}

export const ELEMENT_KINDS = ['crossing', 'link'] as const
export const OPENING_KINDS = ['commitment', 'corridor', 'disruption', 'link'] as const

/** What losing one element does to each pair, in the order of the pairs. */
export interface Loss {
  readonly kind: (typeof ELEMENT_KINDS)[number]
  readonly id: string
  readonly mode: Mode
  readonly pairs: readonly Best[]
  /** Pairs that have no way round. */
  readonly cut: number
  /** Summed over the pairs that have one. */
  readonly extraMinutes: number
  readonly extraCents: number
}

/** What opening some links gives each pair. */
export interface Gain {
  readonly kind: (typeof OPENING_KINDS)[number]
  readonly id: string
  readonly links: readonly string[]
  readonly pairs: readonly Best[]
  /** Pairs that had no way before. */
  readonly joined: number
  readonly savedMinutes: number
  readonly savedCents: number
}

export interface Criticality {
  readonly base: readonly Best[]
  /** The worst first. */
  readonly losses: readonly Loss[]
  /** The best first; those that give nothing are left out. */
  readonly gains: readonly Gain[]
}

/** Ranks every crossing and link that the pairs ride, and every opening on record; or openings alone. */
export function criticalityOf(
  view: View,
  pairs: readonly Pair[],
  part: 'all' | 'gains' = 'all',
): Criticality {
  const { network } = view
  const search = createSearcher(view.graph.vertexCount)
  const ends = pairs.map(({ from, to }) => ({
    sources: network.verticesOf.get(from) ?? [],
    targets: network.verticesOf.get(to) ?? [],
    bounds: boundsTo(view, to),
  }))
  const pathsIn = (graph: View['graph']) =>
    ends.map(({ sources, targets, bounds }) =>
      [0, 1].map((k) => search(graph, k, sources, targets, bounds[k])),
    )
  const bestIn = (graph: View['graph']): Best[] =>
    pathsIn(graph).map(([fast, cheap]) => ({
      minutes: fast?.cost ?? null,
      cents: cheap?.cost ?? null,
    }))
  const paths = pathsIn(view.graph)
  const base = paths.map(([fast, cheap]) => ({
    minutes: fast?.cost ?? null,
    cents: cheap?.cost ?? null,
  }))
  const ridden = new Set(
    paths.flat().flatMap((path) => (path === null ? [] : Array.from(path.arcs))),
  )
  const elements = part === 'gains' ? [] : elementsOf(view, ridden)
  const losses = elements.map(({ kind, id, mode, links }): Loss => {
    const after = bestIn(overlay(view.graph, arcsOf(view, links).map(closing)))
    const rows = after.map((best, i) => ({ best, before: base[i]! }))
    const extra = (of: keyof Best) =>
      rows.reduce(
        (sum, { best, before }) =>
          sum + (best[of] ?? 0) - (best[of] === null ? 0 : (before[of] ?? 0)),
        0,
      )
    return {
      kind,
      id,
      mode,
      pairs: after,
      cut: rows.filter(({ best, before }) => best.minutes === null && before.minutes !== null)
        .length,
      extraMinutes: extra('minutes'),
      extraCents: extra('cents'),
    }
  })
  const gains = openingsOf(view).map((opening): Gain => {
    const { kind, id, links } = opening
    const after = bestIn(overlay(view.graph, reopening(view, opening)))
    const rows = after.map((best, i) => ({ best, before: base[i]! }))
    const saved = (of: keyof Best) =>
      rows.reduce(
        (sum, { best, before }) => (before[of] === null ? sum : sum + before[of] - (best[of] ?? 0)),
        0,
      )
    return {
      kind,
      id,
      links,
      pairs: after,
      joined: rows.filter(({ best, before }) => before.minutes === null && best.minutes !== null)
        .length,
      savedMinutes: saved('minutes'),
      savedCents: saved('cents'),
    }
  })
  return {
    base,
    losses: losses.sort(
      (a, b) =>
        b.cut - a.cut ||
        b.extraMinutes - a.extraMinutes ||
        b.extraCents - a.extraCents ||
        compare(a.id, b.id),
    ),
    gains: gains
      .filter(({ joined, savedMinutes, savedCents }) => joined + savedMinutes + savedCents > 0)
      .sort(
        (a, b) =>
          b.joined - a.joined ||
          b.savedMinutes - a.savedMinutes ||
          b.savedCents - a.savedCents ||
          compare(a.id, b.id),
      ),
  }
}

function closing(arc: number): ArcChange {
  return { arc, weights: null }
}

interface Element {
  readonly kind: Loss['kind']
  readonly id: string
  readonly mode: Mode
  readonly links: ReadonlySet<string>
}

/** Crossings and links on some arcs. A crossing is every way out of the country by one mode. */
function elementsOf(view: View, ridden: ReadonlySet<number>): Element[] {
  const { network } = view
  const elements = new Map<string, Element>()
  for (const i of ridden) {
    const arc = network.arcs[i]!
    if (arc.link === null) continue
    const { link, mode } = arc
    elements.set(`link ${link.id}`, { kind: 'link', id: link.id, mode, links: new Set([link.id]) })
    if (!isAbroad(view, arc)) continue
    for (const place of [link.from, link.to]) {
      const leaving = network.arcs.filter(
        (other) =>
          other.mode === mode &&
          (other.link?.from === place || other.link?.to === place) &&
          isAbroad(view, other),
      )
      const links = new Set(leaving.map((other) => other.link!.id))
      // A crossing of one link is that link: once is enough.
      if (links.size > 1 || elements.delete(`link ${link.id}`))
        elements.set(`crossing ${place} ${mode}`, { kind: 'crossing', id: place, mode, links })
    }
  }
  return [...elements.values()]
}

function isAbroad(view: View, arc: Arc): boolean {
  if (arc.link === null || !LAND.includes(arc.mode)) return false
  const country = (place: string) => view.network.places.get(place)!.country
  return country(arc.link.from) !== country(arc.link.to)
}

function arcsOf(view: View, links: ReadonlySet<string>): number[] {
  return view.network.arcs.flatMap((arc, i) =>
    arc.link !== null && links.has(arc.link.id) ? [i] : [],
  )
}

interface Opening {
  readonly kind: Gain['kind']
  readonly id: string
  /** Of the blockers that it lifts. */
  readonly ids: readonly string[]
  readonly links: readonly string[]
}

/** Everything on record that could be opened: by a commitment, a corridor, a disruption, a link. */
function openingsOf(view: View): Opening[] {
  const { records } = view.network
  const shut = view.standings.blockers.filter(
    ({ kind }) => kind === 'disruption' || kind === 'not-open',
  )
  const linksOf = (arcs: readonly number[]) => [
    ...new Set(arcs.map((arc) => view.network.arcs[arc]!.link!.id)),
  ]
  const notOpen = new Set(
    shut.filter(({ kind }) => kind === 'not-open').flatMap(({ arcs }) => linksOf(arcs)),
  )
  const openings: Opening[] = []
  const offer = (
    kind: Opening['kind'],
    id: string,
    links: readonly string[],
    ids: readonly string[] = links,
  ) => {
    if (links.length > 0) openings.push({ kind, id, ids, links: [...new Set(links)] })
  }
  for (const commitment of new Set(records.effects.map((effect) => effect.commitment))) {
    const effects = records.effects.filter((effect) => effect.commitment === commitment)
    offer(
      'commitment',
      commitment,
      effects.flatMap(({ links }) => links.filter((link) => notOpen.has(link))),
    )
  }
  for (const corridor of new Set(records.links.flatMap(({ corridors }) => corridors))) {
    const links = records.links.filter((link) => link.corridors.includes(corridor))
    offer(
      'corridor',
      corridor,
      links.map(({ id }) => id).filter((id) => notOpen.has(id)),
    )
  }
  for (const same of disruptionsOf(view, shut))
    offer(
      'disruption',
      same[0]!.id,
      same.flatMap(({ arcs }) => linksOf(arcs)),
      same.map(({ id }) => id),
    )
  for (const link of notOpen) offer('link', link, [link])
  return openings
}

/** Disruptions that began on one day for one cause end together, if they do. */
function disruptionsOf({ network }: View, blockers: readonly Blocker[]): Blocker[][] {
  const shut = blockers.filter(({ kind }) => kind === 'disruption')
  const told = new Map(network.records.disruptions.map(({ value }) => [value.id, value]))
  return [
    ...Map.groupBy(shut, ({ id }) => `${told.get(id)?.fromOn} ${told.get(id)?.cause}`).values(),
  ]
}

/** The arcs of some links with their weights again, unless something else keeps them shut. */
function reopening(view: View, { kind, ids, links }: Opening): ArcChange[] {
  const lifted = kind === 'disruption' ? 'disruption' : 'not-open'
  const kept = new Set(
    view.standings.blockers
      .filter((blocker) => blocker.kind !== lifted || !ids.includes(blocker.id))
      .flatMap(({ arcs }) => arcs),
  )
  return arcsOf(view, new Set(links))
    .filter((arc) => !kept.has(arc))
    .map((arc) => ({ arc, weights: view.whole.weights.map((weight) => weight[arc]!) }))
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
