/** The search box; it leads to the page of results. */

import { type FormEvent, useId } from 'react'
import { useLocation } from 'wouter'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'

export function SearchBox({ initial = '' }: { initial?: string }) {
  const id = useId()
  const days = useDays()
  const [, navigate] = useLocation()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    navigate(withDays(`/search?${new URLSearchParams({ q: words })}`, days))
  }
  return (
    <search>
      <form className="search-box" action="/search" onSubmit={submit}>
        <label htmlFor={id} className="unseen">
          Search the record
        </label>
        <input
          id={id}
          name="q"
          type="search"
          defaultValue={initial}
          placeholder="Search the record"
        />
        <button type="submit">Search</button>
      </form>
    </search>
  )
}
