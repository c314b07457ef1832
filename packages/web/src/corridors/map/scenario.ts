/**
 * The network as a scenario has it, for the map: what it opens is drawn open, what it shuts shut. The same
 * reading of names as in `changesOf` of the network package, which the tests hold it to.
 */

import type {
  LinkStanding,
  NetworkAnswer,
  RouteAnswer,
  ScenariosAnswer,
} from '@followthrough/brief'
import type { MarkedCrossing, NetworkLink } from './features.ts'

type Scenario = Pick<RouteAnswer['scenario'], 'shuts' | 'opens' | 'delivers'>
type Deliverable = Pick<ScenariosAnswer['deliverable'][number], 'id' | 'links'>

export interface TakenLinks {
  /** Ids of links that it opens, and that nothing of it shuts. */
  readonly opened: ReadonlySet<string>
  readonly shut: ReadonlySet<string>
}

/** What delivering a commitment ends; a closure on record outlasts it. */
const UNBUILT: readonly LinkStanding[] = ['planned', 'under-construction', 'closed']

/** Links that a scenario takes as open and as shut; a link of both lists is shut. */
export function takenLinks(
  network: Pick<NetworkAnswer, 'places' | 'links'>,
  scenario: Scenario,
  deliverable: readonly Deliverable[],
): TakenLinks {
  const ids = (written: readonly string[]) =>
    written.flatMap((one) => linksNamed(network, one)).map(({ id }) => id)
  const shut = new Set(ids(scenario.shuts))
  const promised = new Set(
    deliverable.filter(({ id }) => scenario.delivers.includes(id)).flatMap(({ links }) => links),
  )
  const delivered = network.links
    .filter(({ id, standing }) => promised.has(id) && UNBUILT.includes(standing))
    .map(({ id }) => id)
  const opened = [...ids(scenario.opens), ...delivered].filter((id) => !shut.has(id))
  return { opened: new Set(opened), shut }
}

/** Links of the link, crossing, country or corridor of that id, which may end in a mode: `post:road`. */
function linksNamed(
  { places, links }: Pick<NetworkAnswer, 'places' | 'links'>,
  written: string,
): NetworkLink[] {
  const [id, mode] = written.split(':') as [string, string | undefined]
  const country = new Map(places.map((place) => [place.id, place.country]))
  const isAbroad = ({ from, to }: NetworkLink) => country.get(from) !== country.get(to)
  const named = (): NetworkLink[] => {
    const own = links.filter((link) => link.id === id)
    if (own.length > 0) return own
    const place = places.find((one) => one.id === id)
    if (place !== undefined) {
      const here = links.filter(({ from, to }) => from === id || to === id)
      const abroad = here.filter(isAbroad)
      return place.kind === 'border' && abroad.length > 0 ? abroad : here
    }
    const inside = links.filter(
      ({ from, to }) => country.get(from) === id || country.get(to) === id,
    )
    if (inside.length > 0) return inside
    return links.filter(({ corridors }) => corridors.includes(id))
  }
  return named().filter((link) => mode === undefined || link.mode === mode)
}

/** The network with the standing that a scenario gives its links; the same one where it changes none. */
export function scenarioNetwork(network: NetworkAnswer, taken: TakenLinks): NetworkAnswer {
  if (taken.opened.size + taken.shut.size === 0) return network
  const standingOf = ({ id, standing }: NetworkLink) =>
    taken.shut.has(id) ? 'shut' : taken.opened.has(id) ? 'open' : standing
  return {
    ...network,
    links: network.links.map((link) => {
      const standing = standingOf(link)
      return standing === link.standing ? link : { ...link, standing, since: null }
    }),
  }
}

/** Crossings with the mark that a scenario gives them: open by one way is open, shut by all is shut. */
export function scenarioCrossings(
  network: Pick<NetworkAnswer, 'places' | 'links'>,
  crossings: readonly MarkedCrossing[],
  taken: TakenLinks,
): readonly MarkedCrossing[] {
  if (taken.opened.size + taken.shut.size === 0) return crossings
  return crossings.map((crossing) => {
    const { id } = crossing.place
    const ways = linksNamed(network, id)
    const usable = ways.filter((link) => !taken.shut.has(link.id))
    if (usable.some((link) => taken.opened.has(link.id))) return { ...crossing, mark: 'open' }
    const isOpen = usable.some(({ standing }) => standing === 'open' || standing === 'unknown')
    const isShut = ways.some((link) => taken.shut.has(link.id)) && !isOpen
    return isShut ? { ...crossing, mark: 'shut' } : crossing
  })
}
