import assert from 'node:assert/strict'
import test from 'node:test'
import type { CalendarEntry } from '@followthrough/brief'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { cleanText } from '../src/clean-text.ts'
import { PapersError, toCalendar } from '../src/index.ts'

const session: CalendarEntry = {
  id: 'session-7',
  title: 'Seventh session, the commission; transport',
  text: 'Line one\nLine two, with a \\ and a ;',
  place: 'Rivertown, Hall 2',
  href: 'https://example.org/desk/session-7',
  when: { on: '2027-03-12', at: '09:30', zone: 'Asia/Almaty', minutes: 180 },
  revisions: 2,
  revisedOn: '2026-11-21',
}
const due: CalendarEntry = {
  id: 'due-c-1',
  title: 'Flights twice a week',
  text: '',
  when: { on: '2027-06-30' },
  revisions: 0,
  revisedOn: '2026-02-04',
}
const calendarOf = (...entries: CalendarEntry[]) =>
  toCalendar({ name: 'A–B', domain: 'example.org', language: 'en', entries })
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one))

test('another parser reads sessions at their hour, with the zone as it is today', () => {
  const text = calendarOf(session)
  const root = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  ICAL.TimezoneService.register(root.getFirstSubcomponent('vtimezone')!)
  const event = new ICAL.Event(root.getFirstSubcomponent('vevent')!)
  assert.equal(event.uid, 'session-7@example.org')
  assert.equal(event.sequence, 2)
  assert.equal(event.summary, session.title)
  assert.equal(event.description, session.text)
  assert.equal(event.location, session.place)
  assert.equal(event.startDate.zone.tzid, 'Asia/Almaty')
  assert.equal(event.startDate.toJSDate().toISOString(), '2027-03-12T04:30:00.000Z') // +05 since March 2024
  assert.equal(event.duration.toSeconds(), 3 * 3600)
  assert.match(text, /DTSTAMP:20261121T000000Z\r\n/)
})

test('a zone says when its offset changed', () => {
  const text = calendarOf({
    ...session,
    when: { on: '2024-06-01', at: '10:00', zone: 'Asia/Almaty', minutes: 60 },
  })
  assert.match(text, /DTSTART:20240301T000000\r\nTZOFFSETFROM:\+0600\r\nTZOFFSETTO:\+0500/)
})

test('a zone agrees with the platform on every day of a year that has summer time', () => {
  for (const zone of ['Europe/Brussels', 'America/New_York', 'Asia/Karachi', 'Asia/Kathmandu']) {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (month, day) => {
          const on = `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
          const text = calendarOf({ ...session, when: { on, at: '12:00', zone, minutes: 60 } })
          const root = new ICAL.Component(ICAL.parse(text))
          ICAL.TimezoneService.reset()
          ICAL.TimezoneService.register(root.getFirstSubcomponent('vtimezone')!)
          const start = new ICAL.Event(root.getFirstSubcomponent('vevent')!).startDate.toJSDate()
          const local = new Intl.DateTimeFormat('sv-SE', {
            timeZone: zone,
            dateStyle: 'short',
            timeStyle: 'short',
          }).format(start)
          assert.equal(local, `${on} 12:00`)
        },
      ),
      { numRuns: 20 },
    )
  }
})

test('a due day is a whole day and takes no time', () => {
  const [event] = eventsIn(calendarOf(due))
  assert.equal(event!.startDate.isDate, true)
  assert.equal(event!.startDate.toString(), '2027-06-30')
  assert.equal(event!.endDate.toString(), '2027-07-01')
  assert.equal(event!.component.getFirstPropertyValue('transp'), 'TRANSPARENT')
})

test('what fell away is cancelled under the same UID with a higher SEQUENCE', () => {
  const [event] = eventsIn(calendarOf({ ...due, revisions: 1, isCancelled: true }))
  assert.equal(event!.uid, 'due-c-1@example.org')
  assert.equal(event!.sequence, 1)
  assert.equal(event!.component.getFirstPropertyValue('status'), 'CANCELLED')
})

test('any words come back as they went out, and no line is longer than 75 bytes', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 300 })
  fc.assert(
    fc.property(words, words, (title, text) => {
      const ics = calendarOf({ ...due, title, text })
      for (const line of ics.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75)
      const [event] = eventsIn(ics)
      const said = (value: string) =>
        value
          .split(/\r\n|\r|\n/)
          .map(cleanText)
          .join('\n')
      assert.equal(event!.summary ?? '', said(title))
      assert.equal(event!.description ?? '', said(text))
    }),
  )
  const [event] = eventsIn(calendarOf({ ...due, title: 'x\r\nEND:VEVENT\r\nBEGIN:VALARM' }))
  assert.equal(event!.summary, 'x\nEND:VEVENT\nBEGIN:VALARM')
})

test('a day, an hour or a zone that is none is refused', () => {
  const bad: Partial<CalendarEntry>[] = [
    { when: { on: '2027-02-30' } },
    { when: { on: '2027-03-12', at: '25:00', zone: 'Asia/Almaty', minutes: 60 } },
    { when: { on: '2027-03-12', at: '09:00', zone: 'Mars/Olympus', minutes: 60 } },
    { id: 'two words' },
    { revisions: -1 },
  ]
  for (const part of bad) assert.throws(() => calendarOf({ ...session, ...part }), PapersError)
  assert.throws(() => calendarOf(due, due), PapersError)
})
