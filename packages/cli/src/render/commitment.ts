/** One commitment opened: what was promised, the test it must pass, how it stands, and why. */

import {
  amountWords,
  type CommitmentAnswer,
  codeWords,
  countWords,
  dayWords,
  headlineWords,
} from '@followthrough/brief'
import { disagreementLines } from './disagreements.ts'
import { evidenceLines, sourceWords } from './evidence.ts'
import {
  type Cell,
  ends,
  facts,
  type Inked,
  type Paper,
  prose,
  section,
  sheet,
  table,
} from './paper.ts'
import { badgeCells, statusCell } from './status-words.ts'
import { daysCount, distanceWords, dueWords, some, standing } from './words.ts'

export function renderCommitment(body: CommitmentAnswer, paper: Paper): string {
  const { commitment, test } = body
  return sheet(
    [
      ...ends(paper, commitment.title, commitment.id),
      ...prose(
        paper,
        `${body.partnership.title}, ${commitment.sectorName}, ${standing(body)}`,
        'quiet',
      ),
    ],
    prose(paper, commitment.text),
    section(
      paper,
      'Test',
      test === null
        ? prose(paper, 'None: a declaration of intent, left out of every rate.', 'plain', 2)
        : facts(paper, [
            ['delivered when', test.deliveredWhen],
            ['partly when', test.partlyWhen],
            ['not enough', test.notEnough],
          ]),
    ),
    section(paper, 'How it stands', standingLines(body, paper)),
    section(paper, 'Responsible', responsibleLines(body, paper)),
    section(paper, 'How it came here', historyLines(body, paper)),
    section(paper, 'Evidence', evidenceLines(paper, body.statements, { subject: commitment.id })),
    ...body.disagreements.map((disagreement) => disagreementLines(paper, disagreement)),
    section(paper, 'Looked for', searchLines(body, paper)),
    section(paper, 'About it', aboutLines(body, paper)),
  )
}

function standingLines(body: CommitmentAnswer, paper: Paper): string[] {
  const { commitment, form, delivery } = body
  const axis = (coded: typeof form): Cell => [
    `${codeWords(coded.code)}${coded.since === null ? '' : ` since ${dayWords(coded.since)}`}`,
    { text: `${coded.rule}: ${coded.ruleText}`, tone: 'quiet' },
    {
      text:
        coded.evidence.length === 0 ? '' : `rests on ${some(coded.evidence.length, 'statement')}`,
      tone: 'quiet',
    },
  ]
  const { due } = commitment
  const dues: (string | Inked)[] =
    due === null
      ? ['no date on record']
      : [
          `${dueWords(due)} (${due.kind}), ${distanceWords(body.asOf, due.latest)}`,
          { text: due.words === '' ? '' : `“${due.words}”`, tone: 'quiet' },
        ]
  for (const other of body.otherDues)
    dues.push({ text: `also given: ${dueWords(other)} (“${other.words}”)`, tone: 'alarm' })
  const promised =
    commitment.firstPromisedOn === null
      ? ''
      : `first on ${dayWords(commitment.firstPromisedOn)}${
          commitment.recurrences === 0 ? '' : `, and again ${times(commitment.recurrences)} since`
        }`
  const isDone = commitment.headline === 'delivered' || commitment.headline === 'withdrawn'
  return facts(paper, [
    ['status', [statusCell(commitment.headline), ...badgeCells(commitment)]],
    ['form', axis(form)],
    ['delivery', axis(delivery)],
    ['deeds alone', body.reached === delivery.code ? '' : codeWords(body.reached)],
    [
      'late by',
      body.lateByDays === null || body.lateByDays === 0 ? '' : daysCount(body.lateByDays),
    ],
    ['due', dues],
    [
      'silent',
      isDone
        ? ''
        : `${daysCount(commitment.silenceDays)}, since ${dayWords(commitment.lastQualifyingOn)}; stalled after ${commitment.stallMonths} months, lapsed after ${commitment.lapseMonths}`,
    ],
    ['promised', promised],
    ['signed by', body.signedBy.join(', ')],
    ['ratified by', body.ratifiedBy.join(', ')],
  ])
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${countWords(count)} times`
}

function responsibleLines({ commitment }: CommitmentAnswer, paper: Paper): string[] {
  return facts(
    paper,
    commitment.responsible.map(({ party, bodies }) => [
      party.name,
      bodies.length === 0
        ? { text: 'no body named', tone: 'quiet' }
        : bodies.map((body) => `${body.name} (${body.id})${body.probable ? ', probably' : ''}`),
    ]),
  )
}

function historyLines({ history }: CommitmentAnswer, paper: Paper): string[] {
  return table(
    paper,
    [{ align: 'right' }, {}, { flex: true }],
    history.map((change) => [
      dayWords(change.on),
      statusCell(change.headline),
      [
        change.from === null || change.from === change.headline
          ? `${change.form}, ${change.delivery}`
          : `${change.form}, ${change.delivery}, from ${headlineWords(change.from)}`,
        { text: `${change.rule}: ${change.ruleText}`, tone: 'quiet' },
      ],
    ]),
  )
}

function searchLines({ searches }: CommitmentAnswer, paper: Paper): string[] {
  return table(
    paper,
    [{ align: 'right' }, { flex: true }],
    searches.map((search) => [
      dayWords(search.on),
      [
        `${search.what}: ${search.found ? 'found' : 'nothing found'}`,
        { text: search.result, tone: 'plain' },
        { text: `in ${search.where}`, tone: 'quiet' },
      ],
    ]),
  )
}

function aboutLines({ commitment }: CommitmentAnswer, paper: Paper): string[] {
  const ref = (ref: { id: string; name: string }) => `${ref.name} (${ref.id})`
  return facts(paper, [
    ['carried by', commitment.instrument === null ? '' : ref(commitment.instrument)],
    ['from', commitment.event === null ? '' : ref(commitment.event)],
    ['bears on it', commitment.related.map(ref)],
    ['depends on', commitment.dependsOn.map(ref)],
    [
      'measured by',
      commitment.value === null
        ? commitment.indicator
        : `${commitment.indicator}: ${amountWords(commitment.value, commitment.unit)}`,
    ],
    ['note', commitment.note],
    ['sources', commitment.sources.map((source) => `[${source.class}] ${sourceWords(source)}`)],
  ])
}
