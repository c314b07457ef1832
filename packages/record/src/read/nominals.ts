/**
 * Acts that a noun tells: “welcomed the signing of the treaty”, “ratification is pending”, “the opening
 * took place on Monday”, “agreed on the resumption of flights”.
 */

import type { DateFound } from './date-finder.ts'
import { DETERMINERS, hasVerbBetween } from './english-verbs.ts'
import type { NounRule } from './language.ts'
import { isAhead } from './tense.ts'
import { MARK, type Token, WORD } from './tokens.ts'
import type { Trigger } from './triggers.ts'

/** Nouns of acts by each of their beginnings. */
export type Nouns = ReadonlyMap<string, NounRule>

/** Who does this has seen the act done. */
const WITNESS =
  /^(?:welcom(?:e|es|ed|ing)|hail(?:s|ed|ing)?|prais(?:e|es|ed)|mark(?:s|ed|ing)|celebrat(?:e|es|ed)|witness(?:es|ed|ing)?|attend(?:s|ed)|oversaw|saw|applaud(?:s|ed)?|commend(?:s|ed)?|noted?|notes|recalled|recalls|included|includes|secured|crowned|culminat(?:ed|ing)|resulted|result(?:s|ing)|led|announc(?:es|ed)|report(?:s|ed)|confirm(?:s|ed))$/
/** After these prepositions the act lies behind. */
const AFTER = /^(?:after|following|since|upon|with|despite)$/
/** Verbs whose content a noun may name: “agreed on the resumption of”. */
const OPENS_CONTENT =
  /^(?:agree[ds]?|agreeing|decide[ds]?|plan(?:s|ned|ning)?|intend(?:s|ed)?|consider(?:s|ed|ing)?|envisag(?:e|es|ed)|foresee[sn]?|expect(?:s|ed)?|announce[ds]?|anticipate[ds]?|on|upon|into|for)$/
const LONGEST_LEAD = 5
const DATE_REACH = 10

function verbalAt(token: Token | undefined, nouns: Nouns): NounRule | null {
  if (token === undefined || token.kind !== WORD) return null
  const { low } = token
  const rule = nouns.get(low) ?? (low.endsWith('s') ? nouns.get(low.slice(0, -1)) : undefined)
  return rule?.isVerbal === true ? rule : null
}

/** A noun that tells of an act done, where its own words or a date say so; null elsewhere. */
export function nominalAt(
  tokens: readonly Token[],
  i: number,
  nouns: Nouns,
  dates: readonly DateFound[],
): Trigger | null {
  const meeting = meetingAt(tokens, i, dates)
  // “intends to raise it at the session on 29 November”: not yet held
  if (meeting !== null) return isAhead(tokens, i) ? null : meeting
  const rule = verbalAt(tokens[i], nouns)
  if (rule === null) return null
  const next = tokens[i + 1]?.low
  const before = tokens[i - 1]
  if (next !== 'of' && next !== 'by' && !/^(?:its|their|[’']s)$/.test(before?.low ?? ''))
    return null
  const trigger = {
    first: i,
    last: i,
    act: rule.act,
    modality: 'fact' as const,
    isFrame: false,
    isPassive: true,
  }
  for (let k = i - 1; k >= 0 && i - k <= LONGEST_LEAD; k--) {
    const { low, kind } = tokens[k]!
    if (kind === MARK && low !== "'s" && low !== '’s') break
    if (WITNESS.test(low)) return { ...trigger, isNominal: false }
    if (AFTER.test(low)) return isDated(tokens, i, dates) ? { ...trigger, isNominal: true } : null
    if (/^(?:of|for|to|on|about|in|before|until|ahead|from|by|at|despite|without)$/.test(low))
      return null
  }
  return null
}

/** “at their meeting in the capital on Monday”, “is in the capital on a two-day visit”. */
function meetingAt(
  tokens: readonly Token[],
  i: number,
  dates: readonly DateFound[],
): Trigger | null {
  const { low } = tokens[i]!
  const isCall =
    /^(?:call|conversation)$/.test(low) && /^(?:tele)?phone$/.test(tokens[i - 1]?.low ?? '')
  const isMeeting = /^(?:meeting|talks|session|consultations|visit)$/.test(low)
  if (!isCall && !isMeeting) return null
  const trigger = {
    first: i,
    last: i,
    act: 'met' as const,
    modality: 'fact' as const,
    isFrame: false,
    isPassive: false,
  }
  for (let k = i - 1; k >= 0 && i - k <= LONGEST_LEAD; k--) {
    const { low: before, kind } = tokens[k]!
    if (kind === MARK) return null
    if (/^(?:at|during|after|following)$/.test(before) || (isCall && before === 'in'))
      return isDated(tokens, i, dates) ? { ...trigger, isNominal: true } : null
    if (before === 'on' && low === 'visit' && tokens[k + 1]?.low === 'a')
      return tokens
        .slice(Math.max(0, k - 8), k)
        .some((token) => /^(?:is|was|are|were|came|arrived)$/.test(token.low))
        ? { ...trigger, isNominal: false }
        : null
    if (/^(?:of|for|to|about|in|before|next|planned|upcoming|coming|will|would)$/.test(before))
      return null
  }
  return null
}

function isDated(tokens: readonly Token[], i: number, dates: readonly DateFound[]): boolean {
  return dates.some(
    (date) =>
      date.first > i && date.first - i <= DATE_REACH && !hasVerbBetween(tokens, i + 1, date.first),
  )
}

/** Verbs that only say that something is or was there: their noun tells the act. */
export const EMPTY_VERBS =
  /^(?:reported|found|seen|known|announced|published|recorded|foreseen|planned|expected|scheduled|slated|held|hold|called|take|takes|took|taken|place|promised|due|occurred|pending|awaits?|awaiting|awaited|outstanding|сообщалось|планируется|ожидается|намечен[аоы]?|предусмотрен[аоы]?|неизвестна)$/

/** The trigger with the act its noun tells; null where it needs a noun and there is none. */
export function withNoun(trigger: Trigger, tokens: readonly Token[], nouns: Nouns): Trigger | null {
  if (trigger.modality === 'wish' || trigger.isNominal) return trigger
  const content = trigger.isFrame ? contentNoun(trigger, tokens, nouns) : null
  if (content !== null && trigger.modality !== 'denial' && trigger.isOffer !== true)
    return { ...trigger, act: content.act }
  let isEmpty = false
  for (let k = trigger.first; k <= trigger.last; k++)
    if (EMPTY_VERBS.test(tokens[k]!.low)) isEmpty = true
  const needs = trigger.needsNoun === true
  const mayChange =
    trigger.act === null || trigger.modality === 'denial' || needs || trigger.isWeak === true
  if (!mayChange || (!isEmpty && !needs)) return trigger
  for (const reach of [-1, 1]) {
    for (
      let k = reach < 0 ? trigger.first - 1 : trigger.last + 1;
      k >= 0 && k < tokens.length && Math.abs(k - trigger.first) < 14;
      k += reach
    ) {
      const { low, kind } = tokens[k]!
      if (kind === MARK && /^[;.:]$/.test(low)) break
      if (kind !== WORD) continue
      for (const [stem, rule] of nouns)
        if (low.startsWith(stem)) return { ...trigger, act: rule.act }
    }
    if (trigger.isWeak === true && reach < 0) break
  }
  return needs ? null : trigger
}

/** “agreed on the early resumption of flights”: the noun that opens what a frame is about. */
function contentNoun(trigger: Trigger, tokens: readonly Token[], nouns: Nouns): NounRule | null {
  let opens = false
  for (let k = trigger.first; k <= trigger.last; k++)
    if (OPENS_CONTENT.test(tokens[k]!.low)) opens = true
  if (!opens || /^(?:for|on|in)$/.test(tokens[trigger.last]!.low) === false) {
    if (!OPENS_CONTENT.test(tokens[trigger.last]!.low)) return null
  }
  for (let k = trigger.last + 1; k <= trigger.last + LONGEST_LEAD && k < tokens.length; k++) {
    const { low, kind } = tokens[k]!
    if (kind === MARK) return null
    const rule = verbalAt(tokens[k], nouns)
    if (rule !== null && (tokens[k + 1]?.low === 'of' || tokens[k + 1]?.low === 'in')) return rule
    const leads =
      /^(?:on|upon|to|for|about|the|phased|early|swift|full|possible|quick|prompt|gradual|final)$/.test(
        low,
      ) || DETERMINERS.has(low)
    if (!leads) return null
  }
  return null
}
