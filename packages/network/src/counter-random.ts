/**
 * Random numbers that are looked up and not handed on: the draw of a trial is a function of
 * (seed, key, trial). No order of drawing and no split over workers changes it, and what has the same
 * key draws the same numbers in every scenario (common random numbers).
 *
 * Salmon, J. K., Moraes, M. A., Dror, R. O., Shaw, D. E. (2011). Parallel random numbers: as easy as
 * 1, 2, 3. Proceedings of SC11, article 16. doi:10.1145/2063384.2063405
 *
 * Theirs multiply 64-bit words; here it is 32-bit words and `Math.imul`: seed and key become two words,
 * of which one enters before and one within the finaliser `triple32` of C. Wellons (2018), Prospecting
 * for hash functions (nullprogram.com/blog/2018/07/31, public domain). For one seed, different keys
 * differ in both words, so that no stream is another one shifted, and within one stream no number comes
 * twice in 2^32 trials.
 *
 * Shapes: seeds, keys and trials are integers, of which the low 32 bits count. A draw is one of the 2^32
 * cell middles of (0, 1): never 0 and never 1.
 */

const CELL = 2 ** -32
const ONE = new Float64Array(1) // written before it is read, at each draw
const GOLDEN = 0x9e3779b9 | 0 // 2^32 over the golden ratio, odd

/** The finaliser: every bit in changes every bit out with probability near one half. */
function mixed(word: number): number {
  let x = word | 0
  x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb)
  x = Math.imul(x ^ (x >>> 11), 0xac4c1b51)
  x = Math.imul(x ^ (x >>> 15), 0x31848bab)
  return x ^ (x >>> 14)
}

const before = (seed: number, key: number) => mixed(mixed(seed) ^ key)
const within = (seed: number, key: number) =>
  mixed((mixed(seed + GOLDEN) + Math.imul(key, GOLDEN)) | 0)

/** The draw of one trial, in (0, 1). */
export function uniform(seed: number, key: number, trial: number): number {
  fillUniforms(ONE, seed, key, trial)
  return ONE[0]!
}

/** Writes the draws of the trials `from`, `from` + 1, … over `values`. */
export function fillUniforms(values: Float64Array, seed: number, key: number, from: number): void {
  const first = before(seed, key)
  const second = within(seed, key)
  for (let i = 0; i < values.length; i++) {
    // `mixed`, with a word of the stream before and within; a call would cost as much as the draw.
    let x = ((from + i) | 0) ^ first
    x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb)
    x = (Math.imul(x ^ (x >>> 11), 0xac4c1b51) + second) | 0
    x = Math.imul(x ^ (x >>> 15), 0x31848bab)
    values[i] = ((x ^ (x >>> 14)) >>> 0) * CELL + CELL / 2
  }
}

/**
 * The key of an id: FNV-1a over its UTF-16 units, which for ASCII are its bytes.
 *
 * Fowler, G., Noll, L. C., Vo, K.-P. (1991). The FNV non-cryptographic hash algorithm, 32 bits.
 */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The key of the `index`th draw of what has `key`; different indices give different keys. */
export function subkey(key: number, index: number): number {
  return mixed(key + Math.imul(index + 1, GOLDEN)) >>> 0
}
