/** An answer that stays on screen when it cannot be had anew, so that no form in it is lost. */

import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Answered } from '../../parts/page.tsx'

export function KeptAnswer<T>({
  query,
  children,
}: {
  query: UseQueryResult<T, Error>
  children: (answer: T) => ReactNode
}) {
  if (query.data === undefined) return <Answered query={query}>{children}</Answered>
  return (
    <div>
      {query.isError && (
        <p className="note" role="status">
          What is shown may be old. {query.error.message}
        </p>
      )}
      {children(query.data)}
    </div>
  )
}
