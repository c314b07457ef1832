/** The queue as a list, and what the states of a proposal look like. */

import {
  type DocumentsAnswer,
  dayWords,
  type ProposalBody,
  type ProposalState,
  type QueueAnswer,
} from '@followthrough/brief'
import { shortId } from '../desk/ids.ts'
import { clip, ends, type Inked, type Paper, prose, sheet, table } from './paper.ts'
import { some } from './words.ts'

const STATES: Record<ProposalState, Inked> = {
  open: { text: '○ open', tone: 'word' },
  held: { text: '◐ held', tone: 'stopped' },
  refused: { text: '✕ refused', tone: 'alarm' },
  decided: { text: '● decided', tone: 'deed' },
  settled: { text: '● settled', tone: 'gone' },
  superseded: { text: '– superseded', tone: 'gone' },
}

export function stateCell({ state, decision }: Pick<ProposalBody, 'state' | 'decision'>): Inked {
  if (decision === null) return STATES[state]
  return {
    text: `● ${decision.decision}`,
    tone: decision.decision === 'rejected' ? 'gone' : 'deed',
  }
}

/** Which proposals are shown, in words: "open", "held". */
export interface Shown {
  readonly state: ProposalState | undefined
  readonly isFiltered: boolean
}

const QUOTE_WIDTH = 150

export function renderQueue(body: QueueAnswer, shown: Shown, paper: Paper): string {
  const { total, page, perPage, proposals, counts } = body
  const first = (page - 1) * perPage
  const range =
    proposals.length === 0 || proposals.length === total
      ? ''
      : `, ${first + 1}–${first + proposals.length} shown`
  const title = `Queue: ${some(total, shown.state === undefined ? 'proposal' : `${shown.state} proposal`)}${range}`
  return sheet(
    [...ends(paper, title, body.partnership.title), ...countLines(body, paper)],
    proposals.length === 0
      ? prose(paper, emptyWords(body, shown))
      : table(
          paper,
          [{}, {}, {}, { flex: true }],
          proposals.map((proposal) => [
            { text: shortId(proposal.id), tone: 'quiet' },
            stateCell(proposal),
            { text: proposal.act, tone: 'strong' },
            summaryParts(proposal, proposals),
          ]),
        ),
    first + proposals.length < total
      ? prose(paper, `The next page: --page ${page + 1}.`, 'quiet')
      : [],
    proposals.length === 0 || counts.documents === 0
      ? []
      : prose(paper, 'Open one by its id: followthrough review show ID.', 'quiet'),
  )
}

function summaryParts(proposal: ProposalBody, rows: readonly ProposalBody[]): Inked[] {
  const { document, gate } = proposal
  const about = proposal.about.map(({ id }) => id).join(', ')
  const from = [
    document.title ?? shortId(document.capture),
    document.publisher ?? '',
    document.published === null ? '' : dayWords(document.published),
  ]
  return [
    { text: [proposal.summary, about].filter(Boolean).join(' '), tone: 'plain' },
    { text: `“${clip(proposal.quote, QUOTE_WIDTH)}”`, tone: 'plain' },
    { text: from.filter(Boolean).join(', '), tone: 'quiet' },
    { text: gate.reasons.map(({ words }) => words).join(' '), tone: 'quiet' },
    { text: readerWords(proposal, rows), tone: 'quiet' },
  ]
}

/** Who read it, where it was not the rules, and which row reads the same words otherwise or alike. */
function readerWords(
  { id, reader, differsFrom, agreesWith }: ProposalBody,
  rows: readonly ProposalBody[],
): string {
  const differs = differsFrom ?? rows.find((row) => row.differsFrom === id)?.id ?? null
  const agrees = agreesWith ?? rows.find((row) => row.agreesWith === id)?.id ?? null
  return [
    reader.startsWith('rules@') ? '' : `read by ${reader}`,
    differs === null ? '' : `differs from ${shortId(differs)} on the same words`,
    agrees === null || agrees === id ? '' : `agrees with ${shortId(agrees)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

function countLines({ counts }: QueueAnswer, paper: Paper): string[] {
  const { documents, open, held, refused, decided, settled, superseded } = counts
  const states = { open, held, refused, decided, settled, superseded }
  const parts = Object.entries(states).filter(([, count]) => count > 0)
  if (documents === 0) return []
  return prose(
    paper,
    `${some(documents, 'document')}: ${parts.map(([state, count]) => `${count.toLocaleString('en-GB')} ${state}`).join(', ') || 'no proposals'}`,
    'quiet',
  )
}

function emptyWords({ counts, total }: QueueAnswer, { state, isFiltered }: Shown): string {
  if (counts.documents === 0) return 'Nothing was read yet: followthrough read FILE --queue.'
  if (total > 0) return 'That page is past the end: ask for a smaller --page.'
  if (isFiltered) return 'No proposal is so. Ask for less, or for another --state.'
  if (state === 'open' && counts.held > 0)
    return `Nothing is open. The gate holds ${counts.held}: followthrough review --state held.`
  return 'Nothing is waiting.'
}

/** Documents that were read. */
export function renderDocuments(body: DocumentsAnswer, paper: Paper): string {
  const { total, page, perPage, documents } = body
  const first = (page - 1) * perPage
  return sheet(
    ends(paper, some(total, 'document'), body.partnership.title),
    documents.length === 0
      ? prose(
          paper,
          total > 0
            ? 'That page is past the end: ask for a smaller --page.'
            : 'Nothing was read yet: followthrough read FILE --queue.',
        )
      : table(
          paper,
          [{}, { align: 'right', folds: 2 }, { flex: true }, { folds: 1 }],
          documents.map((row) => {
            const { open, held, refused, decided } = row.counts
            const counts = Object.entries({ open, held, refused, decided })
              .filter(([, count]) => count > 0)
              .map(([state, count]) => `${count} ${state}`)
            return [
              { text: shortId(row.capture), tone: 'quiet' },
              row.published === null ? 'undated' : dayWords(row.published),
              [
                { text: row.title ?? row.address ?? 'untitled', tone: 'strong' },
                {
                  text: [
                    row.publisher ?? 'publisher unknown',
                    row.sourceClass === null ? 'class unknown' : `class ${row.sourceClass}`,
                  ].join(', '),
                  tone: 'quiet',
                },
                ...(row.cluster === row.capture
                  ? []
                  : [
                      {
                        text: `tells what ${shortId(row.cluster)} told before`,
                        tone: 'quiet' as const,
                      },
                    ]),
              ],
              { text: counts.join(', ') || 'no proposals', tone: 'quiet' },
            ]
          }),
        ),
    first + documents.length < total
      ? prose(paper, `The next page: --page ${page + 1}.`, 'quiet')
      : [],
  )
}
