/** Acts in a sentence: which words show one, and how firmly it is meant. */

import type { Act, Modality } from '../acts.ts'
import { conditionAt, doneAt, goingOnAt } from './conditions.ts'
import type { DateFound } from './date-finder.ts'
import { englishTrigger } from './english-verbs.ts'
import { type Nouns, nominalAt, withNoun } from './nominals.ts'
import { matchAt, type Patterns } from './patterns.ts'
import { actionAt, nextAt, promiseAt, promiseNounAt } from './promises.ts'
import { russianTrigger } from './russian-verbs.ts'
import { settle } from './settle.ts'
import { type Token, WORD } from './tokens.ts'
import { missingAt, undoneAt } from './undone.ts'

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
  /** A deed that is promised: the promise tells how firmly. */
  readonly isDeed?: boolean
  /** Means nothing without a noun that names an act. */
  readonly needsNoun?: boolean
  /** Its act holds only where no noun names another. */
  readonly isWeak?: boolean
  /** Holds where nothing else in its clause does, and only with a link, a day or a figure. */
  readonly isFallback?: boolean
}

/** Every trigger in the tokens. `isTaken` is true inside names, dates and amounts. */
export function triggersIn(
  tokens: readonly Token[],
  patterns: Patterns,
  isTaken: (token: number) => boolean,
  isRussian: boolean,
  dates: readonly DateFound[],
  nouns: Nouns,
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
      const other =
        promiseAt(tokens, i, patterns) ??
        promiseNounAt(tokens, i, patterns) ??
        undoneAt(tokens, i, patterns) ??
        missingAt(tokens, i, patterns) ??
        nominalAt(tokens, i, nouns, dates) ??
        conditionAt(tokens, i) ??
        goingOnAt(tokens, i, patterns) ??
        doneAt(tokens, i, patterns)
      if (other !== null) found.push(other)
    }
  }
  if (found.every(({ isFallback }) => isFallback === true) && !isRussian) {
    const action = actionAt(tokens, isTaken) ?? nextAt(tokens, dates, nouns)
    if (action !== null) found.push(action)
  }
  return settle(found, tokens, isRussian).flatMap((trigger) => {
    const whole = withNoun(trigger, tokens, nouns)
    return whole === null ? [] : [whole]
  })
}
