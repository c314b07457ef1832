/** Countries that are no party of the pack: where one of them acts, little is the pack’s. */

import { contentStart, countriesActing } from './actors.ts'
import type { Clause } from './clauses.ts'
import { stemOf } from './names.ts'
import type { ReaderState, Scene } from './state.ts'
import { termsOf } from './topics.ts'

export interface Others {
  /** Third countries that act or stand in the pair. */
  readonly codes: readonly string[]
  /** Those of them that act, or of which only the two of the pair do. */
  readonly acting: readonly string[]
  /** Nobody else is the subject. */
  readonly isAlone: boolean
}

/** The third countries of a clause. */
export function othersIn(state: ReaderState, scene: Scene, clause: Clause): Others {
  const { trigger, last } = clause
  const first = trigger === null ? clause.first : contentStart(scene.tokens, clause, trigger)
  const paired = othersPaired(state, scene, first, last)
  if (trigger === null) return { codes: paired, acting: [], isAlone: false }
  const actors = countriesActing(state, scene, first, trigger.first - 1)
  const acting = [...actors].filter((code) => !state.gazetteer.codes.includes(code))
  const by = trigger.isPassive ? agents(state, scene, trigger.last + 1, last) : []
  const isBetween = scene.tokens.slice(first, last + 1).some(({ low }) => low === 'between')
  return {
    codes: [...new Set([...acting, ...by, ...paired])],
    acting: [...acting, ...by, ...(isBetween ? paired : [])],
    isAlone: acting.length > 0 && acting.length === actors.size,
  }
}

/** Third countries after “by”. */
function agents(state: ReaderState, scene: Scene, first: number, last: number): string[] {
  const { codes } = state.gazetteer
  return scene.mentions.flatMap(({ kind, party, first: at }) =>
    kind === 'country' &&
    party !== null &&
    !codes.includes(party) &&
    at >= first &&
    at <= last &&
    scene.tokens[at - 1]?.low === 'by'
      ? [party]
      : [],
  )
}

/** What two countries have between them. */
const SHARED =
  /^(?:trade|turnover|commerce|agreements?|treaty|treaties|deals?|pacts?|accords?|protocols?|memorandum|memoranda|mous?|contracts?|conventions?|exports?|imports?)$/

/**
 * Other countries in a pair: “the treaty between A and B”, “A’s trade with B”. Empty where the pack’s own
 * parties all stand in the words.
 */
function othersPaired(
  state: ReaderState,
  { tokens, mentions }: Scene,
  first: number,
  last: number,
): string[] {
  const { codes } = state.gazetteer
  const inside = mentions.filter((one) => one.first >= first && one.last <= last)
  const countries = inside.filter(({ kind }) => kind === 'country')
  if (codes.every((code) => countries.some(({ party }) => party === code))) return []
  return countries.flatMap(({ party, first: at }) => {
    if (party === null || codes.includes(party)) return []
    return isPaired(
      tokens.map(({ low }) => low),
      at,
      first,
    )
      ? [party]
      : []
  })
}

/** “between X”, “between Y and X”, “trade with X”, “treaty … with Y and X”. */
function isPaired(words: readonly string[], at: number, first: number): boolean {
  for (let k = at - 1; k >= first && at - k <= 8; k--) {
    if (words[k] === 'between') return true
    if (words[k] !== 'with') continue
    return words.slice(Math.max(first, k - 5), k).some((word) => SHARED.test(word))
  }
  return false
}

/** True where the words of a commitment or an instrument, or of one that goes with it, name the country. */
export function involves(state: ReaderState, id: string, code: string): boolean {
  const { topics } = state.gazetteer
  const names = namesOf(state, code)
  return topics.some(
    (topic) =>
      (topic.id === id || topic.instrument === id || topic.related.includes(id)) &&
      names.some((name) => name.every((term) => topic.terms.has(term))),
  )
}

/** Names of a country as stems: its own and its adjectives. */
function namesOf(state: ReaderState, code: string): (readonly string[])[] {
  const rows = state.gazetteer.rows.otherCountries.filter((one) => one.code === code)
  const common = /^[A-Z]{2}$/.test(code)
    ? new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code)
    : undefined
  const names = [common ?? '', ...rows.flatMap((row) => [row.name, row.adjective ?? ''])]
  return names.flatMap((name) => {
    const terms = termsOf(name)
    return terms.length === 0 ? [] : [terms, ...(terms.length === 1 ? [[stemOf(name)]] : [])]
  })
}
