/** Calendars, feeds and digests at the command line. */

import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it, type TestContext } from 'node:test'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import ICAL from 'ical.js'
import { SMTPServer } from 'smtp-server'
import { deadPort, refusal, smtp } from '../../papers/test/smtp.ts'
import { type Desk, ended, INVENTED_DIR, openDesk, served } from './spawn.ts'

const DAY = '2024-03-01'
const AT = ['--as-of', DAY]

describe('calendars and feeds', () => {
  let desk: Desk
  before(() => {
    desk = openDesk(INVENTED_DIR)
  })
  after(() => desk.close())

  async function out(...args: string[]): Promise<string> {
    const ran = await desk.run(args)
    assert.deepEqual([ran.code, ran.err], [0, ''])
    return ran.out
  }
  async function refused(...args: string[]): Promise<string> {
    const ran = await desk.run(args)
    assert.deepEqual([ran.code, ran.out], [2, ''])
    return ran.err
  }

  it('a calendar goes to standard output, or whole into a file', async () => {
    const text = await out('calendar', ...AT)
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    assert.ok(events.length > 5)
    const file = join(desk.dir, 'deep', 'desk.ics')
    const said = await out('calendar', ...AT, '-o', file)
    assert.equal(said, `${events.length} entries written to ${file}\n`)
    assert.equal(readFileSync(file, 'utf8'), text)
    await out('calendar', ...AT, '--kinds', 'sessions', '-o', file)
    assert.notEqual(readFileSync(file, 'utf8'), text)
    assert.deepEqual(readdirSync(join(desk.dir, 'deep')), ['desk.ics'])
    const body = JSON.parse(await out('calendar', ...AT, '--json')) as { entries: unknown[] }
    assert.equal(body.entries.length, events.length)
  })

  it('a feed is Atom or JSON Feed, and leads to the site', async () => {
    const days = ['--days', '366', '--site', 'https://desk.example.org/x']
    const atom = parseAtomFeed(await out('feed', ...AT, ...days))
    const json = parseJsonFeed(await out('feed', ...AT, ...days, '--format', 'json'))
    assert.deepEqual(
      atom.entries!.map(({ id }) => id),
      json.items!.map(({ id }) => id),
    )
    assert.ok(json.items!.every(({ url }) => url!.startsWith('https://desk.example.org/x/')))
    const file = join(desk.dir, 'changes.atom')
    assert.match(await out('feed', ...AT, '-o', file), /entries and 0 removals written to/)
  })

  it('what is wrong is told by the option', async () => {
    assert.match(await refused('calendar', '--kinds', 'birthdays'), /--kinds: /)
    assert.match(await refused('calendar', '--session', 'x'), /--session: there is no session/)
    assert.match(await refused('calendar', '-o', desk.dir), /this is a folder; name a file/)
    assert.match(await refused('feed', '--sector', 'x'), /--sector: expected one of /)
    assert.match(await refused('feed', '--body', 'x'), /--body: expected a party/)
    assert.match(await refused('feed', '--crossing', 'x'), /--crossing: expected the id/)
    assert.match(await refused('feed', '--format', 'rss'), /--format: expected one of atom, json/)
    assert.match(await refused('feed', '--days', '0'), /--days: /)
    assert.match(await refused('feed', '--site', 'ftp://x'), /--site: expected the address/)
    writeFileSync(join(desk.dir, 'file'), '')
    const within = await desk.run(['feed', '-o', join(desk.dir, 'file', 'x.atom')])
    assert.equal(within.code, 1)
    assert.match(within.err, /something else is in the way/)
  })
})

describe('the digest', () => {
  /** A desk, and how it is run with a mail server. */
  function deskWith(t: TestContext, env: Record<string, string>) {
    const desk = openDesk(INVENTED_DIR)
    t.after(() => desk.close())
    return {
      desk,
      run: (args: readonly string[], more: Record<string, string> = {}) =>
        desk.run(args, { ...env, ...more }),
    }
  }
  const WHO = {
    FOLLOWTHROUGH_DIGEST_FROM: 'Desk <desk@example.org>',
    FOLLOWTHROUGH_DIGEST_TO: 'amina@example.org, bo@example.org',
  }

  it('is text, or an e-mail file', async (t) => {
    const { desk, run } = deskWith(t, {})
    const { out, code } = await run(['digest', ...AT])
    assert.equal(code, 0)
    assert.match(out, /^# Weekly digest$/m)
    assert.match(out, /## Action items/)
    const file = join(desk.dir, 'week.eml')
    const days = ['--from', '2024-02-01', '--to', '2024-02-08']
    const to = ['--to-address', 'a@example.org', 'b@example.org', '--from-address', 'c@example.org']
    const written = await run(['digest', ...days, ...to, '-o', file])
    assert.equal(written.out, `a letter to 2 addresses written to ${file}\n`)
    const eml = readFileSync(file, 'utf8')
    assert.match(eml, /^To: a@example\.org, b@example\.org\r$/m)
    assert.match(eml, /multipart\/alternative/)
  })

  it('what is missing is said before anything is done', async (t) => {
    const { run } = deskWith(t, {})
    const said = async (args: readonly string[], env: Record<string, string> = {}) => {
      const { code, err } = await run(['digest', ...args], env)
      assert.equal(code, 2, err)
      return err
    }
    assert.match(await said(['--send']), /set FOLLOWTHROUGH_SMTP/)
    assert.match(await said(['send']), /set FOLLOWTHROUGH_SMTP/)
    assert.match(await said(['-o', 'x.eml']), /--to-address: say who gets it/)
    assert.match(await said(['-o', 'x.eml', '--to-address', 'a@b.org']), /--from-address: say who/)
    assert.match(await said(['-o', 'x.eml', '--to-address', 'nobody']), /nobody is no address/)
    assert.match(await said(['--to-address', 'a@b.org']), /say -o FILE .* or --send/)
    assert.match(await said(['--from', '2024-02-02', '--to', '2024-02-01']), /--to: expected a day/)
    assert.match(await said(['letters']), /unknown command 'letters'/)
    const bad = { FOLLOWTHROUGH_SMTP: 'smtp://u:geheim@h/x' }
    const told = await said(['--send'], bad)
    assert.match(told, /FOLLOWTHROUGH_SMTP: .* expected smtp:/)
    assert.doesNotMatch(told, /geheim/)
    assert.match(
      await said([], { FOLLOWTHROUGH_DIGEST_LANGUAGE: 'xx' }),
      /LANGUAGE: expected one of/,
    )
  })

  it('waits while the mail server is down, is said to, and goes once when it is up', async (t) => {
    const { desk, run } = deskWith(t, WHO)
    const down = { FOLLOWTHROUGH_SMTP: `smtp://127.0.0.1:${await deadPort()}` }
    const first = await run(['digest', ...AT, '--send'], down)
    assert.equal(first.code, 1)
    assert.match(first.out, /not sent to amina@example\.org, bo@example\.org: .*ECONNREFUSED/)
    assert.match(first.err, /1 letter not sent; it waits/)
    const outbox = await run(['digest', 'outbox'])
    assert.match(outbox.out, /1 letter .*1 waiting/)
    assert.match(outbox.out, /1 try, not before/)
    const early = await run(['digest', 'send'], down)
    assert.deepEqual([early.code, early.out], [0, 'No letter is due.\n'])

    const { server, received } = await smtp(t)
    const up = { FOLLOWTHROUGH_SMTP: `smtp://${server.host}:${server.port}` }
    const folder = `${desk.db.replace(/\.sqlite$/, '')}.mail`
    const name = readdirSync(folder).find((one) => one.endsWith('.waiting'))!
    const posted = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    posted.nextAt = new Date(0).toISOString() // as if the pause were over
    writeFileSync(join(folder, name), JSON.stringify(posted))
    const sent = await run(['digest', 'send', '--json'], up)
    assert.equal(sent.code, 0, sent.err)
    const { letters } = JSON.parse(sent.out) as { letters: { state: string; attempts: number }[] }
    assert.deepEqual(
      letters.map(({ state, attempts }) => [state, attempts]),
      [['sent', 2]],
    )
    assert.equal(received.length, 1)
    assert.match((await run(['digest', 'outbox'])).out, /● sent/)
  })

  it('is refused for good: said, and not tried again', async (t) => {
    const { server } = await smtp(t, () => refusal(550, 'no such mailbox'))
    const { run } = deskWith(t, {
      ...WHO,
      FOLLOWTHROUGH_SMTP: `smtp://${server.host}:${server.port}`,
    })
    const refused = await run(['digest', ...AT, '--send'])
    assert.equal(refused.code, 1)
    assert.match(refused.out, /^refused for .*: .*550 no such mailbox/)
    assert.doesNotMatch(refused.err, /waits/)
    assert.match((await run(['digest', 'outbox'])).out, /■ failed/)
  })

  it('a wrong password is nowhere to be read', async (t) => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _, callback) =>
        callback(Object.assign(new Error(`${password} is wrong`), { responseCode: 535 })),
    })
    server.on('error', () => {})
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    t.after(() => new Promise<void>((done) => server.close(() => done())))
    const { port } = server.server.address() as { port: number }
    const { run } = deskWith(t, {
      ...WHO,
      FOLLOWTHROUGH_SMTP: `smtp://desk:geheim@127.0.0.1:${port}`,
    })
    const tried = await run(['digest', ...AT, '--send', '--json'])
    const listed = await run(['digest', 'outbox'])
    assert.equal(tried.code, 1)
    assert.match(tried.out, /535/)
    for (const { out, err } of [tried, listed]) assert.doesNotMatch(out + err, /geheim/)
  })

  it('a server with a mail server sends what waits, and says that a digest goes out', async (t) => {
    const { server, received } = await smtp(t)
    const { desk, run } = deskWith(t, WHO)
    const down = { FOLLOWTHROUGH_SMTP: `smtp://127.0.0.1:${await deadPort()}` }
    await run(['digest', ...AT, '--send'], down)
    const folder = `${desk.db.replace(/\.sqlite$/, '')}.mail`
    const name = readdirSync(folder).find((one) => one.endsWith('.waiting'))!
    const posted = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    writeFileSync(join(folder, name), JSON.stringify({ ...posted, nextAt: new Date(0) }))
    const up = { ...WHO, FOLLOWTHROUGH_SMTP: `smtp://${server.host}:${server.port}` }
    const child = desk.start(['serve', '--port', '0'], up)
    const { url, sheet } = await served(child)
    assert.match(sheet, /The digest goes out every week/)
    for (let i = 0; i < 500 && received.length === 0; i++)
      await new Promise((done) => setTimeout(done, 20))
    assert.equal(received.length, 1)
    const mail = (await (await fetch(`${url}/api/v1/desk/mail`)).json()) as {
      weekly: { words: string }
      to: string[]
    }
    assert.equal(mail.weekly.words, 'Monday 06:00 UTC')
    assert.deepEqual(mail.to, ['amina@example.org', 'bo@example.org'])
    child.kill('SIGTERM')
    await ended(child)
    const half = await run(['serve', '--port', '0'])
    assert.equal(half.code, 2)
    assert.match(half.err, /FOLLOWTHROUGH_DIGEST_TO: the digest needs a mail server/)
  })
})
