/** Ctrl-C ends a long walk at its next step, with what was done kept; a second one ends it at once. */

export const STOPPED = 130

export interface Stop {
  readonly signal: AbortSignal
  /** Listens no longer. */
  release(): void
}

/** One Ctrl-C can arrive twice: from the terminal, and from a parent that passes it on. */
const SAME_MS = 500

export function stopOnSignals(): Stop {
  const controller = new AbortController()
  let firstAt = 0
  const stop = () => {
    if (!controller.signal.aborted) firstAt = performance.now()
    else if (performance.now() - firstAt > SAME_MS) process.exit(STOPPED)
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    },
  }
}
