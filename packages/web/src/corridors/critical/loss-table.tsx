/** What losing a crossing or a link costs a pair, the worst first; parts of one stretch in one row. */

import { useState } from 'react'
import { SiteLink } from '../../parts/link.tsx'
import { counted } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'
import { daysFigure, daysOf, dollarWords, shortName } from '../journeys/figures.ts'
import type { Marked } from '../map/marked.ts'
import { MarkButton, MarkingRow } from './marking-row.tsx'
import { type Loss, type Stretch, stretchesOf } from './stretches.ts'

interface LossTableProps {
  losses: readonly Loss[]
  onMark: (marked: Marked | null) => void
}

const SHOWN = 7

export function LossTable({ losses, onMark }: LossTableProps) {
  const [all, setAll] = useState(false)
  const stretches = stretchesOf(losses)
  return (
    <>
      <table className="plain critical-table">
        <thead>
          <tr>
            <th scope="col">Lost</th>
            <th scope="col" className="figure">
              Days
            </th>
            <th scope="col" className="figure">
              Dollars
            </th>
          </tr>
        </thead>
        <tbody>
          {stretches.slice(0, all ? stretches.length : SHOWN).map((stretch) => (
            <MarkingRow key={keyOf(stretch)} marks={marksOf(stretch)} onMark={onMark}>
              <td className="named">
                <Named stretch={stretch} onMark={onMark} />
              </td>
              {stretch.cut > 0 ? (
                <td colSpan={2} className="figure bad">
                  no way round
                </td>
              ) : (
                <>
                  <td className="figure">{extraDays(stretch.extraMinutes)}</td>
                  <td className="figure">
                    {stretch.extraCents > 0 ? `+${dollarWords(stretch.extraCents)}` : '–'}
                  </td>
                </>
              )}
            </MarkingRow>
          ))}
        </tbody>
      </table>
      {stretches.length > SHOWN && !all && (
        <button type="button" className="plain-button critical-all" onClick={() => setAll(true)}>
          All {stretches.length} losses
        </button>
      )}
    </>
  )
}

function Named({ stretch, onMark }: { stretch: Stretch; onMark: LossTableProps['onMark'] }) {
  const { crossings, links, mode } = stretch
  const more = crossings.length > 0 ? links.length : links.length - 1
  const first = links[0]
  return (
    <>
      {crossings.map(({ id, name }, i) => (
        <span key={id}>
          {i > 0 && ', '}
          <SiteLink to={pathOf('crossing', id)}>{shortName(name)}</SiteLink>
        </span>
      ))}
      {crossings.length === 0 && first !== undefined && (
        <MarkButton marks={marksOf(stretch)} onMark={onMark}>
          {shortEnds(first.name)}
        </MarkButton>
      )}
      , {mode}
      {more > 0 && (
        <small>
          as much for {more > 1 && 'any of '}
          {counted(more, crossings.length > 0 ? 'link' : 'further link')}
        </small>
      )}
    </>
  )
}

function keyOf({ crossings, links }: Stretch): string {
  return [...crossings, ...links].map(({ id, mode }) => `${id} ${mode}`).join(' ')
}

function marksOf({ crossings, links }: Stretch): Marked {
  return { places: crossings.map(({ id }) => id), links: links.map(({ id }) => id) }
}

/** "Town – Hill" for "Town dry port – Hill border post". */
export function shortEnds(name: string): string {
  return name.split(' – ').map(shortName).join(' – ')
}

function extraDays(minutes: number): string {
  if (minutes === 0) return '–'
  const days = daysOf(minutes)
  return days < 0.05 ? 'under 0.1' : `+${daysFigure(days)}`
}
