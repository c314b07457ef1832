/** Where each kind of thing lives on the site. */

import type { EntityKind } from '@followthrough/brief'

const FOLDERS: Record<EntityKind | 'statement', string> = {
  commitment: 'commitments',
  instrument: 'instruments',
  event: 'events',
  institution: 'institutions',
  person: 'people',
  source: 'sources',
  crossing: 'crossings',
  statement: 'statements',
}

export function pathOf(kind: EntityKind | 'statement', id: string): string {
  return `/${FOLDERS[kind]}/${encodeURIComponent(id)}`
}

/** The brief about something, at the desk. */
export function briefPath(kind: 'commitment' | 'institution' | 'sector', id: string): string {
  return `/desk/papers?${new URLSearchParams({ kind, about: id })}`
}

export function rulePath(rule: string): string {
  return `/codebook#${rule}`
}

/** The table of commitments with one filter or order set. */
export function tablePath(query: Readonly<Record<string, string>>): string {
  return `/commitments?${new URLSearchParams(query)}`
}
