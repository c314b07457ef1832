/** Every document that was read, the newest reading first. */

import type { DocumentsAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useLocation, useSearch } from 'wouter'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { useDeskAnswer } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { documentPath } from '../desk/document-path.ts'
import { countsWords, momentWords } from '../desk/words.ts'
import { SiteLink } from '../parts/link.tsx'
import { Answered } from '../parts/page.tsx'
import { ClassLetter } from '../parts/source-line.tsx'
import { TextFilter } from '../parts/text-filter.tsx'
import { counted, languageWords } from '../parts/words.ts'
import { Pager } from '../table/pager.tsx'

const PER_PAGE = 50

export default function DocumentsPage() {
  const query = new URLSearchParams(useSearch())
  const days = useDays()
  const [, navigate] = useLocation()
  const q = query.get('q') ?? ''
  const page = Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1)
  const go = (next: { q?: string; page?: number }) => {
    const search = new URLSearchParams({
      ...((next.q ?? q) !== '' && { q: next.q ?? q }),
      ...((next.page ?? 1) > 1 && { page: String(next.page) }),
    }).toString()
    navigate(withDays(`/desk/documents${search === '' ? '' : `?${search}`}`, days), {
      replace: true,
    })
  }
  const answer = useDeskAnswer<DocumentsAnswer>('desk/documents', {
    q,
    page: String(page),
    perPage: String(PER_PAGE),
  })
  return (
    <DeskFrame title="Documents" kicker="Desk">
      <div className="table-controls">
        <TextFilter
          label="Words in title, publisher or address"
          text={q}
          change={(words) => go({ q: words })}
        />
      </div>
      <Answered query={answer}>
        {({ documents, total }) => (
          <>
            <p className="quiet" role="status">
              {counted(total, 'document')}
            </p>
            {documents.length === 0 && (
              <p className="empty">
                {q !== '' ? (
                  'No document has these words. Shorten them.'
                ) : (
                  <>
                    No document has been read yet.{' '}
                    <SiteLink to="/desk/import">Import some</SiteLink>, or follow a{' '}
                    <SiteLink to="/desk/feeds">feed</SiteLink>.
                  </>
                )}
              </p>
            )}
            <ul className="documents">
              {documents.map((document) => (
                <li key={document.capture}>
                  {document.sourceClass === null ? (
                    <span />
                  ) : (
                    <ClassLetter letter={document.sourceClass} />
                  )}
                  <div>
                    <SiteLink to={documentPath(document.capture)} lang={document.language ?? 'en'}>
                      {document.title ?? 'Document without a title'}
                    </SiteLink>
                    <small>
                      {document.sourceClass === null && 'class not known · '}
                      {document.publisher ?? 'publisher not known'}
                      {document.published !== null && `, ${dayWords(document.published)}`}
                      {document.language !== null &&
                        document.language !== 'en' &&
                        `, in ${languageWords(document.language)}`}
                      {document.cluster !== document.capture && ', tells again what another told'}
                    </small>
                    {document.warnings.map((warning) => (
                      <small className="complaint" key={warning}>
                        {warning}
                      </small>
                    ))}
                  </div>
                  <div className="document-counts">
                    {countsWords(document.counts)}
                    <small>read {momentWords(document.readAt)}</small>
                  </div>
                </li>
              ))}
            </ul>
            <Pager
              total={total}
              offset={(page - 1) * PER_PAGE}
              limit={PER_PAGE}
              go={(offset) => go({ page: offset / PER_PAGE + 1 })}
            />
          </>
        )}
      </Answered>
    </DeskFrame>
  )
}
