/** What a schema found wrong with a question or a body, as the problem that answers it. */

import {
  AgendaMoved,
  ChangeMoved,
  type Complaint,
  complaintsOf,
  type RefusedQuestion,
} from '@followthrough/brief'
import { z } from 'zod'
import { RequestProblem } from './problem.ts'

/** The problem that tells each field and what would be right. */
export function badQuery(errors: readonly Complaint[]): RequestProblem {
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ')
  return new RequestProblem('bad-query', `${detail}.`, { errors: [...errors] })
}

/** The problem of what was refused: one of its own where others have written since the asker looked. */
export function refusedProblem(refused: RefusedQuestion): RequestProblem {
  const { complaints } = refused
  const problem = badQuery(complaints)
  const isLate = refused instanceof ChangeMoved || complaints.some(({ field }) => field === 'base')
  if (!isLate) return problem
  const detail = `${problem.message} Nothing was written.`
  if (!(refused instanceof AgendaMoved))
    return new RequestProblem('moved-on', detail, { errors: [...complaints] })
  const { version, others, takenBack } = refused
  return new RequestProblem('moved-on', detail, {
    moved: {
      version,
      others: others.map(({ statement, by, on, value }) => ({
        statement: statement.id,
        by,
        on,
        recordedAt: statement.recordedAt,
        edit: value,
      })),
      takenBack: [...takenBack],
    },
  })
}

/** Throws when there is something to complain about. */
export function refuse(errors: readonly Complaint[]): void {
  if (errors.length > 0) throw badQuery(errors)
}

/** One complaint a field of a query; a field that was given twice where it is one value is told only that. */
export function queryComplaints(
  asked: unknown,
  issues: readonly z.core.$ZodIssue[],
  schema: unknown,
): Complaint[] {
  const known = fieldsOf(schema)
  const isRepeated = ({ path }: z.core.$ZodIssue) =>
    path.length === 1 && Array.isArray((asked as Record<PropertyKey, unknown>)[path[0]!])
  return oneEach(
    issues.flatMap((issue): Complaint[] =>
      isRepeated(issue)
        ? [{ field: String(issue.path[0]), message: 'expected one value' }]
        : complaintsOf([issue], known),
    ),
  )
}

/** One complaint a field of a body, named by its whole path: `commitment.deliveredWhen`. */
export function bodyComplaints(issues: readonly z.core.$ZodIssue[], schema: unknown): Complaint[] {
  return oneEach(
    issues.flatMap((issue): Complaint[] => {
      const field = issue.path.join('.')
      if (issue.code === 'unrecognized_keys') {
        const known = issue.path.length === 0 ? fieldsOf(schema) : []
        const within = field === '' ? '' : `${field}.`
        return complaintsOf([issue], known).map((complaint) => ({
          field: within + complaint.field,
          message: known.length > 0 ? complaint.message : 'is not known here',
        }))
      }
      const [complaint] = complaintsOf([{ ...issue, path: [field === '' ? '(body)' : field] }], [])
      return [{ ...complaint!, message: bodyWords(issue) ?? complaint!.message }]
    }),
  )
}

/** What a body may hold that a query cannot: objects, lists, and one of several shapes. */
function bodyWords(issue: z.core.$ZodIssue): string | null {
  if (issue.code === 'invalid_union' && 'options' in issue)
    return `expected one of ${(issue.options as unknown[]).join(', ')}`
  if (issue.code === 'too_small' && issue.origin === 'array')
    return `expected ${issue.minimum} or more`
  if (issue.code === 'too_big' && issue.origin === 'array')
    return `expected at most ${issue.maximum} of them`
  if (issue.code !== 'invalid_type') return null
  if (issue.path.length > 0 && issue.input === undefined && issue.message.includes('undefined'))
    return null
  const named: Readonly<Record<string, string>> = {
    object: 'a JSON object',
    array: 'a list',
    tuple: 'a list',
    string: 'text',
    boolean: 'true or false',
  }
  const right = named[issue.expected]
  return right === undefined ? null : `expected ${right}`
}

function fieldsOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

/** The last is the narrowest: "at most 1000000" after "at most 9007199254740991". */
function oneEach(complaints: readonly Complaint[]): Complaint[] {
  return [...new Map(complaints.map((complaint) => [complaint.field, complaint])).values()]
}
