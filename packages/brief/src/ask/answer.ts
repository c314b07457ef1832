/** The answer to "what do we ask": questions, filtered. */

import type { State } from '@followthrough/ledger'
import { z } from 'zod'
import { type Complaint, unknownFilters } from '../absence.ts'
import { Header, headerOf, many } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { DIGITS } from '../language/digits.ts'
import { wordsOf } from '../language/language.ts'
import { LANGUAGES } from '../language/words.ts'
import { RefusedQuestion } from '../refused.ts'
import { Ask, asksOf, DUE_WITHIN_DAYS } from './asks.ts'
import { ASK_RULES } from './rule-ids.ts'

const MOST_DAYS = 3660

/** Yes or no, as it comes from an address or a command. */
export const Flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0', 'yes', 'no', ''])])
  .default(false)
  .transform((value) => value === true || ['true', '1', 'yes', ''].includes(String(value)))

/** Filters are joined by "and"; several values of one filter by "or". */
export const AsksQuery = z.object({
  /** Every rule that holds, and not only the first of each commitment. */
  all: Flag,
  rule: many(z.enum(ASK_RULES)),
  sector: many(z.string().max(60)),
  /** A party code, or the id of a responsible body: of those who owe the step. */
  party: many(z.string().max(60)),
  commitment: many(z.string().max(80)),
  dueWithinDays: z.coerce.number().int().nonnegative().max(MOST_DAYS).default(DUE_WITHIN_DAYS),
  language: z.enum(LANGUAGES).default('en'),
  digits: z.enum(DIGITS).default('latn'),
})
export type AsksQuery = z.infer<typeof AsksQuery>

export const AsksAnswer = z.object({
  ...Header,
  language: z.enum(LANGUAGES),
  direction: z.enum(['ltr', 'rtl']),
  dueWithinDays: z.int(),
  total: z.int().nonnegative(),
  /** How many of the questions come from each rule, in order of precedence. */
  counts: z.array(z.object({ rule: z.enum(ASK_RULES), name: z.string(), count: z.int() })),
  items: z.array(Ask),
})
export type AsksAnswer = z.infer<typeof AsksAnswer>

/** Throws RefusedQuestion for a sector, party or commitment that is not on record. */
export function asksAnswer(dossier: Dossier, state: State, query: AsksQuery): AsksAnswer {
  const complaints: Complaint[] = unknownFilters(dossier, query)
  const unknown = query.commitment.filter((id) => !dossier.commitmentIndex.has(id))
  if (unknown.length > 0)
    complaints.push({
      field: 'commitment',
      message: 'expected the id of a commitment, as in the list of commitments',
    })
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
  const { language, digits, dueWithinDays, all } = query
  const words = wordsOf(language)
  const admits = (asked: readonly string[], given: readonly string[]) =>
    asked.length === 0 || asked.some((value) => given.includes(value))
  const items = asksOf(dossier, state, { language, digits, dueWithinDays, all }).filter(
    (ask) =>
      admits(query.rule, [ask.rule]) &&
      admits(query.sector, [ask.sector]) &&
      admits(query.commitment, [ask.commitment.id]) &&
      admits(
        query.party,
        ask.owners.flatMap(({ party, body }) => [party.id, ...(body === null ? [] : [body.id])]),
      ),
  )
  return {
    ...headerOf(dossier, state),
    language,
    direction: words.direction,
    dueWithinDays,
    total: items.length,
    counts: ASK_RULES.map((rule) => ({
      rule,
      name: words.askRules[rule].name,
      count: items.filter((ask) => ask.rule === rule).length,
    })),
    items,
  }
}
