/** Deciding: a write like any other, of a decision. */

import type { DecisionRequest } from '@followthrough/brief'
import { useWrite, type Writing } from './use-write.ts'

export interface Deciding extends Omit<Writing, 'write'> {
  /** True once it is on record and the desk is fresh; false when it was refused or nobody gave a name. */
  readonly decide: (request: DecisionRequest) => Promise<boolean>
}

export function useDecide(): Deciding {
  const { write, ...writing } = useWrite()
  return { ...writing, decide: (request) => write('desk/decisions', request) }
}
