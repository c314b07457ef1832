/**
 * One CSV file as rows with the lines they start on.
 *
 * A broken row is a problem and the other rows go on: after a quoting error reading starts again on
 * the line after the one the broken row began on. A file in a wrong encoding is read as far as it
 * can be, so that its other problems and its ids are still found.
 */

import { CsvError, parse } from 'csv-parse/sync'
import { nearest } from './nearest.ts'
import { type PackProblem, quoted } from './pack-problem.ts'

/** Beyond this many broken rows a file is not worth reading on. */
const MOST_BROKEN_ROWS = 1000
const QUOTING = 'Put quotation marks around the whole cell and double those inside it: "a ""b"" c".'
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/

export interface Row {
  readonly line: number
  /** Trimmed cells by column; a column that the header lacks is absent. */
  readonly cells: ReadonlyMap<string, string>
}

export interface Table {
  readonly rows: readonly Row[]
  /** First cells of rows that could not be read: their ids count as known. */
  readonly brokenIds: readonly string[]
}

/** A column that a file may have; all are required unless they may be absent. */
export interface Heading {
  readonly name: string
  readonly mayBeAbsent: boolean
}

/** Reads `bytes` as the file named `file`; null when not even the header can be read. */
export function readTable(
  file: string,
  bytes: Uint8Array,
  headings: readonly Heading[],
  report: (problem: PackProblem) => void,
): Table | null {
  const at = (line: number, field: string | null) => (problem: string, remedy: string) =>
    report({ file, line, field, problem, remedy })
  const text = decode(bytes, at).replace(/\r\n?/g, '\n')
  const { records, brokenIds, isHeaderBroken } = split(text, at)
  if (isHeaderBroken) return null
  const header = records.shift()
  if (header === undefined) {
    const names = headings.map((heading) => heading.name).join(',')
    at(1, null)('the file is empty', `Begin it with ${names}`)
    return null
  }
  const columns = columnsOf(header, headings, at)
  const rows: Row[] = []
  for (const { line, end, cells } of records) {
    if (cells.every((cell) => cell.trim() === '')) {
      at(line, null)('the row is empty', 'Delete the line.')
      continue
    }
    if (cells.length !== header.cells.length) {
      brokenIds.push(cells[0]!.trim())
      const more = cells.length > header.cells.length
      const spread =
        end > line ? ` It runs on to line ${end}: perhaps a quotation mark is open.` : ''
      at(line, null)(
        `the row has ${cells.length} cells and the header ${header.cells.length}`,
        `${more ? 'Put quotation marks around a cell that holds a comma' : 'Write a comma for every cell, also for an empty one'}.${spread}`,
      )
      continue
    }
    const row = new Map<string, string>()
    cells.forEach((cell, i) => {
      const column = columns[i]
      if (column === null || column === undefined) return
      if (CONTROL.test(cell))
        at(line, column)(`${quoted(cell)} holds a control character`, 'Delete it.')
      row.set(column, cell.trim())
    })
    rows.push({ line, cells: row })
  }
  return { rows, brokenIds }
}

/** Reports that take the place first. */
type At = (line: number, field: string | null) => (problem: string, remedy: string) => void

function decode(bytes: Uint8Array, at: At): string {
  const mark = `${bytes[0]} ${bytes[1]}`
  if (mark === '255 254' || mark === '254 255') {
    at(1, null)('the file is UTF-16', 'Save it as UTF-8.')
    return new TextDecoder(mark === '255 254' ? 'utf-16le' : 'utf-16be').decode(bytes)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const lines = linesNotUtf8(bytes)
    const others = lines.length === 1 ? '' : `, nor are ${lines.length - 1} lines after it`
    at(lines[0]!, null)(`the line is not UTF-8${others}`, 'Save the file as UTF-8.')
    return new TextDecoder().decode(bytes)
  }
}

function linesNotUtf8(bytes: Uint8Array): number[] {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const lines: number[] = []
  let start = 0
  for (let line = 1; start <= bytes.length; line++) {
    const newline = bytes.indexOf(10, start)
    const end = newline === -1 ? bytes.length : newline
    try {
      decoder.decode(bytes.subarray(start, end))
    } catch {
      lines.push(line)
    }
    start = end + 1
  }
  return lines
}

interface CsvRecord {
  readonly line: number
  /** Last line of the record. */
  readonly end: number
  readonly cells: readonly string[]
}

function split(
  text: string,
  at: At,
): { records: CsvRecord[]; brokenIds: string[]; isHeaderBroken: boolean } {
  const records: CsvRecord[] = []
  const brokenIds: string[] = []
  let position = 0
  let line = 1
  while (position < text.length) {
    const read: { record: string[]; raw: string }[] = []
    let error: unknown = null
    try {
      parse(text.slice(position), {
        record_delimiter: '\n',
        relax_column_count: true,
        skip_empty_lines: true,
        raw: true,
        on_record: (record) => {
          read.push(record as unknown as (typeof read)[number]) // this shape with `raw`
          return null
        },
      })
    } catch (caught) {
      error = caught
    }
    for (const { record, raw } of read) {
      const blank = raw.length - raw.replace(/^\n+/, '').length
      const lines = raw.replace(/\n$/, '').split('\n').length
      records.push({ line: line + blank, end: line + lines - 1, cells: record })
      line += raw.split('\n').length - 1
      position += raw.length
    }
    if (error === null) break
    if (!(error instanceof CsvError)) throw error
    while (text[position] === '\n') {
      position++
      line++
    }
    const newline = text.indexOf('\n', position)
    const end = newline === -1 ? text.length : newline
    at(line, null)(...quotingProblem(error.code))
    if (records.length === 0) return { records, brokenIds, isHeaderBroken: true }
    brokenIds.push(text.slice(position, end).split(',')[0]!.trim())
    position = end + 1
    line++
    if (brokenIds.length === MOST_BROKEN_ROWS) {
      at(line, null)('too many broken rows: the rest of the file is not read', QUOTING)
      break
    }
  }
  return { records, brokenIds, isHeaderBroken: false }
}

function quotingProblem(code: string): [problem: string, remedy: string] {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return ['a quotation mark is opened and never closed', QUOTING]
    case 'CSV_INVALID_CLOSING_QUOTE':
      return ['a quotation mark does not stand at the edge of its cell', QUOTING]
    case 'INVALID_OPENING_QUOTE':
      return ['a quotation mark stands inside a cell that is not quoted', QUOTING]
    case 'CSV_MAX_RECORD_SIZE':
      return ['the row is too long: perhaps a quotation mark is not closed', QUOTING]
    default:
      return [`the row cannot be read (${code})`, QUOTING]
  }
}

/** The column that each cell of a row belongs to; null where the header names none. */
function columnsOf(header: CsvRecord, headings: readonly Heading[], at: At): (string | null)[] {
  const known = headings.map((heading) => heading.name)
  const written = header.cells.map((cell) => cell.trim())
  const missing = new Set(known.filter((name) => !written.includes(name)))
  const columns = written.map((name, i): string | null => {
    const report = at(header.line, name === '' ? null : name)
    if (name === '') {
      report(`column ${i + 1} has no name`, 'Name it or delete it.')
      return null
    }
    if (written.indexOf(name) < i) {
      report('two columns have this name', 'Delete one of them.')
      return null
    }
    if (known.includes(name)) return name
    const near = nearest(name, missing)
    if (near !== null) missing.delete(near)
    report(
      'there is no column of this name',
      near === null ? `Delete it. Columns are ${known.join(', ')}.` : `Did you mean "${near}"?`,
    )
    return near
  })
  for (const { name, mayBeAbsent } of headings) {
    if (missing.has(name) && !mayBeAbsent)
      at(header.line, name)(
        'the column is missing',
        `Add "${name}" to the header and a cell to each row.`,
      )
  }
  return columns
}
