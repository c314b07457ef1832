/** The queue’s filters, page and opened proposal, kept in the address. */

import type { ProposalState } from '@followthrough/brief'

/** In the order in which they are offered; open ones are shown unless the reader asks for others. */
export const STATES: readonly ProposalState[] = [
  'open',
  'held',
  'refused',
  'decided',
  'settled',
  'superseded',
]
export const ALL = 'all'

export interface QueueState {
  readonly state: ProposalState | typeof ALL
  readonly act: string
  readonly about: string
  readonly document: string
  readonly reason: string
  readonly q: string
  readonly order: 'newest' | 'document'
  readonly page: number
  /** The proposal that is opened; empty for the list. */
  readonly open: string
}

export const PER_PAGE = 30
const TEXTS = ['act', 'about', 'document', 'reason', 'q', 'open'] as const

export function readQueue(search: string): QueueState {
  const query = new URLSearchParams(search)
  const state = query.get('state') ?? 'open'
  const page = Number(query.get('page') ?? 1)
  const [act, about, document, reason, q, open] = TEXTS.map((key) => query.get(key) ?? '') as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return {
    state: state === ALL ? ALL : (STATES.find((one) => one === state) ?? 'open'),
    order: query.get('order') === 'document' ? 'document' : 'newest',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    act,
    about,
    document,
    reason,
    q,
    open,
  }
}

/** The query string of a state; what is as at first is left out. */
export function queueSearch(state: QueueState): string {
  const query = new URLSearchParams()
  if (state.state !== 'open') query.set('state', state.state)
  for (const key of TEXTS) if (state[key] !== '') query.set(key, state[key])
  if (state.order !== 'newest') query.set('order', state.order)
  if (state.page > 1) query.set('page', String(state.page))
  return query.toString()
}

/** The address of the queue in a state. */
export function queuePath(state: Partial<QueueState>): string {
  const search = queueSearch({ ...readQueue(''), ...state })
  return search === '' ? '/desk' : `/desk?${search}`
}

/** What the API is asked. */
export function queueParams(state: QueueState): Record<string, string> {
  const { state: of, order, page, act, about, document, reason, q } = state
  return {
    state: of === ALL ? '' : of,
    act,
    about,
    document,
    reason,
    q,
    order,
    page: String(page),
    perPage: String(PER_PAGE),
  }
}

/** Whether the reader narrowed the list. */
export function isNarrowed({ act, about, document, reason, q }: QueueState): boolean {
  return [act, about, document, reason, q].some((value) => value !== '')
}

/** Which proposal comes next once some are decided: the first after them that is still listed. */
export function nextAfter(
  before: readonly string[],
  decided: readonly string[],
  after: readonly string[],
): string {
  const last = Math.max(-1, ...decided.map((id) => before.indexOf(id)))
  const still = (id: string) => after.includes(id) && !decided.includes(id)
  const following = before.slice(last + 1).find(still)
  if (following !== undefined) return following
  // At the foot of a page the rows of the next have moved up.
  const movedUp = after.find((id) => !before.includes(id))
  return movedUp ?? before.slice(0, Math.max(0, last)).findLast(still) ?? ''
}
