/** Full-text search over everything on record, with prefixes and small misspellings. */

import type { State } from '@followthrough/ledger'
import { epochDay, foldName } from '@followthrough/record'
import MiniSearch from 'minisearch'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { Header, headerOf, PageQuery, Paging, Words } from './common.ts'
import { crossingsOf } from './crossings.ts'

/** Kinds that have a page of their own. */
export const ENTITY_KINDS = [
  'commitment',
  'instrument',
  'event',
  'institution',
  'person',
  'source',
  'crossing',
] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

export const SearchQuery = z.object({
  q: Words.min(1, 'expected one word or more'),
  kind: z.enum(ENTITY_KINDS).optional(),
  ...PageQuery,
  limit: z.coerce.number().int().positive().max(100).default(20),
})
export type SearchQuery = z.infer<typeof SearchQuery>

export const SearchAnswer = z.object({
  ...Header,
  ...Paging,
  query: z.string(),
  results: z.array(
    z.object({ kind: z.enum(ENTITY_KINDS), id: z.string(), title: z.string(), detail: z.string() }),
  ),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>

interface SearchEntry {
  readonly id: string
  readonly kind: EntityKind
  readonly title: string
  readonly detail: string
  readonly text: string
  /** Seen from this day on both clocks; commitments by their state. */
  readonly validDay: number
  readonly knownDay: number
}

export type SearchIndex = MiniSearch<SearchEntry>

/** Indexes a dossier; build it once and keep it beside the dossier. */
export function searchIndex(dossier: Dossier): SearchIndex {
  const index = new MiniSearch<SearchEntry>({
    fields: ['title', 'text', 'detail', 'id'],
    storeFields: ['kind', 'title', 'detail', 'validDay', 'knownDay'],
    processTerm: (term) => foldName(term) || null,
    searchOptions: {
      // A source is the way to a record, seldom what is looked for.
      boostDocument: (_id, _term, stored) => (stored?.kind === 'source' ? 0.4 : 1),
      boost: { title: 3, id: 2 },
      prefix: true,
      fuzzy: 0.25,
      combineWith: 'AND',
    },
  })
  const { ledger } = dossier
  index.addAll(
    ledger.commitments.map(({ record }) => ({
      id: record.id,
      kind: 'commitment',
      title: record.title,
      detail: record.text,
      text: `${record.note} ${record.deliveredWhen}`,
      validDay: 0,
      knownDay: 0,
    })),
  )
  const add = <T extends { id: string }>(
    kind: EntityKind,
    entries: readonly { value: T; validDay: number; knownDay: number }[],
    words: (value: T) => [title: string, detail: string, text: string],
  ) => {
    index.addAll(
      entries.map(({ value, validDay, knownDay }) => {
        const [title, detail, text] = words(value)
        return { id: value.id, kind, title, detail, text, validDay, knownDay }
      }),
    )
  }
  add('instrument', ledger.instruments, (v) => [v.title, v.note, v.kind])
  add('event', ledger.events, (v) => [v.title, v.place, v.participants.join(' ')])
  add('institution', ledger.institutions, (v) => [v.name, v.role, v.aliases.join(' ')])
  add('person', ledger.people, (v) => [
    v.name,
    v.posts.map((post) => `${post.title}, ${post.institution}`).join('; '),
    v.aliases.join(' '),
  ])
  add('source', [...dossier.sources.values()], (v) => [v.title, v.publisher, v.note])
  index.addAll(
    crossingsOf(dossier).map(({ id, name, country, kind }) => ({
      id,
      kind: 'crossing',
      title: name,
      detail: `${kind === 'port' ? 'Port' : 'Border post'}, ${country}`,
      text: '',
      validDay: 0,
      knownDay: 0,
    })),
  )
  return index
}

export function searchAnswer(
  dossier: Dossier,
  state: State,
  index: SearchIndex,
  query: SearchQuery,
): SearchAnswer {
  const validDay = epochDay(state.validOn)
  const knownDay = epochDay(state.knownAt)
  const isOnRecord = (entry: {
    id: string
    kind: EntityKind
    validDay: number
    knownDay: number
  }) =>
    entry.kind === 'commitment'
      ? state.exists[dossier.commitmentIndex.get(entry.id)!] === 1
      : entry.validDay <= validDay && entry.knownDay <= knownDay
  const found = index.search(query.q, {
    filter: (hit) =>
      (query.kind === undefined || hit.kind === query.kind) &&
      isOnRecord({ id: hit.id, kind: hit.kind, validDay: hit.validDay, knownDay: hit.knownDay }),
  })
  return {
    ...headerOf(dossier, state),
    total: found.length,
    offset: query.offset,
    limit: query.limit,
    query: query.q,
    results: found.slice(query.offset, query.offset + query.limit).map((hit) => ({
      kind: hit.kind,
      id: hit.id,
      title: hit.title,
      detail: hit.detail,
    })),
  }
}
