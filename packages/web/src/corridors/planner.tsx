/** The row of fields above the map: from where to where, how much, and what to keep clear of. */

import { type FormEvent, useEffect, useState } from 'react'
import type { Option } from '../parts/match-options.ts'
import { SearchField } from '../parts/search-field.tsx'
import type { Plan } from './plan-state.ts'
import { PlannerMore } from './planner-more.tsx'

interface PlannerProps {
  plan: Plan
  places: readonly Option[]
  avoidable: readonly Option[]
  passable: readonly Option[]
  submit: (plan: Plan) => void
}

const MAX_TONNES = 500
const MAX_TEU = 500

export function Planner({ plan, places, avoidable, passable, submit }: PlannerProps) {
  const [draft, setDraft] = useState(plan)
  useEffect(() => setDraft(plan), [plan])
  const nameOf = (options: readonly Option[], id: string) =>
    options.find((option) => option.id === id)?.name ?? id
  const ask = (next: Plan) => {
    setDraft(next)
    submit({ ...next, journey: '' })
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    ask(draft)
  }
  return (
    <form className="planner" onSubmit={send} aria-label="Find journeys">
      <SearchField
        label="From"
        options={places}
        value={nameOf(places, draft.from)}
        placeholder="city, port or post"
        onPick={(from) => setDraft({ ...draft, from })}
      />
      <button
        type="button"
        className="swap"
        aria-label="Change from and to about"
        onClick={() => setDraft({ ...draft, from: draft.to, to: draft.from })}
      >
        ⇄
      </button>
      <SearchField
        label="To"
        options={places}
        value={nameOf(places, draft.to)}
        placeholder="city, port or post"
        onPick={(to) => setDraft({ ...draft, to })}
      />
      <label className="planner-load">
        <span>Tonnes</span>
        <input
          type="number"
          min="0.1"
          max={MAX_TONNES}
          step="any"
          placeholder="20"
          value={draft.kg === '' ? '' : String(Number(draft.kg) / 1000)}
          onChange={(event) => {
            const tonnes = event.currentTarget.value
            const kg = tonnes === '' ? '' : String(Math.round(Number(tonnes) * 1000))
            setDraft({ ...draft, kg })
          }}
        />
      </label>
      <label className="planner-load">
        <span>
          <abbr title="containers of twenty feet">TEU</abbr>
        </span>
        <input
          type="number"
          min="1"
          max={MAX_TEU}
          step="1"
          placeholder="any"
          value={draft.teu}
          onChange={(event) => setDraft({ ...draft, teu: event.currentTarget.value })}
        />
      </label>
      <label className="planner-load">
        <span>Within days</span>
        <input
          type="number"
          min="1"
          max="365"
          step="1"
          placeholder="any"
          value={draft.by}
          onChange={(event) => setDraft({ ...draft, by: event.currentTarget.value })}
        />
      </label>
      <SearchField
        adds
        label="Avoid"
        options={avoidable.filter(({ id }) => !draft.avoid.includes(id))}
        value=""
        placeholder="country, mode, post"
        onPick={(id) => setDraft({ ...draft, avoid: [...draft.avoid, id] })}
      />
      <button type="submit" className="primary">
        Find journeys
      </button>
      {draft.avoid.length > 0 && (
        <ul className="chips" aria-label="Avoided">
          {draft.avoid.map((id) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => ask({ ...draft, avoid: draft.avoid.filter((one) => one !== id) })}
              >
                no {nameOf(avoidable, id)} <span aria-hidden="true">×</span>
                <span className="unseen">, take away</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <PlannerMore
        plan={plan}
        draft={draft}
        passable={passable}
        set={(part) => setDraft({ ...draft, ...part })}
      />
    </form>
  )
}
