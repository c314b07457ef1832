import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { createAnswers, openDossier } from '@followthrough/brief'
import { openOutbox, type SmtpServer, weeklyOf } from '@followthrough/papers'
import { openStore, readPack } from '@followthrough/store'
import { deadPort, folderFor, refusal, smtp } from '../../papers/test/smtp.ts'
import { openPostOffice } from '../src/post-office.ts'

const PACK = new URL('../../../packs/example', import.meta.url).pathname
const { pack } = readPack(PACK)
const store = openStore(':memory:')
store.loadPack(pack!)
const answers = createAnswers(
  openDossier(pack!.partnership, store.statements()),
  () => '2024-03-01',
)
test.after(() => store.close())

const MONDAY = Date.parse('2024-03-04T06:00:00Z')
const DAY = 86_400_000
const MINUTE = 60_000

/** A server that is started at an instant, with a clock that is passed in. */
async function office(
  t: TestContext,
  server: SmtpServer,
  { folder, at }: { folder: string; at: number },
) {
  const clock = { now: at }
  const faults: unknown[] = []
  const post = await openPostOffice({
    folder,
    server,
    from: 'Desk <desk@example.org>',
    to: ['amina@example.org', 'bo@example.org'],
    weekly: weeklyOf('monday 06:00'),
    language: 'en',
    now: () => clock.now,
    answers: () => answers,
    today: () => new Date(clock.now).toISOString().slice(0, 10),
    onFault: (fault) => faults.push(fault),
  })
  t.after(() => post.close())
  return { post, clock, faults }
}
/** The subject, its encoded words (RFC 2047) read. */
const subjectOf = (body: string) =>
  /^Subject: (.*(?:\r\n[ \t].*)*)/m
    .exec(body)![1]!
    .replace(/\?=\s+=\?UTF-8\?Q\?/g, '')
    .replace(/^=\?UTF-8\?Q\?|\?=$/g, '')
    .replaceAll('_', ' ')
    .replace(/(=[\dA-F]{2})+/g, (bytes) => decodeURIComponent(bytes.replaceAll('=', '%')))

test('the digest goes once a week, at its hour, with the days since the last one', async (t) => {
  const { server, received } = await smtp(t)
  const folder = await folderFor(t)
  const { post, clock, faults } = await office(t, server, { folder, at: MONDAY - 3 * DAY })
  await post.tick()
  assert.equal(received.length, 0, 'the first start sends nothing')
  clock.now = MONDAY - 1
  await post.tick()
  assert.equal(received.length, 0)
  clock.now = MONDAY
  await post.tick()
  await post.tick()
  assert.equal(received.length, 1)
  assert.deepEqual(received[0]!.to, ['amina@example.org', 'bo@example.org'])
  // The last one would have been told on 26 February, of the days up to the 25th.
  assert.match(subjectOf(received[0]!.body), /^Weekly digest: 25 February 2024 – 3 March 2024$/)
  clock.now = MONDAY + 6 * DAY
  await post.tick()
  assert.equal(received.length, 1)
  clock.now = MONDAY + 7 * DAY
  await post.tick()
  assert.equal(received.length, 2)
  assert.match(subjectOf(received[1]!.body), /: 3–10 March 2024$/)
  const answer = await post.answer()
  assert.deepEqual(answer.counts, { waiting: 0, sent: 2, failed: 0 })
  assert.equal(answer.weekly!.lastWeek, '2024-W11')
  assert.equal(answer.weekly!.words, 'Monday 06:00 UTC')
  assert.deepEqual(faults, [])
})

test('a server that was down for weeks sends one digest of all the days', async (t) => {
  const { server, received } = await smtp(t)
  const folder = await folderFor(t)
  const first = await office(t, server, { folder, at: MONDAY - DAY })
  await first.post.tick()
  first.clock.now = MONDAY
  await first.post.tick()
  await first.post.close()
  const { post } = await office(t, server, { folder, at: MONDAY + 23 * DAY })
  await post.tick()
  await post.tick()
  assert.equal(received.length, 2)
  assert.match(subjectOf(received[1]!.body), /: 3–24 March 2024$/)
})

test('a week has one letter: after a crash before its state was written, and of two servers', async (t) => {
  const { server, received } = await smtp(t)
  const folder = await folderFor(t)
  const one = await office(t, server, { folder, at: MONDAY - DAY })
  const two = await office(t, server, { folder, at: MONDAY - DAY })
  await one.post.tick()
  const before = await readFile(join(folder, 'weekly.json'))
  one.clock.now = MONDAY
  two.clock.now = MONDAY
  await Promise.all([one.post.tick(), two.post.tick()])
  await one.post.tick()
  assert.equal(received.length, 1)
  await writeFile(join(folder, 'weekly.json'), before)
  await two.post.tick()
  await writeFile(join(folder, 'weekly.json'), '{')
  await two.post.tick()
  assert.equal(received.length, 1)
})

test('a mail server that is down, refuses for a while, then for good: waited for, said, sent once', async (t) => {
  const folder = await folderFor(t)
  const dead = await office(
    t,
    { host: '127.0.0.1', port: await deadPort() },
    {
      folder,
      at: MONDAY - DAY,
    },
  )
  await dead.post.tick()
  dead.clock.now = MONDAY
  await dead.post.tick()
  const [down] = (await dead.post.answer()).letters
  assert.deepEqual(
    [down!.state, down!.attempts, down!.nextAt],
    ['waiting', 1, new Date(MONDAY + MINUTE).toISOString()],
  )
  assert.match(down!.said, /ECONNREFUSED/)
  await dead.post.close()

  let mood: Error | null = refusal(451, 'come back later')
  const { server, received } = await smtp(t, () => mood)
  const { post, clock } = await office(t, server, { folder, at: MONDAY + MINUTE })
  await post.tick()
  const [grey] = (await post.answer()).letters
  assert.deepEqual([grey!.state, grey!.attempts], ['waiting', 2])
  assert.match(grey!.said, /451 come back later/)
  mood = null
  clock.now += 2 * MINUTE
  await post.tick()
  await post.tick()
  const [sent] = (await post.answer()).letters
  assert.deepEqual([sent!.state, sent!.attempts, received.length], ['sent', 3, 1])

  mood = refusal(550, 'no such mailbox')
  await post.queue({ to: ['nobody@example.org'] })
  await post.tick()
  const [refused] = (await post.answer()).letters
  assert.deepEqual([refused!.state, refused!.nextAt], ['failed', null])
  assert.match(refused!.said, /550 no such mailbox/)
  assert.deepEqual((await post.answer()).counts, { waiting: 0, sent: 1, failed: 1 })
})

test('a digest that cannot be made is said, and letters that wait go all the same', async (t) => {
  const { server, received } = await smtp(t)
  const folder = await folderFor(t)
  const broken = await openPostOffice({
    folder,
    server,
    from: 'desk@example.org',
    to: ['no address'],
    weekly: weeklyOf('monday 06:00'),
    language: 'en',
    now: () => MONDAY,
    answers: () => answers,
    today: () => '2024-03-04',
    onFault: () => {},
  })
  await writeFile(join(folder, 'weekly.json'), '{"week":"2024-W09","toDay":"2024-02-25"}')
  await (await openOutbox(folder, server, () => MONDAY)).queue(Buffer.from('Subject: x\r\n\r\ny'), {
    from: 'desk@example.org',
    to: ['bo@example.org'],
  })
  await broken.tick()
  assert.equal(received.length, 1)
  assert.match((await broken.answer()).problem!, /could not be made/)
  assert.ok((await readdir(folder)).every((name) => !name.startsWith('digest-')))
  await broken.close()
})
