/** What calendars and feeds are about, kept in the page’s address, and the addresses that follow from it. */

export const WATCHES = ['sector', 'body', 'commitment', 'crossing'] as const
export type Watch = (typeof WATCHES)[number]

export interface Subscription extends Readonly<Record<Watch, readonly string[]>> {
  readonly language: string
}

export const LANGUAGES = [
  ['en', 'English'],
  ['ru', 'Русский'],
  ['kk', 'Қазақша'],
  ['ur', 'اردو'],
] as const

export function readSubscription(search: string): Subscription {
  const query = new URLSearchParams(search)
  const list = (name: Watch) => [
    ...new Set(query.getAll(name).flatMap((one) => one.split(',').filter(Boolean))),
  ]
  const language = query.get('language') ?? 'en'
  return {
    sector: list('sector'),
    body: list('body'),
    commitment: list('commitment'),
    crossing: list('crossing'),
    language: LANGUAGES.some(([known]) => known === language) ? language : 'en',
  }
}

/** The query string of the page; what else stands in the address (the days) stays. */
export function subscriptionSearch(search: string, subscription: Subscription): string {
  const query = new URLSearchParams(search)
  for (const name of [...WATCHES, 'language']) query.delete(name)
  for (const name of WATCHES)
    if (subscription[name].length > 0) query.set(name, subscription[name].join(','))
  if (subscription.language !== 'en') query.set('language', subscription.language)
  return query.toString()
}

export const CALENDARS = [
  ['', 'All dates', 'Sessions, due days and action items'],
  ['sessions', 'Sessions', 'Cancelled in the calendar when they are called off'],
  ['due-days', 'Due days', 'Of commitments, as whole days'],
  ['actions', 'Action items', 'By the day on which they are due'],
] as const

/** The path of a calendar of these kinds; every kind where none is named. Calendars know no crossing. */
export function calendarPath(
  kinds: string,
  { sector, body, commitment, language }: Subscription,
): string {
  return pathOf('calendar', { kinds: [kinds], sector, body, commitment, language: [language] })
}

export function feedPath(
  format: 'atom' | 'json',
  { sector, body, commitment, crossing, language }: Subscription,
): string {
  const given = { sector, body, commitment, crossing, language: [language] }
  return pathOf(`feeds/changes.${format}`, given)
}

/** A comma between values, as the feeds name themselves. */
function pathOf(path: string, given: Readonly<Record<string, readonly string[]>>): string {
  const query = Object.entries(given)
    .map(([name, values]) => [name, values.filter((one) => one !== '')] as const)
    .filter(([name, values]) => values.length > 0 && !(name === 'language' && values[0] === 'en'))
    .map(([name, values]) => `${name}=${values.toSorted().map(encodeURIComponent).join(',')}`)
  return `/api/v1/${path}${query.length === 0 ? '' : `?${query.join('&')}`}`
}

/** The same address for programs that open calendars. */
export function webcalOf(address: string): string {
  return address.replace(/^https?:/, 'webcal:')
}
