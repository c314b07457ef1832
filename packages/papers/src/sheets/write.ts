/**
 * A workbook as a file: ids first and grey, types right, text as text, so that no cell is ever a formula.
 *
 * ECMA-376 Part 1 §18 (SpreadsheetML). Written here: the library of the field loses a text that is called like a
 * member of every object, as `constructor` is, and takes seconds for what takes half of one.
 */

import {
  type CellValue,
  canonical,
  type Sheet,
  type SheetColumn,
  type SheetRow,
  type Workbook,
} from '@followthrough/brief'
import { escapeMarkup } from '../markup.ts'
import { PapersError } from '../papers-error.ts'
import { packed } from '../zip.ts'
import { columnLetters } from './read.ts'
import { cellHash, META_SHEET, META_VERSION, MOST_REMEMBERED } from './workbook.ts'

const MAX_ROWS = 200_000
const DAY = /^\d{4}-\d{2}-\d{2}$/
/** The serial number of 1970-01-01. */
const UNIX_EPOCH = 25_569
const MS_PER_DAY = 86_400_000
/** Excel takes 1900 for a leap year; before March of it a serial is another day. */
const FIRST_DAY = '1900-03-01'

/** Places in the list of formats of `STYLES`. */
const STYLE = {
  plain: 0,
  head: 1,
  id: 2,
  text: 3,
  fixedText: 4,
  number: 5,
  fixedNumber: 6,
  day: 7,
  fixedDay: 8,
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The XLSX of a workbook: the same lists, the same bytes. Throws PapersError for two columns or rows of one name. */
export function toXlsx(workbook: Workbook): Uint8Array {
  workbook.sheets.forEach(check)
  const used = new Set<string>([META_SHEET])
  const names = workbook.sheets.map((sheet) => tabName(sheet.name, used))
  const tabs = [...names, META_SHEET]
  const parts = new Map<string, string>([
    ['[Content_Types].xml', contentTypes(tabs.length)],
    [
      '_rels/.rels',
      relationships([
        ['rId1', `${OFFICE}/officeDocument`, 'xl/workbook.xml'],
        ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ],
    ['docProps/core.xml', coreProperties(workbook.date)],
    ['xl/workbook.xml', workbookXml(tabs)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...tabs.map(
          (_, i): Relation => [
            `rId${i + 1}`,
            `${OFFICE}/worksheet`,
            `worksheets/sheet${i + 1}.xml`,
          ],
        ),
        [`rId${tabs.length + 1}`, `${OFFICE}/styles`, 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', STYLES],
    ...workbook.sheets.map(
      (sheet, i) =>
        [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, workbook.direction)] as const,
    ),
    [`xl/worksheets/sheet${tabs.length}.xml`, metaXml(workbook, names)],
  ])
  const bytes = new TextEncoder()
  return packed(new Map([...parts].map(([name, xml]) => [name, bytes.encode(xml)])), workbook.date)
}

function check(sheet: Sheet): void {
  const labels = [sheet.idLabel, ...sheet.columns.map(({ label }) => label)]
  const again = labels.find((label, i) => labels.indexOf(label) !== i)
  if (again !== undefined)
    throw new PapersError(`The sheet ${sheet.name} has two columns called ${again}.`)
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

function sheetXml(sheet: Sheet, direction: Workbook['direction']): string {
  const last = columnLetters(sheet.columns.length)
  const cols = [
    col(1, 22, STYLE.id),
    ...sheet.columns.map((column, i) => col(i + 2, column.width ?? 16, styleOf(column))),
  ]
  const head = [sheet.idLabel, ...sheet.columns.map(({ label }) => label)]
  const rows = [
    rowXml(
      1,
      head.map((label, i) => textCell(i, 1, label, STYLE.head)),
    ),
    ...sheet.rows.map(({ id, cells }, r) =>
      rowXml(r + 2, [
        textCell(0, r + 2, id, STYLE.id),
        ...sheet.columns.map((column, i) =>
          cellXml(i + 1, r + 2, cells[column.field] ?? null, column),
        ),
      ]),
    ),
  ]
  return `${HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"${direction === 'rtl' ? ' rightToLeft="1"' : ''}><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>${rows.join('')}</sheetData><autoFilter ref="A1:${last}${sheet.rows.length + 1}"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/></worksheet>`
}

/** The format of a column stands for its empty cells too, or what is typed into one might be reckoned. */
function styleOf({ kind, editable }: SheetColumn): number {
  switch (kind) {
    case 'day':
      return editable ? STYLE.day : STYLE.fixedDay
    case 'number':
    case 'flag':
      return editable ? STYLE.number : STYLE.fixedNumber
    case 'text':
      return editable ? STYLE.text : STYLE.fixedText
  }
}

function cellXml(at: number, row: number, value: CellValue, column: SheetColumn): string {
  const said = canonical(value, column.kind)
  const style = styleOf(column)
  const address = `${columnLetters(at)}${row}`
  if (said === null) return `<c r="${address}" s="${style}"/>`
  if (typeof said === 'number') return `<c r="${address}" s="${style}"><v>${said}</v></c>`
  if (typeof said === 'boolean')
    return `<c r="${address}" s="${style}" t="b"><v>${said ? 1 : 0}</v></c>`
  if (column.kind === 'day' && DAY.test(said) && said >= FIRST_DAY) {
    const serial = Date.parse(`${said}T00:00:00Z`) / MS_PER_DAY + UNIX_EPOCH
    return `<c r="${address}" s="${style}"><v>${serial}</v></c>`
  }
  return textCell(at, row, said, column.editable ? STYLE.text : STYLE.fixedText)
}

function textCell(at: number, row: number, text: string, style: number): string {
  return `<c r="${columnLetters(at)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeMarkup(escaped(text))}</t></is></c>`
}

/** `_x000D_` in a cell stands for a character: a text that looks so is told apart (ECMA-376 Part 1 §22.9.2.19). */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

function rowXml(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`
}

function col(at: number, width: number, style: number): string {
  return `<col min="${at}" max="${at}" width="${width}" style="${style}" customWidth="1"/>`
}

/** The hidden sheet: whose list, then for every sheet its columns, and for every row its hashes and what it said. */
function metaXml(workbook: Workbook, names: readonly string[]): string {
  const rows: string[] = []
  const line = (...values: string[]) => {
    const number = rows.length + 1
    rows.push(
      rowXml(
        number,
        values.map((value, i) => textCell(i, number, value, STYLE.text)),
      ),
    )
  }
  line('followthrough', META_VERSION)
  line('pack', workbook.pack)
  line('days', workbook.asOf, workbook.knownAt)
  line('language', workbook.language)
  workbook.sheets.forEach((sheet, i) => {
    line('sheet', sheet.kind, names[i]!, sheet.idLabel)
    for (const { field, label, kind } of sheet.columns) line('column', field, label, kind)
    for (const { id, cells } of sheet.rows) {
      const hashes = sheet.columns.map(({ field, kind }) =>
        cellHash(canonical(cells[field] ?? null, kind)),
      )
      line('row', id, hashes.join(' '), JSON.stringify(toRemember(sheet, cells)))
    }
  })
  return `${HEAD}<worksheet ${MAIN}><sheetData>${rows.join('')}</sheetData></worksheet>`
}

/** Cells that may come back changed as they go out, so that a conflict can show what its sender saw. */
function toRemember({ columns }: Sheet, cells: SheetRow['cells']): Record<string, CellValue> {
  return Object.fromEntries(
    columns
      .filter(({ editable }) => editable)
      .map(({ field, kind }) => {
        const value = canonical(cells[field] ?? null, kind)
        return [field, typeof value === 'string' ? value.slice(0, MOST_REMEMBERED) : value]
      }),
  )
}

function workbookXml(tabs: readonly string[]): string {
  const sheets = tabs.map(
    (name, i) =>
      `<sheet name="${escapeMarkup(name)}" sheetId="${i + 1}"${name === META_SHEET ? ' state="veryHidden"' : ''} r:id="rId${i + 1}"/>`,
  )
  return `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`
}

function contentTypes(sheets: number): string {
  const overrides = Array.from(
    { length: sheets },
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${KIND}.worksheet+xml"/>`,
  )
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${overrides.join('')}</Types>`
}

type Relation = readonly [id: string, type: string, target: string]

function relationships(relations: readonly Relation[]): string {
  const all = relations.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function coreProperties(date: string): string {
  const at = `xsi:type="dcterms:W3CDTF">${date}T00:00:00Z`
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:created ${at}</dcterms:created><dcterms:modified ${at}</dcterms:modified></cp:coreProperties>`
}

const FONT = (inside: string) => `<font>${inside}<sz val="10"/>`
const format = (numFmt: number, font: number, fill: number, border: number, wrap: boolean) =>
  `<xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/></xf>`
const [TEXT_FORMAT, DAY_FORMAT] = [49, 164]
const NAME = '<name val="Noto Sans"/><family val="2"/></font>'
const GREY = '<color rgb="FF68727A"/>'
const solid = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`

const STYLES = `${HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="${DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3">${FONT('')}${NAME}${FONT('<b/>')}${NAME}${FONT('')}${GREY}${NAME}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('FFF3F1EC')}${solid('FFF7F6F2')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FFC4BEB1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">${[
  format(0, 0, 0, 0, false),
  format(TEXT_FORMAT, 1, 2, 1, true),
  format(TEXT_FORMAT, 2, 3, 0, false),
  format(TEXT_FORMAT, 0, 0, 0, true),
  format(TEXT_FORMAT, 2, 0, 0, true),
  format(0, 0, 0, 0, false),
  format(0, 2, 0, 0, false),
  format(DAY_FORMAT, 0, 0, 0, false),
  format(DAY_FORMAT, 2, 0, 0, false),
].join(
  '',
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
