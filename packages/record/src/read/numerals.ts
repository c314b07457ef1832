/** Numbers as they are written, and the nouns they count. */

import type { AmountWords } from './language.ts'
import type { Token } from './tokens.ts'

export interface Numeral {
  readonly value: number
  readonly last: number
  readonly hasScale: boolean
  readonly isWord: boolean
  /** The other end of a range written in one piece: 45-50. */
  readonly upTo?: number
}

export const ADJECTIVE =
  /[а-я](?:ых|их|ого|его)$|(?:al|ic|ed|ing|ive|ous|ary|ible|able|an|ese|ish|foot|er|ant|ent|ful|less|new|big|small|large|long|first|second|last|more|other|such|own|different|public|joint|direct|daily|weekly|multi)$/

export const STOP = new Set(
  'of in on at by for to from with and or the a an as is are was were will would has have had be been than that which who per each after before through under within into over about between during since until till not no но и в на с по для из от к до за о об при'.split(
    ' ',
  ),
)

export function isPlural(noun: string): boolean {
  if (/^[а-яё]/.test(noun)) return true
  return (
    (/[^s]s$/.test(noun) && !/(?:us|is)$/.test(noun) && noun.length > 3) ||
    /^(?:people|memoranda|men|women|children|buses|mous|consortia|criteria|phenomena)$/.test(noun)
  )
}

export function scaleOf(words: AmountWords, tokens: readonly Token[], numeral: Numeral): number {
  let scale = 1
  for (let k = numeral.last; k > 0; k--) {
    const factor = words.scales[tokens[k]!.low]
    if (factor === undefined) break
    scale *= factor
  }
  return scale
}

/** 250m, 1.2bn, 40k, 250-million: a number with its scale in one piece. */
export function scaledNumber(text: string, hasDecimalComma: boolean): number | null {
  const match = /^([\d.,]+)-?(k|m|mn|mln|bn|b|tn|thousand|million|billion|trillion)$/i.exec(text)
  if (match === null) return null
  const value = plainNumber(match[1]!, hasDecimalComma)
  return value === null ? null : value * SCALES[match[2]!.toLowerCase()]!
}

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  bn: 1e9,
  b: 1e9,
  tn: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}

/** 45-50, and no pair of years. */
export function pairOf(text: string, hasDecimalComma: boolean): [number, number] | null {
  const match = /^([\d.,]+)-([\d.,]+)$/.exec(text)
  if (match === null || /^(?:19|20)\d\d-/.test(text)) return null
  const from = plainNumber(match[1]!, hasDecimalComma)
  const to = plainNumber(match[2]!, hasDecimalComma)
  return from === null || to === null || to <= from ? null : [from, to]
}

/** Longer than any amount that is meant: beyond them a double is no longer exact, far beyond them infinite. */
const MOST_CHARACTERS = 24

/** 1,234.5 or, with a decimal comma, 1234,5; null for what is no plain number (2024-25, 3.2.1). */
export function plainNumber(text: string, hasDecimalComma: boolean): number | null {
  if (text.length > MOST_CHARACTERS) return null
  if (
    /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) &&
    !(hasDecimalComma && /^\d{1,3},\d{3}$/.test(text))
  )
    return Number(text.replaceAll(',', ''))
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  // “1,5 mln” is written in English as well, where Russian is near.
  if ((hasDecimalComma ? /^\d+,\d+$/ : /^\d{1,3},\d{1,2}$/).test(text))
    return Number(text.replace(',', '.'))
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return Number(text.replaceAll('.', ''))
  return null
}

export function round(value: number): number {
  return Number(value.toPrecision(12))
}
