/** Numbers, currencies and qualifiers in a sentence: the pieces of which amounts are made. */

import type { AmountContext, Qualifier } from './amounts.ts'
import type { AmountWords } from './language.ts'
import { type Numeral, pairOf, plainNumber, scaledNumber } from './numerals.ts'
import { NUMBER, type Token, WORD } from './tokens.ts'

const DOZEN = 12
const GOES = /^(?:go(?:es|ne|ing)?|went|rises?|rose|risen|climb(?:s|ed)?|moved?|moves|put|puts)$/

/** No amount of the world is larger: “million million million …” stops here. */
export const LARGEST = 1e18

const firstWordsKnown = new WeakMap<object, ReadonlySet<string>>()

/** Words that begin a name of several words. */
function firstWordsOf(names: Readonly<Record<string, string>>): ReadonlySet<string> {
  let known = firstWordsKnown.get(names)
  if (known === undefined) {
    known = new Set(
      Object.keys(names).flatMap((name) => (name.includes(' ') ? [name.split(' ')[0]!] : [])),
    )
    firstWordsKnown.set(names, known)
  }
  return known
}

/** Ways to read one place of a sentence; each gives null where nothing of its kind stands. */
export function phrasesOf(tokens: readonly Token[], words: AmountWords, context: AmountContext) {
  const low = (i: number) => tokens[i]?.low ?? ''
  const firstWords = firstWordsOf(words.currencies)
  const currencyAt = (i: number): { code: string; last: number } | null => {
    const token = tokens[i]
    if (token === undefined || context.isTaken(i)) return null
    if (firstWords.has(token.low)) {
      const longer = words.currencies[`${token.low} ${low(i + 1)}`]
      if (longer !== undefined) return { code: longer, last: i + 1 }
    }
    const code = context.currencies.get(token.low) ?? words.currencies[token.low]
    if (code === undefined) return null
    // Rs. 500 million
    const isCut = low(i + 1) === '.' && tokens[i + 1]!.start === token.end
    return { code, last: isCut && tokens[i + 2]?.kind === NUMBER ? i + 1 : i }
  }

  const numeralAt = (i: number): Numeral | null => {
    const token = tokens[i]
    if (token === undefined || context.isTaken(i)) return null
    let value: number
    let last = i
    let isWord = false
    if (token.kind === NUMBER) {
      const pair = pairOf(token.text, context.hasDecimalComma)
      if (pair !== null) {
        const scale = words.scales[low(i + 1)] ?? 1
        return {
          value: pair[0] * scale,
          upTo: pair[1] * scale,
          last: scale > 1 ? i + 1 : i,
          hasScale: scale > 1,
          isWord: false,
        }
      }
      const plain = plainNumber(token.text, context.hasDecimalComma)
      if (plain === null) return null
      value = plain
      // 1 000 000
      while (
        /^\d{1,3}$/.test(tokens[last]!.text) &&
        /^\d{3}$/.test(tokens[last + 1]?.text ?? '') &&
        tokens[last + 1]!.start === tokens[last]!.end + 1 &&
        (context.hasDecimalComma || value >= 1000 || tokens[last + 1]!.text.endsWith('00')) &&
        value < LARGEST
      ) {
        value = value * 1000 + Number(tokens[last + 1]!.text)
        last++
      }
    } else if (token.kind === WORD) {
      const scaled = scaledNumber(token.text, context.hasDecimalComma)
      if (scaled !== null) return { value: scaled, last: i, hasScale: true, isWord: false }
      const round = roundNumber(i)
      if (round !== null) return round
      const word =
        context.numbers[token.low] ?? (rateAt(i + 1) ? words.times[token.low] : undefined)
      if (word === undefined || (word === 1 && low(i - 1) === 'not')) return null
      isWord = true
      value = word
      // two dozen; тридцать семь
      const beside = context.numbers[low(i + 1)]
      if (low(i + 1) === 'dozen') {
        value *= DOZEN
        last = i + 1
      } else if (word >= 20 && word % 10 === 0 && beside !== undefined && beside < 10) {
        value += beside
        last = i + 1
      }
      const hundred = words.scales[low(i + 1)]
      if (hundred === 100) {
        value *= 100
        last = i + 1
        const rest = context.numbers[low(last + 1)] ?? context.numbers[low(last + 2)]
        if (
          low(last + 1) === 'and' &&
          rest !== undefined &&
          context.numbers[low(last + 2)] !== undefined
        ) {
          value += rest
          last += 2
        }
      }
    } else return null
    let hasScale = false
    for (;;) {
      const scale = words.scales[low(last + 1)]
      if (scale === undefined || scale < 1000 || value >= LARGEST) break
      value *= scale
      hasScale = true
      last++
      if (low(last + 1) === '.' && /^(?:млн|млрд|тыс|трлн|bn|mn)$/.test(low(last))) last++
    }
    return { value, last, hasScale, isWord }
  }

  /** half a million, a million, one and a half billion, a quarter of a million, миллиард */
  const roundNumber = (i: number): Numeral | null => {
    const million = (at: number) => {
      const scale = words.scales[low(at)]
      return scale !== undefined && scale >= 1000 ? scale : null
    }
    const put = (value: number, last: number) => ({ value, last, hasScale: true, isWord: true })
    if (low(i) === 'half' && low(i + 1) === 'a') {
      const scale = million(i + 2)
      return scale === null ? null : put(scale / 2, i + 2)
    }
    if (low(i) === 'a') {
      const scale = million(i + 1)
      return scale === null ? null : put(scale, i + 1)
    }
    if (low(i) === 'quarter' && low(i + 1) === 'of' && low(i + 2) === 'a') {
      const scale = million(i + 3)
      return scale === null ? null : put(scale / 4, i + 3)
    }
    if (/^[а-я]/.test(low(i))) {
      const isHalf = low(i).startsWith('пол')
      const scale = words.scales[isHalf ? low(i).slice('пол'.length) : low(i)]
      const isOne = isHalf || /^(?:тысячу?|тысяча|миллион|миллиард|триллион)$/.test(low(i))
      return scale !== undefined && isOne ? put(isHalf ? scale / 2 : scale, i) : null
    }
    const whole = context.numbers[low(i)]
    if (
      whole !== undefined &&
      low(i + 1) === 'and' &&
      low(i + 2) === 'a' &&
      low(i + 3) === 'half'
    ) {
      const scale = million(i + 4)
      return scale === null ? null : put((whole + 0.5) * scale, i + 4)
    }
    return null
  }

  /** How the words before `i` qualify the number, and where they begin. */
  const qualifierBefore = (i: number): { qualifier: Qualifier | null; first: number } => {
    for (let length = 3; length >= 1; length--) {
      if (i - length < 0) continue
      let phrase = low(i - length)
      for (let k = i - length + 1; k < i; k++) phrase += ` ${low(k)}`
      const qualifier = words.qualifiers[phrase]
      // “goes up to 14” is where it goes
      if (qualifier === 'up-to' && length === 2 && GOES.test(low(i - length - 1))) break
      if (qualifier !== undefined) return { qualifier, first: i - length }
    }
    // “more than a dozen”
    if (/^(?:a|an)$/.test(low(i - 1))) return qualifierBefore(i - 1)
    return { qualifier: null, first: i }
  }

  return { low, currencyAt, numeralAt, qualifierBefore, rateAt }

  /** “three a week”, “twice per day”. */
  function rateAt(at: number): boolean {
    const span = `${low(at)} ${low(at + 1)}`
    return /^(?:a|per|each|в) (?:week|day|month|неделю|день|месяц)$/.test(span)
  }
}
