import assert from 'node:assert/strict'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { SMTPServer } from 'smtp-server'
import {
  bareAddress,
  type Letter,
  lastOccasion,
  nextOccasion,
  openOutbox,
  PapersError,
  smtpServerOf,
  toEml,
  weeklyOf,
} from '../src/index.ts'
import { deadPort, folderFor, refusal, smtp } from './smtp.ts'

const letter: Letter = {
  from: 'Desk of A–B <desk@example.org>',
  to: ['Амина <amina@example.com>', 'bo@example.net'],
  subject: 'Дайджест: 21 ноября 2026',
  date: '2026-11-21T06:00:00Z',
  text: 'Выросло: 2.\n.\nDots stay.',
  html: '<p>Выросло: <b>2</b>.</p>',
  language: 'ru',
  files: [{ name: 'бриф.pdf', type: 'application/pdf', bytes: new Uint8Array([1, 2, 3]) }],
}
const envelope = { from: letter.from, to: letter.to }

test('the same letter gives the same bytes, dated by itself', async () => {
  const eml = Buffer.from(await toEml(letter)).toString()
  assert.equal(eml, Buffer.from(await toEml(letter)).toString())
  assert.match(eml, /^Date: Sat, 21 Nov 2026 06:00:00 \+0000\r$/m)
  assert.match(eml, /^Auto-Submitted: auto-generated\r$/m)
  assert.match(eml, /^Subject: =\?UTF-8\?/m)
})

test('nothing in a letter becomes a header', async () => {
  const eml = Buffer.from(
    await toEml({ ...letter, subject: 'x\r\nBcc: spy@example.org', text: 'y' }),
  ).toString()
  assert.ok(!/^Bcc:/m.test(eml))
  for (const to of ['spy@x\r\nBcc: a@b.c', 'no address', 'a@b, c@d', '<>'])
    await assert.rejects(toEml({ ...letter, to: [to] }), PapersError)
})

test('a letter is sent once, and the queue says so', async (t) => {
  const { server, received } = await smtp(t)
  const folder = await folderFor(t)
  const outbox = await openOutbox(folder, server)
  await outbox.queue(await toEml(letter), envelope)
  const [sent] = await outbox.send()
  assert.equal(sent!.state, 'sent')
  assert.match(sent!.said, /^250 kept/)
  assert.deepEqual(received[0]!.to, ['amina@example.com', 'bo@example.net'])
  assert.deepEqual(await outbox.send(), [])
  assert.equal(received.length, 1)
  assert.ok(!(await readdir(folder)).some((name) => name.endsWith('.eml')))
})

test('a server that is down: the letter waits, twice as long each time, and goes when it is up', async (t) => {
  const folder = await folderFor(t)
  let instant = Date.parse('2026-11-21T06:00:00Z')
  const dead = await openOutbox(
    folder,
    { host: '127.0.0.1', port: await deadPort() },
    () => instant,
  )
  await dead.queue(await toEml(letter), envelope)
  const [first] = await dead.send()
  assert.deepEqual([first!.state, first!.attempts], ['waiting', 1])
  assert.equal(first!.nextAt, '2026-11-21T06:01:00.000Z')
  assert.match(first!.said, /ECONNREFUSED/)
  assert.deepEqual(await dead.send(), []) // not before its time
  instant += 60_000
  const [second] = await dead.send()
  assert.equal(second!.nextAt, '2026-11-21T06:03:00.000Z')
  instant += 120_000
  const { server, received } = await smtp(t)
  const [third] = await (await openOutbox(folder, server, () => instant)).send()
  assert.deepEqual([third!.state, third!.attempts, received.length], ['sent', 3, 1])
})

test('a refusal for good is not tried again, and is said', async (t) => {
  const { server } = await smtp(t, () => refusal(550, 'no such mailbox'))
  const outbox = await openOutbox(await folderFor(t), server)
  await outbox.queue(await toEml(letter), envelope)
  const [failed] = await outbox.send()
  assert.deepEqual([failed!.state, failed!.nextAt], ['failed', null])
  assert.match(failed!.said, /550 no such mailbox/)
  assert.equal((await outbox.list())[0]!.state, 'failed')
})

test('a refusal for now waits for those who have not had it, and for no one else', async (t) => {
  let isGrey = true
  const { server, received } = await smtp(t, (address) =>
    isGrey && address === 'bo@example.net' ? refusal(451, 'come back later') : null,
  )
  let instant = 0
  const outbox = await openOutbox(await folderFor(t), server, () => instant)
  await outbox.queue(await toEml(letter), envelope)
  const [waiting] = await outbox.send()
  assert.deepEqual([waiting!.state, waiting!.to], ['waiting', ['bo@example.net']])
  isGrey = false
  instant = 60_000
  assert.equal((await outbox.send())[0]!.state, 'sent')
  assert.deepEqual(
    received.map(({ to }) => to),
    [['amina@example.com'], ['bo@example.net']],
  )
})

test('two processes on one queue send a letter once', async (t) => {
  const { server, received } = await smtp(t)
  const folder = await folderFor(t)
  const boxes = await Promise.all([1, 2, 3].map(() => openOutbox(folder, server)))
  for (let i = 0; i < 5; i++) await boxes[0]!.queue(await toEml(letter), envelope)
  await Promise.all(boxes.map((box) => box.send()))
  assert.equal(received.length, 5)
})

test('a strange file in the folder is no letter', async (t) => {
  const { server } = await smtp(t)
  const folder = await folderFor(t)
  await writeFile(join(folder, 'note.txt'), 'x')
  await writeFile(join(folder, 'half.waiting'), '{"id"')
  assert.deepEqual(await (await openOutbox(folder, server)).send(), [])
})

test('a letter with an id of its own is kept once for ever, whoever queues it', async (t) => {
  const { server, received } = await smtp(t)
  const folder = await folderFor(t)
  const boxes = await Promise.all([1, 2, 3].map(() => openOutbox(folder, server)))
  const eml = await toEml(letter)
  await Promise.all(boxes.map((box) => box.queue(eml, envelope, 'digest-2026-W47')))
  assert.equal((await boxes[0]!.list()).length, 1)
  await boxes[0]!.send()
  const again = await boxes[1]!.queue(eml, envelope, 'digest-2026-W47')
  assert.equal(again.state, 'sent')
  assert.deepEqual([await boxes[2]!.send(), received.length], [[], 1])
  await assert.rejects(boxes[0]!.queue(eml, envelope, '../x'), PapersError)
})

test('a letter that a crash left between keeping and waiting goes after a while', async (t) => {
  const { server, received } = await smtp(t)
  const folder = await folderFor(t)
  const outbox = await openOutbox(folder, server)
  await outbox.queue(await toEml(letter), envelope, 'week')
  await rm(join(folder, 'week.waiting'))
  assert.deepEqual(await outbox.send(), []) // another process may be about to
  const later = Date.now() + 16 * 60_000
  t.mock.method(Date, 'now', () => later)
  await outbox.send() // taken up
  await outbox.send()
  assert.equal(received.length, 1)
})

test('a crash after the server took it sends nothing twice', async (t) => {
  const { server, received } = await smtp(t)
  const folder = await folderFor(t)
  const outbox = await openOutbox(folder, server)
  const { id } = await outbox.queue(await toEml(letter), envelope)
  await outbox.send()
  await writeFile(join(folder, `${id}.sending`), '{}')
  const later = Date.now() + 16 * 60_000
  t.mock.method(Date, 'now', () => later)
  await outbox.send()
  assert.deepEqual([received.length, (await outbox.list()).length], [1, 1])
})

test('without a server letters are kept, and sending says what is missing', async (t) => {
  const folder = join(await folderFor(t), 'deeper')
  const outbox = await openOutbox(folder, null)
  assert.deepEqual(await outbox.list(), [])
  await outbox.queue(await toEml(letter), envelope)
  assert.equal((await outbox.list()).length, 1)
  await assert.rejects(outbox.send(), /No mail server is set/)
})

test('the address of a mail server is read, and what is none is told without its password', () => {
  assert.deepEqual(smtpServerOf('smtp://desk%40a.org:p%2Fw@mail.example.org'), {
    host: 'mail.example.org',
    port: 587,
    secure: false,
    requireTls: true,
    user: 'desk@a.org',
    password: 'p/w',
  })
  assert.deepEqual(smtpServerOf('smtps://mail.example.org'), {
    host: 'mail.example.org',
    port: 465,
    secure: true,
    requireTls: false,
  })
  assert.equal(smtpServerOf('smtp://u:p@127.0.0.1:2525').requireTls, false)
  for (const bad of [
    'mail.example.org:25',
    'http://u:geheim@h',
    'smtp://u:geheim/x@h',
    'smtp://u:geheim@h/x',
    'smtp://u:gehei%m@h',
    '',
  ])
    assert.throws(
      () => smtpServerOf(bad),
      (error: Error) => error instanceof PapersError && !/gehei/.test(error.message),
    )
})

test('a password is not told, even where the server repeats it', async (t) => {
  const smtpServer = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ password }, _, callback) =>
      callback(Object.assign(new Error(`${password} is wrong`), { responseCode: 535 })),
  })
  smtpServer.on('error', () => {})
  await new Promise<void>((done) => smtpServer.listen(0, '127.0.0.1', done))
  t.after(() => new Promise<void>((done) => smtpServer.close(() => done())))
  const { port } = smtpServer.server.address() as { port: number }
  const folder = await folderFor(t)
  const outbox = await openOutbox(folder, smtpServerOf(`smtp://u:geheim@127.0.0.1:${port}`))
  await outbox.queue(await toEml(letter), envelope)
  const [tried] = await outbox.send()
  assert.equal(tried!.state, 'waiting') // a wrong password may be put right
  assert.match(tried!.said, /535 .*\(password\) is wrong/)
  for (const name of await readdir(folder))
    assert.doesNotMatch(await readFile(join(folder, name), 'latin1'), /geheim/)
})

test('the week has one occasion, at its hour in its zone', () => {
  const weekly = weeklyOf('mon 06:00 Europe/Brussels')
  const at = (instant: string) => lastOccasion(weekly, Date.parse(instant))
  assert.deepEqual(at('2026-11-23T05:00:00Z'), {
    week: '2026-W48',
    day: '2026-11-23',
    instant: Date.parse('2026-11-23T05:00:00Z'),
  })
  assert.equal(at('2026-11-23T04:59:59Z').week, '2026-W47')
  assert.equal(at('2026-07-06T04:00:00Z').day, '2026-07-06') // summer time
  assert.equal(at('2027-01-03T12:00:00Z').week, '2026-W53')
  for (const bad of ['', 'mon', 'someday 06:00', 'mon 24:00', 'mon 06:00 Mars/Olympus', 'm 06:00'])
    assert.throws(() => weeklyOf(bad), PapersError)
})

test('the last occasion and the next are a week apart and hold the moment between them', () => {
  const zones = [
    'UTC',
    'Asia/Karachi',
    'Pacific/Kiritimati',
    'America/New_York',
    'Pacific/Pago_Pago',
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2020), max: Date.UTC(2030) }),
      (weekday, zone, now) => {
        const weekly = { weekday, at: '01:30', zone }
        const last = lastOccasion(weekly, now)
        const next = nextOccasion(weekly, now)
        assert.ok(last.instant <= now && now < next.instant)
        assert.equal(Date.parse(next.day) - Date.parse(last.day), 7 * 86_400_000)
        assert.notEqual(last.week, next.week)
        const local = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(last.instant)
        assert.match(local, new RegExp(`^${last.day} 0[12]:30$`))
      },
    ),
    { numRuns: 200 },
  )
})

test('an address that is none is told without a stop, which whoever tells it sets', () => {
  assert.throws(
    () => bareAddress('nobody'),
    (error: Error) => error instanceof PapersError && /name@host>$/.test(error.message),
  )
})
