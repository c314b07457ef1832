/** What if: crossings shut, others open, commitments delivered; against the network as it is. */

import type { CompareAnswer, ScenariosAnswer } from '@followthrough/brief'
import { useMemo } from 'react'
import { useAnswer } from '../../data/answers.ts'
import { SiteLink } from '../../parts/link.tsx'
import type { Option } from '../../parts/match-options.ts'
import { Answered } from '../../parts/page.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { pathOf } from '../../paths.ts'
import { hasScenario, type Plan, planParams, withoutScenario } from '../plan-state.ts'
import { CompareTable } from './compare-table.tsx'
import { Progress } from './progress.tsx'

interface ScenarioPanelProps {
  plan: Plan
  /** Crossings, countries and corridors that can be shut or opened. */
  things: readonly Option[]
  scenarios: ScenariosAnswer | undefined
  nameOf: (place: string) => string
  change: (plan: Plan) => void
}

const LISTS = ['shut', 'open', 'deliver'] as const
const LIST_WORDS = { shut: 'shut', open: 'open', deliver: 'delivered' } as const

export function ScenarioPanel({ plan, things, scenarios, nameOf, change }: ScenarioPanelProps) {
  const deliverable = useMemo(
    (): Option[] =>
      (scenarios?.deliverable ?? []).map(({ id, name, links }) => ({
        id,
        name,
        detail: links.length === 0 ? 'commitment' : `commitment, opens ${links.length} links`,
      })),
    [scenarios],
  )
  const set = (part: Partial<Plan>) => change({ ...plan, ...part, journey: '' })
  const options = { shut: things, open: things, deliver: deliverable }
  const labels = { shut: 'Shut', open: 'Open', deliver: 'Taken as delivered' }
  const optionName = (list: (typeof LISTS)[number], id: string) =>
    options[list].find((option) => option.id === id)?.name ?? id
  const isAsked = hasScenario(plan)
  const named = scenarios?.scenarios.find(({ id }) => id === plan.scenario)
  return (
    <div className="scenario">
      <div className="planner">
        {scenarios !== undefined && scenarios.scenarios.length > 0 && (
          <label className="scenario-name">
            <span>Scenario</span>
            <select
              value={plan.scenario}
              onChange={(event) => set({ scenario: event.currentTarget.value })}
            >
              <option value="">none with a name</option>
              {scenarios.scenarios.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {LISTS.map((list) => (
          <SearchField
            key={list}
            adds
            label={labels[list]}
            options={options[list].filter(({ id }) => !plan[list].includes(id))}
            value=""
            placeholder={list === 'deliver' ? 'a commitment' : 'crossing, country or corridor'}
            onPick={(id) => set({ [list]: [...plan[list], id] })}
          />
        ))}
        {isAsked && (
          <button type="button" onClick={() => change(withoutScenario(plan))}>
            As it is
          </button>
        )}
        {LISTS.some((list) => plan[list].length > 0) && (
          <ul className="chips" aria-label="Taken to be otherwise">
            {LISTS.flatMap((list) =>
              plan[list].map((id) => (
                <li key={`${list} ${id}`}>
                  <button
                    type="button"
                    onClick={() => set({ [list]: plan[list].filter((one) => one !== id) })}
                  >
                    {optionName(list, id)} {LIST_WORDS[list]} <span aria-hidden="true">×</span>
                    <span className="unseen">, take away</span>
                  </button>
                </li>
              )),
            )}
          </ul>
        )}
      </div>
      {named?.note && <p className="quiet">{named.note}.</p>}
      {isAsked ? (
        <Comparison plan={plan} nameOf={nameOf} />
      ) : (
        <p className="empty">
          Shut or open a crossing, or take a commitment as delivered, to see what it changes for
          this pair: days, dollars and CO<sub>2</sub> side by side with the network as it is.
        </p>
      )}
      {plan.deliver.length > 0 && (
        <p className="quiet">
          Taken as delivered:{' '}
          {plan.deliver.map((id, i) => (
            <span key={id}>
              {i > 0 && ', '}
              <SiteLink to={pathOf('commitment', id)}>{optionName('deliver', id)}</SiteLink>
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

function Comparison({ plan, nameOf }: Pick<ScenarioPanelProps, 'plan' | 'nameOf'>) {
  const query = useAnswer<CompareAnswer>('compare', planParams(plan, true))
  return (
    <>
      <Progress query={query} path="compare" words="Comparing on the same random numbers …" />
      <Answered query={query}>
        {(answer) => <CompareTable answer={answer} nameOf={nameOf} />}
      </Answered>
    </>
  )
}
