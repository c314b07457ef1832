/** The brief on one commitment: how it stands, what to ask, its text and test, its evidence. */

import type { State } from '@followthrough/ledger'
import { type CommitmentAnswer, commitmentAnswer } from '../answers/commitment.ts'
import { asksOf } from '../ask/asks.ts'
import type { Dossier } from '../dossier.ts'
import type { Words } from '../language/words.ts'
import { dueRuns, questionRuns, statusRuns } from './commitment-lists.ts'
import type { Block, Fact, Paper } from './paper.ts'
import { capital, column, createWriter, heading, type PaperRequest } from './writer.ts'

/** Null when the commitment is unknown, or not on record as of the state’s days. */
export function commitmentPaper(
  dossier: Dossier,
  state: State,
  id: string,
  request: PaperRequest,
): Paper | null {
  const answer = commitmentAnswer(dossier, state, id)
  if (answer === null) return null
  const writer = createWriter(dossier, state, request)
  const { words, paperWords, run, told, name } = writer
  const { commitment } = answer
  const { language, digits = 'latn' } = { language: writer.language, ...request }
  const [ask] = asksOf(dossier, state, { language, digits }).filter(
    (one) => one.commitment.id === id,
  )
  const fact = (label: string, runs: Fact['runs']): Fact[] =>
    runs.length === 0 ? [] : [{ label, runs }]
  const blocks: Block[] = [
    {
      kind: 'facts',
      pairs: [
        ...fact(words.columns.status, statusRuns(writer, commitment)),
        ...fact(
          words.columns.form,
          writer.resting(
            [run(words.codes[answer.form.code]), run(since(answer.form.since))],
            answer.form.evidence,
          ),
        ),
        ...fact(
          words.columns.delivery,
          writer.resting(
            [run(words.codes[answer.delivery.code]), run(since(answer.delivery.since))],
            answer.delivery.evidence,
          ),
        ),
        ...fact(words.columns.rule, [run(words.rules[commitment.rule])]),
        ...fact(words.columns.due, dueRuns(writer, commitment)),
        ...fact(
          words.columns['silence-days'],
          commitment.declaratory ? [] : [run(words.counted(commitment.silenceDays, 'day'))],
        ),
        ...fact(
          words.columns['times-promised'],
          writer.resting(
            [run(words.countWords(answer.occasions.length))],
            answer.occasions.flatMap(({ statements }) => statements),
          ),
        ),
        ...fact(words.columns.sector, [name(commitment.sector)]),
        ...fact(
          words.columns.instrument,
          commitment.instrument === null ? [] : [name(commitment.instrument.id)],
        ),
        ...commitment.responsible.flatMap(({ party, bodies }) =>
          bodies.length === 0
            ? []
            : [{ label: name(party.id).text, runs: writer.names(bodies.map((body) => body.id)) }],
        ),
      ],
    },
  ]
  if (ask !== undefined) {
    blocks.push(
      heading(1, words.sections.questions),
      { kind: 'paragraph', runs: questionRuns(writer, ask) },
      {
        kind: 'facts',
        pairs: [
          ...fact(words.columns['next-step'], [run(ask.nextStepText)]),
          ...fact(
            words.columns.owner,
            writer.names(ask.owners.map(({ party, body }) => body?.id ?? party.id)),
          ),
          ...fact(words.columns.rule, [
            run(`${capital(ask.ruleName)}${words.stop}${ask.ruleText}`),
          ]),
        ],
      },
    )
  }
  blocks.push(heading(1, words.sections.text), {
    kind: 'paragraph',
    runs: writer.sourced(
      [told(commitment.text)],
      commitment.sources.map((source) => source.id),
    ),
  })
  if (answer.test !== null) {
    const { deliveredWhen, partlyWhen, notEnough } = answer.test
    const pairs = [
      ...fact(words.labels['test-delivered'], tell(deliveredWhen)),
      ...fact(words.labels['test-partly'], tell(partlyWhen)),
      ...fact(words.labels['test-not-enough'], tell(notEnough)),
    ]
    if (pairs.length > 0) blocks.push(heading(1, words.sections.test), { kind: 'facts', pairs })
  }
  blocks.push(heading(1, words.sections.history), {
    kind: 'table',
    caption: '',
    columns: [
      column(words.columns.day, 2),
      column(words.columns.status, 2),
      column(words.columns.rule, 6),
    ],
    rows: answer.history.map((change, i) => {
      const [status, rule] = step(words, answer.history[i - 1], change)
      return [writer.cell(words.dayWords(change.on)), writer.cell(status), writer.cell(rule)]
    }),
  })
  if (answer.statements.length > 0) {
    blocks.push(heading(1, words.sections.evidence), {
      kind: 'table',
      caption: '',
      columns: [
        column(words.columns.day, 2),
        column(paperWords.act, 6),
        column(words.columns.source, 3),
      ],
      rows: onceEach(answer.statements).map((statements) => {
        const [first] = statements
        const { summary, value, on, knownOn, source } = first!
        return [
          writer.cell(words.dayWords(on ?? knownOn)),
          [told(summary === '' ? value : summary)],
          writer.resting(
            [source === null ? run(words.labels.unknown) : told(source.publisher)],
            statements.map(({ id: statement }) => statement),
          ),
        ]
      }),
    })
  }
  if (answer.disagreements.length > 0) {
    blocks.push(heading(1, words.sections.disagreements), {
      kind: 'table',
      caption: '',
      columns: [
        column(words.columns.title, 4),
        column(words.columns.value, 4),
        column(words.columns.origins, 1.4, 'end'),
      ],
      rows: answer.disagreements.flatMap(({ propertyWords, values }) =>
        values.map((value, i) => [
          i === 0 ? [told(propertyWords)] : [],
          writer.resting(
            [
              {
                ...writer.value(value.value, value.unit),
                ...(i === 0 ? { strong: true } : {}),
              },
            ],
            value.statements.map((statement) => statement.id),
          ),
          writer.cell(words.countWords(value.origins)),
        ]),
      ),
    })
  }
  if (answer.searches.length > 0) {
    blocks.push(heading(1, words.sections.searches), {
      kind: 'list',
      ordered: false,
      items: answer.searches.map(({ on, what, where, result }) => [
        run(`${words.dayWords(on)}: `),
        told(`${what} (${where}). ${result}`),
      ]),
    })
  }
  return writer.finish({
    subject: id,
    title: name(id),
    subtitle: paperWords.commitmentBrief,
    blocks,
  })

  function since(day: string | null): string {
    return day === null ? '' : `${words.comma}${words.dayWords(day)}`
  }

  function tell(text: string) {
    return text === '' ? [] : [told(text)]
  }
}

type Step = CommitmentAnswer['history'][number]

/** The headline and its rule, or the code that moved under one that stayed. */
function step(words: Words, before: Step | undefined, now: Step): [status: string, rule: string] {
  if (before === undefined || before.headline !== now.headline)
    return [words.headlines[now.headline], words.rules[now.rule]]
  return before.delivery !== now.delivery
    ? [words.codes[now.delivery], words.rules[now.deliveryRule]]
    : [words.codes[now.form], words.rules[now.formRule]]
}

/** Statements of one row of the pack, told by several sources, as one. */
function onceEach<S extends { readonly id: string; readonly row: string | null }>(
  statements: readonly S[],
): S[][] {
  const rows = new Map<string, S[]>()
  for (const statement of statements) {
    const key = statement.row ?? statement.id
    rows.set(key, [...(rows.get(key) ?? []), statement])
  }
  return [...rows.values()]
}
