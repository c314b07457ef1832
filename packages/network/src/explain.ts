/**
 * A journey told leg by leg: what each arc takes, where its figures come from, and which papers it asks.
 *
 * Every arc of the journey is one leg, so that the sums of the legs are the journey’s own.
 */

import { type Arc, type ArcFigure, type ArcKind, minutesOf, modeOfState } from './arc.ts'
import type { Open } from './openness.ts'
import { arcIn, type Journey, type View } from './plan.ts'
import type { Basis, Mode, Regime } from './records.ts'

export interface Leg {
  readonly kind: ArcKind
  readonly arc: string
  readonly from: string
  readonly to: string
  readonly mode: Mode
  /** Of a railway, at the end of the leg. */
  readonly gaugeMm: number | null
  readonly link: string | null
  readonly km: number
  readonly minutes: number
  readonly movingMinutes: number
  readonly waitingMinutes: number
  readonly cents: number
  readonly grams: number
  /** The weakest of its figures. */
  readonly basis: Basis
  readonly figures: readonly ArcFigure[]
  readonly regimes: readonly Regime[]
  /** Papers that begin to be needed with this leg. */
  readonly papers: readonly string[]
  /** Whether it is open for certain. */
  readonly open: Open
  /** Sanctions that bear on the country entered. */
  readonly sanctions: readonly Regime[]
}

/** From the firmest to the weakest. */
const FIRMNESS: readonly Basis[] = ['measured', 'published', 'derived', 'assumed']

/** The legs of a journey, in order. */
export function legsOf(view: View, journey: Journey): Leg[] {
  const { network, standings } = view
  const countryOf = (vertex: number) => network.places.get(network.vertices[vertex]!.place)!.country
  const arcs = journey.arcs.map((arc) => arcIn(view, arc))
  const carriage = new Map<Arc, readonly Regime[]>()
  for (const stretch of stretchesOf(arcs)) {
    const [first, last] = [stretch[0]!, stretch.at(-1)!]
    const { mode } = first
    const papers = network.regimes.documents(mode, countryOf(first.from), countryOf(last.to))
    carriage.set(stretch.find((arc) => arc.link !== null)!, papers)
  }
  const carried = new Set<string>()
  const sanctioned = new Set<string>()

  function legOf(arc: Arc): Leg {
    const [tail, head] = [network.vertices[arc.from]!, network.vertices[arc.to]!]
    const documents = arc.link === null ? [] : (carriage.get(arc) ?? [])
    const papers = [...documents, ...arc.regimes]
      .map(({ paper }) => paper)
      .filter((paper) => paper !== '' && !carried.has(paper))
    for (const paper of papers) carried.add(paper)
    const country = countryOf(arc.to)
    const sanctions = sanctioned.has(country) ? [] : network.regimes.sanctions(country)
    sanctioned.add(country)
    const minutes = minutesOf(arc)
    return {
      kind: arc.kind,
      arc: arc.id,
      from: tail.place,
      to: head.place,
      mode: arc.mode,
      gaugeMm: gaugeOf(head.state),
      link: arc.link?.id ?? null,
      km: arc.km,
      minutes,
      movingMinutes: arc.moving,
      waitingMinutes: minutes - arc.moving,
      cents: arc.cents,
      grams: arc.grams,
      // What takes nothing rests on nothing.
      basis: minutes + arc.cents + arc.km === 0 ? FIRMNESS[0]! : weakestOf(arc.figures),
      figures: arc.figures,
      regimes: arc.regimes,
      papers: [...new Set(papers)],
      open: arc.link === null ? 'yes' : standings.openness.link(arc.link.id).open,
      sanctions,
    }
  }

  return arcs.map(legOf)
}

/** Unbroken carriages by one mode: a change of mode, of gauge or of ship ends one. */
function stretchesOf(arcs: readonly Arc[]): Arc[][] {
  const stretches: Arc[][] = []
  let open: Arc[] = []
  for (const arc of arcs) {
    const isChange = arc.kind === 'transfer' || arc.kind === 'gauge' || arc.kind === 'departure'
    if (isChange || (open.length > 0 && open[0]!.mode !== arc.mode)) {
      stretches.push(open)
      open = []
    }
    if (!isChange) open.push(arc)
  }
  return [...stretches, open].filter((stretch) => stretch.some((arc) => arc.link !== null))
}

/** The weakest basis of some figures; assumed when there are none. */
export function weakestOf(figures: readonly { readonly basis: Basis }[]): Basis {
  if (figures.length === 0) return 'assumed'
  const weakest = Math.max(...figures.map(({ basis }) => FIRMNESS.indexOf(basis)))
  return FIRMNESS[weakest]!
}

/** A point of the time/cost–distance profile: what had been used up by then. */
export interface ProfilePoint {
  readonly km: number
  readonly minutes: number
  readonly cents: number
}

/**
 * Time and cost over distance, a point before the first leg and one after each: borders stand upright.
 *
 * UNESCAP (2007). Toolkit for the Implementation of the Time/Cost–Distance Methodology.
 */
export function profileOf(legs: readonly Leg[]): ProfilePoint[] {
  const points: ProfilePoint[] = [{ km: 0, minutes: 0, cents: 0 }]
  for (const leg of legs) {
    const last = points.at(-1)!
    points.push({
      km: last.km + leg.km,
      minutes: last.minutes + leg.minutes,
      cents: last.cents + leg.cents,
    })
  }
  return points
}

function gaugeOf(state: string): number | null {
  const inland = state.split('>')[0]!
  return modeOfState(inland) === 'rail' ? Number(inland.slice('rail-'.length)) : null
}
