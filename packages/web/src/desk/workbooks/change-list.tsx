/** Changes that workbooks propose, and those decided: marked one by one, conflicts with their three values. */

import type { SheetChangeBody, SheetChangesAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useEffect, useRef } from 'react'
import { counted } from '../../parts/words.ts'
import { CellValues } from './cell-values.tsx'
import { placeWords } from './workbook-words.ts'

interface ChangeListProps {
  answer: SheetChangesAnswer
  /** The row that j and k stand on. */
  cursor: string
  marked: ReadonlySet<string>
  mark: (ids: readonly string[], on: boolean) => void
  undo: (change: SheetChangeBody) => void
  writable: boolean
}

export function ChangeList(props: ChangeListProps) {
  const { answer, cursor } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (cursor !== '')
      list.current?.querySelector<HTMLElement>('tr.here :is(input, button)')?.focus()
  }, [cursor])
  const files = answer.imports
    .map((file) => ({
      file,
      changes: answer.changes.filter((change) => change.import === file.import),
    }))
    .filter(({ changes }) => changes.length > 0)
  return (
    <div ref={list}>
      {files.map(({ file, changes }) => (
        <FileChanges key={file.import} {...props} file={file} changes={changes} />
      ))}
    </div>
  )
}

interface FileChangesProps extends ChangeListProps {
  file: SheetChangesAnswer['imports'][number]
  changes: readonly SheetChangeBody[]
}

function FileChanges(props: FileChangesProps) {
  const { file, changes, cursor, marked, mark, undo, writable } = props
  const plain = changes.filter(({ state, isConflict }) => state === 'open' && !isConflict)
  const all = plain.length > 0 && plain.every(({ change }) => marked.has(change))
  return (
    <section className="sheet-file">
      <div className="section-head">
        <h3>{file.sender}</h3>
        {writable && plain.length > 1 && (
          <button
            type="button"
            className="plain-button"
            onClick={() =>
              mark(
                plain.map(({ change }) => change),
                !all,
              )
            }
          >
            {all ? 'Unmark them' : `Mark all ${plain.length} without a conflict`}
          </button>
        )}
      </div>
      <p className="quiet">
        {file.file === '' ? 'A workbook' : file.file}, brought in by {file.by} on{' '}
        {dayWords(file.on)}, class {file.class} · {counted(file.open, 'change')} open
      </p>
      <table className="sheet-changes">
        <caption className="unseen">Changes of {file.sender}</caption>
        <thead>
          <tr>
            {writable && (
              <th scope="col">
                <span className="unseen">Mark</span>
              </th>
            )}
            <th scope="col">What</th>
            <th scope="col">On record</th>
            <th scope="col">Sent</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((one) => (
            <tr
              key={one.change}
              className={[one.change === cursor ? 'here' : '', one.isConflict ? 'in-conflict' : '']
                .join(' ')
                .trim()}
            >
              {writable && (
                <td className="mark-cell">
                  {one.state === 'open' ? (
                    <label className="row-mark">
                      <input
                        type="checkbox"
                        checked={marked.has(one.change)}
                        onChange={(event) => mark([one.change], event.currentTarget.checked)}
                      />
                      <span className="unseen">
                        Mark: {one.name}, {one.fieldName}
                      </span>
                    </label>
                  ) : (
                    <button type="button" onClick={() => undo(one)}>
                      Undo
                      <span className="unseen">
                        : {one.name}, {one.fieldName}
                      </span>
                    </button>
                  )}
                </td>
              )}
              <th scope="row">
                {one.name}
                <small>
                  {one.fieldName} · {placeWords(one)}
                </small>
                <Standing change={one} />
              </th>
              <CellValues {...one} {...(one.state === 'accepted' && { before: one.exported })} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Standing({ change }: { change: SheetChangeBody }) {
  const { isConflict, isSettled, isGone, rivals, decision, state } = change
  return (
    <>
      {isConflict && <small className="complaint">The record moved since it was exported.</small>}
      {isSettled && <small>It stands so on record already.</small>}
      {isGone && <small className="complaint">Its row is not in the list any more.</small>}
      {rivals.length > 0 && (
        <small className="complaint">
          {counted(rivals.length, 'other change')} to the same cell: accept one of them.
        </small>
      )}
      {decision !== null && (
        <small>
          {state} by {decision.by}, {dayWords(decision.on)}
          {decision.reason !== '' && `: ${decision.reason}`}
        </small>
      )}
    </>
  )
}
