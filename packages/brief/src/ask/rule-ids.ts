/** Rules by which something is asked, by id and in order of precedence. */

/** The first rule that holds gives the question of a commitment; the others are named under it. */
export const ASK_RULES = [
  'one-side-delivery',
  'overdue',
  'stalled-by-closure',
  'not-ratified',
  'due-soon',
  'dependency-missing',
  'silent',
  'promised-again',
  'not-started',
  'disputed',
  'no-body',
  'no-test',
] as const
export type AskRuleId = (typeof ASK_RULES)[number]

/** What the owner has to do next. */
export const NEXT_STEPS = [
  'confirm-delivery',
  'report-and-redate',
  'resume-or-reroute',
  'ratify',
  'bring-into-force',
  'finish',
  'deliver-dependency',
  'renew-or-close',
  'name-first-step',
  'begin',
  'settle-figures',
  'name-body',
  'write-test',
] as const
export type NextStep = (typeof NEXT_STEPS)[number]

/** What the rank of a question is made of. */
export const RANK_PARTS = [
  'overdue',
  'due-soon',
  'stakes',
  'silence',
  'dependents',
  'repeated',
  'carried',
] as const
export type RankPart = (typeof RANK_PARTS)[number]
