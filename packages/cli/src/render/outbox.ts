/** Letters of the outbox, the newest first. */

import { dayWords } from '@followthrough/brief'
import type { Posted } from '@followthrough/papers'
import { ends, type Inked, type Paper, prose, sheet, type Tone, table } from './paper.ts'
import { some } from './words.ts'

const STATES: Record<Posted['state'], { glyph: string; tone: Tone }> = {
  waiting: { glyph: '○', tone: 'word' },
  sent: { glyph: '●', tone: 'deed' },
  failed: { glyph: '■', tone: 'alarm' },
}

export function renderOutbox(letters: readonly Posted[], paper: Paper): string {
  const count = (state: Posted['state']) => letters.filter((one) => one.state === state).length
  const counts = (['waiting', 'sent', 'failed'] as const)
    .filter((state) => count(state) > 0)
    .map((state) => `${count(state)} ${state}`)
  return sheet(
    ends(paper, some(letters.length, 'letter'), counts.join(', ')),
    letters.length === 0
      ? prose(paper, 'No letter was queued. Send one: followthrough digest --send.')
      : table(
          paper,
          [{}, { folds: 1 }, { flex: true }],
          letters
            .toReversed()
            .map((posted) => [
              stateCell(posted),
              instantWords(posted.queuedAt),
              [{ text: posted.to.join(', '), tone: 'strong' }, ...saidCells(posted)],
            ]),
        ),
  )
}

function stateCell({ state }: Posted): Inked {
  const { glyph, tone } = STATES[state]
  return { text: `${glyph} ${state}`, tone }
}

function saidCells({ attempts, nextAt, said }: Posted): Inked[] {
  const tries = attempts === 0 ? 'not tried yet' : some(attempts, 'try', 'tries')
  const next = nextAt === null ? '' : `, not before ${instantWords(nextAt)}`
  return [
    { text: `${tries}${next}`, tone: 'quiet' },
    { text: said, tone: 'quiet' },
  ]
}

/** What became of one letter. */
export function sentenceOf({ state, to, nextAt, said }: Posted): string {
  const whom = to.join(', ')
  switch (state) {
    case 'sent':
      return `sent to ${whom}: ${said}`
    case 'waiting':
      return `not sent to ${whom}: ${said}; it is tried again after ${instantWords(nextAt!)}`
    case 'failed':
      return `refused for ${whom}: ${said}`
  }
}

function instantWords(instant: string): string {
  return `${dayWords(instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`
}
