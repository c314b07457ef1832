/** What a schema found wrong with a question, in words. */

import type { z } from 'zod'
import { type Complaint, plainOr } from './absence.ts'

/** What a schema found wrong, in words. `known` are the fields that may be asked. */
export function complaintsOf(
  issues: readonly z.core.$ZodIssue[],
  known: readonly string[],
): Complaint[] {
  return issues.flatMap((issue): Complaint[] => {
    if (issue.code === 'unrecognized_keys') {
      const list = known.length === 0 ? 'none is known' : `expected one of ${known.join(', ')}`
      return issue.keys.map((key) => ({
        field: plainOr(key, '(unnamed)'),
        message: `unknown parameter: ${list}`,
      }))
    }
    return [{ field: String(issue.path[0] ?? '(query)'), message: wordsOf(issue) }]
  })
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `expected one of ${issue.values.join(', ')}`
    case 'invalid_type':
      return issue.expected === 'int'
        ? 'expected a whole number'
        : issue.expected === 'number'
          ? 'expected a number'
          : issue.input === undefined && issue.message.includes('undefined')
            ? 'is needed'
            : 'expected one value'
    case 'too_big':
      return issue.origin === 'string'
        ? `expected at most ${issue.maximum} characters`
        : `expected at most ${issue.maximum}`
    case 'too_small':
      return issue.origin === 'string'
        ? issue.message.startsWith('Too small')
          ? 'expected words'
          : issue.message
        : `expected ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
    default:
      return issue.message
  }
}
