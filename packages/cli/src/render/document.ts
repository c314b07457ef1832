/** A document that was read: its text with the words of its proposals lit, then the proposals. */

import { type DocumentAnswer, dayWords } from '@followthrough/brief'
import { shortId } from '../desk/ids.ts'
import { litLines } from './lit-text.ts'
import { ends, facts, type Inked, type Paper, prose, section, sheet, table } from './paper.ts'
import { stateCell } from './queue.ts'
import { some } from './words.ts'

export function renderDocument(body: DocumentAnswer, paper: Paper): string {
  const { document, proposals, readings, earlier } = body
  const lights = proposals.flatMap(({ spans, state, decision }, i) =>
    spans.map(([start, end]) => ({
      start,
      end,
      label: String(i + 1),
      tone: stateCell({ state, decision }).tone,
    })),
  )
  const ref = document.source
  return sheet(
    ends(paper, document.title ?? 'untitled', shortId(document.capture)),
    facts(paper, [
      ['publisher', document.publisher ?? { text: 'unknown', tone: 'quiet' }],
      ['class', document.sourceClass ?? { text: 'unknown', tone: 'quiet' }],
      [
        'published',
        document.published === null
          ? { text: 'unknown', tone: 'quiet' }
          : dayWords(document.published),
      ],
      ['language', document.language ?? ''],
      ['kind', document.kind],
      ['voice of', document.party ?? ''],
      ['address', document.url ?? ''],
      ['on record as', ref === null ? '' : ref.id],
      ['first told by', document.cluster === document.capture ? '' : shortId(document.cluster)],
      ['capture', { text: document.capture, tone: 'quiet' }],
      ['read by', readings.map(({ reader, claims }) => `${reader}: ${some(claims, 'claim')}`)],
      ['note', document.warnings.map((text): Inked => ({ text, tone: 'quiet' }))],
    ]),
    litLines(paper, document.text, lights),
    section(
      paper,
      some(proposals.length, 'proposal'),
      table(
        paper,
        [{ align: 'right' }, {}, {}, { flex: true }],
        proposals.map((proposal, i) => [
          String(i + 1),
          { text: shortId(proposal.id), tone: 'quiet' },
          stateCell(proposal),
          [
            proposal.summary,
            { text: proposal.about.map(({ id }) => id).join(', '), tone: 'quiet' },
            { text: proposal.gate.reasons.map(({ words }) => words).join(' '), tone: 'quiet' },
          ],
        ]),
      ),
    ),
    earlier === null
      ? []
      : section(
          paper,
          `What the page said before (${shortId(earlier.capture)})`,
          changeLines(earlier.changes, paper),
        ),
  )
}

type Changes = NonNullable<DocumentAnswer['earlier']>['changes']

/** Paragraphs that came, went or changed; − before words that are gone, + before new ones. */
function changeLines(changes: Changes, paper: Paper): string[] {
  const rows = changes.flatMap(({ kind, text, words = [] }) => {
    if (kind === 'kept') return []
    if (kind !== 'changed')
      return [
        [
          kind === 'added' ? '+' : '−',
          { text, tone: kind === 'added' ? 'deed' : 'stopped' } satisfies Inked,
        ],
      ]
    const side = (other: 'added' | 'removed') =>
      words
        .filter((word) => word.kind !== other)
        .map((word) => word.text)
        .join('')
    return [
      ['−', { text: side('added'), tone: 'stopped' } satisfies Inked],
      ['+', { text: side('removed'), tone: 'deed' } satisfies Inked],
    ]
  })
  return rows.length === 0
    ? prose(paper, 'The same words.', 'quiet', 2)
    : table(paper, [{}, { flex: true }], rows)
}
