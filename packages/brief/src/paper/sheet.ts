/** Lists as sheets: what a spreadsheet shows of them, and which cells may come back changed. */

import type { Language } from '../language/words.ts'

/** `day`: an ISO day; a partial day as in 2027-06 stands as text. */
export const COLUMN_KINDS = ['text', 'number', 'day', 'flag'] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

export type CellValue = string | number | boolean | null

export interface SheetColumn {
  /** What the column is to the program; it never changes with the language. */
  readonly field: string
  /** What the column is called; unique in its sheet. */
  readonly label: string
  readonly kind: ColumnKind
  /** Whether a change may come back. */
  readonly editable: boolean
  /** In characters. */
  readonly width?: number
}

export interface SheetRow {
  readonly id: string
  readonly cells: Readonly<Record<string, CellValue>>
}

export interface Sheet {
  /** What the list is of: commitments, agenda, actions. */
  readonly kind: string
  /** On its tab. */
  readonly name: string
  /** Over the column of ids. */
  readonly idLabel: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
}

export interface Workbook {
  /** The id of the partnership. */
  readonly pack: string
  /** The day that the lists are as of, and known at. */
  readonly asOf: string
  readonly knownAt: string
  /** The day on the file. */
  readonly date: string
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly sheets: readonly Sheet[]
}
