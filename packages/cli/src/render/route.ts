/** Journeys in a terminal: the best of each kind, then one of them leg by leg. */

import {
  countWords,
  dayWords,
  type JourneyBody,
  plainWords,
  type RouteAnswer,
} from '@followthrough/brief'
import { type Cell, ends, type Paper, prose, section, sheet, table } from './paper.ts'
import { some, standing } from './words.ts'

const DAY_MINUTES = 1440
const HOUR_MINUTES = 60
const CENTS = 100
const GRAMS_A_TONNE = 1_000_000

export function renderRoute(body: RouteAnswer, paper: Paper, isWhole: boolean): string {
  const { consignment, places } = body
  const name = (id: string) => places[id]?.name ?? id
  const title = `${name(body.from)} to ${name(body.to)}`
  const load = `${countWords(consignment.kg / 1000)} t, ${some(consignment.trucks, 'truck')} or ${some(consignment.containers, 'container')}`
  const head = ends(paper, title, load)
  const days = prose(paper, `${body.partnership.title}, ${standing(body)}`, 'quiet')
  if (body.from === body.to) return sheet(head, days, prose(paper, 'They are one place.'))
  if (body.noRoute !== null) return sheet(head, days, noRouteLines(body, paper))
  const grouped = body.front.filter(({ groups }) => groups.length > 0)
  const shown = isWhole ? body.front : grouped
  const told = grouped.find(({ groups }) => groups.includes('balanced')) ?? grouped[0]!
  return sheet(
    head,
    days,
    prose(
      paper,
      `${some(body.front.length, 'journey', 'journeys')} that none beats on ${body.criteria.length === 4 ? 'time, cost, CO2 and spread' : 'time, cost and CO2'}${body.exact ? '' : '; the search was stopped at its cap, so there may be more'}.`,
    ),
    table(
      paper,
      [{ flex: true }, { align: 'right' }, { align: 'right' }, { align: 'right' }],
      shown.map((journey) => journeyLine(journey, name)),
    ),
    openingLines(body, paper),
    section(paper, `Leg by leg: ${viaWords(told, name)}`, legLines(body, told, paper)),
    told.papers.length === 0 ? [] : prose(paper, `Papers: ${told.papers.join('; ')}.`),
    prose(
      paper,
      'Times, costs and emissions are worked out from the figures of each leg; the mark is the weakest of them: m measured, p published, d derived, a assumed. --json has every figure with its source.',
      'quiet',
    ),
  )
}

/** "11.2 days, 8–19". */
export function daysWords({ minutes, days }: Pick<JourneyBody, 'minutes' | 'days'>): string {
  const planned = `${(minutes / DAY_MINUTES).toFixed(1)} days`
  if (days === undefined) return planned
  return `${planned}, ${days.p05.toFixed(1)}–${days.p95.toFixed(1)}`
}

export function dollars(cents: number): string {
  return `$${countWords(Math.round(cents / CENTS))}`
}

export function tonnes(grams: number): string {
  return `${(grams / GRAMS_A_TONNE).toFixed(1)} t CO2`
}

export function viaWords(
  { via, modes }: Pick<JourneyBody, 'via' | 'modes'>,
  name: (id: string) => string,
): string {
  return via.length === 0 ? modes.join(' and ') : via.map(name).join(', ')
}

function journeyLine(journey: JourneyBody, name: (id: string) => string): Cell[] {
  const words = [journey.groups.join(', '), journey.modes.join(' and ')]
  const doubt = journey.legs.filter((leg) => leg.open === 'unknown').length
  const sanctions = journey.legs.some((leg) => leg.sanctions.length > 0)
  return [
    [
      viaWords(journey, name),
      { text: words.filter(Boolean).join('; '), tone: 'quiet' },
      ...(doubt === 0
        ? []
        : [{ text: `${some(doubt, 'leg')} in doubt`, tone: 'stopped' as const }]),
      ...(sanctions ? [{ text: 'through a country under sanctions', tone: 'alarm' as const }] : []),
    ],
    daysWords(journey),
    dollars(journey.costCents),
    tonnes(journey.co2Grams),
  ]
}

function openingLines(body: RouteAnswer, paper: Paper): string[] {
  const [first] = body.openings
  if (first === undefined) return []
  return section(
    paper,
    'What opening would give',
    table(
      paper,
      [{ flex: true }, { align: 'right' }, { align: 'right' }],
      body.openings.map(({ words, kind, savedMinutes, savedCents }) => [
        [words, { text: kind, tone: 'quiet' }],
        savedMinutes > 0 ? `${(savedMinutes / DAY_MINUTES).toFixed(1)} days` : '',
        savedCents > 0 ? dollars(savedCents) : '',
      ]),
    ),
  )
}

function legLines(body: RouteAnswer, journey: JourneyBody, paper: Paper): string[] {
  const name = (id: string) => body.places[id]?.name ?? id
  return table(
    paper,
    [{ flex: true }, {}, { align: 'right' }, { align: 'right' }, { align: 'right' }, {}],
    journey.legs.map((leg) => [
      [
        leg.kind === 'link' ? `${name(leg.from)} – ${name(leg.to)}` : name(leg.from),
        {
          text: [
            ...new Set(
              leg.regimes.map((id) => body.regimes[id]?.scheme ?? body.regimes[id]?.name ?? id),
            ),
            ...(leg.open === 'unknown' ? ['nobody has said that it is open again'] : []),
          ].join(', '),
          tone: 'quiet',
        },
      ],
      leg.kind === 'link'
        ? leg.mode
        : leg.kind === 'gauge'
          ? 'break of gauge'
          : plainWords(leg.kind),
      leg.km > 0 ? `${countWords(Math.round(leg.km))} km` : '',
      `${(leg.minutes / HOUR_MINUTES).toFixed(1)} h`,
      dollars(leg.costCents),
      leg.basis[0]!,
    ]),
  )
}

function noRouteLines({ noRoute }: RouteAnswer, paper: Paper): string[] {
  const { words, cut, fewest, fastest } = noRoute!
  const first = fastest === null ? '' : `${daysWords(fastest)}, ${dollars(fastest.costCents)}`
  return [
    ...prose(paper, `There is no journey. ${words}`),
    ...table(
      paper,
      [{ flex: true }, { align: 'right' }],
      cut.map((blocker) => [
        [
          blocker.words,
          {
            text: blocker.since === null ? '' : `since ${dayWords(blocker.since)}`,
            tone: 'quiet',
          },
        ],
        blocker.fastest === null
          ? 'others still stand in the way'
          : `without it ${daysWords(blocker.fastest)}`,
      ]),
    ),
    ...(fewest.length > 1
      ? prose(
          paper,
          `Fewest to lift together: ${fewest.map((blocker) => blocker.words).join('; ')}${first === '' ? '' : `, which gives ${first}`}.`,
        )
      : []),
    ...(cut.length === 0 && first !== '' ? prose(paper, `The fastest takes ${first}.`) : []),
  ]
}
