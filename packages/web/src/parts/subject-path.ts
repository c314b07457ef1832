/** The page of what an answer refers to; null for a party or a topic, which have none. */

import type { Ref } from '@followthrough/brief'
import { pathOf } from '../paths.ts'

export function subjectPath({ kind, id }: Ref): string | null {
  return kind === 'party' || kind === 'topic' ? null : pathOf(kind, id)
}
