/** Turns: so many at once, so many waiting, in the order in which they came. */

export interface Turns {
  /** Runs `act` when its turn comes; null when too many wait already. `signal` ends the wait, and throws. */
  take<T>(act: () => Promise<T>, signal?: AbortSignal): Promise<T> | null
}

export function createTurns(atOnce: number, mostWaiting: number): Turns {
  const waiting: (() => void)[] = []
  let running = 0

  function leave(): void {
    running--
    waiting.shift()?.()
  }

  async function run<T>(act: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    if (running >= atOnce) await turn(signal)
    running++
    try {
      return await act()
    } finally {
      leave()
    }
  }

  function turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal?.removeEventListener('abort', give)
        resolve()
      }
      const give = () => {
        waiting.splice(waiting.indexOf(enter), 1)
        reject(signal!.reason)
      }
      waiting.push(enter)
      if (signal?.aborted) give()
      else signal?.addEventListener('abort', give, { once: true })
    })
  }

  return {
    take: (act, signal) =>
      running >= atOnce && waiting.length >= mostWaiting ? null : run(act, signal),
  }
}
