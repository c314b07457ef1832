import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { QueueAnswer, SessionAnswer, SessionsAnswer } from '@followthrough/brief'
import { weeklyOf } from '@followthrough/papers'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import ICAL from 'ical.js'
import { smtp } from '../../papers/test/smtp.ts'
import { DecisionAnswer } from '../src/desk-bodies.ts'
import { API } from '../src/index.ts'
import { MailAnswer } from '../src/mail-bodies.ts'
import { DESK, type DeskWorld, deskHere, MARK, NEWS, openDeskWorld } from './desk-world.ts'
import { TODAY } from './world.ts'

const CALENDAR = `${API}/calendar`
const ATOM = `${API}/feeds/changes.atom`
const JSON_FEED = `${API}/feeds/changes.json`
const ONE = {
  id: 'one',
  mechanism: 'n-jsc',
  on: '2026-12-10',
  startsAt: '10:00',
  tz: 'Asia/Tokyo',
  by: 'Anna',
}

interface Found {
  readonly event: ICAL.Event
  readonly status: string
}

async function eventsOf(world: DeskWorld, query = ''): Promise<Map<string, Found>> {
  const text = await (await world.get(`${CALENDAR}${query}`)).text()
  const root = new ICAL.Component(ICAL.parse(text))
  return new Map(
    root.getAllSubcomponents('vevent').map((one) => {
      const event = new ICAL.Event(one)
      return [event.uid, { event, status: String(one.getFirstPropertyValue('status')) }]
    }),
  )
}

describe('the calendar', () => {
  let world: DeskWorld
  before(async () => {
    world = await openDeskWorld()
  })
  after(() => world.close())

  it('is one that other programs subscribe to', async () => {
    const response = await world.get(CALENDAR)
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8')
    assert.match(response.headers.get('content-disposition')!, /^inline; filename="example\.ics"/)
    const text = await response.text()
    const root = new ICAL.Component(ICAL.parse(text))
    assert.equal(root.getFirstPropertyValue('method'), 'PUBLISH')
    assert.equal(root.getFirstPropertyValue('x-wr-calname'), world.pack.partnership.title)
    const url = root.getFirstSubcomponent('vevent')!.getFirstPropertyValue('url')
    assert.ok(String(url).startsWith(`${world.url}/commitments/`))
  })

  it('keeps the UID of a session that moves, counts up, and cancels one that is called off', async () => {
    const uid = 'session-one@example.followthrough.internal'
    await world.ask(SessionAnswer, `${API}/sessions`, ONE)
    const seen = async () => (await eventsOf(world, '?kinds=sessions')).get(uid)!
    const first = await seen()
    assert.equal(first.event.startDate.toString(), '2026-12-10T10:00:00')
    assert.equal(first.event.startDate.zone.tzid, 'Asia/Tokyo')
    await world.ask(SessionAnswer, `${API}/sessions`, { ...ONE, on: '2026-12-11' })
    const moved = await seen()
    assert.equal(moved.event.startDate.toString(), '2026-12-11T10:00:00')
    assert.ok(moved.event.sequence > first.event.sequence)
    await (await world.send(`${API}/sessions/one?by=Anna`, undefined, { method: 'DELETE' })).text()
    const called = await seen()
    assert.equal(called.status, 'CANCELLED')
    assert.ok(called.event.sequence > moved.event.sequence)
    const { sessions } = await world.ask(SessionsAnswer, `${API}/sessions`)
    assert.deepEqual(sessions, [])
  })

  it('has what is named, and refuses what nobody knows in words', async () => {
    const all = await eventsOf(world, '?kinds=due-days')
    const [uid] = all.keys()
    const id = /^due-(.*)@/.exec(uid!)![1]
    assert.deepEqual([...(await eventsOf(world, `?commitment=${id}&kinds=due-days`)).keys()], [uid])
    const sectors = await eventsOf(world, '?sector=maritime&kinds=due-days')
    assert.ok(sectors.size > 0 && sectors.size < all.size)
    const wrong = await world.get(`${CALENDAR}?kinds=birthdays&colour=red`)
    assert.equal(wrong.status, 400)
    const nobody = await world.get(`${CALENDAR}?sector=x&body=x&commitment=x&session=x`)
    const { errors } = (await nobody.json()) as { errors: { field: string }[] }
    assert.deepEqual(errors.map(({ field }) => field).sort(), [
      'body',
      'commitment',
      'sector',
      'session',
    ])
  })
})

describe('feeds', () => {
  let world: DeskWorld
  before(async () => {
    world = await openDeskWorld()
  })
  after(() => world.close())

  it('are read by another parser, in both formats alike', async () => {
    const query = '?days=366&asOf=2024-03-01'
    const atom = await world.get(ATOM + query)
    assert.equal(atom.headers.get('content-type'), 'application/atom+xml; charset=utf-8')
    const read = parseAtomFeed(await atom.text())
    const json = await world.get(JSON_FEED + query)
    assert.equal(json.headers.get('content-type'), 'application/feed+json; charset=utf-8')
    const other = parseJsonFeed(await json.text())
    assert.ok(read.entries!.length > 10)
    assert.deepEqual(
      read.entries!.map(({ id }) => id),
      other.items!.map(({ id }) => id),
    )
    const self = read.links!.find(({ rel }) => rel === 'self')!
    assert.equal(self.href, `${world.url}${ATOM}?days=366`)
    assert.ok(other.items!.every(({ url }) => url!.startsWith(world.url)))
  })

  it('of another name there are none', async () => {
    const missing = await world.get(`${API}/feeds/changes.rss`)
    assert.equal(missing.status, 404)
    assert.match(
      ((await missing.json()) as { detail: string }).detail,
      /changes\.atom and changes\.json/,
    )
    const wrong = await world.get(`${ATOM}?crossing=x`)
    assert.match(((await wrong.json()) as { detail: string }).detail, /crossing: expected the id/)
  })

  it('what a decision added is an entry, and undone it is a removal', async () => {
    await world.take(NEWS, '&class=D')
    const { proposals } = await world.ask(QueueAnswer, `${DESK}/queue?order=document`)
    const proposal = proposals.find(({ act }) => act === 'ratified')!
    const path = `${ATOM}?days=366`
    const entries = async () =>
      parseAtomFeed(await (await world.get(path)).text()).entries?.map(({ id }) => id!) ?? []
    const first = await entries()
    const body = { decision: 'accept', ids: [proposal.id], by: 'Anna' }
    await world.ask(DecisionAnswer, `${DESK}/decisions`, body)
    const news = (await entries()).filter((id) => !first.includes(id))
    assert.ok(news.some((id) => id.includes('/statement/')))
    await world.ask(DecisionAnswer, `${DESK}/decisions`, { ...body, decision: 'undo' })
    assert.deepEqual(await entries(), first)
    const text = await (await world.get(path)).text()
    for (const id of news)
      assert.match(text, new RegExp(`<at:deleted-entry ref="${id}" when="\\d{4}-[^"]+Z">`))
    const json = (await (await world.get(`${JSON_FEED}?days=366`)).json()) as {
      _followthrough: { removed: { id: string }[] }
    }
    assert.ok(news.every((id) => json._followthrough.removed.some((one) => one.id === id)))
  })
})

describe('who comes back', () => {
  it('is told that nothing moved, by tag and by day, until something does', async () => {
    const world = await deskHere({ today: () => new Date().toISOString().slice(0, 10) })
    const today = new Date().toISOString().slice(0, 10)
    await new Promise((done) => setTimeout(done, 1100)) // the second in which the pack was loaded
    for (const path of [CALENDAR, ATOM, JSON_FEED]) {
      const first = await world.get(path)
      const etag = first.headers.get('etag')!
      const modified = first.headers.get('last-modified')!
      assert.ok(Date.parse(modified) <= Date.now(), path)
      const body = await first.text()
      const again = async (headers: Record<string, string>) =>
        (await world.get(path, { headers })).status
      assert.equal(await again({ 'if-none-match': etag }), 304)
      assert.equal(await again({ 'if-modified-since': modified }), 304)
      assert.equal(await again({ 'if-none-match': 'W/"x"', 'if-modified-since': modified }), 200)
      assert.equal(await again({ 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' }), 200)
      assert.equal(await (await world.get(path)).text(), body)
    }
    const before = await world.get(CALENDAR)
    const session = { ...ONE, on: today, past: true }
    await world.ask(SessionAnswer, `${API}/sessions`, session)
    const since = { 'if-modified-since': new Date().toUTCString() }
    assert.equal((await world.get(CALENDAR, { headers: since })).status, 200)
    const tag = { 'if-none-match': before.headers.get('etag')! }
    assert.equal((await world.get(CALENDAR, { headers: tag })).status, 200)
  })
})

describe('where entries lead', () => {
  it('is the site that was set, whatever address was asked; ids do not change with it', async () => {
    const site = 'https://desk.example.org/'
    const world = await deskHere({ site })
    const path = `${JSON_FEED}?days=366&asOf=2024-03-01`
    const feed = parseJsonFeed(await (await world.get(path)).text())
    assert.ok(feed.items!.every(({ url }) => url!.startsWith(site)))
    assert.equal(feed.feed_url, `${site}api/v1/feeds/changes.json?days=366`)
    const other = await deskHere()
    const asked = parseJsonFeed(await (await other.get(path)).text())
    assert.ok(asked.items!.every(({ url }) => url!.startsWith(other.url)))
    assert.deepEqual(
      asked.items!.map(({ id }) => id),
      feed.items!.map(({ id }) => id),
    )
    const head = await world.get(CALENDAR, { method: 'HEAD' })
    assert.deepEqual(
      [head.status, head.headers.get('content-type')],
      [200, 'text/calendar; charset=utf-8'],
    )
    const post = await world.get(CALENDAR, { method: 'POST' })
    assert.deepEqual([post.status, post.headers.get('allow')], [405, 'GET, HEAD'])
  })
})

describe('letters at the desk', () => {
  it('without a mail server there is none, and the reason is said', async () => {
    const world = await deskHere()
    const answer = await world.ask(MailAnswer, `${DESK}/mail`)
    assert.equal(answer.sending, false)
    assert.match(answer.why!, /FOLLOWTHROUGH_SMTP/)
    const problem = await world.problem(403, `${DESK}/mail`, { by: 'Anna', to: ['a@example.org'] })
    assert.match(problem.detail, /FOLLOWTHROUGH_SMTP/)
  })

  it('a digest is queued by a person at this machine, sent, and listed', async (t) => {
    const { server, received } = await smtp(t as never)
    const mail = (world: { dir: string }) => join(world.dir, 'mail')
    const place = await deskHere()
    const world = await deskHere({
      mail: {
        folder: mail(place),
        server,
        from: 'desk@example.org',
        to: ['amina@example.org'],
        weekly: weeklyOf('monday 06:00'),
        language: 'en',
      },
    })
    const foreign = await world.get(`${DESK}/mail`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ by: 'Anna' }),
    })
    assert.equal(foreign.status, 403)
    const bad = await world.problem(400, `${DESK}/mail`, { by: 'Anna', to: ['nobody'] })
    assert.deepEqual(
      bad.errors!.map(({ field }) => field),
      ['to'],
    )
    const days = { fromDay: '2026-02-02', toDay: '2026-02-01' }
    const back = await world.problem(400, `${DESK}/mail`, { by: 'Anna', ...days })
    assert.match(back.detail, /toDay: .*not before fromDay/)
    const queued = await world.send(`${DESK}/mail`, { by: 'Anna', toDay: TODAY, language: 'ru' })
    assert.equal(queued.status, 202)
    const { letters } = MailAnswer.parse(await queued.json())
    assert.deepEqual(
      letters.map(({ to }) => to),
      [['amina@example.org']],
    )
    let answer = await world.ask(MailAnswer, `${DESK}/mail`)
    for (let i = 0; i < 300 && answer.counts.sent === 0; i++) {
      await new Promise((done) => setTimeout(done, 20))
      answer = await world.ask(MailAnswer, `${DESK}/mail`)
    }
    assert.deepEqual(answer.counts, { waiting: 0, sent: 1, failed: 0 })
    assert.match(answer.letters[0]!.said, /^250/)
    assert.equal(received.length, 1)
    assert.match(received[0]!.body, /^Content-Language: ru\r$/m)
    assert.equal(answer.weekly!.words, 'Monday 06:00 UTC')
    assert.ok(MARK['x-followthrough'] === 'desk')
  })

  it('readers from elsewhere see that letters went, and not to whom', async () => {
    const world = await deskHere({
      host: '0.0.0.0',
      mail: {
        folder: '/nonexistent',
        server: null,
        from: 'desk@example.org',
        to: ['Amina <amina@example.org>'],
        weekly: weeklyOf('monday 06:00'),
        language: 'en',
      },
    })
    const answer = await (
      await fetch(`${world.url.replace('0.0.0.0', '127.0.0.1')}${DESK}/mail`)
    ).json()
    assert.deepEqual(MailAnswer.parse(answer).to, ['Amina <a…@example.org>'])
    assert.equal(MailAnswer.parse(answer).from, 'd…@example.org')
  })
})
