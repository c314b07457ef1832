/** Direct labels that do not collide. */

/**
 * Heights of labels, moved apart so that neighbours stand `gap` apart or more, as near to where they
 * belong as their order allows. Takes and gives values in any order; ties keep theirs.
 */
export function spreadLabels(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
  // Blocks of touching labels, each centred on the mean of what its labels want.
  const blocks: { members: number[]; centre: number }[] = []
  for (const i of order) {
    let block = { members: [i], centre: wanted[i]! }
    for (;;) {
      const below = blocks.at(-1)
      if (below === undefined) break
      const apart = ((below.members.length + block.members.length) * gap) / 2
      if (block.centre - below.centre >= apart) break
      blocks.pop()
      const members = [...below.members, ...block.members]
      const centre = members.reduce((sum, m) => sum + wanted[m]!, 0) / members.length
      block = { members, centre }
    }
    blocks.push(block)
  }
  const placed: number[] = []
  for (const { members, centre } of blocks) {
    members.forEach((member, k) => {
      placed[member] = centre + (k - (members.length - 1) / 2) * gap
    })
  }
  return placed
}
