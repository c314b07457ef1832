/**
 * Calendars as iCalendar (RFC 5545, RFC 7986): sessions at their hour and zone, due days and action items
 * as whole days. A UID stays for ever, SEQUENCE counts revisions, and what falls away is cancelled, or
 * calendars would keep it.
 *
 * The text is written here: the library of the field writes DTSTAMP in local time where an event has a zone.
 */

import type { CalendarEntry } from '@followthrough/brief'
import { cleanHref, cleanText } from '../clean-text.ts'
import { PapersError } from '../papers-error.ts'
import { isTimeZone, timeZoneLines } from './time-zone.ts'

export interface Calendar {
  readonly name: string
  /** A host name of whoever gives it out; part of every UID. */
  readonly domain: string
  readonly language: string
  readonly entries: readonly CalendarEntry[]
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/
const MAX_LINE_BYTES = 75
/** How often a subscriber should look again. */
const REFRESH = 'PT12H'

/** The text of a calendar. Throws PapersError for a day, an hour or a zone that is none. */
export function toCalendar({ name, domain, language, entries }: Calendar): string {
  if (!/^[A-Za-z0-9.-]+$/.test(domain))
    throw new PapersError(
      `The domain of the calendar is ${cleanText(domain)}: expected a host name.`,
    )
  const ids = new Set(entries.map(({ id }) => id))
  if (ids.size !== entries.length) throw new PapersError('Two entries of the calendar have one id.')
  entries.forEach(check)
  const zones = new Map<string, number[]>()
  for (const { when } of entries) {
    if ('zone' in when)
      zones.set(when.zone, [...(zones.get(when.zone) ?? []), Number(when.on.slice(0, 4))])
  }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Followthrough//Papers 1//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME;LANGUAGE=${language}:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...[...zones].flatMap(([zone, years]) =>
      timeZoneLines(zone, Math.min(...years) - 1, Math.max(...years) + 1),
    ),
    ...entries.flatMap((entry) => entryLines(entry, domain, language)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function check({ id, when, revisedOn, revisions }: CalendarEntry): void {
  const wrong = (what: string) => {
    throw new PapersError(`The calendar entry ${cleanText(id)} ${what}.`)
  }
  if (!/^[^\s\p{Cc}@]{1,200}$/u.test(id)) wrong('has an id with spaces or an @')
  if (!isDay(when.on) || !isDay(revisedOn)) wrong('has a day that is none')
  if (!Number.isInteger(revisions) || revisions < 0) wrong('has no number of revisions')
  if ('zone' in when) {
    if (!HOUR.test(when.at)) wrong(`begins at ${cleanText(when.at)}: expected an hour as in 09:30`)
    if (!isTimeZone(when.zone))
      wrong(`is in the zone ${cleanText(when.zone)}: expected one as in Europe/Paris`)
    if (!(when.minutes > 0 && when.minutes <= 14 * 1440)) wrong('has no length')
  }
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return DAY.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

function entryLines(entry: CalendarEntry, domain: string, language: string): string[] {
  const { id, title, text, place = '', href, categories = [], when, revisions } = entry
  const stamp = `${plainDay(entry.revisedOn)}T000000Z`
  const url = href === undefined ? null : cleanHref(href)
  return [
    'BEGIN:VEVENT',
    `UID:${id}@${domain}`,
    `SEQUENCE:${revisions}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    ...whenLines(when),
    `SUMMARY;LANGUAGE=${language}:${escaped(title)}`,
    ...(text === '' ? [] : [`DESCRIPTION;LANGUAGE=${language}:${escaped(text)}`]),
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    ...(url === null ? [] : [`URL:${url}`]),
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escaped).join(',')}`]),
    `STATUS:${entry.isCancelled === true ? 'CANCELLED' : 'CONFIRMED'}`,
    // A deadline takes nobody’s time.
    `TRANSP:${'zone' in when ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ]
}

function whenLines(when: CalendarEntry['when']): string[] {
  if (!('zone' in when)) {
    const next = new Date(Date.parse(`${when.on}T00:00:00Z`) + 86_400_000)
      .toISOString()
      .slice(0, 10)
    return [`DTSTART;VALUE=DATE:${plainDay(when.on)}`, `DTEND;VALUE=DATE:${plainDay(next)}`]
  }
  const start = `${plainDay(when.on)}T${when.at.replace(':', '')}00`
  return [`DTSTART;TZID=${when.zone}:${start}`, `DURATION:PT${when.minutes}M`]
}

function plainDay(day: string): string {
  return day.replaceAll('-', '')
}

/** Text as a value: backslash, comma, semicolon and line end are escaped (RFC 5545 §3.3.11). */
function escaped(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => cleanText(line).replace(/[\\;,]/g, (sign) => `\\${sign}`))
    .join('\\n')
}

/** A line folded at 75 bytes, never inside a character. */
function folded(line: string): string {
  let bytes = 0
  let out = ''
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > MAX_LINE_BYTES) {
      out += '\r\n '
      bytes = 1
    }
    out += character
    bytes += size
  }
  return out
}
