/** The filters of the questions and how they are grouped, kept in the address. */

import type { Ask, AsksAnswer } from '@followthrough/brief'

export type RuleId = AsksAnswer['counts'][number]['rule']

export const ASK_FILTERS = ['rule', 'sector', 'body', 'party'] as const
export type AskFilter = (typeof ASK_FILTERS)[number]
export const ASK_GROUPS = ['rank', 'sector', 'body'] as const
export type AskGrouping = (typeof ASK_GROUPS)[number]

export interface AsksState {
  readonly filters: Readonly<Record<AskFilter, readonly string[]>>
  readonly group: AskGrouping
  /** The one commitment it is about; empty for all. */
  readonly commitment: string
}

export function readAsks(search: string): AsksState {
  const query = new URLSearchParams(search)
  const many = (key: string) =>
    query
      .getAll(key)
      .flatMap((value) => value.split(','))
      .filter(Boolean)
  const group = query.get('group')
  return {
    filters: {
      rule: many('rule'),
      sector: many('sector'),
      body: many('body'),
      party: many('party'),
    },
    group: ASK_GROUPS.find((one) => one === group) ?? 'rank',
    commitment: query.get('commitment') ?? '',
  }
}

/** The query string of a state; what is as at first is left out. */
export function asksSearch({ filters, group, commitment }: AsksState): string {
  const query = new URLSearchParams()
  for (const filter of ASK_FILTERS) for (const value of filters[filter]) query.append(filter, value)
  if (group !== 'rank') query.set('group', group)
  if (commitment !== '') query.set('commitment', commitment)
  return query.toString()
}

export function asksPath(state: Partial<AsksState>): string {
  const search = asksSearch({ ...readAsks(''), ...state })
  return search === '' ? '/desk/asks' : `/desk/asks?${search}`
}

export function isNarrowed({ filters, commitment }: AsksState): boolean {
  return commitment !== '' || ASK_FILTERS.some((filter) => filters[filter].length > 0)
}

/**
 * What the API is asked. It knows parties and bodies under one name, joined by "or"; where both are chosen
 * the bodies are asked for and `ofParties` narrows the answer. By rule every question of the rule is meant, also
 * where another comes first.
 */
export function asksParams({
  filters,
  commitment,
}: AsksState): Record<string, string | readonly string[]> {
  return {
    rule: filters.rule,
    sector: filters.sector,
    party: filters.body.length > 0 ? filters.body : filters.party,
    commitment,
    all: filters.rule.length > 0 || commitment !== '' ? 'true' : '',
  }
}

export function ofParties(items: readonly Ask[], { filters }: AsksState): readonly Ask[] {
  if (filters.body.length === 0 || filters.party.length === 0) return items
  return items.filter(({ owners }) =>
    owners.some(
      ({ party, body }) =>
        filters.party.includes(party.id) && body !== null && filters.body.includes(body.id),
    ),
  )
}

export interface AskGroup {
  readonly id: string
  /** What can be watched under its heading; null for none. */
  readonly kind: 'sector' | 'body' | null
  readonly name: string
  readonly items: readonly Ask[]
}

/** By sector or by the body that owes the step, in the order of the first question of each; a question of two bodies stands under both. */
export function groupAsks(
  items: readonly Ask[],
  group: AskGrouping,
  sectors: ReadonlyMap<string, string>,
): AskGroup[] {
  if (group === 'rank') return [{ id: '', kind: null, name: '', items }]
  const groups = new Map<string, { kind: AskGroup['kind']; name: string; items: Ask[] }>()
  const put = (kind: AskGroup['kind'], id: string, name: string, ask: Ask) => {
    const found = groups.get(id) ?? { kind, name, items: [] }
    groups.set(id, found)
    if (!found.items.includes(ask)) found.items.push(ask)
  }
  for (const ask of items) {
    if (group === 'sector') put('sector', ask.sector, sectors.get(ask.sector) ?? ask.sector, ask)
    else
      for (const { party, body } of ask.owners)
        if (body === null) put(null, party.id, `${party.name}: no body on record`, ask)
        else put('body', body.id, body.name, ask)
  }
  return [...groups].map(([id, one]) => ({ id, ...one }))
}
