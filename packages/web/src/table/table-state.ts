/** The state of the table of commitments, kept in the address. */

export const COLUMNS = [
  'title',
  'sector',
  'headline',
  'silence',
  'due',
  'recurrences',
  'promised',
  'parties',
] as const
export type Column = (typeof COLUMNS)[number]

export const COLUMN_NAMES: Record<Column, string> = {
  title: 'Commitment',
  sector: 'Sector',
  headline: 'Status',
  silence: 'Days silent',
  due: 'Due',
  recurrences: 'Times promised',
  promised: 'First promised',
  parties: 'Owed by',
}

/** Columns shown until the reader chooses. */
export const DEFAULT_COLUMNS: readonly Column[] = [
  'title',
  'sector',
  'headline',
  'silence',
  'due',
  'recurrences',
]

/** Columns by which the API can sort. */
export const SORTABLE: readonly string[] = [
  'title',
  'sector',
  'headline',
  'silence',
  'due',
  'recurrences',
  'promised',
]

export const FILTERS = ['sector', 'headline', 'badge', 'party'] as const
export type Filter = (typeof FILTERS)[number]

export interface TableState {
  readonly text: string
  readonly filters: Readonly<Record<Filter, readonly string[]>>
  readonly sort: string
  readonly columns: readonly Column[]
  readonly offset: number
}

export const DEFAULT_SORT = 'sector'
export const PAGE_SIZE = 200

export function readTable(search: string): TableState {
  const query = new URLSearchParams(search)
  const many = (key: string) =>
    query
      .getAll(key)
      .flatMap((value) => value.split(','))
      .filter(Boolean)
  const sort = query.get('sort') ?? DEFAULT_SORT
  const chosen = many('cols')
  const columns = COLUMNS.filter((column) => chosen.includes(column))
  const offset = Number(query.get('offset') ?? 0)
  return {
    text: query.get('text') ?? '',
    filters: {
      sector: many('sector'),
      headline: many('headline'),
      badge: many('badge'),
      party: many('party'),
    },
    sort: SORTABLE.includes(sort.replace(/^-/, '')) ? sort : DEFAULT_SORT,
    columns: columns.length > 0 ? columns : DEFAULT_COLUMNS,
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
  }
}

/** Whether the reader narrowed the table. */
export function isFiltered({ text, filters }: TableState): boolean {
  return text !== '' || FILTERS.some((filter) => filters[filter].length > 0)
}

/** What the API is asked; the CSV is asked the same. */
export function apiParams(state: TableState): Record<string, string | readonly string[]> {
  return { text: state.text, ...state.filters, sort: state.sort }
}

/** The query string of a state; what is as at first is left out. */
export function tableSearch(state: TableState): string {
  const query = new URLSearchParams()
  if (state.text !== '') query.set('text', state.text)
  for (const filter of FILTERS)
    for (const value of state.filters[filter]) query.append(filter, value)
  if (state.sort !== DEFAULT_SORT) query.set('sort', state.sort)
  if (state.columns.join() !== DEFAULT_COLUMNS.join()) query.set('cols', state.columns.join())
  if (state.offset > 0) query.set('offset', String(state.offset))
  return query.toString()
}

/** The same state with one value of a filter put in or taken out; the first page again. */
export function toggled(state: TableState, filter: Filter, value: string): TableState {
  const now = state.filters[filter]
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value]
  return { ...state, filters: { ...state.filters, [filter]: next }, offset: 0 }
}

/** The next order of a column: rising, then falling, then rising. */
export function sortedBy(state: TableState, column: string): TableState {
  // Figures are asked for their largest first.
  const figures = column === 'silence' || column === 'recurrences'
  const first = figures ? `-${column}` : column
  const other = figures ? column : `-${column}`
  return { ...state, sort: state.sort === first ? other : first, offset: 0 }
}
