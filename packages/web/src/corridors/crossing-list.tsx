/** Every crossing of the map in words: the way to their pages for keyboard and screen reader. */

import { useState } from 'react'
import { SiteLink } from '../parts/link.tsx'
import { counted } from '../parts/words.ts'
import { pathOf } from '../paths.ts'
import { Star } from '../watch/star.tsx'
import type { CrossingMark, MarkedCrossing } from './map/features.ts'
import { markWords, modesWords } from './words.ts'

const SHOW = ['all', 'open', 'shut', 'unknown', 'planned'] as const
const SHOW_WORDS: Record<(typeof SHOW)[number], string> = {
  all: 'all',
  open: 'open',
  shut: 'shut',
  unknown: 'in doubt',
  planned: 'not opened yet',
}

export function CrossingList({ crossings }: { crossings: readonly MarkedCrossing[] }) {
  const [show, setShow] = useState<(typeof SHOW)[number]>('all')
  const shown = crossings.filter(({ mark }) => show === 'all' || mark === show)
  const count = (mark: CrossingMark) => crossings.filter((one) => one.mark === mark).length
  return (
    <>
      <div className="table-controls">
        <label>
          <span>Show</span>
          <select
            value={show}
            onChange={(event) => setShow(event.currentTarget.value as (typeof SHOW)[number])}
          >
            {SHOW.map((one) => (
              <option key={one} value={one}>
                {SHOW_WORDS[one]} ({one === 'all' ? crossings.length : count(one)})
              </option>
            ))}
          </select>
        </label>
        <p className="quiet" role="status">
          {counted(shown.length, 'crossing')}
        </p>
      </div>
      <div className="crossing-columns">
        {[...Map.groupBy(shown, ({ place }) => place.country)].map(([country, inside]) => (
          <section key={country}>
            <h3>{inside[0]!.place.countryName}</h3>
            <ul>
              {inside.map(({ place, mark, modes }) => (
                <li key={place.id} className={`crossing-line is-${mark}`}>
                  <Star of={{ kind: 'crossing', id: place.id, name: place.name }} />{' '}
                  <SiteLink to={pathOf('crossing', place.id)}>{place.name}</SiteLink>
                  <small>
                    {modesWords(modes)};{' '}
                    <span className="crossing-state">
                      {markWords(mark, modes.find(({ since }) => since !== null)?.since ?? null)}
                    </span>
                  </small>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
