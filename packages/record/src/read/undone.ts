/** What was not done, whatever the verb: “has yet to find”, “remains unsigned”, “not a single pile has been driven”. */

import { AUXILIARIES, deniesBySubject, isNegation } from './english-verbs.ts'
import { matchAt, type Patterns } from './patterns.ts'
import { type Token, WORD } from './tokens.ts'
import type { Trigger } from './triggers.ts'

const NOT_MISSED =
  /^(?:said|changed|exceeded|commented|responded|replied|decided|known|seen|been|happened|wanted|needed|mentioned|named|denied|given|shown|considered|forgotten|realised|heard|lost|spoken|thought|understood|asked|followed|thanked|praised|blamed|accused|invited|told)$/

/** “not a single pile has been driven”, “has not found a contractor”. */
function undoneVerb(tokens: readonly Token[], i: number, patterns: Patterns): Trigger | null {
  let at = i + 1
  let isDenied = deniesBySubject(tokens, i)
  while (at - i < 5 && tokens[at] !== undefined && AUXILIARIES.has(tokens[at]!.low)) {
    if (isNegation(tokens[at]!.low) && tokens[at + 1]?.low !== 'only') isDenied = true
    at++
  }
  const verb = tokens[at]
  if (!isDenied || verb === undefined || verb.kind !== WORD) return null
  if (!/(?:ed|en|wn|uilt|ound|aid|ade|ent|ept|old|ought|eld)$/.test(verb.low)) return null
  if (NOT_MISSED.test(verb.low) || matchAt(tokens, at, patterns) !== null) return null
  return {
    first: at,
    last: at,
    act: 'delivered',
    modality: 'denial',
    isFrame: false,
    isPassive: tokens[at - 1]!.low === 'been',
    isNominal: false,
  }
}

/** “has yet to find a contractor”, “failed to agree”: undone, whatever the verb. */
export function missingAt(tokens: readonly Token[], i: number, patterns: Patterns): Trigger | null {
  if (/^(?:has|have|had)$/.test(tokens[i]!.low)) return undoneVerb(tokens, i, patterns)
  if (!/^(?:yet|failed|fails|refused|refuses|declined|unable)$/.test(tokens[i]!.low)) return null
  if (tokens[i]!.low === 'yet' && !/^(?:has|have|had|is|are)$/.test(tokens[i - 1]?.low ?? ''))
    return null
  const verb = tokens[i + 2]
  if (tokens[i + 1]?.low !== 'to' || verb === undefined || verb.kind !== WORD) return null
  const at = verb.low === 'be' ? i + 3 : i + 2
  if (tokens[at] === undefined || matchAt(tokens, at, patterns) !== null) return null
  if (
    /^(?:see|say|know|decide|comment|respond|reply|answer|understand|mention|note)$/.test(
      tokens[at]!.low,
    )
  )
    return null
  return {
    first: i,
    last: at,
    act: 'delivered',
    modality: 'denial',
    isFrame: false,
    isPassive: at === i + 3,
    isNominal: false,
  }
}

/** “remains unsigned”, “still unbuilt”: the participle of an act with un- before it. */
export function undoneAt(tokens: readonly Token[], i: number, patterns: Patterns): Trigger | null {
  const { low } = tokens[i]!
  if (!low.startsWith('un') || low.length < 6) return null
  if (
    !/^(?:is|are|was|were|remain|remains|remained|still|stays|stayed|largely|left|go|goes|gone)$/.test(
      tokens[i - 1]?.low ?? '',
    )
  )
    return null
  const bare = low.slice(2)
  const pattern = patterns
    .get(bare)
    ?.find(({ act, form, words }) => act !== null && form === 'past' && words.length === 1)
  if (pattern === undefined) return null
  return {
    first: i,
    last: i,
    act: pattern.act!.act,
    modality: 'denial',
    isFrame: false,
    isPassive: true,
    isNominal: false,
  }
}
