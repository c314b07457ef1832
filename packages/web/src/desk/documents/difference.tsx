/** What the page said before: words that came are marked as added, words that went as removed. */

import type { DocumentAnswer } from '@followthrough/brief'
import { useMemo } from 'react'
import { SiteLink } from '../../parts/link.tsx'
import { counted } from '../../parts/words.ts'
import { documentPath } from '../document-path.ts'
import { momentWords } from '../words.ts'

type Earlier = NonNullable<DocumentAnswer['earlier']>
type Change = Earlier['changes'][number]

export function Difference({ earlier, language }: { earlier: Earlier; language: string | null }) {
  const runs = useMemo(() => runsOf(earlier.changes), [earlier.changes])
  return (
    <>
      <p className="quiet">
        Against <SiteLink to={documentPath(earlier.capture)}>the page as it was</SiteLink>, read{' '}
        {momentWords(earlier.readAt)}.
      </p>
      <div className="difference" lang={language ?? undefined}>
        {runs.map((run) =>
          typeof run.what === 'number' ? (
            <p className="quiet" key={run.key}>
              {counted(run.what, 'paragraph')} unchanged
            </p>
          ) : (
            <p key={run.key} dir="auto">
              <Changed change={run.what} />
            </p>
          ),
        )}
      </div>
    </>
  )
}

function Changed({ change }: { change: Change }) {
  if (change.kind === 'added') return <ins>{change.text}</ins>
  if (change.kind === 'removed') return <del>{change.text}</del>
  let at = 0
  return (change.words ?? [{ kind: 'kept' as const, text: change.text }]).map(({ kind, text }) => {
    const key = `${at++} ${kind}`
    if (kind === 'added') return <ins key={key}>{text}</ins>
    return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>
  })
}

/** Changed paragraphs one by one; how many were kept between them. */
function runsOf(changes: readonly Change[]): { key: number; what: number | Change }[] {
  const runs: { key: number; what: number | Change }[] = []
  changes.forEach((change, key) => {
    const last = runs.at(-1)
    if (change.kind !== 'kept') runs.push({ key, what: change })
    else if (last !== undefined && typeof last.what === 'number') last.what++
    else runs.push({ key, what: 1 })
  })
  return runs
}
