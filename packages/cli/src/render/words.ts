/** Wording that only a terminal needs. */

import { countWords, dayWords, intervalWords } from '@followthrough/brief'
import { daysBetween } from '@followthrough/record'

/** "1 day", "1,270 days". */
export function daysCount(days: number): string {
  return `${countWords(days)} ${days === 1 ? 'day' : 'days'}`
}

/** What a page is about and as of when. */
export function standing({ asOf, knownAt }: { asOf: string; knownAt: string }): string {
  const day = `as of ${dayWords(asOf)}`
  return asOf === knownAt ? day : `${day}, as known on ${dayWords(knownAt)}`
}

/** How far a day is from the day stood on: "in 40 days", "40 days ago", "today". */
export function distanceWords(from: string, to: string): string {
  const days = daysBetween(from, to)
  if (days === 0) return 'today'
  return days > 0 ? `in ${daysCount(days)}` : `${daysCount(-days)} ago`
}

/** A due date by its last day: "by 31 Dec 2026". */
export function dueWords(due: { earliest: string; latest: string }): string {
  return due.earliest === due.latest ? `by ${dayWords(due.latest)}` : intervalWords(due)
}

/** "3 sources", "1 source". */
export function some(count: number, one: string, many = `${one}s`): string {
  return `${countWords(count)} ${count === 1 ? one : many}`
}

/** Which of `total` rows a page shows; nothing when it shows all, or none. */
export function pageWords(offset: number, rows: number, total: number): string {
  return rows === 0 || rows === total ? '' : `, ${offset + 1}–${offset + rows} shown`
}

export const PAST_THE_END = 'That page is past the end: ask for a smaller --offset.'

/** The first letter large. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A share as people write it: 10.6 %, 0.04 %. */
export function percentWords(share: number): string {
  const percent = share * 100
  const digits = Math.abs(percent) >= 10 ? 0 : 1
  return `${percent.toLocaleString('en-GB', { maximumFractionDigits: digits })} %`
}
