/**
 * Near-duplicates: reprints, wire copies and edited versions of one text join one cluster.
 *
 * Broder, A. Z. (1997). On the resemblance of documents. Proc. Compression and Complexity of
 * Sequences, 21–29: shingles, MinHash, and sketches of the smallest hashes for long texts.
 * Leskovec, Rajaraman & Ullman (2020). Mining of Massive Datasets, 3.4: locality-sensitive hashing;
 * a pair of similarity s becomes a candidate with probability 1 − (1 − s^ROWS)^BANDS, here 98 % at
 * 0.2, 99.99 % at 0.3. Candidates are then compared, so that what is reported is similar for sure.
 *
 * Similarity is the Jaccard index of three-word shingles, exact up to SKETCH of them and beyond that
 * estimated from the SKETCH smallest, with a standard error below 0.8 %. News on one subject by
 * different hands stays under 0.05; copies with changed names, numbers and paragraphs reach 0.24.
 *
 * A text is its sketch from there on: signatures are made of it, so that an index restored from kept
 * sketches finds what the one that read the texts would. Where a text beyond SKETCH shingles meets one of
 * another length, their sketches share less than they do: one five times as long becomes a candidate
 * at 0.2 with 71 %, one three times as long at 0.3 with 96 %. Copies of about one length lose nothing.
 *
 * Shape: a sketch is up to SKETCH distinct hashes, ascending.
 */

const WORDS_A_SHINGLE = 3
const BANDS = 100
const ROWS = 2
const HASHES = BANDS * ROWS
const SKETCH = 4096
/** A text longer than this is compared by its opening. */
const MOST_WORDS = 100_000
const NO_SKETCH = new Uint32Array(0)

/** Where news edited from one original is told from news on one subject. */
export const NEAR_DUPLICATE = 0.2

export interface NearDuplicate {
  readonly id: string
  /** Jaccard index of shingles, from the threshold to 1. */
  readonly similarity: number
}

export interface DuplicateIndex {
  /**
   * Takes a text in and returns those taken in before that are near-duplicates of it, most similar
   * first. A text that equals an earlier one shingle by shingle is found through that one later on.
   */
  add(id: string, text: string): NearDuplicate[]
  /** `add` for a text of which only the sketch is kept. */
  addSketch(id: string, sketch: Uint32Array): NearDuplicate[]
  /**
   * Takes in what was clustered before: it joins the cluster of `cluster`, and nothing is compared. A
   * cluster whose first is not there is opened under its name. Restore in the order of taking in.
   */
  restore(id: string, cluster: string, sketch: Uint32Array): void
  /** The first taken in of its cluster; null for an id that was not taken in. */
  clusterOf(id: string): string | null
  /** For every id, the first taken in of its cluster: add in order of publication to have the origin. */
  clusters(): Map<string, string>
}

/** An empty index. A pair counts from `threshold` on. */
export function duplicateIndex(threshold: number = NEAR_DUPLICATE): DuplicateIndex {
  const ids: string[] = []
  const itemOf = new Map<string, number>()
  const sets: Uint32Array[] = []
  const parent: number[] = []
  const buckets = openBuckets()
  const signature = new Uint32Array(HASHES)
  const candidates: number[] = []

  const rootOf = (item: number) => {
    let root = item
    while (parent[root] !== root) root = parent[root]!
    while (parent[item] !== root) {
      const next = parent[item]!
      parent[item] = root
      item = next
    }
    return root
  }
  const join = (a: number, b: number) => {
    const [first, second] = [rootOf(a), rootOf(b)].sort((x, y) => x - y) as [number, number]
    parent[second] = first
  }
  const takeIn = (id: string, sketch: Uint32Array) => {
    const item = ids.length
    ids.push(id)
    if (!itemOf.has(id)) itemOf.set(id, item)
    sets.push(sketch)
    parent.push(item)
    return item
  }
  const addSketch = (id: string, sketch: Uint32Array) => {
    const item = takeIn(id, sketch)
    if (sketch.length === 0) return []
    minHash(sketch, signature)
    buckets.collect(signature, item, candidates)
    const found: NearDuplicate[] = []
    let copy = false
    for (const other of candidates) {
      const similarity = jaccard(sketch, sets[other]!)
      if (similarity < threshold) continue
      found.push({ id: ids[other]!, similarity })
      join(item, other)
      copy ||= similarity === 1
    }
    if (!copy) buckets.put(signature, item)
    return found.sort((a, b) => b.similarity - a.similarity)
  }
  return {
    add: (id, text) => addSketch(id, sketchOf(text)),
    addSketch,
    restore(id, cluster, sketch) {
      const first = id === cluster ? null : (itemOf.get(cluster) ?? takeIn(cluster, NO_SKETCH))
      const item = takeIn(id, sketch)
      if (first !== null) join(item, first)
      if (sketch.length === 0) return
      minHash(sketch, signature)
      buckets.collect(signature, item, candidates)
      if (!candidates.some((other) => jaccard(sketch, sets[other]!) === 1))
        buckets.put(signature, item)
    },
    clusterOf(id) {
      const item = itemOf.get(id)
      return item === undefined ? null : ids[rootOf(item)]!
    },
    clusters() {
      return new Map(ids.map((id, item) => [id, ids[rootOf(item)]!]))
    },
  }
}

/** The clusters of texts given in order; see `DuplicateIndex.clusters`. */
export function nearDuplicateClusters(
  texts: Iterable<{ readonly id: string; readonly text: string }>,
  threshold: number = NEAR_DUPLICATE,
): Map<string, string> {
  const index = duplicateIndex(threshold)
  for (const { id, text } of texts) index.add(id, text)
  return index.clusters()
}

/** The similarity of two texts, from 0 to 1; 0 where one has no words. */
export function similarityOf(a: string, b: string): number {
  return jaccard(sketchOf(a), sketchOf(b))
}

/** What is kept of a text to find its near-duplicates; empty where it has no words. */
export function sketchOf(text: string): Uint32Array {
  return shinglesOf(text).slice(0, SKETCH)
}

/** A sketch as bytes, for keeping: four a hash, the lowest first. */
export function sketchBytes(sketch: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(4 * sketch.length)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < sketch.length; i++) view.setUint32(4 * i, sketch[i]!, true)
  return bytes
}

/** The sketch that `sketchBytes` wrote. Throws RangeError for bytes that are no sketch. */
export function sketchFromBytes(bytes: Uint8Array): Uint32Array {
  if (bytes.length % 4 !== 0 || bytes.length > 4 * SKETCH)
    throw new RangeError(`${bytes.length} bytes are no sketch: it has four a hash, up to ${SKETCH}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const sketch = new Uint32Array(bytes.length / 4)
  for (let i = 0; i < sketch.length; i++) {
    sketch[i] = view.getUint32(4 * i, true)
    if (i > 0 && sketch[i]! <= sketch[i - 1]!)
      throw new RangeError('these bytes are no sketch: its hashes ascend')
  }
  return sketch
}

/** Hashes of the distinct shingles, ascending. A text of fewer words is one shingle. */
function shinglesOf(text: string): Uint32Array {
  const words: number[] = []
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push(hashOf(word.toLowerCase()))
    if (words.length === MOST_WORDS) break
  }
  if (words.length === 0) return new Uint32Array(0)
  const count = Math.max(1, words.length - WORDS_A_SHINGLE + 1)
  const hashes = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    let hash = 0
    for (let k = i; k < Math.min(words.length, i + WORDS_A_SHINGLE); k++) {
      hash = mixed(hash ^ words[k]!)
    }
    hashes[i] = hash
  }
  hashes.sort()
  let kept = 0
  for (let i = 0; i < count; i++) {
    if (i === 0 || hashes[i] !== hashes[i - 1]) hashes[kept++] = hashes[i]!
  }
  return hashes.slice(0, kept)
}

/** Both ascending and at most SKETCH long; a full one may be the smallest of more. */
function jaccard(a: Uint32Array, b: Uint32Array): number {
  const limit = a.length === SKETCH || b.length === SKETCH ? SKETCH : Number.POSITIVE_INFINITY
  let i = 0
  let j = 0
  let both = 0
  let union = 0
  while (i < a.length && j < b.length && union < limit) {
    const x = a[i]!
    const y = b[j]!
    if (x === y) both++
    if (x <= y) i++
    if (y <= x) j++
    union++
  }
  if (union < limit) union = Math.min(limit, union + a.length - i + b.length - j)
  return union === 0 ? 0 : both / union
}

/** For each of HASHES orders of the shingles, the first in it. */
function minHash(shingles: Uint32Array, signature: Uint32Array): void {
  signature.fill(0xffffffff)
  for (let s = 0; s < shingles.length; s++) {
    const shingle = shingles[s]!
    for (let k = 0; k < HASHES; k++) {
      let hash = Math.imul(shingle ^ SEEDS[k]!, 0x9e3779b1)
      hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77)
      hash = (hash ^ (hash >>> 13)) >>> 0
      if (hash < signature[k]!) signature[k] = hash
    }
  }
}

const SEEDS = Uint32Array.from({ length: HASHES }, (_, k) => mixed(k + 1))

interface Buckets {
  put(signature: Uint32Array, item: number): void
  /** Fills `candidates` with the items that share a band with `signature`, each once. */
  collect(signature: Uint32Array, item: number, candidates: number[]): void
}

/**
 * One hash table for all bands, in flat arrays: `heads` by slot, then a chain of entries, each with
 * the full key and its item. Grows by doubling.
 */
function openBuckets(): Buckets {
  let heads = new Int32Array(1 << 12).fill(-1)
  let keys = new Uint32Array(1 << 12)
  let items = new Int32Array(1 << 12)
  let next = new Int32Array(1 << 12)
  let entries = 0
  let seenBy = new Int32Array(1 << 6).fill(-1)

  const keyOf = (signature: Uint32Array, band: number) =>
    mixed(mixed(signature[band * ROWS]! ^ band) ^ signature[band * ROWS + 1]!)
  const link = (entry: number) => {
    const slot = keys[entry]! & (heads.length - 1)
    next[entry] = heads[slot]!
    heads[slot] = entry
  }
  return {
    put(signature, item) {
      if (entries + BANDS > keys.length) {
        keys = doubled(keys, new Uint32Array(2 * keys.length))
        items = doubled(items, new Int32Array(2 * items.length))
        next = new Int32Array(2 * next.length)
        heads = new Int32Array(2 * heads.length).fill(-1)
        for (let entry = 0; entry < entries; entry++) link(entry)
      }
      for (let band = 0; band < BANDS; band++) {
        keys[entries] = keyOf(signature, band)
        items[entries] = item
        link(entries++)
      }
    },
    collect(signature, item, candidates) {
      candidates.length = 0
      if (item >= seenBy.length) {
        const grown = new Int32Array(2 * item).fill(-1)
        grown.set(seenBy)
        seenBy = grown
      }
      for (let band = 0; band < BANDS; band++) {
        const key = keyOf(signature, band)
        for (let e = heads[key & (heads.length - 1)]!; e !== -1; e = next[e]!) {
          const other = items[e]!
          if (keys[e] !== key || seenBy[other] === item) continue
          seenBy[other] = item
          candidates.push(other)
        }
      }
    },
  }
}

function doubled<T extends Uint32Array | Int32Array>(old: T, grown: T): T {
  grown.set(old)
  return grown
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
