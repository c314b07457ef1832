/** What a person says of documents before they are read, and how they are to be read. */

import { Day, SOURCE_CLASSES } from '@followthrough/record'
import { z } from 'zod'
import type { GlobalOptions } from '../context.ts'
import type { FetchFlags } from './fetching.ts'

export const ReadHints = z.object({
  name: z.string().trim().min(1, 'expected a name').max(255).optional(),
  publisher: z.string().trim().min(1, 'expected a name').max(300).optional(),
  published: Day.optional(),
  class: z.enum(SOURCE_CLASSES).optional(),
})
export type ReadHints = z.infer<typeof ReadHints>

export interface ReadFlags extends GlobalOptions, FetchFlags {
  readonly queue?: boolean
  readonly by?: string
  readonly model?: boolean
  readonly progress?: boolean
}

/** True for what is fetched. */
export function isAddress(given: string): boolean {
  return /^https?:\/\//i.test(given)
}
