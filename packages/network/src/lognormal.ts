/**
 * Lognormal minutes with a given mean and coefficient of variation (standard deviation over mean).
 *
 * With sigma² = ln(1 + cv²) and mu = ln(mean) − sigma²/2, exp(mu + sigma z) of a standard normal z has
 * that mean and that cv. The quantile of z is PPND16, exact to about 1 part in 10^16:
 *
 * Wichura, M. J. (1988). Algorithm AS 241: the percentage points of the normal distribution. Applied
 * Statistics 37(3), 477–484. doi:10.2307/2347330
 *
 * Sampling inverts the distribution. Between the 1/128 and the 127/128 quantile it interpolates linearly
 * in a table of 4,096 cells of equal probability; outside it takes the exact quantile. With h = 1/4096
 * the relative error is at most h²/8 · (sigma² z'² + sigma z'') at the outermost cell: 4e-5 sigma +
 * 2e-5 sigma². That of the mean is below 2e-6 for sigma up to 1.
 */

export interface Lognormal {
  readonly mean: number
  /** Mean of the logarithm. */
  readonly mu: number
  /** Standard deviation of the logarithm; 0 makes a constant. */
  readonly sigma: number
}

/** The lognormal of a mean ≥ 0 and a cv ≥ 0. */
export function lognormalOf(mean: number, cv: number): Lognormal {
  const variance = Math.log1p(cv * cv)
  return { mean, mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) }
}

/** The value that a share `p` of draws stays below; `p` in (0, 1). */
export function lognormalQuantile({ mean, mu, sigma }: Lognormal, p: number): number {
  return sigma === 0 ? mean : Math.exp(mu + sigma * normalQuantile(p))
}

/** Quantile tables are unit lognormals: of mean 1. */
export interface LognormalTable {
  readonly sigma: number
  /** The quantiles of 0, 1/4096, … 1; those of the tails are not read. */
  readonly quantiles: Float64Array
}

// The rational approximations of AS 241 by distance from the median, lowest power first.
const CENTRE = Float64Array.of(
  3.3871328727963665,
  133.14166789178438,
  1971.5909503065513,
  13731.69376550946,
  45921.95393154987,
  67265.7709270087,
  33430.57558358813,
  2509.0809287301227,
)
const CENTRE_BELOW = Float64Array.of(
  1,
  42.31333070160091,
  687.1870074920579,
  5394.196021424751,
  21213.794301586597,
  39307.89580009271,
  28729.085735721943,
  5226.495278852854,
)
const MIDDLE = Float64Array.of(
  1.4234371107496835,
  4.630337846156546,
  5.769497221460691,
  3.6478483247632045,
  1.2704582524523684,
  0.2417807251774506,
  0.022723844989269184,
  0.0007745450142783414,
)
const MIDDLE_BELOW = Float64Array.of(
  1,
  2.053191626637759,
  1.6763848301838038,
  0.6897673349851,
  0.14810397642748008,
  0.015198666563616457,
  0.0005475938084995345,
  1.0507500716444169e-9,
)
const FAR = Float64Array.of(
  6.657904643501103,
  5.463784911164114,
  1.7848265399172913,
  0.29656057182850487,
  0.026532189526576124,
  0.0012426609473880784,
  2.7115555687434876e-5,
  2.0103343992922881e-7,
)
const FAR_BELOW = Float64Array.of(
  1,
  0.599832206555888,
  0.1369298809227358,
  0.014875361290850615,
  0.0007868691311456133,
  1.8463183175100548e-5,
  1.421511758316446e-7,
  2.0442631033899397e-15,
)

const CELLS = 4096
const TAIL = 1 / 128
const NORMAL_QUANTILES = Float64Array.from({ length: CELLS + 1 }, (_, cell) =>
  normalQuantile(cell / CELLS),
)

/** The table of the lognormal of mean 1 that has this sigma. */
export function lognormalTable(sigma: number): LognormalTable {
  const quantiles = new Float64Array(CELLS + 1)
  for (let cell = 0; cell <= CELLS; cell++)
    quantiles[cell] = Math.exp(sigma * NORMAL_QUANTILES[cell]! - (sigma * sigma) / 2)
  return { sigma, quantiles }
}

/** Adds to each of `sums` the lognormal draw of `mean` that its uniform stands for. */
export function addLognormals(
  sums: Float64Array,
  uniforms: Float64Array,
  mean: number,
  { sigma, quantiles }: LognormalTable,
): void {
  const shift = (sigma * sigma) / 2
  for (let i = 0; i < sums.length; i++) {
    const u = uniforms[i]!
    if (u < TAIL || u > 1 - TAIL) {
      sums[i]! += mean * Math.exp(sigma * normalQuantile(u) - shift)
    } else {
      const place = u * CELLS
      const cell = place | 0
      const low = quantiles[cell]! // in bounds: u lies within the tails
      sums[i]! += mean * (low + (place - cell) * (quantiles[cell + 1]! - low))
    }
  }
}

/** The standard normal quantile of `p`: −Infinity at 0, Infinity at 1. */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(CENTRE, r)) / polynomial(CENTRE_BELOW, r)
  }
  const tail = q < 0 ? p : 1 - p
  if (tail <= 0) return q < 0 ? -Infinity : Infinity
  const root = Math.sqrt(-Math.log(tail))
  const z =
    root <= 5
      ? polynomial(MIDDLE, root - 1.6) / polynomial(MIDDLE_BELOW, root - 1.6)
      : polynomial(FAR, root - 5) / polynomial(FAR_BELOW, root - 5)
  return q < 0 ? -z : z
}

function polynomial(coefficients: Float64Array, x: number): number {
  let value = 0
  for (let k = coefficients.length - 1; k >= 0; k--) value = value * x + coefficients[k]!
  return value
}
