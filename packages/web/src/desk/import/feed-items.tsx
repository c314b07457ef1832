/** The items of a feed that was taken in: each a document of its own, or why it is none. */

import { dayWords } from '@followthrough/brief/wording'
import type { ImportAnswer } from '@followthrough/server/desk-bodies'
import { SiteLink } from '../../parts/link.tsx'
import { counted } from '../../parts/words.ts'
import { documentPath } from '../document-path.ts'
import { countsWords } from '../words.ts'

type Items = NonNullable<ImportAnswer['documents']>

/** More are folded. */
const SHOWN = 12

export function FeedItems({
  documents,
  counts,
}: Pick<ImportAnswer, 'counts'> & { documents: Items }) {
  const failed = documents.filter(({ problem }) => problem !== null).length
  const before = documents.filter(({ problem, isNew }) => problem === null && !isNew).length
  const rest = documents.length - SHOWN
  return (
    <>
      <small>
        A feed: {counted(documents.length - failed, 'document')} of{' '}
        {counted(documents.length, 'item')}, {countsWords(counts)}
        {before > 0 && ` · ${before} read before`}
        {failed > 0 && ` · ${failed} not read`}
      </small>
      <ItemList items={documents.slice(0, SHOWN)} />
      {rest > 0 && (
        <details>
          <summary>{counted(rest, 'further item')}</summary>
          <ItemList items={documents.slice(SHOWN)} />
        </details>
      )}
    </>
  )
}

function ItemList({ items }: { items: Items }) {
  return (
    <ol className="feed-items">
      {items.map(({ capture, address, title, published, counts, problem }, i) => {
        const name = title ?? address ?? 'Item without a title'
        return (
          <li key={i}>
            {capture === null ? (
              <span dir="auto">{name}</span>
            ) : (
              <SiteLink to={documentPath(capture)}>{name}</SiteLink>
            )}
            {problem === null ? (
              <small>
                {published !== null && `${dayWords(published)} · `}
                {countsWords(counts)}
              </small>
            ) : (
              <small className="complaint">It {problem}</small>
            )}
          </li>
        )
      })}
    </ol>
  )
}
