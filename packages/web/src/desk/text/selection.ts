/** What the reader selected in a drawn text, as a span of it. Each drawn segment says where it starts. */

import type { Span } from './segments.ts'

/** The selected characters of the text drawn in `box`; null when nothing of it is selected. */
export function selectedSpan(box: HTMLElement): Span | null {
  const selection = document.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null
  const start = offsetOf(range.startContainer, range.startOffset)
  const end = offsetOf(range.endContainer, range.endOffset)
  return start === null || end === null || start === end ? null : [start, end]
}

function offsetOf(node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const from = node.parentElement?.closest<HTMLElement>('[data-start]')?.dataset.start
    return from === undefined ? null : Number(from) + offset
  }
  // Between elements: where the next segment starts, or the last one ends.
  const after = node.childNodes[offset]
  const first =
    after instanceof HTMLElement
      ? (after.dataset.start ?? after.querySelector<HTMLElement>('[data-start]')?.dataset.start)
      : undefined
  if (first !== undefined) return Number(first)
  const segments = (node as Element).querySelectorAll<HTMLElement>('[data-start]')
  const last = segments[segments.length - 1]
  return last === undefined ? null : Number(last.dataset.start) + (last.textContent?.length ?? 0)
}
