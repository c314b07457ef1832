/** One proposal opened: its text at the left with its words lit, the proposal and what may be decided at the right. */

import type { DocumentAnswer, ProposalAnswer } from '@followthrough/brief'
import { useCallback, useState } from 'react'
import { SiteLink } from '../../parts/link.tsx'
import { Answered } from '../../parts/page.tsx'
import { useDeskAnswer } from '../ask.ts'
import { documentPath } from '../document-path.ts'
import { DocumentText } from '../text/document-text.tsx'
import type { Span } from '../text/segments.ts'
import { ProposalPanel } from './proposal-panel.tsx'
import type { Settled } from './settled.ts'

interface ReviewViewProps {
  id: string
  /** Opens another proposal. */
  open: (id: string) => void
  settled: (what: Settled) => void
  close: () => void
  writable: boolean
  marked: boolean
  mark: () => void
}

export function ReviewView(props: ReviewViewProps) {
  const query = useDeskAnswer<ProposalAnswer>(`desk/proposals/${encodeURIComponent(props.id)}`)
  return (
    <Answered query={query}>
      {(answer) => <Opened key={props.id} answer={answer} {...props} />}
    </Answered>
  )
}

function Opened({ answer, ...props }: ReviewViewProps & { answer: ProposalAnswer }) {
  const { proposal, context } = answer
  const [edited, light] = useState<readonly Span[] | null>(null)
  const [selected, select] = useState<Span | null>(null)
  const { capture } = proposal
  const document = useDeskAnswer<DocumentAnswer>(`desk/documents/${capture}`).data
  const whole = document?.document.capture === capture ? document : null
  const lit = edited ?? (whole === null ? context.spans : proposal.spans)
  const openOther = useCallback(
    (id: string) => {
      if (id !== proposal.id) props.open(id)
    },
    [proposal.id, props.open],
  )
  return (
    <div className="review">
      <div className="review-text">
        <p className="text-head">
          <SiteLink
            to={documentPath(capture, proposal.id)}
            lang={proposal.document.language ?? 'en'}
          >
            {proposal.document.title ?? 'Document without a title'}
          </SiteLink>
        </p>
        <DocumentText
          label="Text of the document"
          text={whole?.document.text ?? context.text}
          language={proposal.document.language}
          lit={lit}
          proposals={whole?.proposals ?? NONE}
          mentions={whole?.mentions ?? NONE}
          open={openOther}
          select={select}
        />
      </div>
      <ProposalPanel
        answer={answer}
        text={whole?.document.text ?? null}
        selected={selected}
        light={light}
        {...props}
      />
    </div>
  )
}

const NONE: never[] = []
