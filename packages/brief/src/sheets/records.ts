/**
 * What is kept of a workbook that came back: a record for each cell that was changed, proposed by its sender,
 * and a record for each decision on it. Neither is ever updated; a decision is taken back by a retraction.
 */

import { Day, SOURCE_CLASSES } from '@followthrough/record'
import { z } from 'zod'
import { LANGUAGES } from '../language/words.ts'
import { PersonName } from '../review/decision-request.ts'

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** As many hexadecimal digits of the hash of a file as its changes are named by. */
export const IMPORT_LENGTH = 12

export const SheetChange = z.strictObject({
  /** `IMPORT/SHEET/CELL`. */
  id: z.string(),
  /** SHA-256 of the file. */
  import: z.string().regex(/^[0-9a-f]{64}$/),
  /** Name of the file; empty where it has none. */
  file: z.string(),
  sender: PersonName,
  /** Who brought the file in. */
  by: PersonName,
  /** What the sender is good for as a source. */
  class: z.enum(SOURCE_CLASSES),
  language: z.enum(LANGUAGES),
  /** The day that the list was exported as of. */
  exportedOn: Day,
  /** The kind of the list, and the name on its tab. */
  sheet: z.string(),
  tab: z.string(),
  row: z.int().positive(),
  column: z.string(),
  /** Id of the commitment, item or action item. */
  subject: z.string(),
  field: z.string(),
  /** What the sender saw, what stood on record at the import, what the sender wrote. */
  exported: Cell,
  before: Cell,
  now: Cell,
  isConflict: z.boolean(),
})
export type SheetChange = z.infer<typeof SheetChange>

export const SheetDecision = z.strictObject({
  /** Id of the change. */
  id: z.string(),
  decision: z.enum(['accepted', 'rejected']),
  reason: z.string(),
  decidedAt: z.iso.datetime(),
})
export type SheetDecision = z.infer<typeof SheetDecision>

/** The beginning of a hash: what the import is called. */
export function importId(hash: string): string {
  return hash.slice(0, IMPORT_LENGTH)
}

export function changeId(
  hash: string,
  { sheet, column, row }: Pick<SheetChange, 'sheet' | 'column' | 'row'>,
): string {
  return `${importId(hash)}/${sheet}/${column}${row}`
}

/** The source that a workbook becomes with the first change that is accepted from it. */
export function sheetSourceId(hash: string): string {
  return `sheet-${importId(hash)}`
}

/** Where changes stand: `workbook:IMPORT#SHEET!CELL`, several of them one after the other. */
export function locatorOf(changes: readonly SheetChange[]): string {
  return changes
    .map(
      (change) =>
        `workbook:${importId(change.import)}#${change.sheet}!${change.column}${change.row}`,
    )
    .join(' ')
}

/** Ids of the changes that a locator names. */
export function changesIn(locator: string | null): string[] {
  return [...(locator ?? '').matchAll(/workbook:([0-9a-f]+)#(\S+?)!(\w+)/g)].map(
    ([, hash, sheet, cell]) => `${hash}/${sheet}/${cell}`,
  )
}
