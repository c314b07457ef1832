/** Steps through a list longer than a page. */

interface PagerProps {
  total: number
  offset: number
  limit: number
  go: (offset: number) => void
}

export function Pager({ total, offset, limit, go }: PagerProps) {
  if (total <= limit) return null
  return (
    <nav className="pager" aria-label="Pages of the list">
      <button type="button" disabled={offset === 0} onClick={() => go(Math.max(0, offset - limit))}>
        Earlier rows
      </button>
      <span>
        {offset + 1}–{Math.min(total, offset + limit)} of {total}
      </span>
      <button type="button" disabled={offset + limit >= total} onClick={() => go(offset + limit)}>
        Later rows
      </button>
    </nav>
  )
}
