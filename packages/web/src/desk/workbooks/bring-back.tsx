/** A workbook that comes back: dropped, looked at as a dry run, then proposed. */

import type { WorkbookReport } from '@followthrough/brief'
import type { SourceClass } from '@followthrough/record'
import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useId, useRef, useState } from 'react'
import { CLASS_WORDS, counted } from '../../parts/words.ts'
import { refreshDesk } from '../ask.ts'
import { Field, Select } from '../forms/fields.tsx'
import { usePerson } from '../person.tsx'
import { RefusalWords } from '../refusal-words.tsx'
import { sendWorkbook } from './send-workbook.ts'
import { SheetReport } from './sheet-report.tsx'

const CLASSES = Object.keys(CLASS_WORDS) as SourceClass[]

export function BringBack() {
  const queries = useQueryClient()
  const person = usePerson()
  const id = useId()
  const senderField = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [sender, setSender] = useState('')
  const [sourceClass, setClass] = useState<SourceClass | ''>('')
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<WorkbookReport | null>(null)
  const [stop, setStop] = useState<AbortController | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [missing, setMissing] = useState(false)

  const hand = async (given: File, isDryRun: boolean) => {
    if (sender.trim() === '') {
      setFile(given)
      setMissing(true)
      senderField.current?.focus()
      return
    }
    const by = await person.known()
    if (by === null) return
    const controller = new AbortController()
    setFile(given)
    setMissing(false)
    setStop(controller)
    setError(null)
    if (isDryRun) setReport(null)
    try {
      const answer = await sendWorkbook({
        file: given,
        sender: sender.trim(),
        class: sourceClass === '' ? null : sourceClass,
        by,
        isDryRun,
        signal: controller.signal,
      })
      setReport(answer)
      if (!isDryRun) await refreshDesk(queries)
    } catch (problem) {
      if (!controller.signal.aborted)
        setError(problem instanceof Error ? problem : new Error(String(problem)))
    } finally {
      setStop(null)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const given = event.dataTransfer.files[0]
    if (given !== undefined) void hand(given, true)
  }
  const leave = () => {
    setFile(null)
    setReport(null)
    setError(null)
    setMissing(false)
  }
  return (
    <>
      <div className="desk-form">
        <div className="form-row">
          <Field name="Sender" hint="Who edited it: the source of what is accepted.">
            <input
              ref={senderField}
              type="text"
              maxLength={80}
              value={sender}
              aria-describedby={missing ? `${id}-missing` : undefined}
              onChange={(event) => {
                setSender(event.currentTarget.value)
                setMissing(false)
                setReport(null)
              }}
            />
          </Field>
          <Select
            name="Class of the sender"
            value={sourceClass}
            options={[
              ['', 'as on record, else F'],
              ...CLASSES.map((one) => [one, `${one}: ${CLASS_WORDS[one]}`] as const),
            ]}
            change={(one) => {
              setClass(one)
              setReport(null)
            }}
          />
        </div>
        {missing && (
          <p className="complaint" id={`${id}-missing`} role="alert">
            Say who sent it, then look at it.
          </p>
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
        <div
          className={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <h3>{file === null ? 'Drop the workbook here' : file.name}</h3>
          <p className="quiet">
            The XLSX that was taken away above, or written with --xlsx, and edited. It is only
            looked at first.
          </p>
          <p className="actions">
            <label className="file-button" htmlFor={`${id}-file`}>
              {file === null ? 'Choose a file' : 'Choose another file'}
              <input
                id={`${id}-file`}
                type="file"
                accept=".xlsx"
                onChange={(event) => {
                  const given = event.currentTarget.files?.[0]
                  event.currentTarget.value = ''
                  if (given !== undefined) void hand(given, true)
                }}
              />
            </label>
            {file !== null && report === null && stop === null && (
              <button type="button" onClick={() => void hand(file, true)}>
                Look at it
              </button>
            )}
            {stop !== null && (
              <button type="button" onClick={() => stop.abort(new Error('stopped'))}>
                Cancel
              </button>
            )}
          </p>
        </div>
        <p role="status" className={stop === null && report === null ? 'unseen' : 'quiet'}>
          {stop !== null && 'Being read …'}
          {stop === null && report !== null && outcomeWords(report)}
        </p>
        <RefusalWords error={error} />
      </div>
      {report !== null && (
        <div className="report">
          <SheetReport report={report} />
          <p className="actions">
            {report.isDryRun && report.statements > 0 && file !== null && (
              <button
                type="button"
                className="primary"
                disabled={stop !== null}
                onClick={() => void hand(file, false)}
              >
                Propose {report.statements === 1 ? 'this change' : `these ${report.statements}`}
              </button>
            )}
            <button type="button" onClick={leave}>
              {report.isDryRun ? 'Leave it' : 'Done'}
            </button>
          </p>
        </div>
      )}
    </>
  )
}

function outcomeWords(report: WorkbookReport): string {
  const { changes, conflicts, errors, statements, isDryRun } = report
  if (errors > 0)
    return `With ${counted(errors, 'error')} nothing of the file can be proposed. Put it right and choose it again.`
  if (changes.length === 0) return 'Nothing in it was changed.'
  const before = changes.length - statements
  const known = before === 0 ? '' : ` ${counted(before, 'change')} came with this file before.`
  if (!isDryRun) return `${counted(statements, 'change')} proposed; they stand below.${known}`
  const moved = conflicts === 0 ? '' : `, ${conflicts} of them in conflict`
  return `${counted(changes.length, 'changed cell')}${moved}; nothing is written yet.${known}`
}
