/** What opening each shut or unbuilt thing would give a pair, the best first. */

import type { NetworkAnswer } from '@followthrough/brief'
import { useState } from 'react'
import { SiteLink } from '../../parts/link.tsx'
import { counted } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'
import { daysFigure, daysOf, dollarWords } from '../journeys/figures.ts'
import { openingName } from '../journeys/opening-words.ts'
import type { Marked } from '../map/marked.ts'
import { standingWords } from '../words.ts'
import { shortEnds } from './loss-table.tsx'
import { MarkButton, MarkingRow } from './marking-row.tsx'
import type { Gain } from './stretches.ts'

interface GainTableProps {
  gains: readonly Gain[]
  network: NetworkAnswer
  onMark: (marked: Marked | null) => void
}

const SHOWN = 6

export function GainTable({ gains, network, onMark }: GainTableProps) {
  const [all, setAll] = useState(false)
  return (
    <>
      <table className="plain critical-table">
        <thead>
          <tr>
            <th scope="col">Opened</th>
            <th scope="col" className="figure">
              Days
            </th>
            <th scope="col" className="figure">
              Dollars
            </th>
          </tr>
        </thead>
        <tbody>
          {gains.slice(0, all ? gains.length : SHOWN).map((gain) => {
            const marks = { links: gain.links, places: [] }
            return (
              <MarkingRow key={`${gain.kind} ${gain.id}`} marks={marks} onMark={onMark}>
                <td className="named">
                  <Named gain={gain} network={network} onMark={onMark} />
                </td>
                {gain.joined > 0 ? (
                  <td colSpan={2} className="figure">
                    joins the two
                  </td>
                ) : (
                  <>
                    <td className="figure">
                      {gain.savedMinutes > 0 ? `−${daysFigure(daysOf(gain.savedMinutes))}` : '–'}
                    </td>
                    <td className="figure">
                      {gain.savedCents > 0 ? `−${dollarWords(gain.savedCents)}` : '–'}
                    </td>
                  </>
                )}
              </MarkingRow>
            )
          })}
        </tbody>
      </table>
      {gains.length > SHOWN && !all && (
        <button type="button" className="plain-button critical-all" onClick={() => setAll(true)}>
          All {gains.length} gains
        </button>
      )}
    </>
  )
}

function Named({ gain, network, onMark }: Omit<GainTableProps, 'gains'> & { gain: Gain }) {
  const { kind, id, name, links } = gain
  const button = (words: string) => (
    <MarkButton marks={{ links, places: [] }} onMark={onMark}>
      {words}
    </MarkButton>
  )
  switch (kind) {
    case 'commitment':
      return (
        <>
          <SiteLink to={pathOf('commitment', id)}>{name}</SiteLink>
          <small>promised; if delivered</small>
        </>
      )
    case 'disruption': {
      const { places, where, what } = openingName(name, network.places)
      const crossing = places.find((place) => network.crossings.some((c) => c.place === place.id))
      return (
        <>
          {crossing === undefined ? (
            button(where)
          ) : (
            <SiteLink to={pathOf('crossing', crossing.id)}>{where}</SiteLink>
          )}
          <small>
            shut{what !== '' && `: ${what.charAt(0).toLocaleLowerCase('en')}${what.slice(1)}`}
          </small>
        </>
      )
    }
    case 'corridor':
      return (
        <>
          {button(name)}
          <small>corridor; {counted(links.length, 'link')} of it opened</small>
        </>
      )
    case 'link': {
      const link = network.links.find((one) => one.id === id)
      return (
        <>
          {button(shortEnds(name))}
          {link !== undefined && (
            <small>
              {link.mode}, {standingWords(link)}
            </small>
          )}
        </>
      )
    }
  }
}
