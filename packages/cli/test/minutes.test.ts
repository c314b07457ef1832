/** Minutes at the command line: shown, queued, recorded, and what the next session begins with. */

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { MinutesAnswer } from '@followthrough/brief'
import { column, docxOf, paragraph, pdfOf } from '../../intake/test/made.ts'
import { put } from './desk-documents.ts'
import { type Desk, INVENTED_DIR, openDesk } from './spawn.ts'

const ON = '2024-03-12'

const SAID = [
  'Item 1. Velmara and Ilbrek agreed to defer the item to the next session.',
  'Item 2. Ilbrek undertook to submit a timetable by 30 June 2027.',
  'Item 3. Velmara reported that the works were completed.',
  'Item 4. The sides exchanged views.',
]
const docx = (lines: readonly string[]) => docxOf(lines.map((line) => paragraph(line)).join(''))

describe('session minutes', () => {
  let desk: Desk
  before(async () => {
    desk = openDesk(INVENTED_DIR)
    await json(
      'session',
      'new',
      'one',
      '--mechanism',
      'n-jsc',
      '--on',
      ON,
      '--past',
      '--items',
      '4',
    )
    put(desk.dir, 'm.docx', docx(SAID))
  })
  after(() => desk.close())

  async function json<T = MinutesAnswer>(...args: string[]): Promise<T> {
    const { code, out, err } = await desk.run([...args, '--json'])
    assert.equal(err, '')
    assert.equal(code, 0)
    return JSON.parse(out)
  }
  async function refused(...args: string[]): Promise<string> {
    const { code, out, err } = await desk.run(args)
    assert.equal(out, '')
    assert.ok(code === 2 || code === 1, err)
    assert.doesNotMatch(err, /at .*\.ts|Error:/)
    return err
  }
  const queued = async () => (await json<{ total: number }>('review', '--state', 'all')).total
  const outcomes = ({ items }: MinutesAnswer) => items.map(({ outcome, due }) => [outcome, due])
  const TOLD = [
    ['deferred', null],
    ['new-promise', '2027-06-30'],
    ['answered', null],
    [null, null],
  ]

  it('shows what each item came to, and keeps nothing', async () => {
    const body = await json('session', 'minutes', 'one', 'm.docx')
    assert.deepEqual(outcomes(body), TOLD)
    assert.equal(body.document!.capture, null)
    assert.equal(await queued(), 0)
    const { out } = await desk.run(['session', 'minutes', 'one', 'm.docx'])
    assert.match(out, /deferred/)
    assert.match(out, /new promise, 30 Jun 2027/)
    assert.match(out, /to be said/)
    assert.match(out, /Nothing is kept: --queue keeps it, --record records it\./)
  })

  it('reads text and PDF alike', async () => {
    put(desk.dir, 'm.txt', SAID.join('\n\n'))
    put(desk.dir, 'm.pdf', pdfOf([SAID.flatMap((line, i) => column([line], 50, 100 + 40 * i))]))
    for (const file of ['m.txt', 'm.pdf'])
      assert.deepEqual(outcomes(await json('session', 'minutes', 'one', file)), TOLD, file)
  })

  it('--queue keeps the document and its proposals, once', async () => {
    const body = await json('session', 'minutes', 'one', 'm.docx', '--queue', '--by', 'Ann')
    assert.match(body.document!.capture!, /^[0-9a-f]{64}$/)
    assert.equal(body.items[1]!.proposals.length, 1)
    assert.equal(body.items[0]!.recorded, null)
    const total = await queued()
    assert.ok(total > 0)
    assert.deepEqual(await json('session', 'minutes', 'one', 'm.docx', '--queue'), body)
    assert.equal(await queued(), total)
  })

  it('--record wants a fixed agenda, and records what a rule says', async () => {
    const record = ['session', 'minutes', 'one', 'm.docx', '--record', '--by', 'Ann']
    assert.match(await refused(...record), /not fixed; fix it first/)
    await json('agenda', 'fix', 'one')
    const one = await json(...record, '--only', '1')
    assert.deepEqual(
      one.items.map(({ recorded }) => recorded?.outcome ?? null),
      ['deferred', null, null, null],
    )
    const all = await json(...record)
    assert.deepEqual(
      all.items.map(({ recorded }) => recorded?.outcome ?? null),
      ['deferred', 'new-promise', 'answered', null],
    )
    assert.deepEqual(
      all.actions.map(({ request, isRecorded }) => [request.id, request.due, isRecorded]),
      [['one-2', '2027-06-30', true]],
    )
    const { out } = await desk.run(record)
    assert.match(out.replace(/\s+/g, ' '), /0 outcomes, 0 action items\. Still to be said: 4 /)
  })

  it('what a person said stays, unless the item is named', async () => {
    await json('session', 'outcome', 'one', '3', 'deferred', '--words', 'Not so.', '--by', 'Ben')
    const record = ['session', 'minutes', 'one', 'm.docx', '--record', '--by', 'Ann']
    assert.equal((await json(...record)).items[2]!.recorded!.by, 'Ben')
    const named = await json(...record, '--only', '3')
    assert.deepEqual(
      [named.items[2]!.recorded!.by, named.items[2]!.recorded!.outcome],
      ['Ann', 'answered'],
    )
  })

  it('closed, the record says what each came to, and the next session begins with what was promised', async () => {
    assert.match(await refused('session', 'close', 'one'), /say what these came to: ask:/)
    const { outcomes: came } = await json<{ outcomes: { outcome: string; words: string }[] }>(
      'session',
      'close',
      'one',
      '--rest',
      'answered',
    )
    assert.equal(came.length, 4)
    assert.ok(came.some(({ words }) => words === SAID[1]!.slice('Item 2. '.length)))
    const late = await refused('session', 'minutes', 'one', 'm.docx', '--queue')
    assert.match(late, /the session is closed; open it again first/)
    await json('session', 'minutes', 'one', 'm.docx')
    await json(
      'session',
      'new',
      'two',
      '--mechanism',
      'n-jsc',
      '--on',
      '2099-01-01',
      '--items',
      '3',
    )
    const { items } = await json<{ items: { id: string }[] }>('agenda', 'two')
    assert.equal(items[0]!.id, 'action:one-2')
    const deferred = (await json('session', 'minutes', 'one', 'm.docx')).items[0]!.item
    assert.ok(items.some(({ id }) => id === deferred))
  })

  it('says what is wrong, and records nothing of minutes that match nothing', async () => {
    await json('session', 'new', 'old', '--mechanism', 'n-jsc', '--on', '2024-01-12', '--past')
    await json('agenda', 'fix', 'old')
    put(desk.dir, 'none.txt', 'The weather was fine.\n\nEverybody left early.')
    put(desk.dir, 'empty.txt', ' \n')
    const run = (...args: string[]) => refused('session', 'minutes', ...args)
    const waiting = await queued()
    put(
      desk.dir,
      'other.txt',
      'Minutes of the Choir of Dunmarrow.\n\nVelmara will build a school at Eastmark by 1 May 2031.',
    )
    for (const name of ['none.txt', 'other.txt'])
      assert.match(await run('old', name, '--record'), /nothing in it matches the agenda/)
    // Nor is it kept, or its claims queued.
    assert.equal(await queued(), waiting)
    assert.match(await run('old', 'empty.txt'), /has no words in it/)
    put(desk.dir, 'noise.docx', Buffer.from('PK\u0003\u0004 and no more'))
    for (const [name, why] of [
      ['nowhere.txt', /^followthrough: FILE: .*nowhere\.txt: there is no such file/],
      ['noise.docx', /^followthrough: FILE: .*noise\.docx: /],
    ] as const) {
      assert.match(await run('old', name), why)
      assert.match(await run('old', name, '--record'), why)
    }
    assert.match(await run('old', desk.dir), /expected one file/)
    assert.match(await run('old', 'https://a.example/'), /expected one file/)
    assert.match(await run('nope', 'm.docx'), /there is no session nope/)
    assert.match(await run('two', 'm.docx', '--queue'), /it has not been held: it is on 1 Jan 2099/)
    assert.match(await run('old', 'm.docx', '--only', '1'), /--only: goes with --record/)
    assert.match(await run('old', 'm.docx', '--record', '--only', '99'), /none is 99/)
    const { outcomes: none } = await json<{ outcomes: object[] }>('session', 'show', 'old')
    assert.deepEqual(none, [])
  })
})
