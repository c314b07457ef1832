/**
 * What the first lines of a text say: masthead, headline, byline, dateline, day.
 *
 * News and official papers put these before the first sentence in a few forms, described in the
 * agencies' style books. Each rule here reads one form; where none fits, the answer is null.
 */

import { oneLine } from './clean-text.ts'
import { dayIn, daysIn, dayWithoutYear } from './published-day.ts'

export interface Head {
  readonly title: string | null
  readonly byline: string | null
  readonly dateline: string | null
  readonly publisher: string | null
  readonly published: string | null
}

const HEAD_CHARS = 3000
const HEAD_LINES = 12
const TAIL_CHARS = 600
const MASTHEAD_LINES = 4

/** Words before the first sentence: a place, perhaps a day, perhaps an agency, then a dash or a colon. */
const PLACE = "\\p{Lu}[\\p{L}'’.-]{0,30}(?:[ /]\\p{Lu}[\\p{L}'’.-]{0,30}){0,3}"
const AGENCY = '(?:\\s*[(/]([^()/\\n]{2,60})[)/]|\\.\\s*(\\p{Lu}[\\p{Lu} .-]{2,30}))?'
const DATELINE = new RegExp(
  `^((${PLACE})(?:,\\s*([^\\n–—(]{3,40}?))?${AGENCY})(?:\\s*\\.?\\s+[–—-]{1,2}|:)\\s`,
  'u',
)
/** `Place, 4 February 2026. Sentence` */
const DATED_PLACE = new RegExp(
  `^((${PLACE}),\\s*([^.\\n]{6,30}?)(?:\\s+(?:года|г))?)\\.\\s+\\p{Lu}`,
  'u',
)
const LABEL =
  /^(first |last )?(published|updated|posted|issued|released|date|опубликовано|обновлено|дата|жарияланды)( on| at| in)?\s*:?\s*/i
const CLOSING =
  /(?:published|went to press|issued|released|posted)(?: on| at)?[:,]?\s+([^\n]{6,40})/gi
/** `Published in NAME, March 10th, 2026`: newspapers close with it, some pages begin with it. */
const PUBLISHED_IN =
  /^(?:[Ff]irst )?[Pp]ublished in (?:the )?(\p{Lu}[^,|\n]{1,60}?)\s*[,|]\s*([^\n]{6,40})$/gmu
const BYLINE = /^(?:by|от|автор:?|авторы:?|text:|written by)\s+(\p{Lu}[^\n|]{2,90})$/iu
const ISSUED_BY =
  /^(?:(?:[Ii]ssued|[Rr]eleased|[Pp]ublished) by(?: the)?|[Bb]y the desk of|of the) (\p{Lu}[^.,\n|]{3,80})/u
const UNSIGNED = /^(filed by|from our|by our|by the|compiled by|with (input|reporting) from)\b/i
const PAGE = /\bpage \d+|^\d+$|^no\. ?\d|^стр\. ?\d/i
/** Kinds of paper, not their publishers. */
const GENERIC =
  /\b(communiqu|statement|declaration|transcript|release|summary|conclusions|minutes|corrections|clarifications|circular|in brief|opinion|analysis|editorial|news|readout|remarks|agreement|memorandum|press wing|для печати|заявление|коммюнике|пресс-релиз)/iu
const WEEKDAYS =
  /\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b,?|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье/giu
const TIME = /\b\d{1,2}[:.]\d{2}\b\s*([ap]\.?m\.?|\(?[A-Z]{3,4}\)?)?/g

/** Reads the head of `text`; every answer may be null. Of `publishers`, known by name, one word is enough. */
export function headOf(text: string, publishers: readonly string[] = []): Head {
  const lines = headLines(text)
  const prose = lines.findIndex(isProse)
  const head = prose === -1 ? lines : lines.slice(0, prose)
  const dateline = prose === -1 ? null : datelineOf(lines[prose]!)
  const dated = head.find((line) => dateLineRest(line) !== null)
  const byline = head.map((line) => BYLINE.exec(line)?.[1]).find((name) => name !== undefined)
  const known = knownPublisher(head, publishers)
  const title = titleOf(head.filter((line) => line !== known?.line))
  return {
    title,
    byline: byline === undefined || dayIn(byline) !== null ? null : byline,
    dateline: dateline?.words ?? null,
    publisher: known?.name ?? publisherOf(text, head, title) ?? dateline?.agency ?? null,
    published: publishedOf(text, head, dated, dateline),
  }
}

function headLines(text: string): string[] {
  const lines: string[] = []
  for (const block of text.slice(0, HEAD_CHARS).split(/\n\s*\n/)) {
    for (const raw of unwrapped(block)) {
      // Wide gaps part the two ends of a page head.
      const ends = raw.trim().split(/\s{3,}/)
      const kept = ends.filter((end) => !PAGE.test(end))
      const line = oneLine(kept.join(' | ') + (kept.length < ends.length ? ' | ' : ''))
      if (/\p{L}/u.test(line)) lines.push(line)
      if (lines.length === HEAD_LINES) return lines
    }
  }
  return lines
}

/** Lines of a block; those that were broken to fit a page become one, words made whole again. */
function unwrapped(block: string): string[] {
  const lines = block.split('\n')
  const fitted = lines.slice(0, -1).filter((line) => line.length > 45 && line.length < 100)
  const full = fitted.length >= (lines.length - 1) * 0.6 && lines.every((line) => line.length < 100)
  const prose = lines.length > 2 && full && block.length > 170
  if (!prose && !/\p{L}-\n/u.test(block)) return lines
  return block
    .replace(/(\p{L})-\n\s*(?=\p{L})/gu, '$1')
    .replace(prose ? /\n/g : /^$/, ' ')
    .split('\n')
}

/** A sentence of the body, not a line of the head. */
function isProse(line: string): boolean {
  if (DATELINE.test(line) && datelineOf(line) !== null) return true
  if (line.split(' | ').length > 2) return false
  if (line.length > 170) return true
  const [, rest] = /^\(?\d{1,2}[.)]\s+(.*)/.exec(line) ?? []
  return line.length > 70 && /[.!?:]["”»’]?$/.test(rest ?? line) && !/[!?:]$/.test(line)
}

interface Dateline {
  readonly words: string
  readonly day: string | null
  readonly agency: string | null
}

function datelineOf(line: string): Dateline | null {
  const match = DATELINE.exec(line)
  if (match !== null && line.length > 80) {
    const [, words, place, day, bracketed, dotted] = match
    const agency = bracketed ?? dotted ?? null
    const named = agency !== null || (day !== undefined && /\d/.test(day))
    // A sentence may open with a name and a dash; a place in capitals, a day or an agency may not.
    if (named || place === place!.toUpperCase()) {
      return { words: words!.trim(), day: day ?? null, agency: agency?.trim() ?? null }
    }
  }
  const dated = DATED_PLACE.exec(line)
  if (dated === null || dayIn(dated[3]!) === null) return null
  return { words: dated[1]!, day: dated[3]!, agency: null }
}

/** What a line says beside its date; null for a line that is no line with a date. */
function dateLineRest(line: string): string | null {
  const [found] = daysIn(line)
  if (found === undefined || line.length > 140) return null
  const rest = `${line.slice(0, found.start)} ${line.slice(found.end)}`
    .replace(LABEL, '')
    .replace(WEEKDAYS, '')
    .replace(TIME, '')
  const bare = oneLine(rest.replace(/\p{So}|\p{Emoji_Presentation}|\uFE0F/gu, ''))
  return bare.length > 80 ? null : bare.replace(/^[\s,|·–—-]+|[\s,|·–—-]+$/g, '')
}

/** A publisher known by name that has a line of the head to itself, or shares one with a date. */
function knownPublisher(
  head: readonly string[],
  publishers: readonly string[],
): { readonly name: string; readonly line: string } | null {
  if (publishers.length === 0) return null
  const names = new Map(publishers.map((name) => [folded(name), name]))
  for (const line of head.slice(0, MASTHEAD_LINES)) {
    const parts = dateLineRest(line) === null ? line.split(/ [|·–—](?: |$)/) : dateParts(line)
    for (const part of parts) {
      const name = names.get(folded(part))
      if (name !== undefined) return { name, line }
    }
  }
  return null
}

const folded = (name: string) =>
  oneLine(name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '))
    .trim()
    .replace(/^the /, '')

const dateParts = (line: string) => (dateLineRest(line) ?? '').split(/\s*[,|·]\s*/)

function titleOf(head: readonly string[]): string | null {
  const fits = head.filter(
    (line) =>
      line.length >= 8 &&
      line.length <= 220 &&
      /\s/.test(line) &&
      !/ [|·]( |$)/.test(line) &&
      !/^\(?\d{1,2}[.)]\s/.test(line) &&
      !BYLINE.test(line) &&
      !UNSIGNED.test(line) &&
      !ISSUED_BY.test(line) &&
      dateLineRest(line) === null,
  )
  // A line in capitals is a masthead where a line in small letters follows it.
  const said = fits.filter((line) => !isLabel(line))
  return (
    said.find((line) => line !== line.toUpperCase() && !isName(line)) ??
    said.at(-1) ??
    fits.at(-1) ??
    null
  )
}

/** A few words in capitals that say what kind of paper it is. */
function isLabel(line: string): boolean {
  return line === line.toUpperCase() && line.split(' ').length <= 3 && GENERIC.test(line)
}

/** Two to six words, all with capitals: a name and not a sentence. */
function isName(line: string): boolean {
  const words = line.split(' ').filter((word) => word.length > 3)
  return words.length >= 2 && words.length <= 6 && words.every((word) => /^\p{Lu}/u.test(word))
}

function publisherOf(text: string, head: readonly string[], title: string | null): string | null {
  for (const [i, line] of head.slice(0, 2).entries()) {
    const name = line.split(/\s[|–—](?:\s|$)/)[0]!.trim()
    const capitals = name === name.toUpperCase() && name !== name.toLowerCase()
    const apart = line !== name || daysIn(head[1] ?? '').length > 0
    if (i > 0 && line === title) continue
    if (!capitals && !(i === 0 && apart && isName(name))) continue
    if (!/\p{L}{3,}\s\p{L}/u.test(name) || name.length > 80) continue
    if (!GENERIC.test(name) && daysIn(name).length === 0) return capitals ? inTitleCase(name) : name
  }
  for (const part of [head.join('\n'), text.slice(-TAIL_CHARS)]) {
    for (const [, name, day] of part.matchAll(PUBLISHED_IN)) {
      if (dayIn(day!) !== null) return name!
    }
  }
  for (const line of head) {
    const issuer = ISSUED_BY.exec(line)?.[1]
    if (issuer !== undefined) return issuer.trim()
    for (const part of dateParts(line)) {
      if (isName(part) && !GENERIC.test(part)) return part
    }
  }
  const issuer = /^issued by (?:the )?([^.\n|]{3,80})/im.exec(text.slice(-TAIL_CHARS))
  return issuer?.[1]?.trim() ?? null
}

const SMALL = /^(of|the|and|for|in|on|to|at|de|la|du|des|и|по|на|о)$/i

function inTitleCase(capitals: string): string {
  return capitals
    .split(' ')
    .map((word, i) =>
      i > 0 && SMALL.test(word)
        ? word.toLowerCase()
        : word.replace(/\p{L}[\p{L}’']*/gu, (part) => part[0] + part.slice(1).toLowerCase()),
    )
    .join(' ')
}

function publishedOf(
  text: string,
  head: readonly string[],
  dated: string | undefined,
  dateline: Dateline | null,
): string | null {
  const labelled = head.find((line) => LABEL.test(line) && dayIn(line) !== null)
  const onLine = dayIn(labelled ?? dated ?? '')
  if (onLine !== null) return onLine
  const inDateline = dayIn(dateline?.day ?? '')
  if (inDateline !== null) return inDateline
  const year = /\b(?:19|20)\d{2}\b/.exec(head.join('\n'))?.[0]
  if (dateline?.day && year !== undefined) {
    const day = dayWithoutYear(dateline.day, year)
    if (day !== null) return day
  }
  for (const [, , words] of text.slice(-TAIL_CHARS).matchAll(PUBLISHED_IN)) {
    const day = dayIn(words!)
    if (day !== null) return day
  }
  for (const match of text.slice(-TAIL_CHARS).matchAll(CLOSING)) {
    const day = dayIn(match[1]!)
    if (day !== null) return day
  }
  return null
}
