/** An English verb in its place: its helpers, its voice, what denies it, and what only looks like a verb. */

import type { Modality } from '../acts.ts'
import type { DateFound } from './date-finder.ts'
import { formsOf } from './morphology.ts'
import type { Pattern } from './patterns.ts'
import { MARK, NUMBER, type Token, WORD } from './tokens.ts'
import type { Trigger } from './triggers.ts'

export const AUXILIARIES = new Set(
  "will 'll shall would can could may might must should to be been being is are was were am has have had having do does did not never n't ever going due set about yet still also already now soon jointly first then just only further duly finally formally officially fully largely last again since ever both all each later reportedly recently therefore thus".split(
    ' ',
  ),
)

export const DETERMINERS = new Set(
  'a an the this that these those its his her their our your my every any each no some another first last next new joint recent same such two three of'.split(
    ' ',
  ),
)

/** Verbs whose base and -s form are nouns as well. */
const MAYBE_NOUNS = new Set(
  'plan offer visit start study work close promise target look need ask wish want hope halt draft tender delay launch meet host travel demand forecast aim pledge approach appeal slip review call intend end report negotiation consent link supply plant train release issue return transfer order loan grant permit license licence record export import ban block strike deal land award exchange list cover survey design form purchase ship sail cross load project request guarantee commission budget finish tour address head pause cut raise mandate task view drive move run drop repair upgrade claim contract lease dispatch split act sign support discuss pay increase set back board seal stall stop ground bar freeze open equip train visit charge move build light float table hire recruit shelve file experience rule store use lay'
    .split(' ')
    .flatMap((lemma) =>
      formsOf(lemma).flatMap(([form, is]) => (is === 'base' || is === 's' ? [form] : [])),
    )
    .concat('opening signing ratification'.split(' ')),
)

/** Of those, verbs that need nothing after them: “work starts in May”. */
const STANDS_ALONE =
  /^(?:starts?|ends?|works?|runs?|opens?|closes?|sails?|expires?|stops?|slips?|stalls?|finish(?:es)?|returns?|meets?|travels?)$/

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

export function isNegation(low: string): boolean {
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

/** A finite verb, as far as its ending shows one. */
export function hasVerbBetween(tokens: readonly Token[], from: number, to: number): boolean {
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
    // “not only signed but also ratified”
    if (isNegation(low) && tokens[at + 1]!.low !== 'only') isDenied = true
    at--
  }
  if (tokens[at]?.low === 'longer' && tokens[at - 1]?.low === 'no') isDenied = true
  return { words, before: at, isDenied }
}

/** True when the clause’s subject denies: “No truck service … has been reported”, “none has reopened”. */
export function deniesBySubject(tokens: readonly Token[], i: number): boolean {
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

export function englishTrigger(
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
  const isPast = pattern.form === null ? /ed$/.test(low) : pattern.form === 'past'
  const isPassive =
    words.some((word) => /^(?:be|been|being|is|are|was|were)$/.test(word)) &&
    (isPast || /(?:ed|en|ne|un|id|ut|ld|nt|wn|de)$/.test(low))
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
    needsNoun: pattern.frame?.needsNoun === true,
    isWeak: pattern.frame?.isWeak === true,
    isDeed: pattern.act?.isDeed === true,
  }

  // “You will ask me”, “who is to pay”: nobody’s claim
  if (previous === 'you' && pattern.act === null) return null
  if (
    previous === 'who' &&
    /^(?:and|asks?|asked|settle|decide|decided|knows?|clear|of)$/.test(
      tokens[helpers.before - 1]?.low ?? '',
    )
  )
    return null
  // “for loaded trucks”: the participle only tells which
  if (
    isPast &&
    words.length === 0 &&
    pattern.words.length === 1 &&
    /^(?:for|of|with|in|from|on)$/.test(previous)
  )
    return null
  // “Consider what else”: an exhortation
  if (i === 0 && pattern.frame !== null && pattern.form === 'base' && tokens[i]!.isCapital)
    return null
  // Nouns that look like verbs
  const isNoun =
    words.length === 0 &&
    (pattern.words.length === 1 || pattern.form !== null) &&
    MAYBE_NOUNS.has(low) &&
    (helpers.before < 0 ||
      tokens[helpers.before]!.kind === NUMBER ||
      DETERMINERS.has(previous) ||
      /(?:al|ic|ive|state|official|working|return|ous|day)$/.test(previous) ||
      /^[’']s$/.test(previous) ||
      /^(?:under|in|for|on|at|into|after|by|with|without|from|to)$/.test(previous) ||
      /^(?:is|are|was|were|has|have|had|remain|remains|of)$/.test(tokens[last + 1]?.low ?? '') ||
      (pattern.words.length === 1 &&
        !/^(?:i|we|they|you|who)$/.test(previous) &&
        standsAsNoun(low, tokens[last + 1])))
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
    if (/ing$/.test(low) && low !== 'bring' && pattern.frame?.needsNoun !== true) {
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
      isPast &&
      pattern.frame !== null &&
      next !== undefined &&
      /^(?:in|by|under|at)$/.test(next.low) &&
      !tokens[helpers.before]?.isCapital &&
      !/^(?:he|she|it|they|we|i|who|minister|ministry|government|sides|parties|company|premier|president)$/.test(
        previous,
      )
    )
      return null
    if (
      (pattern.form === null ? isBare(low) : pattern.form === 'base') &&
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
      has('yet') ||
      words[words.indexOf('to') - 1] === 'still' ||
      previous === 'yet' ||
      /^(?:failed|fails|refused|unable)$/.test(previous)
    if (isYet) modality = 'denial'
    else if (isScheduled) modality = ownModality ?? 'commitment'
    else if (ownModality === null) modality = 'intention' // settled with the verb that governs it
  } else if (has('will') || has("'ll") || has('shall') || has('would') || has('going')) {
    modality = ownModality ?? 'commitment'
  } else if (has('could') || has('may') || has('might') || has('can')) {
    if (pattern.frame !== null && !helpers.isDenied) return null
    modality = 'wish'
  } else if (has('should') && has('have')) modality = 'denial'
  else if (has('should') || has('must')) modality = 'wish'
  if (
    helpers.isDenied ||
    (isPassive || words.length > 0 || pattern.words.length > 1
      ? deniesBySubject(tokens, i)
      : deniesBySubject(tokens, i) && pattern.act !== null)
  )
    modality = 'denial'
  if (pattern.frame?.onlyDenied === true) {
    if (modality !== 'denial') return null
    const isFirst = tokens.some((token) => token.low === 'first')
    return { ...base, modality, act: isFirst ? 'started' : base.act }
  }
  // “nobody announced a rise”: neither a plan nor a refusal
  if (
    pattern.frame !== null &&
    ownModality === 'intention' &&
    modality === 'denial' &&
    base.act === null &&
    !helpers.isDenied
  )
    return null
  if (pattern.frame !== null && ownModality === 'wish') {
    if (modality === 'denial') return null
    const content = `${tokens[last + 1]?.low ?? ''} ${tokens[last + 2]?.low ?? ''}`
    if (/^(?:only |for )?(?:whether|if|what|how|why|no|nothing)\b/.test(content)) return null
  }
  if (
    pattern.frame !== null &&
    ownModality === 'intention' &&
    /^(?:whether|if|what|how|why)$/.test(tokens[last + 1]?.low ?? '') &&
    tokens[last + 2]?.low !== 'to'
  )
    return null
  // “still asks for stamped certificates”, “still open every box”: how things go on
  if (
    words.length === 1 &&
    has('still') &&
    (pattern.form === 'base' || pattern.form === 's') &&
    (modality === 'fact' || modality === 'wish')
  )
    return { ...base, act: 'reported', modality: 'fact', isFrame: false }
  // “seals are accepted by both services”: how things stand
  if (
    act === 'delivered' &&
    modality === 'fact' &&
    isPassive &&
    /^(?:is|are)$/.test(
      words.find((word) => /^(?:is|are|was|were|be|been|being)$/.test(word)) ?? '',
    ) &&
    !has('being') &&
    !has('been')
  )
    return { ...base, act: 'reported', modality }
  if (
    low === 'due' &&
    previous !== '' &&
    tokens.slice(Math.max(0, i - 12), i).some((token) => token.low === 'first')
  )
    return { ...base, modality, act: 'started' }
  // “will train twelve pilots”: a promise, not yet a deed
  if (pattern.act?.isDeed === true && modality !== 'fact' && modality !== 'denial')
    return { ...base, act: null, isFrame: true, modality }
  return { ...base, modality }
}

export function isBare(low: string): boolean {
  if (PAST_FORMS.has(low)) return false
  return !/(?:ed|s|en|ing|an|un|ew|ept|ut|et|le|aw|id|ld|nt|elt|ood|oke|old)$/.test(low)
}

/** Before these a word that may be either is a noun: “links with”, “supplies and”. */
function standsAsNoun(low: string, next: Token | undefined): boolean {
  if (STANDS_ALONE.test(low)) return false
  return (
    next === undefined ||
    (next.kind === MARK && !/^[$€£“"«]$/.test(next.low)) ||
    /^(?:and|or|between|in|with|from|at|by|which|that|will|would|could|can|may|should|must|under|during|since|than)$/.test(
      next.low,
    )
  )
}
