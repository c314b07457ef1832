/** Tables of commitments and of questions, as several papers have them. */

import type { State } from '@followthrough/ledger'
import type { CommitmentRow } from '../answers/common.ts'
import type { Ask } from '../ask/asks.ts'
import type { Dossier } from '../dossier.ts'
import type { Block, Run } from './paper.ts'
import { capital, column, type Writer } from './writer.ts'

/** Status with its badges, resting on the evidence of its rule. */
export function statusRuns(
  writer: Writer,
  row: Pick<CommitmentRow, 'headline' | 'badges' | 'declaratory' | 'evidence'>,
): Run[] {
  const { words } = writer
  const said = [
    words.headlines[row.headline],
    ...row.badges.map((badge) => words.badges[badge]),
    ...(row.declaratory ? [words.badges.declaratory] : []),
  ]
  return writer.resting([writer.run(said.join(writer.words.comma))], row.evidence)
}

/** The day by which it is due, resting on the statement that says so. */
export function dueRuns(writer: Writer, { due }: Pick<CommitmentRow, 'due'>): Run[] {
  return due === null
    ? []
    : writer.resting(
        [writer.run(writer.words.dayWords(`${due.earliest}/${due.latest}`))],
        [due.statement],
      )
}

export function commitmentTable(
  writer: Writer,
  caption: string,
  rows: readonly CommitmentRow[],
  withSector: ((id: string) => Run) | null = null,
): Block {
  const { columns } = writer.words
  return {
    kind: 'table',
    caption,
    columns: [
      column(columns.title, 5),
      ...(withSector === null ? [] : [column(columns.sector, 2)]),
      column(columns.status, 2.4),
      column(columns.due, 2),
      column(columns['silence-days'], 1.4, 'end'),
    ],
    rows: rows.map((row) => [
      [writer.name(row.id)],
      ...(withSector === null ? [] : [[withSector(row.sector)]]),
      statusRuns(writer, row),
      dueRuns(writer, row),
      writer.cell(row.declaratory ? '' : writer.words.countWords(row.silenceDays)),
    ]),
  }
}

/** Questions with their facts, each under its commitment’s name. */
export function askBlocks(
  dossier: Dossier,
  state: State,
  writer: Writer,
  asks: readonly Ask[],
  level: 2 | 3,
): Block[] {
  return asks.flatMap((ask): Block[] => {
    const title = writer.name(ask.commitment.id)
    return [
      {
        kind: 'heading',
        level,
        text: title.text,
        ...(title.language === undefined ? {} : { language: title.language }),
      },
      { kind: 'paragraph', runs: questionRuns(writer, ask) },
      askFacts(dossier, state, writer, ask),
    ]
  })
}

export function questionRuns(writer: Writer, ask: Ask): Run[] {
  const runs = ask.questionRuns.map(
    ({ text, language }): Run =>
      language === null || language === writer.language ? { text } : { text, language },
  )
  return writer.resting(runs, ask.evidence)
}

function askFacts(dossier: Dossier, state: State, writer: Writer, ask: Ask): Block {
  const { words } = writer
  const searches = searchRuns(dossier, state, writer, ask.searches)
  return {
    kind: 'facts',
    pairs: [
      { label: words.columns['next-step'], runs: [writer.run(ask.nextStepText)] },
      {
        label: words.columns.owner,
        runs: writer.names(ask.owners.map(({ party, body }) => body?.id ?? party.id)),
      },
      ...(ask.by === null
        ? []
        : [{ label: words.columns.due, runs: [writer.run(words.dayWords(ask.by))] }]),
      {
        label: words.columns.rule,
        runs: [writer.run(`${capital(ask.ruleName)}${words.stop}${ask.ruleText}`)],
      },
      ...(searches.length === 0 ? [] : [{ label: words.sections.searches, runs: searches }]),
    ],
  }
}

/** Where was looked and nothing found, and when. */
export function searchRuns(
  dossier: Dossier,
  state: State,
  writer: Writer,
  ids: readonly string[],
): Run[] {
  return dossier.ledger.searches
    .filter(({ value }) => ids.includes(value.id) && value.on <= state.knownAt)
    .flatMap(({ value }, i) => [
      ...(i === 0 ? [] : [writer.run(writer.words.semicolon)]),
      writer.told(value.where),
      writer.run(` (${writer.words.dayWords(value.on)})`),
    ])
}
