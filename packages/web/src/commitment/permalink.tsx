/** An address that shows this page as of the same days for good. */

import type { CommitmentAnswer } from '@followthrough/brief'
import { useState } from 'react'
import { SiteLink } from '../parts/link.tsx'
import { briefPath, pathOf } from '../paths.ts'

export function Permalink({ answer }: { answer: CommitmentAnswer }) {
  const [copied, setCopied] = useState(false)
  const days = new URLSearchParams({ asOf: answer.asOf, knownAt: answer.knownAt })
  const address = `${window.location.origin}${pathOf('commitment', answer.commitment.id)}?${days}`
  return (
    <p className="permalink">
      <SiteLink to={briefPath('commitment', answer.commitment.id)}>Brief</SiteLink>
      <a href={address}>Link to this day’s page</a>
      <button
        type="button"
        className="plain-button"
        onClick={async () => {
          await navigator.clipboard.writeText(address)
          setCopied(true)
        }}
      >
        {copied ? 'Copied' : 'Copy it'}
      </button>
      <span role="status" className="unseen">
        {copied ? 'The link is copied.' : ''}
      </span>
    </p>
  )
}
