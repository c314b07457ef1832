import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { QueueAnswer } from '@followthrough/brief'
import type { Model, UnplacedClaim } from '@followthrough/intake'
import { ImportAnswer, JobAnswer } from '../src/desk-bodies.ts'
import { createJobs } from '../src/jobs.ts'
import { createTurns } from '../src/turns.ts'
import { DESK, type DeskWorld, deskHere, NEWS, openDeskWorld } from './desk-world.ts'

const REREAD = `${DESK}/reread`

async function reread(world: DeskWorld, body: object): Promise<JobAnswer> {
  const response = await world.send(REREAD, { by: 'Anna', ...body })
  assert.equal(response.status, 202)
  return JobAnswer.parse(await response.json())
}

/** Makes the newest reading of a capture one of an older reader, which found nothing. */
function forget(world: DeskWorld, capture: string): void {
  const { seq: _, readAt: __, claims: ___, ...reading } = world.store.desk.reading(capture)!
  world.store.desk.keepReading({ ...reading, reader: 'rules@0', sketch: null, claims: [] })
}

const queued = async (world: DeskWorld) => (await world.ask(QueueAnswer, `${DESK}/queue`)).counts

describe('reading again', () => {
  it('tells what would change, and changes it when told to', async () => {
    const world = await deskHere()
    const { capture, counts } = await world.take(NEWS, '&class=C')
    await world.take(`${NEWS}\n\nAnother.`, '&class=C')
    forget(world, capture)
    const before = await queued(world)
    for (const reparse of [false, true]) {
      const tried = await world.ended(await reread(world, { reparse }))
      assert.ok(tried.kind === 'reread' && tried.state === 'done', tried.words)
      const { applied, documents, added, differing, more } = tried.result!
      assert.deepEqual([applied, documents, added, more], [false, 2, counts.open, 0])
      assert.deepEqual(
        differing.map((row) => row.capture),
        [capture],
      )
      assert.deepEqual([tried.done, tried.total], [2, 2])
      assert.deepEqual(await queued(world), before)
    }
    const applied = await world.ended(await reread(world, { apply: true }))
    assert.ok(applied.kind === 'reread' && applied.result!.added === counts.open)
    assert.equal((await queued(world)).open, before.open + counts.open)
    const again = await world.ended(await reread(world, { apply: true }))
    assert.ok(again.kind === 'reread' && again.result!.differing.length === 0)
    assert.deepEqual(world.faults, [])
  })

  it('finds the publisher on record that heads a text, where nobody knew it', async () => {
    const world = await deskHere()
    const { capture } = await world.take(`Velmaran News Agency\n\nFerry talks go on\n\n${NEWS}`)
    const { seq: _, readAt: __, claims, ...reading } = world.store.desk.reading(capture)!
    const document = { ...reading.document, publisher: null, title: null }
    world.store.desk.keepReading({ ...reading, document, sketch: null, claims: [] })
    await world.ended(await reread(world, { reparse: true, apply: true }))
    const now = world.store.desk.reading(capture)!
    assert.equal(now.document.publisher, 'Velmaran News Agency')
    assert.equal(now.document.title, 'Ferry talks go on')
    assert.equal(now.claims.length, claims.length)
  })

  it('runs once at a time, and stops when told to', async () => {
    const world = await deskHere()
    const texts = Array.from({ length: 40 }, (_, i) => `${NEWS}\n\nEdition ${i}.`)
    await Promise.all(texts.map((text) => world.take(text)))
    const job = await reread(world, { reparse: true })
    assert.equal(job.state, 'running')
    assert.equal(job.result, null)
    const problem = await world.problem(409, REREAD, { by: 'Boris' })
    assert.equal(problem.job, job.id)
    const stop = () => world.send(`${DESK}/jobs/${job.id}`, undefined, { method: 'DELETE' })
    const stopped = JobAnswer.parse(await (await stop()).json())
    assert.equal(stopped.state, 'cancelled')
    assert.ok(stopped.endedAt !== null)
    assert.ok(stopped.done < 40)
    assert.equal(JobAnswer.parse(await (await stop()).json()).state, 'cancelled')
    assert.equal((await world.ended(await reread(world, {}))).state, 'done')
    await world.problem(404, `${DESK}/jobs/none`, undefined, { method: 'DELETE' })
  })

  it('ends with the server, cleanly', async () => {
    const world = await openDeskWorld()
    await Promise.all(Array.from({ length: 20 }, (_, i) => world.take(`${NEWS}\n\nEdition ${i}.`)))
    await reread(world, { reparse: true, apply: true })
    await world.close()
    assert.deepEqual(world.faults, [])
  })
})

describe('the second reader', () => {
  const model = (read: Model['read']): Model => ({
    version: 'model test@1',
    read,
    close: async () => {},
  })

  it('reads in a job what the first has read', async () => {
    const world = await deskHere({
      model: model(async () => ({ claims: [], unplaced: [], warnings: [], parts: 1 })),
    })
    const { job, counts } = await world.take(NEWS, '&class=C')
    const ended = await world.ended(JobAnswer.parse(await jobOf(world, job!)))
    assert.ok(ended.kind === 'model' && ended.state === 'done', ended.words)
    assert.equal(ended.result!.rulesOnly, counts.open)
    assert.equal(ended.result!.problem, null)
  })

  it('whose quotes are not in the text is told of, over all items of a feed', async () => {
    const claim = {} as UnplacedClaim['claim']
    const astray: UnplacedClaim = { reason: 'quote-not-found', why: 'absent', claim }
    const world = await deskHere({
      model: model(async () => ({ claims: [], unplaced: [astray], warnings: [], parts: 1 })),
    })
    const { job } = await world.take(NEWS, '&class=C')
    const one = await world.ended(JobAnswer.parse(await jobOf(world, job!)))
    assert.ok(one.kind === 'model' && one.state === 'done', one.words)
    assert.equal(one.result!.unplaced, 1)
    assert.match(one.words, /1 claim of the model quotes words that are not in the text/)
    const items = ['One', 'Two'].map(
      (title) => `<item><title>${title}</title><description>${NEWS}</description></item>`,
    )
    const feed = `<rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`
    const taken = await world.take(feed, '&class=C')
    const all = await world.ended(JobAnswer.parse(await jobOf(world, taken.job!)))
    assert.ok(all.kind === 'model' && all.state === 'done', all.words)
    assert.deepEqual([all.result!.unplaced, all.done, all.total], [2, 2, 2])
    assert.match(all.words, /2 claims of the model quote words/)
    assert.deepEqual(world.faults, [])
  })

  it('that never answers holds up nothing, and is stopped with its job', async () => {
    const world = await deskHere({
      model: model(
        (_document, _gazetteer, signal) =>
          new Promise((_resolve, reject) => {
            if (signal!.aborted) reject(signal!.reason)
            signal!.addEventListener('abort', () => reject(signal!.reason))
          }),
      ),
    })
    const { job, counts } = await world.take(NEWS, '&class=C')
    assert.ok(counts.open > 0)
    const { id } = JobAnswer.parse(await jobOf(world, job!))
    const again = await world.take(NEWS, '&class=C')
    assert.equal(again.job, id)
    const stopped = await world.send(`${DESK}/jobs/${id}`, undefined, { method: 'DELETE' })
    assert.equal(JobAnswer.parse(await stopped.json()).state, 'cancelled')
    const more = await world.send(`${DESK}/documents?by=Anna`, `${NEWS}\n\nMore.`)
    assert.ok(ImportAnswer.parse(await more.json()).job !== null)
    assert.deepEqual(world.faults, [])
  })

  const jobOf = async (world: DeskWorld, id: string) =>
    (await world.get(`${DESK}/jobs/${id}`)).json()
})

describe('jobs', () => {
  const poll = (key: string, run: (signal: AbortSignal) => Promise<never>) => ({
    kind: 'poll' as const,
    key,
    words: 'It runs.',
    doneWords: () => 'Done.',
    run,
  })

  it('that fail of a fault say so without its words, and tell it inside', async () => {
    const faults: unknown[] = []
    const jobs = createJobs((fault) => faults.push(fault))
    const { id } = jobs.start(poll('a', () => Promise.reject(new Error('secret path'))))
    await new Promise((resolve) => setImmediate(resolve))
    await jobs.close()
    assert.equal(jobs.job(id)!.state, 'failed')
    assert.doesNotMatch(jobs.job(id)!.words, /secret/)
    assert.equal(faults.length, 1)
    assert.throws(() => jobs.start(poll('b', () => new Promise(() => {}))), /closing/)
  })

  it('are kept when they have ended, the newest hundred', async () => {
    const jobs = createJobs(() => {})
    const ids: string[] = []
    for (let i = 0; i < 130; i++) {
      const { id } = jobs.start(poll(`${i}`, () => Promise.reject(new Error('x'))))
      ids.push(id)
      await new Promise((resolve) => setImmediate(resolve))
    }
    assert.equal(ids.filter((id) => jobs.job(id) !== null).length, 100)
    assert.equal(jobs.job(ids[0]!), null)
    assert.ok(jobs.job(ids.at(-1)!) !== null)
  })
})

describe('turns', () => {
  it('are so many at once, in order, and a wait can be given up', async () => {
    const turns = createTurns(2, 3)
    const log: string[] = []
    const open: (() => void)[] = []
    const act = (name: string) => () =>
      new Promise<string>((resolve) => {
        log.push(name)
        open.push(() => resolve(name))
      })
    const stop = new AbortController()
    const [a, b] = [turns.take(act('a')), turns.take(act('b'))]
    const c = turns.take(act('c'), stop.signal)!
    const d = turns.take(act('d'))
    const e = turns.take(act('e'))
    assert.equal(turns.take(act('f')), null)
    stop.abort(new Error('given up'))
    await assert.rejects(c, /given up/)
    assert.deepEqual(log, ['a', 'b'])
    open[1]!()
    assert.equal(await b, 'b')
    await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(log, ['a', 'b', 'd'])
    for (const next of [0, 2]) open[next]!()
    assert.deepEqual(await Promise.all([a, d]), ['a', 'd'])
    await new Promise((resolve) => setImmediate(resolve))
    open[3]!()
    assert.equal(await e, 'e')
  })
})
