/** What changed between two days, as a paper: the weekly digest, and the sheet before a session. */

import type { State } from '@followthrough/ledger'
import type { ChangesAnswer } from '../changes/answer.ts'
import type { Dossier } from '../dossier.ts'
import type { Block, Paper } from './paper.ts'
import { column, createWriter, heading, type PaperRequest, type Writer } from './writer.ts'

type StatusChange = ChangesAnswer['statuses'][number]
type StatusBody = StatusChange['to']

/** `state` is as of the answer’s last day. */
export function changesPaper(
  dossier: Dossier,
  state: State,
  answer: ChangesAnswer,
  request: PaperRequest,
  /** Id of what is watched; null where everything is. */
  about: string | null = null,
): Paper {
  const writer = createWriter(dossier, state, request)
  const { words, name } = writer
  return writer.finish({
    subject: about === null ? `changes-${answer.from}` : `changes-${about}-${answer.from}`,
    title: about === null ? words.sections.changes : name(about),
    subtitle: `${about === null ? '' : `${words.sections.changes}${words.stop}`}${words.dayWords(`${answer.from}/${answer.to}`)}`,
    blocks: changesBlocks(writer, answer),
  })
}

/** How many changes there are, and a table of each kind. */
export function changesBlocks(writer: Writer, answer: ChangesAnswer): Block[] {
  const { words, name, cell, resting, run, told } = writer
  /** The headline, or the code that moved under one that stayed. */
  const standing = (one: StatusBody, other: StatusBody) =>
    one.headline !== other.headline
      ? words.headlines[one.headline]
      : one.delivery !== other.delivery
        ? words.codes[one.delivery]
        : words.codes[one.form]
  const badged = (status: string, badges: StatusChange['badgesGained']) =>
    [status, ...badges.map((badge) => words.badges[badge])].join(words.comma)
  const blocks: Block[] = []
  if (answer.total === 0) {
    blocks.push({ kind: 'paragraph', runs: [run(writer.paperWords.none)] })
  } else {
    blocks.push({
      kind: 'paragraph',
      lede: true,
      runs: [run(words.counted(answer.total, 'change'))],
    })
  }
  if (answer.statuses.length > 0) {
    blocks.push(heading(1, words.sections['statuses-changed']), {
      kind: 'table',
      caption: '',
      columns: [
        column(words.columns.title, 5),
        column(words.columns.before, 2),
        column(words.columns.after, 2),
        column(words.columns.rule, 4),
      ],
      rows: answer.statuses.map((change) => [
        [name(change.commitment.id)],
        cell(badged(standing(change.from, change.to), change.badgesLost)),
        resting(
          [run(badged(standing(change.to, change.from), change.badgesGained))],
          change.to.evidence,
        ),
        cell(change.by?.ruleText ?? ''),
      ]),
    })
  }
  if (answer.dates.length > 0) {
    const day = (due: { latest: string } | null) => (due === null ? '' : words.dayWords(due.latest))
    blocks.push(heading(1, words.sections['dates-moved']), {
      kind: 'table',
      caption: '',
      columns: [
        column(words.columns.title, 5),
        column(words.columns.before, 2),
        column(words.columns.after, 2),
      ],
      rows: answer.dates.map(({ commitment, from, to }) => [
        [name(commitment.id)],
        cell(day(from)),
        to === null ? [] : resting([run(day(to))], [to.statement]),
      ]),
    })
  }
  const figures = [
    [words.sections['figures-revised'], answer.figures],
    [words.sections.disagreements, answer.disagreements],
    [writer.paperWords.settled, answer.settled],
  ] as const
  for (const [title, list] of figures) {
    if (list.length === 0) continue
    const values = (figure: (typeof list)[number]['to']) =>
      (figure?.values ?? []).flatMap(({ value, unit }, i) => [
        ...(i === 0 ? [] : [run(' / ')]),
        writer.value(value, unit),
      ])
    blocks.push(heading(1, title), {
      kind: 'table',
      caption: '',
      columns: [
        column(words.columns.title, 5),
        column(words.columns.before, 2),
        column(words.columns.after, 3),
      ],
      rows: list.map(({ subject, propertyName, propertyLanguage, from, to }) => [
        [
          name(subject.id),
          run(': '),
          propertyLanguage === writer.language ? run(propertyName) : told(propertyName),
        ],
        values(from),
        to === null ? [] : resting(values(to), to.statements),
      ]),
    })
  }
  if (answer.crossings.length > 0) {
    const openness = (open: boolean | null) =>
      words.openness[open === null ? 'unknown' : open ? 'yes' : 'no']
    blocks.push(heading(1, words.sections.crossings), {
      kind: 'table',
      caption: '',
      columns: [
        column(words.columns.place, 5),
        column(words.columns.mode, 2),
        column(words.columns.before, 2),
        column(words.columns.after, 2),
      ],
      rows: answer.crossings.map((crossing) => [
        [told(crossing.name)],
        cell(crossing.modeText),
        cell(openness(crossing.from.open)),
        writer.sourced(
          [run(openness(crossing.to.open))],
          crossing.to.cause?.sources.map(({ id }) => id) ?? [],
        ),
      ]),
    })
  }
  for (const [title, { added, removed }] of [
    [writer.paperWords.newCommitments, answer.commitments],
    [writer.paperWords.newInstruments, answer.instruments],
    [writer.paperWords.newEvents, answer.events],
  ] as const) {
    if (added.length + removed.length === 0) continue
    blocks.push(heading(1, title), {
      kind: 'list',
      ordered: false,
      items: [
        ...added.map(({ id }) => [name(id)]),
        ...removed.map(({ id }) => [name(id), run(` (${writer.paperWords.gone})`)]),
      ],
    })
  }
  return blocks
}
