/**
 * `node bench/simulation.ts`: 10,000 trials of a journey of 24 legs, beside the same sums by
 * `Math.random`, Box–Muller and `exp`, both in turn in one run. Target: below 5 ms without closures.
 */

import { keyOf } from '../packages/network/src/counter-random.ts'
import { lognormalOf } from '../packages/network/src/lognormal.ts'
import { type Course, simulate } from '../packages/network/src/simulate.ts'
import { summarise } from '../packages/network/src/summary.ts'
import { summary, type Timing, use } from './measure.ts'

const LEGS = 24
const TRIALS = 10_000
const RUNS = 60
const WARM_UPS = 30
const CVS = [0.15, 0.3, 0.6]

function journey(stops: number): Course {
  const stages = Array.from({ length: LEGS }, (_, leg) => ({
    key: keyOf(`leg ${leg}`),
    minutes: 120 + 10 * leg,
    kind: 'move' as const,
    cv: CVS[leg % CVS.length]!,
    subject: leg % 6 === 5 && leg < stops * 6 ? `post ${leg}` : null,
    detour: null,
    common: null,
  }))
  return { stages, cents: 100_000, waitingCentsPerDay: 5_000 }
}
const OPEN = journey(0)
const SHUTTING = journey(4)
const MODEL = {
  causes: SHUTTING.stages.flatMap(({ subject }) =>
    subject === null
      ? []
      : [{ id: subject, subjects: [subject], shutsPerDay: 0.01, meanShutDays: 5 }],
  ),
}
const NONE: ReadonlySet<string> = new Set()

function minutesOf(course: Course, seed: number): Float64Array {
  const range = { seed, from: 0, to: TRIALS }
  const options = { ...range, policy: 'wait' as const, shutAtStart: NONE, detourCv: 0 }
  return simulate([course], MODEL, options)[0]!.minutes
}

/** One draw from each pair of uniforms, as most programs do it. */
function boxMullerMinutes(course: Course): Float64Array {
  const minutes = new Float64Array(TRIALS)
  for (const { minutes: mean, cv } of course.stages) {
    const { mu, sigma } = lognormalOf(mean, cv)
    for (let trial = 0; trial < TRIALS; trial++) {
      const radius = Math.sqrt(-2 * Math.log(1 - Math.random()))
      const z = radius * Math.cos(2 * Math.PI * Math.random())
      minutes[trial]! += Math.exp(mu + sigma * z)
    }
  }
  return minutes
}

export interface SimulationTimings {
  readonly legs: number
  readonly trials: number
  readonly ours: Timing
  readonly baseline: Timing
  /** Ours with four posts that shut on the way. */
  readonly closures: Timing
  /** Mean, three quantiles and the share on time, of one sample. */
  readonly summary: Timing
}

/** Times the versions in turn, so that a busy moment of the machine meets all of them. */
export function simulationTimings(): SimulationTimings {
  const sample = minutesOf(OPEN, 0)
  const versions = [
    (run: number) => minutesOf(OPEN, run)[run]!,
    (run: number) => boxMullerMinutes(OPEN)[run]!,
    (run: number) => minutesOf(SHUTTING, run)[run]!,
    (run: number) => summarise(sample, 5_000 + run).p95.value,
  ]
  const times = versions.map((): number[] => [])
  for (let run = 0; run < WARM_UPS + RUNS; run++) {
    versions.forEach((work, i) => {
      const start = performance.now()
      use(work(run))
      if (run >= WARM_UPS) times[i]!.push(performance.now() - start)
    })
  }
  const [ours, baseline, closures, summed] = times.map(summary)
  return {
    legs: LEGS,
    trials: TRIALS,
    ours: ours!,
    baseline: baseline!,
    closures: closures!,
    summary: summed!,
  }
}

if (import.meta.main) {
  const timings = simulationTimings()
  const line = (what: string, { minMs, p50Ms, sdMs }: Timing) =>
    console.log(
      `${what.padEnd(44)} min ${minMs.toFixed(2)}  p50 ${p50Ms.toFixed(2)}  sd ${sdMs.toFixed(2)} ms`,
    )
  console.log(`${timings.trials} trials of ${timings.legs} legs, ${timings.ours.runs} runs`)
  line('counter hash and quantile table', timings.ours)
  line('Math.random, Box–Muller and exp', timings.baseline)
  line('ours with four posts that shut', timings.closures)
  line('summary of a sample', timings.summary)
}
