/** Days in words. Month names are the platform’s; how day, month and year stand together is each language’s own. */

import { intervalOf, precisionOf } from '@followthrough/record'

/** How a language writes days; `month` counts from 1, `day` and `year` are plain numbers. */
export interface DayStyle {
  /** Month names as they stand beside a day, from January. */
  readonly months: readonly string[]
  /** Month names as they stand beside a year alone. */
  readonly monthsAlone: readonly string[]
  readonly day: (day: number, month: string, year: string) => string
  /** Several days of one month: 3–4 February 2026. */
  readonly days: (first: number, last: number, month: string, year: string) => string
  readonly month: (month: string, year: string) => string
  readonly year: (year: string) => string
  /** A stretch of days, both ends written out. */
  readonly stretch: (from: string, to: string) => string
}

/** The twelve month names of a locale beside a day (`format`) or alone. */
export function monthNames(locale: string, isBesideDay: boolean): string[] {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
    month: 'long',
    ...(isBesideDay ? { day: 'numeric' as const } : {}),
    timeZone: 'UTC',
  })
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2026, month, 4))
    return parts.find(({ type }) => type === 'month')!.value
  })
}

/** Words for a day or partial day. */
export function dayWordsOf(style: DayStyle): (partial: string) => string {
  const words = (partial: string): string => {
    const year = partial.slice(0, 4)
    const month = Number(partial.slice(5, 7)) - 1
    switch (precisionOf(partial)) {
      case 'year':
        return style.year(year)
      case 'month':
        return style.month(style.monthsAlone[month]!, year)
      case 'day':
        return style.day(Number(partial.slice(8, 10)), style.months[month]!, year)
      case 'range': {
        const { earliest, latest } = intervalOf(partial)!
        const whole = [earliest.slice(0, 4), earliest.slice(0, 7), earliest].find((shorter) => {
          const span = intervalOf(shorter)!
          return span.earliest === earliest && span.latest === latest
        })
        if (whole !== undefined) return words(whole)
        if (earliest.slice(0, 7) !== latest.slice(0, 7))
          return style.stretch(words(earliest), words(latest))
        const [first, last] = [earliest, latest].map((day) => Number(day.slice(8, 10)))
        return style.days(first!, last!, style.months[month]!, year)
      }
    }
  }
  return words
}
