/** Papers by their kind and subject: “a treaty on extradition”, “Visa Waiver Agreement”. */

import type { Gazetteer } from './gazetteer.ts'
import type { Found } from './mentions.ts'
import { keyOf } from './names.ts'
import { PARTICLES, STARTERS, TITLES } from './strangers.ts'
import { MARK, NUMBER, type Token, WORD } from './tokens.ts'
import { termsOf } from './topics.ts'

const PAPER = new Map<string, string>(
  Object.entries({
    agreement: 'agreement',
    treaty: 'treaty',
    memorandum: 'mou',
    mou: 'mou',
    protocol: 'protocol',
    contract: 'contract',
    declaration: 'declaration',
    plan: 'action-plan',
    roadmap: 'roadmap',
    letter: 'mou',
    accord: 'agreement',
    pact: 'agreement',
    convention: 'agreement',
    charter: 'agreement',
    loan: 'agreement',
    соглашение: 'agreement',
    договор: 'treaty',
    меморандум: 'mou',
    протокол: 'protocol',
    декларация: 'declaration',
    контракт: 'contract',
  }),
)

const PAPER_KEYS = new Map([...PAPER].map(([word, kind]) => [keyOf(word), kind]))

const SUBJECT_STARTS = new Set(['on', 'of', 'for', 'о', 'об', 'по'])

const SUBJECT_STOPS = new Set(
  'which that who was were is are has have had will would signed between with by at from after before under until since in and but as to into also if when while not no now can could may should must than и в во на от с к до за пока не при между'.split(
    ' ',
  ),
)

/** “a treaty on extradition”, “Visa Waiver Agreement”, “memorandum on a train ferry”, “trade roadmap”. */
export function paperAt(tokens: readonly Token[], i: number, gazetteer: Gazetteer): Found | null {
  const token = tokens[i]!
  if (token.kind !== WORD || STARTERS.has(token.low)) return null
  let head = -1
  // Capitals, or one plain word, before the kind
  for (let k = i; k < tokens.length && k - i < 6; k++) {
    const one = tokens[k]!
    if (one.kind !== WORD) break
    if (PAPER_KEYS.has(keyOf(one.text))) {
      head = k
      if (
        tokens[k + 1]?.kind === WORD &&
        PAPER_KEYS.has(keyOf(tokens[k + 1]!.text)) &&
        tokens[k + 1]!.low !== 'plan'
      )
        head = k + 1
      break
    }
    if (!one.isCapital && k > i) break
    if (
      !one.isCapital &&
      (!PAPER_KEYS.has(keyOf(tokens[k + 1]?.text ?? '')) ||
        isCyrillic(one.text) ||
        /(?:ed|ing|sign|signs|new|old|first|same|latter|former|final|full|such|other|under|new|bilateral|this|own|more|each|draft|late)$/.test(
          one.low,
        ) ||
        isPlain(one.low))
    )
      break
    if (
      SUBJECT_STOPS.has(one.low) ||
      one.low === 'the' ||
      one.low === 'a' ||
      one.low === 'an' ||
      one.low === 'this' ||
      one.low === 'that' ||
      one.low === 'his' ||
      one.low === 'its' ||
      one.low === 'their'
    )
      break
  }
  if (head < 0) return null
  const kind = PAPER_KEYS.get(keyOf(tokens[head]!.text))!
  const headLow = tokens[head]!.low
  if (headLow === 'loan' && head === i) return null
  if (headLow === 'letter' && tokens[head + 1]?.low !== 'of') return null
  if (
    headLow === 'plan' &&
    !(head > i && (tokens[head - 1]!.low === 'action' || tokens[head - 1]!.isCapital))
  )
    return null
  let last = head
  let subject = 0
  let from = head + 1
  if (headLow === 'letter') from = head + 3
  if (
    headLow === 'memorandum' &&
    tokens[from]?.low === 'of' &&
    tokens[from + 1]?.low === 'understanding'
  )
    from += 2
  if (SUBJECT_STARTS.has(tokens[from]?.low ?? '') && !isOccasion(tokens, from)) {
    for (let k = from + 1; k < tokens.length && k - from < 12; k++) {
      const one = tokens[k]!
      const isStop =
        one.kind === MARK ||
        SUBJECT_STOPS.has(one.low) ||
        isOccasion(tokens, k) ||
        (one.kind === NUMBER && one.text.length < 4)
      if (isStop) {
        // “in security and countering crime”, “Silos at Newport”, “Exchanges in the Old Language”
        const isTitle =
          token.isCapital &&
          (one.low === 'in' || one.low === 'at' || one.low === 'and' || one.low === 'of') &&
          (tokens[k + 1]?.isCapital === true ||
            (tokens[k + 1]?.low === 'the' && tokens[k + 2]?.isCapital === true))
        if (!isTitle) break
      }
      last = k
      if (one.kind === WORD && one.low.length > 3) subject++
    }
  }
  const hasCapitals = head > i && tokens.slice(i, head + 1).every((one) => one.isCapital)
  const years =
    last === head &&
    tokens[head + 1]?.kind === NUMBER &&
    /^(?:19|20)\d\d/.test(tokens[head + 1]!.text)
  if (years) {
    last = head + 1
    if (/^[–—-]$/.test(tokens[last + 1]?.low ?? '') && tokens[last + 2]?.kind === NUMBER) last += 2
  }
  if (
    last === head &&
    tokens[head + 1]?.low === 'of' &&
    tokens[head + 2]?.isCapital === true &&
    tokens[head + 3]?.kind === NUMBER &&
    head > i
  )
    last = head + 3
  if (subject === 0 && !hasCapitals && !(head > i) && !years) return null
  if (subject === 0 && head === i) return null
  let wide = last
  while (
    subject > 0 &&
    wide + 1 < tokens.length &&
    wide - last < 8 &&
    tokens[wide + 1]!.kind !== MARK &&
    !/^(?:and|which|that|was|were|is|signed|has|had|at|by)$/.test(tokens[wide + 1]!.low)
  )
    wide++
  const entity = instrumentFor(
    tokens
      .slice(i, wide + 1)
      .map((one) => one.text)
      .join(' '),
    kind,
    gazetteer,
  )
  if (entity === null && subject === 0 && !hasCapitals) return null
  return { first: i, last, kind: 'instrument', entity, party: null, post: null }
}

const DAYS =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)$/
const MONTHS =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/

/** “on Tuesday”, “on June 3”, “on the sidelines”, “last week”: when or where, not what about. */
function isOccasion(tokens: readonly Token[], at: number): boolean {
  const { low } = tokens[at]!
  if (/^(?:last|this|next|earlier|later|today|yesterday)$/.test(low))
    return (
      /^(?:today|yesterday)$/.test(low) ||
      /^(?:week|month|year|spring|summer|autumn|fall|winter|this|last)$|day$/.test(
        tokens[at + 1]?.low ?? '',
      )
    )
  if (low !== 'on') return false
  let k = at + 1
  if (/^(?:the|a|late|early|that|this|last)$/.test(tokens[k]?.low ?? '')) k++
  const next = tokens[k]
  if (next === undefined) return false
  if (/^(?:sidelines?|margins?|occasion|eve|fringes?|same|spot|day|anniversary)$/.test(next.low))
    return true
  if (DAYS.test(next.low)) return true
  // “on the 15th of March”, “on March 15th”
  const isDay = (token: Token | undefined) =>
    token?.kind === NUMBER || /^\d{1,2}(?:st|nd|rd|th)$/.test(token?.low ?? '')
  const month = tokens[k + 1]?.low === 'of' ? tokens[k + 2] : tokens[k + 1]
  if (isDay(next)) return MONTHS.test(month?.low ?? '')
  return MONTHS.test(next.low) && isDay(tokens[k + 1])
}

export function isCyrillic(word: string): boolean {
  return /[\u0400-\u04ff]/.test(word)
}

/** Words that stand before a paper without saying what it is about. */
function isPlain(low: string): boolean {
  return SUBJECT_STOPS.has(low) || TITLES.has(low) || PARTICLES.has(low)
}

/** The instrument of the pack that the words name; null when none fits or several do. */
export function instrumentFor(
  words: string,
  kind: string | null,
  gazetteer: Gazetteer,
): string | null {
  const terms = contentTerms(words)
  if (terms.length === 0) return null
  let sum = 0
  for (const term of terms) sum += gazetteer.idf.get(term) ?? 4
  let best: string | null = null
  let bestScore = 0
  let second = 0
  for (const topic of gazetteer.topics) {
    if (!topic.isInstrument) continue
    let hit = 0
    for (const term of terms) if (topic.title.has(term)) hit += gazetteer.idf.get(term) ?? 4
    if (hit === 0) continue
    let own = 0
    for (const term of topic.title) own += gazetteer.idf.get(term) ?? 4
    const sameKind = kind === null || topic.kind === kind ? 1 : 0.75
    const score = ((hit / sum) * 0.65 + (hit / own) * 0.35) * sameKind
    if (score > bestScore) {
      second = bestScore
      bestScore = score
      best = topic.id
    } else if (score > second) second = score
  }
  return bestScore >= 0.5 && bestScore > second * 1.02 ? best : null
}

const PAPER_TERMS = new Set(
  [
    'agreement',
    'treaty',
    'memorandum',
    'mou',
    'protocol',
    'contract',
    'declaration',
    'plan',
    'roadmap',
    'joint',
    'cooperation',
    'understanding',
  ].map(keyOf),
)

function contentTerms(words: string): string[] {
  return termsWithout(words)
}

function termsWithout(words: string): string[] {
  return termsOf(words).filter((term) => !PAPER_TERMS.has(term))
}
