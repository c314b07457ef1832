/** Minutes on their way in: one file, dropped or chosen; what was refused is said beside it. */

import type { MinutesAnswer } from '@followthrough/brief'
import type { DeskAnswer } from '@followthrough/server/desk-bodies'
import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useId, useState } from 'react'
import { refreshDesk } from '../ask.ts'
import { chosenFiles, droppedFiles } from '../import/dropped.ts'
import { upload } from '../import/upload.ts'
import type { Handed } from '../import/uploads.ts'
import { usePerson } from '../person.tsx'
import { RefusalWords } from '../refusal-words.tsx'

interface MinutesDropProps {
  session: string
  desk: DeskAnswer
  title: string
  done: () => void
}

export function MinutesDrop({ session, desk, title, done }: MinutesDropProps) {
  const id = useId()
  const queries = useQueryClient()
  const person = usePerson()
  const [over, setOver] = useState(false)
  const [part, setPart] = useState<number | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const hand = async (documents: readonly Handed[]) => {
    const [one, another] = documents
    if (one === undefined || part !== null) return
    if (another !== undefined) {
      setError(new Error('Give one document with the minutes.'))
      return
    }
    if (one.file.size > desk.limits.uploadBytes) {
      const most = Math.floor(desk.limits.uploadBytes / 1024 ** 2)
      setError(new Error(`It is too large: the desk takes ${most} MB at most.`))
      return
    }
    const by = await person.known()
    if (by === null) return
    setError(null)
    setPart(0)
    try {
      await upload<MinutesAnswer>(one.name, one.file, {
        by,
        said: { publisher: '', published: '', class: null },
        signal: new AbortController().signal,
        sent: setPart,
        to: `sessions/${encodeURIComponent(session)}/minutes`,
      })
      await refreshDesk(queries)
      done()
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
    } finally {
      setPart(null)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void droppedFiles(event.dataTransfer.items).then(hand)
  }
  return (
    <section
      className={over ? 'drop over' : 'drop'}
      aria-label={title}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{title}</h2>
      <p className="quiet">
        Word, PDF or plain text. They are kept as they came, read, and what they say joins the
        queue; nothing is recorded until somebody confirms it.
      </p>
      <p className="actions">
        <label className="file-button" htmlFor={`${id}-file`}>
          Choose the file
          <input
            id={`${id}-file`}
            type="file"
            disabled={part !== null}
            onChange={(event) => {
              const files = chosenFiles(event.currentTarget.files)
              event.currentTarget.value = ''
              void hand(files)
            }}
          />
        </label>
        <span role="status">
          {part !== null &&
            (part < 1 ? `${Math.round(part * 100)} % sent` : 'The minutes are being read.')}
        </span>
      </p>
      <RefusalWords error={error} />
    </section>
  )
}
