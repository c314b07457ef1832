/** The rarer wishes of the planner, behind a disclosure: value, cold, modes, ways, sanctions, closures. */

import { useState } from 'react'
import type { Option } from '../parts/match-options.ts'
import { SearchField } from '../parts/search-field.tsx'
import { counted } from '../parts/words.ts'
import { FREIGHT_MODES, MOST_REQUIRED, type Plan, rareWishes } from './plan-state.ts'

interface PlannerMoreProps {
  /** What is asked for now; `draft` is what is written but not asked for yet. */
  plan: Plan
  draft: Plan
  passable: readonly Option[]
  set: (part: Partial<Plan>) => void
}

export function PlannerMore({ plan, draft, passable, set }: PlannerMoreProps) {
  const [open, setOpen] = useState(rareWishes(plan) > 0)
  const wishes = rareWishes(draft)
  const nameOf = (id: string) => passable.find((option) => option.id === id)?.name ?? id
  return (
    <details
      className="planner-more"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      // A field that is not right has to be seen before it can be said so.
      onInvalidCapture={() => setOpen(true)}
    >
      <summary>
        More
        {wishes > 0 && <span className="quiet"> {counted(wishes, 'wish', 'wishes')}</span>}
      </summary>
      <div className="planner-rare">
        <label className="planner-load">
          <span>Value, US dollars</span>
          <input
            type="number"
            min="1"
            step="any"
            placeholder="not told"
            value={draft.valueUsd}
            onChange={(event) => set({ valueUsd: event.currentTarget.value })}
          />
        </label>
        <fieldset className="planner-modes">
          <legend>Only by (none ticked: any)</legend>
          {FREIGHT_MODES.map((mode) => (
            <label key={mode} className="tick">
              <input
                type="checkbox"
                checked={draft.mode.includes(mode)}
                onChange={(event) => {
                  const others = draft.mode.filter((one) => one !== mode)
                  set({ mode: event.currentTarget.checked ? [...others, mode] : others })
                }}
              />
              {mode}
            </label>
          ))}
        </fieldset>
        {draft.require.length < MOST_REQUIRED && (
          <SearchField
            adds
            label="Must pass"
            options={passable.filter(({ id }) => !draft.require.includes(id))}
            value=""
            placeholder="place, country, corridor"
            onPick={(id) => set({ require: [...draft.require, id] })}
          />
        )}
        <label className="planner-policy">
          <span>At a shut crossing</span>
          <select
            value={draft.policy}
            onChange={(event) =>
              set({ policy: event.currentTarget.value === 'replan' ? 'replan' : '' })
            }
          >
            <option value="">wait until it opens</option>
            <option value="replan">plan anew from there</option>
          </select>
        </label>
        <fieldset className="planner-modes">
          <legend>Also</legend>
          <label className="tick">
            <input
              type="checkbox"
              checked={draft.chilled}
              onChange={(event) => set({ chilled: event.currentTarget.checked })}
            />
            goods kept cold
          </label>
          <label className="tick">
            <input
              type="checkbox"
              checked={draft.screen}
              onChange={(event) => set({ screen: event.currentTarget.checked })}
            />
            keep out of countries under sanctions
          </label>
        </fieldset>
        {draft.require.length > 0 && (
          <ul className="chips" aria-label="Must be passed">
            {draft.require.map((id) => (
              <li key={id}>
                <button
                  type="button"
                  onClick={() => set({ require: draft.require.filter((one) => one !== id) })}
                >
                  through {nameOf(id)} <span aria-hidden="true">×</span>
                  <span className="unseen">, take away</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}
