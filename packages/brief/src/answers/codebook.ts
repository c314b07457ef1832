/** The codebook as data: codes, rules, headlines and badges with their words. */

import {
  BADGES,
  CODE_NAMES,
  CODEBOOK_VERSION,
  DELIVERY_CODES,
  FORM_CODES,
  HEADLINES,
  PREFERENCE_RULES,
  RULES,
} from '@followthrough/ledger'
import { z } from 'zod'
import { badgeWords, headlineWords } from '../wording.ts'

const Words = z.object({ id: z.string(), words: z.string() })

export const CodebookAnswer = z.object({
  version: z.int(),
  form: z.array(Words),
  delivery: z.array(Words),
  headlines: z.array(Words),
  badges: z.array(Words),
  rules: z.array(z.object({ id: z.string(), gives: z.string(), when: z.string() })),
  preference: z.array(Words),
})
export type CodebookAnswer = z.infer<typeof CodebookAnswer>

export function codebookAnswer(): CodebookAnswer {
  return {
    version: CODEBOOK_VERSION,
    form: FORM_CODES.map((id) => ({ id, words: CODE_NAMES[id] })),
    delivery: DELIVERY_CODES.map((id) => ({ id, words: CODE_NAMES[id] })),
    headlines: HEADLINES.map((id) => ({ id, words: headlineWords(id) })),
    badges: BADGES.map((id) => ({ id, words: badgeWords(id) })),
    rules: Object.entries(RULES).map(([id, [gives, when]]) => ({ id, gives, when })),
    preference: Object.entries(PREFERENCE_RULES).map(([id, words]) => ({ id, words })),
  }
}
