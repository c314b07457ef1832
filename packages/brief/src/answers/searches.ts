/** What was looked for and where: the evidence behind "no evidence found". */

import type { Search, State } from '@followthrough/ledger'
import { Day } from '@followthrough/record'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { visible } from './common.ts'

export const SearchRecord = z.object({
  id: z.string(),
  on: Day,
  what: z.string(),
  where: z.string(),
  result: z.string(),
  found: z.boolean(),
})
export type SearchRecord = z.infer<typeof SearchRecord>

/** Searches that cover any of these subjects. */
export function searchesAbout(
  dossier: Dossier,
  state: State,
  subjects: readonly string[],
): SearchRecord[] {
  return visible(dossier.ledger.searches, state)
    .filter(({ value }) => value.subjects.some((subject) => subjects.includes(subject)))
    .map(({ value }) => recordOf(value))
}

function recordOf({ id, on, what, where, result, found }: Search): SearchRecord {
  return { id, on, what, where, result, found }
}
