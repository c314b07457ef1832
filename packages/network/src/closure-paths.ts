/**
 * When each cause shuts in each trial: one path of open stretches and closures by trial and cause, looked
 * up and not stored, so that arrivals at any minute and on any course meet the same closures.
 *
 * Counted from 0, the k-th open stretch is draw 2k + 1 of the cause's key, the k-th closure 2k + 2.
 *
 * A cause that is shut at departure keeps the path that it has when open, and is shut besides until its
 * residual closure or its first closure, whichever ends or begins sooner. By the lack of memory this has
 * the law of the process started shut, and it is never open where the path started open is shut: two
 * chains run apart until they meet, then together.
 *
 * Lindvall, T. (1992). Lectures on the Coupling Method. Wiley.
 *
 * Units: minutes since departure.
 */

import type { Cause, ClosureModel } from './closures.ts'
import { fillUniforms, keyOf, subkey, uniform } from './counter-random.ts'

export const DAY_MINUTES = 1440
const RESIDUAL = 0 // the draw of a closure under way at departure

export interface TrialRange {
  readonly seed: number
  /** Trials from `from` up to, and without, `to`. */
  readonly from: number
  readonly to: number
}

export interface SubjectClosures {
  /** The first minute from `minute` on at which nothing shuts the subject in the trial. */
  opensAt(trial: number, minute: number): number
  /** Mean minutes of the longest closure, by its cause, that shuts the subject; 0 while it is open. */
  meanShutMinutes(trial: number, minute: number): number
}

/**
 * The closures of each subject in the trials; null of a subject that no cause shuts. `shutAtStart` are
 * subjects shut at departure: a common cause shuts them where all of its subjects are among them, the
 * widest first, and their own causes shut those that remain. Throws a RangeError for a subject that is
 * to be shut and has no such cause.
 */
export function closurePaths(
  model: ClosureModel,
  range: TrialRange,
  shutAtStart: ReadonlySet<string>,
): (subject: string) => SubjectClosures | null {
  const shut = shutCauses(model, shutAtStart)
  const paths = new Map<Cause, Path>()

  function pathOf(cause: Cause): Path {
    const path = paths.get(cause) ?? drawnPath(cause, range, shut.has(cause))
    paths.set(cause, path)
    return path
  }

  return (subject) => {
    const shutting = model.causes.filter(({ subjects }) => subjects.includes(subject)).map(pathOf)
    if (shutting.length === 0) return null
    const openUntil = soonest(shutting.map((path) => path.openUntil))
    return {
      opensAt(trial, minute) {
        if (minute < openUntil[trial - range.from]!) return minute
        let opens = minute
        for (let before = NaN; before !== opens; ) {
          before = opens
          for (const path of shutting) opens = path.opensAt(trial, opens) // another may shut meanwhile
        }
        return opens
      },
      meanShutMinutes(trial, minute) {
        let longest = 0
        for (const path of shutting)
          if (path.opensAt(trial, minute) > minute)
            longest = Math.max(longest, path.meanShutMinutes)
        return longest
      },
    }
  }
}

/** The least of the lists by trial. */
function soonest(lists: readonly Float64Array[]): Float64Array {
  const least = lists[0]!.slice()
  for (const list of lists)
    for (let i = 0; i < list.length; i++) if (list[i]! < least[i]!) least[i] = list[i]!
  return least
}

/** The fewest causes, taken from the widest down, that shut just these subjects. */
function shutCauses(model: ClosureModel, shutAtStart: ReadonlySet<string>): Set<Cause> {
  const left = new Set(shutAtStart)
  const shut = new Set<Cause>()
  const widestFirst = [...model.causes].sort((a, b) => b.subjects.length - a.subjects.length)
  for (const cause of widestFirst) {
    const fits = cause.subjects.every((subject) => shutAtStart.has(subject))
    if (!fits || !cause.subjects.some((subject) => left.has(subject))) continue
    shut.add(cause)
    for (const subject of cause.subjects) left.delete(subject)
  }
  if (left.size > 0)
    throw new RangeError(`no cause shuts ${[...left].join(', ')}: fit the closures to them as well`)
  return shut
}

interface Path {
  /** By trial: shut at no minute before this one. */
  readonly openUntil: Float64Array
  readonly meanShutMinutes: number
  opensAt(trial: number, minute: number): number
}

function drawnPath(cause: Cause, { seed, from, to }: TrialRange, wasShut: boolean): Path {
  const key = keyOf(`closures ${cause.id}`) // ids hold no spaces: no stage has this key
  const meanOpenMinutes = DAY_MINUTES / cause.shutsPerDay
  const meanShutMinutes = DAY_MINUTES * cause.meanShutDays
  const drawn = (draw: number, trial: number, mean: number) =>
    -mean * Math.log(uniform(seed, subkey(key, draw), trial))
  const firstShut = new Float64Array(to - from)
  fillUniforms(firstShut, seed, subkey(key, 1), from)
  toExponentials(firstShut, meanOpenMinutes)
  return {
    openUntil: wasShut ? new Float64Array(firstShut.length) : firstShut,
    meanShutMinutes,
    opensAt(trial, minute) {
      let shuts = firstShut[trial - from]!
      if (minute < shuts) {
        if (!wasShut) return minute
        const residual = drawn(RESIDUAL, trial, meanShutMinutes)
        if (residual < shuts) return Math.max(minute, residual)
      }
      const at = Math.max(minute, shuts) // shut at departure and still when it shuts anew
      for (let k = 0; ; k++) {
        if (at < shuts) return at
        const opens = shuts + drawn(2 * k + 2, trial, meanShutMinutes)
        if (at < opens) return opens
        shuts = opens + drawn(2 * k + 3, trial, meanOpenMinutes)
      }
    },
  }
}

/** Turns uniform draws into exponential ones. */
function toExponentials(values: Float64Array, mean: number): void {
  for (let i = 0; i < values.length; i++) values[i] = -mean * Math.log(values[i]!)
}
