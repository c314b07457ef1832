/** Events and instruments in one line of time. */

import { dayWords, plainWords, type TimelineAnswer, type TimelineEntry } from '@followthrough/brief'
import { ends, type Paper, prose, type Row, sheet, table } from './paper.ts'
import { PAST_THE_END, pageWords, some, standing } from './words.ts'

export function renderTimeline(body: TimelineAnswer, paper: Paper): string {
  const { total, offset, entries } = body
  const last = offset + entries.length
  const page = pageWords(offset, entries.length, total)
  return sheet(
    ends(
      paper,
      `${body.partnership.title}: ${some(total, 'event and instrument', 'events and instruments')}${page}`,
      standing(body),
    ),
    entries.length === 0
      ? prose(paper, total > 0 ? PAST_THE_END : 'Nothing on record by this day answers to that.')
      : timelineLines(paper, entries),
    last < total ? prose(paper, `The next page: --offset ${last}.`, 'quiet') : [],
  )
}

function timelineLines(paper: Paper, entries: readonly TimelineEntry[]): string[] {
  const rows: Row[] = []
  let year = ''
  for (const entry of entries) {
    const entryYear = entry.on.slice(0, 4)
    if (entryYear !== year) rows.push({ heading: entryYear })
    year = entryYear
    rows.push([
      dayWords(entry.on),
      { text: plainWords(entry.kind), tone: entry.type === 'instrument' ? 'word' : 'quiet' },
      [
        entry.title,
        { text: entry.place, tone: 'quiet' },
        {
          text: entry.commitments.length === 0 ? '' : some(entry.commitments.length, 'commitment'),
          tone: 'quiet',
        },
      ],
      { text: entry.id, tone: 'quiet' },
    ])
  }
  return table(paper, [{ align: 'right' }, {}, { flex: true }, { folds: 1 }], rows)
}
