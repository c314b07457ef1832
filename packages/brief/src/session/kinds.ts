/** Kinds that sessions and what comes of them are told apart by. */

/** What a session is a session of; a pack’s institutions say which mechanisms there are. */
export const SESSION_FORMATS = [
  'commission',
  'council',
  'consultations',
  'dialogue',
  'working-group',
  'committee',
] as const
export type SessionFormat = (typeof SESSION_FORMATS)[number]

export const ACTION_STATES = ['open', 'done', 'dropped'] as const
export type ActionState = (typeof ACTION_STATES)[number]

/** What an item of an agenda came to. */
export const OUTCOMES = ['answered', 'deferred', 'new-promise', 'new-date', 'not-reached'] as const
export type OutcomeKind = (typeof OUTCOMES)[number]

export const EDIT_OPS = ['order', 'wording', 'note', 'add', 'drop', 'group'] as const
export type EditOp = (typeof EDIT_OPS)[number]
