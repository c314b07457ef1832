/** What reading a workbook gives: the cells that came back with another value, and what could not be read. */

import type { Language } from '../language/words.ts'
import type { CellValue } from '../paper/sheet.ts'

/** What a workbook says of itself, before its lists are compared with those on record. */
export interface WorkbookHead {
  readonly pack: string
  readonly language: Language
  /** The days that it was exported for. */
  readonly exported: { readonly asOf: string; readonly knownAt: string }
  /** The kinds of its lists, as in `agenda:spring`. */
  readonly kinds: readonly string[]
}

export interface SentCell {
  /** The kind of the list. */
  readonly sheet: string
  /** The name on the tab. */
  readonly tab: string
  /** As the spreadsheet shows them. */
  readonly row: number
  readonly column: string
  readonly id: string
  readonly field: string
  /** What the sender saw. */
  readonly exported: CellValue
  /** What stands on record now. */
  readonly before: CellValue
  readonly now: CellValue
  /** The record moved after the export: `before` is not what the sender saw. */
  readonly isConflict: boolean
}

export interface SentProblem {
  readonly fault: string
  /** The name on the tab; null for the file. */
  readonly sheet: string | null
  readonly row: number | null
  readonly column: string | null
  /** Where, what is wrong and what would be right. */
  readonly message: string
  /** A warning keeps nothing back; an error is a cell, row or sheet that was not read. */
  readonly isWarning: boolean
}

export interface SentWorkbook {
  /** Null where the file does not say. */
  readonly exported: WorkbookHead['exported'] | null
  readonly language: Language
  readonly changes: readonly SentCell[]
  readonly problems: readonly SentProblem[]
  /** More were found than are told. */
  readonly isCut: boolean
}
