/** The id of a statement is the hash of its content: equal content is one statement. */

import { hash } from 'node:crypto'
import { StatementDraft } from '@followthrough/ledger'

const FIELDS = Object.keys(StatementDraft.shape).sort() as (keyof StatementDraft)[]
const ID_LENGTH = 24

/**
 * The first 96 bits of SHA-256 over the draft’s fields as canonical JSON, in hexadecimal. A `salt`
 * sets apart statements that are equal in content and yet two: a retraction made a second time.
 */
export function statementId(draft: StatementDraft, salt = ''): string {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, draft[field]]))
  const content = salt === '' ? canonicalJson(fields) : `${canonicalJson(fields)}\n${salt}`
  return hash('sha256', content, 'hex').slice(0, ID_LENGTH)
}

/** JSON with the keys of every object in order, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as Record<string, unknown>
  const members = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`)
  return `{${members.join(',')}}`
}
