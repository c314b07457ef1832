/** Places, links, disruptions and measures of a land that does not exist, for tests. */

import type {
  CrossingMeasure,
  Disruption,
  KnownDisruption,
  KnownMeasure,
  Link,
  Place,
} from '../src/index.ts'

const told = { basis: 'measured', sources: ['s'], note: '' } as const

export function place(id: string, country: string, more: Partial<Place> = {}): Place {
  return {
    ...told,
    id,
    name: id,
    country,
    unlocode: null,
    lon: 0,
    lat: 0,
    kind: 'border',
    sources: ['s'],
    ...more,
  }
}

export function link(from: string, to: string, more: Partial<Link> = {}): Link {
  return {
    ...told,
    id: `${from}-${to}`,
    from,
    to,
    mode: 'road',
    km: 10,
    gaugeMm: null,
    status: 'open',
    opensOn: null,
    corridors: [],
    sources: ['s'],
    ...more,
  }
}

export function disruption(more: Partial<Disruption>, knownOn = '2000-01-01'): KnownDisruption {
  const value: Disruption = {
    ...told,
    id: 'd',
    place: null,
    links: [],
    mode: 'road',
    fromOn: '2024-03-05',
    untilOn: null,
    kind: 'freight',
    end: more.untilOn === undefined || more.untilOn === null ? 'not-seen' : 'known',
    seenOn: null,
    cause: 'Snow',
    sources: ['s'],
    ...more,
  }
  return { value, knownOn }
}

export function measure(
  more: Partial<CrossingMeasure>,
  knownOn: string | null = null,
): KnownMeasure {
  const value: CrossingMeasure = {
    ...told,
    id: 'x',
    scope: 'post',
    place: null,
    toPlace: null,
    area: null,
    mode: 'road',
    direction: 'outbound',
    metric: 'hours',
    statistic: 'mean',
    value: 1,
    year: 2020,
    sources: ['s'],
    ...more,
  }
  return { value, knownOn }
}
