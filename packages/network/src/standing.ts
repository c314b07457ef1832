/**
 * Which arcs can be used, and what stands in the way of the others.
 *
 * A blocker is one reason that closes arcs: a disruption, a link that is not open by its own status, a
 * regime that is not in force, something a scenario shuts, or a constraint of the one who asks. The first
 * two come from `openness`; a link in doubt can be used, and the leg says so.
 */

import type { Network } from './compile.ts'
import type { Constraints } from './constraints.ts'
import { blockedBy } from './constraints.ts'
import { type Openness, opennessOn, reachOf, type Standing } from './openness.ts'
import type { Link } from './records.ts'
import type { Changes } from './scenario.ts'

export const BLOCKER_KINDS = ['disruption', 'not-open', 'regime', 'scenario', 'constraint'] as const

export interface Blocker {
  readonly kind: (typeof BLOCKER_KINDS)[number]
  /** Of the disruption, link, regime; or what was written in the scenario or constraint. */
  readonly id: string
  readonly arcs: readonly number[]
}

export interface Standings {
  readonly openness: Openness
  readonly blockers: readonly Blocker[]
}

/** What stands in the way on the network’s days, under a scenario and some constraints. */
export function standingsOf(
  network: Network,
  { openedLinks, builtLinks, shutLinks }: Changes,
  constraints: Constraints,
): Standings {
  const { records, days, arcs } = network
  const logged =
    openedLinks.size + builtLinks.size === 0
      ? network.openness
      : opennessOn(records, records.disruptions, days, new Set([...openedLinks, ...builtLinks]))
  // What a scenario opens is open, whatever shuts it.
  const openness: Openness = {
    ...logged,
    link: (id) => (openedLinks.has(id) ? OPENED : logged.link(id)),
  }
  const shutting = shuttingOf(
    network,
    records.links.filter(({ id }) => openness.link(id).open === 'no'),
  )
  const blockers = new Map<string, { kind: Blocker['kind']; id: string; arcs: number[] }>()
  const block = (kind: Blocker['kind'], id: string, arc: number) => {
    const key = `${kind} ${id}`
    const known = blockers.get(key)
    if (known === undefined) blockers.set(key, { kind, id, arcs: [arc] })
    else known.arcs.push(arc)
  }
  arcs.forEach((arc, i) => {
    if (!arc.inForce) block('regime', arc.regimes.map(({ id }) => id).join('+'), i)
    if (arc.link === null) return
    const standing = openness.link(arc.link.id)
    if (standing.open === 'no') {
      if (standing.disruption === null) block('not-open', arc.link.id, i)
      for (const id of shutting.get(arc.link.id) ?? []) block('disruption', id, i)
    }
    for (const [written, links] of shutLinks)
      if (links.has(arc.link.id)) block('scenario', written, i)
  })
  for (const { id, arcs: blocked } of blockedBy(network, constraints))
    for (const arc of blocked) block('constraint', id, arc)
  return { openness, blockers: [...blockers.values()] }
}

const OPENED: Standing = { open: 'yes', since: null, disruption: null, link: null }

/** Every disruption that by itself shuts one of some links: to lift one of two opens nothing. */
function shuttingOf(
  { records, days }: Network,
  links: readonly Link[],
): ReadonlyMap<string, readonly string[]> {
  const shutting = new Map<string, string[]>()
  // As if open by their own status: a railway that is built in a war is shut by the war.
  const network = {
    places: records.places,
    links: links.map((link) => ({ ...link, status: 'open' as const, opensOn: null })),
  }
  const { shutBy } = reachOf(network)
  const disrupted = new Set(links.map(({ id }) => id))
  for (const disruption of records.disruptions) {
    const touched = new Set(shutBy(disruption.value).filter((id) => disrupted.has(id)))
    if (touched.size === 0) continue
    const alone = opennessOn(network, [disruption], days)
    for (const id of touched) {
      const { open, disruption: by } = alone.link(id)
      if (open !== 'no' || by === null) continue
      const known = shutting.get(id)
      if (known === undefined) shutting.set(id, [by.id])
      else known.push(by.id)
    }
  }
  return shutting
}
