/** Sessions: what the partnership meets by, and one session opened. */

import {
  dayWords,
  type SessionAnswer,
  type SessionRow,
  type SessionsAnswer,
} from '@followthrough/brief'
import { actionLines } from './actions.ts'
import {
  ends,
  facts,
  type Inked,
  type Paper,
  prose,
  section,
  sheet,
  type Tone,
  table,
} from './paper.ts'
import { some, standing } from './words.ts'

const STAGES: Record<SessionRow['stage'], { glyph: string; tone: Tone }> = {
  planned: { glyph: '○', tone: 'word' },
  held: { glyph: '◐', tone: 'stopped' },
  closed: { glyph: '●', tone: 'deed' },
}

export function renderSessions(body: SessionsAnswer, paper: Paper): string {
  const { mechanisms, sessions } = body
  return sheet(
    ends(paper, `${body.partnership.title}: ${some(sessions.length, 'session')}`, standing(body)),
    sessions.length === 0
      ? prose(
          paper,
          'This desk has no session yet: followthrough session new ID --mechanism ID --on DAY.',
        )
      : table(
          paper,
          [{}, { align: 'right' }, { flex: true }, { folds: 1 }],
          sessions.map((row) => [
            stageCell(row),
            dayWords(row.on),
            [
              { text: row.title, tone: 'strong' },
              { text: [row.mechanism.name, row.place].filter(Boolean).join(' · '), tone: 'quiet' },
              { text: agendaWords(row), tone: 'quiet' },
            ],
            { text: row.id, tone: 'quiet' },
          ]),
        ),
    section(
      paper,
      'What the partnership meets by',
      table(
        paper,
        [{ flex: true }, { folds: 2 }, { folds: 1 }],
        mechanisms.map(({ institution, formatName, nextNumber, held }) => {
          const last = held.at(-1)
          return [
            [
              institution.name,
              {
                text:
                  last === undefined
                    ? 'no session on record'
                    : `${some(held.length, 'session')} on record, the last ${dayWords(last.on)}${nextNumber === null ? '' : `; the next is number ${nextNumber}`}`,
                tone: 'quiet',
              },
            ],
            { text: formatName, tone: 'quiet' },
            { text: institution.id, tone: 'quiet' },
          ]
        }),
      ),
    ),
  )
}

function stageCell({ stage }: SessionRow): Inked {
  const { glyph, tone } = STAGES[stage]
  return { text: `${glyph} ${stage}`, tone }
}

function agendaWords({ fixedAt }: SessionRow): string {
  return fixedAt === null ? 'agenda in draft' : `agenda fixed at ${dayWords(fixedAt)}`
}

/** "12 Apr 2027, 09:30 Europe/Paris, Paris". */
export function sessionDay({ on, startsAt, tz, place }: SessionRow): string {
  const time = startsAt === null ? '' : `${startsAt} ${tz ?? ''}`.trim()
  return [dayWords(on), time, place].filter(Boolean).join(', ')
}

export function renderSession(body: SessionAnswer, paper: Paper): string {
  const { session, before, actions, carried, outcomes, closed } = body
  const chairs = session.coChairs.map(
    ({ party, person, name }) => `${party.name}: ${person?.name ?? name}`,
  )
  return sheet(
    [
      ...ends(paper, session.title, session.id),
      ...prose(paper, [stageCell(session).text, sessionDay(session)].join(' · '), 'quiet'),
    ],
    facts(paper, [
      ['Mechanism', `${session.mechanism.name} (${session.formatName})`],
      ['Number', session.number === null ? '' : String(session.number)],
      ['Co-chairs', chairs.join('; ')],
      ['Sectors', session.sectors.map(({ name }) => name).join(', ') || 'all'],
      ['Agenda', `${agendaWords(session)}; by ${session.groupBy}`],
      ['Before it', before ?? 'no session of this desk'],
      ['Written', `by ${session.writtenBy}, ${dayWords(session.writtenOn)}`],
      ['Closed', closed === null ? '' : `by ${closed.by}, ${dayWords(closed.on)}`],
      ['Note', [session.note, closed?.note ?? ''].filter(Boolean).join(' ')],
    ]),
    section(
      paper,
      'What its items came to',
      table(
        paper,
        [{ flex: true }, {}, { folds: 1 }],
        outcomes.map(({ item, outcomeName, words, due, by }) => [
          [item, { text: words, tone: 'plain' }],
          `${outcomeName}${due === null ? '' : `, ${dayWords(due)}`}`,
          { text: by, tone: 'quiet' },
        ]),
      ),
    ),
    section(paper, 'Action items that it gave', actionLines(paper, actions)),
    section(paper, 'Action items still open from before', actionLines(paper, carried)),
  )
}
