/**
 * Action items: what a session gives somebody to do, carried from session to session until they are done.
 *
 * An item is closed by decision, when its newest version says done or dropped; or by evidence, when a fact
 * of an act (prepared, met, started, delivered, resumed, or a step of form) about what it serves is true of
 * a later day than that version and comes from a source of class A to D. Each version keeps its due day.
 */

import { ActValue, isSeen, type State, type Statement, statementsOf } from '@followthrough/ledger'
import { type Act, daysBetween, epochDay, intervalOf } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import { compare, type Kept, keptRecords } from './kept.ts'
import type { ActionState } from './kinds.ts'
import { Action } from './records.ts'

/** Acts that show that something was done. */
const SHOWING: readonly Act[] = [
  'drafted',
  'approved',
  'signed',
  'ratified',
  'in-force',
  'provisionally-applied',
  'prepared',
  'met',
  'started',
  'delivered',
  'resumed',
]

export interface ActionItem {
  readonly action: Action
  readonly state: ActionState
  /** What closed it: a decision, or evidence; null while it is open. */
  readonly closedBy: 'decision' | 'evidence' | null
  /** Statements that closed it. */
  readonly evidence: readonly string[]
  /** Every due day it has had, oldest first, with the day on which it was given. */
  readonly dues: readonly {
    readonly due: string | null
    readonly given: string
    readonly by: string
  }[]
  /** Days between the first due day and the newest; null without two. */
  readonly slippedDays: number | null
  /** Days past its due day; 0 when there is time left, or it is closed. */
  readonly lateDays: number
  readonly givenOn: string
}

/**
 * Every action item on record, by due day; what has none comes last. `then`: only what had been written by the
 * day on which the state was known, as it stood then.
 */
export function actionItems(
  dossier: Dossier,
  state: State,
  written: 'ever' | 'then' = 'ever',
): ActionItem[] {
  const versions = new Map<string, Kept<Action>[]>()
  const { ledger } = dossier
  const knownDay = epochDay(state.knownAt)
  const { standing, all } = keptRecords(dossier, 'action', Action.parse)
  const isKnown = ({ statement }: Kept<Action>) =>
    isSeen(ledger, ledger.indexById.get(statement.id)!, knownDay, knownDay)
  for (const kept of written === 'ever' ? standing : all.filter(isKnown)) {
    const { id } = kept.value
    versions.set(id, [...(versions.get(id) ?? []), kept])
  }
  return [...versions.values()]
    .map((list) =>
      itemOf(
        state,
        list.toSorted((a, b) => a.value.version - b.value.version),
      ),
    )
    .sort(
      (a, b) =>
        compare(a.action.due ?? '9999', b.action.due ?? '9999') ||
        compare(a.action.id, b.action.id),
    )
}

function itemOf(state: State, versions: readonly Kept<Action>[]): ActionItem {
  const newest = versions.at(-1)!
  const { value: action, on } = newest
  const shown =
    action.state === 'open' && action.serves !== null ? after(state, action.serves, on) : []
  const isShown = shown.length > 0
  const dues = versions
    .map(({ value, on: given, by }) => ({ due: value.due, given, by }))
    .filter(({ due }, v, all) => v === 0 || due !== all[v - 1]!.due)
  const dated = dues.flatMap(({ due }) => due ?? [])
  const isOpen = action.state === 'open' && !isShown
  return {
    action,
    state: isShown ? 'done' : action.state,
    closedBy: isOpen ? null : isShown ? 'evidence' : 'decision',
    evidence: shown.map(({ id }) => id),
    dues,
    slippedDays: dated.length < 2 ? null : daysBetween(dated[0]!, dated.at(-1)!),
    lateDays:
      isOpen && action.due !== null ? Math.max(0, daysBetween(action.due, state.validOn)) : 0,
    givenOn: versions[0]!.on,
  }
}

/** Acts about a commitment or an instrument that are true of a later day. */
function after(state: State, subject: string, day: string): Statement[] {
  return statementsOf(state, subject).filter((statement) => {
    if (statement.valueType !== 'act' || statement.state !== 'accepted') return false
    if (statement.modality !== 'fact' || statement.validOn === null) return false
    if (!['A', 'B', 'C', 'D'].includes(statement.sourceClass ?? '')) return false
    return (
      SHOWING.includes(ActValue.parse(statement.value).act) &&
      intervalOf(statement.validOn)!.earliest > day
    )
  })
}
