/** The filters of action items, their order, and what moved between two versions of one. */

import type { ActionBody } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'

export const ACTION_SHOWS = ['open', 'late', 'done', 'dropped', 'all'] as const
export type ActionShow = (typeof ACTION_SHOWS)[number]

export interface ActionsState {
  readonly show: ActionShow
  readonly session: string
  readonly party: string
  readonly body: string
  /** Id of the commitment or instrument that they serve. */
  readonly serves: string
}

export function readActions(search: string): ActionsState {
  const query = new URLSearchParams(search)
  const show = query.get('show')
  return {
    show: ACTION_SHOWS.find((one) => one === show) ?? 'open',
    session: query.get('session') ?? '',
    party: query.get('party') ?? '',
    body: query.get('body') ?? '',
    serves: query.get('serves') ?? '',
  }
}

/** The query string of a state; what is as at first is left out. */
export function actionsSearch({ show, ...rest }: ActionsState): string {
  const query = new URLSearchParams(show === 'open' ? {} : { show })
  for (const [key, value] of Object.entries(rest)) if (value !== '') query.set(key, value)
  return query.toString()
}

export function isNarrowed({ show, ...rest }: ActionsState): boolean {
  return show !== 'open' || Object.values(rest).some((value) => value !== '')
}

/** What the API is asked. */
export function actionsParams({
  show,
  session,
  party,
  body,
  serves,
}: ActionsState): Record<string, string> {
  return {
    state: show === 'all' ? '' : show === 'late' ? 'open' : show,
    session,
    party: body === '' ? party : body,
    serves,
  }
}

/** Overdue ones first, the latest at their head; then open ones by due day; then what is closed. */
export function inOrder(items: readonly ActionBody[], show: ActionShow): ActionBody[] {
  const place = ({ state, lateDays }: ActionBody) => (lateDays > 0 ? 0 : state === 'open' ? 1 : 2)
  return items
    .filter(({ lateDays }) => show !== 'late' || lateDays > 0)
    .toSorted((a, b) => place(a) - place(b) || b.lateDays - a.lateDays)
}

/** An id of an item from its words, that no other has. */
export function newActionId(what: string, taken: readonly string[]): string {
  const base =
    what
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '') || 'item'
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken.includes(id)) return id
  }
}

export type ActionDraft = Pick<ActionBody, 'what' | 'due' | 'state' | 'reason' | 'session'> & {
  readonly serves: string | null
  readonly owners: readonly {
    readonly party: string
    readonly body: string | null
    readonly name: string | null
  }[]
}

export function draftOf({
  what,
  due,
  state,
  reason,
  session,
  serves,
  owners,
}: ActionBody): ActionDraft {
  return {
    what,
    due,
    state,
    reason,
    session,
    serves: serves?.id ?? null,
    owners: owners.map(({ party, body, name }) => ({ party, body, name })),
  }
}

/** What moved from one version to another, in words; empty where nothing did. */
export function movedWords(before: ActionBody, after: ActionBody): string[] {
  const due = (day: string | null) => (day === null ? 'no due day' : dayWords(day))
  const owners = (item: ActionBody) => item.owners.map(ownerWords).join('; ')
  const pairs: readonly (readonly [name: string, from: string, to: string])[] = [
    ['What is to be done', `“${before.what}”`, `“${after.what}”`],
    ['Due', due(before.due), due(after.due)],
    ['Owner', owners(before), owners(after)],
    ['State', before.stateName, after.stateName],
    ['Serves', before.serves?.name ?? 'nothing', after.serves?.name ?? 'nothing'],
    ['Reason', before.reason || 'none', after.reason || 'none'],
  ]
  return pairs
    .filter(([, from, to]) => from !== to)
    .map(([name, from, to]) => `${name}: ${from} → ${to}`)
}

export function ownerWords({
  partyName,
  bodyName,
  name,
}: Pick<ActionBody['owners'][number], 'partyName' | 'bodyName' | 'name'>): string {
  const who = [bodyName, name].filter((part) => part !== null && part !== '').join(', ')
  return who === '' ? partyName : `${partyName}, ${who}`
}
