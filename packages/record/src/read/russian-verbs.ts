/** A Russian verb in its place. */

import type { Modality } from '../acts.ts'
import type { Pattern } from './patterns.ts'
import { MARK, type Token } from './tokens.ts'
import type { Trigger } from './triggers.ts'

const DEED_NOUN = /^(?:подписани|ратификаци)/
const PUT_OFF = /^(?:отлож|перенес|сдвин|отсроч|задерж|затяг|приостан|сорва|отмен)/

/** “Подписание соглашения отложено”: the noun tells what was put off, and not that it was done. */
function isPutOff(tokens: readonly Token[], i: number): boolean {
  if (!DEED_NOUN.test(tokens[i]!.low)) return false
  const after = tokens.slice(i + 1, i + 10)
  const end = after.findIndex(({ kind }) => kind === MARK)
  return after.slice(0, end === -1 ? undefined : end).some(({ low }) => PUT_OFF.test(low))
}

export function russianTrigger(
  tokens: readonly Token[],
  i: number,
  match: { pattern: Pattern; last: number },
): Trigger | null {
  const { pattern, last } = match
  const { low } = tokens[i]!
  if (isPutOff(tokens, i)) return null
  const act = pattern.act?.act ?? pattern.frame?.act ?? null
  let modality: Modality = pattern.act?.modality ?? pattern.frame?.modality ?? 'fact'
  const before = [tokens[i - 1]?.low ?? '', tokens[i - 2]?.low ?? '']
  const isDenied = before.includes('не') || /^(?:нет|неизвестн)/.test(low)
  if (pattern.frame?.onlyDenied === true && !isDenied) return null
  if (
    /(?:ут|ют|ят|ет|ёт|ит)(?:ся)?$/.test(low) &&
    !/^(?:применя|дорабатыва|согласовыва|проста|вед|оста)/.test(low) &&
    pattern.frame === null &&
    !/(?:ает|яет)(?:ся)?$/.test(low)
  )
    modality = 'commitment'
  if (/(?:ть|ти)$/.test(low) && pattern.frame === null) modality = 'intention'
  if (isDenied) modality = 'denial'
  return {
    first: i,
    last,
    act,
    modality,
    isFrame: pattern.frame !== null,
    isOffer: pattern.frame?.isOffer === true,
    isPassive: /(?:ан|ен|ён|ят|ыт)(?:а|о|ы)?$/.test(low),
    isNominal: false,
  }
}
