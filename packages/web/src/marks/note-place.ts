/** Where a note stands beside the thing it tells about. */

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const GAP = 8

/**
 * The note's corner relative to `within`: under the dot, moved left as far as it must be to stay
 * on a page of `pageWidth`.
 */
export function notePlace(
  dot: Box,
  within: Box,
  note: { readonly width: number; readonly height: number },
  pageWidth: number,
): { left: number; top: number } {
  const wanted = dot.left + dot.width / 2 - GAP * 2
  const left = Math.max(GAP, Math.min(wanted, pageWidth - note.width - GAP))
  return { left: left - within.left, top: dot.top + dot.height + GAP - within.top }
}
