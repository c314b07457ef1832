/** How fresh the answers are: what was taken in last, from which pack, and when it was looked at. */

import { Day } from '@followthrough/record'
import { z } from 'zod'

export const FreshnessAnswer = z.object({
  statements: z.int().nonnegative(),
  /** The latest day on which a statement became known, and the moment the newest was taken in. */
  newestKnownOn: Day.nullable(),
  newestRecordedAt: z.string().nullable(),
  pack: z.object({ id: z.string(), hash: z.string(), loadedAt: z.string() }).nullable(),
  /** The day the sources were last read. */
  sourcesReadOn: Day,
  codebookVersion: z.int(),
  /** When this server last compared itself with the store. */
  checkedAt: z.string(),
})
export type FreshnessAnswer = z.infer<typeof FreshnessAnswer>
