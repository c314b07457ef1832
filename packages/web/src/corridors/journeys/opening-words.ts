/** Names of openings, short enough for a line. */

import type { NetworkAnswer } from '@followthrough/brief'
import { sentence } from '../../parts/words.ts'
import { shortName } from './figures.ts'

type Place = Pick<NetworkAnswer['places'][number], 'id' | 'name' | 'kind'>

export interface OpeningName {
  /** Places that the words begin with; empty when they begin with none. */
  readonly places: readonly Place[]
  /** "Hill and 4 more posts" */
  readonly where: string
  /** What befell them; empty when the words are a name. */
  readonly what: string
}

/** Takes the places off words like "Hill post, Green post: flood"; names may hold commas themselves. */
export function openingName(words: string, known: readonly Place[]): OpeningName {
  const places: Place[] = []
  let rest = words
  for (;;) {
    const place = known
      .filter(({ name }) => rest.startsWith(`${name}, `) || rest.startsWith(`${name}: `))
      .sort((a, b) => b.name.length - a.name.length)[0]
    if (place === undefined) return { places: [], where: words, what: '' }
    places.push(place)
    const isLast = rest.charAt(place.name.length) === ':'
    rest = rest.slice(place.name.length + 2)
    if (isLast) break
  }
  return { places, where: whereWords(places), what: rest }
}

function whereWords(places: readonly Place[]): string {
  const names = places.map(({ name }) => shortName(name))
  const more = names.length - 1
  if (more === 0) return names[0]!
  if (more === 1) return names.join(' and ')
  const what = places.every(({ kind }) => kind === 'border') ? 'posts' : 'places'
  return `${names[0]} and ${more} more ${what}`
}

/** "Hill and 4 more posts: flood". */
export function openingWords(words: string, known: readonly Place[]): string {
  const { where, what } = openingName(words, known)
  return what === '' ? where : `${where}: ${sentence(what)}`
}
