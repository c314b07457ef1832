/** What a workbook would change, cell by cell, and what is wrong with it, each with its place. */

import type { WorkbookReport } from '@followthrough/brief'
import { counted } from '../../parts/words.ts'
import { CellValues } from './cell-values.tsx'
import { placeWords } from './workbook-words.ts'

/** More are folded. */
const SHOWN = 40

export function SheetReport({ report }: { report: WorkbookReport }) {
  const { changes, problems, errors, isCut } = report
  const rest = changes.slice(SHOWN)
  const wrong = problems.filter(({ isWarning }) => !isWarning)
  const notes = problems.filter(({ isWarning }) => isWarning)
  return (
    <>
      {errors > 0 && (
        <div className="refusal">
          <p>
            <b>{counted(errors, 'error')}</b>
          </p>
          <ProblemList problems={wrong} />
          {isCut && <p>More were found than are told.</p>}
        </div>
      )}
      {changes.length > 0 && (
        <Changes caption="What changed" changes={changes.slice(0, SHOWN)} report={report} />
      )}
      {rest.length > 0 && (
        <details>
          <summary>{counted(rest.length, 'further change')}</summary>
          <Changes caption="Further changes" changes={rest} report={report} />
        </details>
      )}
      {notes.length > 0 && (
        <details>
          <summary>{counted(notes.length, 'note')} on what was left out</summary>
          <ProblemList problems={notes} />
        </details>
      )}
    </>
  )
}

function ProblemList({ problems }: Pick<WorkbookReport, 'problems'>) {
  return (
    <ul>
      {problems.slice(0, SHOWN).map(({ message }, i) => (
        <li key={i} dir="auto">
          {message}
        </li>
      ))}
      {problems.length > SHOWN && <li>and {problems.length - SHOWN} more</li>}
    </ul>
  )
}

function Changes({
  caption,
  changes,
  report,
}: Pick<WorkbookReport, 'changes'> & { caption: string; report: WorkbookReport }) {
  return (
    <table className="sheet-changes">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Where</th>
          <th scope="col">What</th>
          <th scope="col">On record</th>
          <th scope="col">Sent</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((one) => (
          <tr key={one.change} className={one.isConflict ? 'in-conflict' : undefined}>
            <td data-label="Where">{placeWords(one)}</td>
            <th scope="row">
              {one.name}
              <small>
                {one.fieldName}
                {one.isConflict && <b> · conflict</b>}
                {!one.isNew && ' · proposed before'}
              </small>
            </th>
            <CellValues {...one} onRecord={one.before} language={report.language} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
