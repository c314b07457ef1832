/** Changes of workbooks: what one would change, what is proposed, what was decided. */

import {
  type CellValue,
  dayWords,
  type SheetChangeBody,
  type SheetChangesAnswer,
  type SheetDecisionAnswer,
  type WorkbookReport,
} from '@followthrough/brief'
import {
  clip,
  ends,
  type Inked,
  type Paper,
  prose,
  type Row,
  section,
  sheet,
  table,
} from './paper.ts'
import { some, standing } from './words.ts'

/** Longer texts are cut on a terminal; --json has them whole. */
const MOST_SHOWN = 200

export function renderReport(report: WorkbookReport, paper: Paper): string {
  const { changes, problems, errors, conflicts, statements, isDryRun, sender, file } = report
  const title = `${file}, from ${sender}: ${some(changes.length, 'changed cell')}${conflicts === 0 ? '' : `, ${some(conflicts, 'conflict')}`}`
  const exported =
    report.exported === null ? '' : `exported as of ${dayWords(report.exported.asOf)}`
  return sheet(
    ends(paper, title, exported),
    section(
      paper,
      'What changed',
      table(
        paper,
        [{}, { flex: true }],
        changes.map(
          (one): Row => [
            {
              text: `${one.tab}!${one.column}${one.row}`,
              tone: one.isConflict ? 'alarm' : 'quiet',
            },
            cellsOf(one, one.exported, one.before),
          ],
        ),
      ),
    ),
    section(
      paper,
      errors === 0 ? 'What was left out' : 'What is wrong',
      table(
        paper,
        [{}, { flex: true }],
        problems.map(
          (one): Row => [
            one.isWarning ? { text: 'note', tone: 'quiet' } : { text: 'error', tone: 'alarm' },
            one.message,
          ],
        ),
      ),
    ),
    report.isCut ? prose(paper, 'There are more problems than are told.', 'quiet') : [],
    prose(paper, outcomeWords(report)),
  )

  function outcomeWords({ import: id }: WorkbookReport): string {
    if (errors > 0)
      return `With ${some(errors, 'error')} nothing of the file is proposed. Put the file right and import it again.`
    if (changes.length === 0) return 'Nothing changed, and nothing is proposed.'
    const known = changes.length - statements
    const before = known === 0 ? '' : ` ${some(known, 'change')} came with this file before.`
    if (isDryRun)
      return `${some(statements, 'change')} would be proposed; nothing was written.${before}`
    return `${some(statements, 'change')} proposed.${before} See followthrough import list --import ${id}`
  }
}

interface Change {
  readonly name: string
  readonly fieldName: string
  readonly now: CellValue
  readonly isConflict: boolean
}

/** What a row is, and under it old → new; of a conflict all three values. */
function cellsOf(change: Change, exported: CellValue, onRecord: CellValue): Inked[] {
  const { name, fieldName, now, isConflict } = change
  const head: Inked = { text: `${name}, ${fieldName}`, tone: 'strong' }
  if (!isConflict)
    return [head, { text: `${valueWords(onRecord)} → ${valueWords(now)}`, tone: 'plain' }]
  return [
    head,
    { text: `exported: ${valueWords(exported)}`, tone: 'quiet' },
    { text: `now on record: ${valueWords(onRecord)}`, tone: 'alarm' },
    { text: `sent: ${valueWords(now)}`, tone: 'plain' },
  ]
}

function valueWords(value: CellValue): string {
  return value === null || value === '' ? 'nothing' : `“${clip(String(value), MOST_SHOWN)}”`
}

export function renderSheetChanges(body: SheetChangesAnswer, paper: Paper): string {
  const { changes, total, imports } = body
  return sheet(
    ends(
      paper,
      `${some(total, 'change')} from workbooks${changes.length === total ? '' : `, ${changes.length} shown`}`,
      standing(body),
    ),
    changes.length === 0
      ? prose(
          paper,
          'Nothing is so. Bring a workbook in: followthrough import FILE --from NAME; see also --state all.',
        )
      : [],
    ...imports.map(({ import: id, sender, file, on, open }) => {
      const own = changes.filter((change) => change.import === id)
      const head = `${id}  ${sender}${file === '' ? '' : `, ${file}`}, ${dayWords(on)}: ${open} open`
      return section(paper, head, changeLines(paper, own))
    }),
  )
}

export function renderDecidedChanges(
  body: SheetDecisionAnswer,
  verdict: 'accept' | 'reject' | 'undo',
  paper: Paper,
): string {
  const { decided, left, changes } = body
  const done = { accept: 'accepted', reject: 'rejected', undo: 'open again' }[verdict]
  return sheet(
    ends(paper, `${some(decided.length, 'change')} ${done}`, standing(body)),
    changeLines(paper, changes),
    left.length === 0
      ? []
      : prose(
          paper,
          `Left open, for their record moved meanwhile: ${left.join(', ')}. To accept one all the same: followthrough import accept --conflict ID`,
        ),
  )
}

function changeLines(paper: Paper, changes: readonly SheetChangeBody[]): string[] {
  return table(
    paper,
    [{}, { flex: true }],
    changes.map(
      (change): Row => [
        { text: change.change.slice(change.import.length + 1), tone: 'quiet' },
        [...cellsOf(change, change.exported, beforeOf(change)), ...stateCells(change)],
      ],
    ),
  )
}

/** What stood before it: of an accepted one what was exported, for the record has the new value. */
function beforeOf({ state, exported, onRecord }: SheetChangeBody): CellValue {
  return state === 'accepted' ? exported : onRecord
}

function stateCells({ state, decision, isConflict, isSettled, isGone, rivals }: SheetChangeBody) {
  const cells: Inked[] = []
  if (isConflict)
    cells.push({ text: 'conflict: the record moved since it was exported', tone: 'alarm' })
  if (isSettled) cells.push({ text: 'stands so on record already', tone: 'quiet' })
  if (isGone) cells.push({ text: 'its row is not in the list any more', tone: 'alarm' })
  if (rivals.length > 0)
    cells.push({ text: `the same cell is changed by ${rivals.join(', ')}`, tone: 'stopped' })
  if (decision !== null)
    cells.push({
      text: [`${state} by ${decision.by} on ${dayWords(decision.on)}`, decision.reason]
        .filter(Boolean)
        .join(': '),
      tone: state === 'accepted' ? 'deed' : 'gone',
    })
  return cells
}
