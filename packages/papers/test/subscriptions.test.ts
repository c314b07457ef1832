/** Calendars and feeds of the packs on a fixed day: golden files, read back by other programs. */

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import test from 'node:test'
import {
  CalendarQuery,
  createAnswers,
  FeedQuery,
  LANGUAGES,
  openDossier,
  openSecretariat,
  SessionRequest,
} from '@followthrough/brief'
import { openStore, readPack } from '@followthrough/store'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import ICAL from 'ical.js'
import { toAtom, toCalendar, toJsonFeed } from '../src/index.ts'

const SITE = 'https://desk.example.org/'
const golden = new URL('golden/', import.meta.url)

/** A text beside its golden file; `GOLDEN=1` writes it. */
function compareGolden(name: string, text: string): void {
  const path = new URL(name, golden)
  if (process.env.GOLDEN === '1') writeFileSync(path, text)
  assert.equal(text, readFileSync(path, 'utf8'))
}

function answersOf(id: string, today: string, withSession = false) {
  const { pack } = readPack(new URL(`../../../packs/${id}`, import.meta.url).pathname)
  const store = openStore(':memory:')
  store.loadPack(pack!)
  const opened = () => openDossier(pack!.partnership, store.statements())
  if (withSession) {
    const request = SessionRequest.parse({
      id: 'one',
      mechanism: 'n-igc',
      on: '2026-12-10',
      startsAt: '10:00',
      tz: 'Asia/Karachi',
      place: 'Hall 2; upstairs',
      sectors: ['transport'],
    })
    const decider = { name: 'Amina', day: today, instant: `${today}T09:00:00.000Z` }
    store.append(openSecretariat(opened()).saveSession(request, decider))
  }
  return createAnswers(opened(), () => today)
}

const calendarOf = (answers: ReturnType<typeof answersOf>, query: object) => {
  const asked = CalendarQuery.parse(query)
  const { name, issuer, language, entries } = answers.calendar({}, asked, SITE)
  return toCalendar({ name, domain: issuer, language, entries })
}

test('the calendar of one sector on a fixed day', () => {
  const text = calendarOf(answersOf('kz-pk', '2026-11-21', true), { sector: 'transport' })
  compareGolden('transport.ics', text)
  const root = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  ICAL.TimezoneService.register(root.getFirstSubcomponent('vtimezone')!)
  const events = root.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  const session = events.find(({ uid }) => uid.startsWith('session-one@'))!
  assert.equal(session.startDate.toJSDate().toISOString(), '2026-12-10T05:00:00.000Z')
  assert.ok(events.length > 3)
})

test('the feed of one sector on a fixed day', () => {
  const feed = answersOf('example', '2024-03-01').feed(
    {},
    FeedQuery.parse({ sector: 'maritime', days: 366 }),
    SITE,
  )
  const atom = toAtom(feed)
  const json = toJsonFeed(feed)
  compareGolden('maritime.atom', atom)
  compareGolden('maritime-feed.json', json)
  assert.deepEqual(
    parseAtomFeed(atom).entries!.map(({ id }) => id),
    feed.entries.map(({ id }) => id),
  )
  assert.deepEqual(
    parseJsonFeed(json).items!.map(({ id }) => id),
    feed.entries.map(({ id }) => id),
  )
})

test('whole calendars and feeds read back in every language', () => {
  for (const [pack, today] of [
    ['kz-pk', '2026-11-21'],
    ['example', '2024-03-01'],
  ] as const) {
    const answers = answersOf(pack, today)
    for (const language of LANGUAGES) {
      const feed = answers.feed({}, FeedQuery.parse({ days: 366, language }), SITE)
      assert.equal(parseAtomFeed(toAtom(feed)).entries!.length, feed.entries.length)
      assert.equal(parseJsonFeed(toJsonFeed(feed)).items!.length, feed.entries.length)
      const text = calendarOf(answers, { language })
      const root = new ICAL.Component(ICAL.parse(text))
      const { entries } = answers.calendar({}, CalendarQuery.parse({}))
      assert.equal(root.getAllSubcomponents('vevent').length, entries.length)
    }
  }
})
