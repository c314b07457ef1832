/** A network that does not exist: two posts and a port, a town, links of every standing. For tests. */

import type { Statement } from '@followthrough/ledger'
import { createAnswers, openDossier, type Partnership } from '../src/index.ts'

const told = { basis: 'measured', sources: ['daily'], note: '' }

export const place = (id: string, country: string, kind: string, more: object = {}) => ({
  ...told,
  id,
  name: id.toUpperCase(),
  country,
  unlocode: null,
  lon: 1,
  lat: 1,
  kind,
  ...more,
})
export const link = (id: string, from: string, to: string, mode: string, more: object = {}) => ({
  ...told,
  id,
  from,
  to,
  mode,
  km: 10,
  gaugeMm: mode === 'rail' ? 1435 : null,
  status: 'open',
  opensOn: null,
  corridors: [],
  ...more,
})
export const measure = (id: string, value: number, more: object = {}) => ({
  ...told,
  id,
  scope: 'post',
  place: 'post',
  toPlace: null,
  area: null,
  mode: 'road',
  direction: 'outbound',
  metric: 'hours',
  statistic: 'mean',
  value,
  year: 2022,
  sources: ['yearbook'],
  ...more,
})
export const disruption = (id: string, more: object = {}) => ({
  ...told,
  id,
  place: null,
  links: [],
  mode: 'road',
  fromOn: '2024-03-05',
  untilOn: null,
  kind: 'freight',
  end: 'not-seen',
  seenOn: null,
  cause: 'A flood',
  ...more,
})
const source = (id: string, published: string | null) => ({
  id,
  publisher: '',
  title: id,
  url: null,
  published,
  lang: 'en',
  kind: 'press',
  class: 'D',
  party: null,
  origin: null,
  note: '',
})

type NetworkRecord = readonly [kind: string, value: { id: string }, knownOn?: string]

/** Answers about what these records tell; what has no day of its own was read on the last one. */
export function answersOf(records: readonly NetworkRecord[], more: Partial<Partnership> = {}) {
  const all: NetworkRecord[] = [
    ['source', source('daily', '2024-03-06'), '2024-03-06'],
    ['source', source('yearbook', null)],
    ...records,
  ]
  const statements = all.map(
    ([kind, value, knownOn = '2026-01-01'], i): Statement => ({
      id: `s${i}`,
      subject: value.id,
      property: kind,
      valueType: 'record',
      value: { ...value },
      saidBy: null,
      boundParties: [],
      modality: 'fact',
      validOn: null,
      knownOn,
      source: null,
      sourceClass: null,
      originCluster: null,
      locator: null,
      retracts: null,
      recordedBy: 'test',
      recordedAt: '2026-01-01T00:00:00Z',
      state: 'accepted',
    }),
  )
  const partnership: Partnership = {
    id: 'aa-bb',
    title: 'Aa–Bb',
    parties: [
      { code: 'AA', name: 'Aaland', adjective: 'Aalandic' },
      { code: 'BB', name: 'Bebeland', adjective: 'Bebelandic' },
    ],
    languages: ['en'],
    readOn: '2026-01-01',
    headlineTarget: null,
    pairs: [],
    sectors: [{ id: 'transport', name: 'Transport' }],
    topics: [],
    ...more,
  }
  return createAnswers(openDossier(partnership, statements), () => '2026-01-01')
}
