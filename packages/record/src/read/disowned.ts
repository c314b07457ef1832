/**
 * What a sentence reports only to disown it: “denied reports that …”, “it is not true that …”, “had they
 * ratified the treaty, …”.
 */

import { MARK, type Token } from './tokens.ts'
import type { Trigger } from './triggers.ts'

const SAYINGS =
  'reports? claims? allegations? rumou?rs? suggestions? speculation accusations? assertions? statements? assumptions? stories notion idea'
    .split(' ')
    .join('|')
const SAYING = new RegExp(`^(?:${SAYINGS})$`)
const DENIES =
  /^(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|rebut(?:s|ted)?)$/
const REJECTS =
  /^(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rebuff(?:s|ed)?|contradict(?:s|ed)?|debunk(?:s|ed)?|quash(?:es|ed)?)$/
const UNTRUE =
  /^(?:false|untrue|wrong|baseless|unfounded|groundless|incorrect|fabricated|fake|fictitious|inaccurate)$/
const IS = /^(?:is|are|was|were|be|been|being|proved|as)$/
const TELLS =
  /^(?:say|said|claim|claimed|confirm|confirmed|announce|announced|state|stated|report|reported|mention|mentioned|suggest|suggested)$/
const NOT = /^(?:not|never|neither)$|n[’']t$/

/** So many tokens may stand between a word that denies and what it denies. */
const REACH = 8

interface Range {
  readonly first: number
  readonly last: number
  /** False: nothing is claimed at all. */
  readonly isDenied: boolean
}

/** Triggers as the sentence stands by them: denied, or left out where it neither claims nor denies. */
export function withoutDisowned(
  triggers: readonly Trigger[],
  tokens: readonly Token[],
): readonly Trigger[] {
  const ranges = rangesOf(tokens)
  if (ranges.length === 0) return triggers
  return triggers.flatMap((trigger) => {
    const range = ranges.find(({ first, last }) => trigger.last >= first && trigger.first <= last)
    if (range === undefined) return [trigger]
    return range.isDenied && trigger.modality !== 'denial'
      ? [{ ...trigger, modality: 'denial' as const }]
      : []
  })
}

function rangesOf(tokens: readonly Token[]): Range[] {
  const out: Range[] = []
  for (let i = 0; i < tokens.length; i++) {
    const { low } = tokens[i]!
    const range =
      DENIES.test(low) || REJECTS.test(low)
        ? afterDenial(tokens, i)
        : SAYING.test(low)
          ? falseReport(tokens, i)
          : low === 'that'
            ? afterThat(tokens, i)
            : low === 'had' || low === 'if'
              ? counterfactual(tokens, i)
              : low === 'without'
                ? missing(tokens, i)
                : null
    if (range === null) continue
    out.push(range)
    i = Math.max(i, range.first)
  }
  return out
}

/** “denied that …”, “denied having …”, “rejected claims that …”, “dismissed as baseless reports of …” */
function afterDenial(tokens: readonly Token[], i: number): Range | null {
  const isOwn = DENIES.test(tokens[i]!.low)
  if (isOwn && /^(?:that|having|it|they|he|she)$/.test(tokens[i + 1]?.low ?? ''))
    return { first: i + 1, last: endOf(tokens, i + 1), isDenied: true }
  if (isOwn && /ing$/.test(tokens[i + 1]?.low ?? ''))
    return { first: i + 1, last: endOf(tokens, i + 1), isDenied: true }
  for (let k = i + 1; k < tokens.length && k - i <= REACH; k++) {
    if (tokens[k]!.kind === MARK && !/^[“”"«»]$/.test(tokens[k]!.low)) return null
    if (SAYING.test(tokens[k]!.low) && /^(?:that|of|about)$/.test(tokens[k + 1]?.low ?? ''))
      return { first: k + 1, last: endOf(tokens, k + 1), isDenied: true }
  }
  return null
}

/** “Reports that … are false” */
function falseReport(tokens: readonly Token[], i: number): Range | null {
  if (!/^(?:that|of|about)$/.test(tokens[i + 1]?.low ?? '')) return null
  const end = endOf(tokens, i + 1)
  for (let k = i + 2; k <= end; k++) {
    if (!IS.test(tokens[k]!.low)) continue
    let at = k + 1
    while (
      at <= end &&
      at - k < 3 &&
      /^(?:simply|entirely|completely|totally|utterly|all|also)$/.test(tokens[at]!.low)
    )
      at++
    const isNot =
      NOT.test(tokens[at]?.low ?? '') && /^(?:true|correct|so)$/.test(tokens[at + 1]?.low ?? '')
    if (isNot || UNTRUE.test(tokens[at]?.low ?? ''))
      return { first: i + 1, last: end, isDenied: true }
  }
  return null
}

/** “It is not true that …”; “did not say that …” neither claims nor denies. */
function afterThat(tokens: readonly Token[], i: number): Range | null {
  const before = tokens[i - 1]?.low ?? ''
  const last = endOf(tokens, i)
  if (UNTRUE.test(before) || before === 'case')
    return before !== 'case' || tokens.slice(Math.max(0, i - 4), i).some(({ low }) => NOT.test(low))
      ? { first: i + 1, last, isDenied: true }
      : null
  const isNot = NOT.test(tokens[i - 2]?.low ?? '')
  if (isNot && /^(?:true|correct|so)$/.test(before)) return { first: i + 1, last, isDenied: true }
  if (isNot && TELLS.test(before)) return { first: i - 1, last, isDenied: false }
  return null
}

/** “Had they ratified the treaty, …”, “if they had ratified it, …”: nothing is claimed. */
function counterfactual(tokens: readonly Token[], i: number): Range | null {
  const opens =
    i === 0 || tokens[i - 1]!.kind === MARK || /^(?:and|but|that)$/.test(tokens[i - 1]!.low)
  const would = tokens.findIndex(
    ({ low }, k) => /^(?:would|could|might)$/.test(low) && tokens[k + 1]?.low === 'have',
  )
  if (would < 0) return null
  if (tokens[i]!.low === 'had' ? !opens || i > would : !hadAfter(tokens, i)) return null
  const last = endOf(tokens, i)
  return { first: Math.min(i, would), last, isDenied: false }
}

function hadAfter(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < tokens.length && k - i <= REACH && tokens[k]!.kind !== MARK; k++)
    if (tokens[k]!.low === 'had') return true
  return false
}

/** “…, without the annex promised last autumn”: the participle only tells which annex. */
function missing(tokens: readonly Token[], i: number): Range | null {
  if (i < 3 || !/^(?:the|a|an|any|its|their)$/.test(tokens[i + 1]?.low ?? '')) return null
  let last = i + 1
  while (last + 1 < tokens.length && tokens[last + 1]!.kind !== MARK && last - i < REACH) last++
  return { first: i + 1, last, isDenied: false }
}

/** What is disowned ends with its sentence, or where the sentence turns. */
function endOf(tokens: readonly Token[], from: number): number {
  for (let k = from + 1; k < tokens.length; k++) {
    const { low } = tokens[k]!
    if (low === ';') return k - 1
    if (
      low === 'but' ||
      (low === ',' && /^(?:and|but|saying|adding)$/.test(tokens[k + 1]?.low ?? ''))
    )
      return k - 1
  }
  return tokens.length - 1
}
