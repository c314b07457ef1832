/**
 * What the gate says of a claim as a person edits it. A refusal stops the edit; what is told here stops nothing,
 * and is there to be seen before it is accepted.
 */

import { type DecisionRequest, gateWords, type Queue } from '@followthrough/brief'
import { type Claim, type Gazetteer, gateOf, read } from '@followthrough/record'
import type { GateNote } from './desk-bodies.ts'

type Edit = Extract<DecisionRequest, { decision: 'edit' }>

/** Reasons of the gate against an edited claim; empty where there are none or nothing is edited. */
export function editNotes(
  request: DecisionRequest,
  queue: Pick<Queue, 'proposal' | 'reading'>,
  gazetteer: () => Gazetteer,
): GateNote[] {
  if (request.decision !== 'edit') return []
  const proposal = queue.proposal(request.id)
  const document = proposal === null ? null : (queue.reading(proposal.capture)?.document ?? null)
  if (proposal === null || document === null) return []
  const { gate: _, ...before } = proposal.claim
  const claim = edited(before, request.claim, document.text)
  const topics = new Set(gazetteer().topics.map(({ id }) => id))
  const { reasons } = gateOf(
    { ...claim, about: claim.about.filter((id) => topics.has(id)) },
    { ...document, sourceClass: 'D' }, // asked for beside it
    gazetteer(),
  )
  // Without a full stop it would be read as a heading.
  const says = (quote: string) =>
    read({ ...document, text: `${quote}.` }, gazetteer()).proposals.some(
      ({ act }) => act === claim.act,
    )
  const isLost = claim.quote !== before.quote && says(before.quote) && !says(claim.quote)
  return [
    ...(isLost ? [{ code: 'act-not-in-span', words: ACT_LOST }] : []),
    ...reasons.map((code) => ({ code, words: gateWords(code) })),
  ]
}

const ACT_LOST = 'The act cannot be read again from these words.'

function edited(claim: Claim, edits: Edit['claim'], text: string): Claim {
  const changed = Object.entries(edits).filter(([, value]) => value !== undefined)
  const whole: Claim = { ...claim, ...Object.fromEntries(changed) }
  if (edits.spans === undefined) return whole
  return { ...whole, quote: whole.spans.map(([start, end]) => text.slice(start, end)).join(' … ') }
}
