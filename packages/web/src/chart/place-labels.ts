/**
 * Labels of points among other points: each is set at the free place nearest to its point.
 *
 * Greedy over places on widening circles (after Christensen, Marks, Shieber 1995, doi:10.1145/212332.212334,
 * whose measure of a place is what it hides): few labels need no search for the best of all. Units: pixels.
 */

export interface Spot {
  readonly x: number
  readonly y: number
  readonly r: number
}

export interface LabelledSpot extends Spot {
  readonly width: number
}

/** The middle of a label. */
export interface PlacedLabel {
  readonly x: number
  readonly y: number
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const ANGLES = 24
const REACHES = [6, 14, 24, 36, 50, 66, 84]
/** A label hides another rather than lie far off only when there is no end of rings. */
const COST = { label: 1000, ring: 30, reach: 1, below: 2 }

/** Where to put the label of each of `named`, clear of the rings of `all` and of each other. */
export function placeLabels(
  named: readonly LabelledSpot[],
  all: readonly Spot[],
  frame: Box,
  height: number,
): PlacedLabel[] {
  const taken: Box[] = []
  return named.map((spot) => {
    const half = { width: spot.width / 2, height: height / 2 }
    let best: { cost: number; box: Box } | null = null
    for (const reach of REACHES) {
      for (let i = 0; i < ANGLES; i++) {
        const angle = (i / ANGLES) * 2 * Math.PI
        const [dx, dy] = [Math.cos(angle), -Math.sin(angle)]
        // The nearest edge of the label, not its middle, stands `reach` off the ring.
        const x = spot.x + dx * (spot.r + reach) + Math.sign(Math.round(dx * 4)) * half.width
        const y = spot.y + dy * (spot.r + reach + half.height)
        const box = {
          left: x - half.width,
          right: x + half.width,
          top: y - half.height,
          bottom: y + half.height,
        }
        if (box.left < frame.left || box.right > frame.right) continue
        if (box.top < frame.top || box.bottom > frame.bottom) continue
        const cost =
          taken.filter((other) => doOverlap(box, other)).length * COST.label +
          all.filter((ring) => doesHide(box, ring)).length * COST.ring +
          reach * COST.reach +
          (dy > 0 ? COST.below : 0)
        if (best === null || cost < best.cost) best = { cost, box }
      }
    }
    if (best === null) return { x: spot.x, y: spot.y }
    taken.push(best.box)
    return { x: (best.box.left + best.box.right) / 2, y: (best.box.top + best.box.bottom) / 2 }
  })
}

function doOverlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** Whether a box covers part of a disc. */
export function doesHide(box: Box, { x, y, r }: Spot): boolean {
  const dx = Math.max(box.left - x, 0, x - box.right)
  const dy = Math.max(box.top - y, 0, y - box.bottom)
  return dx * dx + dy * dy < r * r
}
