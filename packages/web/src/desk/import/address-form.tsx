/** A page by its address, where the server fetches; else how to let it. */

import type { DeskAnswer, ImportAnswer } from '@followthrough/server/desk-bodies'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { SiteLink } from '../../parts/link.tsx'
import { refreshDesk, send } from '../ask.ts'
import { documentPath } from '../document-path.ts'
import { Field } from '../forms/fields.tsx'
import { usePerson } from '../person.tsx'
import { RefusalWords } from '../refusal-words.tsx'
import { countsWords } from '../words.ts'
import { FeedItems } from './feed-items.tsx'
import { SecondReading } from './second-reading.tsx'

export function AddressForm({ desk }: { desk: DeskAnswer }) {
  const queries = useQueryClient()
  const person = usePerson()
  const [url, setUrl] = useState('')
  const [stop, setStop] = useState<AbortController | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [taken, setTaken] = useState<ImportAnswer | null>(null)
  if (!desk.fetching) {
    return (
      <p className="quiet measure">
        This server fetches nothing from the web. Start it with{' '}
        <code>followthrough serve --fetch</code> to read pages by their address and to follow feeds;
        or save the page and drop the file above.
      </p>
    )
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const by = await person.known()
    if (by === null) return
    const controller = new AbortController()
    setStop(controller)
    setError(null)
    setTaken(null)
    try {
      setTaken(
        await send<ImportAnswer>(
          'POST',
          'desk/documents',
          { by },
          { url: url.trim() },
          controller.signal,
        ),
      )
      setUrl('')
      await refreshDesk(queries)
    } catch (problem) {
      if (!controller.signal.aborted)
        setError(problem instanceof Error ? problem : new Error(String(problem)))
    } finally {
      setStop(null)
    }
  }
  return (
    <form className="desk-form" aria-label="Read a page" onSubmit={submit}>
      <Field
        name="Address of a page"
        hint="Pages of publishers that are on record, of the feeds followed, and of hosts allowed with --allow."
        wide
      >
        <input
          type="url"
          required
          placeholder="https://"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
      </Field>
      <details className="more-fields">
        <summary>Hosts that may be fetched ({desk.hosts.length})</summary>
        <p className="quiet hosts">{desk.hosts.join(', ')}</p>
      </details>
      <RefusalWords error={error} />
      {taken !== null && taken.documents !== null && (
        <div role="status">
          <p>{taken.title ?? 'The feed'} was read.</p>
          <FeedItems documents={taken.documents} counts={taken.counts} />
        </div>
      )}
      {taken !== null && taken.documents === null && (
        <p role="status">
          <SiteLink to={documentPath(taken.capture)}>{taken.title ?? 'The page'}</SiteLink>{' '}
          {taken.isNew ? 'was read' : 'was read before'}: {countsWords(taken.counts)}.
        </p>
      )}
      {taken?.job != null && <SecondReading job={taken.job} />}
      <p className="actions">
        <button type="submit" disabled={stop !== null}>
          {stop === null ? 'Fetch and read it' : 'Fetching …'}
        </button>
        {stop !== null && (
          <button type="button" onClick={() => stop.abort()}>
            Cancel
          </button>
        )}
      </p>
    </form>
  )
}
