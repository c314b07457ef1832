/** Whether the words around a date speak of what is to come or of what has been. */

import { MARK, NUMBER, type Token } from './tokens.ts'

const AHEAD = new Set(
  'will shall would due scheduled expected expects expect promised promises plans plan intends intend next upcoming aims hopes must should foreseen planned coming pencilled slated timetabled hope hopes hoped could before намечен намечена намечено намечены запланирован запланирована запланировано запланированы будет будут намерен намерены планирует планируется состоится начнутся ожидается откроется'.split(
    ' ',
  ),
)

const BEHIND = new Set(
  'having was were had has have did said told signed began opened closed came went met ago since left ended held fixed'.split(
    ' ',
  ),
)

/** An infinitive after “to”, not a place or a thing. */
export function isBareVerb(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind !== MARK &&
    token.kind !== NUMBER &&
    !token.isCapital &&
    !/(?:s|ed|ing|tion)$|^(?:the|a|an|its|their|his|her|our|this|that|these|those|all|each|both|more|about|some)$/.test(
      token.low,
    )
  )
}

/** “was due to open in May”, “had been expected in June”: what lay ahead then. */
function wasAhead(tokens: readonly Token[], at: number, date: number): boolean {
  // “promised in May to release it”: the day of the promise
  const isVerb = /(?:ed|en)$/.test(tokens[at]!.low)
  if (isVerb && date - at <= 2 && !/^(?:is|are|be|been)$/.test(tokens[at - 1]?.low ?? ''))
    return tokens[at]!.low !== 'scheduled' && tokens[at]!.low !== 'expected'
  for (let k = at - 1; k >= 0 && k >= at - 3; k--) {
    const { low, kind } = tokens[k]!
    if (kind === MARK) return false
    if (low === 'was' || low === 'were' || low === 'had') return true
  }
  return false
}

/** Verbs whose present, beside a date, is a timetable: “the bridge opens in May”. */
const PRESENT = new Set(
  'rises falls applies drops starts begins opens resumes enters takes leaves departs launches closes ends expires arrives comes falls follows meets visits travels goes convenes hosts'.split(
    ' ',
  ),
)

const PART = /^(?:end|beginning|middle|start|half|quarter|close|turn)$/

const FIRST_CYRILLIC = 0x400
const RUSSIAN_AHEAD = /^[а-яё]{3,}(?:ут|ют|ят|ет|ёт|ит)(?:ся)?$/
/** Verbs of the imperfective, which tell what is, and nouns that end alike. */
const RUSSIAN_NOT_AHEAD =
  /(?:[ая]ет|[ая]ют)(?:ся)?$|^(?:говорит|состоит|действует|следует|имеет|ведут|идут|идёт|идет)$|(?:совет|билет|бюджет|тет|кабинет|пакет|ответ|расч[её]т|отч[её]т|предмет|кредит|визит|лимит|транзит|дефицит|аудит|институт|маршрут|статут|валют|минут|цвет|свет|секрет|нет|запрет|л[её]т|дебют)$/

/** What the ending of a Russian verb tells of time; null for any other word, and for names, which may end alike. */
function russianTense({ low, isCapital }: Token): 'ahead' | 'behind' | null {
  if (isCapital || low.charCodeAt(0) < FIRST_CYRILLIC) return null
  if (/^[а-яё]{3,}л(?:а|о|и|ся|ась|ось|ись)?$/.test(low)) return 'behind'
  return RUSSIAN_AHEAD.test(low) && !RUSSIAN_NOT_AHEAD.test(low) ? 'ahead' : null
}

/** Whether the words around a date speak of what is to come. */
export function isAhead(tokens: readonly Token[], at: number): boolean {
  // “the visit of 3 February” has been, whatever is to be weighed now
  // “before the end of September”: what stands before the end
  if (tokens[at - 1]?.low === 'of' && PART.test(tokens[at - 2]?.low ?? '')) {
    let from = at - 2
    while (from > 0 && /^(?:the|first|second|third|fourth|last|early)$/.test(tokens[from - 1]!.low))
      from--
    return isAhead(tokens, from)
  }
  if (tokens[at - 1]?.low === 'of') {
    const before = tokens.slice(Math.max(0, at - 6), at)
    return before.some(({ low }) =>
      /^(?:will|next|upcoming|coming|planned|due|promised)$/.test(low),
    )
  }
  // “is closed from 12 to 23 December”
  if (/^(?:from|until|till)$/.test(tokens[at - 1]?.low ?? ''))
    for (let k = at - 2; k >= 0 && k >= at - 5; k--)
      if (/^(?:is|are)$/.test(tokens[k]!.low)) return true
  for (let k = at - 1; k >= 0 && k >= at - 25; k--) {
    const { low, kind } = tokens[k]!
    if (kind === MARK && (low === ';' || low === '.' || low === '–')) break
    if (AHEAD.has(low) || (low === 'to' && isBareVerb(tokens[k + 1])))
      return !wasAhead(tokens, k, at)
    if (PRESENT.has(low) && k > 0) return true
    const russian = russianTense(tokens[k]!)
    if (russian !== null) return russian === 'ahead'
    if ((BEHIND.has(low) || (/ed$/.test(low) && low.length > 4)) && tokens[k - 1]?.low !== 'be')
      return false
  }
  for (let k = at + 1; k < tokens.length && k <= at + 12; k++) {
    const { low, kind } = tokens[k]!
    if (kind === MARK && (low === ';' || low === '.')) break
    if (AHEAD.has(low)) return true
    if (PRESENT.has(low)) return true
    const russian = russianTense(tokens[k]!)
    if (russian !== null) return russian === 'ahead'
    // “for loaded trucks” tells no time
    const isEpithet = /^(?:for|of|with|the|a|an)$/.test(tokens[k - 1]!.low)
    if (BEHIND.has(low) || (!isEpithet && /ed$/.test(low) && low.length > 4)) return false
  }
  return false
}
