/** Documents that tell the same: the first, and the others that copy it. */

import type { DocumentAnswer, DocumentsAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { useDeskAnswer } from '../ask.ts'
import { documentPath } from '../document-path.ts'

/** So many of the newest documents are looked through for copies. */
const LOOKED_AT = '200'

/** What the page said before is told as such, and left out here. */
export function useNearDuplicates({ document, earlier }: DocumentAnswer) {
  const { capture, cluster } = document
  const isCopy = cluster !== capture
  const first = useDeskAnswer<DocumentAnswer>(`desk/documents/${cluster}`, {}, { enabled: isCopy })
    .data?.document
  const newest = useDeskAnswer<DocumentsAnswer>('desk/documents', { perPage: LOOKED_AT }).data
  const copies = (newest?.documents ?? []).filter(
    (other) => other.cluster === cluster && other.capture !== capture && other.capture !== cluster,
  )
  const told = isCopy && first !== undefined ? [{ ...first, isFirst: true }, ...copies] : copies
  return told
    .filter((one) => one.capture !== earlier?.capture)
    .map((one) => ({
      capture: one.capture,
      title: one.title,
      publisher: one.publisher,
      published: one.published,
      isFirst: 'isFirst' in one,
    }))
}

export function NearDuplicates({ near }: { near: ReturnType<typeof useNearDuplicates> }) {
  return (
    <ul className="lines">
      {near.map(({ capture, title, publisher, published, isFirst }) => (
        <li key={capture}>
          <SiteLink to={documentPath(capture)}>{title ?? 'Document without a title'}</SiteLink>
          <small>
            {publisher ?? 'publisher not known'}
            {published !== null && `, ${dayWords(published)}`}
            {isFirst ? '; told it first' : ''}
          </small>
        </li>
      ))}
    </ul>
  )
}
