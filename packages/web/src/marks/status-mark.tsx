/** The mark of one status, drawn in a 22-unit square. */

import type { Headline } from '@followthrough/ledger/codebook'
import { shapeOf } from './marks.ts'

interface StatusMarkProps {
  headline: Headline
  ring?: 'overdue' | 'disputed' | null
  declaratory?: boolean
}

export function StatusMark({ headline, ring = null, declaratory = false }: StatusMarkProps) {
  return (
    <svg
      className={`mark st-${headline}${declaratory ? ' declaratory' : ''}`}
      viewBox="0 0 22 22"
      aria-hidden="true"
      focusable="false"
    >
      <MarkShape headline={headline} />
      {ring !== null && <MarkRing headline={headline} ring={ring} />}
    </svg>
  )
}

function MarkShape({ headline }: { headline: Headline }) {
  switch (shapeOf(headline)) {
    case 'circle':
      return <circle className="shape" cx="11" cy="11" r="6.5" />
    case 'diamond':
      return <path className="shape" d="M11 3.5 18.5 11 11 18.5 3.5 11z" />
    case 'square':
      return <rect className="shape" x="4.75" y="4.75" width="12.5" height="12.5" rx="1.5" />
  }
}

function MarkRing({ headline, ring }: { headline: Headline; ring: 'overdue' | 'disputed' }) {
  return shapeOf(headline) === 'square' ? (
    <rect className={`ring ${ring}`} x="1.75" y="1.75" width="18.5" height="18.5" rx="3.5" />
  ) : (
    <circle className={`ring ${ring}`} cx="11" cy="11" r="9.75" />
  )
}
