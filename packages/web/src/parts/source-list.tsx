/** Sources one under the other. */

import type { SourceRef } from '@followthrough/brief'
import { SourceLine } from './source-line.tsx'

export function SourceList({ sources }: { sources: readonly SourceRef[] }) {
  return (
    <ul className="source-list">
      {sources.map((source) => (
        <li key={source.id}>
          <SourceLine source={source} />
        </li>
      ))}
    </ul>
  )
}
