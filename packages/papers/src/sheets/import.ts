/**
 * A workbook that comes back: what somebody changed in it, and every place where it cannot be understood.
 *
 * A cell is changed when its hash differs from the one it went out with. It is in conflict when the record has
 * moved since, and to another value than the one that came back. Nothing is written here: whoever asked decides.
 */

import {
  type CellValue,
  type ColumnKind,
  canonical,
  fits,
  LANGUAGES,
  type Language,
  type SentCell,
  type SentProblem,
  type SentWorkbook,
  type Sheet,
  type SheetColumn,
  type Workbook,
  type WorkbookHead,
} from '@followthrough/brief'
import { isDay } from '@followthrough/record'
import { cleanText } from '../clean-text.ts'
import {
  columnLetters,
  type OpenWorkbook,
  openWorkbook,
  type ReadCell,
  type ReadSheet,
  readSheets,
} from './read.ts'
import { Unreadable } from './unpack.ts'
import { cellHash, META_SHEET, META_VERSION } from './workbook.ts'

export const SHEET_FAULTS = [
  'unreadable',
  'not-exported-here',
  'other-partnership',
  'unknown-sheet',
  'missing-sheet',
  'missing-ids',
  'unknown-column',
  'missing-column',
  'repeated-column',
  'unknown-id',
  'repeated-id',
  'deleted-id',
  'no-id',
  'formula',
  'error-value',
  'merged',
  'wrong-type',
  'fixed-column',
  'too-long',
] as const
export type SheetFault = (typeof SHEET_FAULTS)[number]

export interface SheetProblem extends SentProblem {
  readonly fault: SheetFault
}

export interface SheetImport extends SentWorkbook {
  readonly problems: readonly SheetProblem[]
}

const MOST_PROBLEMS = 1000
const MAX_BYTES = 32 * 1024 * 1024
const MAX_TEXT = 32_767
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const LAST_SERIAL = 2_958_465

interface SheetMeta {
  readonly kind: string
  readonly tab: string
  readonly idLabel: string
  readonly columns: { readonly field: string; readonly label: string; readonly kind: string }[]
  readonly hashes: Map<string, string>
  /** What the cells of a row said, as JSON; read where it is asked for. */
  readonly said: Map<string, string>
}

/** Reads a workbook against the lists as they stand now. Never throws for what is in the file. */
export function readChanges(bytes: Uint8Array, now: Workbook): SheetImport {
  const report = createReport()
  try {
    if (bytes.length > MAX_BYTES)
      throw new Unreadable(
        `is over ${MAX_BYTES / 1024 / 1024} MB. Send the rows that changed alone.`,
      )
    return read(bytes, now, report)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    report.add('unreadable', null, null, null, `The file ${error.message}`)
    return { exported: null, language: 'en', changes: [], ...report.all() }
  }
}

/** What a workbook says of itself; null where it is none of ours, which `readChanges` says why. */
export function readHead(bytes: Uint8Array): WorkbookHead | null {
  if (bytes.length > MAX_BYTES) return null
  try {
    const meta = readMeta(bytes, openWorkbook(bytes))
    if (meta === null) return null
    const kinds = [...meta.sheets.values()].map(({ kind }) => kind)
    return { pack: meta.pack, language: meta.language, exported: meta.exported, kinds }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return null
  }
}

function readMeta(bytes: Uint8Array, file: OpenWorkbook) {
  const lines: string[][] = []
  readSheets(bytes, file, ({ name }) =>
    name !== META_SHEET
      ? null
      : {
          row: (_, cells) => {
            lines.push([0, 1, 2, 3].map((at) => String(cells.get(at)?.value ?? '')))
          },
          merged: () => {},
        },
  )
  // It is written last: what was cut off lacks it.
  if (lines.length === 0 && file.sheets.some(({ name }) => name === META_SHEET))
    throw new Unreadable('is cut off. Save it again and send it anew.')
  return metaOf(lines)
}

function read(bytes: Uint8Array, now: Workbook, report: Report): SheetImport {
  const nothing = (exported: SheetImport['exported'], language: Language = 'en') => ({
    exported,
    language,
    changes: [],
    ...report.all(),
  })
  const file = openWorkbook(bytes)
  const meta = readMeta(bytes, file)
  if (meta === null) {
    report.add(
      'not-exported-here',
      null,
      null,
      null,
      'The file does not say where it was exported. Export the list, copy the changes into it, and send that.',
    )
    return nothing(null)
  }
  if (meta.pack !== now.pack) {
    report.add(
      'other-partnership',
      null,
      null,
      null,
      `The file is of the partnership ${shown(meta.pack)}; this one is ${now.pack}. Nothing of it was read.`,
    )
    return nothing(meta.exported, meta.language)
  }
  const changes: SentCell[] = []
  const seen = new Set<string>()
  const finish: (() => void)[] = []
  readSheets(bytes, file, (tab) => {
    if (tab.name === META_SHEET) return null
    // A tab may be renamed; then the only list whose tab is missing is meant.
    const told = meta.sheets.get(tab.name) ?? renamed(meta.sheets, file.sheets)
    const sheet = told === null ? undefined : now.sheets.find(({ kind }) => kind === told.kind)
    if (told !== null && sheet === undefined) {
      seen.add(told.kind)
      report.add(
        'unknown-sheet',
        tab.name,
        null,
        null,
        `${tab.name}: the list that it was exported from is no longer on record (${shown(told.kind)}).`,
      )
      return null
    }
    if (told === null || sheet === undefined || seen.has(told.kind)) {
      report.add(
        'unknown-sheet',
        tab.name,
        null,
        null,
        `${tab.name}: no list was exported under this name; the sheet was left out.`,
        true,
      )
      return null
    }
    seen.add(told.kind)
    const reader = sheetReader(tab, told, sheet, file.from1904, report, changes)
    finish.push(reader.finish)
    return reader
  })
  for (const done of finish) done()
  for (const told of meta.sheets.values()) {
    if (!seen.has(told.kind))
      report.add(
        'missing-sheet',
        told.tab,
        null,
        null,
        `${told.tab}: the sheet was taken out of the file; nothing on it changes.`,
        true,
      )
  }
  return { exported: meta.exported, language: meta.language, changes, ...report.all() }
}

function metaOf(lines: readonly (readonly string[])[]) {
  if (lines[0]?.[0] !== 'followthrough' || lines[0][1] !== META_VERSION) return null
  const sheets = new Map<string, SheetMeta>()
  let pack = ''
  let exported = { asOf: '', knownAt: '' }
  let language: Language = 'en'
  let open: SheetMeta | null = null
  for (const [what, a = '', b = '', c = ''] of lines.slice(1)) {
    switch (what) {
      case 'pack':
        pack = a
        break
      case 'days':
        exported = { asOf: a, knownAt: b }
        break
      case 'language':
        language = LANGUAGES.find((one) => one === a) ?? 'en'
        break
      case 'sheet':
        open = { kind: a, tab: b, idLabel: c, columns: [], hashes: new Map(), said: new Map() }
        sheets.set(b, open)
        break
      case 'column':
        open?.columns.push({ field: a, label: b, kind: c })
        break
      case 'row':
        open?.hashes.set(a, b)
        open?.said.set(a, c)
        break
    }
  }
  if (pack === '' || !isDay(exported.asOf) || !isDay(exported.knownAt)) return null
  return { pack, exported, language, sheets }
}

function renamed(
  sheets: ReadonlyMap<string, SheetMeta>,
  tabs: readonly ReadSheet[],
): SheetMeta | null {
  const missing = [...sheets.values()].filter(({ tab }) => !tabs.some(({ name }) => name === tab))
  const strange = tabs.filter(({ name }) => name !== META_SHEET && !sheets.has(name))
  return missing.length === 1 && strange.length === 1 ? missing[0]! : null
}

interface Placed {
  readonly column: SheetColumn
  /** Its place among the hashes; -1 for a column that was not exported. */
  readonly hashAt: number
}

function sheetReader(
  tab: ReadSheet,
  told: SheetMeta,
  sheet: Sheet,
  from1904: boolean,
  report: Report,
  changes: SentCell[],
) {
  const byId = new Map(sheet.rows.map((row) => [row.id, row]))
  const placed = new Map<number, Placed>()
  const found = new Set<string>()
  const where = (row: number, column: number) => `${tab.name}!${columnLetters(column)}${row}`
  let idColumn = -1
  let headRow = 0
  let isDone = false

  function readHead(number: number, cells: ReadonlyMap<number, ReadCell>): void {
    headRow = number
    for (const [at, { value }] of cells) {
      const label = String(value ?? '').trim()
      if (label === '') continue
      if (label === told.idLabel || label === 'id') {
        if (idColumn === -1) idColumn = at
        continue
      }
      const exported = told.columns.findIndex((c) => c.label === label || c.field === label)
      const field = told.columns[exported]?.field
      const column = sheet.columns.find((c) => c.field === field)
      const letters = columnLetters(at)
      if (column === undefined) {
        report.add(
          'unknown-column',
          tab.name,
          number,
          letters,
          `${where(number, at)}: “${shown(label)}” is no column of this list; it was left out. Columns are known by their heads: ${told.columns.map((c) => c.label).join(', ')}.`,
          true,
        )
      } else if ([...placed.values()].some((other) => other.column === column)) {
        report.add(
          'repeated-column',
          tab.name,
          number,
          letters,
          `${where(number, at)}: the column “${column.label}” stands twice; the first was read.`,
          true,
        )
      } else placed.set(at, { column, hashAt: exported })
    }
    if (idColumn === -1) {
      isDone = true
      report.add(
        'missing-ids',
        tab.name,
        number,
        null,
        `${tab.name}: the column “${told.idLabel}” is missing; without ids no row can be told. Put it back.`,
      )
      return
    }
    for (const { field, label } of told.columns) {
      if (![...placed.values()].some(({ column }) => column.field === field))
        report.add(
          'missing-column',
          tab.name,
          number,
          null,
          `${tab.name}: the column “${label}” is missing; nothing in it changes.`,
          true,
        )
    }
  }

  function readRow(number: number, cells: ReadonlyMap<number, ReadCell>): void {
    const idCell = cells.get(idColumn)
    const id = String(idCell?.value ?? '').trim()
    if (id === '' || idCell?.isFormula === true) {
      if (
        [...cells.values()].some(
          ({ value, isFormula }) => isFormula || (value !== null && value !== ''),
        )
      )
        report.add(
          'no-id',
          tab.name,
          number,
          columnLetters(idColumn),
          `${where(number, idColumn)}: the row has no id. New rows are not read here; existing ones keep the id they were exported with.`,
        )
      return
    }
    if (found.has(id)) {
      // Which of them is meant nobody can tell: what the first changed is taken back.
      for (let i = changes.length - 1; i >= 0; i--) {
        if (changes[i]!.sheet === sheet.kind && changes[i]!.id === id) changes.splice(i, 1)
      }
      report.add(
        'repeated-id',
        tab.name,
        number,
        columnLetters(idColumn),
        `${where(number, idColumn)}: ${shown(id)} stands in another row above; nothing of either was read.`,
      )
      return
    }
    const hashes = told.hashes.get(id)?.split(' ')
    const row = byId.get(id)
    if (hashes === undefined || row === undefined) {
      report.add(
        'unknown-id',
        tab.name,
        number,
        columnLetters(idColumn),
        hashes === undefined
          ? `${where(number, idColumn)}: ${shown(id)} was not exported in this list. Ids are not to be changed.`
          : `${where(number, idColumn)}: ${shown(id)} is no longer on record.`,
      )
      if (hashes !== undefined) found.add(id)
      return
    }
    found.add(id)
    for (const [at, { column, hashAt }] of placed)
      readCell(
        number,
        at,
        id,
        column,
        hashes[hashAt] ?? '',
        cells.get(at),
        row.cells[column.field] ?? null,
      )
  }

  function readCell(
    number: number,
    at: number,
    id: string,
    column: SheetColumn,
    hash: string,
    cell: ReadCell | undefined,
    onRecord: CellValue,
  ): void {
    const letters = columnLetters(at)
    const fault = (kind: SheetFault, what: string) =>
      report.add(kind, tab.name, number, letters, `${where(number, at)}: ${what}`)
    if (cell?.isFormula === true) {
      fault('formula', 'a formula is not read. Paste its value in its place.')
      return
    }
    if (cell?.isError === true) {
      fault(
        'error-value',
        `${shown(String(cell.value))} is an error of the spreadsheet. Write the value.`,
      )
      return
    }
    const value = cellValue(cell, column.kind, from1904)
    if (cellHash(value) === hash) return
    if (typeof value === 'string' && value.length >= MAX_TEXT) {
      fault('too-long', `the text has over ${MAX_TEXT} characters, more than a cell holds whole.`)
      return
    }
    const before = canonical(onRecord, column.kind)
    if (value === before) return // moved to the same value on both sides
    if (!column.editable) {
      fault(
        'fixed-column',
        `“${column.label}” is worked out from the record and cannot be changed here.`,
      )
      return
    }
    if (!fits(value, column.kind)) {
      fault('wrong-type', `“${shown(String(value))}” is no ${KIND_WORDS[column.kind]}.`)
      return
    }
    const isConflict = cellHash(before) !== hash
    changes.push({
      sheet: sheet.kind,
      tab: tab.name,
      row: number,
      column: letters,
      id,
      field: column.field,
      exported: isConflict ? remembered(id, column.field) : before,
      before,
      now: value,
      isConflict,
    })
  }

  /** What went out; null as well where the file does not keep it. */
  function remembered(id: string, field: string): CellValue {
    try {
      const value = (JSON.parse(told.said.get(id) ?? '') as Record<string, unknown> | null)?.[field]
      return ['string', 'number', 'boolean'].includes(typeof value) ? (value as CellValue) : null
    } catch {
      return null
    }
  }

  return {
    row(number: number, cells: ReadonlyMap<number, ReadCell>) {
      if (isDone) return
      if (headRow === 0) {
        if ([...cells.values()].some(({ value }) => value !== null && value !== ''))
          readHead(number, cells)
      } else readRow(number, cells)
    },
    merged(range: string) {
      report.add(
        'merged',
        tab.name,
        null,
        null,
        `${tab.name}!${shown(range)}: cells are merged; only the first of them holds a value. Unmerge them.`,
      )
    },
    finish() {
      if (isDone) return
      if (headRow === 0) {
        report.add('missing-ids', tab.name, null, null, `${tab.name}: the sheet is empty.`)
        return
      }
      const deleted = [...told.hashes.keys()].filter((id) => !found.has(id))
      for (const id of deleted)
        report.add(
          'deleted-id',
          tab.name,
          null,
          null,
          `${tab.name}: ${shown(id)} is not in the sheet any more; nothing of it changes. To end it, say so on record.`,
          true,
        )
    },
  }
}

const KIND_WORDS: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  number: 'number',
  day: 'day: expected a date, or 2027, 2027-06 or 2027-06-30',
  flag: 'yes or no',
}

function cellValue(cell: ReadCell | undefined, kind: ColumnKind, from1904: boolean): CellValue {
  const value = cell?.value ?? null
  if (kind === 'day' && typeof value === 'number') {
    // A bare year is typed as a number; as a serial it would be a day of 1905.
    if (Number.isInteger(value) && value >= 1900 && value <= 2200) return String(value)
    if (value >= 1 && value <= LAST_SERIAL) {
      const epoch = from1904 ? EPOCH_1904 : EPOCH_1900
      return new Date(epoch + Math.floor(value) * 86_400_000).toISOString().slice(0, 10)
    }
  }
  if (kind === 'text' && typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return canonical(value, kind)
}

function shown(text: string): string {
  const plain = cleanText(text)
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain
}

type Report = ReturnType<typeof createReport>

function createReport() {
  const problems: SheetProblem[] = []
  let isCut = false
  return {
    add(
      fault: SheetFault,
      sheet: string | null,
      row: number | null,
      column: string | null,
      message: string,
      isWarning = false,
    ) {
      if (problems.length < MOST_PROBLEMS)
        problems.push({ fault, sheet, row, column, message, isWarning })
      else isCut = true
    },
    all: () => ({ problems, isCut }),
  }
}
