/** What the lines and marks of the map mean, and whose land and borders it shows. */

import type { NetworkAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { counted } from '../parts/words.ts'
import type { TakenLinks } from './map/scenario.ts'

const LINES = [
  ['road', 'road'],
  ['rail', 'rail'],
  ['sea', 'sea'],
  ['ferry', 'ferry'],
  ['air', 'air'],
  ['pipeline', 'pipeline'],
  ['planned', 'planned'],
  ['building', 'under construction'],
  ['unknown', 'in doubt'],
  ['shut', 'shut'],
] as const

interface MapLegendProps {
  disputed: NetworkAnswer['disputed']
  /** What a scenario opens and shuts on the map; undefined where it shows the record. */
  taken?: TakenLinks | undefined
  /** The day of the scenario, where it is another than the one of the record that is drawn. */
  otherDay?: string | undefined
}

export function MapLegend({ disputed, taken, otherDay }: MapLegendProps) {
  return (
    <div className="map-foot">
      <ul className="map-legend">
        {LINES.map(([kind, words]) => (
          <li key={kind}>
            <svg className={`legend-line is-${kind}`} viewBox="0 0 30 12" aria-hidden="true">
              <path d="M1 6H29" />
              {kind === 'rail' && <path className="ticks" d="M1 6H29" />}
              {kind === 'shut' && <path className="cross" d="M11 2l8 8M19 2l-8 8" />}
              {kind === 'unknown' && (
                <text x="15" y="10">
                  ?
                </text>
              )}
            </svg>
            {words}
          </li>
        ))}
        <li>
          <svg className="legend-mark" viewBox="0 0 12 12" aria-hidden="true">
            <rect x="1.5" y="1.5" width="9" height="9" />
          </svg>
          crossing
        </li>
        <li>
          <svg className="legend-mark is-shut" viewBox="0 0 12 12" aria-hidden="true">
            <rect x="1.5" y="1.5" width="9" height="9" />
            <path d="M3 3l6 6M9 3l-6 6" />
          </svg>
          shut crossing
        </li>
      </ul>
      {taken !== undefined && (
        <p className="scenario-note">
          The map shows the scenario: {takenWords(taken)}.
          {otherDay !== undefined &&
            ` It stands on ${dayWords(otherDay)}; everything else is drawn as of the day shown.`}
        </p>
      )}
      <p className="quiet">
        Land and borders: Natural Earth.
        {disputed.length > 0 && (
          <>
            {' '}
            Borders shown are not a statement on their status; dashed: disputed (
            {disputed.map(({ name }) => name).join(', ')}).
          </>
        )}{' '}
        Land links are drawn straight between places; sea lanes are drawn over water.
      </p>
    </div>
  )
}

function takenWords({ opened, shut }: TakenLinks): string {
  const parts = [
    opened.size > 0 && `${counted(opened.size, 'link')} taken as open`,
    shut.size > 0 && `${counted(shut.size, 'link')} taken as shut`,
  ].filter(Boolean)
  return parts.length === 0 ? 'no link is taken otherwise than on record' : parts.join(', ')
}
