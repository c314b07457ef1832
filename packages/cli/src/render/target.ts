/** Trade against the target: scoreboards side by side, deadlines in dispute, who named it when. */

import {
  amountWords,
  dayWords,
  intervalWords,
  plainWords,
  type ScoreboardBody,
  type TargetAnswer,
  type TargetSummary,
  type TotalBody,
} from '@followthrough/brief'
import { disagreementLines } from './disagreements.ts'
import { ends, type Paper, prose, section, sheet, table } from './paper.ts'
import { dueWords, percentWords, standing } from './words.ts'

const BAR = 20

export function renderTarget(body: TargetAnswer, paper: Paper): string {
  return sheet(
    ends(paper, `${body.partnership.title}: trade against the target`, standing(body)),
    ...(body.targets.length === 0
      ? [prose(paper, 'No target was on record by this day.')]
      : body.targets.flatMap((target) => [
          [...targetLines(paper, target), ...scoreboardLines(paper, target)],
          section(paper, 'Named on', occasionLines(paper, target.occasions)),
        ])),
    section(paper, 'Other levels named', otherLines(paper, body)),
    section(paper, 'Reported figures', totalLines(paper, body.totals)),
    ...body.disagreements.map((disagreement) => disagreementLines(paper, disagreement)),
  )
}

/** What is aimed at and by when, with every other date that was given. */
export function targetLines(paper: Paper, target: TargetSummary): string[] {
  const name = target.commitment?.name ?? plainWords(target.indicator)
  const due =
    target.due === null
      ? 'No due date is on record.'
      : `Due ${dueWords(target.due)} (${target.due.kind})${quoted(': ', target.due.words)}.`
  const others = target.otherDues
    .map((other) => `${dueWords(other)}${quoted(' (', other.words, ')')}`)
    .join('; ')
  return section(paper, `${name}: ${amountWords(target.value, target.unit)}`, [
    ...prose(paper, due, 'plain', 2),
    ...(others === ''
      ? []
      : prose(paper, `The date is in dispute. Also given: ${others}.`, 'alarm', 2)),
  ])
}

/** Words of the record between `before` and `after`; nothing where the record has none. */
function quoted(before: string, words: string, after = ''): string {
  return words === '' ? '' : `${before}“${words}”${after}`
}

/** One line a statistical basis; never a sum of them. */
export function scoreboardLines(paper: Paper, target: TargetSummary): string[] {
  if (target.scoreboards.length === 0)
    return prose(paper, 'No full-year figure was on record by this day.', 'quiet', 2)
  return [
    '',
    ...table(
      paper,
      [{ flex: true }, { align: 'right' }, { align: 'right' }, {}, { align: 'right', folds: 1 }],
      target.scoreboards.map((board) => [
        [
          `${board.reporter.name}, ${board.label}`,
          { text: basisOf(board), tone: 'quiet' },
          ...(board.before === null
            ? []
            : [
                {
                  text: `${board.before.label}: ${amountWords(board.before.value, board.unit)}`,
                  tone: 'quiet' as const,
                },
              ]),
        ],
        amountWords(board.value, board.unit),
        percentWords(board.share),
        bar(board),
        {
          text:
            board.requiredGrowth === null
              ? ''
              : `needs ${growthWords(board.requiredGrowth)} a year`,
          tone: 'quiet',
        },
      ]),
    ),
  ]
}

function growthWords(growth: number): string {
  return `${growth >= 0 ? '+' : '−'}${percentWords(Math.abs(growth))}`
}

function bar(board: ScoreboardBody): { text: string; tone: 'deed' } {
  const filled = Math.max(0, Math.min(BAR, Math.round(board.share * BAR)))
  return { text: `${'━'.repeat(filled)}${'·'.repeat(BAR - filled)}`, tone: 'deed' }
}

function basisOf(total: TotalBody): string {
  const what = total.direction === 'total' ? 'both ways' : `${total.direction}s`
  const kind = total.kind === 'derived' ? ', computed from reported figures' : ''
  return `${plainWords(total.basis)}, ${what}${kind}`
}

function occasionLines(paper: Paper, occasions: TargetSummary['occasions']): string[] {
  return table(
    paper,
    [{ align: 'right' }, { flex: true }, { folds: 1 }],
    [...occasions]
      .sort((a, b) => (a.on < b.on ? -1 : 1))
      .map((occasion) => [
        dayWords(occasion.on),
        [
          occasion.sayer,
          {
            text: occasion.dueWords === '' ? 'no date given' : `due: “${occasion.dueWords}”`,
            tone: 'quiet',
          },
          { text: occasion.note, tone: 'quiet' },
        ],
        { text: occasion.sources.map((source) => source.id).join(', '), tone: 'quiet' },
      ]),
  )
}

function otherLines(paper: Paper, body: TargetAnswer): string[] {
  return table(
    paper,
    [{ align: 'right' }, { flex: true }, { align: 'right' }, { folds: 1 }],
    body.otherTargets.map((target) => [
      dayWords(target.on),
      [
        plainWords(target.indicator),
        { text: target.sayer, tone: 'quiet' },
        { text: target.due === null ? '' : `due ${dayWords(target.due)}`, tone: 'quiet' },
      ],
      amountWords(target.value, target.unit),
      { text: target.sources.map((source) => source.id).join(', '), tone: 'quiet' },
    ]),
  )
}

function totalLines(paper: Paper, totals: readonly TotalBody[]): string[] {
  return table(
    paper,
    [{}, { flex: true }, { align: 'right' }, { folds: 1 }],
    [...totals]
      .sort((a, b) => (a.periodEnd === b.periodEnd ? 0 : a.periodEnd < b.periodEnd ? 1 : -1))
      .map((total) => [
        total.label,
        [
          `${total.reporter.name}, ${basisOf(total)}`,
          {
            text: total.fullYear
              ? ''
              : intervalWords({ earliest: total.periodStart, latest: total.periodEnd }),
            tone: 'quiet',
          },
          { text: total.note, tone: 'quiet' },
        ],
        amountWords(total.value, total.unit),
        { text: total.sources.map((source) => source.id).join(', '), tone: 'quiet' },
      ]),
  )
}
