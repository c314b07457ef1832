/** An English verb in its place: its helpers, its voice, what denies it, and what only looks like a verb. */

import type { Act, Modality } from '../acts.ts'
import type { DateFound } from './date-finder.ts'
import { formsOf } from './morphology.ts'
import { matchAt, type Pattern, type Patterns } from './patterns.ts'
import { MARK, NUMBER, type Token, WORD } from './tokens.ts'
import type { Trigger } from './triggers.ts'

const AUXILIARIES = new Set(
  "will 'll shall would can could may might must should to be been being is are was were am has have had having do does did not never n't ever going due set about yet still also already now soon jointly first then just only further duly finally formally officially fully largely last again since ever both all each later reportedly recently therefore thus".split(
    ' ',
  ),
)

export const DETERMINERS = new Set(
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
      (pattern.words.length === 1 && standsAsNoun(low, tokens[last + 1])))
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
      has('yet') || previous === 'yet' || /^(?:failed|fails|refused|unable)$/.test(previous)
    if (isYet) modality = 'denial'
    else if (isScheduled) modality = ownModality ?? 'commitment'
    else if (ownModality === null) modality = 'intention' // settled with the verb that governs it
  } else if (has('will') || has("'ll") || has('shall') || has('would') || has('going')) {
    modality = ownModality ?? 'commitment'
  } else if (has('could') || has('may') || has('might') || has('can')) {
    if (pattern.frame !== null && !helpers.isDenied) return null
    modality = 'wish'
  } else if (has('should') || has('must')) modality = 'wish'
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
    if (/^(?:whether|if|what|how|why)$/.test(tokens[last + 1]?.low ?? '')) return null
  }
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

const NOT_MISSED =
  /^(?:said|changed|commented|responded|replied|decided|known|seen|been|happened|wanted|needed|mentioned|named|denied|given|shown|considered|forgotten|realised|heard|lost|spoken|thought|understood|asked|followed)$/

/** “not a single pile has been driven”, “has not found a contractor”. */
function undoneVerb(tokens: readonly Token[], i: number, patterns: Patterns): Trigger | null {
  let at = i + 1
  let isDenied = deniesBySubject(tokens, i)
  while (at - i < 5 && tokens[at] !== undefined && AUXILIARIES.has(tokens[at]!.low)) {
    if (isNegation(tokens[at]!.low)) isDenied = true
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
