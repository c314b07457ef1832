/** What can change between two days. */
export const CHANGE_KINDS = [
  'status',
  'badge',
  'date',
  'figure',
  'disagreement',
  'crossing',
  'commitment',
  'instrument',
  'event',
  'statement',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** Which way a status moved: towards delivery, away from it, or neither. */
export const DIRECTIONS = ['rose', 'fell', 'changed'] as const
export type Direction = (typeof DIRECTIONS)[number]
