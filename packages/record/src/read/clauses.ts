/**
 * Acts in a sentence: which words show one, how firmly it is meant, and where its clause begins and ends.
 *
 * A sentence is cut where a conjunction or a mark may part two clauses; pieces that show nothing of their
 * own go back to their neighbour. Each piece that is left carries one claim.
 */

import type { Act, Modality } from '../acts.ts'
import type { AmountFound } from './amounts.ts'
import type { DateFound } from './dates.ts'
import type { ActRule, FrameRule, LanguageRules } from './language.ts'
import { MARK, NUMBER, type Token, WORD } from './tokens.ts'

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

export interface Clause {
  /** Tokens `[first, last]`. */
  readonly first: number
  readonly last: number
  /** Null where the clause only gives a figure. */
  readonly trigger: Trigger | null
  readonly amounts: readonly AmountFound[]
}

interface Pattern {
  readonly words: readonly string[]
  readonly act: ActRule | null
  readonly frame: FrameRule | null
  readonly near: readonly string[]
  readonly unless: readonly string[]
}

export type Patterns = ReadonlyMap<string, readonly Pattern[]>

/** Compiles the rules of a language once. */
export function compilePatterns(rules: LanguageRules): Patterns {
  const index = new Map<string, Pattern[]>()
  const put = (forms: string, act: ActRule | null, frame: FrameRule | null) => {
    const rule = (act ?? frame)!
    for (const form of forms.split(' ')) {
      const words = form.split('_')
      const list = index.get(words[0]!) ?? []
      list.push({
        words,
        act,
        frame,
        near: rule.near?.split(' ') ?? [],
        unless: act?.unless?.split(' ') ?? [],
      })
      list.sort((a, b) => b.words.length - a.words.length || b.near.length - a.near.length)
      index.set(words[0]!, list)
    }
  }
  for (const rule of rules.acts) put(rule.forms, rule, null)
  for (const rule of rules.frames) put(rule.forms, null, rule)
  return index
}

const AUXILIARIES = new Set(
  "will 'll shall would can could may might must should to be been being is are was were am has have had having do does did not never n't ever going due set about yet still also already now soon jointly first then just only further duly finally formally officially fully largely again since ever both all each later reportedly recently therefore thus".split(
    ' ',
  ),
)
const DETERMINERS = new Set(
  'a an the this that these those its his her their our your my every any each no some another first last next new joint recent same such two three of'.split(
    ' ',
  ),
)
/** What follows “will” when it is an effect, a courtesy or a figure of speech, and no promise. */
const NO_PROMISE = new Set(
  'be help strengthen boost deepen promote enhance institutionalise institutionalize contribute benefit enable make become bring see remain serve lead recall remember know like thank miss hide ask need have accompany find tell believe mark usher further pave create prove depend mean not never agree mention note want come enter turn foster facilitate show say look seem appear'.split(
    ' ',
  ),
)
const MAYBE_NOUNS = new Set(
  'plan plans offer offers visit visits start starts study studies work close promise promises target targets look looks need needs ask wish wishes want wants hope hopes halt halts draft tender tenders delay delays launch meet meeting host travel demand demands forecast forecasts aim aims pledge pledges approach appeal slip review study call intend opening signing start ends report negotiation negotiations ratification consent'.split(
    ' ',
  ),
)
const PAST_FORMS = new Set(
  'left met set put cut shut ran went came took gave made sent built held hit lent paid laid rose fell began broke let due talks plans'.split(
    ' ',
  ),
)
const NEGATIVE_SUBJECTS = new Set([
  'no',
  'none',
  'nobody',
  'neither',
  'nothing',
  'not',
  'ни',
  'никто',
  'ничего',
])
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

function isNegation(low: string): boolean {
  return (
    low === 'not' ||
    low === 'never' ||
    low === 'no' ||
    low.endsWith("n't") ||
    low === 'cannot' ||
    low === 'не' ||
    low === 'нет'
  )
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

function matchAt(
  tokens: readonly Token[],
  i: number,
  patterns: Patterns,
): { pattern: Pattern; last: number } | null {
  for (const pattern of patterns.get(tokens[i]!.low) ?? []) {
    let at = i
    let isWhole = true
    for (let k = 1; k < pattern.words.length; k++) {
      at++
      if (tokens[at]?.low !== pattern.words[k]) {
        isWhole = false
        break
      }
    }
    if (!isWhole) continue
    if (pattern.near.length > 0 && !hasStem(tokens, i, pattern.near, 12)) continue
    if (pattern.unless.length > 0 && hasStem(tokens, i, pattern.unless, 8)) continue
    return { pattern, last: at }
  }
  return null
}

function hasStem(
  tokens: readonly Token[],
  at: number,
  stems: readonly string[],
  reach: number,
): boolean {
  for (let k = Math.max(0, at - reach); k <= at + reach && k < tokens.length; k++) {
    if (k === at) continue
    const { low } = tokens[k]!
    for (const stem of stems) {
      const sign = stem.charCodeAt(0)
      if (
        sign === EQUALS
          ? low === stem.slice(1)
          : sign === LESS
            ? k < at && low.startsWith(stem.slice(1))
            : low.startsWith(stem)
      )
        return true
    }
  }
  return false
}

const EQUALS = 61
const LESS = 60

/** A finite verb, as far as its ending shows one. */
function hasVerbBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const { low, kind } = tokens[k]!
    if (kind === MARK) return true
    if (low === 'to') continue
    if (
      AUXILIARIES.has(low) ||
      (/ed$/.test(low) && low.length > 4) ||
      low === 'that' ||
      low === 'and' ||
      PAST_FORMS.has(low)
    )
      return true
  }
  return false
}

interface Helpers {
  readonly words: readonly string[]
  /** The first token that is no helper, going left. */
  readonly before: number
  readonly isDenied: boolean
}

/** The helping verbs before a verb. */
function helpersBefore(tokens: readonly Token[], i: number): Helpers {
  const words: string[] = []
  let at = i - 1
  let isDenied = false
  while (at >= 0 && i - at <= 7) {
    const { low, kind } = tokens[at]!
    if (kind !== WORD) break
    if (
      !(
        AUXILIARIES.has(low) ||
        low.endsWith("n't") ||
        (low.endsWith('ly') && low.length > 4 && low !== 'july' && low !== 'supply')
      )
    )
      break
    words.unshift(low)
    if (isNegation(low)) isDenied = true
    at--
  }
  if (tokens[at]?.low === 'longer' && tokens[at - 1]?.low === 'no') isDenied = true
  return { words, before: at, isDenied }
}

/** True when the clause’s subject denies: “No truck service … has been reported”, “none has reopened”. */
function deniesBySubject(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k >= i - 26; k--) {
    const { low, kind } = tokens[k]!
    if (kind === MARK && (low === ';' || low === '.' || low === ':')) return false
    if (low === 'and' && tokens[k - 1]?.low === ',') return false
    if (low === 'none' || low === 'nobody' || low === 'nothing') return true
    if (
      NEGATIVE_SUBJECTS.has(low) &&
      (k === 0 ||
        tokens[k - 1]!.kind === MARK ||
        /^(?:and|but|that|while)$/.test(tokens[k - 1]!.low))
    )
      return low !== 'not' || tokens[k + 1]?.low === 'one' || tokens[k + 1]?.low === 'a'
  }
  return false
}

function englishTrigger(
  tokens: readonly Token[],
  i: number,
  match: { pattern: Pattern; last: number },
  dates: readonly DateFound[],
): Trigger | null {
  const { pattern, last } = match
  const { low } = tokens[i]!
  const act = pattern.act?.act ?? pattern.frame?.act ?? null
  const helpers = helpersBefore(tokens, i)
  const { words } = helpers
  const isPassive =
    words.some((word) => /^(?:be|been|being|is|are|was|were)$/.test(word)) &&
    /(?:ed|en|ne|un|id|ut|ld|nt|wn|de)$/.test(low)
  const has = (word: string) => words.includes(word)
  const previous = tokens[helpers.before]?.low ?? ''
  const base = {
    first: i,
    last,
    act,
    isPassive,
    isFrame: pattern.frame !== null,
    isNominal: false,
    isOffer: pattern.frame?.isOffer === true,
  }

  // Nouns that look like verbs
  const isNoun =
    words.length === 0 &&
    MAYBE_NOUNS.has(low) &&
    (DETERMINERS.has(previous) ||
      /(?:al|ic|ive|state|official|working|return|ous|day)$/.test(previous) ||
      /^[’']s$/.test(previous) ||
      /^(?:under|in|for|on|at|into|after|by|with|without|from|to)$/.test(previous) ||
      /^(?:is|are|was|were|has|have|had|remain|remains|of)$/.test(tokens[last + 1]?.low ?? ''))
  if (isNoun) {
    if (act !== 'met' || !/^visits?$/.test(low)) return null
    const isDated = dates.some(
      (date) =>
        date.first > i && date.first - last <= 9 && !hasVerbBetween(tokens, last + 1, date.first),
    )
    return isDated ? { ...base, modality: 'fact', isNominal: true } : null
  }
  if (pattern.words.length === 1 && words.length === 0) {
    // The signing, the promised 60,000 tonnes, self-certified proofs
    if (DETERMINERS.has(previous) && previous !== 'that' && previous !== 'two') return null
    if (/ing$/.test(low) && low !== 'bring') {
      if (
        !/^(?:considered|consider|considers|considering|about|into|for|of|discussed|proposed|suggested|without|to|towards|and)$/.test(
          previous,
        )
      )
        return null
      if (previous === 'of' || previous === 'about' || previous === 'to' || previous === 'and')
        return null
      if (previous === 'without') return { ...base, modality: 'denial' }
    }
    const next = tokens[last + 1]
    if (
      /ed$/.test(low) &&
      pattern.frame !== null &&
      next !== undefined &&
      /^(?:in|by|under|at)$/.test(next.low)
    )
      return null
    if (
      isBare(low) &&
      !/^(?:and|i|we|they|you|or|who|which|sides|parties|countries|who|governments|to)$/.test(
        previous,
      ) &&
      !previous.endsWith('s')
    ) {
      if (pattern.frame === null) return null
    }
  }
  let modality: Modality = pattern.act?.modality ?? pattern.frame?.modality ?? 'fact'
  if (
    pattern.frame !== null &&
    pattern.frame.followedBy !== undefined &&
    tokens[last + 1]?.low !== pattern.frame.followedBy
  )
    return null
  const ownModality = pattern.frame?.modality ?? null
  if (has('to')) {
    const isScheduled =
      /^(?:is|are|was|were|due|set|going)$/.test(words[words.indexOf('to') - 1] ?? '') ||
      /^(?:due|set|expected|scheduled|supposed)$/.test(previous)
    const isYet =
      has('yet') || previous === 'yet' || /^(?:failed|fails|refused|unable)$/.test(previous)
    if (isYet) modality = 'denial'
    else if (isScheduled) modality = ownModality ?? 'commitment'
    else if (ownModality === null) modality = 'intention' // settled with the verb that governs it
  } else if (has('will') || has("'ll") || has('shall') || has('would') || has('going')) {
    modality = ownModality ?? 'commitment'
  } else if (has('could') || has('may') || has('might') || has('can')) {
    if (pattern.frame !== null) return null
    modality = 'wish'
  } else if (has('should') || has('must')) modality = 'wish'
  if (
    helpers.isDenied ||
    (isPassive || words.length > 0
      ? deniesBySubject(tokens, i)
      : deniesBySubject(tokens, i) && pattern.act !== null)
  )
    modality = 'denial'
  if (pattern.frame?.onlyDenied === true) {
    if (modality !== 'denial') return null
    const isFirst = tokens.some((token) => token.low === 'first')
    return { ...base, modality, act: isFirst ? 'started' : base.act }
  }
  if (pattern.frame !== null && ownModality === 'wish') {
    if (modality === 'denial') return null
    if (/^(?:whether|if|what|how|why)$/.test(tokens[last + 1]?.low ?? '')) return null
  }
  if (
    low === 'due' &&
    previous !== '' &&
    tokens.slice(Math.max(0, i - 12), i).some((token) => token.low === 'first')
  )
    return { ...base, modality, act: 'started' }
  return { ...base, modality }
}

function isBare(low: string): boolean {
  if (PAST_FORMS.has(low)) return false
  return !/(?:ed|s|en|ing|an|un|ew|ept|ut|et|le|aw|id|ld|nt|elt|ood|oke|old)$/.test(low)
}

/** will rebuild, is to come down, would accept: the verb itself is no act of the list. */
function promiseAt(tokens: readonly Token[], i: number, patterns: Patterns): Trigger | null {
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
  if (isPassive && !/(?:ed|en|ne|un|id|ut|ld|nt|wn|de|lt|pt)$/.test(verb.low)) return null
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

function russianTrigger(
  tokens: readonly Token[],
  i: number,
  match: { pattern: Pattern; last: number },
): Trigger | null {
  const { pattern, last } = match
  const { low } = tokens[i]!
  const act = pattern.act?.act ?? pattern.frame?.act ?? null
  let modality: Modality = pattern.act?.modality ?? pattern.frame?.modality ?? 'fact'
  const before = [tokens[i - 1]?.low ?? '', tokens[i - 2]?.low ?? '']
  const isDenied = before.includes('не') || /^(?:нет|неизвестн)/.test(low)
  if (pattern.frame?.onlyDenied === true && !isDenied) return null
  if (/(?:ут|ят|ет|ит)(?:ся)?$/.test(low) && pattern.frame === null && !/(?:ает|яет)$/.test(low))
    modality = 'commitment'
  if (/(?:ть|ти)$/.test(low) && pattern.frame === null) modality = 'intention'
  if (isDenied) modality = 'denial'
  return {
    first: i,
    last,
    act,
    modality,
    isFrame: pattern.frame !== null,
    isOffer: pattern.frame?.isOffer === true,
    isPassive: /(?:ан|ен|ён|ят|ыт)(?:а|о|ы)?$/.test(low),
    isNominal: false,
  }
}

/** “Both customs services to report by 31 March”: the style of minutes. */
function actionAt(tokens: readonly Token[], isTaken: (token: number) => boolean): Trigger | null {
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

/** Verbs that only say that something is or was there: their noun tells the act. */
const EMPTY_VERBS =
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

/** Joins a verb with the one that governs it: “agreed to look into resuming” is one act. */
function settle(
  found: readonly Trigger[],
  tokens: readonly Token[],
  isRussian: boolean,
): Trigger[] {
  if (isRussian && found.length > 1) {
    // “о вступлении в силу … пока не сообщалось”: the denial at the end holds for what it is about
    const end = found.at(-1)!
    const isEmpty = EMPTY_VERBS.test(tokens[end.last]!.low) && end.modality === 'denial'
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
      out.push({
        ...trigger,
        modality: before!.modality,
        act: before!.modality === 'wish' ? null : trigger.act,
      })
      continue
    }
    if (trigger.isFrame) governor = trigger
    const governs = before?.isFrame === true && isComplement(tokens, before, trigger, isRussian)
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
      : trigger.isFrame
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
      // “under which”, “by which”
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
      else if (
        (low === 'and' || low === 'и') &&
        triggers.some(
          (trigger) => trigger.first > i && trigger.first - i <= 7 && !trigger.isNominal,
        ) &&
        triggers.some((trigger) => trigger.last < i)
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
    const trigger = principal(piece.triggers)
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
      next.low === 'on'
    )
  )
    return false
  const trigger = triggers.find((one) => one.first > comma && !one.isNominal)
  if (trigger === undefined || trigger.first - comma > 9 || trigger.first - comma < 3) return false
  for (let k = comma + 1; k < trigger.first; k++)
    if (tokens[k]!.kind === MARK && tokens[k]!.low === ',') return false
  return true
}

/** A figure that only rounds off the clause before: “with 1,400 trucks”, “against 36 million” do not. */
function isDependent(tokens: readonly Token[], first: number): boolean {
  const low = tokens[first]!.kind === MARK ? tokens[first + 1]?.low : tokens[first]!.low
  return low === 'worth' || low === 'for' || low === 'as' || low === 'including' || low === 'or'
}

/** Of several triggers that nothing parts, an act before a promise, the first before the next. */
function principal(triggers: readonly Trigger[]): Trigger | null {
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
