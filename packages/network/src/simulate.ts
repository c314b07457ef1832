/**
 * Courses through the network, trial by trial: how many minutes and cents each takes when speeds, dwell,
 * headways and closures fall as they may.
 *
 * Every trial is a function of the seed and its number, and every stage and cause draws by its own key.
 * So any split of the trials gives the same bytes, and courses and scenarios meet the same numbers
 * (common random numbers):
 *
 * Law, A. M. (2015). Simulation Modeling and Analysis, 5th edition, section 11.2. McGraw-Hill.
 *
 * A vehicle that finds the subject of a stage shut waits until it opens (policy `wait`). Under `replan`
 * it knows why the subject is shut and not for how long: it takes the stage's detour where
 *
 *     detour minutes < mean closure + mean minutes from this stage to the end
 *
 * and else waits. Exponential closures have no memory, so a vehicle that waits never thinks better of it.
 *
 *     cents = cents of the plan + waiting cents a day × days beyond the plan, never less than none
 *
 * Where a detour was taken, the plan is the way there, with the course's cents in proportion to its mean
 * minutes, and the detour.
 *
 * Shapes: one Float64Array of minutes and one of cents by course, by trial from `from`. The hot loop has
 * stages outside and trials inside.
 */

import {
  closurePaths,
  DAY_MINUTES,
  type SubjectClosures,
  type TrialRange,
} from './closure-paths.ts'
import type { ClosureModel } from './closures.ts'
import { fillUniforms, subkey, uniform } from './counter-random.ts'
import {
  addLognormals,
  type LognormalTable,
  lognormalOf,
  lognormalQuantile,
  lognormalTable,
} from './lognormal.ts'

/**
 * move, dwell: lognormal. wait: for the next departure, uniform between none and twice the mean.
 * fixed: always the mean.
 */
export type StageKind = 'move' | 'dwell' | 'wait' | 'fixed'

export interface Stage {
  /** Stages with one key draw the same numbers: `keyOf` what is at chance. */
  readonly key: number
  /** The mean. */
  readonly minutes: number
  readonly kind: StageKind
  /** Standard deviation over mean, of a move or dwell. */
  readonly cv: number
  /** Whose closures stop the vehicle before this stage. */
  readonly subject: string | null
  /** What it has in common with other stages of its trial: a crew, a season. Null for nothing. */
  readonly common: { readonly key: number; readonly cv: number } | null
  /** Mean further minutes and cents to the end by the best way round. */
  readonly detour: { readonly minutes: number; readonly cents: number } | null
}

export interface Course {
  readonly stages: readonly Stage[]
  /** What the whole course costs when it takes its mean minutes. */
  readonly cents: number
  readonly waitingCentsPerDay: number
}

export interface SimulateOptions extends TrialRange {
  readonly policy: 'wait' | 'replan'
  /** Subjects shut at departure. */
  readonly shutAtStart: ReadonlySet<string>
  /** Standard deviation over mean of the minutes of a detour. */
  readonly detourCv: number
}

export interface Outcome {
  readonly minutes: Float64Array
  readonly cents: Float64Array
}

const DETOUR = 0 // the subkey of a stage's detour

/** What came of each course in each trial. Throws a RangeError as `closurePaths` does. */
export function simulate(
  courses: readonly Course[],
  model: ClosureModel,
  options: SimulateOptions,
): Outcome[] {
  const { seed, from, to, policy, shutAtStart, detourCv } = options
  const trials = to - from
  const uniforms = new Float64Array(trials)
  const alone = new Float64Array(trials)
  const factors = new Map<number, Float64Array>()
  const tables = new Map<number, LognormalTable>()
  const closures = new Map<string, SubjectClosures | null>()
  const closuresOf = closurePaths(model, options, shutAtStart)

  function tableOf(cv: number): LognormalTable {
    const table = tables.get(cv) ?? lognormalTable(lognormalOf(1, cv).sigma)
    tables.set(cv, table)
    return table
  }

  function subjectClosures(subject: string): SubjectClosures | null {
    if (!closures.has(subject)) closures.set(subject, closuresOf(subject))
    return closures.get(subject)!
  }

  function addDrawn(minutes: Float64Array, { key, minutes: mean, kind, cv }: Stage): void {
    if (kind === 'fixed' || (kind !== 'wait' && cv === 0)) {
      for (let i = 0; i < trials; i++) minutes[i]! += mean
      return
    }
    fillUniforms(uniforms, seed, key, from)
    if (kind === 'wait') for (let i = 0; i < trials; i++) minutes[i]! += 2 * mean * uniforms[i]!
    else addLognormals(minutes, uniforms, mean, tableOf(cv))
  }

  /** Of mean 1, one a trial. */
  function factorsOf({ key, cv }: NonNullable<Stage['common']>): Float64Array {
    const known = factors.get(key)
    if (known !== undefined) return known
    const drawn = new Float64Array(trials)
    fillUniforms(uniforms, seed, key, from)
    addLognormals(drawn, uniforms, 1, tableOf(cv))
    factors.set(key, drawn)
    return drawn
  }

  function addStage(minutes: Float64Array, stage: Stage): void {
    const { common } = stage
    if (common === null || common.cv === 0) {
      addDrawn(minutes, stage)
      return
    }
    const factor = factorsOf(common)
    alone.fill(0)
    addDrawn(alone, stage)
    for (let i = 0; i < trials; i++) minutes[i]! += alone[i]! * factor[i]!
  }

  function run(course: Course): Outcome {
    const minutes = new Float64Array(trials)
    const total = course.stages.reduce((sum, stage) => sum + stage.minutes, 0)
    const detours = new Map<number, Detoured>() // by trial, of those that left the course
    let before = 0 // mean minutes of the stages passed

    function stopAt(stage: Stage, shutting: SubjectClosures): void {
      const { detour } = stage
      for (let i = 0; i < trials; i++) {
        const trial = from + i
        const arrives = minutes[i]!
        const opens = shutting.opensAt(trial, arrives)
        if (opens === arrives) continue
        if (policy === 'replan' && detour !== null && !detours.has(trial)) {
          const wait = shutting.meanShutMinutes(trial, arrives)
          if (detour.minutes < wait + total - before) {
            const drawn = uniform(seed, subkey(stage.key, DETOUR), trial)
            const round = lognormalQuantile(lognormalOf(detour.minutes, detourCv), drawn)
            const share = total === 0 ? 0 : before / total
            detours.set(trial, {
              minutes: arrives + round,
              plannedMinutes: before + detour.minutes,
              plannedCents: share * course.cents + detour.cents,
            })
          }
        }
        minutes[i] = opens // what follows is of no account in a trial that took the detour
      }
    }

    for (const stage of course.stages) {
      const shutting = stage.subject === null ? null : subjectClosures(stage.subject)
      if (shutting !== null) stopAt(stage, shutting)
      addStage(minutes, stage)
      before += stage.minutes
    }
    for (const [trial, detoured] of detours) minutes[trial - from] = detoured.minutes
    const cents = minutes.map((taken, i) => {
      const { plannedMinutes, plannedCents } = detours.get(from + i) ?? {
        plannedMinutes: total,
        plannedCents: course.cents,
      }
      const beyond = Math.max(0, taken - plannedMinutes)
      return plannedCents + (beyond / DAY_MINUTES) * course.waitingCentsPerDay
    })
    return { minutes, cents }
  }

  return courses.map(run)
}

/** A trial that left its course. */
interface Detoured {
  readonly minutes: number
  readonly plannedMinutes: number
  readonly plannedCents: number
}
