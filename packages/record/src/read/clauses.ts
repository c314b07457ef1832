/**
 * Where a clause begins and ends.
 *
 * A sentence is cut where a conjunction or a mark may part two clauses; pieces that show nothing of their
 * own go back to their neighbour. Each piece that is left carries one claim.
 */

import type { AmountFound } from './amounts.ts'
import { DETERMINERS } from './english-verbs.ts'
import { MARK, NUMBER, type Token } from './tokens.ts'
import type { Trigger } from './triggers.ts'

const BREAKS = new Set(
  'but while whereas though although yet before after because when where which who whose against having while что который которая которые но однако хотя'.split(
    ' ',
  ),
)

const COMMA_BREAKS = new Set(
  'and but while yet so though although whereas which who where when against having with as after before because whose then nor if including а но и который которая которое которые хотя однако где'.split(
    ' ',
  ),
)

export interface Clause {
  /** Tokens `[first, last]`. */
  readonly first: number
  readonly last: number
  /** Null where the clause only gives a figure. */
  readonly trigger: Trigger | null
  readonly amounts: readonly AmountFound[]
}

/** Cuts a sentence into clauses that each carry one claim. Tokens before `from` are the dateline. */
export function clausesOf(
  tokens: readonly Token[],
  triggers: readonly Trigger[],
  amounts: readonly AmountFound[],
  isTaken: (token: number) => boolean,
  from: number,
): Clause[] {
  const cuts: number[] = []
  for (let i = from + 1; i < tokens.length - 1; i++) {
    if (isTaken(i) && tokens[i]!.kind !== MARK) continue
    const { low, kind } = tokens[i]!
    if (kind === MARK) {
      if (
        low === ';' ||
        low === ':' ||
        ((low === '–' || low === '—') && tokens[i - 1]!.end < tokens[i]!.start)
      )
        cuts.push(i)
      else if (low === ',' && COMMA_BREAKS.has(tokens[i + 1]!.low)) {
        if (!(tokens[i + 1]!.low === 'so' && tokens[i + 2]?.low === 'that')) cuts.push(i)
      } else if (
        low === ',' &&
        tokens[i + 1]!.low === 'to' &&
        triggers.some((trigger) => trigger.first === i + 2)
      )
        cuts.push(i)
      else if (low === ',' && tokens[i + 1]!.low === 'of' && tokens[i + 2]?.low === 'which')
        cuts.push(i)
      else if (low === ',' && continuesAfter(tokens, triggers, i, cuts.at(-1) ?? from)) cuts.push(i)
      else if (low === ',' && opensStatement(tokens, triggers, amounts, i, cuts.at(-1) ?? from))
        cuts.push(i)
      else if (low === ',' && opensClause(tokens, triggers, i, cuts.at(-1) ?? from)) cuts.push(i)
      continue
    }
    if (
      low === 'and' &&
      tokens[i + 1]!.low === 'to' &&
      triggers.some((trigger) => trigger.first === i + 2)
    ) {
      cuts.push(i)
      continue
    }
    if (tokens[i - 1]!.low === ',') continue
    if (BREAKS.has(low)) {
      // “a resolution in which they asked”
      const asks =
        low === 'which' &&
        tokens[i - 1]!.low === 'in' &&
        triggers.some(({ first }) => first > i && first - i <= 4) &&
        triggers.some(({ last }) => last < i)
      if (asks) cuts.push(i - 1)
      // “under which”, “by which”
      if (low === 'yet' && /^(?:has|have|had|not|is|are)$/.test(tokens[i - 1]!.low)) continue
      if (!(low === 'which' && /^(?:under|by|for|in|of|to|with|from|on)$/.test(tokens[i - 1]!.low)))
        cuts.push(i)
    } else if (
      low === 'and' ||
      low === 'или' ||
      low === 'и' ||
      low === 'or' ||
      low === 'with' ||
      low === 'to' ||
      low === 'from'
    ) {
      if (partsFigures(tokens, amounts, i) || (low === 'and' && tokens[i + 1]!.low === 'not'))
        cuts.push(i)
      else if (low === 'and' && opensStatement(tokens, triggers, amounts, i, cuts.at(-1) ?? from))
        cuts.push(i)
      else if (
        (low === 'and' || low === 'и') &&
        !(isTaken(i - 1) && isTaken(i + 1) && isPairOfNames(tokens, triggers, isTaken, i)) &&
        triggers.some(
          (trigger) => trigger.first > i && trigger.first - i <= 7 && !trigger.isNominal,
        ) &&
        (triggers.some((trigger) => trigger.last < i && !trigger.isNominal) ||
          endsFigure(tokens, triggers, amounts, i))
      )
        cuts.push(i)
    }
  }
  // Pieces between cuts, then those with nothing of their own go to a neighbour.
  const pieces: { first: number; last: number; triggers: Trigger[]; amounts: AmountFound[] }[] = []
  let start = from
  for (const cut of [...cuts, tokens.length]) {
    if (cut > start) {
      const first = start
      const last = cut - 1
      pieces.push({
        first,
        last,
        triggers: triggers.filter((trigger) => trigger.first >= first && trigger.first <= last),
        amounts: amounts.filter((amount) => amount.first >= first && amount.first <= last),
      })
    }
    start = cut
  }
  const joined: typeof pieces = []
  for (const piece of pieces) {
    const before = joined.at(-1)
    const isEmpty = piece.triggers.length === 0 && piece.amounts.length === 0
    const wasEmpty =
      before !== undefined && before.triggers.length === 0 && before.amounts.length === 0
    // A figure right after a verb belongs to it: “rose to”, “worth”.
    const isTail =
      before !== undefined &&
      before.triggers.length > 0 &&
      piece.triggers.length === 0 &&
      isDependent(tokens, piece.first)
    if (before !== undefined && (isEmpty || wasEmpty || isTail)) {
      before.last = piece.last
      before.triggers.push(...piece.triggers)
      before.amounts.push(...piece.amounts)
    } else joined.push(piece)
  }
  const clauses: Clause[] = []
  for (const piece of joined) {
    if (piece.triggers.length === 0 && piece.amounts.length === 0) continue
    const first = principal(piece.triggers)
    // “8,140 boxes were handled”: a figure, whatever the verb
    const isFigure =
      first?.isFallback === true &&
      first.act === 'delivered' &&
      first.modality === 'fact' &&
      piece.amounts.length > 0
    const trigger = isFigure ? null : first
    for (const nominal of piece.triggers) {
      if (!nominal.isNominal || nominal === trigger) continue
      let first = nominal.first
      while (first > piece.first && nominal.first - first < 4 && tokens[first - 1]!.kind !== MARK)
        first--
      clauses.push({
        first,
        last: Math.min(piece.last, nominal.last + 10),
        trigger: nominal,
        amounts: [],
      })
    }
    clauses.push({ first: piece.first, last: piece.last, trigger, amounts: piece.amounts })
  }
  return clauses
}

/** “between A and B”, “A and B, which”: two names, and no second subject before its verb. */
function isPairOfNames(
  tokens: readonly Token[],
  triggers: readonly Trigger[],
  isTaken: (token: number) => boolean,
  and: number,
): boolean {
  for (let k = and - 1; k >= 0 && and - k < 7; k--) if (tokens[k]!.low === 'between') return true
  let end = and + 1
  while (end + 1 < tokens.length && isTaken(end + 1)) end++
  return !triggers.some(({ first }) => first > end && first - end <= 3)
}

/** “trade rose by 14 percent and they agreed”: a figure with its verb stands before a verb of its own. */
function endsFigure(
  tokens: readonly Token[],
  triggers: readonly Trigger[],
  amounts: readonly AmountFound[],
  at: number,
): boolean {
  if (!triggers.some(({ first }) => first === at + 1 || first === at + 2)) return false
  return amounts.some(
    ({ first, last }) =>
      last < at &&
      tokens
        .slice(Math.max(0, first - 6), first)
        .some(({ low }) =>
          /^(?:rose|risen|fell|fallen|grew|grown|reached|stood|increased|decreased|declined|totalled|amounted|exceeded|came|was|were|up|down|doubled|tripled|climbed|dropped)$/.test(
            low,
          ),
        ),
  )
}

/** “the ferry, suspended since June, would resume”: after the comma the main verb goes on. */
function continuesAfter(
  tokens: readonly Token[],
  triggers: readonly Trigger[],
  comma: number,
  start: number,
): boolean {
  const next = tokens[comma + 1]!
  // “…, which was signed in 2019, entered into force”
  const isAfterRelative =
    /^(?:which|who|whose)$/.test(tokens[start + 1]?.low ?? '') ||
    /^(?:which|who|whose)$/.test(tokens[start]?.low ?? '')
  const hasAdverb = /^(?:still|now|also|already|later|finally)$/.test(next.low)
  const verbAt = comma + (hasAdverb ? 2 : 1)
  const isVerb =
    (isAfterRelative || hasAdverb) &&
    triggers.some(({ first }) => first === verbAt) &&
    (isAfterRelative || triggers.some((one) => one.first > start && one.last < comma))
  if (isVerb) return true
  if (!/^(?:will|would|is|are|was|were|has|have|had|shall)$/.test(next.low)) return false
  return (
    triggers.some(
      (one) => one.first > start && one.last < comma && !one.isFrame && !one.isNominal,
    ) && triggers.some((one) => one.last > comma && one.first - comma <= 5 && !one.isNominal)
  )
}

/** “…, signed in March, a first consignment left …”: a comma before a subject and a verb of its own. */
function opensClause(
  tokens: readonly Token[],
  triggers: readonly Trigger[],
  comma: number,
  start: number,
): boolean {
  if (
    !triggers.some((trigger) => trigger.first > start && trigger.last < comma && !trigger.isNominal)
  )
    return false
  const next = tokens[comma + 1]!
  if (
    !(
      next.isCapital ||
      next.kind === NUMBER ||
      DETERMINERS.has(next.low) ||
      next.low === 'in' ||
      next.low === 'on' ||
      /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|most|others)$/.test(
        next.low,
      )
    )
  )
    return false
  const trigger = triggers.find((one) => one.first > comma && !one.isNominal)
  if (trigger === undefined || trigger.first - comma > 9 || trigger.first - comma < 3) return false
  for (let k = comma + 1; k < trigger.first; k++)
    if (tokens[k]!.kind === MARK && tokens[k]!.low === ',') return false
  return true
}

/** “…, three are in hand and one has been dropped”, “…, the rest is idle”: a subject and its helping verb. */
function opensStatement(
  tokens: readonly Token[],
  triggers: readonly Trigger[],
  amounts: readonly AmountFound[],
  at: number,
  start: number,
): boolean {
  const next = tokens[at + 1]!
  const opens =
    next.kind === NUMBER ||
    /^(?:the|a|an|no|none|its|their|his|our|some|others|one|two|three|four|five|six|seven|eight|nine|ten)$/.test(
      next.low,
    )
  if (!opens) return false
  let verb = -1
  for (let k = at + 2; k < tokens.length && k - at <= 7; k++) {
    const { low, kind } = tokens[k]!
    if (kind === MARK || /^(?:and|or|which|that|who)$/.test(low)) return false
    if (/^(?:is|are|was|were|has|have|had)$/.test(low)) {
      verb = k
      break
    }
  }
  if (verb < 0) return false
  const within = (first: number, last: number) =>
    triggers.some((one) => one.first > first && one.first < last && !one.isNominal) ||
    amounts.some((one) => one.first > first && one.first < last)
  let end = verb + 1
  while (end < tokens.length && tokens[end]!.kind !== MARK && end - verb < 12) end++
  const hasVerbBefore = tokens
    .slice(start, at)
    .some(
      ({ low }) =>
        /^(?:is|are|was|were|has|have|had|will|costs?|takes?)$/.test(low) || /ed$/.test(low),
    )
  return hasVerbBefore && within(start, at) && within(at, end)
}

/** A figure that only rounds off the clause before: “with 1,400 trucks”, “against 36 million” do not. */
function isDependent(tokens: readonly Token[], first: number): boolean {
  const low = tokens[first]!.kind === MARK ? tokens[first + 1]?.low : tokens[first]!.low
  return low === 'worth' || low === 'for' || low === 'as' || low === 'including' || low === 'or'
}

/** Of several triggers that nothing parts, an act before a promise, the first before the next. */
function principal(triggers: readonly Trigger[]): Trigger | null {
  const real = triggers.filter(({ isFallback }) => isFallback !== true)
  if (real.length > 0 && real.length < triggers.length) return principal(real)
  return (
    triggers.find((trigger) => !trigger.isNominal && trigger.act !== null && !trigger.isFrame) ??
    triggers.find((trigger) => !trigger.isNominal) ??
    triggers[0] ??
    null
  )
}

/** True when a money or another figure stands on both sides and each has words of its own. */
function partsFigures(
  tokens: readonly Token[],
  amounts: readonly AmountFound[],
  at: number,
): boolean {
  let left: AmountFound | null = null
  let right: AmountFound | null = null
  for (const amount of amounts) {
    if (amount.last < at) left = amount
    else if (amount.first > at && right === null) right = amount
    else if (amount.first <= at && amount.last >= at) return false
  }
  if (left === null || right === null || right.first - at > 6) return false
  const { low } = tokens[at]!
  if (left.unit !== right.unit && low !== 'from') return false
  const hasWordsBetween = at - left.last > 2
  if (
    low === 'and' &&
    tokens[at + 1]!.low === 'that' &&
    /^(?:on|of|for|in)$/.test(tokens[at + 2]?.low ?? '')
  )
    return true
  if (low === 'to')
    return (
      tokens[at - 1] !== undefined &&
      left.last === at - 1 &&
      ownsUnit(tokens, left) &&
      ownsUnit(tokens, right) &&
      left.unit !== 'percent'
    )
  if (low === 'from')
    return (
      right.first - at <= 2 &&
      /^(?:[A-Z]{3})$/.test(right.unit) &&
      right.unit !== 'TEU' &&
      /^(?:a|the|in|last)$/.test(tokens[right.last + 1]?.low ?? '')
    )
  return (
    hasWordsBetween ||
    (ownsUnit(tokens, left) && /^(?:for|in)$/.test(tokens[left.last + 1]?.low ?? ''))
  )
}

function ownsUnit(tokens: readonly Token[], amount: AmountFound): boolean {
  return amount.last > amount.first || tokens[amount.first]!.kind !== NUMBER
}
