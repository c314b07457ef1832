/** Lists that are taken away, and workbooks that come back, over real sockets. */

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  SessionAnswer,
  SheetChangesAnswer,
  SheetDecisionAnswer,
  type Workbook,
  WorkbookReport,
} from '@followthrough/brief'
import { readHead, toXlsx } from '@followthrough/papers/sheets'
import { packed, partsOf, setCells, withCell, withColumns } from '../../papers/test/edit-xlsx.ts'
import { API } from '../src/index.ts'
import { XLSX_TYPE } from '../src/workbook-acts.ts'
import { DESK, type DeskWorld, deskHere } from './desk-world.ts'
import { TODAY } from './world.ts'

const CHANGES = `${DESK}/sheet-changes`
const UPLOAD = `${DESK}/workbooks?sender=Office%20One&by=Anna&name=list.xlsx`

async function exported(world: DeskWorld, path = 'commitments'): Promise<Uint8Array> {
  const response = await world.get(`${API}/workbooks/${path}`)
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), XLSX_TYPE)
  return new Uint8Array(await response.arrayBuffer())
}

async function sent(world: DeskWorld, bytes: Uint8Array, query = '') {
  const response = await world.send(`${UPLOAD}${query}`, bytes)
  const body = await response.json()
  assert.equal(response.status, 200, JSON.stringify(body))
  return WorkbookReport.parse(body)
}

describe('lists are taken away as workbooks', () => {
  it('commitments, an agenda, action items; in a language, with a name of their own', async () => {
    const world = await deskHere()
    await world.ask(SessionAnswer, `${API}/sessions`, {
      ...{ id: 'one', mechanism: 'n-jsc', on: TODAY, by: 'Anna' },
    })
    const response = await world.get(`${API}/workbooks/agenda?session=one&language=ru`)
    assert.match(
      response.headers.get('content-disposition')!,
      /^attachment; filename="[\w-]+-agenda-one-2026-11-21-ru\.xlsx"$/,
    )
    const head = readHead(new Uint8Array(await response.arrayBuffer()))!
    assert.deepEqual(
      [head.kinds, head.language, head.pack],
      [['agenda:one'], 'ru', world.pack.pack],
    )
    assert.deepEqual(readHead(await exported(world, 'actions'))!.kinds, ['actions'])
    const sector = world.pack.partnership.sectors[0]!.id
    const few = readHead(await exported(world, `commitments?sector=${sector}&asOf=2026-01-01`))!
    assert.deepEqual(few.exported, { asOf: '2026-01-01', knownAt: '2026-01-01' })
    for (const [status, path] of [
      [404, 'nothing'],
      [404, 'agenda?session=none'],
      [400, 'agenda'],
      [400, 'commitments?sector=none'],
      [400, 'commitments?ids=none'],
      [400, 'actions?sector=none'],
      [400, 'commitments?language=xx'],
    ] as const) {
      const { status: got } = await world.get(`${API}/workbooks/${path}`)
      assert.equal(got, status, path)
    }
  })
})

describe('workbooks come back', () => {
  it('first as a dry run, then proposed, then decided', async () => {
    const world = await deskHere()
    const bytes = setCells(await exported(world), [
      { at: 'B2', value: 'A title of the sender' },
      { at: 'J3', value: '@note' },
    ])
    const dry = await sent(world, bytes)
    assert.deepEqual([dry.isDryRun, dry.changes.length, dry.statements], [true, 2, 2])
    assert.equal((await world.ask(SheetChangesAnswer, CHANGES)).total, 0)

    const made = await sent(world, bytes, '&dryRun=false&class=B')
    assert.deepEqual([made.isDryRun, made.statements, made.class], [false, 2, 'B'])
    assert.equal((await sent(world, bytes, '&dryRun=false')).statements, 0)
    const open = await world.ask(SheetChangesAnswer, CHANGES)
    assert.deepEqual(
      open.changes.map(({ sender, by, state }) => [sender, by, state]),
      [
        ['Office One', 'Anna', 'open'],
        ['Office One', 'Anna', 'open'],
      ],
    )
    const ids = open.changes.map(({ change }) => change)
    const decided = await world.ask(SheetDecisionAnswer, `${CHANGES}/decide`, {
      ...{ ids, verdict: 'accept', by: 'Boris' },
    })
    assert.deepEqual(
      decided.changes.map(({ state, onRecord, now }) => [state, onRecord === now]),
      [
        ['accepted', true],
        ['accepted', true],
      ],
    )
    const again = await world.problem(409, `${CHANGES}/decide`, {
      ...{ ids: [ids[0]], verdict: 'reject', reason: 'no', by: 'Clara' },
    })
    assert.match(again.detail, /was accepted by Boris/)
    const back = await world.ask(SheetDecisionAnswer, `${CHANGES}/decide`, {
      ...{ ids, verdict: 'undo', by: 'Boris' },
    })
    assert.deepEqual(
      back.changes.map(({ state }) => state),
      ['open', 'open'],
    )
    await world.problem(400, `${CHANGES}/decide`, { ids, verdict: 'reject', by: 'Boris' })
    await world.problem(400, `${CHANGES}/decide`, {
      ...{ ids: ['x'], verdict: 'accept', by: 'Boris' },
    })
  })

  it('two senders to one cell: the later is a conflict, refused unless it is named', async () => {
    const world = await deskHere()
    const list = await exported(world)
    await sent(world, setCells(list, [{ at: 'B2', value: 'One' }]), '&dryRun=false')
    await sent(world, setCells(list, [{ at: 'B2', value: 'Two' }]), '&dryRun=false')
    const [one, two] = (await world.ask(SheetChangesAnswer, CHANGES)).changes
    const accept = (body: object) => ({ verdict: 'accept', by: 'Boris', ...body })
    await world.ask(SheetDecisionAnswer, `${CHANGES}/decide`, accept({ ids: [one!.change] }))
    const late = await world.problem(409, `${CHANGES}/decide`, accept({ ids: [two!.change] }))
    assert.match(late.detail, /moved meanwhile: exported .* now on record “One”, sent “Two”/)
    const [shown] = (await world.ask(SheetChangesAnswer, CHANGES)).changes
    assert.deepEqual([shown!.isConflict, shown!.onRecord, shown!.now], [true, 'One', 'Two'])
    const over = await world.ask(
      SheetDecisionAnswer,
      `${CHANGES}/decide`,
      accept({ ids: [two!.change], conflicts: [two!.change] }),
    )
    assert.equal(over.changes[0]!.onRecord, 'Two')
  })

  it('with an error nothing of the file is proposed, and its places are told', async () => {
    const world = await deskHere()
    const bytes = setCells(await exported(world), [
      { at: 'B2', value: 'Good' },
      { at: 'F3', value: 'soon' },
    ])
    assert.equal((await sent(world, bytes)).errors, 1)
    const problem = await world.problem(422, `${UPLOAD}&dryRun=false`, bytes)
    assert.deepEqual(
      problem.errors!.map(({ field }) => field),
      ['Commitments!F3'],
    )
    assert.equal((await world.ask(SheetChangesAnswer, CHANGES)).total, 0)
    for (const strange of [new Uint8Array(0), new TextEncoder().encode('PK no zip')]) {
      const report = await sent(world, strange)
      assert.deepEqual(
        report.problems.map(({ fault }) => fault),
        ['unreadable'],
      )
      await world.problem(422, `${UPLOAD}&dryRun=false`, strange)
    }
    assert.deepEqual(world.faults, [])
  })

  it('moved columns are followed; merged cells, formulas, other ids and other partnerships are told', async () => {
    const world = await deskHere()
    const other = await deskHere({}, 'kz-pk')
    const foreign = await sent(world, await exported(other))
    assert.deepEqual(
      foreign.problems.map(({ fault }) => fault),
      ['other-partnership'],
    )
    const list = await exported(world)
    const parts = partsOf(list)
    const part = 'xl/worksheets/sheet1.xml'
    const xml = parts[part]!
    const moved = packed({
      ...parts,
      [part]: withColumns(
        withCell(xml, 'B2', '<c r="B2" t="str"><v>New</v></c>'),
        [9, 1, 0, 2, 3, 4, 5, 6, 7, 8],
      ),
    })
    const report = await sent(world, moved)
    assert.deepEqual(
      [report.errors, report.changes.map(({ column, now }) => [column, now])],
      [0, [['B', 'New']]],
    )
    const bad = packed({
      ...parts,
      [part]: withCell(
        withCell(xml, 'B2', '<c r="B2"><f>1+1</f><v>2</v></c>'),
        'A4',
        '<c r="A4" t="str"><v>c-strange</v></c>',
      ).replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="B5:B6"/></mergeCells>'),
    })
    const told = await sent(world, bad)
    const faults = new Set(told.problems.map(({ fault }) => fault))
    for (const fault of ['formula', 'unknown-id', 'merged', 'deleted-id'])
      assert.ok(faults.has(fault), fault)
    assert.equal(told.statements, 0)
  })

  it('fifty thousand rows are read beside everything else', async () => {
    const world = await deskHere()
    const book: Workbook = {
      pack: world.pack.pack,
      asOf: TODAY,
      knownAt: TODAY,
      date: TODAY,
      language: 'en',
      direction: 'ltr',
      sheets: [
        {
          kind: 'commitments',
          name: 'Commitments',
          idLabel: 'Id',
          columns: [
            { field: 'title', label: 'Title', kind: 'text', editable: true },
            { field: 'note', label: 'Note', kind: 'text', editable: true },
          ],
          rows: Array.from({ length: 50_000 }, (_, i) => ({
            id: `c-row-${i}`,
            cells: { title: `Commitment number ${i} with some words`, note: `Note ${i}` },
          })),
        },
      ],
    }
    let isDone = false
    const upload = sent(world, toXlsx(book)).finally(() => {
      isDone = true
    })
    let answered = 0
    while (!isDone) {
      assert.equal((await world.get('/healthz')).status, 200)
      answered++
    }
    const report = await upload
    assert.ok(answered > 5, `${answered} other requests were answered meanwhile`)
    assert.deepEqual([report.isCut, report.statements, report.changes.length], [true, 0, 0])
    assert.equal(report.problems[0]!.fault, 'unknown-id')
  })

  it('only this application on this machine may bring one in', async () => {
    const world = await deskHere()
    const list = await exported(world)
    const response = await fetch(`${world.url}${UPLOAD}`, { method: 'POST', body: list as never })
    assert.equal(response.status, 403)
    const foreign = { headers: { origin: 'https://elsewhere.example' } }
    await world.problem(403, UPLOAD, list, foreign)
    await world.problem(
      403,
      `${CHANGES}/decide`,
      { ids: ['x'], verdict: 'accept', by: 'B' },
      foreign,
    )
    await world.problem(400, `${DESK}/workbooks?by=Anna`, list)
    await world.problem(400, `${UPLOAD}&class=Q`, list)
    const large = new Uint8Array(33 * 1024 * 1024)
    await world.problem(413, UPLOAD, large)
  })
})
