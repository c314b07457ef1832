/** Decisions made at the command line: checked, shown, and made unless only their outcome is asked. */

import {
  type Complaint,
  type ConsequencesAnswer,
  complaintsOf,
  type Decider,
  DecisionRequest,
  RefusedQuestion,
} from '@followthrough/brief'
import type { z } from 'zod'
import { UsageError } from '../failure.ts'
import type { DeskContext } from './open-desk.ts'

/** A decision made, or only looked at: what it changes. */
export interface Decided {
  readonly request: DecisionRequest
  readonly answer: ConsequencesAnswer
  readonly isMade: boolean
}

/** Makes a decision, or shows what it would change. Throws UsageError for one that cannot be. */
export function decided(
  context: DeskContext,
  asked: object,
  decider: Decider,
  isDryRun: boolean,
): Decided {
  const request = requestOf(asked)
  if (isDryRun) {
    const answer = refused(() => context.review().consequences(request, decider))
    return { request, answer, isMade: false }
  }
  let answer = null as ConsequencesAnswer | null
  refused(() =>
    context.append((review) => {
      // Of the same ledger as the statements, so that what is told is what was done.
      answer = review.consequences(request, decider)
      return review.decide(request, decider)
    }),
  )
  return { request, answer: answer!, isMade: true }
}

/** The proposals of a decision. */
export function idsOf(request: DecisionRequest): readonly string[] {
  return 'ids' in request ? request.ids : [request.id]
}

function requestOf(asked: object): DecisionRequest {
  const result = DecisionRequest.safeParse(asked)
  if (result.success) return result.data
  throw optionsRefused(issueComplaints(result.error.issues))
}

/** Complaints of a schema, each about the innermost field that has a name. */
export function issueComplaints(issues: readonly z.core.$ZodIssue[]): Complaint[] {
  return issues.flatMap((issue) => {
    const field = issue.path.findLast((part) => typeof part === 'string')
    return complaintsOf([{ ...issue, path: field === undefined ? [] : [field] }], [])
  })
}

/** Asks; what is refused is said in the words of the command line. Throws UsageError. */
export function refused<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (error instanceof RefusedQuestion) throw optionsRefused(error.complaints)
    throw error
  }
}

/** Options whose names are not those of the fields. */
const OPTION_OF: Readonly<Record<string, string>> = {
  spans: 'span',
  amounts: 'amount',
  by: 'who',
  sourceClass: 'class',
  earliest: 'when',
  latest: 'when',
}
const MOST_COMPLAINTS = 4

/** What is wrong with a request, in the words of the command line. */
export function optionsRefused(complaints: readonly Complaint[]): UsageError {
  const sentences = complaints.map(({ field, message }) => {
    if (/^p[0-9a-f]{24}$/.test(field))
      return `${field.slice(0, 9)}${isVerb(message) ? '' : ':'} ${message}`
    if (field === 'document') return `the document ${message}`
    if (field === 'ids') return `proposals: ${message}`
    const option = OPTION_OF[field] ?? field.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
    return `--${option}: ${message}`
  })
  const shown = [...new Set(sentences)].slice(0, MOST_COMPLAINTS)
  const more =
    sentences.length > shown.length ? `; and ${sentences.length - shown.length} more` : ''
  return new UsageError(`${shown.join('; ').replace(/\.$/, '')}${more}`)
}

/** True for messages that go on a sentence that begins with the proposal. */
function isVerb(message: string): boolean {
  return /^(is|was|bears|has) /.test(message)
}
