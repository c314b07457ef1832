/** Verbs that govern one another: “agreed to look into resuming” is one act. */

import type { Modality } from '../acts.ts'
import { hasVerbBetween, isBare } from './english-verbs.ts'
import { EMPTY_VERBS } from './nominals.ts'
import { MARK, type Token, WORD } from './tokens.ts'
import type { Trigger } from './triggers.ts'

/** Joins a verb with the one that governs it: “agreed to look into resuming” is one act. */
export function settle(
  found: readonly Trigger[],
  tokens: readonly Token[],
  isRussian: boolean,
): Trigger[] {
  if (isRussian && found.length > 1) {
    // “о вступлении в силу … пока не сообщалось”: the denial at the end holds for what it is about
    const end = found.at(-1)!
    const isEmpty = EMPTY_VERBS.test(tokens[end.last]!.low) && end.modality === 'denial'
    // “подписание ожидается в ноябре”: the noun tells the act, the verb that it is still to come
    const noun = found.at(-2)!
    const isToCome =
      end.isFrame &&
      end.modality === 'intention' &&
      /(?:ие|ия|ие|ация|ения)$/.test(tokens[noun.last]!.low) &&
      EMPTY_VERBS.test(tokens[end.last]!.low) &&
      end.first - noun.last <= 6
    if (isToCome) return [...found.slice(0, -2), { ...noun, modality: end.modality }]
    if (isEmpty)
      return found.slice(0, -1).map((trigger) => ({ ...trigger, modality: 'denial' as const }))
  }
  const out: Trigger[] = []
  /** The frame that governed last: it holds for “…, to open B and to build C” as well. */
  let governor: Trigger | null = null
  for (const trigger of found) {
    const before = out.at(-1)
    const joins = !isRussian && before !== undefined && isCoordinate(tokens, trigger)
    if (joins && isInfinitive(tokens, trigger) && governor !== null) {
      out.push({
        ...trigger,
        modality: governor.modality,
        act: governor.modality === 'wish' ? null : trigger.act,
        isFrame: true,
      })
      continue
    }
    if (
      joins &&
      trigger.modality === 'fact' &&
      trigger.first === trigger.last &&
      isBare(tokens[trigger.first]!.low) &&
      before!.modality !== 'fact' &&
      tokens[trigger.first - 1]!.low === 'and'
    ) {
      const isPromise = before!.modality !== 'denial' && trigger.isDeed === true
      out.push({
        ...trigger,
        modality: before!.modality,
        act: before!.modality === 'wish' || isPromise ? null : trigger.act,
        isFrame: isPromise,
      })
      continue
    }
    if (trigger.isFrame) governor = trigger
    if (
      before !== undefined &&
      (before.act === null || /^confirm/.test(tokens[before.last]!.low)) &&
      before.isFrame &&
      reports(tokens, before)
    )
      out.pop()
    if (!isRussian && before === undefined && isOrder(tokens, trigger)) {
      out.push({ ...trigger, modality: 'commitment', act: trigger.act ?? 'agreed' })
      continue
    }
    const noun = isRussian ? null : promisedBy(tokens, trigger)
    if (noun !== null) {
      if (before !== undefined && before.last >= trigger.first - 3) out.pop()
      out.push({ ...trigger, modality: noun, act: noun === 'wish' ? null : trigger.act })
      continue
    }
    if (before !== undefined && isTalksOf(tokens, before, trigger)) {
      out.pop()
      const falls = /^(?:suspended|resumed|delayed)$/.test(trigger.act ?? '')
      out.push({
        ...trigger,
        first: before.first,
        act: falls ? trigger.act : 'drafted',
        isFrame: false,
      })
      continue
    }
    const governs =
      !trigger.isNominal &&
      before?.isFrame === true &&
      isComplement(tokens, before, trigger, isRussian)
    if (!governs) {
      if (!isRussian && isInfinitive(tokens, trigger) && before !== undefined && !before.isFrame)
        continue
      out.push(trigger)
      continue
    }
    out.pop()
    // A wish stays voiced whatever it wishes for; of two frames the weaker tells.
    const isDenied = before.modality === 'denial' || trigger.modality === 'denial'
    const modality: Modality = isDenied
      ? 'denial'
      : trigger.isFrame && trigger.isDeed !== true
        ? weaker(before.modality, trigger.modality)
        : before.modality
    const act =
      before.modality === 'wish' || before.isOffer === true ? null : (trigger.act ?? before.act)
    out.push({
      first: before.first,
      last: trigger.last,
      act,
      modality,
      isFrame: act === null || trigger.isFrame,
      isPassive: before.isPassive,
      isNominal: false,
    })
  }
  return out
}

const NOUNS_OF_PROMISE: readonly (readonly [RegExp, Modality])[] = [
  [
    /^(?:promise|pledge|commitment|undertaking|offer|obligation|decision|readiness|willingness|agreement|vow)s?$/,
    'commitment',
  ],
  [/^(?:plan|intention|intent|aim|ambition|goal|target)s?$/, 'intention'],
  [/^(?:wish|desire|call|need|request|proposal|demand|hope)s?$/, 'wish'],
]

/** “the promise to widen the road”: the noun tells how firmly it is meant. */
function promisedBy(tokens: readonly Token[], trigger: Trigger): Modality | null {
  if (!isInfinitive(tokens, trigger)) return null
  const noun = tokens[trigger.first - 2]?.low ?? ''
  const before = tokens[trigger.first - 3]?.low ?? ''
  if (
    !/^(?:the|a|an|its|their|his|her|our|this|that|s|[’']s|no|old|new|[a-z]+(?:al|ed))$/.test(
      before,
    )
  )
    return null
  return NOUNS_OF_PROMISE.find(([pattern]) => pattern.test(noun))?.[1] ?? null
}

/** “negotiations on the treaty have not begun”: the verb tells how the talks stand. */
function isTalksOf(tokens: readonly Token[], talks: Trigger, verb: Trigger): boolean {
  if (talks.act !== 'drafted' || verb.act === null || verb.isFrame) return false
  if (!/^(?:negotiations|talks)$/.test(tokens[talks.first]!.low)) return false
  for (let k = talks.last + 1; k < verb.first; k++)
    if (tokens[k]!.kind === MARK || /^(?:and|but|which|that)$/.test(tokens[k]!.low)) return false
  return true
}

/** “Experts to meet in September”: the style of minutes. */
function isOrder(tokens: readonly Token[], trigger: Trigger): boolean {
  if (!isInfinitive(tokens, trigger)) return false
  const at = trigger.first - 2
  const subject = tokens[at]
  if (subject === undefined || subject.kind !== WORD) return false
  if (!subject.isCapital && !/(?:s|y|ion|ment|side|group)$/.test(subject.low)) return false
  return !hasVerbBetween(tokens, 0, at)
}

/** “announced that the ferry, …, would resume”: what is announced is the claim. */
function reports(tokens: readonly Token[], frame: Trigger): boolean {
  return (
    /^(?:announce|confirm|report|reveal|disclose)/.test(tokens[frame.last]!.low) &&
    tokens[frame.last + 1]?.low === 'that'
  )
}

/** True after “and”, “, to” or “and to”. */
function isCoordinate(tokens: readonly Token[], trigger: Trigger): boolean {
  let at = trigger.first - 1
  if (tokens[at]?.low === 'to') at--
  return tokens[at]?.low === 'and' || tokens[at]?.low === ',' || tokens[at]?.low === 'or'
}

const FIRMNESS: readonly Modality[] = ['fact', 'commitment', 'intention', 'wish', 'denial']

function weaker(a: Modality, b: Modality): Modality {
  return FIRMNESS.indexOf(a) > FIRMNESS.indexOf(b) ? a : b
}

function isInfinitive(tokens: readonly Token[], trigger: Trigger): boolean {
  return tokens[trigger.first - 1]?.low === 'to' && trigger.modality === 'intention'
}

/** True when `inner` is what `outer` is about: nothing that parts clauses stands between. */
function isComplement(
  tokens: readonly Token[],
  outer: Trigger,
  inner: Trigger,
  isRussian: boolean,
): boolean {
  const gap = inner.first - outer.last
  if (gap > 12) return false
  let hasLink = gap === 1 || isRussian
  for (let k = outer.last + 1; k < inner.first; k++) {
    const { low, kind } = tokens[k]!
    if (kind === MARK && (low === ';' || low === '.' || low === ':' || low === '–' || low === ','))
      return false
    if (
      low === 'and' ||
      low === 'but' ||
      low === 'which' ||
      low === 'who' ||
      low === 'while' ||
      low === 'и'
    )
      return false
    if (low === 'to' || low === 'that' || /ing$/.test(low)) hasLink = true
  }
  if (/ing$/.test(tokens[inner.first]!.low)) hasLink = true
  return hasLink || gap <= 3
}
