/** Who decides, and when: no two in the same instant, so that each decision is one of its own. */

import type { Decider } from '@followthrough/brief'

export interface Deciders {
  next(name: string): Decider
}

/** `today` is the day for the ledger's clocks. */
export function createDeciders(today: () => string): Deciders {
  let last = 0
  return {
    next(name) {
      last = Math.max(Date.now(), last + 1)
      return { name, day: today(), instant: new Date(last).toISOString() }
    },
  }
}
