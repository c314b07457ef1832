/** Wording of the page of workbooks. */

import type { SheetChangeBody, WorkbookReport } from '@followthrough/brief'

export const LIST_WORDS = {
  commitments: 'Commitments',
  agenda: 'Agenda of a session',
  actions: 'Action items',
} as const
export type ListName = keyof typeof LIST_WORDS

export const STATE_WORDS = {
  open: 'open',
  accepted: 'accepted',
  rejected: 'rejected',
  all: 'all',
} as const
export type StateName = keyof typeof STATE_WORDS

export type Cell = SheetChangeBody['now']

/** "Commitments, B7": where a change stands in its file. */
export function placeWords({
  tab,
  column,
  row,
}: Pick<WorkbookReport['changes'][number], 'tab' | 'column' | 'row'>): string {
  return `${tab}, ${column}${row}`
}

export function isNothing(value: Cell): boolean {
  return value === null || value === ''
}
