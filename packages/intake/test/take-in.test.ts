import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import test, { after } from 'node:test'
import { compileGazetteer } from '@followthrough/record'
import { type DeskStore, openStore } from '@followthrough/store'
import { openDuplicates } from '../src/duplicates.ts'
import {
  type Capture,
  type Reread,
  type RereadOptions,
  RULES_READER,
  rereadAll,
  sourceKnown,
  type TakeInFolderOptions,
  type TakenFile,
  type TakenIn,
  takeIn,
  takeInFolder,
} from '../src/index.ts'
import { IntakeError } from '../src/intake-error.ts'
import { type Model, openModel } from '../src/model.ts'
import { captureId, openReaders } from '../src/readers.ts'
import { openEndpoint, proposes, status } from './endpoint.ts'
import { bytes, inCodePage, NEWS_PAGE, pdfOf } from './made.ts'
import { FERRY, GAZETTEER, ROWS } from './pack.ts'

const readers = openReaders({ workers: 1 })
after(() => readers.close())

function openDesk() {
  const { desk } = openStore(':memory:')
  const duplicates = openDuplicates(desk)
  const take = (text: string | Uint8Array, some: Partial<Capture> = {}): Promise<TakenIn> =>
    takeIn(desk, readers, GAZETTEER, duplicates, {
      bytes: typeof text === 'string' ? bytes(text) : text,
      address: null,
      sourceClassOf: () => 'D',
      ...some,
    })
  return { desk, duplicates, take }
}
const stateOf = (desk: DeskStore) =>
  JSON.stringify([
    desk.counts(),
    desk.documents({ page: 1, perPage: 100 }),
    desk.proposals({ page: 1, perPage: 1000 }),
    [...desk.captureIds()].map((id) => [desk.readings(id), desk.capture(id)?.sightings]),
  ])
const counted = ({ changes }: { readonly changes: TakenIn['changes'] }) =>
  [changes.same, changes.changed, changes.gone, changes.added].map((list) => list.length)

test('a capture is kept byte for byte, read, and its claims queued', async () => {
  const { desk, take } = openDesk()
  const raw = inCodePage(FERRY.replace(/[“”–]/g, '"'), 'windows-1251')
  const taken = await take(raw, { address: 'talks.txt', hints: { name: 'talks.txt' } })
  assert.equal(taken.isNew, true)
  assert.equal(taken.before, null)
  assert.deepEqual(Buffer.from(desk.capture(taken.capture)!.bytes), Buffer.from(raw))
  assert.equal(taken.capture, captureId(raw))
  assert.equal(taken.reading.reader, RULES_READER)
  assert.equal(taken.reading.document.text, taken.document.text)
  assert.ok(taken.reading.claims.length >= 3)
  assert.deepEqual(counted(taken), [0, 0, 0, taken.reading.claims.length])
  for (const { claim } of taken.reading.claims) {
    const words = claim.spans.map(([start, end]) => taken.document.text.slice(start, end))
    assert.equal(words.join(' … '), claim.quote)
  }
  assert.equal(taken.cluster, taken.capture)
  assert.equal(taken.model, null)
  assert.ok(desk.counts().open > 0)
})

test('claims are no longer held for their publisher once somebody has said what it is good for', async () => {
  const { desk, take } = openDesk()
  const { capture, reading } = await take(FERRY, { sourceClassOf: () => null })
  const { open, held } = desk.counts()
  assert.equal(open, 0)
  assert.ok(held > 0)
  sourceKnown(desk, capture)
  assert.ok(desk.counts().open > 0)
  const after = desk.reading(capture)!
  assert.deepEqual(
    after.claims.map(({ id }) => id),
    reading.claims.map(({ id }) => id),
  )
  assert.ok(!JSON.stringify(after.claims).includes('source-class-unknown'))
  const before = stateOf(desk)
  sourceKnown(desk, capture)
  assert.equal(stateOf(desk), before)
})

test('taking in the same thing twice changes nothing', async () => {
  const { desk, take } = openDesk()
  await take(FERRY, { address: 'a.txt' })
  await take(NEWS_PAGE, { address: 'https://news.example/a' })
  const before = stateOf(desk)
  const again = await take(FERRY, { address: 'a.txt' })
  await take(NEWS_PAGE, { address: 'https://news.example/a' })
  assert.equal(again.isNew, false)
  assert.deepEqual(counted(again).slice(1), [0, 0, 0])
  assert.equal(stateOf(desk), before)
})

test('a changed page is compared with the one before it, claim by claim and word by word', async () => {
  const { desk, take } = openDesk()
  const address = 'https://news.example/a'
  const first = await take(FERRY, { address })
  const edited = FERRY.replace('2027.', '2028.').replace(
    'PORT ISMERE',
    'An editor says.\n\nPORT ISMERE',
  )
  const second = await take(edited, { address })
  assert.equal(second.before, first.capture)
  assert.equal(second.cluster, first.capture)
  const [same, changed, gone, added] = counted(second)
  assert.equal(same! + changed!, first.reading.claims.length)
  assert.ok(changed! >= 1)
  assert.deepEqual([gone, added], [0, 0])
  const ids = new Set(first.reading.claims.map(({ id }) => id))
  for (const { replaces } of second.reading.claims) assert.ok(ids.has(replaces!))
  assert.deepEqual(
    second.difference!.filter(({ kind }) => kind !== 'kept').map(({ kind }) => kind),
    ['added', 'changed'],
  )
  const state = stateOf(desk)
  const again = await take(edited, { address })
  assert.equal(again.before, null)
  assert.deepEqual(again.reading.claims, second.reading.claims)
  assert.equal(stateOf(desk), state)
})

test('what cannot be read is kept, told, and stops nothing', async () => {
  const { desk, take } = openDesk()
  const locked = pdfOf(
    [[]],
    `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'0'.repeat(64)}> /U <${'0'.repeat(64)}> /P -4 >> /ID [<00> <00>]`,
  )
  const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)
  for (const [raw, fault] of [
    [locked, 'encrypted'],
    [picture, 'kind'],
    [bytes('%PDF-1.7 cut'), 'broken'],
  ] as const) {
    await assert.rejects(
      take(raw, { address: 'bad', hints: { name: 'bad' } }),
      (error) => error instanceof IntakeError && error.fault === fault,
    )
    assert.deepEqual(Buffer.from(desk.capture(captureId(raw))!.bytes), Buffer.from(raw))
    assert.equal(desk.reading(captureId(raw)), null)
  }
  await assert.rejects(take(new Uint8Array(0)), IntakeError)
  assert.ok((await take(FERRY)).reading.claims.length > 0)
})

test('reprints join one cluster, also after the index was restored', async () => {
  const { desk, take } = openDesk()
  const first = await take(FERRY, { address: 'a.txt' })
  const reprint = await take(`${FERRY}\n\n(Agencies)`, { address: 'b.txt' })
  assert.equal(reprint.cluster, first.capture)
  const other = await take('Nothing of this kind stands in the other text at all.')
  assert.equal(other.cluster, other.capture)
  const restored = openDuplicates(desk)
  const third = `Reprinted.\n\n${FERRY}`
  assert.equal(restored.clusterOf(captureId(bytes(third)), third), first.capture)
  assert.equal(restored.clusterOf(reprint.capture, ''), first.capture)
})

const reread = async (
  desk: DeskStore,
  some: Partial<RereadOptions> = {},
  gazetteer = GAZETTEER,
) => {
  const outcomes: Reread[] = []
  const options: RereadOptions = {
    sourceClassOf: () => 'D',
    publishers: [],
    apply: false,
    ...some,
  }
  for await (const outcome of rereadAll(desk, gazetteer, options)) outcomes.push(outcome)
  return outcomes
}
const changesIn = (outcome: Reread) => {
  assert.ok('changes' in outcome)
  return counted(outcome)
}

test('a class set later lets through what was held, once it is applied', async () => {
  const { desk, take } = openDesk()
  const { reading } = await take(FERRY, { sourceClassOf: () => null })
  assert.equal(desk.counts().open, 0)
  const count = reading.claims.length
  const state = stateOf(desk)
  const [dry] = await reread(desk)
  assert.deepEqual(changesIn(dry!), [0, count, 0, 0])
  assert.equal(stateOf(desk), state)
  await reread(desk, { apply: true })
  assert.ok(desk.counts().open > 0)
  assert.deepEqual(
    desk.reading(reading.capture)!.claims.map(({ id }) => id),
    reading.claims.map(({ id }) => id),
  )
  const [again] = await reread(desk, { apply: true })
  assert.deepEqual(changesIn(again!), [count, 0, 0, 0])
  assert.equal(desk.readings(reading.capture).length, 2)
})

test('a changed pack changes the readings, and replaced claims are named', async () => {
  const { desk, take } = openDesk()
  const { capture, reading } = await take(FERRY)
  const bare = compileGazetteer({ ...ROWS, commitments: [], instruments: [] })
  const linked = reading.claims.filter(({ claim }) => claim.about.length > 0)
  assert.ok(linked.length > 0)
  const [outcome] = await reread(desk, { apply: true }, bare)
  const changed = changesIn(outcome!)[1]!
  assert.ok(changed >= linked.length)
  const now = desk.reading(capture)!
  assert.equal(
    now.claims.filter(({ replaces }) => linked.some(({ id }) => id === replaces)).length,
    linked.length,
  )
})

test('documents are parsed anew from their bytes, with what came along with them kept', async () => {
  const { desk, take } = openDesk()
  const { capture } = await take(NEWS_PAGE, {
    address: 'https://news.example/a',
    hints: {
      url: 'https://news.example/a',
      publisher: 'The Wire',
      published: '2026-02-07',
      mime: 'text/html',
    },
  })
  const page = desk.reading(capture)!
  const { claims, seq: _, readAt: __, ...draft } = page
  // As an older parser might have read it.
  const text = 'The two governments signed a memorandum on the railway on Thursday.'
  desk.keepReading({
    ...draft,
    document: { ...page.document, text, title: null },
    sketch: null,
    claims: [],
  })
  const [outcome] = await reread(desk, { apply: true, reparse: readers })
  assert.ok('difference' in outcome! && outcome.difference !== null)
  const now = desk.reading(capture)!
  assert.deepEqual(now.document, page.document)
  assert.deepEqual(
    now.claims.map(({ id }) => id),
    claims.map(({ id }) => id),
  )
  assert.equal([...desk.sketches()].length, 1)
})

test('a reread stops at once and goes on without loss; progress counts to the end', async () => {
  const { desk, take } = openDesk()
  for (let i = 0; i < 6; i++)
    await take(`Velmara and Ilbrek signed treaty number ${i} on Thursday.`, {
      sourceClassOf: () => null,
    })
  const stop = new AbortController()
  const seen: number[] = []
  const first = await reread(desk, {
    apply: true,
    signal: stop.signal,
    onProgress: ({ done, total }) => {
      assert.equal(total, 6)
      seen.push(done)
      if (done === 2) stop.abort()
    },
  })
  assert.equal(first.length, 2)
  const second = await reread(desk, { apply: true })
  assert.deepEqual(
    second.map((outcome) => changesIn(outcome)[1]! > 0),
    [false, false, true, true, true, true],
  )
  assert.deepEqual(seen, [1, 2])
  const closed = openReaders({ workers: 1 })
  await closed.close()
  const failed = await reread(desk, { apply: true, reparse: closed })
  assert.ok(failed.every((outcome) => 'error' in outcome))
})

test('a second reader confirms, differs and adds; asked once, paired anew when the rules change', async (t) => {
  const endpoint = await openEndpoint()
  t.after(() => endpoint.close())
  const model: Model = openModel({ url: endpoint.url, key: null, name: 'small' })
  const { desk, take } = openDesk()
  const alone = await take(FERRY)
  const [confirmed, doubted] = alone.reading.claims
  const said = ({ claim }: (typeof alone.reading.claims)[number]) => ({
    quotes: claim.spans.map(([start, end]) => alone.document.text.slice(start, end)),
    act: claim.act,
    modality: claim.modality,
    by: claim.by,
    about: claim.about,
    amounts: claim.amounts,
    when: claim.when,
  })
  endpoint.plays(
    proposes(
      said(confirmed!),
      { ...said(doubted!), modality: doubted!.claim.modality === 'wish' ? 'fact' : 'wish' },
      { quotes: ['The ferry is our first task'], act: 'ended', by: ['XA'], saidBy: 'p-varesh' },
      { quotes: ['Words that nobody wrote'] },
    ),
  )
  const both = await take(FERRY, { model })
  const { reading, agreement, unplaced, problem } = both.model!
  assert.equal(problem, null)
  assert.equal(unplaced, 1)
  assert.equal(agreement!.both, 1)
  assert.equal(agreement!.differ, 1)
  assert.equal(agreement!.modelOnly, 1)
  assert.equal(reading!.reader, 'model small@2')
  const byAgreement = (id: string) =>
    reading!.claims.map(({ agreesWith, differsFrom }) =>
      agreesWith === id ? 'agrees' : differsFrom === id ? 'differs' : '',
    )
  assert.ok(byAgreement(confirmed!.id).includes('agrees'))
  assert.ok(byAgreement(doubted!.id).includes('differs'))
  assert.match(reading!.document.warnings.join(), /left out: 1\./)
  const state = stateOf(desk)
  await take(FERRY, { model })
  assert.equal(endpoint.asked.length, 1)
  assert.equal(stateOf(desk), state)
  // Another link changes the rules' claim: what confirmed it is a claim of its own now.
  await reread(
    desk,
    { apply: true },
    compileGazetteer({ ...ROWS, commitments: [], instruments: [] }),
  )
  const paired = desk.reading(both.capture, 'model')!
  for (const { agreesWith, differsFrom } of paired.claims) {
    const current = new Set(desk.reading(both.capture)!.claims.map(({ id }) => id))
    for (const id of [agreesWith, differsFrom]) if (id !== null) assert.ok(current.has(id))
  }
  assert.equal(endpoint.asked.length, 1)
  await model.close()
})

test('no failure of a model touches what the rules found', async (t) => {
  const endpoint = await openEndpoint()
  t.after(() => endpoint.close())
  const model = openModel({ url: endpoint.url, key: 'k3y-secret', name: 'small', timeMs: 2000 })
  const { desk, take } = openDesk()
  endpoint.plays(status(500, { 'retry-after': '0' }))
  const taken = await take(FERRY, { model })
  assert.ok(taken.reading.claims.length > 0)
  assert.equal(taken.model!.reading, null)
  assert.equal(taken.model!.problem!.fault, 'busy')
  assert.equal(desk.reading(taken.capture, 'model'), null)
  endpoint.plays(proposes())
  const later = await take(FERRY, { model })
  assert.equal(later.model!.problem, null)
  assert.equal(later.model!.reading!.claims.length, 0)
  assert.ok(!stateOf(desk).includes('k3y'))
  await model.close()
})

test('a folder is taken in file by file, goes on after a stop, and leaves the loop free', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-take-in-'))
  mkdirSync(join(folder, 'sub'))
  for (let i = 0; i < 300; i++) {
    const paragraphs = FERRY.replace('4 February', `${1 + (i % 28)} February`).replace(
      'fisheries',
      `paper ${i}`,
    )
    writeFileSync(
      join(folder, i % 2 === 0 ? 'sub' : '', `${i}.txt`),
      `${paragraphs}\n\nNumber ${i}.`,
    )
  }
  writeFileSync(join(folder, 'bad.pdf'), '%PDF-1.7 cut')
  const { desk, duplicates } = openDesk()
  const walk = async (signal?: AbortSignal, most = Number.POSITIVE_INFINITY) => {
    const files: TakenFile[] = []
    const stop = signal === undefined ? {} : { signal }
    const options: TakeInFolderOptions = { sourceClassOf: () => 'D', ...stop }
    for await (const file of takeInFolder(desk, readers, GAZETTEER, duplicates, folder, options)) {
      files.push(file)
      if (files.length === most) break
    }
    return files
  }
  assert.equal((await walk(undefined, 100)).length, 100)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const rest = await walk()
  delay.disable()
  assert.ok(delay.max / 1e6 < 1000, `the loop stood still for ${delay.max / 1e6} ms`)
  assert.equal(rest.length, 301)
  const known = rest.filter((file) => 'known' in file).length
  assert.ok(known >= 98 && known <= 100, `${known}`)
  const failed = rest.filter((file) => 'error' in file)
  assert.deepEqual(
    failed.map(({ file }) => file),
    ['bad.pdf'],
  )
  assert.ok(desk.hasCapture(captureId(bytes('%PDF-1.7 cut'))))
  assert.equal(desk.counts().documents, 300)
  assert.equal((await walk()).filter((file) => 'taken' in file).length, 0)
  assert.equal((await walk(AbortSignal.abort())).length, 0)
  rmSync(folder, { recursive: true })
})
