/** The table of commitments: filtered, sorted, a page at a time. */

import {
  BADGES,
  badgesAt,
  HEADLINES,
  headlineAt,
  type State,
  silenceAt,
  statusOf,
} from '@followthrough/ledger'
import { intervalOf } from '@followthrough/record'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import {
  CommitmentRow,
  Header,
  headerOf,
  many,
  matcher,
  onRecord,
  PageQuery,
  Paging,
  rowsOf,
  Words,
} from './common.ts'

export const SORTS = [
  'sector',
  'title',
  'headline',
  'silence',
  'due',
  'recurrences',
  'promised',
  'id',
] as const
type Sort = (typeof SORTS)[number]

/** Filters are joined by "and"; several values of one filter by "or". */
export const CommitmentsQuery = z.object({
  sector: many(z.string().max(60)),
  headline: many(z.enum(HEADLINES)),
  badge: many(z.enum([...BADGES, 'declaratory'])),
  /** A party code, or the id of a responsible body. */
  party: many(z.string().max(60)),
  /** Words that the title, text, note or id must hold. */
  text: Words.optional(),
  /** A column; a leading minus turns the order round. */
  sort: z
    .enum(SORTS.flatMap((sort) => [sort, `-${sort}`] as const) as [string, ...string[]])
    .default('sector'),
  ...PageQuery,
})
export type CommitmentsQuery = z.infer<typeof CommitmentsQuery>

export const CommitmentsAnswer = z.object({
  ...Header,
  ...Paging,
  commitments: z.array(CommitmentRow),
})
export type CommitmentsAnswer = z.infer<typeof CommitmentsAnswer>

export function commitmentsAnswer(
  dossier: Dossier,
  state: State,
  query: CommitmentsQuery,
): CommitmentsAnswer {
  const found = onRecord(state).filter((i) => admits(state, i, query))
  sortCommitments(dossier, state, found, query.sort)
  const page = found.slice(query.offset, query.offset + query.limit)
  return {
    ...headerOf(dossier, state),
    total: found.length,
    offset: query.offset,
    limit: query.limit,
    commitments: rowsOf(state, page),
  }
}

function admits(state: State, i: number, query: CommitmentsQuery): boolean {
  const { record } = state.ledger.commitments[i]!
  if (query.sector.length > 0 && !query.sector.includes(record.sector)) return false
  if (query.headline.length > 0 && !query.headline.includes(headlineAt(state, i))) return false
  if (query.badge.length > 0) {
    const badges: string[] = badgesAt(state, i)
    if (record.declaratory) badges.push('declaratory')
    if (!query.badge.some((badge) => badges.includes(badge))) return false
  }
  if (query.party.length > 0) {
    const owners = record.responsible.flatMap((r) =>
      r.bodies.length === 0 ? [] : [r.party, ...r.bodies.map((body) => body.id)],
    )
    if (!query.party.some((party) => owners.includes(party))) return false
  }
  return (
    query.text === undefined ||
    matcher(query.text)(`${record.id} ${record.title} ${record.text} ${record.note}`)
  )
}

/** Sorts indices in place; ties fall back to the ledger's own order. */
export function sortCommitments(
  dossier: Dossier,
  state: State,
  indices: number[],
  sort: string,
): void {
  const direction = sort.startsWith('-') ? -1 : 1
  const key = sort.replace(/^-/, '') as Sort
  const keys: (string | number | null)[] = []
  for (const i of indices) keys[i] = sortKey(dossier, state, i, key)
  indices.sort((a, b) => {
    const x = keys[a]!
    const y = keys[b]!
    // What has no value comes last in either direction.
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1
    const order = typeof x === 'number' ? x - (y as number) : x.localeCompare(y as string, 'en')
    return order === 0 ? a - b : order * direction
  })
}

function sortKey(dossier: Dossier, state: State, i: number, key: Sort): string | number | null {
  const entry = state.ledger.commitments[i]!
  switch (key) {
    case 'id':
      return entry.record.id
    case 'title':
      return entry.record.title
    case 'sector': {
      const at = dossier.partnership.sectors.findIndex((s) => s.id === entry.record.sector)
      return at === -1 ? null : at
    }
    case 'headline':
      return HEADLINES.indexOf(headlineAt(state, i))
    case 'silence':
      return silenceAt(state, i)
    case 'due': {
      const due = state.due[i]!
      return due === -1 ? null : intervalOf(entry.dues[due]!.value.due)!.latest
    }
    case 'recurrences':
      return state.promises[i]!
    case 'promised':
      return statusOf(state, i)!.firstPromisedOn
  }
}
