/**
 * The page of a thing whose kind an answer does not tell: packs begin ids of commitments,
 * instruments, events, institutions and people with c-, i-, e-, n- and p-. Null for anything else,
 * such as a party or a topic, which has no page.
 */

import type { EntityKind } from '@followthrough/brief'
import { pathOf } from '../paths.ts'

const KINDS: Readonly<Record<string, EntityKind>> = {
  c: 'commitment',
  i: 'instrument',
  e: 'event',
  n: 'institution',
  p: 'person',
}

export function subjectPath(id: string): string | null {
  const kind = id[1] === '-' ? KINDS[id[0]!] : undefined
  return kind === undefined ? null : pathOf(kind, id)
}
