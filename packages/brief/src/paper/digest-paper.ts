/**
 * The digest: what changed between two days, what comes next (sessions and due days of the weeks ahead), and
 * the action items that are open.
 */

import type { State } from '@followthrough/ledger'
import { Day, dayOfEpoch, epochDay } from '@followthrough/record'
import { z } from 'zod'
import { ChangesQuery, changesAnswer } from '../changes/answer.ts'
import type { Dossier } from '../dossier.ts'
import { DIGITS } from '../language/digits.ts'
import { LANGUAGES } from '../language/words.ts'
import { actionItems } from '../session/actions.ts'
import { sessionsOf } from '../session/agenda.ts'
import { changesBlocks } from './changes-paper.ts'
import { commitmentTable } from './commitment-lists.ts'
import { rowsWhere } from './group-papers.ts'
import type { Block, Paper } from './paper.ts'
import { column, createWriter, heading } from './writer.ts'

const WEEK_DAYS = 7
const WEEKS_AHEAD = 4

export const DigestQuery = z.object({
  /** A week before `to` where it is left out. */
  from: Day.optional(),
  /** Today where it is left out. */
  to: Day.optional(),
  weeksAhead: z.coerce.number().int().nonnegative().max(52).default(WEEKS_AHEAD),
  language: z.enum(LANGUAGES).default('en'),
  digits: z.enum(DIGITS).default('latn'),
})
export type DigestQuery = z.infer<typeof DigestQuery>

/** The two days that a digest is of. */
export function digestDays(
  { from, to }: Pick<DigestQuery, 'from' | 'to'>,
  today: string,
): { from: string; to: string } {
  const last = to ?? today
  return { from: from ?? dayOfEpoch(epochDay(last) - WEEK_DAYS), to: last }
}

/** `state` is as of the digest’s last day. Throws RefusedQuestion for days that run backwards. */
export function digestPaper(
  dossier: Dossier,
  state: State,
  query: DigestQuery,
  today: string,
): Paper {
  const { language, digits, weeksAhead } = query
  const { from, to } = digestDays(query, today)
  const answer = changesAnswer(dossier, ChangesQuery.parse({ from, to, language, limit: 0 }), to)
  const writer = createWriter(dossier, state, { language, digits, date: to })
  const { words, paperWords, run } = writer
  const until = dayOfEpoch(epochDay(to) + weeksAhead * WEEK_DAYS)
  const isAhead = (day: string) => day > to && day <= until
  const sessions = sessionsOf(dossier).filter(({ value }) => isAhead(value.on))
  const due = rowsWhere(
    state,
    (row) =>
      row.due !== null &&
      isAhead(row.due.latest) &&
      !['delivered', 'withdrawn', 'lapsed'].includes(row.headline),
  ).sort((a, b) => (a.due!.latest === b.due!.latest ? 0 : a.due!.latest < b.due!.latest ? -1 : 1))
  const actions = actionItems(dossier, state).filter(({ closedBy }) => closedBy === null)
  const none: Block = { kind: 'paragraph', runs: [run(paperWords.none)] }
  const blocks: Block[] = [
    heading(1, words.sections.changes),
    ...changesBlocks(writer, answer).map(
      (block): Block => (block.kind === 'heading' ? { ...block, level: 2 } : block),
    ),
    heading(1, `${words.sections['due-soon']}: ${words.dayWords(`${to}/${until}`)}`),
  ]
  if (sessions.length > 0)
    blocks.push({
      kind: 'table',
      caption: '',
      columns: [
        column(paperWords.sessions, 5),
        column(words.columns.day, 2),
        column(words.columns.place, 2),
      ],
      rows: sessions.map(({ value }) => [
        [{ text: value.title }],
        writer.cell(
          [words.dayWords(value.on), value.startsAt, value.tz]
            .filter((part) => part !== null)
            .join(words.comma),
        ),
        value.place === '' ? [] : [{ text: value.place }],
      ]),
    })
  if (due.length > 0) blocks.push(commitmentTable(writer, '', due))
  if (sessions.length + due.length === 0) blocks.push(none)
  blocks.push(heading(1, words.sections['action-items']))
  if (actions.length === 0) blocks.push(none)
  else
    blocks.push({
      kind: 'table',
      caption: '',
      columns: [
        column(words.sections['action-items'], 5),
        column(words.columns.owner, 3),
        column(words.columns.due, 2),
        column(words.columns['late-days'], 1.4, 'end'),
      ],
      rows: actions.map(({ action, lateDays }) => [
        [{ text: action.what }],
        action.owners.flatMap(({ party, body, name }, i) => [
          ...(i === 0 ? [] : [run(words.semicolon)]),
          name === null ? writer.name(body ?? party) : { text: name },
        ]),
        writer.cell(action.due === null ? '' : words.dayWords(action.due)),
        writer.cell(lateDays === 0 ? '' : words.countWords(lateDays)),
      ]),
    })
  return writer.finish({
    subject: `digest-${from}`,
    title: paperWords.weekly,
    subtitle: words.dayWords(`${from}/${to}`),
    blocks,
  })
}
