/** Where the sources disagree: every value, the preferred one, and the rule that chose it. */

import {
  type Disagreement,
  disagreements,
  PREFERENCE_RULES,
  type PreferenceRule,
  type State,
} from '@followthrough/ledger'
import { Day } from '@followthrough/record'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { plainWords } from '../wording.ts'
import { Header, headerOf, Ref, refOf, StatementBody, statementBody } from './common.ts'

export const DisagreementBody = z.object({
  subject: Ref,
  property: z.string(),
  propertyWords: z.string(),
  preferred: z.string(),
  rule: z.enum(Object.keys(PREFERENCE_RULES) as [PreferenceRule, ...PreferenceRule[]]),
  ruleText: z.string(),
  /** The preferred value first. */
  values: z.array(
    z.object({
      value: z.string(),
      unit: z.string(),
      bestClass: z.string(),
      /** Independent origins that give it. */
      origins: z.int(),
      /** First day that its newest source can be of; null when all are undated. */
      newestOn: Day.nullable(),
      statements: z.array(StatementBody),
    }),
  ),
})
export type DisagreementBody = z.infer<typeof DisagreementBody>

export const DisagreementsAnswer = z.object({
  ...Header,
  total: z.int().nonnegative(),
  disagreements: z.array(DisagreementBody),
})
export type DisagreementsAnswer = z.infer<typeof DisagreementsAnswer>

export function disagreementsAnswer(dossier: Dossier, state: State): DisagreementsAnswer {
  const all = disagreements(dossier.ledger, state).map((d) => bodyOf(dossier, d))
  return { ...headerOf(dossier, state), total: all.length, disagreements: all }
}

/** Disagreements about any of these subjects. */
export function disagreementsAbout(
  dossier: Dossier,
  state: State,
  subjects: readonly string[],
): DisagreementBody[] {
  return disagreements(dossier.ledger, state)
    .filter((d) => subjects.includes(d.subject))
    .map((d) => bodyOf(dossier, d))
}

function bodyOf(dossier: Dossier, d: Disagreement): DisagreementBody {
  return {
    subject: refOf(dossier, d.subject),
    property: d.property,
    propertyWords: plainWords(d.property),
    preferred: d.values[0]!.value,
    rule: d.rule,
    ruleText: PREFERENCE_RULES[d.rule],
    values: d.values.map((value) => ({
      ...value,
      statements: value.statements.map((s) => statementBody(dossier, s)),
    })),
  }
}
