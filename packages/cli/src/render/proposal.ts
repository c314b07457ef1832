/** One proposal opened, and what deciding changes. */

import {
  amountInWords,
  type Consequence,
  type ConsequencesAnswer,
  dayWords,
  type ProposalAnswer,
  type ProposalBody,
} from '@followthrough/brief'
import { shortId } from '../desk/ids.ts'
import { gateCell, whenWords } from './claims.ts'
import { litLines } from './lit-text.ts'
import { ends, facts, type Inked, type Paper, prose, section, sheet, table } from './paper.ts'
import { stateCell } from './queue.ts'
import { statusCell } from './status-words.ts'
import { dueWords, some, standing } from './words.ts'

/** What accepting would change, or why it cannot be accepted as it is. */
export type Outlook = ConsequencesAnswer | string

export function renderProposal(
  body: ProposalAnswer,
  outlook: Outlook | null,
  paper: Paper,
): string {
  const { proposal, context, commitments, others } = body
  const { document } = proposal
  const from = [
    document.title ?? 'untitled',
    document.publisher ?? 'publisher unknown',
    document.published === null ? 'undated' : dayWords(document.published),
    document.sourceClass === null ? 'class unknown' : `class ${document.sourceClass}`,
    shortId(document.capture),
  ]
  const lights = context.spans.map(([start, end]) => ({
    start,
    end,
    label: '',
    tone: 'word' as const,
  }))
  return sheet(
    [...ends(paper, proposal.summary, proposal.id), ...prose(paper, from.join(' · '), 'quiet')],
    litLines(paper, context.text, lights),
    section(paper, 'What it claims', claimFacts(proposal, paper)),
    section(paper, 'In the queue', queueFacts(proposal, paper)),
    section(
      paper,
      `How they stand, ${standing(body)}`,
      table(
        paper,
        [{}, { flex: true }, { folds: 1 }],
        commitments.map((row) => [
          statusCell(row.headline),
          [row.title, { text: row.due === null ? '' : `due ${dueWords(row.due)}`, tone: 'quiet' }],
          { text: row.id, tone: 'quiet' },
        ]),
      ),
    ),
    section(
      paper,
      'Also read so',
      others.flatMap((other) =>
        table(
          paper,
          [{}, {}, { flex: true }],
          [
            [
              { text: shortId(other.id), tone: 'quiet' },
              stateCell(other),
              `${other.reader}: ${other.summary}`,
            ],
          ],
        ),
      ),
    ),
    outlook === null
      ? []
      : typeof outlook === 'string'
        ? section(
            paper,
            'Accepting it as it is',
            prose(paper, `${outlook.replace(/^p[0-9a-f]{8}:? /, '')}.`, 'plain', 2),
          )
        : section(paper, 'Accepting it would change', consequenceLines(outlook.commitments, paper)),
  )
}

function claimFacts(proposal: ProposalBody, paper: Paper): string[] {
  const { act, modality, by, saidBy, about, amounts, when } = proposal
  const name = (ref: { id: string; name: string }) =>
    ref.name === ref.id ? ref.id : `${ref.name} (${ref.id})`
  return facts(paper, [
    ['act', { text: act, tone: 'strong' }],
    ['modality', modality],
    ['who', by.map(name).join(', ') || { text: 'nobody named', tone: 'quiet' }],
    ['said by', saidBy === null ? '' : name(saidBy)],
    [
      'about',
      about.length === 0
        ? {
            text: proposal.new ? 'a promise that is not on record' : 'nothing on record',
            tone: 'quiet',
          }
        : about.map(name),
    ],
    ['amounts', amounts.map(amountInWords)],
    [
      'when',
      when === null ? '' : `${whenWords(when)}${proposal.givesDue ? ', gives a due day' : ''}`,
    ],
    ['one-sided', proposal.unilateral ? 'one side speaks for both' : ''],
    ['words', `characters ${proposal.spans.map(([start, end]) => `${start}-${end}`).join(', ')}`],
    ['confidence', proposal.confidence.toFixed(2)],
  ])
}

function queueFacts(proposal: ProposalBody, paper: Paper): string[] {
  const { gate, decision, replaces, agreesWith, differsFrom } = proposal
  const decided: Inked[] =
    decision === null
      ? []
      : [
          { text: `${decision.decision} by ${decision.by}`, tone: 'plain' },
          { text: decision.into === null ? '' : `into ${decision.into}`, tone: 'quiet' },
          { text: decision.reason, tone: 'quiet' },
        ]
  return facts(paper, [
    ['state', stateCell(proposal)],
    [
      'gate',
      [
        gateCell(gate.outcome),
        ...gate.reasons.map(({ words }) => ({ text: words, tone: 'quiet' as const })),
      ],
    ],
    ['decision', decided],
    ['read by', proposal.reader],
    ['replaces', replaces === null ? '' : shortId(replaces)],
    ['agrees with', agreesWith === null ? '' : shortId(agreesWith)],
    ['differs from', differsFrom === null ? '' : shortId(differsFrom)],
  ])
}

/** Each commitment that changes: what was and what is. */
export function consequenceLines(commitments: readonly Consequence[], paper: Paper): string[] {
  const changed = commitments.filter(({ changes, before }) => changes.length > 0 || before === null)
  const same = commitments.length - changed.length
  const lines = changed.flatMap(({ commitment, changes, before }, i) => [
    ...(i === 0 ? [] : ['']),
    ...table(
      paper,
      [{ flex: true }, { folds: 1 }],
      [
        [
          {
            text: before === null ? `${commitment.title} (new)` : commitment.title,
            tone: 'strong',
          },
          { text: commitment.id, tone: 'quiet' },
        ],
      ],
    ),
    ...table(
      paper,
      [{}, { flex: true }],
      changes.map(({ what, before: was, after }) => [
        { text: what, tone: 'quiet' },
        was === '' ? after : `${was} → ${after}`,
      ]),
      4,
    ),
  ])
  if (commitments.length === 0) return prose(paper, 'No commitment.', 'quiet', 2)
  const rest =
    same === 0
      ? []
      : prose(paper, `${some(same, 'commitment')} touched and not changed.`, 'quiet', 2)
  return [...lines, ...rest]
}
