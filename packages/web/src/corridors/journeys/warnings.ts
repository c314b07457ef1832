/** What to know before one sends anything by a journey: legs in doubt, countries under sanctions. */

import type { JourneyBody, RouteAnswer } from '@followthrough/brief'
import { shortName } from './figures.ts'

export interface Warnings {
  /** "Town – Hill": links of which nobody has said that they are open again. */
  readonly doubts: readonly string[]
  /** Names of countries under sanctions that it enters. */
  readonly sanctioned: readonly string[]
}

/** Warnings of a journey whose legs are known. */
export function warningsOf(
  { legs }: Pick<JourneyBody, 'legs'>,
  places: RouteAnswer['places'],
  nameOf: (place: string) => string,
): Warnings {
  const named = (id: string) => shortName(nameOf(id))
  const doubts = legs
    .filter(({ open }) => open === 'unknown')
    .map(({ from, to }) => [...new Set([named(from), named(to)])].join(' – '))
  const sanctioned = legs
    .filter(({ sanctions }) => sanctions.length > 0)
    .flatMap(({ to }) => places[to]?.countryName ?? [])
  return { doubts: [...new Set(doubts)], sanctioned: [...new Set(sanctioned)] }
}

/** "Town – Hill in doubt; enters Atlantis, under sanctions"; empty when there is nothing to know. */
export function warningWords({ doubts, sanctioned }: Warnings): string {
  const parts = [
    doubts.length > 0 && `${listed(doubts)} in doubt`,
    sanctioned.length > 0 && `enters ${listed(sanctioned)}, under sanctions`,
  ]
  return parts.filter(Boolean).join('; ')
}

function listed(names: readonly string[]): string {
  if (names.length > 2) return `${names[0]} and ${names.length - 1} more`
  return names.join(' and ')
}
