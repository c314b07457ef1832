/** What the planner can be asked for, from the network on record. */

import type { NetworkAnswer, ScenariosAnswer } from '@followthrough/brief'
import type { Option } from '../parts/match-options.ts'
import { sentence } from '../parts/words.ts'

const KIND_WORDS = {
  city: 'city',
  port: 'port',
  terminal: 'terminal',
  border: 'border post',
  airport: 'airport',
}

/** Every place that a link leads to; cities and ports first. */
export function placeOptions({ places, links }: NetworkAnswer): Option[] {
  const degree = new Map<string, number>()
  for (const { from, to } of links)
    for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1)
  const first = (kind: string) => (kind === 'city' ? 100 : kind === 'port' ? 50 : 0)
  return places
    .filter(({ id }) => degree.has(id))
    .map((place) => ({ place, weight: first(place.kind) + degree.get(place.id)! }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ place: { id, name, countryName, kind } }) => ({
      id,
      name,
      detail: `${KIND_WORDS[kind]}, ${countryName}`,
    }))
}

/** Border posts and ports, the ones of a country together. */
function crossingOptions({ places, crossings }: NetworkAnswer): Option[] {
  const isCrossing = new Set(crossings.map(({ place }) => place))
  return places
    .filter(({ id }) => isCrossing.has(id))
    .map(
      ({ id, name, countryName, kind }): Option => ({
        id,
        name,
        detail: `${KIND_WORDS[kind]}, ${countryName}`,
      }),
    )
}

function countryOptions({ places }: NetworkAnswer): Option[] {
  return [...new Map(places.map(({ country, countryName }) => [country, countryName]))]
    .map(([id, name]): Option => ({ id, name, detail: 'country' }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

function corridorOptions({ links }: NetworkAnswer): Option[] {
  return [...new Set(links.flatMap((link) => link.corridors))]
    .sort()
    .map((id): Option => ({ id, name: id, detail: 'corridor' }))
}

/** What a journey can be kept from: countries, modes, crossings, corridors and regimes. */
export function avoidOptions(
  network: NetworkAnswer,
  named: Pick<ScenariosAnswer, 'things'> | undefined,
): Option[] {
  const modes = [...new Set(network.links.map(({ mode }) => mode))].map(
    (id): Option => ({ id, name: sentence(id), detail: 'mode' }),
  )
  const regimes = (named?.things ?? [])
    .filter(({ kind }) => kind === 'regime')
    .map(({ id, name }): Option => ({ id, name, detail: 'regime' }))
  return [
    ...countryOptions(network),
    ...modes,
    ...crossingOptions(network),
    ...corridorOptions(network),
    ...regimes,
  ]
}

/** What a journey can be sent through: places, countries and corridors. */
export function passOptions(network: NetworkAnswer): Option[] {
  return [...placeOptions(network), ...countryOptions(network), ...corridorOptions(network)]
}

/** What a scenario can shut or open. */
export function scenarioOptions(network: NetworkAnswer): Option[] {
  return [...crossingOptions(network), ...countryOptions(network), ...corridorOptions(network)]
}
