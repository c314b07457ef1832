/** A workbook as a file: ids first and grey, types right, text as text, so that no cell is ever a formula. */

import type { CellValue, Sheet, SheetColumn, Workbook } from '@followthrough/brief'
import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import { PapersError } from '../papers-error.ts'
import { editText, repacked } from '../zip.ts'
import { canonical, cellHash, META_SHEET, META_VERSION } from './workbook.ts'

const GREY = '#68727a'
const HEAD_FILL = '#f3f1ec'
const ID_FILL = '#f7f6f2'
const RULE = '#c4beb1'
const MAX_ROWS = 200_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The XLSX of a workbook: the same lists, the same bytes. Throws PapersError for two columns or rows of one name. */
export async function toXlsx(workbook: Workbook): Promise<Uint8Array> {
  workbook.sheets.forEach(check)
  const used = new Set<string>([META_SHEET])
  const names = workbook.sheets.map((sheet) => tabName(sheet.name, used))
  const file = writeXlsxFile(
    [
      ...workbook.sheets.map((sheet, i) => ({
        data: [headOf(sheet), ...sheet.rows.map((row) => rowOf(sheet, row.id, row.cells))],
        sheet: names[i]!,
        columns: [{ width: 22 }, ...sheet.columns.map(({ width = 16 }) => ({ width }))],
        stickyRowsCount: 1,
        stickyColumnsCount: 1,
        rightToLeft: workbook.direction === 'rtl',
        orientation: 'landscape' as const,
      })),
      { data: metaRows(workbook, names), sheet: META_SHEET, columns: [{ width: 20 }] },
    ],
    { features: [hidden] },
  )
  const bytes = await file.toBuffer()
  return repacked(bytes, workbook.date, (name, content) =>
    name === 'docProps/core.xml'
      ? editText(content, (xml) =>
          xml.replace(
            /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
            `$1${workbook.date}T00:00:00Z`,
          ),
        )
      : content,
  )
}

/** Hides the sheet of hashes from the menu of hidden sheets too. */
const hidden = {
  files: {
    transform: {
      'xl/workbook.xml': {
        transformElementAttributes: (
          tag: string,
          attributes: Record<string, string | number>,
        ): Record<string, string | number> =>
          tag === 'sheet' && attributes.name === META_SHEET
            ? { ...attributes, state: 'veryHidden' }
            : attributes,
      },
    },
  },
}

function check(sheet: Sheet): void {
  const twice = (names: readonly string[], what: string) => {
    const again = names.find((name, i) => names.indexOf(name) !== i)
    if (again !== undefined)
      throw new PapersError(`The sheet ${sheet.name} has two ${what} called ${again}.`)
  }
  twice([sheet.idLabel, ...sheet.columns.map(({ label }) => label)], 'columns')
  if (sheet.rows.length > MAX_ROWS)
    throw new PapersError(`The sheet ${sheet.name} has over ${MAX_ROWS} rows.`)
  const ids = new Set(sheet.rows.map(({ id }) => id))
  if (ids.size !== sheet.rows.length)
    throw new PapersError(`The sheet ${sheet.name} has two rows of one id.`)
}

/** Tabs have at most 31 characters, without \ / ? * [ ] : and each its own name. */
function tabName(name: string, used: Set<string>): string {
  const plain =
    name
      .replace(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, 28) || 'Sheet'
  let tab = plain
  for (let i = 2; used.has(tab); i++) tab = `${plain} ${i}`
  used.add(tab)
  return tab
}

function headOf(sheet: Sheet): Cell[] {
  const head = (value: string): Cell => ({
    value,
    type: String,
    format: '@',
    fontWeight: 'bold',
    backgroundColor: HEAD_FILL,
    bottomBorderColor: RULE,
    bottomBorderStyle: 'thin',
    alignVertical: 'top',
    wrap: true,
  })
  return [head(sheet.idLabel), ...sheet.columns.map(({ label }) => head(label))]
}

function rowOf(sheet: Sheet, id: string, cells: Readonly<Record<string, CellValue>>): Cell[] {
  return [
    {
      value: id,
      type: String,
      format: '@',
      textColor: GREY,
      backgroundColor: ID_FILL,
      alignVertical: 'top',
    },
    ...sheet.columns.map((column) => cellOf(cells[column.field] ?? null, column)),
  ]
}

function cellOf(value: CellValue, { kind, editable, width = 16 }: SheetColumn): Cell {
  const said = canonical(value, kind)
  const style = { alignVertical: 'top' as const, ...(editable ? {} : { textColor: GREY }) }
  // An empty cell of a text column is formatted as text, or what is typed into it would be reckoned.
  if (said === null)
    return kind === 'text'
      ? ({ value: null, type: String, format: '@', ...style } as unknown as Cell)
      : null
  if (typeof said === 'number') return { value: said, type: Number, ...style }
  if (typeof said === 'boolean') return { value: said, type: Boolean, ...style }
  if (kind === 'day' && DAY.test(said) && said >= '1900-03-01') {
    return { value: new Date(`${said}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', ...style }
  }
  return { value: escaped(said), type: String, format: '@', wrap: width > 20, ...style }
}

/** `_x000D_` in a cell stands for a character: a text that looks so is told apart (ECMA-376 Part 1 §22.9.2.19). */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Rows of the hidden sheet: whose list, then for every sheet its columns, and for every row its hashes. */
function metaRows(workbook: Workbook, names: readonly string[]): Cell[][] {
  const line = (...values: string[]): Cell[] =>
    values.map((value) => ({ value: escaped(value), type: String, format: '@' }))
  return [
    line('followthrough', META_VERSION),
    line('pack', workbook.pack),
    line('days', workbook.asOf, workbook.knownAt),
    ...workbook.sheets.flatMap((sheet, i) => [
      line('sheet', sheet.kind, names[i]!, sheet.idLabel),
      ...sheet.columns.map(({ field, label, kind }) => line('column', field, label, kind)),
      ...sheet.rows.map(({ id, cells }) =>
        line(
          'row',
          id,
          sheet.columns
            .map(({ field, kind }) => cellHash(canonical(cells[field] ?? null, kind)))
            .join(' '),
        ),
      ),
    ]),
  ]
}
