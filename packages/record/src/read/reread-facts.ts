/**
 * Reads days, parties, denials and orders again from the words of a span, by rules that share nothing with those
 * that found them. Wide on purpose, like `reread.ts`: they catch what the words cannot have said.
 */

import type { Gazetteer } from './gazetteer.ts'
import { keyOf } from './names.ts'
import type { When } from './reading.ts'

/** Without a year in the words, a day further than this from the text’s own cannot come from them. */
const FARTHEST_YEARS_UNSAID = 12

/** Words that turn the days and months beside them into others. */
const RELATIVE =
  /(?<!\p{L})(?:last|next|this|coming|past|previous|within|ago|later|earlier|before|after|since|until|till|between|from|yesterday|today|tomorrow|tonight|now|half|quarter|fiscal|financial|spring|summer|autumn|winter|fall|decade|century|(?:mon|tues|wednes|thurs|fri|satur|sun)day|прошл|следующ|нынешн|текущ|ближайш|вчера|сегодня|завтра|назад|понедельник|вторник|сред[ауы]|четверг|пятниц|суббот|воскресень|квартал|полугоди|весн|лет|осен|зим|(?:до|с|по|после)(?!\p{L}))/iu

const MONTHS = monthsOf(['en', 'ru'])

/** Stems of month names, in the nominative and as they stand after a day. */
function monthsOf(languages: readonly string[]): readonly (readonly [RegExp, number])[] {
  return languages.flatMap((language) => {
    // Formats are dear to make, and every start of the program makes these.
    const formats = (['long', 'short'] as const).flatMap((month) => [
      new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }),
      new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' }),
    ])
    return Array.from({ length: 12 }, (_, month): readonly [RegExp, number] => {
      const day = new Date(Date.UTC(2024, month, 15))
      const names = formats.map(
        (format) => format.formatToParts(day).find(({ type }) => type === 'month')!.value,
      )
      const stems = [...new Set(names)].map((name) => name.replace(/\.$/, ''))
      return [new RegExp(`(?<!\\p{L})(?:${stems.join('|')})(?!\\p{L})`, 'iu'), month + 1]
    })
  })
}

/** False when the words name years or months, and none of them is that of the days; or days out of all reach. */
export function dayStandsIn(when: When, words: string, published: string | null): boolean {
  const first = Number(when.earliest.slice(0, 4))
  const last = Number(when.latest.slice(0, 4))
  const years = [...words.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([year]) => Number(year))
  const isRelative = RELATIVE.test(words)
  if (years.length > 0) {
    if (isRelative) return true
    if (!years.some((year) => year >= first - 1 && year <= last + 1)) return false
  } else if (published !== null) {
    const own = Number(published.slice(0, 4))
    const gap = Math.min(Math.abs(first - own), Math.abs(last - own))
    if (gap > FARTHEST_YEARS_UNSAID) return false
  }
  const named = MONTHS.filter(([name]) => name.test(words)).map(([, month]) => month)
  if (named.length === 0 || isRelative || first !== last) return true
  const from = Number(when.earliest.slice(5, 7))
  const to = Number(when.latest.slice(5, 7))
  return named.some((month) => month >= from && month <= to)
}

interface Countries {
  /** Keys of words that name a party, with its code. */
  readonly parties: ReadonlyMap<string, string>
  /** Keys of words that name another country. */
  readonly others: ReadonlySet<string>
}

const countriesOf = new WeakMap<Gazetteer, Countries>()

/** Countries that are one word, as the words of a text name them. */
function countriesIn(gazetteer: Gazetteer): Countries {
  const known = countriesOf.get(gazetteer)
  if (known !== undefined) return known
  const parties = new Map<string, string>()
  const others = new Set<string>()
  for (const [key, { entries }] of gazetteer.root.next) {
    for (const { kind, entity } of entries) {
      if (kind !== 'country') continue
      if (entity === null) others.add(key)
      else parties.set(key, entity)
    }
  }
  for (const [key, code] of gazetteer.adjectives) {
    if (gazetteer.codes.includes(code)) parties.set(key, code)
    else others.add(key)
  }
  const countries = { parties, others }
  countriesOf.set(gazetteer, countries)
  return countries
}

/** True when the words name another country, and none of the parties that the claim is put to. */
export function isAnothers(by: readonly string[], words: string, gazetteer: Gazetteer): boolean {
  if (by.length === 0) return false
  const { parties, others } = countriesIn(gazetteer)
  let names = false
  for (const [word] of words.matchAll(/\p{Lu}[\p{L}’'-]*/gu)) {
    const key = keyOf(word.replace(/[’']s?$/u, ''))
    const party = parties.get(key)
    if (party !== undefined && by.includes(party)) return false
    if (others.has(key)) names = true
  }
  return names
}

/** Words by which a text says that something is not so. */
const DENIES =
  /(?<!\p{L})(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|untrue|not true|false|baseless|unfounded|(?:reject|dismiss)(?:s|ed|es|ing)? (?:as \p{L}+ )?(?:the )?(?:claim|report|rumou?r|allegation)s?|опроверг\p{L}*|не соответству\p{L}+ действительности)(?!\p{L})/iu

/** True when the words deny something. */
export function deniesIn(words: string): boolean {
  return DENIES.test(words)
}

/**
 * Orders to whoever reads, by which a document tries to steer a model. A word of the trade is none: texts tell
 * of instructions, of things that are marked and of language models.
 */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules above|everything (?:above|before))\b/is,
  /\bsystem prompt\b/i,
  /\bmark\b.{0,20}\b(?:everything|all|every)\b.{0,30}\b(?:delivered|fulfilled|accepted|admitted|done|true|in force)\b(?! (?:at|by|from|in|on|to|via)\b)/is,
  /\b(?:you are|dear|note (?:to|for)|act as)(?: (?:an?|any|the|every|all))?(?: large)? (?:language model|AI assistant|AI model)/i,
  /(?<!\p{L})(?:игнорируй|забудь)(?:те)?(?!\p{L}).{0,40}(?:инструкци|указани)/isu,
  /(?<!\p{L})отметь(?:те)?(?!\p{L}).{0,20}вс[её](?!\p{L})/isu,
]

/** True when the words give orders to a reader. */
export function ordersIn(words: string): boolean {
  return ORDERS.some((order) => order.test(words))
}
