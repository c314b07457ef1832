/**
 * The agenda of a session: proposed by rank, edited by people, fixed at a record day.
 *
 * Proposed: first the action items that earlier sessions of the mechanism left open, the longest overdue
 * first; then the most pressing questions of the session’s sectors, as many as the session asks for, what
 * the last session put off or gave a day to always among them, ahead by its weight in the rank. Items stand
 * together by sector or by the body that owes the step; headings follow their most pressing item.
 *
 * Edited: the fold of the standing edits over the proposal, in their order; after each of them the items of a
 * group stand side by side, so that "before" means what whoever moved an item saw. An edit of an item that is not
 * on the agenda does nothing and is kept as idle, so that nothing of anybody’s is lost when the ledger
 * moves under a draft.
 *
 * Fixed: what the ledger had recorded by the instant of fixing, as of the record day on both clocks. No
 * statement that is known or recorded later can move it.
 */

import { fold, type State, statusOf } from '@followthrough/ledger'
import { type Ask, asksOf, DUE_WITHIN_DAYS, type LastTime } from '../ask/asks.ts'
import { type Dossier, openDossier } from '../dossier.ts'
import type { Digits } from '../language/digits.ts'
import { wordsOf } from '../language/language.ts'
import { nameOf } from '../language/names.ts'
import type { Language } from '../language/words.ts'
import { type ActionItem, actionItems } from './actions.ts'
import { compare, type Kept, keptRecords } from './kept.ts'
import {
  AgendaEdit,
  AgendaFix,
  type AgendaOperation,
  type Grouping,
  Outcome,
  Session,
} from './records.ts'

export const ACTIONS_GROUP = 'action-items'
/** Where one’s own items stand that were put under no heading. */
const OWN_GROUP = 'own'

export interface AgendaItem {
  /** `ask:COMMITMENT`, `action:ACTION` or `own:NAME`. */
  readonly id: string
  readonly kind: 'ask' | 'action' | 'own'
  /** Id of a sector or of a body, `action-items`, or words of the editors. */
  readonly group: string
  /** The commitment it is about; null for one’s own. */
  readonly commitment: string | null
  readonly ask: Ask | null
  readonly action: ActionItem | null
  /** The question as people worded it; null where it is as proposed. */
  readonly wording: string | null
  readonly note: string
  /** Why it was added; null where it was proposed. */
  readonly added: string | null
  /** The commitment’s status changed since the last session. */
  readonly moved: boolean
}

export interface Dropped {
  readonly item: AgendaItem
  readonly reason: string
  readonly by: string
}

export interface Agenda {
  /** What it was made from: for a fixed agenda the ledger as it was recorded then. */
  readonly dossier: Dossier
  readonly state: State
  readonly session: Session
  readonly recordDay: string
  readonly fixed: { readonly on: string; readonly by: string; readonly instant: string } | null
  /** Changes that the agenda has had; the `base` of the next edit. */
  readonly version: number
  readonly items: readonly AgendaItem[]
  readonly dropped: readonly Dropped[]
  /** Questions that pressed less and are not on it; they can be added. */
  readonly reserve: readonly AgendaItem[]
  readonly edits: readonly Kept<AgendaEdit>[]
  /** Edits of items that are not on it. */
  readonly idle: readonly Kept<AgendaEdit>[]
  /** Day of the last session of the mechanism, or the first of what is new without one. */
  readonly since: string | null
}

export interface AgendaOptions {
  readonly language?: Language
  readonly digits?: Digits
  readonly dueWithinDays?: number
  /** Day of the last session, where the record does not have it. */
  readonly since?: string | null
}

/** What may stand on the agenda: proposed items in order, then the reserve by rank. */
export interface Proposal {
  readonly items: readonly AgendaItem[]
  readonly reserve: readonly AgendaItem[]
  readonly since: string | null
}

/** The agenda proposed as of a state, before anybody edits it. */
export function proposedAgenda(
  dossier: Dossier,
  state: State,
  session: Session,
  options: AgendaOptions = {},
): Proposal {
  const { language = 'en', digits = 'latn', dueWithinDays = DUE_WITHIN_DAYS } = options
  const before = sessionBefore(dossier, session)
  const since = options.since ?? before?.on ?? null
  const lastTime = before === null ? new Map<string, LastTime>() : lastTimeOf(dossier, before)
  const was =
    since === null || since > state.validOn
      ? null
      : fold(dossier.ledger, { validOn: since, knownAt: since })
  const asks = asksOf(dossier, state, { language, digits, dueWithinDays, lastTime }).filter(
    ({ sector }) => session.sectors.length === 0 || session.sectors.includes(sector),
  )
  const earlier = earlierSessions(dossier, session)
  const actions = actionItems(dossier, state)
    .filter((item) => item.closedBy === null && earlier.has(item.action.session))
    .sort((a, b) => b.lateDays - a.lateDays || compare(a.action.id, b.action.id))
    .map((item) => actionEntry(item))
  const entries = asks.map((ask) => ({
    ...BARE,
    id: `ask:${ask.commitment.id}`,
    kind: 'ask' as const,
    group: groupOf(ask, session.groupBy),
    commitment: ask.commitment.id,
    ask,
    moved: was !== null && hasMoved(dossier, was, state, ask.commitment.id),
  }))
  const own = ownPutOff(dossier, session)
  const most = Math.max(0, session.items - actions.length - own.length)
  // What was put off or given a day stands on it before all else; in the order of rank as any.
  const waiting = entries.filter(({ commitment }) => lastTime.has(commitment)).slice(0, most)
  const others = entries.filter((entry) => !waiting.includes(entry))
  const chosen = new Set([...waiting, ...others.slice(0, most - waiting.length)])
  return {
    items: [...actions, ...grouped([...entries.filter((entry) => chosen.has(entry)), ...own])],
    reserve: entries.filter((entry) => !chosen.has(entry)),
    since,
  }
}

const BARE = {
  action: null,
  ask: null,
  wording: null,
  note: '',
  added: null,
  moved: false,
} as const

function actionEntry(item: ActionItem): AgendaItem {
  return {
    ...BARE,
    id: `action:${item.action.id}`,
    kind: 'action',
    group: ACTIONS_GROUP,
    commitment: item.action.serves,
    action: item,
  }
}

function groupOf(ask: Ask, by: Grouping): string {
  if (by === 'sector') return ask.sector
  const owner = ask.owners[0]
  return owner === undefined ? ask.sector : (owner.body?.id ?? owner.party.id)
}

/** Items of a group side by side; groups in the order of their first item. */
function grouped<T extends { readonly group: string }>(entries: readonly T[]): T[] {
  const groups = new Map<string, T[]>()
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry])
  return [...groups.values()].flat()
}

function hasMoved(dossier: Dossier, was: State, is: State, commitment: string): boolean {
  const i = dossier.commitmentIndex.get(commitment)!
  return statusOf(was, i)?.headline !== statusOf(is, i)?.headline
}

/** Sessions that stand, by day. */
export function sessionsOf(dossier: Dossier): Kept<Session>[] {
  return keptRecords(dossier, 'session', Session.parse).standing.toSorted(
    (a, b) => compare(a.value.on, b.value.on) || compare(a.value.id, b.value.id),
  )
}

/** Ids of the sessions of the same mechanism before this one; what a cancelled one gave to do is carried too. */
export function earlierSessions(dossier: Dossier, { id, mechanism, on }: Session): Set<string> {
  const newest = new Map(
    keptRecords(dossier, 'session', Session.parse).all.map(({ value }) => [value.id, value]),
  )
  return new Set(
    [...newest.values()]
      .filter((one) => one.mechanism === mechanism && one.on < on && one.id !== id)
      .map((one) => one.id),
  )
}

/** The last session of the same mechanism before this one; null when the desk knows none. */
export function sessionBefore(dossier: Dossier, session: Session): Session | null {
  return (
    sessionsOf(dossier)
      .map(({ value }) => value)
      .findLast(
        ({ mechanism, on, id }) =>
          mechanism === session.mechanism && on < session.on && id !== session.id,
      ) ?? null
  )
}

/** Commitments that a session put off, did not reach or gave a day to. */
function lastTimeOf(dossier: Dossier, session: Session): Map<string, LastTime> {
  const found = new Map<string, LastTime>()
  for (const outcome of latestOutcomes(dossier, session)) {
    const [kind, commitment] = splitId(outcome.item)
    const given = isPutOff(outcome) ? null : outcome.due
    if (kind === 'ask' && (isPutOff(outcome) || given !== null))
      found.set(commitment, { on: session.on, given })
  }
  return found
}

const isPutOff = ({ outcome }: Outcome) => outcome === 'deferred' || outcome === 'not-reached'

/** What the items of a session came to, by what was said last of each. */
function latestOutcomes(dossier: Dossier, session: Session): Outcome[] {
  const latest = new Map<string, Outcome>()
  for (const { value } of keptRecords(dossier, 'outcome', Outcome.parse).standing)
    if (value.session === session.id) latest.set(value.item, value)
  return [...latest.values()]
}

/** What people had put on the agenda of the last session themselves and it put off, as it was worded then. */
function ownPutOff(dossier: Dossier, session: Session): AgendaItem[] {
  const before = sessionBefore(dossier, session)
  if (before === null) return []
  const own = latestOutcomes(dossier, before)
    .filter((outcome) => isPutOff(outcome) && outcome.item.startsWith('own:'))
    .map(({ item }) => item)
  if (own.length === 0) return []
  const { edits } = editsOf(dossier, before.id)
  return foldEdits(ownPutOff(dossier, before), edits, () => null)
    .items.filter(({ id }) => own.includes(id))
    .map((item) => ({ ...item, note: '', added: null }))
}

/** Edits of one agenda in their order, and how many changes it has had: edits, and edits taken back. */
export function editsOf(dossier: Dossier, session: string) {
  const { standing, all, retractions } = keptRecords(dossier, 'agenda-edit', AgendaEdit.parse)
  const isOf = ({ value }: Kept<AgendaEdit>) => value.session === session
  const ids = new Set(all.filter(isOf).map(({ statement }) => statement.id))
  const back = retractions.filter(({ retracts }) => ids.has(retracts!))
  const inOrder = (list: readonly Kept<AgendaEdit>[]) =>
    list.filter(isOf).sort((a, b) => a.value.base - b.value.base) // stable: then by moment
  return {
    edits: inOrder(standing),
    all: inOrder(all),
    retractions: back,
    version: ids.size + back.length,
  }
}

/** An agenda as edits leave it. */
export interface Edited {
  readonly items: readonly AgendaItem[]
  readonly dropped: readonly Dropped[]
  readonly idle: readonly Kept<AgendaEdit>[]
}

/** What an edit can reach for: items that are not proposed and may be added. */
export type Shelf = (id: string) => AgendaItem | null

/** One edit applied; the same agenda, with the edit among the idle, where it has nothing to work on. */
export function withEdit(agenda: Edited, edit: Kept<AgendaEdit>, shelf: Shelf): Edited {
  const { operation } = edit.value
  const at = agenda.items.findIndex(({ id }) => id === operation.item)
  const idle = { ...agenda, idle: [...agenda.idle, edit] }
  if (operation.op === 'add') {
    if (at !== -1) return idle
    const found = added(agenda, operation, shelf)
    return found === null
      ? idle
      : {
          ...agenda,
          items: grouped([...agenda.items, found]),
          dropped: agenda.dropped.filter(({ item }) => item.id !== operation.item),
        }
  }
  const item = agenda.items[at]
  if (item === undefined) return idle
  const others = agenda.items.toSpliced(at, 1)
  const changed = (given: Partial<AgendaItem>) => ({
    ...agenda,
    items: agenda.items.with(at, { ...item, ...given }),
  })
  switch (operation.op) {
    case 'order': {
      if (operation.before === operation.item) return idle
      const to = others.findIndex(({ id }) => id === operation.before)
      const place = to === -1 ? others.length : to
      return { ...agenda, items: grouped(others.toSpliced(place, 0, item)) }
    }
    case 'wording':
      return changed({ wording: operation.wording })
    case 'note':
      return changed({ note: operation.note })
    case 'group':
      // To the end of that group; a new heading stands last.
      return operation.group === item.group
        ? agenda
        : { ...agenda, items: grouped([...others, { ...item, group: operation.group }]) }
    case 'drop':
      return {
        ...agenda,
        items: others,
        dropped: [...agenda.dropped, { item, reason: operation.reason, by: edit.by }],
      }
  }
}

function added(
  agenda: Edited,
  operation: Extract<AgendaOperation, { op: 'add' }>,
  shelf: Shelf,
): AgendaItem | null {
  const { item: id, group, wording, reason } = operation
  const own: AgendaItem | null =
    id.startsWith('own:') && wording !== null
      ? { ...BARE, id, kind: 'own', group: group ?? OWN_GROUP, commitment: null }
      : null
  const found = agenda.dropped.find(({ item }) => item.id === id)?.item ?? shelf(id) ?? own
  if (found === null) return null
  return { ...found, group: group ?? found.group, wording: wording ?? found.wording, added: reason }
}

/** Edits applied in order. */
export function foldEdits(
  items: readonly AgendaItem[],
  edits: readonly Kept<AgendaEdit>[],
  shelf: Shelf,
): Edited {
  return edits.reduce<Edited>((agenda, edit) => withEdit(agenda, edit, shelf), {
    items,
    dropped: [],
    idle: [],
  })
}

/** Where an agenda is fixed: at the record day that is asked for, else the newest of several. */
export function fixOf(
  dossier: Dossier,
  session: string,
  recordDay?: string,
): Kept<AgendaFix> | null {
  const fixes = keptRecords(dossier, 'agenda-fix', AgendaFix.parse).standing.filter(
    ({ value }) => value.session === session,
  )
  return fixes.findLast(({ value }) => value.recordDay === recordDay) ?? fixes.at(-1) ?? null
}

/** The session of an id; null when there is none. */
export function sessionOf(dossier: Dossier, id: string): Session | null {
  return sessionsOf(dossier).find(({ value }) => value.id === id)?.value ?? null
}

/** Fixed agendas are asked for again and again, but few of them at a time. */
const KEPT_SNAPSHOTS = 4
const snapshots = new WeakMap<Dossier, Map<string, Dossier>>()

/** The dossier as the ledger had it recorded by an instant. */
export function recordedBy(dossier: Dossier, instant: string): Dossier {
  const kept = snapshots.get(dossier) ?? new Map<string, Dossier>()
  snapshots.set(dossier, kept)
  const until = new Date(instant).toISOString()
  const known = kept.get(until)
  if (known !== undefined) return known
  const statements = dossier.ledger.statements.filter(
    ({ recordedAt }) => new Date(recordedAt).toISOString() <= until,
  )
  const then = openDossier(dossier.partnership, statements)
  if (kept.size === KEPT_SNAPSHOTS) kept.delete(kept.keys().next().value!)
  kept.set(until, then)
  return then
}

/**
 * The agenda of a session. Once it is fixed, `recordDay` is the day it was fixed at and the answer is the
 * same for ever; until then it is a draft over everything on record as of `recordDay`. Null when there is no such session.
 */
export function agendaOf(
  dossier: Dossier,
  id: string,
  recordDay: string,
  options: AgendaOptions = {},
): Agenda | null {
  const fix = fixOf(dossier, id, recordDay)
  const then = fix === null ? dossier : recordedBy(dossier, fix.value.instant)
  const day = fix?.value.recordDay ?? recordDay
  const session = sessionOf(then, id)
  if (session === null) return null
  const state = fold(then.ledger, { validOn: day, knownAt: day })
  // What is asked of a draft does not move what is fixed.
  const { since: _since, dueWithinDays: _within, ...tongue } = options
  const asked = fix === null ? options : tongue
  const { items, reserve, since } = proposedAgenda(then, state, session, asked)
  const { edits, version } = editsOf(then, id)
  const folded = foldEdits(items, edits, shelfOf(then, state, session, reserve, asked))
  const onIt = new Set(folded.items.map((item) => item.id))
  return {
    dossier: then,
    state,
    session,
    recordDay: day,
    fixed: fix === null ? null : { on: fix.on, by: fix.by, instant: fix.value.instant },
    version,
    items: folded.items,
    dropped: folded.dropped,
    reserve: reserve.filter((item) => !onIt.has(item.id)),
    edits,
    idle: folded.idle,
    since,
  }
}

/** What may be added: the reserve; any commitment on record with a question; any open action item. */
export function shelfOf(
  dossier: Dossier,
  state: State,
  session: Session,
  reserve: readonly AgendaItem[],
  options: AgendaOptions,
): Shelf {
  let asks: Map<string, Ask> | null = null
  return (id) => {
    const waiting = reserve.find((item) => item.id === id)
    if (waiting !== undefined) return waiting
    const [kind, rest] = splitId(id)
    if (kind === 'action') {
      const item = actionItems(dossier, state).find(({ action }) => action.id === rest)
      return item === undefined ? null : actionEntry(item)
    }
    if (kind !== 'ask') return null
    asks ??= new Map(asksOf(dossier, state, options).map((ask) => [ask.commitment.id, ask]))
    const ask = asks.get(rest) ?? null
    const index = dossier.commitmentIndex.get(rest)
    if (index === undefined || state.exists[index] !== 1) return null
    return {
      ...BARE,
      id,
      kind: 'ask',
      group:
        ask === null
          ? dossier.ledger.commitments[index]!.record.sector
          : groupOf(ask, session.groupBy),
      commitment: rest,
      ask,
    }
  }
}

/** `ask:COMMITMENT` as its kind and the rest. */
function splitId(item: string): [kind: string, rest: string] {
  const at = item.indexOf(':')
  return [item.slice(0, at), item.slice(at + 1)]
}

/** The heading of a group in a language: a section of the paper, a name on record, or words of the editors. */
export function groupName(dossier: Dossier, group: string, language: Language) {
  const { sections } = wordsOf(language)
  if (group === ACTIONS_GROUP) return { text: sections['carried-over'], language }
  if (group === OWN_GROUP) return { text: sections['other-matters'], language }
  if (dossier.names.has(group) || dossier.sectorNames.has(group)) {
    const { text, language: own } = nameOf(dossier, group, language)
    return { text, language: own }
  }
  return { text: group, language }
}
