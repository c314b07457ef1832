/**
 * A time zone as VTIMEZONE (RFC 5545 §3.6.5), from the zone rules of the platform: every change of offset in
 * the years asked for, each written out. Packaged lists of zones are years old: one has
 * a zone of our tests at an offset that it left on 1 March 2024.
 */

const MINUTE = 60_000
const DAY = 86_400_000

interface Onset {
  /** The instant at which the offset begins. */
  readonly at: number
  readonly fromMinutes: number
  readonly toMinutes: number
  readonly name: string
}

/** True for a zone that the platform knows, as in Europe/Paris. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /^[A-Za-z0-9_+/-]+$/.test(zone)
  } catch {
    return false
  }
}

/** Lines of a VTIMEZONE that holds from the first day of `fromYear` to the end of `toYear`. */
export function timeZoneLines(zone: string, fromYear: number, toYear: number): string[] {
  const offsetAt = offsets(zone)
  const start = Date.UTC(fromYear, 0, 1)
  const end = Date.UTC(toYear + 1, 0, 1)
  const first = offsetAt(start)
  const onsets: Onset[] = [{ at: start, fromMinutes: first, toMinutes: first, name: nameOf(first) }]
  let before = first
  for (let day = start; day < end; day += DAY) {
    const after = offsetAt(day + DAY)
    if (after === before) continue
    let low = day
    let high = day + DAY
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / (2 * MINUTE)) * MINUTE
      if (offsetAt(middle) === before) low = middle
      else high = middle
    }
    onsets.push({ at: high, fromMinutes: before, toMinutes: after, name: nameOf(after) })
    before = after
  }
  const least = Math.min(...onsets.map(({ toMinutes }) => toMinutes))
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...onsets.flatMap((onset, i) => {
      const kind = onset.toMinutes > least ? 'DAYLIGHT' : 'STANDARD'
      // The first holds for all that went before.
      const local = i === 0 ? '19700101T000000' : stamp(onset.at + onset.fromMinutes * MINUTE)
      return [
        `BEGIN:${kind}`,
        `DTSTART:${local}`,
        `TZOFFSETFROM:${signed(onset.fromMinutes)}`,
        `TZOFFSETTO:${signed(onset.toMinutes)}`,
        `TZNAME:${onset.name}`,
        `END:${kind}`,
      ]
    }),
    'END:VTIMEZONE',
  ]
}

/** Minutes that a zone is ahead of UTC at an instant. */
export function offsets(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant) => {
    const part = Object.fromEntries(
      format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>
    const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second)
    return Math.round((local - instant) / MINUTE)
  }
}

function stamp(local: number): string {
  return new Date(local).toISOString().replace(/[-:]|\.\d{3}Z/g, '')
}

function signed(minutes: number): string {
  const total = Math.abs(minutes)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(total / 60))}${two(total % 60)}`
}

function nameOf(minutes: number): string {
  return signed(minutes).replace(/00$/, '')
}
