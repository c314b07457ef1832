/** The address of the desk’s letters: how they stand, and a digest that is queued now. */

import { RefusedQuestion } from '@followthrough/brief'
import { PapersError } from '@followthrough/papers'
import type { FastifyRequest } from 'fastify'
import type { Act } from './address.ts'
import { badQuery } from './complaints.ts'
import { MailAnswer, MailBody } from './mail-bodies.ts'
import type { PostOffice } from './post-office.ts'
import { RequestProblem } from './problem.ts'
import { type Guard, NOTHING, sendBody, writeAct } from './write-act.ts'

interface Options {
  readonly post: PostOffice
  readonly guard: Guard
  readonly guardRead: (request: FastifyRequest) => Promise<void>
  /** Whether whoever reads is at this machine: others see addresses shortened. */
  readonly isHere: boolean
}

const NO_PROBLEMS = {
  403: 'A server for one machine was asked by a name that is not its own',
}

/** Acts by address. */
export function mailActs({ post, guard, guardRead, isHere }: Options): Map<string, Act[]> {
  const answer = async () => {
    const whole = await post.answer()
    return isHere ? whole : shortened(whole)
  }
  return new Map([
    [
      '/desk/mail',
      [
        {
          method: 'GET',
          summary: 'Letters that wait, were sent or failed, and what the mail server said',
          tag: 'desk',
          query: NOTHING,
          answer: { description: 'Letters', schema: MailAnswer, type: 'application/json' },
          hasId: false,
          problems: NO_PROBLEMS,
          options: { onRequest: guardRead },
          send: async (_request, reply) => sendBody(reply, await answer()),
        },
        writeAct(
          'POST',
          '/desk/mail',
          'desk',
          {
            summary: 'Queues a digest now; it is sent as soon as the mail server takes it',
            sent: MailBody,
            answer: MailAnswer,
            status: 202,
            act: async ({ by: _by, to, ...order }) => {
              if (post.why !== null) throw new RequestProblem('not-sending', post.why)
              const recipients = to ?? (await post.answer()).to
              if (recipients.length === 0)
                throw badQuery([
                  { field: 'to', message: 'expected an address, as in a@example.org' },
                ])
              try {
                await post.queue({ ...order, to: recipients })
              } catch (error) {
                throw queueProblem(error)
              }
              return answer()
            },
          },
          guard,
        ),
      ],
    ],
  ])
}

function queueProblem(error: unknown): unknown {
  if (error instanceof PapersError) return badQuery([{ field: 'to', message: error.message }])
  if (error instanceof RefusedQuestion)
    return badQuery(
      error.complaints.map(({ message }) => ({
        field: 'toDay',
        message: message.replace('before from', 'before fromDay'),
      })),
    )
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new RequestProblem('disk-full', 'The disk is full, and the letter was not kept.')
    : error
}

/** Whose letters they are is for this machine to know. */
function shortened(answer: MailAnswer): MailAnswer {
  const short = (text: string) => text.replace(/([^\s<>@;,:])[^\s<>@;,:]*@/g, '$1…@')
  return {
    ...answer,
    server: null,
    from: answer.from === null ? null : short(answer.from),
    to: answer.to.map(short),
    letters: answer.letters.map((letter) => ({
      ...letter,
      to: letter.to.map(short),
      said: short(letter.said),
    })),
  }
}
