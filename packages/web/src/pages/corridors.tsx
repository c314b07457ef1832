/** The network on a map, the journeys that can be made on it, and what would change them. */

import '../styles/corridors.css'
import type { JourneyBody, NetworkAnswer, RouteAnswer, ScenariosAnswer } from '@followthrough/brief'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { CrossingList } from '../corridors/crossing-list.tsx'
import { daysOf, daysWords, viaWords } from '../corridors/journeys/figures.ts'
import { JourneyCards } from '../corridors/journeys/journey-cards.tsx'
import { drawnParts, stepsOf } from '../corridors/journeys/legs.ts'
import { LegsTable } from '../corridors/journeys/legs-table.tsx'
import { NoRoutePanel } from '../corridors/journeys/no-route.tsx'
import { Openings } from '../corridors/journeys/openings.tsx'
import { Progress } from '../corridors/journeys/progress.tsx'
import { ScenarioPanel } from '../corridors/journeys/scenario-panel.tsx'
import { listedJourneys, useRoute } from '../corridors/journeys/use-route.ts'
import { markedCrossings } from '../corridors/map/features.ts'
import { MapLegend } from '../corridors/map-legend.tsx'
import { hasScenario, type Plan, planSearch, readPlan } from '../corridors/plan-state.ts'
import { Planner } from '../corridors/planner.tsx'
import { avoidOptions, placeOptions, scenarioOptions } from '../corridors/planner-options.ts'
import { useAnswer } from '../data/answers.ts'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { Answered, Page } from '../parts/page.tsx'
import { Section } from '../parts/section.tsx'
import { counted } from '../parts/words.ts'
import { pathOf } from '../paths.ts'

const NetworkMap = lazy(() => import('../corridors/map/network-map.tsx'))
const DistanceChart = lazy(() => import('../corridors/journeys/distance-chart.tsx'))
const ArrivalsChart = lazy(() => import('../corridors/journeys/arrivals-chart.tsx'))
const FrontChart = lazy(() => import('../corridors/journeys/front-chart.tsx'))

export default function CorridorsPage() {
  const query = useAnswer<NetworkAnswer>('network')
  return (
    <Page title="Corridors">
      <Answered query={query}>{(network) => <Corridors network={network} />}</Answered>
    </Page>
  )
}

function Corridors({ network }: { network: NetworkAnswer }) {
  const search = useSearch()
  const days = useDays()
  const [path, navigate] = useLocation()
  const [hovered, setHovered] = useState<string | null>(null)
  const plan = useMemo(() => readPlan(search, network.pairs), [search, network.pairs])
  const scenarios = useAnswer<ScenariosAnswer>('scenarios').data
  const places = useMemo(() => placeOptions(network), [network])
  const avoidable = useMemo(() => avoidOptions(network, scenarios), [network, scenarios])
  const openable = useMemo(() => scenarioOptions(network), [network])
  const crossings = useMemo(() => markedCrossings(network), [network])
  const change = useCallback(
    (next: Plan) => navigate(withDays(`${path}?${planSearch(next)}`, days)),
    [navigate, path, days],
  )
  const openCrossing = useCallback(
    (id: string) => navigate(withDays(pathOf('crossing', id), days)),
    [navigate, days],
  )
  const nameOf = useMemo(() => {
    const names = new Map(network.places.map(({ id, name }) => [id, name]))
    return (place: string) => names.get(place) ?? place
  }, [network.places])
  const query = useRoute(plan)
  const answer = query.data
  const listed = useMemo(() => (answer === undefined ? [] : listedJourneys(answer)), [answer])
  const journey =
    answer?.front.find(({ id }) => id === plan.journey) ??
    answer?.front.find(({ id }) => id === answer.groups?.balanced) ??
    answer?.front[0]
  const drawn = useMemo(() => (journey === undefined ? undefined : drawnParts(journey)), [journey])
  const choose = useCallback((id: string) => change({ ...plan, journey: id }), [change, plan])
  return (
    <>
      <Planner plan={plan} places={places} avoidable={avoidable} submit={change} />
      <Progress query={query} path="route" words="Searching every way …" />
      <div className="corridors">
        <div className="corridors-map">
          <Suspense fallback={<div className="map" />}>
            <NetworkMap
              network={network}
              crossings={crossings}
              onCrossing={openCrossing}
              journey={drawn}
              hovered={hovered}
              onHover={setHovered}
            />
          </Suspense>
          <MapLegend disputed={network.disputed} />
        </div>
        <div className="corridors-side">
          {plan.from === '' || plan.to === '' ? (
            <p className="empty">Choose where from and where to.</p>
          ) : (
            <Answered query={query}>
              {(shown) => (
                <Journeys
                  answer={shown}
                  listed={listed}
                  journey={journey}
                  plan={plan}
                  choose={choose}
                  change={change}
                  nameOf={nameOf}
                  hovered={hovered}
                  onHover={setHovered}
                />
              )}
            </Answered>
          )}
        </div>
      </div>
      {answer !== undefined && journey !== undefined && (
        <More
          network={network}
          answer={answer}
          journey={journey}
          choose={choose}
          nameOf={nameOf}
          hovered={hovered}
          onHover={setHovered}
        />
      )}
      <Section title="What if" id="what-if">
        <ScenarioPanel
          plan={plan}
          things={openable}
          scenarios={scenarios}
          nameOf={nameOf}
          change={change}
        />
      </Section>
      <Section title="Crossings" id="crossings">
        <CrossingList crossings={crossings} />
      </Section>
    </>
  )
}

interface SharedProps {
  nameOf: (place: string) => string
  hovered: string | null
  onHover: (key: string | null) => void
}

interface JourneysProps extends SharedProps {
  answer: RouteAnswer
  listed: readonly JourneyBody[]
  journey: JourneyBody | undefined
  plan: Plan
  choose: (id: string) => void
  change: (plan: Plan) => void
}

/** Beside the map: the best journeys, what would better them, and where the days of one go. */
function Journeys({
  answer,
  listed,
  journey,
  plan,
  choose,
  change,
  nameOf,
  hovered,
  onHover,
}: JourneysProps) {
  const steps = useMemo(() => (journey === undefined ? [] : stepsOf(journey)), [journey])
  if (answer.noRoute !== null) return <NoRoutePanel noRoute={answer.noRoute} nameOf={nameOf} />
  if (journey === undefined)
    return <p className="empty">It is there already: the two ends are one place.</p>
  const isListed = listed.some(({ id }) => id === journey.id)
  const { trucks } = answer.consignment
  return (
    <>
      <Section
        title={hasScenario(plan) ? 'Best journeys in this scenario' : 'Best journeys'}
        more={<a href="#front">All {answer.front.length}</a>}
      >
        <JourneyCards
          journeys={isListed ? listed : [journey, ...listed]}
          chosen={journey.id}
          load={trucks === 1 ? 'per truck' : `for ${counted(trucks, 'truck')}`}
          nameOf={nameOf}
          choose={choose}
        />
        {!answer.exact && (
          <p className="quiet">
            The search was stopped: no journey here is beaten by more than{' '}
            {Math.round(answer.eps * 100)} %.
          </p>
        )}
        <Openings openings={answer.openings} plan={plan} compare={change} />
      </Section>
      <Section title="Where the days go" more={<a href="#legs">Legs and sources</a>}>
        <Suspense fallback={<div className="chart-place" />}>
          <DistanceChart
            name="time-cost-distance"
            steps={steps}
            nameOf={nameOf}
            hovered={hovered}
            onHover={onHover}
          />
        </Suspense>
      </Section>
    </>
  )
}

interface MoreProps extends SharedProps {
  network: NetworkAnswer
  answer: RouteAnswer
  journey: JourneyBody
  choose: (id: string) => void
}

/** Below the map: arrivals and legs of the chosen journey, and the whole front. */
function More({ network, answer, journey, choose, nameOf, hovered, onHover }: MoreProps) {
  const crossing = useMemo(
    () => new Set(network.crossings.map(({ place }) => place)),
    [network.crossings],
  )
  const { simulation } = answer
  return (
    <>
      <div className="corridor-charts">
        <Section title={`All ${answer.front.length} journeys`} id="front">
          <Suspense fallback={<div className="chart-place" />}>
            <FrontChart
              name="journeys"
              front={answer.front}
              chosen={journey.id}
              nameOf={nameOf}
              choose={choose}
            />
          </Suspense>
        </Section>
        <Section title="When it arrives">
          {journey.days === undefined || simulation === null ? (
            <p className="empty">
              Only the listed journeys are simulated. Planned, this one takes{' '}
              {daysWords(daysOf(journey.minutes))}, give or take{' '}
              {daysWords(daysOf(journey.spreadMinutes))} while nothing is shut.
            </p>
          ) : (
            <Suspense fallback={<div className="chart-place" />}>
              <ArrivalsChart
                name="arrivals"
                days={journey.days}
                trials={simulation.trials}
                seed={simulation.seed}
              />
              {journey.days.onTime !== null && (
                <p>
                  In {Math.round(journey.days.onTime.value * 100)} % of the runs it arrives in time.
                </p>
              )}
            </Suspense>
          )}
        </Section>
      </div>
      <Section title={`Legs and sources: ${viaWords(journey.via, nameOf)}`} id="legs">
        {journey.papers.length > 0 && (
          <p className="measure">Papers on board: {journey.papers.join(', ')}.</p>
        )}
        <LegsTable
          journey={journey}
          answer={answer}
          nameOf={nameOf}
          isCrossing={(place) => crossing.has(place)}
          hovered={hovered}
          onHover={onHover}
        />
      </Section>
    </>
  )
}
