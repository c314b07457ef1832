/**
 * Amounts in running text: value in full units, ISO 4217 or plain unit, and how exact the words are.
 *
 * A range is two amounts, at-least and up-to. Months, years and multiples are none. A number without a
 * unit takes the unit of the money spoken of before it only when a scale (million) says that it is money.
 */

import { LARGEST, phrasesOf } from './amount-phrases.ts'
import type { AmountWords } from './language.ts'
import {
  ADJECTIVE,
  isPlural,
  type Numeral,
  plainNumber,
  round,
  STOP,
  scaledNumber,
  scaleOf,
} from './numerals.ts'
import { MARK, NUMBER, type Token, WORD } from './tokens.ts'

export type Qualifier = 'about' | 'at-least' | 'up-to'

export interface Amount {
  readonly value: number
  readonly unit: string
  readonly qualifier: Qualifier | null
}

export interface AmountFound extends Amount {
  /** Tokens `[first, last]`. */
  readonly first: number
  readonly last: number
}

export interface AmountContext {
  /** Unit of the last money amount of the text; null before the first. */
  readonly money: string | null
  /** Unit of the last things counted, for “of them”. */
  readonly counted: string | null
  /** Unit of the last amount of the paragraph; null before the first. */
  readonly previous: string | null
  /** True for tokens that a date or a name has taken. */
  readonly isTaken: (token: number) => boolean
  /** Number words: nine, dozen. */
  readonly numbers: Readonly<Record<string, number>>
  /** Currency of the pack by name, beside those of the language. */
  readonly currencies: ReadonlyMap<string, string>
  /** Decimal comma, thousands apart by spaces. */
  readonly hasDecimalComma: boolean
}

const DASH = /^[–—-]$/

const AFTERWARDS: Readonly<Record<string, Qualifier>> = {
  'or more': 'at-least',
  'or so': 'about',
  'or less': 'up-to',
  'at most': 'up-to',
  'at least': 'at-least',
}

/** Every amount in the tokens of a sentence, in order. */
export function amountsIn(
  tokens: readonly Token[],
  words: AmountWords,
  context: AmountContext,
): AmountFound[] {
  const found: AmountFound[] = []
  let money = context.money
  const { low, currencyAt, numeralAt, qualifierBefore, rateAt } = phrasesOf(tokens, words, context)

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (context.isTaken(i)) continue
    const joined = joinedMeasure(i) ?? joinedMoney(i)
    if (joined !== null) {
      found.push(joined)
      if (/^[A-Z]{3}$/.test(joined.unit)) money = joined.unit
      i = joined.last
      continue
    }
    if (
      token.kind === MARK &&
      token.low !== '$' &&
      token.low !== '€' &&
      token.low !== '£' &&
      token.low !== '¥' &&
      token.low !== '₽' &&
      token.low !== '₸' &&
      token.low !== '₨'
    )
      continue
    // $5, USD 5, US$5
    const prefix = currencyAt(i)
    const at = prefix === null ? i : prefix.last + 1
    const first = numeralAt(at)
    if (first === null) continue
    let last = first.last
    let from = first.value
    let to: number | null = first.upTo ?? null
    // 150,000–200,000; 300 to 400; nine to ten
    let second: Numeral | null = to === null ? null : first
    const joins =
      DASH.test(low(last + 1)) ||
      low(last + 1) === 'to' ||
      low(last + 1) === 'до' ||
      low(last + 1) === 'or'
    if (joins && to === null) {
      const inner = currencyAt(last + 2)
      second = numeralAt(inner === null ? last + 2 : inner.last + 1)
      if (second !== null && second.value > first.value) {
        to = second.value
        if (second.hasScale && !first.hasScale) from = first.value * scaleOf(words, tokens, second)
        last = second.last
      } else second = null
    }
    // between 5 and 7 million
    if (second === null && low(last + 1) === 'and' && low(i - 1) === 'between') {
      const inner = currencyAt(last + 2)
      second = numeralAt(inner === null ? last + 2 : inner.last + 1)
      if (second !== null && second.value > first.value) {
        to = second.value
        if (second.hasScale && !first.hasScale) from = first.value * scaleOf(words, tokens, second)
        last = second.last
      } else second = null
    }
    const hasScale = first.hasScale || (second?.hasScale ?? false)
    const before = qualifierBefore(i)
    let qualifier = before.qualifier
    let unit: string | null = prefix?.code ?? null
    let factor = 1
    if (unit !== null) {
      const suffix = currencyAt(last + 1)
      if (suffix !== null) last = suffix.last
    } else {
      let next = last + 1
      // 5 million US dollars, 5 million of tonnes
      if ((low(next) === 'of' && low(next + 1) !== 'them') || low(next) === "'") next++
      const suffix = currencyAt(next) ?? (tokens[next]?.kind === WORD ? currencyAt(next + 1) : null)
      const isNear = suffix !== null && suffix.last <= next + 1
      if (suffix !== null && isNear) {
        unit = suffix.code
        last = suffix.last
      } else {
        const measure = words.units[`${low(next)} ${low(next + 1)}`] ?? words.units[low(next)]
        if (measure !== undefined) {
          const isTwo = words.units[`${low(next)} ${low(next + 1)}`] !== undefined
          unit = measure[0]
          factor = measure[1]
          last = isTwo ? next + 1 : next
          if (unit === 't') {
            const rate = `${low(last + 1)} ${low(last + 2)}`
            if (
              rate === 'a year' ||
              rate === 'per annum' ||
              rate === 'per year' ||
              rate === 'в год' ||
              low(last + 1) === 'annually'
            ) {
              unit = 't/yr'
              last += low(last + 1) === 'annually' ? 1 : 2
            } else if (isYearlyAt(last + 2) || isYearlyAt(last + 3)) unit = 't/yr'
          }
        } else if (tokens[last]!.text.includes('-') && !first.isWord) unit = null
        else {
          const counted = countedAt(last + 1, from)
          if (counted !== null) {
            unit = counted.unit
            last = counted.last
          } else if (low(next) === 'of' && low(next + 1) === 'them' && context.counted !== null) {
            unit = context.counted
          } else if (rateAt(next)) {
            unit = serviceUnit()
          } else if (hasScale && money !== null) unit = money
          else if (isTheRest(i, from)) unit = found.at(-1)!.unit
          else if (elided(i, last)) unit = money
          else if (isCompared(i, last)) unit = found.at(-1)!.unit
          else unit = numberOf(i, last) ?? ofTheSame(i, last) ?? asBefore(i, last)
        }
      }
    }
    if (unit === null) {
      // “12 to four percent”, “45,000 of the promised 60,000 tonnes”: the unit stands later
      const later = unitLater(i, last)
      if (later === null) {
        i = last
        continue
      }
      unit = later.unit
      factor = later.factor
    }
    if (/^[A-Z]{3}$/.test(unit) && unit !== 'TEU') money = unit
    const after = AFTERWARDS[`${low(last + 1)} ${low(last + 2)}`]
    if (qualifier === null && after !== undefined) qualifier = after
    const put = (value: number, q: Qualifier | null, start = before.first, end = last) =>
      found.push({
        value: round(value * factor),
        unit: unit!,
        qualifier: q,
        first: start,
        last: end,
      })
    if (to === null) put(from, qualifier)
    else if (second !== null && low(first.last + 1) === 'or') {
      put(from, qualifier)
      put(to, qualifier)
    } else {
      // “from 12 to 4 percent” is a change, “12 to 14” a range
      const isChange = low(before.first - 1) === 'from' || low(i - 1) === 'from'
      qualifier = null
      if (isChange) {
        put(from, null, before.first, first.last)
        put(to, null, first.last + 2, last)
      } else {
        put(from, 'at-least')
        put(to, 'up-to')
      }
    }
    i = last
  }
  return found

  /** 240-km, 500-MW: a measure in one piece; a 12-day journey is none. */
  function joinedMeasure(i: number): AmountFound | null {
    const match = /^(\d[\d.,]*)-([a-z]+)$/.exec(low(i))
    if (match === null) return null
    const measure = words.units[match[2]!]
    const value = plainNumber(match[1]!, context.hasDecimalComma)
    if (measure === undefined || value === null || /^(?:days|hours|vehicles)$/.test(measure[0]))
      return null
    const { qualifier, first } = qualifierBefore(i)
    return { value: round(value * measure[1]), unit: measure[0], qualifier, first, last: i }
  }

  /** Rs500 million, Rs1.5bn: a currency and its number in one piece. */
  function joinedMoney(i: number): AmountFound | null {
    const parts = /^([a-z]{2,3})(\d.*)$/.exec(low(i))
    if (parts === null) return null
    const code = context.currencies.get(parts[1]!) ?? words.currencies[parts[1]!]
    if (code === undefined) return null
    const rest = tokens[i + 2]
    const isSplit =
      /^[.,]$/.test(low(i + 1)) && rest?.start === tokens[i]!.end + 1 && /^\d/.test(rest.text)
    const digits = isSplit ? `${parts[2]}${low(i + 1)}${rest.low}` : parts[2]!
    let value =
      scaledNumber(digits, context.hasDecimalComma) ?? plainNumber(digits, context.hasDecimalComma)
    if (value === null) return null
    let last = isSplit ? i + 2 : i
    for (
      let scale = words.scales[low(last + 1)];
      scale !== undefined && scale >= 1000 && value < LARGEST;
    ) {
      value *= scale
      last++
      scale = words.scales[low(last + 1)]
    }
    const { qualifier, first } = qualifierBefore(i)
    return { value: round(value), unit: code, qualifier, first, last }
  }

  /** A thing counted: the noun beside the number. */
  function countedAt(at: number, value: number): { unit: string; last: number } | null {
    if (value < 2 || !Number.isInteger(value)) return null
    // “the two carriers” counts nothing new
    if (
      tokens[at - 1]!.kind === WORD &&
      value < 10 &&
      /^(?:the|these|those|both|its|their|our|his|her|all)$/.test(low(at - 2))
    )
      return null
    let end = at
    while (
      end < tokens.length &&
      end - at < 5 &&
      tokens[end]!.kind === WORD &&
      !context.isTaken(end) &&
      !STOP.has(low(end)) &&
      context.numbers[low(end)] === undefined
    )
      end++
    if (end === at) return null
    // The run ends with its first plural.
    let head = -1
    for (let k = at; k < end; k++) {
      const noun = low(k)
      if (isPlural(noun) && (!ADJECTIVE.test(noun) || noun === 'mous')) {
        head = k
        // “customs officers”, “sports grounds”: the first of the two only tells which
        if (
          /^(?:customs|sports|goods|arms|logistics|communications|sales|operations)$/.test(noun) &&
          k + 1 < end &&
          isPlural(low(k + 1))
        )
          continue
        break
      }
    }
    if (head < 0) return null
    const noun = low(head)
    if (words.notCounted.includes(noun)) return null
    const isCubic = /^(?:cubic|square)$/.test(low(head - 1))
    const measure = isCubic ? undefined : words.units[noun]
    if (measure !== undefined) return { unit: measure[0], last: head }
    const singular = words.singular(noun)
    const beside = low(head - 1)
    const isCompound =
      head === at + 1 &&
      !tokens[at]!.isCapital &&
      (!ADJECTIVE.test(beside) || isCubic) &&
      !beside.includes('-') &&
      /^[a-z]+$/.test(beside)
    return { unit: `count:${isCompound ? `${beside} ` : ''}${singular}`, last: head }
  }

  /** What runs so often: the service that the sentence names. */
  function serviceUnit(): string | null {
    for (const token of tokens) {
      const unit = words.services.find(([stem]) => token.low.startsWith(stem))?.[1]
      if (unit !== undefined) return unit
    }
    return null
  }

  /** “the 340 promised”, “the other 128”: of what was counted just before. */
  function isTheRest(at: number, value: number): boolean {
    const before = found.at(-1)
    if (before === undefined || !before.unit.startsWith('count:') || value < 2) return false
    return /^(?:the|other|remaining)$/.test(low(at - 1)) && tokens[at]!.kind === NUMBER
  }

  /** “now pay 2,150”: money again, because of the verb. */
  function elided(at: number, last: number): boolean {
    if (money === null || tokens[last]!.kind !== NUMBER) return false
    const value = plainNumber(tokens[last]!.text, context.hasDecimalComma) ?? 0
    return value >= 100 && /^(?:pay|pays|paid|cost|costs|charge|charges|charged)$/.test(low(at - 1))
  }

  /** “the number of students fell to 1,150”: the thing counted stands before. */
  function numberOf(at: number, last: number): string | null {
    if (tokens[last]!.kind !== NUMBER || /^(?:19|20)\d\d$/.test(tokens[last]!.text)) return null
    for (let k = at - 1; k > 1 && k > at - 25; k--) {
      if (low(k) !== 'of' || low(k - 1) !== 'number') continue
      for (let n = k + 1; n < at && n - k < 6; n++)
        if (isPlural(low(n)) && !ADJECTIVE.test(low(n)) && !context.isTaken(n))
          return `count:${words.singular(low(n))}`
    }
    return null
  }

  /** “costs 7,800 dollars, as against 6,100 in August”: the same unit once more. */
  function isCompared(at: number, last: number): boolean {
    const before = found.at(-1)
    if (before === undefined || tokens[last]!.kind !== NUMBER) return false
    return (
      /^(?:against|than)$/.test(low(at - 1)) &&
      !/^(?:19|20)\d\d$/.test(tokens[last]!.text) &&
      (tokens[last + 1] === undefined || tokens[last + 1]!.kind === MARK || STOP.has(low(last + 1)))
    )
  }

  /** “came down to 8.8”, “it must be 120,000”: what the paragraph has just measured. */
  function asBefore(at: number, last: number): string | null {
    if (context.previous === null || tokens[last]!.kind !== NUMBER) return null
    const { text } = tokens[last]!
    if (!/^\d{1,3}(?:,\d{3})+$|^\d+\.\d+$/.test(text)) return null
    if (!/^(?:to|at|be|was|is|were|requires?|reached|only|of)$/.test(low(at - 1))) return null
    const next = tokens[last + 1]
    return next === undefined || next.kind === MARK || STOP.has(next.low) ? context.previous : null
  }

  /** “tonnes of grain a year”: the rate stands behind what is carried. */
  function isYearlyAt(at: number): boolean {
    return /^(?:a year|per annum|per year|в год)$/.test(`${low(at)} ${low(at + 1)}`)
  }

  function plainValue(at: number): number | null {
    return context.numbers[low(at)] ?? plainNumber(tokens[at]!.text, context.hasDecimalComma)
  }

  /** “of the 118 kilometres, 31 have been widened”: a bare number before its verb counts what was counted. */
  function ofTheSame(at: number, last: number): string | null {
    const isSubject =
      at === 0 ||
      tokens[at - 1]!.kind === MARK ||
      /^(?:and|but|which|only|another|where)$/.test(low(at - 1))
    if (
      !isSubject ||
      plainValue(last) === 1 ||
      !/^(?:is|are|was|were|has|have|had|will)$/.test(low(last + 1))
    )
      return null
    const before = found.at(-1)
    if (before === undefined || /^[A-Z]{3}$/.test(before.unit) || before.unit === 'percent')
      return null
    return before.unit
  }

  /** The unit of a number that shares it with the next one: from 12 to four percent, 18 to nine. */
  function unitLater(at: number, last: number): { unit: string; factor: number } | null {
    const next = low(last + 1)
    const isFrom = low(at - 1) === 'from' && next === 'to'
    const isFirst =
      next === 'and' &&
      (low(at - 1) === 'of' || low(at - 1) === 'both' || low(at - 1) === 'between')
    const isOf = next === 'of'
    const isTo = low(at - 1) === 'to' && found.length > 0 && found.at(-1)!.last === at - 2
    if (isTo) return { unit: found.at(-1)!.unit, factor: 1 }
    if (isFrom) {
      const there = numeralAt(last + 2)
      const measure = there === null ? undefined : words.units[low(there.last + 1)]
      if (measure !== undefined) return { unit: measure[0], factor: measure[1] }
      // “that on meat from 18 to nine” after percents
      const before = found.at(-1) ?? null
      return before === null
        ? context.money === 'percent'
          ? { unit: 'percent', factor: 1 }
          : null
        : { unit: before.unit, factor: 1 }
    }
    if (!isOf && !isFirst) return null
    for (let k = last + 2; k <= last + 6 && k < tokens.length; k++) {
      const there = numeralAt(k)
      if (there === null) continue
      const measure = words.units[low(there.last + 1)]
      return measure === undefined ? null : { unit: measure[0], factor: measure[1] }
    }
    return null
  }
}
