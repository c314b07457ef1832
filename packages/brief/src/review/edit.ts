/** Claims that a person puts right, and commitments that a person adds: held against the text and the record. */

import { Commitment, DEFAULT_LAPSE_MONTHS, DEFAULT_STALL_MONTHS } from '@followthrough/ledger'
import { type Claim, gateOf, type Source } from '@followthrough/record'
import type { Complaint } from '../absence.ts'
import { gateWords } from './claim-words.ts'
import type { ClaimEdits, NewCommitment } from './decision-request.ts'
import type { ReviewDesk } from './desk.ts'
import type { QueuedProposal } from './queue.ts'

/** The claim as edited, held against the text by the gate again. */
export function editedClaim(
  desk: ReviewDesk,
  proposal: QueuedProposal,
  edits: ClaimEdits,
  complaints: Complaint[],
): Claim {
  const { gate: _, ...before } = proposal.claim
  const reading = desk.queue.reading(proposal.capture)
  const changed = Object.fromEntries(
    Object.entries(edits).filter(([, value]) => value !== undefined),
  )
  const claim: Claim = { ...before, ...changed }
  if (reading === null) return claim
  const { text, publisher, published, language } = reading.document
  const quote = claim.spans.map(([start, end]) => text.slice(start, end)).join(' … ')
  const edited = { ...claim, quote: edits.spans === undefined ? claim.quote : quote }
  const { known } = subjectsKnown(desk, edited.about)
  const gate = gateOf(
    { ...edited, about: known },
    { text, publisher, published, language, sourceClass: 'D' },
    desk.gazetteer,
  )
  if (gate.outcome === 'refused')
    complaints.push({ field: proposal.id, message: gate.reasons.map(gateWords).join(' ') })
  for (const subject of edited.about) {
    const kind = desk.dossier.kinds.get(subject)
    if (kind !== 'commitment' && kind !== 'instrument')
      complaints.push({
        field: 'about',
        message: `${subject} is no commitment or instrument on record`,
      })
  }
  const { people, institutions } = desk.dossier.ledger
  const isSpeaker = [...people, ...institutions].some(({ value }) => value.id === edited.saidBy)
  if (edited.saidBy !== null && !isSpeaker)
    complaints.push({ field: 'saidBy', message: `${edited.saidBy} is nobody on record` })
  return edited
}

/** Ids that the reader’s tables have: commitments taken in since they were made are left out. */
function subjectsKnown({ gazetteer }: ReviewDesk, about: readonly string[]) {
  const topics = new Set(gazetteer.topics.map(({ id }) => id))
  return { known: about.filter((id) => topics.has(id)) }
}

/** The record of a new commitment, with the usual clocks. */
export function newCommitment(
  { dossier }: ReviewDesk,
  asked: NewCommitment,
  claim: Claim,
  source: Source,
  complaints: Complaint[],
): Commitment {
  const complain = (field: string, message: string) => complaints.push({ field, message })
  const { partnership, ledger } = dossier
  if (dossier.kinds.has(asked.id)) complain('id', `${asked.id} is taken; choose another id`)
  if (!dossier.sectorNames.has(asked.sector))
    complain('sector', `expected one of ${[...dossier.sectorNames.keys()].join(', ')}`)
  if (asked.instrument !== null && dossier.kinds.get(asked.instrument) !== 'instrument')
    complain('instrument', `${asked.instrument} is no instrument on record`)
  for (const { party, bodies } of asked.responsible) {
    if (!partnership.parties.some(({ code }) => code === party))
      complain('responsible', `${party} is no party`)
    for (const body of bodies)
      if (!ledger.institutions.some(({ value }) => value.id === body))
        complain('responsible', `${body} is no institution on record`)
  }
  return Commitment.parse({
    ...asked,
    text: asked.text === '' ? claim.quote : asked.text,
    related: [],
    event: null,
    responsible: asked.responsible.map(({ party, bodies }) => ({
      party,
      bodies: bodies.map((id) => ({ id, probable: false })),
    })),
    dueOn: null,
    stallMonths: DEFAULT_STALL_MONTHS,
    lapseMonths: DEFAULT_LAPSE_MONTHS,
    dependsOn: [],
    sources: [source.id],
  })
}
