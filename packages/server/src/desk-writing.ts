/** What people do at the desk: decisions, details of documents, feeds, and jobs that read again. */

import type { DecisionRequest, Queue, Review } from '@followthrough/brief'
import type { z } from 'zod'
import { notFetching } from './capture-upload.ts'
import { badQuery } from './complaints.ts'
import type { Current } from './current.ts'
import type { Deciders } from './deciders.ts'
import type {
  DecisionAnswer,
  DecisionBody,
  DetailsAnswer,
  DetailsBody,
  FeedBody,
  JobAnswer,
  OutlookAnswer,
  RereadBody,
} from './desk-bodies.ts'
import type { DeskIntake } from './desk-intake.ts'
import { editNotes } from './edit-gate.ts'
import type { Jobs } from './jobs.ts'
import { RequestProblem } from './problem.ts'

interface Options {
  readonly current: Current
  readonly queue: Pick<Queue, 'proposal' | 'reading'>
  readonly intake: DeskIntake
  readonly jobs: Jobs
  readonly deciders: Deciders
}

export type DeskWriting = ReturnType<typeof createWriting>

export function createWriting({ current, queue, intake, jobs, deciders }: Options) {
  const proposal: Queue['proposal'] = (id) => queue.proposal(id)

  function feedOf(id: string) {
    const feed = current
      .review()
      .feeds()
      .find((one) => one.id === id)
    if (feed === undefined)
      throw new RequestProblem('unknown-id', `No feed ${plain(id)}is followed here.`)
    return feed
  }

  return {
    /** What a decision would change. Throws RequestProblem and RefusedQuestion, like `decide`. */
    consequences({ by, ...request }: z.output<typeof DecisionBody>): OutlookAnswer {
      refuseDecided(request, proposal)
      const review = current.review()
      const answer = review.consequences(request, deciders.next(by))
      return { ...answer, gate: editNotes(request, queue, review.gazetteer) }
    },
    decide({ by, ...request }: z.output<typeof DecisionBody>): DecisionAnswer {
      const decider = deciders.next(by)
      const { answer } = current.write((review: Review) => {
        refuseDecided(request, proposal)
        try {
          const drafts = review.decide(request, decider)
          return { drafts, answer: review.consequences(request, decider) }
        } catch (error) {
          refuseDecided(request, proposal) // by another process, since the first look
          throw error
        }
      })
      return { ...answer, decided: idsOf(request).length }
    },
    amend(capture: string, { by, ...details }: DetailsBody): DetailsAnswer {
      if (current.review().document(capture) === null)
        throw new RequestProblem('unknown-id', 'No document with this capture was read here.')
      const decider = deciders.next(by)
      const { drafts } = current.write((review) => ({
        drafts: review.amend(capture, details, decider),
      }))
      intake.sourceKnown(capture)
      return { capture, statements: drafts.length }
    },
    follow({ by, ...feed }: FeedBody): void {
      const decider = deciders.next(by)
      current.write((review) => ({ drafts: review.follow(feed, decider) }))
    },
    leave(id: string, by: string): void {
      feedOf(id)
      const decider = deciders.next(by)
      current.write((review) => ({ drafts: review.leave(id, decider) }))
    },
    poll(id: string): JobAnswer {
      const feed = feedOf(id)
      if (!intake.fetching) throw notFetching()
      const running = jobs.running(`poll ${id}`)
      if (running === null && intake.polling.has(id))
        throw new RequestProblem('under-way', `The feed ${id} is being asked just now.`)
      return jobs.start({
        kind: 'poll',
        key: `poll ${id}`,
        words: `The feed ${id} is asked.`,
        doneWords: ({ outcome, added, problem }) =>
          problem ?? (outcome === 'unchanged' ? 'Nothing new.' : `New documents: ${added}.`),
        run: (signal, tell) => intake.poll(feed, signal, tell),
      })
    },
    reread({ apply, reparse }: RereadBody): JobAnswer {
      return jobs.start({
        kind: 'reread',
        key: 'reread',
        words: 'The documents are read again.',
        doneWords: ({ documents, changed, gone, added, failed }) =>
          `Documents: ${documents}. Claims changed: ${changed}, gone: ${gone}, added: ${added}.${failed === 0 ? '' : ` Not read: ${failed}.`}`,
        run: (signal, tell) => intake.reread({ apply, reparse }, signal, tell),
      })
    },
  }
}

/** Throws when somebody has decided a proposal that is to be decided: tells who, what and when. */
function refuseDecided(request: DecisionRequest, proposal: Queue['proposal']): void {
  if (request.decision === 'undo') return
  const decided = idsOf(request).flatMap((id) => {
    const decision = proposal(id)?.decision ?? null
    if (decision === null) return []
    const { recordedBy, recordedAt, value } = decision
    const by = recordedBy.replace(/^person /, '')
    return [{ id, decision: String(value.decision), by, at: recordedAt }]
  })
  if (decided.length === 0) return
  const { message } = badQuery(
    decided.map(({ id, decision, by, at }) => ({
      field: id,
      message: `${decision} by ${by} on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`,
    })),
  )
  throw new RequestProblem('decided-already', `${message} Nothing was written.`, { decided })
}

function idsOf(request: DecisionRequest): string[] {
  return 'ids' in request ? [...new Set(request.ids)] : [request.id]
}

/** An id to be repeated in words; nothing where it is none. */
function plain(id: string): string {
  return /^[\w-]{1,60}$/.test(id) ? `${id} ` : ''
}
