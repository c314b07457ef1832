import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import type { CellValue, SheetColumn, Workbook } from '@followthrough/brief'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/node'
import { canonical, readChanges, toXlsx } from '../src/index.ts'
import { cellXml, packed, partsOf, withCell, withColumns, withoutRow } from './edit-xlsx.ts'

const hasOffice = spawnSync('soffice', ['--version']).error === undefined

const COLUMNS: readonly SheetColumn[] = [
  { field: 'title', label: 'Title', kind: 'text', editable: true, width: 40 },
  { field: 'due', label: 'Due', kind: 'day', editable: true },
  { field: 'count', label: 'Count', kind: 'number', editable: true },
  { field: 'open', label: 'Open', kind: 'flag', editable: true },
  { field: 'status', label: 'Status', kind: 'text', editable: false },
]

function book(rows: readonly Record<string, CellValue>[], pack = 'ab'): Workbook {
  return {
    pack,
    asOf: '2026-11-21',
    knownAt: '2026-11-21',
    date: '2026-11-21',
    language: 'en',
    direction: 'ltr',
    sheets: [
      {
        kind: 'commitments',
        name: 'Commitments',
        idLabel: 'Id',
        columns: COLUMNS,
        rows: rows.map((cells, i) => ({ id: `c-${i + 1}`, cells })),
      },
    ],
  }
}

const ROWS: readonly Record<string, CellValue>[] = [
  { title: 'Flights twice a week', due: '2027-06-30', count: 2, open: true, status: 'signed' },
  {
    title: '=HYPERLINK("http://x.example","go")',
    due: '2027',
    count: -1.5,
    open: false,
    status: 'voiced',
  },
  { title: '+1 and @you', due: null, count: null, open: null, status: null },
]
const SHEET = 'xl/worksheets/sheet1.xml'

async function edited(edit: (xml: string) => string, workbook = book(ROWS)): Promise<Uint8Array> {
  const parts = partsOf(toXlsx(workbook))
  return packed({ ...parts, [SHEET]: edit(parts[SHEET]!) })
}
const faults = (result: ReturnType<typeof readChanges>) => result.problems.map(({ fault }) => fault)

test('a workbook that nobody changed holds no change, and says of which day it is', async () => {
  const workbook = book(ROWS)
  const result = readChanges(toXlsx(workbook), workbook)
  assert.deepEqual(result, {
    exported: { asOf: '2026-11-21', knownAt: '2026-11-21' },
    language: 'en',
    changes: [],
    problems: [],
    isCut: false,
  })
})

test('the same lists give the same bytes', async () => {
  assert.deepEqual(toXlsx(book(ROWS)), toXlsx(book(ROWS)))
})

test('another program reads the lists as they are: types right, nothing a formula', async () => {
  const sheets = await readExcelFile(Buffer.from(toXlsx(book(ROWS))))
  const rows = (sheets as unknown as { sheet: string; data: unknown[][] }[])[0]!.data
  assert.deepEqual(rows[0], ['Id', 'Title', 'Due', 'Count', 'Open', 'Status'])
  assert.deepEqual(rows[1], [
    'c-1',
    'Flights twice a week',
    new Date('2027-06-30'),
    2,
    true,
    'signed',
  ])
  assert.deepEqual(rows[2]!.slice(0, 4), [
    'c-2',
    '=HYPERLINK("http://x.example","go")',
    '2027',
    -1.5,
  ])
  const parts = partsOf(toXlsx(book(ROWS)))
  assert.ok(!/<f[ >]/.test(parts[SHEET]!))
  assert.match(parts['xl/workbook.xml']!, /name="_followthrough"[^>]*state="veryHidden"/)
})

const textValue = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    'toString',
    'constructor',
    '__proto__',
    '=1+1',
    '+x',
    '-x',
    '@x',
    '\tx',
    '\rx',
    'a\nb',
    ' lead',
    '_x000D_',
    '<b>&amp;',
    '٣ دن',
    '',
  ),
)
const dayValue = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const valueFor = (column: SheetColumn): fc.Arbitrary<CellValue> => {
  const value: fc.Arbitrary<CellValue> =
    column.kind === 'text'
      ? textValue
      : column.kind === 'day'
        ? fc.oneof(
            dayValue,
            dayValue.map((day) => day.slice(0, 7)),
            dayValue.map((day) => day.slice(0, 4)),
          )
        : column.kind === 'number'
          ? fc.oneof(
              fc.integer(),
              fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
            )
          : fc.boolean()
  return fc.oneof({ arbitrary: value, weight: 5 }, { arbitrary: fc.constant(null), weight: 1 })
}
const rowValue = fc.record(
  Object.fromEntries(COLUMNS.map((column) => [column.field, valueFor(column)])),
) as fc.Arbitrary<Record<string, CellValue>>

test('export, edit anything, import: exactly those edits', async () => {
  const editable = COLUMNS.filter((column) => column.editable)
  const edit = fc
    .nat({ max: editable.length - 1 })
    .chain((at) =>
      fc.record({ at: fc.constant(at), row: fc.nat({ max: 5 }), value: valueFor(editable[at]!) }),
    )
  await fc.assert(
    fc.asyncProperty(
      fc.array(rowValue, { minLength: 1, maxLength: 6 }),
      fc.array(edit, { maxLength: 8 }),
      fc.boolean(),
      async (rows, edits, isMoved) => {
        const workbook = book(rows)
        const wanted = new Map<string, CellValue>()
        const file = await edited((xml) => {
          let next = xml
          for (const { at, row, value } of edits) {
            if (row >= rows.length) continue
            const column = editable[at]!
            const place = COLUMNS.indexOf(column) + 1
            const said = typeof value === 'string' ? canonical(value, 'text') : value
            const address = `${String.fromCharCode(65 + place)}${row + 2}`
            next = withCell(next, address, cellXml(address, said))
            wanted.set(`c-${row + 1} ${column.field}`, canonical(value, column.kind))
          }
          return isMoved ? withColumns(next, [3, 0, 5, 1, 2, 4]) : next
        }, workbook)
        for (const [key, value] of wanted) {
          const [id, field] = key.split(' ') as [string, string]
          const before = rows[Number(id.slice(2)) - 1]![field]!
          const { kind } = COLUMNS.find((column) => column.field === field)!
          if (canonical(before, kind) === value) wanted.delete(key)
        }
        const result = readChanges(file, workbook)
        assert.deepEqual(result.problems, [])
        const got = new Map(
          result.changes.map((change) => [`${change.id} ${change.field}`, change.now]),
        )
        assert.deepEqual([...got].sort(), [...wanted].sort())
        for (const change of result.changes) assert.equal(change.isConflict, false)
      },
    ),
    { numRuns: 150 },
  )
})

test('what moved meanwhile is a conflict, and the same change on both sides is none', async () => {
  const file = await edited((xml) =>
    withCell(withCell(xml, 'B2', cellXml('B2', 'Daily flights')), 'D2', cellXml('D2', 7)),
  )
  const now = book([{ ...ROWS[0]!, title: 'Flights daily', count: 7 }, ...ROWS.slice(1)])
  const { changes } = readChanges(file, now)
  assert.deepEqual(changes, [
    {
      sheet: 'commitments',
      tab: 'Commitments',
      row: 2,
      column: 'B',
      id: 'c-1',
      field: 'title',
      exported: 'Flights twice a week',
      before: 'Flights daily',
      now: 'Daily flights',
      isConflict: true,
    },
  ])
})

test('what only the record changed is no change of the sender', async () => {
  const file = toXlsx(book(ROWS))
  const now = book([{ ...ROWS[0]!, title: 'Flights daily' }, ...ROWS.slice(1)])
  assert.deepEqual(readChanges(file, now).changes, [])
})

test('a deleted row changes nothing and is told', async () => {
  const result = readChanges(await edited((xml) => withoutRow(xml, 3)), book(ROWS))
  assert.deepEqual(result.changes, [])
  assert.deepEqual(faults(result), ['deleted-id'])
  assert.match(result.problems[0]!.message, /c-2/)
})

test('unknown, repeated and missing ids are told by row and column', async () => {
  const file = await edited((xml) =>
    [
      ['A2', 'c-99'],
      ['A3', 'c-3'],
    ].reduce((next, [address, id]) => withCell(next, address!, cellXml(address!, id!)), xml),
  )
  const result = readChanges(file, book(ROWS))
  assert.deepEqual(
    result.problems.map(({ fault, sheet, row, column }) => [fault, sheet, row, column]),
    [
      ['unknown-id', 'Commitments', 2, 'A'],
      ['fixed-column', 'Commitments', 3, 'F'],
      ['repeated-id', 'Commitments', 4, 'A'],
      ['deleted-id', 'Commitments', null, null],
      ['deleted-id', 'Commitments', null, null],
    ],
  )
  assert.deepEqual(result.changes, [])
  const empty = readChanges(await edited((xml) => withCell(xml, 'A2', '<c r="A2"/>')), book(ROWS))
  assert.deepEqual(faults(empty), ['no-id', 'deleted-id'])
})

test('a workbook of another partnership is read no further', async () => {
  const result = readChanges(toXlsx(book(ROWS, 'other')), book(ROWS))
  assert.deepEqual(faults(result), ['other-partnership'])
  assert.deepEqual(result.changes, [])
})

test('formulas, errors, merged cells, wrong types and fixed columns are told with their place', async () => {
  const file = await edited((xml) =>
    [
      ['B2', '<c r="B2" t="str"><f>A1&amp;"x"</f><v>Idx</v></c>'],
      ['D2', '<c r="D2" t="e"><v>#DIV/0!</v></c>'],
      ['C2', cellXml('C2', '2027-02-30')],
      ['D3', cellXml('D3', 'many')],
      ['F2', cellXml('F2', 'delivered')],
    ]
      .reduce((next, [address, cell]) => withCell(next, address!, cell!), xml)
      .replace(
        '</sheetData>',
        '</sheetData><mergeCells count="1"><mergeCell ref="B3:C3"/></mergeCells>',
      ),
  )
  const result = readChanges(file, book(ROWS))
  assert.deepEqual(result.changes, [])
  assert.deepEqual(
    result.problems.map(({ fault, row, column }) => [fault, row, column]),
    [
      ['formula', 2, 'B'],
      ['wrong-type', 2, 'C'],
      ['error-value', 2, 'D'],
      ['fixed-column', 2, 'F'],
      ['wrong-type', 3, 'D'],
      ['merged', null, null],
    ],
  )
  assert.equal(
    result.problems[1]!.message,
    'Commitments!C2: “2027-02-30” is no day: expected a date, or 2027, 2027-06 or 2027-06-30.',
  )
})

test('a column that was taken out changes nothing; one that was added is left out', async () => {
  const gone = readChanges(await edited((xml) => withColumns(xml, [0, 1, 2, 3, 4])), book(ROWS))
  assert.deepEqual([gone.changes, faults(gone)], [[], ['missing-column']])
  const added = readChanges(
    await edited((xml) => withCell(xml, 'G1', cellXml('G1', 'My notes'))),
    book(ROWS),
  )
  assert.deepEqual([added.changes, faults(added)], [[], ['unknown-column']])
  const noIds = readChanges(await edited((xml) => withColumns(xml, [1, 2, 3, 4, 5])), book(ROWS))
  assert.deepEqual(faults(noIds), ['missing-ids'])
})

test('what is no workbook of ours says so, whatever it is', async () => {
  const good = toXlsx(book(ROWS))
  const cases: [Uint8Array, string][] = [
    [new Uint8Array(0), 'unreadable'],
    [new TextEncoder().encode('id,title\n1,x'), 'unreadable'],
    [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'unreadable'],
    [good.subarray(0, good.length / 2), 'unreadable'],
    [zipSync({ 'a.txt': new Uint8Array(3) }), 'unreadable'],
  ]
  for (const [bytes, fault] of cases)
    assert.deepEqual(faults(readChanges(bytes, book(ROWS))), [fault])
  const parts = partsOf(good)
  const renamed = packed({
    ...parts,
    'xl/workbook.xml': parts['xl/workbook.xml']!.replace('_followthrough', 'Sheet2'),
  })
  assert.deepEqual(faults(readChanges(renamed, book(ROWS))), ['not-exported-here'])
})

test('damage anywhere in the file is told, never thrown', async () => {
  const good = toXlsx(book(ROWS))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), {
        minLength: 1,
        maxLength: 20,
      }),
      (flips) => {
        const bad = Uint8Array.from(good)
        for (const [at, byte] of flips) bad[at] = byte
        readChanges(bad, book(ROWS))
      },
    ),
    { numRuns: 300 },
  )
})

test('XML that is cut or stirred is told, never thrown', () => {
  const parts = partsOf(toXlsx(book(ROWS)))
  const names = Object.keys(parts).filter((name) => name.endsWith('.xml'))
  const stir = fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 }), fc.boolean())
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(stir, { minLength: 1, maxLength: 6 }),
      (name, stirs) => {
        const tokens = parts[name]!.split(/(?=<)/)
        for (const [a, b, isCut] of stirs) {
          if (isCut) tokens.splice(a % tokens.length, 1 + (b % 3))
          else tokens.splice(a % tokens.length, 0, tokens[b % tokens.length] ?? '')
        }
        readChanges(packed({ ...parts, [name]: tokens.join('') }), book(ROWS))
      },
    ),
    { numRuns: 200 },
  )
})

test('a bomb costs its limit and is refused', async () => {
  const parts = partsOf(toXlsx(book(ROWS)))
  const bomb = packed({
    ...parts,
    'xl/sharedStrings.xml': `<sst><si><t>${'a'.repeat(60_000_000)}`,
  })
  assert.ok(bomb.length < 400_000)
  const started = performance.now()
  const before = process.memoryUsage().rss
  assert.deepEqual(faults(readChanges(bomb, book(ROWS))), ['unreadable'])
  assert.ok(performance.now() - started < 5000)
  assert.ok(process.memoryUsage().rss - before < 300e6)
})

test('fifty thousand rows come back in seconds', async () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => ({
    title: `Commitment number ${i} with a title of some length`,
    due: '2027-06-30',
    count: i,
    open: i % 2 === 0,
    status: 'signed',
  }))
  const workbook = book(rows)
  const file = toXlsx(
    book(rows.map((row, i) => (i === 40_000 ? { ...row, title: 'Changed' } : row))),
  )
  const started = performance.now()
  const result = readChanges(file, workbook)
  assert.ok(performance.now() - started < 15_000)
  assert.deepEqual([result.changes, result.problems], [[], []])
})

test('LibreOffice opens the workbook, and what it saves holds no change', {
  skip: !hasOffice,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-office-'))
  try {
    const words = [
      ...ROWS,
      {
        title: ' two\nlines, قزاخستان 37 ',
        due: '2027-06',
        count: 0.1,
        open: true,
        status: '_x000D_',
      },
    ]
    writeFileSync(join(folder, 'list.xlsx'), toXlsx(book(words)))
    const run = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        join(folder, 'saved'),
        join(folder, 'list.xlsx'),
      ],
      { encoding: 'utf8', timeout: 180_000 },
    )
    assert.equal(run.status, 0, run.stderr)
    const saved = readFileSync(join(folder, 'saved', 'list.xlsx'))
    const result = readChanges(saved, book(words))
    assert.deepEqual([result.changes, result.problems], [[], []])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
