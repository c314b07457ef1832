/** Taking documents in: files, folders, a pasted text, or the address of a page. */

import type { DeskAnswer } from '@followthrough/server/desk-bodies'
import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useId, useState } from 'react'
import { refreshDesk, useDesk } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { AddressForm } from '../desk/import/address-form.tsx'
import { chosenFiles, droppedFiles } from '../desk/import/dropped.ts'
import { PasteForm } from '../desk/import/paste-form.tsx'
import type { Said } from '../desk/import/upload.ts'
import { UploadList } from '../desk/import/upload-list.tsx'
import { addUploads, type Handed, useUploads } from '../desk/import/uploads.ts'
import { usePerson } from '../desk/person.tsx'
import { Answered } from '../parts/page.tsx'
import { Empty, Section } from '../parts/section.tsx'

const NOTHING_SAID: Said = { publisher: '', published: '', class: null }

export default function ImportPage() {
  const query = useDesk()
  return (
    <DeskFrame title="Import documents" kicker="Desk">
      <Answered query={query}>
        {(desk) =>
          desk.writable ? (
            <Importing desk={desk} />
          ) : (
            <Empty>
              Documents cannot be taken in here. Import them on the machine that the server runs on,
              or with followthrough read --queue FILE there.
            </Empty>
          )
        }
      </Answered>
    </DeskFrame>
  )
}

function Importing({ desk }: { desk: DeskAnswer }) {
  const queries = useQueryClient()
  const person = usePerson()
  const uploads = useUploads()
  const hand = async (documents: readonly Handed[], said = NOTHING_SAID): Promise<boolean> => {
    if (documents.length === 0) return false
    const by = await person.known()
    if (by === null) return false
    addUploads(documents, {
      by,
      said,
      mostBytes: desk.limits.uploadBytes,
      done: () => void refreshDesk(queries).catch(() => undefined),
    })
    return true
  }
  return (
    <div className="import">
      <div className="import-ways">
        <Files hand={hand} mostBytes={desk.limits.uploadBytes} />
        <Section title="Paste a text">
          <PasteForm hand={hand} />
        </Section>
        <Section title="Read a page">
          <AddressForm desk={desk} />
        </Section>
      </div>
      <div className="import-list">
        {uploads.length === 0 ? (
          <p className="quiet measure">
            What is read stays on this machine. Each document is kept as it came, read, and what it
            says of the partnership joins the queue; nothing is on record until somebody accepts it.
          </p>
        ) : (
          <UploadList uploads={uploads} />
        )}
      </div>
    </div>
  )
}

interface FilesProps {
  hand: (documents: readonly Handed[]) => Promise<boolean>
  mostBytes: number
}

function Files({ hand, mostBytes }: FilesProps) {
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void droppedFiles(event.dataTransfer.items).then(hand)
  }
  const choose = (input: HTMLInputElement) => {
    const files = chosenFiles(input.files)
    input.value = ''
    void hand(files)
  }
  return (
    <section
      className={over ? 'drop over' : 'drop'}
      aria-label="Files"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>Drop files or folders here</h2>
      <p className="quiet">
        PDF, HTML, Word, plain text, or feeds (RSS, Atom, JSON), whose items are read one by one; at
        most {Math.floor(mostBytes / 1024 ** 2)} MB each.
      </p>
      <p className="actions">
        <label className="file-button" htmlFor={`${id}-files`}>
          Choose files
          <input
            id={`${id}-files`}
            type="file"
            multiple
            onChange={(event) => choose(event.currentTarget)}
          />
        </label>
        <label className="file-button" htmlFor={`${id}-folder`}>
          Choose a folder
          <input
            id={`${id}-folder`}
            type="file"
            multiple
            ref={(input) => input?.setAttribute('webkitdirectory', '')}
            onChange={(event) => choose(event.currentTarget)}
          />
        </label>
      </p>
    </section>
  )
}
