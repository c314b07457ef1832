/** Promises whose own verb is no act of the list: “will rebuild”, “is to come down”, lines of minutes. */

import type { Act, Modality } from '../acts.ts'
import type { DateFound } from './date-finder.ts'
import { AUXILIARIES, DETERMINERS, hasVerbBetween, isNegation } from './english-verbs.ts'
import { matchAt, type Patterns } from './patterns.ts'
import { MARK, type Token, WORD } from './tokens.ts'
import type { Trigger } from './triggers.ts'

/** What follows “will” when it is an effect, a courtesy or a figure of speech, and no promise. */
const NO_PROMISE = new Set(
  'be help strengthen boost deepen promote enhance institutionalise institutionalize contribute benefit enable make become bring see remain serve lead recall remember know like thank miss hide ask need have accompany find tell believe mark usher further pave create prove depend mean not never agree mention note want come enter turn foster facilitate show say look seem appear pretend burn wait'.split(
    ' ',
  ),
)

/** will rebuild, is to come down, would accept: the verb itself is no act of the list. */
export function promiseAt(tokens: readonly Token[], i: number, patterns: Patterns): Trigger | null {
  const { low } = tokens[i]!
  // “agreed to open A and to build B”
  if (low === 'to' && (tokens[i - 1]?.low === 'and' || tokens[i - 1]?.low === ',')) {
    const verb = tokens[i + 1]
    if (verb === undefined || verb.kind !== WORD || verb.isCapital || NO_PROMISE.has(verb.low))
      return null
    if (matchAt(tokens, i + 1, patterns) !== null) return null
    return {
      first: i + 1,
      last: i + 1,
      act: null,
      modality: 'intention',
      isFrame: true,
      isPassive: false,
      isNominal: false,
    }
  }
  const isShould = low === 'should' || low === 'must'
  const isModal = isShould || low === 'will' || low === 'shall' || low === 'would' || low === "'ll"
  const isScheduled = /^(?:is|are|was|were)$/.test(low) && tokens[i + 1]?.low === 'to'
  if (!isModal && !isScheduled) return null
  let at = isScheduled ? i + 2 : i + 1
  let isDenied = false
  while (
    at < tokens.length &&
    (AUXILIARIES.has(tokens[at]!.low) || tokens[at]!.low.endsWith('ly')) &&
    at - i < 6
  ) {
    if (isNegation(tokens[at]!.low)) isDenied = true
    if (tokens[at]!.low === 'have') return null
    at++
  }
  const verb = tokens[at]
  if (verb === undefined || verb.kind !== WORD) return null
  const isPassive = tokens[at - 1]?.low === 'be'
  if (isPassive && !/(?:ed|en|ne|un|id|ut|et|ld|nt|wn|de|lt|pt)$/.test(verb.low)) return null
  if (!isPassive && NO_PROMISE.has(verb.low)) {
    // “come down to six hours”, “give drivers a card” are promises; “come as no surprise” is none.
    const isDoable =
      /^(?:come|turn|give|take|bring)$/.test(verb.low) &&
      /^(?:down|into|over|up|drivers|part)$/.test(tokens[at + 1]?.low ?? '')
    if (!isDoable) return null
  }
  if (matchAt(tokens, at, patterns) !== null) return null
  return {
    first: i,
    last: at,
    act: null,
    modality: isDenied ? 'denial' : isShould ? 'wish' : 'commitment',
    isFrame: true,
    isPassive,
    isNominal: false,
  }
}

const PRESENT_VERB =
  /^(?:takes?|costs?|needs?|lies|stands|gives?|makes?|goes|says?|says|knows?|shows?|remains?|i|we|you)$/

const PROMISE_NOUNS: readonly (readonly [RegExp, Modality])[] = [
  [
    /^(?:readiness|willingness|decision|commitment|undertaking|promise|pledge|obligation)$/,
    'commitment',
  ],
  [/^(?:intention|intent|plans?|aim)$/, 'intention'],
]

/** “took note of the intention of the other side to cut dues”: the noun promises, whatever the verb. */
export function promiseNounAt(
  tokens: readonly Token[],
  i: number,
  patterns: Patterns,
): Trigger | null {
  const modality = PROMISE_NOUNS.find(([nouns]) => nouns.test(tokens[i]!.low))?.[1]
  if (modality === undefined || !/^(?:the|its|their|his|her|a|our)$/.test(tokens[i - 1]?.low ?? ''))
    return null
  for (let k = i + 1; k < tokens.length - 1 && k - i <= 7; k++) {
    const { low, kind } = tokens[k]!
    if (kind === MARK) return null
    if (k === i + 1 && low !== 'of' && low !== 'to') return null
    if (low !== 'to') continue
    const verb = tokens[k + 1]!
    if (
      verb.kind !== WORD ||
      verb.isCapital ||
      NO_PROMISE.has(verb.low) ||
      DETERMINERS.has(verb.low)
    )
      return null
    if (matchAt(tokens, k + 1, patterns) !== null) return null
    return {
      first: i,
      last: k + 1,
      act: null,
      modality,
      isFrame: true,
      isPassive: false,
      isNominal: false,
    }
  }
  return null
}

/** “Both customs services to report by 31 March”: the style of minutes. */
export function actionAt(
  tokens: readonly Token[],
  isTaken: (token: number) => boolean,
): Trigger | null {
  for (let i = 1; i < tokens.length - 1 && i < 16; i++) {
    if (tokens[i]!.low !== 'to' || isTaken(i) || isTaken(i + 1)) continue
    const before = tokens[i - 1]!
    const verb = tokens[i + 1]!
    const isName =
      isTaken(i - 1) || before.isCapital || /(?:s|y|ion|ment|side|group)$/.test(before.low)
    if (
      !isName ||
      before.kind !== WORD ||
      verb.kind !== WORD ||
      verb.isCapital ||
      NO_PROMISE.has(verb.low) ||
      DETERMINERS.has(verb.low) ||
      verb.low.endsWith('s') ||
      verb.low.endsWith('ing')
    )
      return null
    if (hasVerbBetween(tokens, 0, i)) return null
    if (
      /^(?:nothing|anything|something|none|days|hours|weeks|months|years|way|time)$/.test(
        before.low,
      )
    )
      return null
    if (tokens.slice(0, i).some(({ low }) => PRESENT_VERB.test(low))) return null
    return {
      first: i + 1,
      last: i + 1,
      act: 'agreed',
      modality: 'commitment',
      isFrame: true,
      isPassive: false,
      isNominal: false,
    }
  }
  return null
}

/** “Next meeting: 6 December”: a line of minutes. */
export function nextAt(
  tokens: readonly Token[],
  dates: readonly DateFound[],
  nouns: ReadonlyMap<string, { readonly act: Act }>,
): Trigger | null {
  for (let i = 0; i < Math.min(4, tokens.length - 1); i++) {
    if (tokens[i]!.low !== 'next' || !dates.some((date) => date.first > i + 1)) continue
    const low = tokens[i + 1]!.low
    if (nouns.get(low)?.act !== 'met') return null
    return {
      first: i + 1,
      last: i + 1,
      act: 'met',
      modality: 'commitment',
      isFrame: false,
      isPassive: false,
      isNominal: false,
    }
  }
  return null
}
