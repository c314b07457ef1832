/** What a statement says in a few words, whatever its kind. */

import type { StatementBody } from '@followthrough/brief'
import { dayWords, plainWords } from '@followthrough/brief/wording'
import { intervalOf } from '@followthrough/record/day'
import { valueWords } from '../disagreements/value-words.ts'
import { actWords } from './acts.ts'

export function saidWords(statement: StatementBody): string {
  const { property, value } = statement
  if (property === 'act') return actWords(statement)
  if (property === 'due') {
    return intervalOf(value) === null ? 'due date given' : `due ${dayWords(value)}`
  }
  return value === '' ? plainWords(property) : `${plainWords(property)}: ${valueWords(value, '')}`
}
