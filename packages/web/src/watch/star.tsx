/** The press that watches a thing, or no longer: a star, with its word where there is room. */

import { useWatch } from './use-watch.ts'
import { isStarred, type Watched } from './watch.ts'

export function Star({ of, word = false }: { of: Watched; word?: boolean }) {
  const watch = useWatch()
  if (watch === null) return null
  const on = isStarred(watch.list, of.kind, of.id)
  return (
    <button
      type="button"
      className={word ? 'star with-word' : 'star'}
      aria-pressed={on}
      aria-label={`Watch ${of.name}`}
      title={on ? 'Watched in this browser: press to stop' : 'Watch: kept in this browser alone'}
      onClick={() => watch.toggle(of)}
    >
      <span aria-hidden="true">
        {on ? '★' : '☆'}
        {word && (on ? ' Watched' : ' Watch')}
      </span>
    </button>
  )
}
