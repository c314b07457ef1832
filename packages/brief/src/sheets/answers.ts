/** Answers about workbooks: what one would propose, and what is proposed and decided. */

import { Day, SOURCE_CLASSES } from '@followthrough/record'
import { z } from 'zod'
import { Header, headerOf } from '../answers/common.ts'
import { LANGUAGES } from '../language/words.ts'
import { conflictOf } from './decide.ts'
import { FIELD_WORDS } from './fields.ts'
import { CHANGE_STATES, cellOf, type KeptChange, keptChanges } from './kept-changes.ts'
import { cellsNow, type Standing } from './lists-now.ts'
import { importId } from './records.ts'
import { rowNames } from './row-name.ts'

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

const place = {
  /** The kind of the list, and the name on its tab. */
  sheet: z.string(),
  tab: z.string(),
  row: z.int(),
  column: z.string(),
  /** What the row is of, and how it is called. */
  id: z.string(),
  name: z.string(),
  field: z.string(),
  fieldName: z.string(),
}

export const WorkbookReport = z.object({
  ...Header,
  /** The beginning of the hash of the file, and all of it. */
  import: z.string(),
  hash: z.string(),
  file: z.string(),
  sender: z.string(),
  class: z.enum(SOURCE_CLASSES),
  language: z.enum(LANGUAGES),
  /** The days that it was exported for; null where it does not say. */
  exported: z.object({ asOf: Day, knownAt: Day }).nullable(),
  changes: z.array(
    z.object({
      /** Id of the change. */
      change: z.string(),
      ...place,
      exported: Cell,
      before: Cell,
      now: Cell,
      /** The record moved after the export, and elsewhere. */
      isConflict: z.boolean(),
      /** False for what was proposed from the same file before. */
      isNew: z.boolean(),
    }),
  ),
  problems: z.array(
    z.object({
      fault: z.string(),
      sheet: z.string().nullable(),
      row: z.int().nullable(),
      column: z.string().nullable(),
      message: z.string(),
      isWarning: z.boolean(),
    }),
  ),
  /** Problems that are no warnings: with any of them nothing of the file is proposed. */
  errors: z.int().nonnegative(),
  conflicts: z.int().nonnegative(),
  /** Statements that proposing adds, or added. */
  statements: z.int().nonnegative(),
  /** More problems were found than are told. */
  isCut: z.boolean(),
  isDryRun: z.boolean(),
})
export type WorkbookReport = z.infer<typeof WorkbookReport>

export const SheetChangesQuery = z.object({
  state: z.enum([...CHANGE_STATES, 'all']).default('open'),
  /** The id of an import, or the beginning of it. */
  import: z
    .string()
    .regex(/^[0-9a-f]{1,64}$/, 'expected the id of an import')
    .optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type SheetChangesQuery = z.infer<typeof SheetChangesQuery>

export const SheetChangeBody = z.object({
  change: z.string(),
  import: z.string(),
  sender: z.string(),
  by: z.string(),
  on: Day,
  language: z.enum(LANGUAGES),
  ...place,
  /** What the sender saw, what stands on record now, what the sender wrote. */
  exported: Cell,
  onRecord: Cell,
  now: Cell,
  /** The record moved since the export: accepted only where it is named. */
  isConflict: z.boolean(),
  /** It stands so on record already. */
  isSettled: z.boolean(),
  /** Its row is not in the list any more. */
  isGone: z.boolean(),
  /** Other open changes to the same cell. */
  rivals: z.array(z.string()),
  state: z.enum(CHANGE_STATES),
  decision: z.object({ by: z.string(), on: Day, at: z.string(), reason: z.string() }).nullable(),
})
export type SheetChangeBody = z.infer<typeof SheetChangeBody>

export const SheetChangesAnswer = z.object({
  ...Header,
  imports: z.array(
    z.object({
      import: z.string(),
      file: z.string(),
      sender: z.string(),
      by: z.string(),
      class: z.enum(SOURCE_CLASSES),
      on: Day,
      at: z.string(),
      open: z.int(),
      accepted: z.int(),
      rejected: z.int(),
    }),
  ),
  total: z.int().nonnegative(),
  changes: z.array(SheetChangeBody),
})
export type SheetChangesAnswer = z.infer<typeof SheetChangesAnswer>

/** What came of a decision: the changes that it decided, as they are now. */
export const SheetDecisionAnswer = SheetChangesAnswer.extend({
  decided: z.array(z.string()),
  /** Conflicts of an import that was named as a whole: they stay open. */
  left: z.array(z.string()),
})
export type SheetDecisionAnswer = z.infer<typeof SheetDecisionAnswer>

export function sheetChangesAnswer(
  standing: Standing,
  { state, import: file, limit, offset }: SheetChangesQuery,
): SheetChangesAnswer {
  const all = keptChanges(standing.dossier)
  const ofFile = all.filter(({ change }) => file === undefined || change.import.startsWith(file))
  const found = ofFile.filter((kept) => state === 'all' || kept.state === state)
  return {
    ...headerOf(standing.dossier, standing.state),
    imports: importsOf(ofFile),
    total: found.length,
    changes: bodiesOf(standing, all, found.slice(offset, offset + limit)),
  }
}

/** The changes of these ids, whatever their state. */
export function changesById(standing: Standing, ids: readonly string[]): SheetChangesAnswer {
  const all = keptChanges(standing.dossier)
  const wanted = new Set(ids)
  const found = all.filter(({ change }) => wanted.has(change.id))
  const files = new Set(found.map(({ change }) => change.import))
  return {
    ...headerOf(standing.dossier, standing.state),
    imports: importsOf(all.filter(({ change }) => files.has(change.import))),
    total: found.length,
    changes: bodiesOf(standing, all, found),
  }
}

function importsOf(changes: readonly KeptChange[]): SheetChangesAnswer['imports'] {
  const files = Map.groupBy(changes, ({ change }) => change.import)
  return [...files.values()]
    .map((of) => {
      const { change, on, recordedAt } = of[0]!
      const count = (state: KeptChange['state']) => of.filter((kept) => kept.state === state).length
      return {
        import: importId(change.import),
        file: change.file,
        sender: change.sender,
        by: change.by,
        class: change.class,
        on,
        at: recordedAt,
        open: count('open'),
        accepted: count('accepted'),
        rejected: count('rejected'),
      }
    })
    .reverse() // the newest first
}

function bodiesOf(
  standing: Standing,
  all: readonly KeptChange[],
  found: readonly KeptChange[],
): SheetChangesAnswer['changes'] {
  const cellNow = cellsNow(standing)
  const nameOf = rowNames(standing)
  const open = Map.groupBy(
    all.filter(({ state }) => state === 'open'),
    cellOf,
  )
  return found.map((kept) => {
    const { change, on, state, decision } = kept
    const now = cellNow(change)
    const isOpen = state === 'open'
    return {
      change: change.id,
      import: importId(change.import),
      sender: change.sender,
      by: change.by,
      on,
      language: change.language,
      sheet: change.sheet,
      tab: change.tab,
      row: change.row,
      column: change.column,
      id: change.subject,
      name: nameOf(change.sheet, change.subject),
      field: change.field,
      fieldName: FIELD_WORDS[change.field] ?? change.field,
      exported: change.exported,
      onRecord: now?.value ?? null,
      now: change.now,
      isConflict: isOpen && conflictOf(kept, cellNow) !== null,
      isSettled: isOpen && now !== null && now.value === change.now,
      isGone: now === null,
      rivals: isOpen
        ? (open.get(cellOf(kept)) ?? [])
            .filter((other) => other !== kept)
            .map((other) => other.change.id)
        : [],
      state,
      decision:
        decision === null
          ? null
          : {
              by: decision.by,
              on: decision.on,
              at: decision.value.decidedAt,
              reason: decision.value.reason,
            },
    }
  })
}
