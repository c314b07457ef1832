/** One document: its text with what was proposed from it lit, beside the proposals in the order of the text. */

import type { DocumentAnswer } from '@followthrough/brief'
import { useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { useDesk, useDeskAnswer } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { documentPath } from '../desk/document-path.ts'
import { DetailsForm } from '../desk/documents/details-form.tsx'
import { Difference } from '../desk/documents/difference.tsx'
import { DocumentFacts } from '../desk/documents/document-facts.tsx'
import { DocumentProposals } from '../desk/documents/document-proposals.tsx'
import { NearDuplicates, useNearDuplicates } from '../desk/documents/near-duplicates.tsx'
import { DocumentText } from '../desk/text/document-text.tsx'
import { SiteLink } from '../parts/link.tsx'
import { Answered } from '../parts/page.tsx'
import { Section } from '../parts/section.tsx'
import { counted } from '../parts/words.ts'

export default function DocumentPage({ capture }: { capture: string }) {
  const query = useDeskAnswer<DocumentAnswer>(`desk/documents/${encodeURIComponent(capture)}`)
  const document = query.data?.document
  return (
    <DeskFrame
      title={document === undefined ? 'Document' : (document.title ?? 'Document without a title')}
      lang={document?.language ?? undefined}
      kicker={
        <>
          <SiteLink to="/desk/documents">Document</SiteLink> at the desk
        </>
      }
    >
      <Answered query={query}>{(answer) => <Opened answer={answer} />}</Answered>
    </DeskFrame>
  )
}

function Opened({ answer }: { answer: DocumentAnswer }) {
  const { document, proposals, mentions, earlier } = answer
  const writable = useDesk().data?.writable ?? false
  const days = useDays()
  const lit = new URLSearchParams(useSearch()).get('proposal') ?? ''
  const [, navigate] = useLocation()
  const [editing, setEditing] = useState(false)
  const near = useNearDuplicates(answer)
  const light = useCallback(
    (id: string) => navigate(withDays(documentPath(document.capture, id), days), { replace: true }),
    [navigate, document.capture, days],
  )
  const found = proposals.find(({ id }) => id === lit)
  const spans = useMemo(() => found?.spans ?? [], [found])
  return (
    <>
      {document.warnings.map((warning) => (
        <p className="note" key={warning}>
          {warning}
        </p>
      ))}
      {lit !== '' && found === undefined && (
        <p className="note">
          The proposal that was asked for is no longer among those of the newest reading.
        </p>
      )}
      <div className="review">
        <div className="review-text">
          <DocumentText
            label="Text of the document"
            text={document.text}
            language={document.language}
            lit={spans}
            proposals={proposals}
            mentions={mentions}
            open={light}
          />
        </div>
        <div className="review-panel">
          <Section title={counted(proposals.length, 'proposal')}>
            <DocumentProposals proposals={proposals} lit={lit} light={light} />
          </Section>
        </div>
      </div>
      <div className="document-more">
        <Section
          title="Details"
          more={
            writable && !editing ? (
              <button type="button" onClick={() => setEditing(true)}>
                Put them right
              </button>
            ) : undefined
          }
        >
          {editing ? (
            <DetailsForm document={document} close={() => setEditing(false)} />
          ) : (
            <DocumentFacts answer={answer} />
          )}
        </Section>
        {near.length > 0 && (
          <Section title="The same, told elsewhere">
            <NearDuplicates near={near} />
          </Section>
        )}
        {earlier !== null && (
          <Section title="What the page said before" className="wide-section">
            <Difference earlier={earlier} language={document.language} />
          </Section>
        )}
      </div>
    </>
  )
}
