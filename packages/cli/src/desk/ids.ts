/** Ids as people type them: the beginning is enough where it fits one thing only. */

import { UsageError } from '../failure.ts'
import { clip } from '../render/paper.ts'
import { some } from '../render/words.ts'
import type { DeskContext } from './open-desk.ts'

const PROPOSAL_LENGTH = 25
const CAPTURE_LENGTH = 64
/** Shorter beginnings are slips more often than not. */
const SHORTEST = 3
const MOST_CANDIDATES = 5
const TITLE_WIDTH = 40

/** The proposal whose id begins so. Throws UsageError that names those it could be. */
export function proposalIdOf({ desk }: DeskContext, typed: string): string {
  const beginning = typed.toLowerCase()
  if (!/^p[0-9a-f]*$/.test(beginning) || beginning.length > PROPOSAL_LENGTH)
    throw new UsageError(`${typed}: expected the id of a proposal, as in p1a2b3c4`)
  return theOne(
    typed,
    'proposal',
    beginning.length <= SHORTEST ? null : desk.proposalIdsFrom(beginning, MOST_CANDIDATES + 1),
    (id) => desk.proposal(id)?.claim.quote ?? '',
    'see followthrough review',
  )
}

/** The capture whose hash begins so. Throws UsageError that names those it could be. */
export function captureIdOf({ desk }: DeskContext, typed: string): string {
  const beginning = typed.toLowerCase()
  if (!/^[0-9a-f]*$/.test(beginning) || beginning.length > CAPTURE_LENGTH)
    throw new UsageError(`${typed}: expected the hash of a capture, or its beginning`)
  return theOne(
    typed,
    'capture',
    beginning.length < SHORTEST ? null : desk.captureIdsFrom(beginning, MOST_CANDIDATES + 1),
    (id) => desk.reading(id)?.document.title ?? '',
    'see followthrough review documents',
  )
}

function theOne(
  typed: string,
  kind: 'proposal' | 'capture',
  found: readonly string[] | null,
  titleOf: (id: string) => string,
  where: string,
): string {
  if (found === null) throw new UsageError(`${typed}: give more of the id; ${where}`)
  const [first] = found
  if (first === undefined) throw new UsageError(`${typed}: there is no such ${kind}; ${where}`)
  if (found.length === 1) return first
  const shown = found.slice(0, MOST_CANDIDATES).map((id) => {
    const title = clip(titleOf(id), TITLE_WIDTH)
    return title === ''
      ? shortId(id, typed.length + 4)
      : `${shortId(id, typed.length + 4)} “${title}”`
  })
  const more = found.length > MOST_CANDIDATES ? ' and more' : ''
  const count = found.length > MOST_CANDIDATES ? 'many' : some(found.length, kind)
  throw new UsageError(`${typed}: fits ${count}: ${shown.join(', ')}${more}; give more of the id`)
}

const SHOWN = 9

/** As much of an id as tells it from others nearly always. */
export function shortId(id: string, length = SHOWN): string {
  return id.slice(0, Math.max(SHOWN, length))
}
