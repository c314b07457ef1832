/** The best journeys of each kind, one a row; the chosen one is drawn on the map. */

import type { JourneyBody } from '@followthrough/brief'
import { carbonWords, daysFigure, daysOf, dollarWords, viaWords } from './figures.ts'

interface JourneyCardsProps {
  journeys: readonly JourneyBody[]
  chosen: string
  load: string
  /** What to know of a journey beforehand; empty for nothing. */
  warning: (journey: JourneyBody) => string
  nameOf: (place: string) => string
  choose: (id: string) => void
}

export function JourneyCards({
  journeys,
  chosen,
  load,
  warning,
  nameOf,
  choose,
}: JourneyCardsProps) {
  const isOther = ({ id, groups }: JourneyBody) =>
    id !== chosen && groups.every((group) => group === 'alternative')
  const others = journeys.filter(isOther)
  const rows = (some: readonly JourneyBody[]) => (
    <ul className="journeys">
      {some.map((journey) => (
        <li key={journey.id} className={journey.id === chosen ? 'chosen' : undefined}>
          <button
            type="button"
            aria-pressed={journey.id === chosen}
            onClick={() => choose(journey.id)}
          >
            <span className="journey-way">
              <strong>{viaWords(journey.via, nameOf)}</strong>
              <small>
                {modeWords(journey.modes)}; {groupWords(journey.groups)}
              </small>
            </span>
            <span className="journey-figure">
              <b>{daysFigure(journey.days?.p50 ?? daysOf(journey.minutes))}</b>
              <small>
                days
                {journey.days !== undefined &&
                  `, ${daysFigure(journey.days.p05)}–${daysFigure(journey.days.p95)}`}
              </small>
            </span>
            <span className="journey-figure">
              <b>{dollarWords(journey.costCents)}</b>
              <small>{load}</small>
            </span>
            <span className="journey-figure">
              <b>{carbonWords(journey.co2Grams)}</b>
              <small>
                CO<sub>2</sub>e
              </small>
            </span>
            {warning(journey) !== '' && (
              <small className="warn journey-warning">{warning(journey)}</small>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {rows(journeys.filter((journey) => !isOther(journey)))}
      {others.length > 0 && (
        <details className="other-journeys">
          <summary>{others.length} more by other corridors</summary>
          {rows(others)}
        </details>
      )}
    </>
  )
}

/** "road and rail" */
export function modeWords(modes: readonly string[]): string {
  return modes.length < 2 ? modes.join('') : `${modes.slice(0, -1).join(', ')} and ${modes.at(-1)}`
}

export function groupWords(groups: JourneyBody['groups']): string {
  if (groups.length === 0) return 'on the front'
  return groups
    .map((group) => (group === 'alternative' ? 'best of another corridor' : group))
    .join(', ')
}
