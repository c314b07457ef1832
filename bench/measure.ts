/** Timing: minimum, median and spread of repeated runs; every result is used. */

export interface Timing {
  readonly runs: number
  readonly minMs: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly sdMs: number
}

let sink = 0
/** Uses a result, so that no run can be optimised away. */
export function use(value: number): void {
  sink = (sink + value) % 1_000_003
}
export const used = () => sink

/** Runs `work` `runs` times after one warm-up. `work` gets the number of the run. */
export function time(runs: number, work: (run: number) => number): Timing {
  use(work(0))
  const times: number[] = []
  for (let run = 1; run <= runs; run++) {
    const start = performance.now()
    use(work(run))
    times.push(performance.now() - start)
  }
  return summary(times)
}

export function summary(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b)
  const mean = sorted.reduce((sum, t) => sum + t, 0) / sorted.length
  const variance = sorted.reduce((sum, t) => sum + (t - mean) ** 2, 0) / sorted.length
  const quantile = (q: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!
  return {
    runs: sorted.length,
    minMs: sorted[0]!,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    sdMs: Math.sqrt(variance),
  }
}
