/** Minutes held against an agenda: what each item came to, and what matches none. */

import { dayWords, type MinutesAnswer, type MinutesItemBody } from '@followthrough/brief'
import { ends, type Inked, type Paper, prose, type Row, section, sheet, table } from './paper.ts'
import { sessionDay } from './session.ts'
import { some } from './words.ts'

/** What became of it: a sentence at the end. */
export function renderMinutes(body: MinutesAnswer, done: string, paper: Paper): string {
  const { session, document, items, unmatched, actions, notes } = body
  const groups = [...new Set(items.map(({ group }) => group))]
  const claims = unmatched.filter(({ isClaim }) => isClaim)
  const others = unmatched.length - claims.length
  return sheet(
    [
      ...ends(paper, session.title, session.id),
      ...prose(
        paper,
        [
          sessionDay(session),
          session.fixedAt === null
            ? 'agenda in draft'
            : `agenda fixed at ${dayWords(session.fixedAt)}`,
          document?.title ?? 'minutes',
        ].join(' · '),
        'quiet',
      ),
      ...[...(document?.warnings ?? []), ...notes].flatMap((note) => prose(paper, note, 'alarm')),
    ],
    table(
      paper,
      [{ align: 'right' }, { flex: true }, { folds: 1 }],
      groups.flatMap((group): Row[] => {
        const own = items.filter((item) => item.group === group)
        return [{ heading: own[0]!.groupName }, ...own.map(itemRow)]
      }),
    ),
    section(
      paper,
      'What it gives somebody to do',
      table(
        paper,
        [{ flex: true }, {}, { folds: 1 }],
        actions.map(({ request, owners, isRecorded }) => [
          [
            { text: request.what, tone: 'plain' },
            {
              text: owners
                .map(({ party, body: of }) =>
                  of === null ? party.name : `${of.name} (${party.name})`,
                )
                .join('; '),
              tone: 'quiet',
            },
          ],
          request.due === null ? '' : dayWords(request.due),
          { text: isRecorded ? `${request.id}, on record` : request.id, tone: 'quiet' },
        ]),
      ),
    ),
    section(
      paper,
      'Matches no item, and may be new',
      table(
        paper,
        [{ flex: true }],
        claims.map(({ words }) => [{ text: words, tone: 'plain' }]),
      ),
    ),
    others === 0
      ? []
      : prose(
          paper,
          `${some(others, 'other passage')} of the minutes ${others === 1 ? 'is' : 'are'} about no item.`,
          'quiet',
        ),
    prose(paper, done),
  )
}

function itemRow(item: MinutesItemBody): Row {
  const { number, title, words, why, recorded } = item
  const said: Inked[] = words === '' ? [] : [{ text: `“${words}”`, tone: 'plain' }]
  return [
    { text: String(number), tone: 'quiet' },
    [
      { text: title, tone: 'strong' },
      ...said,
      { text: why, tone: 'quiet' },
      ...(recorded === null || recorded.isSame
        ? []
        : [
            {
              text: `On record: ${recorded.outcomeName}${dueWords(recorded.due)} (${recorded.by})`,
              tone: 'quiet',
            } as const,
          ]),
    ],
    {
      text: `${item.outcomeName ?? 'to be said'}${dueWords(item.due)}${recorded?.isSame === true ? ', on record' : ''}`,
      tone: item.outcome === null ? 'alarm' : 'plain',
    },
  ]
}

function dueWords(due: string | null): string {
  return due === null ? '' : `, ${dayWords(due)}`
}
