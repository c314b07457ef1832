/** Fixed wording for people: days, money, statuses. One place, so that every face says it alike. */

import {
  type Badge,
  CODE_NAMES,
  type DeliveryCode,
  type FormCode,
  type Headline,
} from '@followthrough/ledger'
import { intervalOf, precisionOf } from '@followthrough/record'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day or partial day as people write it: 4 Feb 2026, Feb 2026, 2026, 3–4 Feb 2026. */
export function dayWords(partial: string): string {
  switch (precisionOf(partial)) {
    case 'year':
      return partial
    case 'month':
      return `${MONTHS[Number(partial.slice(5, 7)) - 1]} ${partial.slice(0, 4)}`
    case 'day':
      return `${Number(partial.slice(8, 10))} ${dayWords(partial.slice(0, 7))}`
    case 'range': {
      const { earliest, latest } = intervalOf(partial)!
      return earliest.slice(0, 7) === latest.slice(0, 7)
        ? `${Number(earliest.slice(8, 10))}–${dayWords(latest)}`
        : `${dayWords(earliest)} – ${dayWords(latest)}`
    }
  }
}

/** An interval of days in the fewest words that mean it: a whole month or year is named as such. */
export function intervalWords({ earliest, latest }: { earliest: string; latest: string }): string {
  if (earliest === latest) return dayWords(earliest)
  for (const partial of [earliest.slice(0, 4), earliest.slice(0, 7)]) {
    const whole = intervalOf(partial)!
    if (whole.earliest === earliest && whole.latest === latest) return dayWords(partial)
  }
  return dayWords(`${earliest}/${latest}`)
}

/** A whole number with thin grouping: 1,270. */
export function countWords(count: number): string {
  return count.toLocaleString('en-GB')
}

/** Money in millions of dollars: $105.6 m, $1 billion. Other units follow the number. */
export function amountWords(value: number, unit: string): string {
  const number = (n: number) => n.toLocaleString('en-GB', { maximumFractionDigits: 2 })
  if (unit !== 'USD million') return `${number(value)} ${unit}`
  return value < 1000 ? `$${number(value)} m` : `$${number(value / 1000)} billion`
}

export const HEADLINE_WORDS: Record<Headline, string> = {
  voiced: 'voiced',
  agreed: 'agreed',
  drafted: 'drafted',
  signed: 'signed',
  ratified: 'ratified',
  'in-force': 'in force',
  preparing: 'preparing',
  'under-way': 'under way',
  'partly-delivered': 'partly delivered',
  delivered: 'delivered',
  stalled: 'stalled',
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
}

export function headlineWords(headline: Headline): string {
  return HEADLINE_WORDS[headline]
}

const BADGE_WORDS: Record<Badge, string> = {
  overdue: 'overdue',
  disputed: 'disputed',
  inferred: 'inferred',
  unilateral: 'stated by one side',
}

export function badgeWords(badge: Badge): string {
  return BADGE_WORDS[badge]
}

/** A code with its name: F3 signed. */
export function codeWords(code: FormCode | DeliveryCode): string {
  return `${code} ${CODE_NAMES[code]}`
}

/** A kebab-case property or kind in words: documents-signed → documents signed, mou → MoU. */
export function plainWords(kebab: string): string {
  return kebab === 'mou' ? 'MoU' : kebab.replaceAll('-', ' ')
}
