/** What was read: each document with its proposals, and the sum at the end. */

import { dayWords, gateWords } from '@followthrough/brief'
import type { AgreementCounts } from '@followthrough/intake'
import type { GateOutcome } from '@followthrough/record'
import { shortId } from '../desk/ids.ts'
import type { Likeness, ModelRead, ReadDocument } from '../reading/read-document.ts'
import { claimLines } from './claims.ts'
import { ends, type Paper, prose, sheet, table } from './paper.ts'
import { some } from './words.ts'

/** One document: where it comes from, its proposals, what became of it. */
export function renderReadDocument(read: ReadDocument, paper: Paper): string {
  const { document, claims, kept, model } = read
  const shown = kept === null ? claims : claims.filter(({ isNew }) => isNew)
  const own = (model === null ? [] : ownClaims(model)).filter(({ isNew }) => kept === null || isNew)
  const { title, publisher, published, language } = document
  const head = [
    publisher ?? 'publisher unknown',
    published === null ? 'undated' : dayWords(published),
    language ?? 'language unknown',
    read.name,
  ]
  return sheet(
    [
      ...ends(paper, title ?? read.name, shortId(read.capture)),
      ...prose(paper, head.join(' · '), 'quiet'),
      ...document.warnings.flatMap((warning) => prose(paper, warning, 'quiet')),
      ...(read.cluster === read.capture
        ? []
        : prose(paper, `Tells what ${shortId(read.cluster)} told before.`, 'quiet')),
    ],
    claimLines(paper, [
      ...shown.map(({ id, claim }) => ({ name: id === null ? '' : shortId(id), claim })),
      ...own.map(({ id, claim, likeness }) => ({
        name: id === null ? '' : shortId(id),
        mark: markOf(likeness),
        claim,
      })),
    ]),
    claims.length + own.length === 0 ? prose(paper, 'No proposals.', 'quiet') : [],
    kept === null ? [] : prose(paper, keptWords(read), 'quiet'),
    model === null
      ? []
      : model.problem === null
        ? prose(paper, `${model.reader}: ${agreementWords(model.agreement, model.unplaced)}`)
        : prose(paper, `No second reading: ${model.problem}`, 'alarm'),
  )
}

function keptWords({ kept, claims }: ReadDocument): string {
  const { isNew, before, added, changed, gone } = kept!
  const page = before === null ? '' : `; the page said something else before (${shortId(before)})`
  if (isNew && before === null) return `${some(added, 'proposal')} joined the queue.`
  const what = [
    added > 0 ? `${added} new` : '',
    changed > 0 ? `${changed} read otherwise` : '',
    gone > 0 ? `${gone} gone` : '',
  ].filter(Boolean)
  return what.length === 0
    ? `Nothing new: ${some(claims.length, 'proposal')} as before${page}.`
    : `Of the proposals ${what.join(', ')}${page}.`
}

/** Claims of a model that are no proposal of the rules, said again. */
function ownClaims({ claims }: ModelRead): ModelRead['claims'] {
  return claims.filter(({ likeness }) => likeness !== 'alike')
}

const markOf = (likeness: Likeness) =>
  likeness === 'otherwise' ? 'model: differs' : 'by the model'

/** How far a model and the rules read alike, and what of the model was left out. */
export function agreementWords(counts: AgreementCounts | null, unplaced: number | null): string {
  if (counts === null) return 'no reading to compare.'
  const { both, differ, rulesOnly, modelOnly } = counts
  const leftOut =
    unplaced === null || unplaced === 0
      ? ''
      : `; ${unplaced} more of the model left out: the words are not in the text, or not just once`
  return `${both} read alike, ${differ} read otherwise, ${rulesOnly} by the rules alone, ${modelOnly} by the model alone${leftOut}.`
}

export interface ReadSum {
  documents: number
  known: number
  failed: number
  /** Of the documents, those that a model was asked about in vain. */
  unread: number
  readonly outcomes: Record<GateOutcome, number>
  readonly reasons: Map<string, number>
  agreement: AgreementCounts | null
  /** Of the model, among the proposals. */
  byModel: number
  /** Of the model, left out. */
  unplaced: number
}

export function emptySum(): ReadSum {
  return {
    documents: 0,
    known: 0,
    failed: 0,
    unread: 0,
    outcomes: { admitted: 0, held: 0, refused: 0 },
    reasons: new Map(),
    agreement: null,
    byModel: 0,
    unplaced: 0,
  }
}

/** Counts one document and all its proposals, those of a model too unless the rules have them. */
export function addToSum(sum: ReadSum, { claims, model }: ReadDocument): void {
  sum.documents++
  const own = model === null ? [] : ownClaims(model)
  sum.byModel += own.length
  sum.unplaced += model?.unplaced ?? 0
  for (const { claim } of [...claims, ...own]) {
    sum.outcomes[claim.gate.outcome]++
    for (const reason of new Set(claim.gate.reasons))
      sum.reasons.set(reason, (sum.reasons.get(reason) ?? 0) + 1)
  }
  if (model !== null && model.problem !== null) sum.unread++
  const counts = model?.agreement ?? null
  if (counts === null) return
  const before = sum.agreement ?? { both: 0, differ: 0, rulesOnly: 0, modelOnly: 0 }
  sum.agreement = {
    both: before.both + counts.both,
    differ: before.differ + counts.differ,
    rulesOnly: before.rulesOnly + counts.rulesOnly,
    modelOnly: before.modelOnly + counts.modelOnly,
  }
}

/** The sum of all documents. */
export function renderReadSum(sum: ReadSum, isQueued: boolean, paper: Paper): string {
  const { documents, known, failed, outcomes, reasons, agreement, byModel } = sum
  const counted = [
    `${some(documents, 'document')} ${isQueued ? 'taken in' : 'read'}`,
    known > 0 ? `${known} ${isQueued ? 'known before' : 'given twice'}` : '',
    failed > 0 ? `${failed} could not be read` : '',
  ]
  const all = outcomes.admitted + outcomes.held + outcomes.refused
  const model = byModel === 0 ? '' : ` (${byModel} by the model)`
  const gates = `${outcomes.admitted} admitted, ${outcomes.held} held, ${outcomes.refused} refused`
  return sheet(
    prose(
      paper,
      `${counted.filter(Boolean).join(', ')}. ${some(all, 'proposal')}${model}${all === 0 ? '' : `: ${gates}`}.`,
    ),
    table(
      paper,
      [{ align: 'right' }, { flex: true }],
      [...reasons]
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .map(([reason, count]) => [String(count), gateWords(reason)]),
    ),
    agreement === null
      ? []
      : prose(paper, `Both readers: ${agreementWords(agreement, sum.unplaced)}`),
  )
}
