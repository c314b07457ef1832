/**
 * What a sample of trials says of a journey, each figure with its Monte Carlo standard error.
 *
 * Quantiles interpolate between order statistics (type 7):
 *
 * Hyndman, R. J., Fan, Y. (1996). Sample quantiles in statistical packages. The American Statistician
 * 50(4), 361–365. doi:10.1080/00031305.1996.10473566
 *
 * The standard error of the p-quantile of n trials is half the distance of the sample quantiles at
 * p ± √(p (1 − p) / n), which no density has to be known for:
 *
 * Woodruff, R. S. (1952). Confidence intervals for medians and other position measures. Journal of the
 * American Statistical Association 47(260), 635–646. doi:10.1080/01621459.1952.10483443
 *
 * A share of k in n has the standard error √(s (1 − s) / n) with s = (k + ½) / (n + 1), the posterior
 * mean under the prior of Jeffreys: a share of none or of all is not certain either.
 */

/** A value and the standard deviation of its error by chance. */
export interface Estimate {
  readonly value: number
  readonly error: number
}

export interface Summary {
  readonly trials: number
  readonly mean: Estimate
  readonly p05: Estimate
  readonly p50: Estimate
  readonly p95: Estimate
  /** The share of trials of at most `limitMinutes`; null without a limit. */
  readonly onTime: Estimate | null
}

/** The sample summed up. Throws a RangeError for fewer than two trials, which show no spread. */
export function summarise(minutes: Float64Array, limitMinutes?: number): Summary {
  const trials = minutes.length
  if (trials < 2) throw new RangeError(`a summary needs two trials or more, not ${trials}`)
  const sorted = minutes.toSorted()
  return {
    trials,
    mean: meanOf(minutes),
    p05: quantileEstimate(sorted, 0.05),
    p50: quantileEstimate(sorted, 0.5),
    p95: quantileEstimate(sorted, 0.95),
    onTime: limitMinutes === undefined ? null : shareWithin(minutes, limitMinutes),
  }
}

/** The `p`-quantile of a sorted sample that is not empty. */
export function sampleQuantile(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below]! // in bounds: p is in [0, 1]
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (place - below) * (high - low)
}

function quantileEstimate(sorted: Float64Array, p: number): Estimate {
  const spread = Math.sqrt((p * (1 - p)) / sorted.length)
  const low = sampleQuantile(sorted, Math.max(0, p - spread))
  const high = sampleQuantile(sorted, Math.min(1, p + spread))
  return { value: sampleQuantile(sorted, p), error: (high - low) / 2 }
}

function meanOf(sample: Float64Array): Estimate {
  const trials = sample.length
  const value = sample.reduce((sum, x) => sum + x, 0) / trials
  const squares = sample.reduce((sum, x) => sum + (x - value) ** 2, 0)
  return { value, error: Math.sqrt(squares / (trials - 1) / trials) }
}

function shareWithin(sample: Float64Array, limit: number): Estimate {
  const within = sample.reduce((count, x) => count + (x <= limit ? 1 : 0), 0)
  const smoothed = (within + 0.5) / (sample.length + 1)
  return {
    value: within / sample.length,
    error: Math.sqrt((smoothed * (1 - smoothed)) / sample.length),
  }
}
