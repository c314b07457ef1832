/**
 * What moved on each day of a stretch, as the public knew it on that day: statuses and crossings, told from
 * the day before. A move keeps its day whatever stretch is asked for, as long as the record stays.
 */

import { fold, type State } from '@followthrough/ledger'
import { dayOfEpoch, epochDay } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import {
  type CrossingChange,
  crossingChanges,
  isSameCode,
  opennessAt,
  type StatusChange,
  statusChange,
} from './changes.ts'

export interface DailyMoves {
  readonly statuses: readonly (StatusChange & { readonly on: string })[]
  readonly crossings: readonly (CrossingChange & { readonly on: string })[]
}

/** Feeds by sector, body and crossing ask for one stretch many times. */
const KEPT_STRETCHES = 4
const kept = new WeakMap<Dossier, Map<string, DailyMoves>>()

/** Moves after `from` and up to `to`, oldest first. */
export function dailyMoves(dossier: Dossier, from: string, to: string): DailyMoves {
  const known = kept.get(dossier) ?? new Map<string, DailyMoves>()
  kept.set(dossier, known)
  const key = `${from}/${to}`
  const moves = known.get(key) ?? movesBetween(dossier, from, to)
  known.delete(key) // re-inserted as the newest
  known.set(key, moves)
  if (known.size > KEPT_STRETCHES) known.delete(known.keys().next().value!)
  return moves
}

function movesBetween(dossier: Dossier, from: string, to: string): DailyMoves {
  const { ledger } = dossier
  const statuses: (StatusChange & { on: string })[] = []
  const crossings: (CrossingChange & { on: string })[] = []
  const stateOn = (day: number, reuse?: State) => {
    const on = dayOfEpoch(day)
    return fold(ledger, { validOn: on, knownAt: on }, reuse)
  }
  let before = stateOn(epochDay(from))
  let was = opennessAt(dossier, before)
  let spare: State | undefined
  for (let day = epochDay(from) + 1; day <= epochDay(to); day++) {
    const after = stateOn(day, spare)
    const on = after.validOn
    for (let i = 0; i < ledger.commitments.length; i++) {
      if (before.exists[i] === 0 || after.exists[i] === 0 || isSameCode(before, after, i)) continue
      statuses.push({ ...statusChange(before, after, i), on })
    }
    const is = opennessAt(dossier, after)
    for (const change of crossingChanges(dossier, was, is)) crossings.push({ ...change, on })
    was = is
    spare = before
    before = after
  }
  return { statuses, crossings }
}
