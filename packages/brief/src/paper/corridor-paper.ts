/** The brief on one corridor, from a route answer: the best journeys, a map, where the days go, leg by leg. */

import type { State } from '@followthrough/ledger'
import type { RouteAnswer } from '../answers/route.ts'
import type { Dossier } from '../dossier.ts'
import type { JourneyBody } from '../routing/legs.ts'
import { corridorMap, type Land, type Position } from './corridor-map.ts'
import { distanceProfile, type ProfilePoint } from './distance-profile.ts'
import type { Block, Paper, Run } from './paper.ts'
import { capital, column, createWriter, heading, type PaperRequest, type Writer } from './writer.ts'

export interface CorridorDrawing {
  /** Land and borders; no map is drawn without. */
  readonly land?: Land
  /** The way of a leg over water, by the id of its link; straight where there is none. */
  readonly lanes?: ReadonlyMap<string, readonly Position[]>
}

const MINUTES_A_DAY = 1440
const MOST_LEGS = 60

/** `answer` is read with `legs` and for the state’s days. */
export function corridorPaper(
  dossier: Dossier,
  state: State,
  answer: RouteAnswer,
  request: PaperRequest,
  { land, lanes = new Map() }: CorridorDrawing = {},
): Paper {
  const writer = createWriter(dossier, state, request)
  const { words, paperWords, run, told } = writer
  const place = (id: string) => answer.places[id]?.name ?? id
  const title = paperWords.from(place(answer.from), place(answer.to))
  const best = answer.front.filter(({ groups }) => groups.length > 0)
  const fastest = best.find(({ groups }) => groups.includes('fastest'))
  const blocks: Block[] = []
  const end = () =>
    writer.finish({
      subject: `${answer.from}-${answer.to}`,
      title: writer.language === 'en' ? title : { text: title },
      subtitle: `${paperWords.corridorBrief}${words.stop}${paperWords.load(number(writer, answer.consignment.kg / 1000))}`,
      blocks,
    })
  if (fastest === undefined) {
    blocks.push({ kind: 'paragraph', lede: true, runs: [run(paperWords.noJourney)] })
    if (answer.noRoute !== null) {
      blocks.push({ kind: 'paragraph', runs: [told(answer.noRoute.words)] })
      const { cut } = answer.noRoute
      if (cut.length > 0) {
        blocks.push({
          kind: 'list',
          ordered: false,
          items: cut.map((blocker) => writer.sourced([told(blocker.words)], blocker.sources)),
        })
      }
    }
    return end()
  }
  const modelled = (runs: readonly Run[], journey: JourneyBody) =>
    writer.noted(
      runs,
      `${paperWords.modelled} ${paperWords.bases[journey.basis]}${words.stop}${paperWords.legsTell}`,
    )
  blocks.push({
    kind: 'paragraph',
    lede: true,
    runs: modelled(
      [
        run(
          paperWords.fastestLede(days(writer, fastest.minutes), dollars(writer, fastest.costCents)),
        ),
      ],
      fastest,
    ),
  })
  if (land !== undefined) blocks.push(mapBlock(dossier, writer, answer, fastest, land, lanes))
  blocks.push(heading(1, words.sections.routes), {
    kind: 'table',
    caption: '',
    columns: [
      column(paperWords.route, 5),
      column(capital(words.units.days), 2.1, 'end'),
      column(words.columns.cost, 1.2, 'end'),
      column(paperWords.co2, 1.4, 'end'),
      column(capital(words.units.km), 1.1, 'end'),
    ],
    rows: best.map((journey) => [
      [
        run(
          `${capital(journey.groups.map((group) => paperWords.groups[group]).join(words.comma))}: `,
        ),
        told(journey.via.map(place).join(' – ')),
        run(` (${words.listWords(journey.modes.map((mode) => words.modes[mode]))})`),
      ],
      modelled([run(daysWithBand(writer, journey))], journey),
      writer.cell(dollars(writer, journey.costCents)),
      writer.cell(number(writer, journey.co2Grams / 1e6, 1)),
      writer.cell(words.countWords(Math.round(journey.km))),
    ]),
  })
  if (fastest.profile !== undefined && fastest.profile.length > 1) {
    blocks.push(profileBlock(writer, answer, fastest, fastest.profile))
  }
  blocks.push(heading(1, paperWords.legs), legsTable(writer, answer, fastest))
  if (fastest.papers.length > 0) {
    blocks.push(heading(1, paperWords.papers), {
      kind: 'list',
      ordered: false,
      items: fastest.papers.map((paper) => [told(paper)]),
    })
  }
  if (answer.openings.length > 0) {
    blocks.push(heading(1, paperWords.openings), {
      kind: 'table',
      caption: '',
      columns: [
        column(paperWords.opening, 6),
        column(paperWords.saved, 2, 'end'),
        column(words.columns.cost, 2, 'end'),
      ],
      rows: answer.openings.map((gain) => [
        [told(gain.words)],
        writer.noted([run(days(writer, gain.savedMinutes))], `${words.labels.modelled}.`),
        writer.cell(dollars(writer, gain.savedCents)),
      ]),
    })
  }
  return end()
}

function mapBlock(
  dossier: Dossier,
  writer: Writer,
  answer: RouteAnswer,
  journey: JourneyBody,
  land: Land,
  lanes: ReadonlyMap<string, readonly Position[]>,
): Block {
  const { paperWords } = writer
  const at = (id: string): Position => {
    const { lon, lat } = answer.places[id]!
    return [lon, lat]
  }
  const moving = journey.legs.filter((leg) => leg.kind === 'link' && leg.from !== leg.to)
  const crossings = [
    ...new Set(journey.legs.filter(({ kind }) => kind === 'gate').map(({ from }) => from)),
  ]
  const ends = [answer.from, answer.to]
  const isStraight = moving.some(
    ({ mode, link }) => (mode === 'sea' || mode === 'ferry') && !lanes.has(link ?? ''),
  )
  const name = (id: string) => shortName(answer.places[id]!.name)
  return {
    kind: 'figure',
    svg: corridorMap(
      land,
      moving.map(({ mode, link, from, to }) => ({
        mode,
        points: lanes.get(link ?? '') ?? [at(from), at(to)],
      })),
      [
        ...ends.map((id) => ({ name: name(id), at: at(id), kind: 'end' as const })),
        ...crossings
          .filter((id) => !ends.includes(id))
          .map((id) => ({ name: name(id), at: at(id), kind: 'crossing' as const })),
      ],
      dossier.partnership.disputed ?? [],
    ),
    caption: isStraight ? `${paperWords.map} ${paperWords.seaStraight}` : paperWords.map,
    alt: `${paperWords.map} ${journey.via.map((id) => answer.places[id]?.name ?? id).join(' – ')}`,
  }
}

function profileBlock(
  writer: Writer,
  answer: RouteAnswer,
  journey: JourneyBody,
  profile: readonly ProfilePoint[],
): Block {
  const { words, paperWords } = writer
  let km = 0
  let minutes = 0
  const named = new Set<string>()
  const steps = journey.legs.flatMap((leg) => {
    const before = { km, minutes }
    km += leg.km
    minutes += leg.minutes
    if (leg.km > 0 || leg.minutes === 0) return []
    const label = shortName(answer.places[leg.from]?.name ?? leg.from)
    if (named.has(label)) return []
    named.add(label)
    return [
      {
        label,
        km: before.km,
        minutesBefore: before.minutes,
        minutes: leg.minutes,
      },
    ]
  })
  return {
    kind: 'figure',
    svg: distanceProfile(
      profile,
      steps,
      { days: words.units.days, dollars: words.units.usd, km: words.units.km },
      words.countWords,
    ),
    caption: paperWords.profile,
    alt: `${paperWords.profile} ${days(writer, journey.minutes)} ${words.units.days}, ${dollars(writer, journey.costCents)}.`,
  }
}

function legsTable(writer: Writer, answer: RouteAnswer, journey: JourneyBody): Block {
  const { words, paperWords, run, told } = writer
  const place = (id: string) => answer.places[id]?.name ?? id
  const legs = journey.legs.filter(({ minutes, km, costCents }) => minutes + km + costCents > 0)
  return {
    kind: 'table',
    caption: '',
    columns: [
      column(paperWords.leg, 5),
      column(words.columns.mode, 1.8),
      column(capital(words.units.km), 1.1, 'end'),
      column(capital(words.units.hours), 1.2, 'end'),
      column(words.columns.cost, 1.5, 'end'),
    ],
    rows: legs.slice(0, MOST_LEGS).map((leg) => [
      [told(leg.from === leg.to ? place(leg.from) : `${place(leg.from)} – ${place(leg.to)}`)],
      writer.cell(leg.kind === 'link' ? words.modes[leg.mode] : paperWords.legKinds[leg.kind]),
      writer.cell(leg.km === 0 ? '' : words.countWords(Math.round(leg.km))),
      writer.noted(
        [run(number(writer, leg.minutes / 60, 1))],
        `${capital(paperWords.bases[leg.basis])}:`,
        leg.figures.flatMap((i) => answer.figures[i]!.sources),
      ),
      writer.cell(dollars(writer, leg.costCents)),
    ]),
  }
}

/** 11.2, or with its band when it was simulated: 11.2 (8–19). */
function daysWithBand(writer: Writer, { minutes, days: simulated }: JourneyBody): string {
  const planned = days(writer, minutes)
  return simulated === undefined
    ? planned
    : `${planned} (${number(writer, simulated.p05, 1)}–${number(writer, simulated.p95, 1)})`
}

function days(writer: Writer, minutes: number): string {
  return number(writer, minutes / MINUTES_A_DAY, 1)
}

/** With one decimal at most. */
function number({ words }: Writer, value: number, least = 0): string {
  return value.toLocaleString(`${words.locale}-u-nu-latn`, {
    minimumFractionDigits: least,
    maximumFractionDigits: 1,
  })
}

function dollars({ words }: Writer, cents: number): string {
  return `$${words.countWords(Math.round(cents / 100))}`
}

/** A place without what stands in brackets after it. */
function shortName(name: string): string {
  return name.replace(/\s*\(.*\)$/, '')
}
