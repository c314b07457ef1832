/**
 * What people call things of the network: places, countries, modes, regimes, links, corridors.
 *
 * An id is itself; else a name fits whatever its case and accents. Where several things bear a name, or
 * none does, the nearest ones are offered and nothing is guessed.
 */

import { foldName } from '@followthrough/record'
import type { NetworkRecords } from './compile.ts'
import { MODES } from './records.ts'
import { schemeOf } from './regimes.ts'

export const NAMED_KINDS = ['place', 'country', 'mode', 'regime', 'link', 'corridor'] as const
export type NamedKind = (typeof NAMED_KINDS)[number]

export interface NamedThing {
  readonly kind: NamedKind
  readonly id: string
  readonly name: string
}

export type Resolved =
  | { readonly thing: NamedThing }
  /** Several fit equally, or none does and these are near. */
  | { readonly thing: null; readonly isAmbiguous: boolean; readonly near: readonly NamedThing[] }

/** Finds what is meant by what was typed, among things of some kinds. */
export type Resolve = (typed: string, kinds: readonly NamedKind[]) => Resolved

const PASSABLE: readonly string[] = ['customs-transit', 'haulage', 'reload', 'sanctions']
const NEAR = 5
/** The smaller the nearer; beyond it two words have little in common. */
const FARTHEST = 0.6

/** An index of the names of a network. `countryName` gives the name of a country by its code. */
export function namesOf(
  records: NetworkRecords,
  countryName: (code: string) => string,
): { readonly things: readonly NamedThing[]; readonly resolve: Resolve } {
  // Nobody passes a border under a paper or a suspension.
  const passable = records.regimes.filter(({ rule }) => rule !== null && PASSABLE.includes(rule))
  const things: NamedThing[] = [
    ...records.places.map(({ id, name }) => ({ kind: 'place' as const, id, name })),
    ...distinct(records.places.map(({ country }) => country)).map((id) => ({
      kind: 'country' as const,
      id,
      name: countryName(id),
    })),
    ...MODES.map((id) => ({ kind: 'mode' as const, id, name: id })),
    ...passable.map(({ id, name }) => ({ kind: 'regime' as const, id, name })),
    ...distinct(passable.map((regime) => schemeOf(regime))).map((id) => ({
      kind: 'regime' as const,
      id,
      name: id,
    })),
    ...records.links.map(({ id }) => ({ kind: 'link' as const, id, name: id })),
    ...distinct(records.links.flatMap(({ corridors }) => corridors)).map((id) => ({
      kind: 'corridor' as const,
      id,
      name: id,
    })),
  ]
  const folded = things.map(({ id, name }) => [foldName(id), foldName(name)] as const)

  function resolve(typed: string, kinds: readonly NamedKind[]): Resolved {
    const among = things.map((_, i) => i).filter((i) => kinds.includes(things[i]!.kind))
    const exact = among.find((i) => things[i]!.id === typed)
    if (exact !== undefined) return { thing: things[exact]! }
    const asked = foldName(typed)
    const same = distinctThings(
      among.filter((i) => folded[i]!.includes(asked)).map((i) => things[i]!),
    )
    if (same.length === 1) return { thing: same[0]! }
    if (same.length > 1) return { thing: null, isAmbiguous: true, near: same.slice(0, NEAR) }
    const near = among
      .map((i) => ({
        thing: things[i]!,
        far: Math.min(...folded[i]!.map((name) => farness(asked, name))),
      }))
      .filter(({ far }) => far <= FARTHEST)
      .sort((a, b) => a.far - b.far || (a.thing.id < b.thing.id ? -1 : 1))
      .slice(0, NEAR)
      .map(({ thing }) => thing)
    return { thing: null, isAmbiguous: false, near: distinctThings(near) }
  }

  return { things, resolve }
}

/**
 * How far a name is from what was typed: nothing when it begins with it, else one less Dice’s share of
 * common pairs of letters (Dice, L. R. (1945). Ecology 26(3), 297–302).
 */
function farness(typed: string, name: string): number {
  if (typed !== '' && name.startsWith(typed)) return 0
  const left = pairsOf(typed)
  const right = pairsOf(name)
  if (left.size === 0 || right.size === 0) return 1
  let common = 0
  for (const pair of left) if (right.has(pair)) common++
  return 1 - (2 * common) / (left.size + right.size)
}

function pairsOf(word: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < word.length; i++) pairs.add(word.slice(i, i + 2))
  return pairs
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

function distinctThings(things: readonly NamedThing[]): NamedThing[] {
  return [...new Map(things.map((thing) => [`${thing.kind} ${thing.id}`, thing])).values()]
}
