/**
 * Reads values again from the words of a span, by simple rules that share nothing with those that found
 * them: digits and number words, the names of units, words that give a time.
 *
 * The rules are wide on purpose. They catch what no reader could have got from the words; they do not say
 * that the reading is the best one.
 */

import type { Gazetteer } from './gazetteer.ts'

const NUMBER_WORDS: readonly (readonly [RegExp, number])[] = [
  ['one|a single|один|одн\\p{L}+', 1],
  ['two|tw\\p{L}*|both|дв\\p{L}+', 2],
  ['three|тр[иёе]\\p{L}*', 3],
  ['four|четыр\\p{L}+', 4],
  ['five|пят\\p{L}+', 5],
  ['six|шест\\p{L}+', 6],
  ['seven|сем\\p{L}+', 7],
  ['eight|вос\\p{L}+', 8],
  ['nine|девят\\p{L}+', 9],
  ['ten|десят\\p{L}+', 10],
  ['eleven', 11],
  ['twelve|dozen', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['hundred', 100],
  ['twice|дважды', 2],
].map(([words, value]) => [new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu'), value as number])

/** True when a number in the words, times a power of ten, is the value. */
export function standsIn(value: number, words: string): boolean {
  if (value === 0) return /\b(?:0|zero|no|nil)\b/i.test(words)
  for (const match of words.matchAll(/\d[\d.,\u00a0\u202f ]*\d|\d/g)) {
    for (const reading of readings(match[0])) if (isTenfold(value, reading)) return true
  }
  const spelt: number[] = []
  for (const [pattern, number] of NUMBER_WORDS) if (pattern.test(words)) spelt.push(number)
  for (const a of spelt) {
    if (isTenfold(value, a)) return true
    for (const b of spelt) if (isTenfold(value, a + b) || isTenfold(value, a * b)) return true
  }
  return false
}

/** Each way to read digits with points, commas and spaces among them. */
function readings(digits: string): number[] {
  const pieces = digits.split(/[\u00a0\u202f ]+/)
  const out = new Set<number>()
  for (const piece of [...pieces, pieces.join('')]) {
    const bare = piece.replace(/[.,]+$/, '')
    out.add(Number(bare.replace(/[.,]/g, '')))
    out.add(Number(bare.replaceAll(',', '')))
    out.add(Number(bare.replaceAll('.', '').replace(',', '.')))
    out.add(Number(bare.replace(',', '.')))
  }
  return [...out].filter((number) => Number.isFinite(number) && number > 0)
}

function isTenfold(value: number, number: number): boolean {
  if (number <= 0) return false
  const power = Math.log10(value / number)
  return Math.abs(power - Math.round(power)) < 0.002 && power > -4 && power < 13
}

/** How the units of the guide, and currencies that have a sign or a name of their own, are written. */
const UNITS: Readonly<Record<string, RegExp>> = {
  km: /km|met(?:re|er)|м(?!\p{L})|км|метр/iu,
  t: /(?<!\p{L})k?t(?!\p{L})|ton|тонн|(?<!\p{L})т(?!\p{L})/iu,
  't/yr': /(?<!\p{L})k?t(?!\p{L})|ton|mt|тонн|(?<!\p{L})т(?!\p{L})/iu,
  TEU: /teu|дэф|twenty-foot|container|контейнер/iu,
  MW: /mw|gw|kw|watt|мвт|гвт|ватт/iu,
  percent: /%|per ?cent|percentage|(?<!\p{L})(?:pc|pct)(?!\p{L})|процент/iu,
  days: /day|week|night|д[ен]|сут|недел/iu,
  hours: /hour|(?<!\p{L})(?:h|hrs?)(?!\p{L})|час/iu,
  vehicles:
    /truck|bus|coach|vehicle|lorr|car|van|wagon|locomotive|trailer|автобус|грузов|машин|фур|автомоб/iu,
  USD: /\$|usd|dollar|долл/iu,
  EUR: /€|eur|евро/iu,
  GBP: /£|gbp|pound|фунт/iu,
  RUB: /₽|rub|roubl|руб/iu,
  CNY: /¥|cny|yuan|renminbi|rmb|юан/iu,
  JPY: /¥|jpy|yen|иен/iu,
  INR: /₹|inr|rs|rupee|рупи/iu,
  PKR: /₨|pkr|rs|rupee|рупи/iu,
  KZT: /₸|kzt|tenge|тенге/iu,
  TRY: /₺|try|lira|лир/iu,
  UZS: /uzs|s[uo]m|сум/iu,
  KGS: /kgs|som|сом/iu,
  TMT: /tmt|manat|манат/iu,
  AZN: /azn|manat|манат/iu,
  AFN: /afn|afghani|афгани/iu,
  AED: /aed|dirham|дирхам/iu,
  SAR: /sar|riyal|риял/iu,
  CHF: /chf|franc|франк/iu,
  KRW: /krw|won|вон/iu,
  SEK: /sek|kron|крон/iu,
  PLN: /pln|zlot|злот/iu,
}

/** Counted things that a text also tells by a verb or another word. */
const COUNTED: Readonly<Record<string, RegExp>> = {
  flight: /fl(?:y|ies|ew|own|ight)|air|рейс|лет/iu,
  sailing: /sail|ferr|ship|boat|рейс/iu,
  train: /train|rail|поезд/iu,
  memorandum: /memorand|mou|меморанд/iu,
  person: /person|people|men|women|человек|люд/iu,
}

/** True when the words name the unit: a currency, a measure or the noun of a count. */
export function unitStandsIn(unit: string, words: string, gazetteer: Gazetteer): boolean {
  const counted = /^count:(.+)$/.exec(unit)?.[1]
  if (counted !== undefined) {
    // The noun of a count is English whatever the language of the text.
    if (/[\u0400-\u04ff]/.test(words)) return true
    const noun = counted.split(' ').at(-1)!.toLowerCase()
    if (COUNTED[noun]?.test(words) === true) return true
    const stem = noun.length > 4 ? noun.slice(0, -1) : noun
    return words.toLowerCase().includes(stem)
  }
  const known = UNITS[unit]
  if (known?.test(words) === true) return true
  const low = words.toLowerCase()
  if (known === undefined && low.includes(unit.toLowerCase())) return true
  for (const [name, code] of gazetteer.currencies)
    if (code === unit && low.includes(name)) return true
  return false
}

const TIME_WORDS =
  /\d{4}|\d{1,2}[./]\d{1,2}|(?<!\p{L})(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tues?|wed(?:nes)?|thu|thurs|fri|sat|satur|sun)(?:uary|ruary|ch|il|ust|t?ember|ober|day)?(?!\p{L})|\d+(?:st|nd|rd|th)(?!\p{L})|(?<!\p{L})(?:today|tonight|yesterday|tomorrow|now|then|mornings?|evenings?|days?|weeks?|fortnights?|months?|quarters?|half|years?|decades?|centur\p{L}+|season|spring|summer|autumn|fall|winter|fy\d*|q[1-4]|h[12]|annual\p{L}*|same|first|since|ago|later)(?!\p{L})|-(?:year|month|week|day)|январ|феврал|март|апрел|(?<!\p{L})ма[йяе](?!\p{L})|июн|июл|август|сентябр|октябр|ноябр|декабр|понедельник|вторник|сред[уаы]|четверг|пятниц|суббот|воскресен|сегодня|вчера|завтра|недел|месяц|квартал|полугоди|год|лет(?!\p{L})|весн|осен|зим|день|дн[яей]/iu

/** True when some words give a time, whatever day it is. */
export function timeStandsIn(words: string): boolean {
  return TIME_WORDS.test(words)
}
