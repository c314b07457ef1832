/**
 * An XLSX as rows, one at a time: any sheet of any size costs the memory of its shared texts and one row.
 *
 * ECMA-376 Part 1 §18 (SpreadsheetML): workbook, relationships, shared strings, then sheets. Formulas are not
 * reckoned: a cell that has one says so.
 */

import { posix } from 'node:path'
import { Parser } from 'htmlparser2'
import { Unreadable, unpackParts } from './unpack.ts'

export interface ReadCell {
  readonly value: string | number | boolean | null
  readonly isFormula: boolean
  readonly isError: boolean
}

export interface ReadSheet {
  readonly name: string
  readonly part: string
}

export interface RowTaker {
  /** Rows in order; `number` from 1, cells by column from 0. */
  readonly row: (number: number, cells: ReadonlyMap<number, ReadCell>) => void
  /** A merged range, as in B2:C4. */
  readonly merged: (range: string) => void
}

const MAX_UNPACKED_BYTES = 256 * 1024 * 1024
const MAX_SHARED_CHARACTERS = 64 * 1024 * 1024
const MAX_SHARED = 1_000_000
const MAX_ROWS = 200_001
const MAX_COLUMNS = 256
const MAX_TEXT = 40_000

export interface OpenWorkbook {
  readonly sheets: readonly ReadSheet[]
  /** Days count from 1904, as on old Macintoshes. */
  readonly from1904: boolean
  readonly shared: readonly string[]
}

/** Reads what all sheets need. Throws Unreadable. */
export function openWorkbook(bytes: Uint8Array): OpenWorkbook {
  const named: { name: string; relation: string }[] = []
  const targets = new Map<string, string>()
  const shared: string[] = []
  let from1904 = false
  let found = false
  let characters = 0
  const closing: (() => void)[] = []
  unpackParts(bytes, MAX_UNPACKED_BYTES, (name) => {
    switch (name) {
      case 'xl/workbook.xml':
        found = true
        return parsing(closing, {
          open(tag, attributes) {
            if (tag === 'sheet' && named.length < 1000)
              named.push({ name: attributes.name ?? '', relation: attributes['r:id'] ?? '' })
            else if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
          },
        })
      case 'xl/_rels/workbook.xml.rels':
        return parsing(closing, {
          open(tag, attributes) {
            if (tag === 'Relationship' && attributes.Id !== undefined)
              targets.set(attributes.Id, attributes.Target ?? '')
          },
        })
      case 'xl/sharedStrings.xml': {
        let text = ''
        let inText = false
        let phonetic = 0
        return parsing(closing, {
          open(tag) {
            if (tag === 'si') text = ''
            else if (tag === 't') inText = true
            else if (tag === 'rPh') phonetic++
          },
          text(piece) {
            if (!inText || phonetic > 0) return
            characters += piece.length
            if (characters > MAX_SHARED_CHARACTERS) throw new Unreadable('holds too much text.')
            if (text.length < MAX_TEXT) text += piece
          },
          close(tag) {
            if (tag === 't') inText = false
            else if (tag === 'rPh') phonetic--
            else if (tag === 'si') {
              if (shared.length >= MAX_SHARED) throw new Unreadable('holds too many texts.')
              shared.push(decoded(text))
            }
          },
        })
      }
      default:
        return null
    }
  })
  for (const close of closing) close()
  if (!found)
    throw new Unreadable('is a zip without a workbook. Send the workbook that was exported.')
  return {
    from1904,
    shared,
    sheets: named.flatMap(({ name, relation }) => {
      const target = targets.get(relation)
      if (target === undefined) return []
      return [{ name, part: target.startsWith('/') ? target.slice(1) : posix.join('xl', target) }]
    }),
  }
}

/** Reads sheets row by row. Throws Unreadable. */
export function readSheets(
  bytes: Uint8Array,
  workbook: OpenWorkbook,
  takerOf: (sheet: ReadSheet) => RowTaker | null,
): void {
  const closing: (() => void)[] = []
  unpackParts(bytes, MAX_UNPACKED_BYTES, (name) => {
    const sheet = workbook.sheets.find(({ part }) => part === name)
    const taker = sheet === undefined ? null : takerOf(sheet)
    return taker === null ? null : sheetParser(workbook, sheet!.name, taker, closing)
  })
  for (const close of closing) close()
}

function sheetParser(
  { shared }: OpenWorkbook,
  name: string,
  taker: RowTaker,
  closing: (() => void)[],
) {
  let rows = 0
  let number = 0
  let column = -1
  let type = ''
  let raw = ''
  let hasValue = false
  let isFormula = false
  let formula = ''
  let inFormula = false
  let inValue = false
  let phonetic = 0
  let cells = new Map<number, ReadCell>()
  return parsing(closing, {
    open(tag, attributes) {
      switch (tag) {
        case 'row': {
          if (++rows > MAX_ROWS) throw new Unreadable(`has over ${MAX_ROWS - 1} rows in ${name}.`)
          const told = Number(attributes.r)
          number = Number.isInteger(told) && told > number ? told : number + 1
          column = -1
          cells = new Map()
          break
        }
        case 'c':
          column = columnOf(attributes.r) ?? column + 1
          type = attributes.t ?? 'n'
          raw = ''
          hasValue = false
          isFormula = false
          formula = ''
          break
        case 'f':
          isFormula = true
          inFormula = true
          break
        case 'v':
        case 't':
          inValue = true
          hasValue = true
          break
        case 'rPh':
          phonetic++
          break
        case 'mergeCell':
          taker.merged(attributes.ref ?? '')
          break
      }
    },
    text(piece) {
      if (inFormula && formula.length < MAX_TEXT) formula += piece
      else if (inValue && phonetic === 0 && raw.length < MAX_TEXT) raw += piece
    },
    close(tag) {
      switch (tag) {
        case 'f':
          inFormula = false
          break
        case 'v':
        case 't':
          inValue = false
          break
        case 'rPh':
          phonetic--
          break
        case 'c':
          // LibreOffice writes yes and no as these.
          if (isFormula && /^(TRUE|FALSE)\(\)$/.test(formula)) {
            isFormula = false
            hasValue = true
            raw = formula.startsWith('TRUE') ? '1' : '0'
            type = 'b'
          }
          if ((hasValue || isFormula) && column >= 0 && column < MAX_COLUMNS)
            cells.set(column, {
              value: rawValue(raw, type, shared),
              isFormula,
              isError: type === 'e',
            })
          break
        case 'row':
          taker.row(number, cells)
          break
      }
    },
  })
}

function rawValue(raw: string, type: string, shared: readonly string[]): ReadCell['value'] {
  switch (type) {
    case 's':
      return shared[Number(raw)] ?? null
    case 'b':
      return raw.trim() === '1' || raw.trim() === 'true'
    case 'n': {
      if (raw.trim() === '') return null
      const number = Number(raw)
      return Number.isFinite(number) ? number : raw
    }
    case 'd':
      return raw.slice(0, 10) // ISO 8601
    default:
      return decoded(raw) // inline text, formula text, error
  }
}

/** A letter address to a column from 0: A1 → 0, AA3 → 26. */
function columnOf(address: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address ?? '')?.[1]
  if (letters === undefined) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return `${rest === 0 ? '' : columnLetters(rest - 1)}${String.fromCharCode(65 + (column % 26))}`
}

/** `_x000D_` stands for a character. */
function decoded(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

interface Events {
  readonly open?: (tag: string, attributes: Record<string, string>) => void
  readonly text?: (text: string) => void
  readonly close?: (tag: string) => void
}

/** A streaming parser; namespaces before names are dropped, except in `r:id`. */
function parsing(closing: (() => void)[], events: Events): (text: string) => void {
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => events.open?.(local(name), attributes),
      ontext: (text) => events.text?.(text),
      onclosetag: (name) => events.close?.(local(name)),
    },
    { xmlMode: true, decodeEntities: true },
  )
  closing.push(() => parser.end())
  return (text) => parser.write(text)
}
