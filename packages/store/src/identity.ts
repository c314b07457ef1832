/** The id of a statement is the hash of its content: equal content is one statement. */

import { createHash } from 'node:crypto'
import { StatementDraft } from '@followthrough/ledger'

const FIELDS = Object.keys(StatementDraft.shape).sort() as (keyof StatementDraft)[]
const ID_LENGTH = 24

/**
 * The first 96 bits of SHA-256 over the draft’s fields as canonical JSON, in hexadecimal. A `salt`
 * sets apart statements that are equal in content and yet two: a retraction made a second time.
 */
export function statementId(draft: StatementDraft, salt = ''): string {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, draft[field]]))
  return createHash('sha256')
    .update(canonicalJson(fields))
    .update(salt === '' ? '' : `\n${salt}`)
    .digest('hex')
    .slice(0, ID_LENGTH)
}

/** JSON with the keys of every object in order, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )
}
