/** Searches of the record: what "no evidence found" rests on. */

import type { CommitmentAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'

export function Searches({ searches }: { searches: CommitmentAnswer['searches'] }) {
  return (
    <ul className="dated">
      {searches.map((search) => (
        <li key={search.id}>
          <time dateTime={search.on}>{dayWords(search.on)}</time>
          <span>
            {search.what}
            <small>
              {search.found ? 'Found' : 'No evidence found'}: {search.result}
            </small>
            <small>Searched: {search.where}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}
