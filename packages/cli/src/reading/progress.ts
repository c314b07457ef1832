/** How far a long walk is, on standard error: one line written over on a terminal, else a line for each. */

import { clip } from '../render/paper.ts'

export interface Progress {
  at(done: number, total: number, name: string): void
  /** Takes the line away, so that something else can be written. */
  clear(): void
}

const CLEAR_LINE = '\r\u001B[2K'
const QUIET: Progress = { at: () => {}, clear: () => {} }
const WIDEST = 100
/** Between two lines on a terminal. */
const PAUSE_MS = 80

/** Progress where somebody sees it: on a terminal, or when it was asked for. */
export function progressTo(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>,
  isAsked: boolean | undefined,
): Progress {
  if (stream.isTTY === true) {
    let isShown = false
    let lastAt = Number.NEGATIVE_INFINITY
    return {
      at(done, total, name) {
        const now = performance.now()
        if (now - lastAt < PAUSE_MS) return
        lastAt = now
        const width = Math.min(WIDEST, (stream.columns ?? WIDEST) - 1)
        stream.write(`${CLEAR_LINE}${clip(`${done} of ${total}  ${name}`, width)}`)
        isShown = true
      },
      clear() {
        if (isShown) stream.write(CLEAR_LINE)
        isShown = false
      },
    }
  }
  if (isAsked !== true) return QUIET
  return {
    at: (done, total, name) => {
      stream.write(`${done} of ${total}  ${clip(name, WIDEST)}\n`)
    },
    clear: () => {},
  }
}
