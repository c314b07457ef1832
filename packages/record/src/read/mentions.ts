/**
 * Names in a text: people, institutions, countries, places and instruments.
 *
 * Known names are found by walking the gazetteer’s trie, the longest first; people it does not know by a
 * title or a post before capitals; papers by their kind and subject.
 */

import type { Entry, Gazetteer, MentionKind } from './gazetteer.ts'
import { keyOf } from './names.ts'
import { paperAt } from './paper-names.ts'
import { bodyAt, personAt, placeAt, postAround, TITLES } from './strangers.ts'
import { MARK, type Token, WORD } from './tokens.ts'

export interface Found {
  /** Tokens `[first, last]` of the sentence. */
  readonly first: number
  readonly last: number
  readonly kind: MentionKind
  entity: string | null
  /** Party it counts for. */
  readonly party: string | null
  readonly post: string | null
}

/** What a document has named so far. */
export interface Named {
  readonly people: Set<string>
  readonly surnames: Map<string, string | null>
  readonly parties: Set<string>
  /** The party named last in this paragraph; before the first, that of the dateline. */
  nearest: string | null
}

/** Finds the names in a sentence. `named` grows. */
export function mentionsIn(
  tokens: readonly Token[],
  gazetteer: Gazetteer,
  named: Named,
  isHeadline: boolean,
  from: number,
): Found[] {
  const found: Found[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    if (token.kind === MARK) {
      i++
      continue
    }
    const known = walk(tokens, i, gazetteer, named)
    if (known !== null) {
      const body =
        (known.kind === 'place' || known.kind === 'country') &&
        tokens[known.last + 1]?.isCapital === true
          ? bodyAt(tokens, i, isHeadline || i < from)
          : null
      if (body !== null && body.last > known.last) {
        found.push(body)
        i = body.last + 1
        continue
      }
      found.push(known)
      remember(known, tokens, named)
      i = known.last + 1
      continue
    }
    if (token.isCapital) {
      const code = gazetteer.adjectives.get(keyOf(token.text))
      if (code !== undefined && gazetteer.codes.includes(code)) named.nearest = code
    }
    const paper = paperAt(tokens, i, gazetteer)
    if (paper !== null) {
      found.push(paper)
      i = paper.last + 1
      continue
    }
    const other = token.isCapital
      ? (personAt(tokens, i, gazetteer, isHeadline) ??
        bodyAt(tokens, i, isHeadline || i < from) ??
        placeAt(tokens, i, gazetteer))
      : null
    if (other !== null) {
      found.push(other)
      remember(other, tokens, named)
      i = other.last + 1
      continue
    }
    i++
  }
  return found.map((one) =>
    one.kind === 'person' ? { ...one, post: one.post ?? postAround(tokens, one) } : one,
  )
}

function remember(one: Found, tokens: readonly Token[], named: Named): void {
  if (one.party !== null) named.parties.add(one.party)
  if (one.party !== null && one.kind !== 'place') named.nearest = one.party
  if (one.kind !== 'person') return
  if (one.entity !== null) named.people.add(one.entity)
  if (one.last > one.first) named.surnames.set(keyOf(tokens[one.last]!.text), one.entity)
}

/** The longest known name that begins at `i`. */
function walk(
  tokens: readonly Token[],
  i: number,
  gazetteer: Gazetteer,
  named: Named,
): Found | null {
  let node = gazetteer.root
  let best: Found | null = null
  for (let at = i; at < tokens.length && at - i < 14; at++) {
    const token = tokens[at]!
    if (token.kind === MARK) {
      // Dashes and commas inside a name count for nothing; sentence marks end it.
      if (at > i && /^[–—\-/&.']$/.test(token.low)) continue
      break
    }
    const next = node.next.get(keyOf(token.text))
    if (next === undefined) break
    node = next
    if (node.entries.length === 0) continue
    const entry = choose(node.entries, tokens, i, at, gazetteer, named)
    if (entry !== null)
      best = {
        first: i,
        last: at,
        kind: entry.kind,
        entity: entry.entity,
        party: entry.party,
        post: null,
      }
  }
  return best
}

function choose(
  entries: readonly Entry[],
  tokens: readonly Token[],
  first: number,
  last: number,
  gazetteer: Gazetteer,
  named: Named,
): Entry | null {
  const words = tokens.slice(first, last + 1)
  const isPaper = (entry: Entry) => entry.kind === 'instrument'
  const fitting = entries.filter((entry) => {
    if (entry.exact !== null) return words.map((word) => word.text).join('') === entry.exact
    if (isPaper(entry)) return last > first
    if (
      !words[0]!.isCapital &&
      !(entry.kind === 'institution' && words.some((word) => word.isCapital))
    )
      return false
    if (words.length === 1 && words[0]!.text.length < 3) return false
    if (entry.kind === 'person' && entry.isShort)
      return supportsSurname(entry, tokens, first, named)
    return true
  })
  if (fitting.length <= 1) return fitting[0] ?? null
  const instrument = fitting.find(isPaper)
  if (instrument !== undefined) return instrument
  // The party named beside it, then the one named last in the paragraph, decides between namesakes.
  const beside = partyBeside(tokens, first, last, gazetteer)
  const same = fitting.filter((entry) => entry.kind === fitting[0]!.kind)
  if (beside !== null) {
    const own = same.find((entry) => entry.party === beside)
    if (own !== undefined) return own
  }
  // “X port” is the port, “X” the city.
  const country = fitting.find((entry) => entry.kind === 'country')
  if (country !== undefined) return country
  const isShared =
    same[0]!.kind === 'institution' && same.some((entry) => entry.party !== same[0]!.party)
  const whole = same.filter((entry) => !entry.isShort)
  if (whole.length > 0 && !isShared) return whole[0]!
  if (same[0]!.kind === 'person')
    return same.find((entry) => named.people.has(entry.entity ?? '')) ?? null
  return (
    same.find((entry) => entry.party === named.nearest) ?? {
      ...same[0]!,
      entity: null,
      party: null,
    }
  )
}

function supportsSurname(
  entry: Entry,
  tokens: readonly Token[],
  first: number,
  named: Named,
): boolean {
  const token = tokens[first]!
  if (!token.isCapital) return false
  const known = named.surnames.get(keyOf(token.text))
  if (known !== undefined) return known === entry.entity
  const next = tokens[first + 1]
  if (next?.isCapital === true && next.kind === WORD && known === undefined) return false
  // A first name before it that is not his makes it another person.
  const before = tokens[first - 1]
  if (before?.isCapital === true && before.kind === WORD && !TITLES.has(before.low)) return false
  if (before !== undefined && TITLES.has(before.low)) return true
  const after = tokens[first + 1]
  if (after?.isCapital === true && after.kind === WORD) return false
  return named.people.has(entry.entity ?? '')
}

/** The party of “of X” after, or of an adjective before. */
function partyBeside(
  tokens: readonly Token[],
  first: number,
  last: number,
  gazetteer: Gazetteer,
): string | null {
  for (let k = last + 1; k <= last + 4 && k < tokens.length; k++) {
    const { low } = tokens[k]!
    if (low === 'of' || low === 'in') continue
    const code = gazetteer.adjectives.get(keyOf(tokens[k]!.text))
    if (code !== undefined && (tokens[k - 1]!.low === 'of' || tokens[k - 1]!.low === 'in'))
      return code
    if (low !== 'the') break
  }
  for (let k = first - 1; k >= first - 3 && k >= 0; k--) {
    if (tokens[k]!.kind === MARK && tokens[k]!.low !== "'s" && tokens[k]!.low !== '’s') break
    const code = gazetteer.adjectives.get(keyOf(tokens[k]!.text))
    if (code !== undefined) return code
  }
  return null
}
