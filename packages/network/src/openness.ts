/**
 * What is open, as of a day and as known on a day: the disruption log replayed.
 *
 * A freight disruption shuts from its first day to its last, both included. Where a day is imprecise,
 * or no source tells of the end, the days in doubt are `unknown` and never guessed:
 *
 *     fromOn   earliest … latest      unknown … shut
 *     untilOn  earliest … latest      shut … unknown
 *     end open                        shut ever after
 *     end not-seen                    shut until `seenOn`, then unknown until the next word of the
 *                                     same place or link and mode, which shows that it ran in between
 *
 * What was not known by `knownAt` plays no part; an end that came later counts as not seen, with the
 * place shut on `knownAt` itself.
 */

import { type Interval, intervalOf } from '@followthrough/record'
import type { Disruption, Link, Mode, Place } from './records.ts'

/** The two days one stands on. */
export interface Days {
  readonly validOn: string
  readonly knownAt: string
}

/** A disruption and the day by which the public knew of it. */
export interface KnownDisruption {
  readonly value: Disruption
  readonly knownOn: string
}

export type Open = 'yes' | 'no' | 'unknown'

/** Whether something is open and, where it is not for certain, since when and for what reason. */
export interface Standing {
  readonly open: Open
  /** When what shut it began, as exactly as the source says; null when open or not dated. */
  readonly since: string | null
  readonly disruption: Disruption | null
  /** The link that is not open by its own status. */
  readonly link: Link | null
}

export interface Openness {
  /** Of one link. Throws when it does not exist. */
  link(id: string): Standing
  /** Of the ways by one mode out of the country at a place; null when there are none. */
  place(id: string, mode: Mode): Standing | null
}

const OPEN: Standing = { open: 'yes', since: null, disruption: null, link: null }

/**
 * What stood open. `opened` are links that a scenario takes as open whatever their status; disruptions
 * come in any order.
 */
export function opennessOn(
  network: { readonly places: readonly Place[]; readonly links: readonly Link[] },
  disruptions: readonly KnownDisruption[],
  days: Days,
  opened: ReadonlySet<string> = new Set(),
): Openness {
  const links = new Map(network.links.map((link) => [link.id, link]))
  const { leaving, shutBy } = reachOf(network)
  const told = disruptions
    .filter(({ value, knownOn }) => value.fromOn !== null && knownOn <= days.knownAt)
    .map(({ value }) => value)
  const shutting = new Map<string, Standing>()
  for (const disruption of told) {
    const open = stateOf(disruption, told, days)
    if (open === 'yes') continue
    const standing: Standing = { open, since: disruption.fromOn, disruption, link: null }
    for (const id of shutBy(disruption)) {
      const before = shutting.get(id)
      shutting.set(id, before === undefined ? standing : graver(before, standing))
    }
  }
  const standings = new Map<string, Standing>()

  function standingOf(link: Link): Standing {
    const own = opened.has(link.id) ? OPEN : ownStanding(link, days.validOn)
    const shut = shutting.get(link.id) ?? OPEN
    return graver(own, shut)
  }

  function linkStanding(id: string): Standing {
    const link = links.get(id)
    if (link === undefined) throw new RangeError(`there is no link ${id}`)
    const standing = standings.get(id) ?? standingOf(link)
    standings.set(id, standing)
    return standing
  }

  return {
    link: linkStanding,
    place(id, mode) {
      const ways = leaving(id, mode).map((link) => linkStanding(link.id))
      if (ways.length === 0) return null
      return ways.reduce((best, way) => (GRAVITY[way.open] < GRAVITY[best.open] ? way : best))
    },
  }
}

/** Which links a disruption, or a crossing, has to do with. */
export function reachOf(network: {
  readonly places: readonly Place[]
  readonly links: readonly Link[]
}): {
  /** Links of the mode at a place that leave the country. */
  readonly leaving: (place: string, mode: Mode) => readonly Link[]
  /** Ids of the links that a disruption shuts while it lasts. */
  readonly shutBy: (disruption: Disruption) => readonly string[]
} {
  const places = new Map(network.places.map((place) => [place.id, place]))
  const linksAt = new Map<string, Link[]>()
  for (const link of network.links)
    for (const end of [link.from, link.to]) {
      const known = linksAt.get(end)
      if (known === undefined) linksAt.set(end, [link])
      else known.push(link)
    }

  function linksOf(place: string, mode: Mode): Link[] {
    return (linksAt.get(place) ?? []).filter((link) => link.mode === mode)
  }

  function leaving(place: string, mode: Mode): Link[] {
    return linksOf(place, mode).filter(
      ({ from, to }) => places.get(from)?.country !== places.get(to)?.country,
    )
  }

  /** At a border post the ways out of the country are shut, elsewhere every way of the mode. */
  function shutBy({ place, links: named, mode }: Disruption): string[] {
    if (place === null) return named
    const isPost = places.get(place)?.kind === 'border'
    const touched = isPost ? leaving(place, mode) : linksOf(place, mode)
    return [...named, ...touched.map((link) => link.id)]
  }

  return { leaving, shutBy }
}

const GRAVITY: Record<Open, number> = { yes: 0, unknown: 1, no: 2 }

/** The worse of two; of equals the one that has lasted longer. */
function graver(a: Standing, b: Standing): Standing {
  if (a.open !== b.open) return GRAVITY[a.open] > GRAVITY[b.open] ? a : b
  if (a.since === null || b.since === null) return a.since === null ? a : b
  return intervalOf(b.since)!.earliest < intervalOf(a.since)!.earliest ? b : a
}

/** Open by its own status; a plan opens nothing, even when its day has come. */
function ownStanding(link: Link, validOn: string): Standing {
  if (link.status !== 'open') return { open: 'no', since: null, disruption: null, link }
  if (link.opensOn === null) return OPEN
  const { earliest, latest } = intervalOf(link.opensOn)!
  if (validOn >= latest) return OPEN
  return { open: validOn < earliest ? 'no' : 'unknown', since: null, disruption: null, link }
}

/** What one dated disruption leaves open on the day; `told` are all that were known. */
function stateOf(disruption: Disruption, told: readonly Disruption[], days: Days): Open {
  if (disruption.kind !== 'freight') return 'yes'
  const { validOn, knownAt } = days
  const from = intervalOf(disruption.fromOn!)!
  if (validOn < from.earliest) return 'yes'
  const until = disruption.untilOn === null ? null : intervalOf(disruption.untilOn)!
  if (until !== null && until.latest <= knownAt) {
    if (validOn > until.latest) return 'yes'
    return validOn >= from.latest && validOn <= until.earliest ? 'no' : 'unknown'
  }
  if (validOn < from.latest) return 'unknown'
  if (until === null && disruption.end === 'open') return 'no'
  if (validOn <= lastSeen(disruption, from, knownAt)) return 'no'
  return told.some((later) => isLaterWord(later, disruption, from, validOn)) ? 'yes' : 'unknown'
}

/** The last day on which it was known to be shut. */
function lastSeen(disruption: Disruption, from: Interval, knownAt: string): string {
  const seen =
    disruption.untilOn !== null
      ? knownAt // it ended later than anybody knew
      : disruption.seenOn === null
        ? from.latest
        : intervalOf(disruption.seenOn)!.earliest
  const capped = seen < knownAt ? seen : knownAt
  return capped > from.latest ? capped : from.latest
}

/** True when another disruption of the same way began later: it had run again in between. */
function isLaterWord(
  later: Disruption,
  first: Disruption,
  from: Interval,
  validOn: string,
): boolean {
  if (later.mode !== first.mode) return false
  const isSameWay =
    (later.place !== null && later.place === first.place) ||
    later.links.some((link) => first.links.includes(link))
  const begins = intervalOf(later.fromOn!)!.earliest
  return isSameWay && begins > from.latest && begins <= validOn
}
