/** Every leg of a journey with its figures, where they come from, and the papers that begin with it. */

import type { JourneyBody, RouteAnswer } from '@followthrough/brief'
import { countWords, dayWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { pathOf } from '../../paths.ts'
import { carbonWords, dollarWords } from './figures.ts'
import { legKey, legWords, schemesOf } from './legs.ts'

interface LegsTableProps {
  journey: JourneyBody
  answer: Pick<RouteAnswer, 'figures' | 'sources' | 'regimes'>
  nameOf: (place: string) => string
  isCrossing: (place: string) => boolean
  /** Since when a leg has been in doubt; null where no day is on record. */
  doubtSince: (leg: JourneyBody['legs'][number]) => string | null
  hovered: string | null
  onHover: (key: string | null) => void
}

export function LegsTable({
  journey,
  answer,
  nameOf,
  isCrossing,
  doubtSince,
  hovered,
  onHover,
}: LegsTableProps) {
  return (
    <div className="table-scroll">
      <table className="plain rows legs">
        <thead>
          <tr>
            <th scope="col">Leg</th>
            <th scope="col">By</th>
            <th scope="col" className="figure">
              Km
            </th>
            <th scope="col" className="figure">
              Hours
            </th>
            <th scope="col" className="figure">
              Dollars
            </th>
            <th scope="col" className="figure">
              CO<sub>2</sub>e
            </th>
            <th scope="col">Papers from here on</th>
            <th scope="col">Basis and sources</th>
          </tr>
        </thead>
        <tbody>
          {journey.legs.map((leg, i) => {
            const key = legKey(i)
            return (
              <tr
                key={key}
                className={key === hovered ? 'is-hovered' : undefined}
                onPointerEnter={() => onHover(key)}
                onPointerLeave={() => onHover(null)}
                onFocus={() => onHover(key)}
                onBlur={() => onHover(null)}
              >
                <td>
                  {leg.kind === 'gate' && isCrossing(leg.from) ? (
                    <SiteLink to={pathOf('crossing', leg.from)}>{legWords(leg, nameOf)}</SiteLink>
                  ) : (
                    legWords(leg, nameOf)
                  )}
                  {leg.open === 'unknown' && (
                    <small className="warn">{doubtWords(doubtSince(leg))}</small>
                  )}
                  {leg.sanctions.length > 0 && (
                    <small className="bad">
                      enters a country under sanctions:{' '}
                      {leg.sanctions.map((id) => answer.regimes[id]?.name ?? id).join('; ')}
                    </small>
                  )}
                </td>
                <td className="leg-mode" data-label="By">
                  {leg.mode}
                  {leg.gaugeMm !== null && leg.mode === 'rail' && `, ${countWords(leg.gaugeMm)} mm`}
                </td>
                <td className="figure" data-label="Km">
                  {leg.km > 0 ? countWords(Math.round(leg.km)) : '–'}
                </td>
                <td className="figure" data-label="Hours">
                  {hoursWords(leg.minutes)}
                </td>
                <td className="figure" data-label="Dollars">
                  {dollarWords(leg.costCents)}
                </td>
                <td className="figure" data-label="CO2e">
                  {leg.co2Grams > 0 ? carbonWords(leg.co2Grams) : '–'}
                </td>
                <td data-label="Papers">
                  {leg.papers.join('; ')}
                  {leg.regimes.length > 0 && (
                    <small>under {schemesOf(leg.regimes, answer.regimes).join(', ')}</small>
                  )}
                </td>
                <td data-label="Basis">
                  <details className="leg-sources">
                    <summary>{leg.basis}</summary>
                    <ul>
                      {leg.figures.map((at) => {
                        const figure = answer.figures[at]!
                        return (
                          <li key={at}>
                            {QUANTITY_WORDS[figure.of]}: {figure.basis}
                            {figure.year !== null && `, ${figure.year}`}
                            {figure.rung !== null &&
                              figure.rung !== 'own' &&
                              `, ${RUNG_WORDS[figure.rung]}`}
                            {figure.sources.map((id) => (
                              <span key={id}>
                                {'; '}
                                <SiteLink to={pathOf('source', id)}>
                                  {answer.sources[id]?.publisher || answer.sources[id]?.title || id}
                                </SiteLink>
                              </span>
                            ))}
                          </li>
                        )
                      })}
                    </ul>
                  </details>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const QUANTITY_WORDS = { km: 'distance', minutes: 'time', cents: 'cost', grams: 'CO2' } as const
const RUNG_WORDS = {
  'other-direction': 'of the other direction',
  country: 'mean of the country',
  corridor: 'mean of the corridor',
  region: 'mean of the region',
} as const

function doubtWords(since: string | null): string {
  const when = since === null ? '' : ` from ${dayWords(since)}`
  return `in doubt: shut${when}, and nobody has said that it is open again`
}

function hoursWords(minutes: number): string {
  const hours = minutes / 60
  return hours.toLocaleString('en-GB', { maximumFractionDigits: hours < 10 ? 1 : 0 })
}
