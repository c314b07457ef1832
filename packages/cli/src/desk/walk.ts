/**
 * The queue walked proposal by proposal, by single keys. What is decided is decided at once; what cannot be is
 * said, and the proposal stays.
 */

import type { ProposalAnswer } from '@followthrough/brief'
import { UsageError } from '../failure.ts'
import { decided } from './deciding.ts'
import { proposalIdOf, shortId } from './ids.ts'
import { type DeskContext, deciderOf } from './open-desk.ts'
import type { Keys } from './terminal-keys.ts'

export interface WalkOptions {
  readonly context: DeskContext
  readonly keys: Keys
  /** Proposals in the order of the walk. */
  readonly ids: readonly string[]
  readonly by: string | undefined
  readonly show: (answer: ProposalAnswer, place: string) => void
  readonly say: (text: string) => void
  /** The claim of a proposal as edited elsewhere; null when it was not. */
  readonly edit: (id: string) => object | null
}

export interface Walked {
  readonly decided: number
  readonly undone: number
  /** Proposals not decided. */
  readonly left: number
}

export const WALK_KEYS = 'a accept · e edit · r reject · m merge · n new · u undo · s skip · q quit'

/** Walks to the end or until it is left. */
export async function walk(options: WalkOptions): Promise<Walked> {
  const { context, ids, keys, say } = options
  const made: string[] = []
  let undone = 0
  let i = 0
  while (i < ids.length) {
    const id = ids[i]!
    const answer = context.review().proposal(id)
    if (answer === null || answer.proposal.decision !== null) {
      i++ // somebody else was faster
      continue
    }
    options.show(answer, `${i + 1} of ${ids.length}`)
    const step = await stepAt(id, options, made)
    if (step === 'quit') break
    if (step === 'undone') {
      undone++
      i = Math.max(0, ids.indexOf(made.pop()!))
    } else {
      if (step === 'made') made.push(id)
      i++
    }
  }
  if (i >= ids.length) say('That was all.\n')
  keys.close()
  const left = ids.filter((id) => context.desk.proposal(id)?.decision === null).length
  return { decided: made.length, undone, left }
}

type Step = 'made' | 'skipped' | 'undone' | 'quit'

/** Asks until the proposal is decided, passed over or left. */
async function stepAt(id: string, options: WalkOptions, made: readonly string[]): Promise<Step> {
  const { keys, say } = options
  for (;;) {
    say(`${WALK_KEYS} `)
    const key = await keys.next()
    say('\n')
    try {
      if (key === 'q' || key === 'stop') return 'quit'
      if (key === 's' || key === ' ' || key === 'enter') return 'skipped'
      if (key === 'u') {
        const last = made.at(-1)
        if (last === undefined) say('Nothing was decided here yet.\n')
        else {
          make(options, { decision: 'undo', ids: [last] })
          return 'undone'
        }
        continue
      }
      const request = await requestFor(key, id, options)
      if (request === null) continue
      make(options, request)
      return 'made'
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      say(`${error.message}\n`)
    }
  }
}

function make({ context, by, say }: WalkOptions, request: object): void {
  const { answer } = decided(context, request, deciderOf(by, context), false)
  const changed = answer.commitments.filter(({ changes }) => changes.length > 0)
  const words = changed.flatMap(({ commitment, changes }) => {
    const status = changes.find(({ what }) => what === 'status')
    return status === undefined
      ? []
      : [`${commitment.id}: ${status.before || 'new'} → ${status.after}`]
  })
  say(
    `Done, ${answer.statements} statements.${words.length === 0 ? '' : ` ${words.join('; ')}.`}\n\n`,
  )
}

/** What a key asks for, with what it needs to know; null when it was given up, or means nothing. */
async function requestFor(key: string, id: string, options: WalkOptions): Promise<object | null> {
  const { keys, context } = options
  switch (key) {
    case 'a':
      return withNeeds({ decision: 'accept', ids: [id] }, id, options)
    case 'e': {
      const claim = options.edit(id)
      return claim === null ? null : withNeeds({ decision: 'edit', id, claim }, id, options)
    }
    case 'r': {
      const reason = await keys.line('Why? ')
      return reason === null || reason === '' ? null : { decision: 'reject', ids: [id], reason }
    }
    case 'm': {
      const into = await keys.line('Into which proposal or statement? ')
      if (into === null || into === '') return null
      const target = /^p[0-9a-f]{3,24}$/i.test(into) ? proposalIdOf(context, into) : into
      return { decision: 'merge', ids: [id], into: target }
    }
    case 'n': {
      const asked: Record<string, string> = {}
      for (const [field, question] of NEW_FIELDS) {
        const words = await keys.line(question)
        if (words === null) return null
        if (words !== '') asked[field] = words
      }
      return withNeeds({ decision: 'new', id, commitment: asked }, id, options)
    }
    default:
      return null
  }
}

const NEW_FIELDS = [
  ['id', 'Id, as in c-fruit-lanes? '],
  ['title', 'Title? '],
  ['sector', 'Sector? '],
  ['deliveredWhen', 'Delivered when? '],
] as const

/** Asks for what accepting needs: how much of the test a delivery meets, the class of an unknown publisher. */
async function withNeeds(
  request: object,
  id: string,
  { context, keys }: WalkOptions,
): Promise<object | null> {
  const answer = context.review().proposal(id)!
  const { act, modality, document } = answer.proposal
  const needs: Record<string, string> = {}
  if (act === 'delivered' && modality === 'fact') {
    const meets = await keys.line('How much of the test does it meet, whole or part? ')
    if (meets === null) return null
    needs.meets = meets
  }
  if (document.sourceClass === null) {
    const letter = await keys.line(
      `Class of ${document.publisher ?? shortId(document.capture)}, A to F? `,
    )
    if (letter === null) return null
    needs.sourceClass = letter.toUpperCase()
  }
  return { ...request, ...needs }
}
