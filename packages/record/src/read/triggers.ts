/** Acts in a sentence: which words show one, and how firmly it is meant. */

import type { Act, Modality } from '../acts.ts'
import type { DateFound } from './date-finder.ts'
import { actionAt, englishTrigger, promiseAt } from './english-verbs.ts'
import { matchAt, type Patterns } from './patterns.ts'
import { russianTrigger } from './russian-verbs.ts'
import { settle } from './settle.ts'
import { MARK, type Token, WORD } from './tokens.ts'

/** A word or phrase that shows an act, or how one is meant. */
export interface Trigger {
  readonly first: number
  readonly last: number
  readonly act: Act | null
  readonly modality: Modality
  /** True for will, would, “is to”: a promise whose own verb is no act of the list. */
  readonly isFrame: boolean
  /** The subject stands after it or nowhere. */
  readonly isPassive: boolean
  readonly isNominal: boolean
  /** An offer: what is offered gives it no act. */
  readonly isOffer?: boolean
}

/** Every trigger in the tokens. `isTaken` is true inside names, dates and amounts. */
export function triggersIn(
  tokens: readonly Token[],
  patterns: Patterns,
  isTaken: (token: number) => boolean,
  isRussian: boolean,
  dates: readonly DateFound[],
  nouns: ReadonlyMap<string, Act>,
): Trigger[] {
  const found: Trigger[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.kind !== WORD || isTaken(i)) continue
    const match = matchAt(tokens, i, patterns)
    if (match !== null) {
      const trigger = isRussian
        ? russianTrigger(tokens, i, match)
        : englishTrigger(tokens, i, match, dates)
      if (trigger !== null) {
        found.push(trigger)
        i = Math.max(i, match.last)
        continue
      }
    }
    if (!isRussian) {
      const promise = promiseAt(tokens, i, patterns)
      if (promise !== null) found.push(promise)
    }
  }
  if (found.length === 0 && !isRussian) {
    const action = actionAt(tokens, isTaken)
    if (action !== null) found.push(action)
  }
  return settle(found, tokens, isRussian).map((trigger) => withNoun(trigger, tokens, nouns))
}

/** Verbs that only say that something is or was there: their noun tells the act. */
export const EMPTY_VERBS =
  /^(?:reported|found|seen|known|announced|published|recorded|foreseen|planned|expected|scheduled|held|hold|called|take|place|promised|due|сообщалось|планируется|ожидается|намечен[аоы]?|предусмотрен[аоы]?|неизвестна)$/

/** “A state visit is foreseen”, “the tender will be called”: the act is in the noun. */
function withNoun(
  trigger: Trigger,
  tokens: readonly Token[],
  nouns: ReadonlyMap<string, Act>,
): Trigger {
  if (trigger.act !== null && trigger.modality !== 'denial') return trigger
  if (trigger.modality === 'wish' || !EMPTY_VERBS.test(tokens[trigger.last]!.low)) return trigger
  for (const reach of [-1, 1]) {
    for (
      let k = reach < 0 ? trigger.first - 1 : trigger.last + 1;
      k >= 0 && k < tokens.length && Math.abs(k - trigger.first) < 14;
      k += reach
    ) {
      const { low, kind } = tokens[k]!
      if (kind === MARK && /^[;.:]$/.test(low)) break
      if (kind !== WORD) continue
      for (const [stem, act] of nouns) if (low.startsWith(stem)) return { ...trigger, act }
    }
  }
  return trigger
}
