/**
 * The smallest set that is enough, where more is always enough too: by implicit hitting sets.
 *
 * Moreno-Centeno, E. and Karp, R. M. (2013). The implicit hitting set approach to solve combinatorial
 * optimization problems. Operations Research 61(2), 453–468. doi:10.1287/opre.1120.1139. A set that is
 * not enough is grown until one more of any would do; what is left out must then be touched by every
 * set that is enough. The smallest set that touches all such remainders is tried next, until it is
 * enough itself.
 */

export interface SmallestSet {
  /** False when the cap ended the search: `members` are enough, and none can be spared, but fewer
   * others might do. */
  readonly exact: boolean
  /** In ascending order. */
  readonly members: readonly number[]
}

/**
 * The smallest set of numbers below `count` for which `isEnough` holds, null when it does not hold for
 * all of them together. `isEnough` gets a flag for each. `cap` bounds the steps of branching.
 */
export function smallestEnough(
  count: number,
  isEnough: (chosen: Uint8Array) => boolean,
  cap: number,
): SmallestSet | null {
  const all = new Uint8Array(count).fill(1)
  if (!isEnough(all)) return null
  const fallback = spared(all, isEnough)
  const remainders: number[][] = []
  let steps = cap
  for (;;) {
    const found = smallestHitting(remainders, fallback.length, steps)
    if (found === null) return { exact: false, members: fallback }
    steps = found.steps
    if (found.members === null) return { exact: true, members: fallback }
    const chosen = new Uint8Array(count)
    for (const member of found.members) chosen[member] = 1
    if (isEnough(chosen)) return { exact: true, members: found.members }
    remainders.push(remainder(chosen, isEnough))
  }
}

/** Members that cannot be spared, after the others have gone one by one. */
function spared(all: Uint8Array, isEnough: (chosen: Uint8Array) => boolean): number[] {
  const chosen = all.slice()
  for (let i = 0; i < chosen.length; i++) {
    chosen[i] = 0
    if (!isEnough(chosen)) chosen[i] = 1
  }
  return members(chosen)
}

/** What is left when a set that is not enough has taken in all that leaves it so. */
function remainder(start: Uint8Array, isEnough: (chosen: Uint8Array) => boolean): number[] {
  const chosen = start.slice()
  for (let i = 0; i < chosen.length; i++) {
    if (chosen[i] === 1) continue
    chosen[i] = 1
    if (isEnough(chosen)) chosen[i] = 0
  }
  return members(chosen.map((flag) => 1 - flag))
}

function members(chosen: Uint8Array): number[] {
  return Array.from(chosen.keys()).filter((i) => chosen[i] === 1)
}

/**
 * The smallest set that has a member of each of `sets`, if it is smaller than `below`; null when the
 * steps do not suffice. Branches on the members of the first set not hit, sizes from low to high.
 */
function smallestHitting(
  sets: readonly (readonly number[])[],
  below: number,
  steps: number,
): { members: number[] | null; steps: number } | null {
  let left = steps
  const chosen = new Set<number>()
  const barred = new Set<number>()

  function complete(room: number): boolean {
    if (left-- <= 0) return false
    const open = sets.filter((set) => !set.some((member) => chosen.has(member)))
    if (open.length === 0) return true
    if (disjoint(open) > room) return false
    const options = open
      .map((set) => set.filter((member) => !barred.has(member)))
      .reduce((least, set) => (set.length < least.length ? set : least))
    const tried: number[] = []
    let isDone = false
    for (const member of options) {
      chosen.add(member)
      isDone = complete(room - 1)
      if (isDone) break
      chosen.delete(member)
      barred.add(member) // sets with it have been looked through
      tried.push(member)
    }
    for (const member of tried) barred.delete(member)
    return isDone
  }

  for (let size = disjoint(sets); size < below; size++) {
    if (complete(size)) return { members: [...chosen].sort((a, b) => a - b), steps: left }
    if (left <= 0) return null
  }
  return { members: null, steps: left }
}

/** How many of the sets, taken in turn, share no member: so many members at least hit them all. */
function disjoint(sets: readonly (readonly number[])[]): number {
  const seen = new Set<number>()
  let count = 0
  for (const set of sets) {
    if (set.some((member) => seen.has(member))) continue
    for (const member of set) seen.add(member)
    count++
  }
  return count
}
