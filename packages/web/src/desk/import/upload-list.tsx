/** Documents on their way, one under the other: how far each is, and what joined the queue. */

import { SiteLink } from '../../parts/link.tsx'
import { counted } from '../../parts/words.ts'
import { documentPath } from '../document-path.ts'
import { queuePath } from '../queue-state.ts'
import { countsWords } from '../words.ts'
import { FeedItems } from './feed-items.tsx'
import { SecondReading } from './second-reading.tsx'
import {
  cancelAll,
  cancelUpload,
  clearEnded,
  isUnderWay,
  mayRetry,
  retryUpload,
  type Upload,
} from './uploads.ts'

export function UploadList({ uploads }: { uploads: readonly Upload[] }) {
  if (uploads.length === 0) return null
  const under = uploads.filter(isUnderWay).length
  const failed = uploads.filter(({ state }) => state === 'failed').length
  const read = uploads.reduce((sum, { outcome }) => sum + documentsIn(outcome), 0)
  const open = uploads.reduce((sum, { outcome }) => sum + (outcome?.counts.open ?? 0), 0)
  return (
    <section className="uploads">
      <div className="section-head">
        <h2>On their way</h2>
        {under > 0 ? (
          <button type="button" onClick={cancelAll}>
            Cancel the rest
          </button>
        ) : (
          <button type="button" className="plain-button" onClick={clearEnded}>
            Clear this list
          </button>
        )}
      </div>
      <p className="quiet" role="status">
        {under > 0
          ? `${uploads.length - under} of ${counted(uploads.length, 'document')} done`
          : `${counted(read, 'document')} read`}
        {failed > 0 && `, ${failed} failed`}
        {open > 0 && `; ${counted(open, 'proposal')} of theirs open`}
      </p>
      {under === 0 && open > 0 && (
        <p>
          <SiteLink to="/desk">Review them</SiteLink>
        </p>
      )}
      <ul className="upload-list">
        {uploads.map((one) => (
          <li key={one.key} className={`upload-${one.state}`}>
            <div>
              <span className="upload-name" dir="auto">
                {one.outcome === null ? (
                  one.name
                ) : one.outcome.documents !== null ? (
                  (one.outcome.title ?? one.name)
                ) : (
                  <SiteLink to={documentPath(one.outcome.capture)}>
                    {one.outcome.title ?? one.name}
                  </SiteLink>
                )}
              </span>
              <Outcome upload={one} />
            </div>
            {isUnderWay(one) && (
              <button type="button" onClick={() => cancelUpload(one.key)}>
                Cancel<span className="unseen"> {one.name}</span>
              </button>
            )}
            {mayRetry(one) && (
              <button type="button" onClick={() => retryUpload(one.key)}>
                Try again<span className="unseen"> {one.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Outcome({ upload }: { upload: Upload }) {
  const { state, sent, outcome, problem } = upload
  if (state === 'failed') return <small className="complaint">{problem}</small>
  if (outcome === null) {
    return (
      <small>
        {state === 'waiting' && 'waits its turn'}
        {state === 'cancelled' && 'stopped'}
        {state === 'reading' && 'being read'}
        {state === 'sending' && (
          <>
            <progress value={sent} aria-label={`Sending ${upload.name}`} /> {Math.round(sent * 100)}{' '}
            % sent
          </>
        )}
      </small>
    )
  }
  const { counts, isNew, near, earlier, documents, warnings, capture, job } = outcome
  return (
    <>
      {documents === null ? (
        <small>
          {isNew ? countsWords(counts) : `read before: ${countsWords(counts)}`}
          {counts.open > 0 && (
            <>
              {' · '}
              <SiteLink to={queuePath({ document: capture, order: 'document' })}>
                review them
              </SiteLink>
            </>
          )}
        </small>
      ) : (
        <FeedItems documents={documents} counts={counts} />
      )}
      {near.map((other) => (
        <small key={other.capture}>
          It tells again what{' '}
          <SiteLink to={documentPath(other.capture)}>{other.title ?? 'another document'}</SiteLink>{' '}
          told
          {other.publisher !== null && ` (${other.publisher})`}: it adds no corroboration.
        </small>
      ))}
      {earlier !== null && <small>The page has changed since it was read last.</small>}
      {warnings.map((warning) => (
        <small className="complaint" key={warning}>
          {warning}
        </small>
      ))}
      {job !== null && <SecondReading job={job} />}
    </>
  )
}

function documentsIn(outcome: Upload['outcome']): number {
  if (outcome === null) return 0
  return outcome.documents?.filter(({ problem }) => problem === null).length ?? 1
}
