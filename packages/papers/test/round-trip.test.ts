/** Lists out, edited by another program, back as proposals, and accepted: exactly those edits, on record. */

import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ActionRequest,
  type CellValue,
  LANGUAGES,
  RefusedQuestion,
  SessionRequest,
  type Sheet,
  type WorkbookList,
} from '@followthrough/brief'
import fc from 'fast-check'
import readExcelFile from 'read-excel-file/node'
import { readWorkbook } from '../src/index.ts'
import { setCells } from './edit-xlsx.ts'
import { openDesk, TODAY } from './sheet-desk.ts'

const COLUMN = (sheet: Sheet, field: string) =>
  String.fromCharCode(66 + sheet.columns.findIndex((column) => column.field === field))
const cellOf = (sheet: Sheet, id: string, field: string) =>
  `${COLUMN(sheet, field)}${sheet.rows.findIndex((row) => row.id === id) + 2}`

function withSession(desk = openDesk()) {
  const { ledger, partnership } = desk.now().dossier
  const mechanism = ledger.institutions.find(({ value }) => value.kind === 'commission')!.value.id
  for (const [id, on] of [
    ['s-13', '2027-01-12'],
    ['s-14', '2027-03-12'],
  ])
    desk.append(
      desk
        .now()
        .secretariat()
        .saveSession(SessionRequest.parse({ id, mechanism, on }), desk.decider('Clerk')),
    )
  for (const id of ['a-1', 'a-2', 'a-3'])
    desk.append(
      desk
        .now()
        .secretariat()
        .saveAction(
          ActionRequest.parse({
            id,
            session: 's-13',
            what: `Send list ${id}`,
            owners: [{ party: partnership.parties[0]!.code }],
            due: '2027-02-20',
          }),
          desk.decider('Clerk'),
        ),
    )
  return desk
}

const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.constantFrom(
      '=1+1',
      '+7 701',
      '-x',
      '@here',
      'constructor',
      '<b>&amp;',
      'قرارداد',
      '_x0041_',
    ),
  )
  .filter(
    (text) =>
      !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/u.test(text) &&
      text.trim() !== '' &&
      text.length <= 80,
  )
const day = fc
  .date({ min: new Date('2027-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const VALUES: Readonly<Record<string, fc.Arbitrary<CellValue>>> = {
  'commitments title': words,
  'commitments due': fc.oneof(
    day,
    day.map((one) => one.slice(0, 7)),
    day.map((one) => one.slice(0, 4)),
  ),
  'commitments note': fc.oneof(words, fc.constant(null)),
  'agenda question': words,
  'agenda note': fc.oneof(words, fc.constant(null)),
  'agenda group': words,
  'actions what': words,
  'actions due': fc.oneof(day, fc.constant(null)),
  'actions reason': words,
}

test('out, edited, back and accepted: exactly those values on record; taken back: as before', () => {
  const edits = fc.record({
    list: fc.constantFrom<WorkbookList>('commitments', 'agenda', 'actions'),
    language: fc.constantFrom(...LANGUAGES),
    rows: fc.array(fc.record({ row: fc.nat(), field: fc.nat(), value: fc.nat() }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  const desk = withSession(openDesk('example'))
  fc.assert(
    fc.property(edits, fc.gen(), ({ list, language, rows }, gen) => {
      const query = {
        language,
        ...(list === 'commitments' ? {} : { session: list === 'agenda' ? 's-14' : 's-13' }),
      }
      const before = desk.book(list, query).sheets[0]!
      const fields = Object.keys(VALUES).flatMap((key) =>
        key.startsWith(`${list} `) ? key.slice(list.length + 1) : [],
      )
      const wanted = new Map<string, { id: string; field: string; value: CellValue }>()
      for (const { row, field } of rows) {
        const id = before.rows[row % before.rows.length]!.id
        const name = fields[field % fields.length]!
        const drawn = gen(() => VALUES[`${list} ${name}`]!)
        const value = typeof drawn === 'string' ? drawn.trim() : drawn
        wanted.set(cellOf(before, id, name), { id, field: name, value })
      }
      const cells = [...wanted].map(([at, { value }]) => ({ at, value }))
      const file = setCells(desk.export(list, query), cells)
      const meant = [...wanted].filter(
        ([, { id, field, value }]) =>
          (before.rows.find((row) => row.id === id)!.cells[field] || null) !== value,
      )

      const report = desk.report(file)
      assert.deepEqual(report.problems, [])
      const found = report.changes.map(({ column, row, now }) => [`${column}${row}`, now])
      assert.deepEqual(
        new Map(found as [string, CellValue][]),
        new Map(meant.map(([at, { value }]) => [at, value])),
      )
      assert.equal(report.conflicts, 0)
      if (meant.length === 0) return

      // Proposing moves nothing on record.
      const added = desk.propose(file)
      if (added > 0) assert.deepEqual(desk.book(list, query).sheets[0], before)
      assert.equal(desk.propose(file), 0, 'the same file twice adds nothing')
      const ids = report.changes.map(({ change }) => change)
      if (added < ids.length) return // the very same file came before

      const { decided } = desk.decide({ ids, verdict: 'accept' })
      assert.deepEqual([...decided].sort(), [...ids].sort())
      const after = desk.book(list, query).sheets[0]!
      for (const { id, cells: now } of after.rows)
        for (const { field, editable } of after.columns) {
          const edit = meant.find(([, one]) => one.id === id && one.field === field)
          const old = before.rows.find((row) => row.id === id)!.cells[field]
          if (edit !== undefined) assert.equal(now[field] || null, edit[1].value)
          else if (editable) assert.equal(now[field] || null, old || null, `${id} ${field}`)
        }
      desk.decide({ ids, verdict: 'undo' })
      const byId = (rows: Sheet['rows']) => new Map(rows.map((row) => [row.id, row.cells]))
      assert.deepEqual(
        byId(desk.book(list, query).sheets[0]!.rows),
        byId(before.rows),
        'taken back, all is as before',
      )
      desk.decide({ ids, verdict: 'reject', reason: 'tried' })
    }),
    { numRuns: 40 },
  )
  desk.close()
})

test('cells that begin with = + - @ go out as text, and another program reads them so', async () => {
  const desk = openDesk()
  const sheet = desk.book('commitments').sheets[0]!
  const { id } = sheet.rows[0]!
  const at = cellOf(sheet, id, 'note')
  for (const value of ['=HYPERLINK("http://x.example")', '+1', '-1', '@here']) {
    desk.propose(setCells(desk.export('commitments'), [{ at, value }]))
    const [open] = desk.changes().filter(({ state }) => state === 'open')
    desk.decide({ ids: [open!.change], verdict: 'accept' })
    const rows = (await readExcelFile(Buffer.from(desk.export('commitments')))) as unknown as {
      data: unknown[][]
    }[]
    const row = rows[0]!.data.find(([first]) => first === id)!
    assert.equal(row[sheet.columns.findIndex(({ field }) => field === 'note') + 1], value)
  }
  desk.close()
})

test('what is accepted names the sender as its source, and the cell', () => {
  const desk = openDesk()
  const sheet = desk.book('commitments').sheets[0]!
  const { id } = sheet.rows[2]!
  const at = cellOf(sheet, id, 'due')
  const file = setCells(desk.export('commitments'), [{ at, value: '2031-05-01' }])
  desk.propose(file, 'Office of Roads')
  const [change] = desk.changes()
  assert.deepEqual(
    [change!.sender, change!.by, change!.state, change!.now],
    ['Office of Roads', 'Desk', 'open', '2031-05-01'],
  )
  desk.decide({ ids: [change!.import], verdict: 'accept' })
  const answer = desk.now().commitment({}, id)!
  assert.equal(answer.commitment.due?.latest, '2031-05-01')
  const statement = desk
    .now()
    .dossier.ledger.statements.findLast((one) => one.subject === id && one.valueType === 'due')!
  const source = desk.now().dossier.sources.get(statement.source!)!.value
  assert.deepEqual(
    [source.publisher, source.class, source.title, statement.recordedBy],
    ['Office of Roads', 'F', 'list.xlsx', 'person Bolat'],
  )
  assert.equal(statement.locator, `workbook:${change!.import}#commitments!${at}`)
  assert.match(JSON.stringify(statement.value), /Due 1 May 2031, as Office of Roads wrote/)
  desk.decide({ ids: [change!.change], verdict: 'undo' })
  assert.equal(desk.now().dossier.sources.has(statement.source!), false)
  desk.close()
})

test('two senders change one cell: the second is shown as a conflict with its three values', () => {
  const desk = openDesk()
  const sheet = desk.book('commitments').sheets[0]!
  const { id, cells } = sheet.rows[1]!
  const file = desk.export('commitments')
  for (const field of ['title', 'due']) {
    const at = cellOf(sheet, id, field)
    const [first, second] =
      field === 'title' ? ['Title of one', 'Title of two'] : ['2030-01-01', '2032-01-01']
    desk.propose(setCells(file, [{ at, value: first! }]), 'One')
    desk.propose(setCells(file, [{ at, value: second! }]), 'Two')
    const [one, two] = desk.changes().filter((change) => change.field === field)
    assert.deepEqual(one!.rivals, [two!.change])
    assert.throws(
      () => desk.decide({ ids: [one!.change, two!.change], verdict: 'accept' }),
      /same cell/,
    )
    desk.decide({ ids: [one!.change], verdict: 'accept' })
    const moved = desk.changes().find(({ change }) => change === two!.change)!
    assert.deepEqual(
      [moved.isConflict, moved.exported, moved.onRecord, moved.now],
      [true, cells[field] ?? null, first, second],
    )
    assert.throws(
      () => desk.decide({ ids: [two!.change], verdict: 'accept' }),
      (error: unknown) => error instanceof RefusedQuestion && /moved meanwhile/.test(error.message),
    )
    assert.throws(() => desk.decide({ ids: [two!.import], verdict: 'accept' }), /conflict/)
    desk.decide({ ids: [two!.change], conflicts: [two!.change], verdict: 'accept' })
    const now = () => desk.book('commitments').sheets[0]!.rows.find((row) => row.id === id)!.cells
    assert.equal(now()[field], second)
    assert.throws(() => desk.decide({ ids: [one!.change], verdict: 'undo' }), /changed again since/)
    desk.decide({ ids: [two!.change], verdict: 'undo' })
    assert.equal(now()[field], first)
    desk.decide({ ids: [one!.change], verdict: 'undo' })
    assert.equal(now()[field] ?? null, cells[field] ?? null)
  }
  desk.close()
})

test('a file that was exported before the record moved comes back with a conflict', () => {
  const desk = openDesk()
  const sheet = desk.book('commitments').sheets[0]!
  const { id, cells } = sheet.rows[4]!
  const at = cellOf(sheet, id, 'title')
  const old = desk.export('commitments')
  desk.propose(setCells(old, [{ at, value: 'Moved' }]), 'One')
  desk.decide({ ids: [desk.changes()[0]!.change], verdict: 'accept' })
  const report = desk.report(setCells(old, [{ at, value: 'Mine' }]), 'Two')
  assert.deepEqual(
    report.changes.map(({ exported, before, now, isConflict }) => [
      exported,
      before,
      now,
      isConflict,
    ]),
    [[cells.title, 'Moved', 'Mine', true]],
  )
  // The same on both sides is no change.
  assert.deepEqual(desk.report(setCells(old, [{ at, value: 'Moved' }]), 'Two').changes, [])
  desk.close()
})

test('a value that cannot be kept is told by its place, and nothing of the file is proposed', () => {
  const desk = withSession()
  const commitments = desk.book('commitments').sheets[0]!
  const actions = desk.book('actions').sheets[0]!
  const agenda = desk.book('agenda', { session: 's-14' }).sheets[0]!
  const cases: [WorkbookList, Sheet, string, CellValue, RegExp][] = [
    ['commitments', commitments, 'title', null, /Commitments!B2: a commitment needs a title/],
    ['commitments', commitments, 'title', 'x'.repeat(81), /81 characters; at most 80/],
    ['actions', actions, 'state', 'finished', /expected one of open, done, dropped/],
    ['actions', actions, 'state', 'dropped', /say why it is dropped/],
    ['actions', actions, 'due', '2027-03', /on a day, as in/],
    ['agenda', agenda, 'question', null, /not cleared here/],
    ['agenda', agenda, 'note', 'x'.repeat(4001), /at most 4000/],
  ]
  for (const [list, sheet, field, value, words] of cases) {
    const other = sheet.rows[1]!
    const free = list === 'actions' ? 'what' : 'note'
    const file = setCells(desk.export(list, list === 'agenda' ? { session: 's-14' } : {}), [
      { at: cellOf(sheet, sheet.rows[0]!.id, field), value },
      { at: cellOf(sheet, other.id, free), value: 'A change that is right' },
    ])
    const report = desk.report(file)
    assert.match(report.problems.map(({ message }) => message).join('\n'), words)
    assert.deepEqual([report.errors, report.statements], [1, 0])
    assert.throws(() => desk.propose(file), words)
    assert.deepEqual(desk.changes(), [])
  }
  desk.close()
})

test('a state is read in the words of the list’s language, and headings by their names', () => {
  const desk = withSession()
  const sheet = desk.book('actions', { language: 'ru' }).sheets[0]!
  const file = setCells(desk.export('actions', { language: 'ru' }), [
    { at: cellOf(sheet, 'a-1', 'state'), value: 'Исполнено' },
    { at: cellOf(sheet, 'a-2', 'state'), value: 'dropped' },
    { at: cellOf(sheet, 'a-2', 'reason'), value: 'решено письмом' },
  ])
  assert.deepEqual(desk.report(file).problems, [])
  desk.propose(file)
  desk.decide({ ids: desk.changes().map(({ change }) => change), verdict: 'accept' })
  const { items } = desk
    .now()
    .actions({}, { session: [], party: [], state: [], serves: [], language: 'en' })
  assert.deepEqual(
    items.map(({ id, state, version, reason }) => [id, state, version, reason]).sort(),
    [
      ['a-1', 'done', 2, ''],
      ['a-2', 'dropped', 2, 'решено письмом'],
      ['a-3', 'open', 1, ''],
    ],
  )
  const agenda = desk.book('agenda', { session: 's-14' }).sheets[0]!
  const sector = desk.partnership.sectors.at(-1)!
  const item = agenda.rows.find(({ id }) => id.startsWith('ask:'))!.id
  desk.propose(
    setCells(desk.export('agenda', { session: 's-14' }), [
      { at: cellOf(agenda, item, 'group'), value: sector.name },
    ]),
  )
  desk.decide({ ids: [desk.changes().at(-1)!.change], verdict: 'accept' })
  const now = desk.now().agenda('s-14', { dueWithinDays: 180, language: 'en', digits: 'latn' })!
  assert.equal(now.items.find(({ id }) => id === item)!.group, sector.id)
  desk.close()
})

test('days that pass change no question of an agenda; a fixed agenda takes no change', () => {
  const desk = withSession()
  const file = desk.export('agenda', { session: 's-14' })
  const sheet = desk.book('agenda', { session: 's-14' }).sheets[0]!
  const ask = sheet.rows.find(({ id }) => id.startsWith('ask:'))!.id
  const edited = setCells(file, [{ at: cellOf(sheet, ask, 'question'), value: 'When?' }])
  assert.deepEqual(
    desk.report(edited).changes.map(({ isConflict }) => isConflict),
    [false],
  )
  desk.goTo('2026-12-20')
  const late = desk.book('agenda', { session: 's-14' }).sheets[0]!
  assert.notDeepEqual(
    late.rows.map(({ cells }) => cells.question),
    sheet.rows.map(({ cells }) => cells.question),
  )
  assert.deepEqual(
    desk.report(edited).changes.map(({ row, isConflict }) => [row, isConflict]),
    [[Number(cellOf(sheet, ask, 'question').slice(1)), false]],
  )
  desk.propose(edited)
  desk.append(
    desk.now().secretariat().fix('s-14', { base: 0, recordDay: TODAY }, desk.decider('Clerk')),
  )
  assert.throws(
    () => desk.decide({ ids: [desk.changes()[0]!.change], verdict: 'accept' }),
    /fixed by Clerk/,
  )
  const report = desk.report(setCells(file, [{ at: cellOf(sheet, ask, 'note'), value: 'N' }]))
  assert.match(report.problems[0]!.message, /nothing in it can change/)
  desk.close()
})

test('all of a request or nothing: one change that stands in the way keeps the rest open', () => {
  const desk = openDesk()
  const sheet = desk.book('commitments').sheets[0]!
  const [one, two] = [sheet.rows[0]!.id, sheet.rows[1]!.id]
  desk.propose(
    setCells(desk.export('commitments'), [
      { at: cellOf(sheet, one, 'note'), value: 'First' },
      { at: cellOf(sheet, two, 'note'), value: 'Second' },
    ]),
  )
  const [first, second] = desk.changes()
  desk.decide({ ids: [first!.change], verdict: 'reject', reason: 'not so' })
  const before = desk.now().dossier.ledger.statements.length
  assert.throws(
    () => desk.decide({ ids: [first!.change, second!.change], verdict: 'accept' }),
    /rejected by Bolat/,
  )
  assert.equal(desk.now().dossier.ledger.statements.length, before)
  assert.throws(() => desk.decide({ ids: [second!.change], verdict: 'reject' }), /say why/)
  assert.throws(
    () => desk.decide({ ids: ['0123456789ab/x/B1'], verdict: 'accept' }),
    /no such change/,
  )
  desk.close()
})

test('a record that the pack writes anew after a workbook did stands alone', () => {
  const desk = openDesk('example')
  const sheet = desk.book('commitments').sheets[0]!
  const { id } = sheet.rows[0]!
  const { statements } = desk.now().dossier.ledger
  const row = statements.find((one) => one.subject === id && one.property === 'commitment')!
  desk.propose(
    setCells(desk.export('commitments'), [{ at: cellOf(sheet, id, 'title'), value: 'A person’s' }]),
  )
  desk.decide({ ids: [desk.changes()[0]!.change], verdict: 'accept' })
  const { id: _id, recordedAt: _at, ...draft } = row
  desk.append([{ ...draft, value: { ...row.value, title: 'The pack’s' } }])
  const rows = desk.book('commitments').sheets[0]!.rows
  assert.equal(rows.length, sheet.rows.length)
  assert.equal(rows.find((one) => one.id === id)!.cells.title, 'The pack’s')
  desk.close()
})

test('a worker reads the same, and tells what costs too much', async () => {
  const desk = withSession(openDesk('example'))
  const sheet = desk.book('commitments').sheets[0]!
  const file = setCells(desk.export('commitments'), [
    { at: cellOf(sheet, sheet.rows[3]!.id, 'note'), value: 'By a worker' },
  ])
  const sheets = desk.now().sheets()
  const read = await readWorkbook(file, sheets.lists)
  assert.deepEqual(
    read.changes.map(({ now }) => now),
    ['By a worker'],
  )
  const other = openDesk()
  const strange = await readWorkbook(file, other.now().sheets().lists)
  assert.deepEqual(
    strange.problems.map(({ fault }) => fault),
    ['other-partnership'],
  )
  const none = await readWorkbook(new Uint8Array(3), sheets.lists)
  assert.deepEqual(
    none.problems.map(({ fault }) => fault),
    ['unreadable'],
  )
  const slow = await readWorkbook(file, sheets.lists, undefined, { timeMs: 0.001 })
  assert.match(slow.problems[0]!.message, /to read/)
  const stop = new AbortController()
  const stopped = readWorkbook(file, sheets.lists, stop.signal)
  stop.abort(new Error('stopped'))
  await assert.rejects(stopped, /stopped/)
  other.close()
  desk.close()
})
