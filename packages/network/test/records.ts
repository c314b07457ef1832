/** Rows about a land that does not exist, for tests: every column has a plain value to begin with. */

import type {
  CrossingMeasure,
  Disruption,
  Effect,
  KnownDisruption,
  KnownMeasure,
  KnownRate,
  Link,
  Place,
  Rate,
  Regime,
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

export function rate(more: Partial<Rate>, knownOn: string | null = null): KnownRate {
  const value: Rate = {
    ...told,
    id: 'r',
    what: 'A figure',
    mode: 'road',
    scope: 'everywhere',
    parameter: 'speed',
    area: null,
    value: 1,
    unit: 'of its own',
    year: 2020,
    sources: ['s'],
    ...more,
  }
  return { value, knownOn }
}

export function regime(id: string, more: Partial<Regime>): Regime {
  return {
    ...told,
    id,
    name: id,
    kind: 'agreement',
    parties: more.countries ?? ['every country'],
    rule: 'customs-transit',
    scheme: null,
    countries: [],
    places: [],
    modes: [],
    suspends: [],
    paper: '',
    hours: null,
    usd: null,
    inForceOn: '2015',
    endedOn: null,
    effect: '',
    sources: ['s'],
    ...more,
  }
}

export function effect(commitment: string, more: Partial<Effect>): Effect {
  return {
    ...told,
    id: `${commitment}-effect`,
    commitment,
    rule: 'opens',
    links: [],
    regime: null,
    place: null,
    mode: null,
    hours: null,
    sources: ['s'],
    ...more,
  }
}
