/** What opening gives that is shut or not built yet, for the pair asked about. */

import type { NetworkAnswer, RouteAnswer } from '@followthrough/brief'
import { SiteLink } from '../../parts/link.tsx'
import { pathOf } from '../../paths.ts'
import type { Plan } from '../plan-state.ts'
import { daysOf, daysWords, dollarWords } from './figures.ts'
import { openingWords } from './opening-words.ts'

type Opening = RouteAnswer['openings'][number]

interface OpeningsProps {
  openings: readonly Opening[]
  places: NetworkAnswer['places']
  plan: Plan
  compare: (plan: Plan) => void
}

const SHOWN = 4

export function Openings({ openings, places, plan, compare }: OpeningsProps) {
  if (openings.length === 0) return null
  return (
    <ul className="openings" aria-label="What opening would give">
      {openings.slice(0, SHOWN).map((opening) => (
        <li key={`${opening.kind} ${opening.id}`}>
          {opening.kind === 'commitment' ? (
            <>
              <SiteLink to={pathOf('commitment', opening.id)}>{opening.words}</SiteLink>: delivered
            </>
          ) : (
            <>{openingWords(opening.words, places)}: open again</>
          )}
          , it saves {savedWords(opening)}.{' '}
          <button
            type="button"
            className="plain-button"
            onClick={() => compare(withOpening(plan, opening))}
          >
            Compare
          </button>
        </li>
      ))}
    </ul>
  )
}

function savedWords({ savedMinutes, savedCents }: Opening): string {
  const parts = [
    savedMinutes > 0 && `${daysWords(daysOf(savedMinutes))} of the fastest`,
    savedCents > 0 && `${dollarWords(savedCents)} of the cheapest`,
  ].filter(Boolean)
  return parts.length === 0 ? 'nothing by itself' : parts.join(' and ')
}

function withOpening(plan: Plan, { kind, id, links }: Opening): Plan {
  const base = { ...plan, journey: '' }
  return kind === 'commitment'
    ? { ...base, deliver: [...new Set([...plan.deliver, id])] }
    : { ...base, open: [...new Set([...plan.open, ...links])] }
}
