/**
 * Full dates as they stand at the head of a document, and time stamps, as ISO days.
 *
 * Month names come from the platform (Unicode CLDR) for the languages below. A date whose order is
 * open (`04/02/2026`) is none: a guess must not pass as a fact.
 */

import { isDay } from '@followthrough/record/day'

const LANGUAGES = [
  'en',
  'ru',
  'kk',
  'uk',
  'uz',
  'ky',
  'tg',
  'az',
  'tr',
  'de',
  'fr',
  'es',
  'ur',
  'ar',
  'fa',
]
const MONTHS = monthNames()
const NAME = [...MONTHS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/\./g, '\\.'))
  .join('|')
const EDGE = '(?![\\p{L}\\p{N}])'

/** Day first, month first, ISO, dotted, slashed, and the ideographic form. */
const PATTERNS: readonly [RegExp, (m: readonly string[]) => string | null][] = [
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}])(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+|de\\s+)?(${NAME})\\.?,?\\s+(?:de\\s+)?(\\d{4})${EDGE}`,
      'giu',
    ),
    (m) => iso(m[3]!, MONTHS.get(m[2]!.toLowerCase())!, m[1]!),
  ],
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}])(${NAME})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${EDGE}`,
      'giu',
    ),
    (m) => iso(m[3]!, MONTHS.get(m[1]!.toLowerCase())!, m[2]!),
  ],
  [/(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g, (m) => iso(m[1]!, Number(m[3]), m[4]!)],
  [/(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/g, (m) => iso(m[3]!, Number(m[2]), m[1]!)],
  [/(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/g, (m) => slashed(m[1]!, m[2]!, m[3]!)],
  [/(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g, (m) => iso(m[1]!, Number(m[2]), m[3]!)],
]

export interface FoundDay {
  readonly day: string
  readonly start: number
  readonly end: number
}

/** Every full date in `text`, in order of place. `text` should be short: a head, a line. */
export function daysIn(text: string): FoundDay[] {
  const latin = text.replace(/[٠-٩۰-۹]/g, (d) => String((d.codePointAt(0)! & 0xf) % 10))
  const found: FoundDay[] = []
  for (const [pattern, read] of PATTERNS) {
    for (const match of latin.matchAll(pattern)) {
      const day = read(match)
      const start = match.index
      const end = start + match[0].length
      if (day !== null && !found.some((f) => start < f.end && end > f.start)) {
        found.push({ day, start, end })
      }
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The first full date in a short text, or null. */
export function dayIn(text: string): string | null {
  return daysIn(text.slice(0, 400))[0]?.day ?? null
}

/** The month and day of `Feb 4` and `4 февраля` at the start of `text`, in `year`; or null. */
export function dayWithoutYear(text: string, year: string): string | null {
  const first = new RegExp(`^(\\d{1,2})\\s+(${NAME})${EDGE}`, 'iu').exec(text)
  if (first !== null) return iso(year, MONTHS.get(first[2]!.toLowerCase())!, first[1]!)
  const second = new RegExp(`^(${NAME})\\.?\\s+(\\d{1,2})${EDGE}`, 'iu').exec(text)
  return second === null ? null : iso(year, MONTHS.get(second[1]!.toLowerCase())!, second[2]!)
}

/**
 * The day of a time stamp (ISO 8601, RFC 3339 or RFC 822) in the zone it was written in; null for
 * anything else.
 */
export function dayOfStamp(stamp: string | null | undefined): string | null {
  if (stamp === null || stamp === undefined) return null
  const text = stamp.trim()
  const isoDay = /^(\d{4}-\d{2}-\d{2})(?=$|[T\s])/.exec(text)?.[1] ?? dashed(text)
  if (isoDay !== null) return isDay(isoDay) ? isoDay : null
  const mail = /^(?:\w{3,9},?\s+)?(\d{1,2})[\s-]+(\w{3})\w*[\s-]+(\d{4})(?=$|\s)/.exec(text)
  const month = mail === null ? undefined : MONTHS.get(mail[2]!.toLowerCase())
  return month === undefined ? null : iso(mail![3]!, month, mail![1]!)
}

const dashed = (text: string) => {
  const match = /^(\d{4})(\d{2})(\d{2})(?=$|T)/.exec(text)
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`
}

function iso(year: string, month: number, day: string): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) && Number(year) > 1800 && Number(year) < 2200 ? text : null
}

/** Day and month are told apart only when one of them is over twelve, or both are the same. */
function slashed(a: string, b: string, year: string): string | null {
  if (Number(a) > 12 || a === b) return iso(year, Number(b), a)
  return Number(b) > 12 ? iso(year, Number(a), b) : null
}

function monthNames(): Map<string, number> {
  const names = new Map<string, number>()
  for (const language of LANGUAGES) {
    for (const width of ['long', 'short'] as const) {
      for (const parts of [{ month: width }, { day: 'numeric', month: width }] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
          ...parts,
          timeZone: 'UTC',
        })
        for (let month = 1; month <= 12; month++) {
          const date = Date.UTC(2026, month - 1, 4)
          const name = format.formatToParts(date).find((part) => part.type === 'month')?.value
          const word = name?.toLowerCase().replace(/\.$/, '')
          if (word !== undefined && /^\p{L}[\p{L}\p{M}.]+$/u.test(word)) names.set(word, month)
        }
      }
    }
  }
  names.set('sept', 9)
  return names
}
