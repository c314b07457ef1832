/** What a search found, nearest first. */

import type { SearchAnswer } from '@followthrough/brief'
import { clip, ends, type Paper, prose, sheet, table } from './paper.ts'
import { PAST_THE_END, pageWords, some, standing } from './words.ts'

export function renderSearch(body: SearchAnswer, paper: Paper): string {
  const { total, offset, results } = body
  const last = offset + results.length
  const page = pageWords(offset, results.length, total)
  return sheet(
    ends(
      paper,
      `“${clip(body.query, Math.max(10, paper.width - 24))}”: ${some(total, 'record')}${page}`,
      standing(body),
    ),
    results.length === 0
      ? prose(
          paper,
          total > 0
            ? PAST_THE_END
            : 'Nothing on record by this day holds these words. Try fewer or other words.',
        )
      : table(
          paper,
          [{}, { flex: true }, { folds: 1 }],
          results.map((result) => [
            { text: result.kind, tone: 'quiet' },
            [result.title, { text: clip(result.detail, paper.width - 20), tone: 'quiet' }],
            { text: result.id, tone: 'quiet' },
          ]),
        ),
    last < total ? prose(paper, `The next page: --offset ${last}.`, 'quiet') : [],
  )
}
