/**
 * Decisions on the changes of workbooks: accepted, rejected, or a decision taken back. All of a request or nothing.
 *
 * A change whose record moved since its list was exported is accepted only where the request names it as a
 * conflict: nobody’s later word is written over unseen. Of two changes to one cell one is accepted at a time.
 */

import type { StatementDraft } from '@followthrough/ledger'
import { z } from 'zod'
import type { Complaint } from '../absence.ts'
import type { CellValue } from '../paper/sheet.ts'
import { RefusedQuestion } from '../refused.ts'
import type { Decider } from '../review/decision-request.ts'
import { liveStatements, takenBack } from '../review/live.ts'
import { sourcesLeft } from '../review/undo.ts'
import { whyNotEditable } from '../session/desk.ts'
import { keptRecords, written } from '../session/kept.ts'
import { Action } from '../session/records.ts'
import { acceptedStatements } from './accept.ts'
import { cellOf, type KeptChange, keptChanges } from './kept-changes.ts'
import { type CellNow, cellsNow, type Standing, sessionIn } from './lists-now.ts'
import { MOST_CHANGES } from './propose.ts'
import { changesIn, importId, type SheetDecision } from './records.ts'

const Ids = z.array(z.string().trim().min(1).max(200))

export const SheetDecisionRequest = z.strictObject({
  /** Ids of changes; the id of an import stands for all of its open changes that are no conflict. */
  ids: Ids.min(1).max(MOST_CHANGES),
  verdict: z.enum(['accept', 'reject', 'undo']),
  reason: z.string().trim().max(300).default(''),
  /** Those of the changes that are accepted although their record moved since the export. */
  conflicts: Ids.max(MOST_CHANGES).default([]),
})
export type SheetDecisionRequest = z.infer<typeof SheetDecisionRequest>

/** A decision that comes too late: somebody decided a change, or its record moved, since it was looked at. */
export class ChangeMoved extends RefusedQuestion {}

export interface SheetDecided {
  readonly drafts: readonly StatementDraft[]
  /** Ids of the changes that were decided. */
  readonly decided: readonly string[]
  /** Conflicts of an import that was named as a whole: they stay open. */
  readonly left: readonly string[]
}

/** Throws RefusedQuestion with a complaint for each change that stands in the way. */
export function decidedChanges(
  standing: Standing,
  request: SheetDecisionRequest,
  decider: Decider,
): SheetDecided {
  const { verdict, reason } = request
  const complaints: Complaint[] = []
  const complain = (field: string, message: string) => complaints.push({ field, message })
  if (verdict === 'reject' && reason === '') complain('reason', 'say why')
  const all = keptChanges(standing.dossier)
  const cellNow = cellsNow(standing)
  const { changes, left } = named(all, request, cellNow, complaints)
  refuse(complaints)
  if (verdict === 'undo') return { ...undone(standing, all, changes, decider), left }
  for (const { change, decision } of changes)
    if (decision !== null)
      complain(
        change.id,
        `was ${decision.value.decision} by ${decision.by} on ${decision.on}; undo that first`,
      )
  if (complaints.length > 0) throw new ChangeMoved(complaints)
  if (verdict === 'accept') refuseConflicts(changes, new Set(request.conflicts), cellNow, complain)
  if (complaints.length > 0) throw new ChangeMoved(complaints)
  const made =
    verdict === 'reject' ? [] : acceptedStatements(standing, changes, decider, complaints)
  refuse(complaints)
  const decision = verdict === 'accept' ? 'accepted' : 'rejected'
  return {
    drafts: [
      ...made,
      ...changes.map(({ change }) => {
        const value: SheetDecision = {
          id: change.id,
          decision,
          reason,
          decidedAt: decider.instant,
        }
        return written('sheet-decision', change.id, value, decider)
      }),
    ],
    decided: changes.map(({ change }) => change.id),
    left,
  }
}

function refuse(complaints: readonly Complaint[]): void {
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
}

/** The changes that a request names, each once. */
function named(
  all: readonly KeptChange[],
  { ids, verdict, conflicts }: SheetDecisionRequest,
  cellNow: CellNow,
  complaints: Complaint[],
): { changes: KeptChange[]; left: string[] } {
  const byId = new Map(all.map((kept) => [kept.change.id, kept]))
  const changes = new Map<string, KeptChange>()
  const left: string[] = []
  for (const id of [...new Set([...ids, ...(verdict === 'accept' ? conflicts : [])])]) {
    const one = byId.get(id)
    if (one !== undefined) {
      changes.set(id, one)
      continue
    }
    const ofFile = all.filter(
      ({ change }) => id === importId(change.import) || id === change.import,
    )
    if (ofFile.length === 0)
      complaints.push({ field: id, message: 'there is no such change or import' })
    const meant = ofFile.filter(({ state }) =>
      verdict === 'undo' ? state !== 'open' : state === 'open',
    )
    for (const kept of meant) {
      const isLeft =
        verdict === 'accept' &&
        !conflicts.includes(kept.change.id) &&
        conflictOf(kept, cellNow) !== null
      if (isLeft) left.push(kept.change.id)
      else changes.set(kept.change.id, kept)
    }
    if (ofFile.length > 0 && meant.length === 0)
      complaints.push({ field: id, message: 'nothing of it is left to decide' })
  }
  if (changes.size === 0 && left.length > 0)
    complaints.push(
      ...left.map((id) => ({
        field: id,
        message: 'is in conflict: name it among the conflicts (--conflict) to accept it',
      })),
    )
  return { changes: [...changes.values()], left }
}

/** What stands on record where it is neither what the sender saw nor what the sender wrote; null for no conflict. */
export function conflictOf(
  { change }: Pick<KeptChange, 'change'>,
  cellNow: CellNow,
): { readonly value: CellValue } | null {
  const now = cellNow(change)
  if (now === null) return null
  return now.value === change.exported || now.value === change.now ? null : now
}

function refuseConflicts(
  changes: readonly KeptChange[],
  admitted: ReadonlySet<string>,
  cellNow: CellNow,
  complain: (field: string, message: string) => void,
): void {
  const first = new Map<string, string>()
  for (const kept of changes) {
    const { change } = kept
    const cell = cellOf(kept)
    const other = first.get(cell)
    if (other !== undefined)
      complain(change.id, `changes the same cell as ${other}; accept one of them`)
    else first.set(cell, change.id)
    if (cellNow(change) === null)
      complain(change.id, `${change.subject} is not in its list any more`)
    const now = conflictOf(kept, cellNow)
    if (now !== null && !admitted.has(change.id))
      complain(
        change.id,
        `moved meanwhile: exported ${shown(change.exported)}, now on record ${shown(now.value)}, sent ${shown(change.now)}; name it as a conflict to accept it`,
      )
  }
}

function shown(value: CellValue): string {
  const text = value === null ? 'nothing' : `“${value}”`
  return text.length > 120 ? `${text.slice(0, 118)}…”` : text
}

/** Takes decisions back, with every statement that came of them; rows that were accepted as one go together. */
function undone(
  { dossier }: Standing,
  all: readonly KeptChange[],
  changes: readonly KeptChange[],
  decider: Decider,
): Omit<SheetDecided, 'left'> {
  const complaints: Complaint[] = []
  const byId = new Map(all.map((kept) => [kept.change.id, kept]))
  const made = liveStatements(dossier)
    .map((statement) => ({ statement, ids: changesIn(statement.locator) }))
    .filter(({ ids }) => ids.length > 0)
  const together = new Set(changes.map(({ change }) => change.id))
  for (const id of together)
    for (const { ids } of made) if (ids.includes(id)) for (const other of ids) together.add(other)
  const newest = new Map<string, number>()
  for (const { value } of keptRecords(dossier, 'action', Action.parse).standing)
    newest.set(value.id, Math.max(value.version, newest.get(value.id) ?? 0))
  const decided = [...together].flatMap((id) => byId.get(id) ?? [])
  for (const { change, decision } of decided) {
    const complain = (message: string) => complaints.push({ field: change.id, message })
    if (decision === null) complain('nobody has decided it')
    else if (decision.value.decision === 'accepted') {
      const own = made.filter(({ ids }) => ids.includes(change.id)).map((one) => one.statement)
      const version = own.find(({ property }) => property === 'action')?.value.version
      const isNewest = version === undefined || version === newest.get(change.subject)
      if (own.every(({ retracts }) => retracts !== null) || !isNewest)
        complain(`${change.subject} was changed again since; undo that first`)
      const session = sessionIn(change.sheet)
      const why = session === null ? null : whyNotEditable(dossier, session)
      if (why !== null) complain(why)
    }
  }
  refuse(complaints)
  const gone = made.flatMap(({ statement, ids }) =>
    ids.some((id) => together.has(id)) ? statement : [],
  )
  return {
    drafts: [
      ...[...gone, ...sourcesLeft(dossier, gone)],
      ...decided.flatMap(({ decision }) => decision?.statement ?? []),
    ].map((statement) => takenBack(statement, 'The decision was undone.', decider)),
    decided: decided.map(({ change }) => change.id),
  }
}
