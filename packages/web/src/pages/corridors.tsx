/** The network on a map, the journeys that can be made on it, and what would change them. */

import '../styles/controls.css'
import '../styles/corridors.css'
import type { JourneyBody, NetworkAnswer, RouteAnswer, ScenariosAnswer } from '@followthrough/brief'
import type { UseQueryResult } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { CriticalPanel } from '../corridors/critical/critical-panel.tsx'
import { CrossingList } from '../corridors/crossing-list.tsx'
import { daysOf, daysWords, viaWords } from '../corridors/journeys/figures.ts'
import { JourneyCards } from '../corridors/journeys/journey-cards.tsx'
import { drawnParts, stepsOf } from '../corridors/journeys/legs.ts'
import { LegsTable } from '../corridors/journeys/legs-table.tsx'
import { NoRoutePanel } from '../corridors/journeys/no-route.tsx'
import { Openings } from '../corridors/journeys/openings.tsx'
import { Progress } from '../corridors/journeys/progress.tsx'
import { ScenarioPanel } from '../corridors/journeys/scenario-panel.tsx'
import {
  listedJourneys,
  type ToldJourney,
  toldJourney,
  useAllLegs,
  useRoute,
} from '../corridors/journeys/use-route.ts'
import { warningsOf, warningWords } from '../corridors/journeys/warnings.ts'
import { markedCrossings } from '../corridors/map/features.ts'
import type { Marked } from '../corridors/map/marked.ts'
import { scenarioCrossings, scenarioNetwork, takenLinks } from '../corridors/map/scenario.ts'
import { MapLegend } from '../corridors/map-legend.tsx'
import { hasScenario, type Plan, planSearch, readPlan } from '../corridors/plan-state.ts'
import { Planner } from '../corridors/planner.tsx'
import {
  avoidOptions,
  passOptions,
  placeOptions,
  scenarioOptions,
} from '../corridors/planner-options.ts'
import { useAnswer } from '../data/answers.ts'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { Answered, Page } from '../parts/page.tsx'
import { Problem } from '../parts/problem.tsx'
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
  const [marked, setMarked] = useState<Marked | null>(null)
  const plan = useMemo(() => readPlan(search, network.pairs), [search, network.pairs])
  const scenarios = useAnswer<ScenariosAnswer>('scenarios').data
  const places = useMemo(() => placeOptions(network), [network])
  const avoidable = useMemo(() => avoidOptions(network, scenarios), [network, scenarios])
  const passable = useMemo(() => passOptions(network), [network])
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
  const isShort = journey !== undefined && journey.legs.length === 0 && !query.isPlaceholderData
  const whole = useAllLegs(plan, isShort)
  const legs = whole.isPlaceholderData ? undefined : whole.data
  const told = useMemo(
    () =>
      answer === undefined || journey === undefined
        ? undefined
        : toldJourney(journey, answer, legs),
    [answer, journey, legs],
  )
  const drawn = useMemo(() => (told === undefined ? undefined : drawnParts(told.journey)), [told])
  const choose = useCallback((id: string) => change({ ...plan, journey: id }), [change, plan])
  const scenario = answer?.scenario
  const deliverable = scenarios?.deliverable
  const taken = useMemo(
    () =>
      scenario === undefined || !isTaken(scenario)
        ? undefined
        : takenLinks(network, scenario, deliverable ?? []),
    [network, scenario, deliverable],
  )
  const shown = useMemo(
    () =>
      taken === undefined
        ? { network, crossings, links: undefined }
        : {
            network: scenarioNetwork(network, taken),
            crossings: scenarioCrossings(network, crossings, taken),
            links: new Set([...taken.opened, ...taken.shut]),
          },
    [network, crossings, taken],
  )
  const hasEnds = plan.from !== '' && plan.to !== ''
  const hover = { nameOf, hovered, onHover: setHovered }
  return (
    <>
      <Planner
        plan={plan}
        places={places}
        avoidable={avoidable}
        passable={passable}
        submit={change}
      />
      <Progress query={query} path="route" words="Searching every way …" />
      <div className="corridors">
        <div className="corridors-map">
          <div className="corridors-map-held">
            <Suspense fallback={<div className="map" />}>
              <NetworkMap
                network={shown.network}
                taken={shown.links}
                crossings={shown.crossings}
                onCrossing={openCrossing}
                journey={drawn}
                hovered={hovered}
                onHover={setHovered}
                marked={marked}
              />
            </Suspense>
            <MapLegend
              disputed={network.disputed}
              taken={taken}
              otherDay={answer?.asOf === network.asOf ? undefined : answer?.asOf}
            />
          </div>
        </div>
        <div className="corridors-side">
          {!hasEnds ? (
            <p className="empty">Choose where from and where to.</p>
          ) : (
            <>
              <Answered query={query}>
                {(found) => (
                  <Best
                    network={network}
                    answer={found}
                    listed={listed}
                    journey={journey}
                    told={told}
                    plan={plan}
                    choose={choose}
                    change={change}
                    nameOf={nameOf}
                  />
                )}
              </Answered>
              <CriticalPanel plan={plan} network={network} onMark={setMarked} />
              {journey !== undefined && (
                <WhereDaysGo told={told} whole={whole} isShort={isShort} {...hover} />
              )}
            </>
          )}
        </div>
        {answer !== undefined && journey !== undefined && (
          <Charts answer={answer} journey={journey} choose={choose} nameOf={nameOf} />
        )}
      </div>
      {told !== undefined && <Legs network={network} told={told} {...hover} />}
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

function isTaken({ shuts, opens, delivers }: RouteAnswer['scenario']): boolean {
  return shuts.length + opens.length + delivers.length > 0
}

interface SharedProps {
  nameOf: (place: string) => string
  hovered: string | null
  onHover: (key: string | null) => void
}

interface BestProps {
  network: NetworkAnswer
  answer: RouteAnswer
  listed: readonly JourneyBody[]
  journey: JourneyBody | undefined
  /** The same with its legs, once they are here. */
  told: ToldJourney | undefined
  plan: Plan
  choose: (id: string) => void
  change: (plan: Plan) => void
  nameOf: (place: string) => string
}

/** Beside the map: the best journeys, and what would better them. */
function Best({ network, answer, listed, journey, told, plan, choose, change, nameOf }: BestProps) {
  if (answer.noRoute !== null) return <NoRoutePanel noRoute={answer.noRoute} nameOf={nameOf} />
  if (journey === undefined)
    return <p className="empty">It is there already: the two ends are one place.</p>
  const isListed = listed.some(({ id }) => id === journey.id)
  const { trucks } = answer.consignment
  const warning = (one: JourneyBody) => {
    const [known, places] =
      one.id === told?.journey.id ? [told.journey, told.answer.places] : [one, answer.places]
    return warningWords(warningsOf(known, places, nameOf))
  }
  return (
    <Section
      title={hasScenario(plan) ? 'Best journeys in this scenario' : 'Best journeys'}
      more={<a href="#front">All {answer.front.length}</a>}
    >
      <JourneyCards
        journeys={isListed ? listed : [journey, ...listed]}
        chosen={journey.id}
        load={trucks === 1 ? 'per truck' : `for ${counted(trucks, 'truck')}`}
        warning={warning}
        nameOf={nameOf}
        choose={choose}
      />
      {!answer.exact && (
        <p className="quiet">
          The search was stopped: no journey here is beaten by more than{' '}
          {Math.round(answer.eps * 100)} %.
        </p>
      )}
      <Openings openings={answer.openings} places={network.places} plan={plan} compare={change} />
    </Section>
  )
}

interface WhereDaysGoProps extends SharedProps {
  told: ToldJourney | undefined
  whole: UseQueryResult<RouteAnswer, Error>
  /** Whether the chosen journey came without its legs. */
  isShort: boolean
}

/** Days and dollars along the chosen journey; meanwhile that its legs are on their way. */
function WhereDaysGo({ told, whole, isShort, nameOf, hovered, onHover }: WhereDaysGoProps) {
  const steps = useMemo(() => (told === undefined ? [] : stepsOf(told.journey)), [told])
  return (
    <Section title="Where the days go" more={<a href="#legs">Legs and sources</a>}>
      {isShort && <Progress query={whole} path="route" words="Fetching the legs …" />}
      {told !== undefined ? (
        <Suspense fallback={<div className="chart-place" />}>
          <DistanceChart
            name="time-cost-distance"
            steps={steps}
            nameOf={nameOf}
            hovered={hovered}
            onHover={onHover}
          />
        </Suspense>
      ) : whole.isError ? (
        <Problem error={whole.error} retry={() => whole.refetch()} />
      ) : (
        <p className="waiting">The legs of this journey are being fetched …</p>
      )}
    </Section>
  )
}

interface ChartsProps {
  answer: RouteAnswer
  journey: JourneyBody
  choose: (id: string) => void
  nameOf: (place: string) => string
}

/** Under the map: the whole front, and when the chosen journey arrives. */
function Charts({ answer, journey, choose, nameOf }: ChartsProps) {
  const { simulation } = answer
  return (
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
  )
}

interface LegsProps extends SharedProps {
  network: NetworkAnswer
  told: ToldJourney
}

/** Every leg of the chosen journey with where its figures come from. */
function Legs({ network, told: { journey, answer }, nameOf, hovered, onHover }: LegsProps) {
  const crossing = useMemo(
    () => new Set(network.crossings.map(({ place }) => place)),
    [network.crossings],
  )
  const links = useMemo(() => new Map(network.links.map((link) => [link.id, link])), [network])
  return (
    <Section title={`Legs and sources: ${viaWords(journey.via, nameOf)}`} id="legs">
      {journey.papers.length > 0 && (
        <p className="measure">Papers on board: {journey.papers.join(', ')}.</p>
      )}
      <LegsTable
        journey={journey}
        answer={answer}
        nameOf={nameOf}
        isCrossing={(place) => crossing.has(place)}
        doubtSince={({ link }) => (link === null ? null : (links.get(link)?.since ?? null))}
        hovered={hovered}
        onHover={onHover}
      />
    </Section>
  )
}
