/** Lists out to a spreadsheet and back, at the command line. */

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { SheetDecisionAnswer, WorkbookReport } from '@followthrough/brief'
import { setCells, type Value } from '../../papers/test/edit-xlsx.ts'
import { type Desk, INVENTED_DIR, openDesk } from './spawn.ts'

describe('lists go out to a spreadsheet and come back', () => {
  let desk: Desk
  before(() => {
    desk = openDesk(INVENTED_DIR)
  })
  after(() => desk.close())

  const path = (name: string) => join(desk.dir, name)
  async function json<T>(...args: string[]): Promise<T> {
    const { code, out, err } = await desk.run([...args, '--json'])
    assert.equal(err, '')
    assert.equal(code, 0)
    return JSON.parse(out)
  }
  async function refused(...args: string[]): Promise<string> {
    const { code, out, err } = await desk.run(args)
    assert.equal(out, '')
    assert.equal(code, 2, err)
    return err
  }
  function edit(from: string, to: string, cells: Readonly<Record<string, Value>>): void {
    const edited = Object.entries(cells).map(([at, value]) => ({ at, value }))
    writeFileSync(path(to), setCells(readFileSync(path(from)), edited))
  }
  const statements = async () =>
    (await json<{ total: number }>('import', 'list', '--state', 'all')).total

  it('a list is written as a workbook, and never over another file', async () => {
    const all = await json<{ rows: number; language: string }>('list', '--xlsx', path('all.xlsx'))
    assert.ok(all.rows > 10)
    const few = await json<{ rows: number; language: string }>(
      ...['list', '--badge', 'overdue', '--language', 'ur', '--xlsx', path('few.xlsx')],
    )
    assert.ok(few.rows < all.rows)
    assert.equal(few.language, 'ur')
    assert.match(await refused('list', '--xlsx', path('all.xlsx')), /is there already/)
    assert.match(await refused('list', '--xlsx', path('all.csv')), /ends in \.xlsx/)
    assert.match(await refused('agenda', 'none', '--xlsx', path('x.xlsx')), /no session none/)
    assert.match(
      await refused('list', '--text', 'zzzzzz', '--xlsx', path('x.xlsx')),
      /no commitment is so/,
    )
  })

  it('a dry run tells what would change, and writes nothing', async () => {
    edit('all.xlsx', 'one.xlsx', { B2: 'A better title', J3: '=1+1' })
    const report = await json<WorkbookReport>(
      ...['import', path('one.xlsx'), '--from', 'Office One', '--dry-run'],
    )
    assert.deepEqual(
      report.changes.map(({ tab, row, column, now }) => [tab, row, column, now]),
      [
        ['Commitments', 2, 'B', 'A better title'],
        ['Commitments', 3, 'J', '=1+1'],
      ],
    )
    assert.deepEqual([report.isDryRun, report.statements, report.errors], [true, 2, 0])
    assert.equal(await statements(), 0)
  })

  it('with an error the exit code is 1, every fault has its place, and nothing is proposed', async () => {
    edit('all.xlsx', 'bad.xlsx', { B2: 'Good', B3: '', F4: 'never', D5: 'delivered' })
    const { code, out } = await desk.run(['import', path('bad.xlsx'), '--from', 'One'])
    assert.equal(code, 1)
    for (const place of ['Commitments!B3', 'Commitments!F4', 'Commitments!D5'])
      assert.ok(out.includes(place), out)
    assert.match(out, /nothing of the file is proposed/)
    assert.equal(await statements(), 0)
    assert.match(await refused('import', path('none.xlsx'), '--from', 'One'), /no such file/)
    assert.match(
      await refused('import', path('one.xlsx'), '--from', 'One', '--class', 'Q'),
      /--class: expected one of A/,
    )
    writeFileSync(path('text.xlsx'), 'id,title')
    const strange = await desk.run(['import', path('text.xlsx'), '--from', 'One', '--json'])
    assert.equal(strange.code, 1)
    assert.equal((JSON.parse(strange.out) as WorkbookReport).problems[0]!.fault, 'unreadable')
  })

  it('changes are proposed once, and accepted with their sender as the source', async () => {
    const args = ['import', path('one.xlsx'), '--from', 'Office One', '--class', 'B', '--by', 'Ann']
    assert.equal((await json<WorkbookReport>(...args)).statements, 2)
    assert.equal((await json<WorkbookReport>(...args)).statements, 0)
    const { imports, changes } = await json<SheetDecisionAnswer>('import', 'list')
    assert.deepEqual(
      imports.map(({ sender, by, class: letter, open }) => [sender, by, letter, open]),
      [['Office One', 'Ann', 'B', 2]],
    )
    const made = await json<SheetDecisionAnswer>(
      ...['import', 'accept', imports[0]!.import.slice(0, 6), '--by', 'Ben'],
    )
    assert.deepEqual(
      made.changes.map(({ state, onRecord, now }) => [state, onRecord === now]),
      [
        ['accepted', true],
        ['accepted', true],
      ],
    )
    const list = await json<{ commitments: { title: string }[] }>('list', '--limit', '500')
    assert.ok(list.commitments.some(({ title }) => title === 'A better title'))
    const source = await json<{ source: { publisher: string; class: string } }>(
      ...['show', `sheet-${imports[0]!.import}`],
    )
    assert.deepEqual([source.source.publisher, source.source.class], ['Office One', 'B'])
    assert.match(
      await refused('import', 'accept', changes[0]!.change),
      /was accepted by Ben on .*; undo that first/,
    )
  })

  it('a cell that moved meanwhile is shown with three values, and accepted only by its name', async () => {
    edit('all.xlsx', 'two.xlsx', { B2: 'The title of two', J4: 'A note' })
    const { code, out } = await desk.run(['import', path('two.xlsx'), '--from', 'Office Two'])
    assert.equal(code, 0)
    assert.match(out, /1 conflict/)
    assert.match(out, /exported: “.*”\s+now on record: “A better title”\s+sent: “The title of two”/)
    const { imports, changes } = await json<SheetDecisionAnswer>('import', 'list')
    const conflict = changes.find(({ isConflict }) => isConflict)!
    assert.match(await refused('import', 'accept', conflict.change), /moved meanwhile/)
    const rest = await json<SheetDecisionAnswer>('import', 'accept', imports[0]!.import)
    assert.deepEqual([rest.decided.length, rest.left], [1, [conflict.change]])
    const over = await json<SheetDecisionAnswer>('import', 'accept', '--conflict', conflict.change)
    assert.equal(over.changes[0]!.onRecord, 'The title of two')
    await json('import', 'undo', conflict.change)
    assert.match(await refused('import', 'reject', conflict.change), /--reason/)
    await json('import', 'reject', conflict.change, '--reason', 'not agreed')
    const page = await desk.run(['import', 'list', '--state', 'rejected'])
    assert.match(page.out, /rejected by .*: not agreed/)
    assert.match(await refused('import', 'accept', 'ffffffffffff'), /no such change or import/)
    assert.match(await refused('import', 'accept'), /name changes, or an import/)
  })

  it('an agenda and action items go the same way', async () => {
    await json('session', 'new', 'one', '--mechanism', 'n-jsc', '--on', '2099-04-12')
    await json(
      ...['actions', 'add', 'draft', '--session', 'one', '--what', 'Send the draft'],
      ...['--owner', 'XB', '--due', '2099-06-30'],
    )
    await json('agenda', 'one', '--xlsx', path('agenda.xlsx'))
    edit('agenda.xlsx', 'agenda-1.xlsx', { E2: 'When is it done?', F2: 'Ask twice' })
    assert.equal(
      (await json<WorkbookReport>('import', path('agenda-1.xlsx'), '--from', 'Desk')).statements,
      2,
    )
    await json('actions', '--session', 'one', '--xlsx', path('actions.xlsx'))
    edit('actions.xlsx', 'actions-1.xlsx', { B2: 'Send the final draft', E2: 'done' })
    await json('import', path('actions-1.xlsx'), '--from', 'Desk')
    const { changes } = await json<SheetDecisionAnswer>('import', 'list')
    await json('import', 'accept', ...changes.map(({ change }) => change))
    const agenda = await json<{ items: { question: string; note: string }[] }>('agenda', 'one')
    assert.deepEqual(
      agenda.items.filter(({ note }) => note === 'Ask twice').map(({ question }) => question),
      ['When is it done?'],
    )
    const { items } = await json<{ items: { what: string; state: string }[] }>('actions')
    assert.deepEqual(
      items.map(({ what, state }) => [what, state]),
      [['Send the final draft', 'done']],
    )
  })
})
