/** What a cell held and holds: old and new beside each other, of a conflict all three values. */

import { dayWords } from '@followthrough/brief/wording'
import { type Cell, isNothing } from './workbook-words.ts'

const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

interface CellValueProps {
  value: Cell
  field: string
  language: string
}

export function CellValue({ value, field, language }: CellValueProps) {
  if (isNothing(value)) return <span className="quiet">nothing</span>
  // What was exported stands as the file has it.
  if (field === 'due' && DAY.test(String(value))) return <span>{dayWords(String(value))}</span>
  return (
    <span className="cell-value" dir="auto" lang={language}>
      {String(value)}
    </span>
  )
}

interface CellValuesProps {
  exported: Cell
  onRecord: Cell
  now: Cell
  field: string
  isConflict: boolean
  language: string
  /** What stands first: of a change that was accepted, what was exported. */
  before?: Cell
}

/** The cells of a row of a table: what stood, what was sent. */
export function CellValues(props: CellValuesProps) {
  const { exported, onRecord, now, field, isConflict, language } = props
  const before = props.before === undefined ? onRecord : props.before
  return (
    <>
      <td data-label={isConflict ? 'Exported' : 'Before'}>
        {isConflict ? (
          <dl className="conflict">
            <div>
              <dt>exported</dt>
              <dd>
                <CellValue value={exported} field={field} language={language} />
              </dd>
            </div>
            <div className="conflict-moved">
              <dt>now on record</dt>
              <dd>
                <CellValue value={onRecord} field={field} language={language} />
              </dd>
            </div>
          </dl>
        ) : (
          <CellValue value={before} field={field} language={language} />
        )}
      </td>
      <td data-label="Sent">
        <CellValue value={now} field={field} language={language} />
      </td>
    </>
  )
}
