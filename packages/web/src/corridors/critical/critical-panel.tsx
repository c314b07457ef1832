/** What the journeys of a pair stand on: what losing each part costs, and what opening others would give. */

import type { CriticalAnswer, NetworkAnswer } from '@followthrough/brief'
import { useState } from 'react'
import { useAnswer } from '../../data/answers.ts'
import { Answered } from '../../parts/page.tsx'
import { Progress } from '../journeys/progress.tsx'
import type { Marked } from '../map/marked.ts'
import { criticalParams, type Plan } from '../plan-state.ts'
import { GainTable } from './gain-table.tsx'
import { LossTable } from './loss-table.tsx'

interface CriticalPanelProps {
  plan: Plan
  network: NetworkAnswer
  onMark: (marked: Marked | null) => void
}

export function CriticalPanel({ plan, network, onMark }: CriticalPanelProps) {
  const [open, setOpen] = useState(false)
  return (
    <details className="critical" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>What the journeys stand on</h2>
        <span className="quiet">
          what losing a crossing or a link costs, and what opening others gives
        </span>
      </summary>
      {open && <Told plan={plan} network={network} onMark={onMark} />}
    </details>
  )
}

function Told({ plan, network, onMark }: CriticalPanelProps) {
  const query = useAnswer<CriticalAnswer>('critical', criticalParams(plan))
  return (
    <>
      <Progress query={query} path="critical" words="Taking away one part after the other …" />
      <Answered query={query}>
        {({ losses, gains, pairs }) => (
          <>
            {losses.length === 0 ? (
              <p className="empty">
                {pairs.some(({ minutes }) => minutes === null)
                  ? 'There is no journey to lose.'
                  : 'Whatever is lost, another way is as fast and as cheap.'}
              </p>
            ) : (
              <LossTable losses={losses} onMark={onMark} />
            )}
            {gains.length === 0 ? (
              <p className="empty">Nothing that is shut or not built would better this pair.</p>
            ) : (
              <GainTable gains={gains} network={network} onMark={onMark} />
            )}
            <p className="quiet">
              Days are of the fastest journey, dollars of the cheapest. Point at a row, or press the
              name of a link, to see it on the map.
            </p>
          </>
        )}
      </Answered>
    </>
  )
}
