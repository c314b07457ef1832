/** Names that the pack does not have: people by a title, bodies by their noun, places by their sound. */

import type { Gazetteer } from './gazetteer.ts'
import type { Found } from './mentions.ts'
import { editDistance, keyOf, romanised, skeletonOf } from './names.ts'
import { MARK, type Token, WORD } from './tokens.ts'

export const TITLES = new Set(
  'mr mrs ms dr prof professor sir dame lord lady h.e captain general lt col madam ambassador minister president chancellor premier treasurer secretary senator governor mayor deputy speaker director chairman chairwoman chair commissioner г-н г-жа президент министр посол премьер-министр премьер глава'.split(
    ' ',
  ),
)

/** Words that are capital only because they open a sentence. */
export const STARTERS = new Set(
  'the a an this that these those his her its their our my every each no on in at by for of to as and but if when while since after before from with it he she they we i once under among there'.split(
    ' ',
  ),
)

const HONORIFICS = new Set(
  'mr mrs ms dr prof sir dame lord lady h.e captain general lt madam г-н г-жа'.split(' '),
)

export const PARTICLES = new Set('ul al bin ibn de van von der la le el ur'.split(' '))

const BODY_NOUNS =
  /^(?:банка?|министерств[оа]|университета?|ministry|bank|university|institute|council|commission|committee|authority|agency|chamber|corporation|company|office|centre|center|service|college|museum|fund|foundation|association|union|board|department|trust|house|group|airlines?|railways?|academy|court|assembly|parliament|senate|division|bureau|watch|pictures|lines)$/

/** A person by a title before capitals, or by a name that sounds like one of the pack’s. */
export function personAt(
  tokens: readonly Token[],
  i: number,
  gazetteer: Gazetteer,
  isHeadline: boolean,
): Found | null {
  const token = tokens[i]!
  const isByline = i === 1 && tokens[0]!.low === 'by'
  if (
    token.kind !== WORD ||
    TITLES.has(token.low) ||
    STARTERS.has(token.low) ||
    (isHeadline && !isByline)
  )
    return null
  let last = i
  while (last + 1 < tokens.length && last - i < 5) {
    const next = tokens[last + 1]!
    if (next.kind !== WORD) break
    if (next.isCapital && !TITLES.has(next.low)) last++
    else if (PARTICLES.has(next.low) && tokens[last + 2]?.isCapital === true) last += 2
    else break
  }
  const title = titleBefore(tokens, i)
  const surname = tokens[last]!
  if (last > i) {
    const candidates = gazetteer.surnameSkeletons.get(skeletonOf(surname.text)) ?? []
    for (const { entry, first, name } of candidates) {
      if (skeletonOf(first)[0] !== skeletonOf(token.text)[0]) continue
      const own = romanised(keyOf(name.replaceAll(' ', '')))
      const there = romanised(
        keyOf(
          tokens
            .slice(i, last + 1)
            .map((word) => word.text)
            .join(''),
        ),
      )
      if (editDistance(own, there, 4) <= Math.max(2, Math.floor(own.length / 5)))
        return {
          first: i,
          last,
          kind: 'person',
          entity: entry.entity,
          party: entry.party,
          post: null,
        }
    }
  }
  if (title === null) return null
  if (last === i && title !== 'honorific') return null
  if (isUpper(surname.text) && surname.text.length > 3) return null
  if (BODY_NOUNS.test(surname.low)) return null
  return { first: i, last, kind: 'person', entity: null, party: null, post: null }
}

export function isUpper(word: string): boolean {
  return word === word.toUpperCase()
}

/** Whether the words before a capital run make it a person. */
function titleBefore(tokens: readonly Token[], i: number): 'honorific' | 'post' | null {
  const before = tokens[i - 1]
  if (before === undefined) return null
  const low = before.low === '.' ? (tokens[i - 2]?.low ?? '') : before.low
  if (HONORIFICS.has(low)) return 'honorific'
  if (low === 'by' && i === 1) return 'post'
  if (TITLES.has(low)) return 'post'
  // “the chief executive, Jane Roe”, “trade minister Jane Roe”
  if (before.low === ',') {
    for (let k = i - 2; k >= 0 && k >= i - 10; k--) {
      const word = tokens[k]!
      if (word.kind === MARK) break
      if (TITLES.has(word.low) || word.low === 'executive' || word.low === 'member') return 'post'
    }
  }
  return null
}

/** A body that the pack does not know: capitals that end in, or begin with, the noun of a body. */
export function bodyAt(tokens: readonly Token[], i: number, isHeadline: boolean): Found | null {
  if (isHeadline || STARTERS.has(tokens[i]!.low)) return null
  let last = i
  while (last + 1 < tokens.length && last - i < 7) {
    const next = tokens[last + 1]!
    if (next.kind === WORD && next.isCapital) last++
    else if (
      (next.low === 'of' || next.low === 'for' || next.low === 'and') &&
      tokens[last + 2]?.isCapital === true &&
      tokens[last + 2]!.kind === WORD
    )
      last += 2
    else break
  }
  if (last === i) return null
  const run = tokens.slice(i, last + 1)
  const at = run.findIndex((token) => BODY_NOUNS.test(token.low))
  if (at < 0) return null
  if (run.some((token) => token.low === 'and') && !/^ministry$/.test(run[0]!.low)) {
    // Two names joined by “and”: the first alone.
    const cut = run.findIndex((token) => token.low === 'and')
    if (at > cut) return null
    last = i + cut - 1
    if (last === i) return null
  }
  return { first: i, last, kind: 'institution', entity: null, party: null, post: null }
}

/** A place spelt another way than in the pack. */
export function placeAt(tokens: readonly Token[], i: number, gazetteer: Gazetteer): Found | null {
  const token = tokens[i]!
  if (token.text.length < 5) return null
  // The first word of a sentence is capital anyway.
  const isCyrillic = /[\u0400-\u04ff]/.test(token.text)
  if (i === 0 && !isCyrillic) return null
  const skeleton = skeletonOf(token.text)
  const entry = skeleton.length >= 3 ? gazetteer.placeSkeletons.get(skeleton) : undefined
  if (entry === undefined) return null
  const own = romanised(keyOf(entry.name))
  const there = romanised(keyOf(token.text))
  if (editDistance(own, there, 3) > (own.length > 6 ? 3 : 2) || own[0] !== there[0]) return null
  return { first: i, last: i, kind: 'place', entity: entry.entity, party: entry.party, post: null }
}

const POST_WORD =
  /^(?:president|minister|premier|chancellor|ambassador|treasurer|secretary|director|chairman|chair|executive|member|captain|mayor|governor|speaker|head|президент|министр|посол|премьер-министр|глава|главой|послом)$/

/** The post that the words beside a name give: before it, or after a comma. */
export function postAround(tokens: readonly Token[], one: Found): string | null {
  let k = one.first - 1
  while (
    k >= 0 &&
    (HONORIFICS.has(tokens[k]!.low) || tokens[k]!.low === '.' || tokens[k]!.low === ',')
  )
    k--
  let start = -1
  for (let at = k; at >= 0 && at > k - 8; at--) {
    const token = tokens[at]!
    if (token.kind === MARK) break
    if (
      POST_WORD.test(token.low) ||
      (start >= 0 &&
        (token.isCapital ||
          /^(?:foreign|trade|prime|deputy|federal|defence|chief|vice|transport|climate)$/.test(
            token.low,
          )))
    )
      start = at
    else if (start >= 0) break
    else if (
      !/^(?:of|for|and|the|maritime|affairs|trade|foreign)$/.test(token.low) &&
      !token.isCapital
    )
      break
  }
  if (
    start >= 0 &&
    POST_WORD.test(tokens.slice(start, k + 1).find((token) => POST_WORD.test(token.low))?.low ?? '')
  )
    return tokens
      .slice(start, k + 1)
      .map((token) => token.text)
      .join(' ')
  return null
}
