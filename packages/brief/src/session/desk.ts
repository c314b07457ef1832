/**
 * What a secretariat writes: sessions, edits of agendas, action items, outcomes. Each function gives the
 * statements to append, or throws RefusedQuestion with what is wrong; none writes.
 */

import type { StatementDraft } from '@followthrough/ledger'
import { daysBetween } from '@followthrough/record'
import { z } from 'zod'
import type { Complaint } from '../absence.ts'
import type { Dossier } from '../dossier.ts'
import { RefusedQuestion } from '../refused.ts'
import type { Decider } from '../review/decision-request.ts'
import { dayWords } from '../wording.ts'
import { agendaOf, type Dropped, editsOf, fixOf, sessionOf, sessionsOf } from './agenda.ts'
import { type Kept, keptRecords, takenBackAll, written } from './kept.ts'
import { ACTION_STATES } from './kinds.ts'
import { formatOf } from './mechanisms.ts'
import {
  Action,
  type AgendaEdit,
  AgendaFix,
  AgendaOperation,
  ItemId,
  Outcome,
  Session,
  SessionClose,
  SessionId,
} from './records.ts'

const MOST_AT_ONCE = 200

export const SessionRequest = z.strictObject({
  ...Session.shape,
  /** The institution’s own, where it is left out. */
  format: Session.shape.format.optional(),
  title: Session.shape.title.optional(),
  /** A session that was held already, entered afterwards. */
  past: z.boolean().default(false),
  /** One more than the sequence that was seen, 0 for a new one; left out, what stands is replaced unseen. */
  base: z.int().nonnegative().optional(),
})
export type SessionRequest = z.infer<typeof SessionRequest>

export const AgendaRequest = z.strictObject({
  /** The version of the agenda that was seen. */
  base: z.int().nonnegative(),
  operations: z.array(AgendaOperation).min(1).max(MOST_AT_ONCE),
})
export type AgendaRequest = z.infer<typeof AgendaRequest>

export const FixRequest = z.strictObject({
  base: z.int().nonnegative(),
  recordDay: AgendaFix.shape.recordDay,
})
export type FixRequest = z.infer<typeof FixRequest>

export const UndoRequest = z.strictObject({
  base: z.int().nonnegative(),
  /** Ids of the statements of the edits. */
  statements: z.array(z.string().max(120)).min(1).max(MOST_AT_ONCE),
})
export type UndoRequest = z.infer<typeof UndoRequest>

export const ActionRequest = z.strictObject({
  id: SessionId,
  /** The version that was seen; 0 for a new item. */
  base: z.int().nonnegative().default(0),
  session: SessionId,
  what: Action.shape.what,
  owners: Action.shape.owners,
  due: Action.shape.due,
  serves: Action.shape.serves,
  state: z.enum(ACTION_STATES).default('open'),
  reason: Action.shape.reason,
})
export type ActionRequest = z.infer<typeof ActionRequest>

export const OutcomeRequest = z.strictObject({
  item: ItemId,
  outcome: Outcome.shape.outcome,
  words: Outcome.shape.words,
  due: Outcome.shape.due,
  proposals: Outcome.shape.proposals,
})
export type OutcomeRequest = z.infer<typeof OutcomeRequest>
export const OutcomesRequest = z.strictObject({
  outcomes: z.array(OutcomeRequest).min(1).max(MOST_AT_ONCE),
})
export type OutcomesRequest = z.infer<typeof OutcomesRequest>

export const CloseRequest = z.strictObject({
  /** Those that were not recorded before. */
  outcomes: z.array(OutcomeRequest).max(MOST_AT_ONCE).default([]),
  note: SessionClose.shape.note,
})
export type CloseRequest = z.infer<typeof CloseRequest>

/** An edit of an agenda that others have changed since: nothing was written, and this is what they did. */
export class AgendaMoved extends RefusedQuestion {
  readonly version: number
  readonly others: readonly Kept<AgendaEdit>[]
  readonly takenBack: readonly string[]

  constructor(version: number, others: readonly Kept<AgendaEdit>[], takenBack: readonly string[]) {
    const told = [
      ...others.map(({ by, value }) => `${by} ${DONE[value.operation.op]} ${value.operation.item}`),
      ...takenBack.map((id) => `edit ${id} was taken back`),
    ]
    super([
      {
        field: 'base',
        message: `the agenda is at version ${version} by now: ${told.join('; ')}. Look at it again and send the edit with base ${version}`,
      },
    ])
    this.version = version
    this.others = others
    this.takenBack = takenBack
  }
}

const DONE = {
  order: 'moved',
  wording: 'reworded',
  note: 'annotated',
  add: 'added',
  drop: 'dropped',
  group: 'regrouped',
} as const

const refused = (field: string, message: string) => new RefusedQuestion([{ field, message }])

/** Statements that save a session; one of the same id is replaced. */
export function saveSession(
  dossier: Dossier,
  { past, base, ...request }: SessionRequest,
  decider: Decider,
): StatementDraft[] {
  const complaints: Complaint[] = []
  const complain = (field: string, message: string) => complaints.push({ field, message })
  const { ledger, partnership } = dossier
  const mechanism = ledger.institutions.find(({ value }) => value.id === request.mechanism)?.value
  const own = mechanism === undefined ? null : formatOf(mechanism)
  if (own === null)
    complain(
      'mechanism',
      `expected the id of a mechanism: ${mechanismIds(dossier).join(', ') || 'the pack has none'}`,
    )
  const sectors = partnership.sectors.map(({ id }) => id)
  if (request.sectors.some((id) => !sectors.includes(id)))
    complain('sectors', `expected one of ${sectors.join(', ')}`)
  const codes = partnership.parties.map(({ code }) => code)
  for (const { party, person } of request.coChairs) {
    if (!codes.includes(party)) complain('coChairs', `expected a party: ${codes.join(', ')}`)
    if (person !== null && !ledger.people.some(({ value }) => value.id === person))
      complain('coChairs', 'expected the id of a person on record')
  }
  if (!past && request.on < decider.day)
    complain('on', 'the day is past; say that it is a past session, or give a day ahead')
  if (past && request.on > decider.day) complain('past', 'the day has not come yet')
  const before = sessionsOf(dossier).filter(({ value }) => value.id === request.id)
  // A name is not used again: what was written of a cancelled session would be taken for the new one's.
  const seen = base ?? (before.length === 0 ? 0 : null)
  if (seen !== null) complaints.push(...staleSession(dossier, request.id, seen, before[0]))
  if (before.length > 0 && closeOf(dossier, request.id) !== null)
    complain('id', 'the session is closed; open it again first')
  const parsed = Session.safeParse({
    ...request,
    format: request.format ?? own ?? 'commission',
    title: request.title ?? sessionTitle(request.number, mechanism?.name ?? request.mechanism),
  })
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues) complain(path.join('.'), message)
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
  return [
    ...takenBackAll(before, 'Saved anew.', decider),
    written('session', request.id, parsed.data!, decider),
  ]
}

/** What is wrong with saving a session over what stands. */
function staleSession(
  dossier: Dossier,
  id: string,
  base: number,
  now: Kept<Session> | undefined,
): Complaint[] {
  const { all } = keptRecords(dossier, 'session', Session.parse)
  if (base === 0)
    return all.some(({ value }) => value.id === id)
      ? [{ field: 'id', message: 'there is or was a session of this id; take another id' }]
      : []
  if (now === undefined) return [{ field: 'base', message: 'the session is not there any more' }]
  return base === sequenceOf(dossier, id) + 1
    ? []
    : [
        {
          field: 'base',
          message: `${now.by} has changed the session since, on ${now.on}; look at it again`,
        },
      ]
}

/** What a session is called where nobody gave it a title. */
export function sessionTitle(number: number | null, name: string): string {
  return number === null ? name : `${name}, session ${number}`
}

function mechanismIds({ ledger }: Dossier): string[] {
  return ledger.institutions
    .filter(({ value }) => formatOf(value) !== null)
    .map(({ value }) => value.id)
}

/** Statements that cancel a session. What was written of it stays. */
export function cancelSession(dossier: Dossier, id: string, decider: Decider): StatementDraft[] {
  const kept = sessionsOf(dossier).filter(({ value }) => value.id === id)
  if (kept.length === 0) throw refused('session', 'there is no session of this id')
  return takenBackAll(kept, 'Cancelled.', decider)
}

/**
 * How often a session has been written or called off, less one: what a calendar calls its sequence. One that
 * is replaced is taken back in the same moment.
 */
export function sequenceOf(dossier: Dossier, id: string): number {
  const { all, retractions } = keptRecords(dossier, 'session', Session.parse)
  const versions = all.filter(({ value }) => value.id === id)
  const own = new Set(versions.map(({ statement }) => statement.id))
  const written = new Set(versions.map(({ statement }) => statement.recordedAt))
  const calledOff = retractions.filter(
    ({ retracts, recordedAt }) => own.has(retracts!) && !written.has(recordedAt),
  )
  return Math.max(0, versions.length - 1 + calledOff.length)
}

/**
 * Statements that edit an agenda: all of the operations, or none. Throws AgendaMoved when others have
 * changed it since `base`.
 */
export function editAgenda(
  dossier: Dossier,
  session: string,
  { base, operations }: AgendaRequest,
  decider: Decider,
): StatementDraft[] {
  openSession(dossier, session)
  refuseStale(dossier, session, base)
  const complaints: Complaint[] = []
  // Held against the agenda as the draft stands on the writer’s day.
  const agenda = agendaOf(dossier, session, decider.day)!
  const onIt = new Set(agenda.items.map(({ id }) => id))
  operations.forEach((operation, i) => {
    const field = `operations[${i}]`
    if (operation.op === 'add') {
      const complaint = addable(dossier, agenda.dropped, operation, onIt)
      if (complaint === null) onIt.add(operation.item)
      else complaints.push({ field, message: complaint })
      return
    }
    if (!onIt.has(operation.item))
      complaints.push({ field, message: `${operation.item} is not on the agenda` })
    if (operation.op === 'order' && operation.before !== null) {
      if (!onIt.has(operation.before))
        complaints.push({ field, message: `${operation.before} is not on the agenda` })
      if (operation.before === operation.item)
        complaints.push({ field, message: 'an item cannot stand before itself' })
    }
    if (operation.op === 'wording' && operation.wording === null && isOwn(operation.item))
      complaints.push({ field, message: 'nothing is proposed for an item of one’s own; reword it' })
    if (operation.op === 'drop') onIt.delete(operation.item)
  })
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
  return operations.map((operation, i) =>
    written(
      'agenda-edit',
      session,
      { id: `${session}#${base + i}`, session, base: base + i, operation },
      decider,
    ),
  )
}

const isOwn = (item: string) => item.startsWith('own:')

function addable(
  dossier: Dossier,
  dropped: readonly Dropped[],
  operation: Extract<AgendaOperation, { op: 'add' }>,
  onIt: ReadonlySet<string>,
): string | null {
  const { item, wording } = operation
  if (onIt.has(item)) return `${item} is on the agenda already`
  const [kind, rest] = [item.slice(0, item.indexOf(':')), item.slice(item.indexOf(':') + 1)]
  if (kind === 'own')
    return wording !== null || dropped.some((one) => one.item.id === item)
      ? null
      : 'an item of one’s own needs its wording'
  if (kind === 'ask')
    return dossier.commitmentIndex.has(rest) ? null : `there is no commitment ${rest}`
  return keptRecords(dossier, 'action', Action.parse).standing.some(
    ({ value }) => value.id === rest,
  )
    ? null
    : `there is no action item ${rest}`
}

/** Takes edits back: by the ids of their statements. */
export function takeBackEdits(
  dossier: Dossier,
  session: string,
  { base, statements }: UndoRequest,
  decider: Decider,
): StatementDraft[] {
  openSession(dossier, session)
  refuseStale(dossier, session, base)
  const { edits } = editsOf(dossier, session)
  const found = edits.filter(({ statement }) => statements.includes(statement.id))
  if (statements.length === 0 || found.length !== new Set(statements).size)
    throw refused('statements', 'expected the ids of edits of this agenda that stand')
  return takenBackAll(found, 'Taken back.', decider)
}

/** Fixes the agenda at a record day: from then on it stays as it is. */
export function fixAgenda(
  dossier: Dossier,
  session: string,
  { base, recordDay }: FixRequest,
  decider: Decider,
): StatementDraft[] {
  openSession(dossier, session)
  refuseStale(dossier, session, base)
  if (recordDay > decider.day) throw refused('recordDay', 'the day has not come yet')
  return [
    written(
      'agenda-fix',
      session,
      { id: `${session}@${recordDay}`, session, recordDay, instant: decider.instant, base },
      decider,
    ),
  ]
}

/** Opens a fixed agenda for editing again. */
export function releaseAgenda(
  dossier: Dossier,
  session: string,
  decider: Decider,
): StatementDraft[] {
  if (closeOf(dossier, session) !== null)
    throw refused('session', 'the session is closed; open it again first')
  const fix = fixOf(dossier, session)
  if (fix === null) throw refused('session', 'its agenda is not fixed')
  return takenBackAll([fix], 'Opened again.', decider)
}

function openSession(dossier: Dossier, id: string): void {
  const why = whyNotEditable(dossier, id)
  if (why !== null) throw refused('session', why)
}

/** Why the agenda of a session cannot be edited; null when it can. */
export function whyNotEditable(dossier: Dossier, id: string): string | null {
  if (sessionOf(dossier, id) === null) return 'there is no session of this id'
  if (closeOf(dossier, id) !== null) return 'the session is closed'
  const fix = fixOf(dossier, id)
  return fix === null
    ? null
    : `its agenda was fixed by ${fix.by} at ${fix.value.recordDay}; release it first`
}

function refuseStale(dossier: Dossier, session: string, base: number): void {
  const { all, retractions, version } = editsOf(dossier, session)
  if (base === version) return
  if (base > version)
    throw refused('base', `the agenda is at version ${version}; nobody has seen ${base}`)
  // The newest of both kinds, as many as the writer has not seen.
  const moments = [
    ...all.map((edit) => ({ at: edit.statement.recordedAt, edit, back: null })),
    ...retractions.map((one) => ({ at: one.recordedAt, edit: null, back: one.retracts! })),
  ]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .slice(base)
  throw new AgendaMoved(
    version,
    moments.flatMap(({ edit }) => edit ?? []),
    moments.flatMap(({ back }) => back ?? []),
  )
}

/** Statements that write an action item, or its next version. */
export function saveAction(
  dossier: Dossier,
  { base, ...request }: ActionRequest,
  decider: Decider,
): StatementDraft[] {
  const complaints: Complaint[] = []
  const complain = (field: string, message: string) => complaints.push({ field, message })
  const { standing } = keptRecords(dossier, 'action', Action.parse)
  const versions = standing
    .filter(({ value }) => value.id === request.id)
    .sort((a, b) => a.value.version - b.value.version)
  const newest = versions.reduce((most, { value }) => Math.max(most, value.version), 0)
  if (base !== newest) {
    const last = versions.at(-1)
    complain(
      'base',
      last === undefined
        ? 'there is no action item of this id yet; its base is 0'
        : `the action item ${request.id} is there already, at version ${newest}: ${last.by} wrote “${last.value.what}”, due ${last.value.due === null ? 'on no day' : dayWords(last.value.due)}, ${last.value.state}`,
    )
  }
  // What a cancelled session gave to do goes on.
  if (
    sessionOf(dossier, request.session) === null &&
    versions.at(-1)?.value.session !== request.session
  )
    complain('session', 'there is no session of this id')
  const { ledger, partnership } = dossier
  const codes = partnership.parties.map(({ code }) => code)
  for (const { party, body } of request.owners) {
    if (!codes.includes(party)) complain('owners', `expected a party: ${codes.join(', ')}`)
    if (body !== null && !ledger.institutions.some(({ value }) => value.id === body))
      complain('owners', 'expected the id of an institution on record')
  }
  const { serves } = request
  const isServed =
    serves === null ||
    dossier.commitmentIndex.has(serves) ||
    ledger.instruments.some(({ value }) => value.id === serves)
  if (!isServed) complain('serves', 'expected the id of a commitment or an instrument')
  if (request.state === 'dropped' && request.reason === '') complain('reason', 'say why')
  // What a past session gave to do may be late already.
  const on = sessionOf(dossier, request.session)?.on ?? decider.day
  const from = on < decider.day ? on : decider.day
  if (base === 0 && request.due !== null && daysBetween(from, request.due) < 0)
    complain('due', 'the day is past')
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
  return [written('action', request.id, Action.parse({ ...request, version: base + 1 }), decider)]
}

/** Takes the newest version of an action item back; the one before it stands again. */
export function takeBackAction(dossier: Dossier, id: string, decider: Decider): StatementDraft[] {
  const { standing } = keptRecords(dossier, 'action', Action.parse)
  const versions = standing
    .filter(({ value }) => value.id === id)
    .sort((a, b) => a.value.version - b.value.version)
  const newest = versions.at(-1)
  if (newest === undefined) throw refused('id', 'there is no action item of this id')
  return takenBackAll([newest], 'Taken back.', decider)
}

/** Statements that record what items of an agenda came to; an earlier outcome of an item is replaced. */
export function recordOutcomes(
  dossier: Dossier,
  session: string,
  { outcomes }: OutcomesRequest,
  decider: Decider,
): StatementDraft[] {
  const items = itemsToClose(dossier, session, decider)
  const complaints: Complaint[] = []
  const seen = new Set<string>()
  outcomes.forEach(({ item, outcome, due }, i) => {
    const field = `outcomes[${i}]`
    if (!items.has(item)) complaints.push({ field, message: `${item} is not on the agenda` })
    if (seen.has(item)) complaints.push({ field, message: `${item} has two outcomes` })
    if (outcome === 'new-date' && due === null)
      complaints.push({ field, message: 'a new date needs its day' })
    seen.add(item)
  })
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
  const before = outcomesOf(dossier, session).filter(({ value }) => seen.has(value.item))
  return [
    ...takenBackAll(before, 'Put right.', decider),
    ...outcomes.map((given) =>
      written(
        'outcome',
        session,
        Outcome.parse({ ...given, id: `${session}/${given.item}`, session }),
        decider,
      ),
    ),
  ]
}

/**
 * Statements that close a session, with outcomes that were not recorded before. Throws RefusedQuestion while
 * an item of its agenda has none.
 */
export function closeSession(
  dossier: Dossier,
  session: string,
  { note, outcomes }: CloseRequest,
  decider: Decider,
): StatementDraft[] {
  const items = itemsToClose(dossier, session, decider)
  const recorded =
    outcomes.length === 0 ? [] : recordOutcomes(dossier, session, { outcomes }, decider)
  const told = new Set([
    ...outcomesOf(dossier, session).map(({ value }) => value.item),
    ...outcomes.map(({ item }) => item),
  ])
  const open = [...items].filter((item) => !told.has(item))
  if (open.length > 0) throw refused('outcomes', `say what these came to: ${open.join(', ')}`)
  return [
    ...recorded,
    written(
      'session-close',
      session,
      SessionClose.parse({ id: `${session}/close`, session, on: decider.day, note }),
      decider,
    ),
  ]
}

/** Opens a closed session again. */
export function reopenSession(
  dossier: Dossier,
  session: string,
  decider: Decider,
): StatementDraft[] {
  const close = closeOf(dossier, session)
  if (close === null) throw refused('session', 'it is not closed')
  return takenBackAll([close], 'Opened again.', decider)
}

function itemsToClose(dossier: Dossier, id: string, decider: Decider): ReadonlySet<string> {
  const session = sessionOf(dossier, id)
  if (session === null) throw refused('session', 'there is no session of this id')
  if (closeOf(dossier, id) !== null) throw refused('session', 'the session is closed')
  if (session.on > decider.day)
    throw refused('session', `it has not been held: it is on ${dayWords(session.on)}`)
  if (fixOf(dossier, id) === null) throw refused('session', 'fix its agenda first')
  return new Set(agendaOf(dossier, id, decider.day)!.items.map((item) => item.id))
}

/** Outcomes that stand, in the order they were written. */
export function outcomesOf(dossier: Dossier, session: string): Kept<Outcome>[] {
  return keptRecords(dossier, 'outcome', Outcome.parse).standing.filter(
    ({ value }) => value.session === session,
  )
}

/** The record that a session is over; null while it is not. */
export function closeOf(dossier: Dossier, session: string): Kept<SessionClose> | null {
  return (
    keptRecords(dossier, 'session-close', SessionClose.parse).standing.findLast(
      ({ value }) => value.session === session,
    ) ?? null
  )
}
