/** One border post or port: how it stands, what passing it takes, and what shut it over the years. */

import '../styles/corridors.css'
import type { CrossingAnswer } from '@followthrough/brief'
import { lazy, Suspense } from 'react'
import { ClosureList } from '../corridors/crossing/closure-list.tsx'
import { FiguresTable } from '../corridors/crossing/figures-table.tsx'
import { LinksList } from '../corridors/crossing/links-list.tsx'
import { StandingList } from '../corridors/crossing/standing.tsx'
import { useAnswer } from '../data/answers.ts'
import { SiteLink } from '../parts/link.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { SourceList } from '../parts/source-list.tsx'
import { Star } from '../watch/star.tsx'

const MeasuresChart = lazy(() => import('../corridors/crossing/measures-chart.tsx'))
const ClosuresChart = lazy(() => import('../corridors/crossing/closures-chart.tsx'))

export default function CrossingPage({ id }: { id: string }) {
  const query = useAnswer<CrossingAnswer>(`crossings/${encodeURIComponent(id)}`)
  return (
    <AnswerPage<CrossingAnswer>
      query={query}
      waiting="Crossing"
      title={({ crossing }) => crossing.name}
      kicker={({ crossing }) =>
        `${crossing.kind === 'port' ? 'Port' : 'Border post'} · ${crossing.countryName}`
      }
    >
      {(answer) => <Opened answer={answer} />}
    </AnswerPage>
  )
}

function Opened({ answer }: { answer: CrossingAnswer }) {
  const { crossing, modes, figures, measures, disruptions, links, asOf } = answer
  return (
    <div className="crossing">
      <div>
        <p>
          <Star of={{ kind: 'crossing', id: crossing.id, name: crossing.name }} word />
        </p>
        {modes.length === 0 ? (
          <Empty>No way out of the country is on record here.</Empty>
        ) : (
          <StandingList modes={modes} />
        )}
        <Section title="Passing it takes">
          <FiguresTable figures={figures} />
        </Section>
        <Section title="Over the years">
          {measures.length === 0 ? (
            <Empty>
              No measurement of this crossing was known by this day. Where figures stand above, they
              stand in from elsewhere.
            </Empty>
          ) : (
            <Suspense fallback={<div className="chart-place" />}>
              <MeasuresChart name={crossing.id} measures={measures} />
            </Suspense>
          )}
        </Section>
        <Section title="Closures">
          {disruptions.every(({ fromOn }) => fromOn === null) ? (
            <Empty>No dated closure was on record by this day.</Empty>
          ) : (
            <Suspense fallback={<div className="chart-place" />}>
              <ClosuresChart name={crossing.id} disruptions={disruptions} asOf={asOf} />
            </Suspense>
          )}
          <ClosureList disruptions={disruptions} />
        </Section>
      </div>
      <aside aria-label="Where it lies">
        <Section title="Links" more={<SiteLink to="/corridors#crossings">All crossings</SiteLink>}>
          <LinksList crossing={crossing} links={links} />
        </Section>
        <Section title="Sources of its place">
          <p className="quiet">
            {Math.abs(crossing.lat).toFixed(2)}° {crossing.lat < 0 ? 'S' : 'N'},{' '}
            {Math.abs(crossing.lon).toFixed(2)}° {crossing.lon < 0 ? 'W' : 'E'} ({crossing.basis})
            {crossing.note !== '' && `. ${crossing.note}`}
          </p>
          <SourceList sources={crossing.sources} />
        </Section>
      </aside>
    </div>
  )
}
