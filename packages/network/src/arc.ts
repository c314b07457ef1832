/**
 * Arcs of the compiled network: what each is, what it takes, and where each figure comes from.
 *
 * The time of an arc has four parts (moving, resting, awaiting, dwelling), all in whole minutes; cost is
 * in whole US cents and emission in whole grams of CO2 equivalent, for the whole consignment.
 */

import type { Direction, Rung } from './measure.ts'
import type { Basis, Link, Mode, Regime } from './records.ts'

export interface Vertex {
  readonly id: string
  readonly place: string
  readonly state: string
}

export const ARC_KINDS = ['link', 'gate', 'transfer', 'gauge', 'departure'] as const
export type ArcKind = (typeof ARC_KINDS)[number]

export const QUANTITIES = ['km', 'minutes', 'cents', 'grams'] as const

/** Where one quantity of an arc comes from. */
export interface ArcFigure {
  readonly of: (typeof QUANTITIES)[number]
  /** The parameter or measure it was worked out from. */
  readonly from: string
  readonly basis: Basis
  readonly sources: readonly string[]
  /** Of the ladder by which a crossing’s figure was found. */
  readonly rung: Rung | null
  readonly year: number | null
}

export interface Arc {
  /** Stable from day to day and from consignment to consignment. */
  readonly id: string
  readonly kind: ArcKind
  readonly from: number
  readonly to: number
  readonly mode: Mode
  readonly km: number
  /** The parts of the time, in whole minutes. */
  readonly moving: number
  /** Nights and breaks of the crew. */
  readonly resting: number
  /** For the next departure: half the headway. */
  readonly awaiting: number
  /** At a crossing, or for handling. */
  readonly dwelling: number
  readonly movingSpread: number
  readonly dwellSpread: number
  readonly cents: number
  readonly grams: number
  readonly link: Link | null
  readonly direction: Direction | null
  readonly regimes: readonly Regime[]
  /** False when a regime it needs is not in force. */
  readonly inForce: boolean
  readonly figures: readonly ArcFigure[]
}

/** The variance is counted in squares of this many minutes, so that long journeys stay in 32 bits. */
export const VARIANCE_MINUTES = 6

export function minutesOf(arc: Arc): number {
  return arc.moving + arc.resting + arc.awaiting + arc.dwelling
}

/** Minutes, cents, grams, and the variance of the minutes. */
export function weightsOf(arc: Arc): readonly [number, number, number, number] {
  return [minutesOf(arc), arc.cents, arc.grams, varianceOf(arc)]
}

/** Of the parts as if independent; a wait for a departure is even between nothing and the headway. */
function varianceOf(arc: Arc): number {
  const moving = (arc.moving + arc.resting) * arc.movingSpread
  const dwelling = arc.dwelling * arc.dwellSpread
  const variance = moving ** 2 + dwelling ** 2 + arc.awaiting ** 2 / 3
  return Math.round(variance / VARIANCE_MINUTES ** 2)
}

export function modeOfState(state: string): Mode {
  return (state.startsWith('rail') ? 'rail' : state.split(/[>@+]/)[0]) as Mode
}
