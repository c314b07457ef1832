/** Statements set for reading: sources of one finding together, each with its class. */

import { dayWords, plainWords, type SourceRef, type StatementBody } from '@followthrough/brief'
import { type Inked, type Paper, table } from './paper.ts'

/** One finding a row, in the order given: day, act, what happened, then the sources. */
export function evidenceLines(
  paper: Paper,
  statements: readonly StatementBody[],
  names: { readonly subject: string | null } = { subject: null },
): string[] {
  return table(
    paper,
    [{ align: 'right' }, { flex: true }],
    findings(statements).map((all) => {
      const [first] = all as [StatementBody, ...StatementBody[]]
      return [
        first.on === null ? '' : dayWords(first.on),
        [
          { text: actWords(first), tone: 'strong' },
          {
            text:
              names.subject === null || names.subject === first.subject.id
                ? ''
                : `of ${first.subject.name} (${first.subject.id})`,
            tone: 'quiet',
          },
          first.summary === '' ? valueWords(first) : first.summary,
          {
            text: first.words === '' || first.words === first.summary ? '' : `“${first.words}”`,
            tone: 'plain',
          },
          { text: first.note, tone: 'quiet' },
          ...all.map(citation),
        ],
      ]
    }),
  )
}

/** Statements of one row of a pack are one finding that several sources tell. */
function findings(statements: readonly StatementBody[]): StatementBody[][] {
  const byRow = new Map<string, StatementBody[]>()
  for (const statement of statements) {
    const key = statement.row === null ? statement.id : `${statement.property} ${statement.row}`
    const same = byRow.get(key)
    if (same === undefined) byRow.set(key, [statement])
    else same.push(statement)
  }
  return [...byRow.values()]
}

function actWords(statement: StatementBody): string {
  const what =
    statement.property === 'act'
      ? plainWords(statement.value)
      : statement.property === 'due'
        ? `due ${dayWords(statement.value)}`
        : plainWords(statement.property)
  const how = statement.modality === 'fact' ? '' : ` (${statement.modality})`
  const meets =
    statement.meets === null
      ? ''
      : `, the test met in ${statement.meets === 'whole' ? 'whole' : 'part'}`
  const who = [statement.saidBy?.name ?? '', statement.by.join(', ')].filter(Boolean).join(', for ')
  return `${what}${how}${meets}${who === '' ? '' : ` — ${who}`}`
}

function valueWords(statement: StatementBody): string {
  return statement.property === 'act' || statement.property === 'due' ? '' : statement.value
}

function citation(statement: StatementBody): Inked {
  const { source } = statement
  if (source === null) return { text: statement.recordedBy, tone: 'quiet' }
  return {
    text: `[${statement.sourceClass ?? source.class}] ${sourceWords(source)}`,
    tone: 'quiet',
  }
}

/** Who published it, when, and the id that opens it. */
export function sourceWords(source: SourceRef): string {
  const when = source.published === null ? 'undated' : dayWords(source.published)
  const who = source.publisher === '' ? source.title : source.publisher
  return `${who}, ${when} (${source.id})`
}
