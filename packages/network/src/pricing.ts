/**
 * What each kind of arc takes, for one consignment: rates and measures made into minutes, cents, grams.
 *
 *     link      km / speed in motion, and the rest that the running hours of a day leave; half of the
 *               link at the figures of each end’s country
 *     departure half the headway of a ship or an aircraft
 *     gate      the measured dwell and cost of the crossing, and what the regimes passed under add
 *     transfer  handling at the terminal of the mode that is not road, a port’s own dwell where it was
 *               measured, and half the headway of a train that is boarded
 *     gauge     handling; at a gate the measured dwell holds its time already
 */

import { type Arc, type ArcFigure, modeOfState } from './arc.ts'
import type { Consignment, Loads } from './consignment.ts'
import type { Direction, Measured } from './measure.ts'
import { LAND, type Link, type Mode, type Parameter } from './records.ts'
import type { Passing } from './regimes.ts'
import type { Tariff, Tariffs } from './tariff.ts'

const MINUTES = 60
const DAY_MINUTES = 1440
const DAY_HOURS = 24
const CENTS = 100
const TARIFF_KM = 500
const GRAMS = 1000

/** What it takes to go from one state to another: the mode that is handled, a change of gauge, or null. */
export function changeOf(from: string, to: string): Change | 'gauge' | null {
  const [left, boarded] = [modeOfState(from), modeOfState(to)]
  if (left === boarded && LAND.includes(left)) return 'gauge'
  const handled = HANDLED.find((mode) => mode === left || mode === boarded)
  return handled === undefined ? null : { left, boarded, handled }
}

export interface Change {
  readonly left: Mode
  readonly boarded: Mode
  /** The mode whose terminal handles the load. */
  readonly handled: Mode
}

/** Ports and airports handle whatever comes by land; a railway yard what comes by road. */
const HANDLED: readonly Mode[] = ['air', 'sea', 'ferry', 'rail']

type Parts = Pick<
  Arc,
  | 'moving'
  | 'resting'
  | 'awaiting'
  | 'dwelling'
  | 'movingSpread'
  | 'dwellSpread'
  | 'cents'
  | 'grams'
  | 'figures'
>

const NO_PARTS: Parts = {
  moving: 0,
  resting: 0,
  awaiting: 0,
  dwelling: 0,
  movingSpread: 0,
  dwellSpread: 0,
  cents: 0,
  grams: 0,
  figures: [],
}

/** What each kind of arc takes, for one consignment. */
export function pricesOf(tariffs: Tariffs, loads: Loads, { chilled }: Consignment) {
  const figureOf = (of: ArcFigure['of'], { rate, basis }: Tariff): ArcFigure => ({
    of,
    from: rate.id,
    basis,
    sources: rate.sources,
    rung: null,
    year: rate.year,
  })
  const tariffOf = (parameter: Parameter, mode: Mode, areas: readonly string[]) =>
    tariffs(parameter, mode, areas)?.value ?? 0

  /**
   * Along a link: half of it at the figures of each country. Null for a mode without speed or price, and
   * for a departure that cannot take the whole consignment.
   */
  function drive(link: Link, countries: readonly [string, string]): Parts | null {
    const { mode, km } = link
    if (mode === 'pipeline') return null
    const capacity = tariffs('capacity', mode, [link.id])
    if (capacity !== null && loads.tonnes > capacity.value) return null
    const halves = countries.map((country) => {
      const areas = [link.id, country]
      const speed = tariffs('speed', mode, areas)
      const haul = tariffs('haul-usd', mode, areas)
      const running = tariffs('running-hours', mode, areas)
      return speed === null || haul === null ? null : { speed, haul, running }
    })
    const [first, second] = halves
    if (first == null || second == null) return null
    const emission = tariffs('emission', mode, [])
    let moving = 0
    let resting = 0
    let usd = 0
    for (const { speed, haul, running } of [first, second]) {
      const minutes = (km / 2 / speed.value) * MINUTES
      moving += minutes
      resting += minutes * (DAY_HOURS / (running?.value ?? DAY_HOURS) - 1)
      usd += (km / 2 / TARIFF_KM) * haul.value
    }
    const cold = (parameter: 'chilled-usd' | 'chilled-emission') =>
      chilled ? (tariffs(parameter, mode, []) ?? tariffs(parameter, 'all', [])) : null
    const [coldCost, coldEmission] = [cold('chilled-usd'), cold('chilled-emission')]
    const kgCo2 = (emission?.value ?? 0) * loads.tonnes * km * (coldEmission?.value ?? 1)
    const used: [ArcFigure['of'], Tariff | null][] = [
      ['minutes', first.speed],
      ['minutes', second.speed],
      ['minutes', first.running],
      ['minutes', second.running],
      ['cents', first.haul],
      ['cents', second.haul],
      ['cents', coldCost],
      ['grams', emission],
      ['grams', coldEmission],
    ]
    const own: ArcFigure = {
      of: 'km',
      from: link.id,
      basis: link.basis,
      sources: link.sources,
      rung: null,
      year: null,
    }
    const figures = used.flatMap(([of, tariff]) => (tariff === null ? [] : [figureOf(of, tariff)]))
    return {
      ...NO_PARTS,
      moving: Math.round(moving),
      resting: Math.round(resting),
      movingSpread: tariffOf('moving-spread', mode, [link.id, ...countries]),
      cents: Math.round(usd * loads.of(mode) * (coldCost?.value ?? 1) * CENTS),
      grams: Math.round(kgCo2 * GRAMS),
      figures: [own, ...distinct(figures)],
    }
  }

  function halfOf(headway: Tariff | null) {
    if (headway === null) return { minutes: 0, figures: [] }
    const minutes = Math.round((headway.value * DAY_MINUTES) / 2)
    return { minutes, figures: [figureOf('minutes', headway)] }
  }

  /** Of a ship or an aircraft: half its headway, unless the port’s own dwell was measured with it. */
  function departure(link: Link, place: string, measured: Measured): Parts {
    const { mode } = link
    const port = measured({ place, mode, direction: 'outbound' }, 'hours')
    if (port?.rung === 'own') return NO_PARTS
    const { minutes, figures } = halfOf(tariffs('headway-days', mode, [link.id, place]))
    return { ...NO_PARTS, awaiting: minutes, figures }
  }

  function gate(
    measured: Measured,
    place: string,
    mode: Mode,
    direction: Direction,
    passing: Passing | null,
  ): Parts {
    const passage = { place, mode, direction }
    const hours = measured(passage, 'hours')
    const usd = measured(passage, 'usd')
    const dwelling = ((hours?.value ?? 0) + (passing?.hours ?? 0)) * MINUTES
    const figures: ArcFigure[] = []
    for (const [of, figure] of [
      ['minutes', hours],
      ['cents', usd],
    ] as const) {
      if (figure === null) continue
      const { measure, basis, rung, year } = figure
      figures.push({ of, from: measure.id, basis, sources: measure.sources, rung, year })
    }
    for (const regime of passing?.regimes ?? []) {
      const { id, basis, sources } = regime
      const told = { from: id, basis, sources, rung: null, year: null }
      if ((regime.hours ?? 0) > 0) figures.push({ of: 'minutes', ...told })
      if ((regime.usd ?? 0) > 0) figures.push({ of: 'cents', ...told })
    }
    return {
      ...NO_PARTS,
      dwelling: Math.round(dwelling),
      dwellSpread: tariffOf('dwell-spread', mode, [place]),
      cents: Math.round(((usd?.value ?? 0) + (passing?.usd ?? 0)) * loads.of(mode) * CENTS),
      figures,
    }
  }

  function handled(
    place: string,
    mode: Mode,
    hours: Tariff | null,
    usd: Tariff | null,
    more: Partial<Parts> = {},
  ): Parts {
    const figures = [
      ...(hours === null ? [] : [figureOf('minutes', hours)]),
      ...(usd === null ? [] : [figureOf('cents', usd)]),
    ]
    return {
      ...NO_PARTS,
      dwelling: Math.round((hours?.value ?? 0) * MINUTES),
      dwellSpread: tariffOf('dwell-spread', mode, [place]),
      cents: Math.round((usd?.value ?? 0) * loads.of(mode) * CENTS),
      ...more,
      figures: [...figures, ...(more.figures ?? [])],
    }
  }

  /** At a gate the measured dwell holds the change of gauge already: it costs, but takes no more time. */
  function gauge(place: string, hasGate: boolean): Parts {
    const hours = hasGate ? null : tariffs('gauge-hours', 'rail', [place])
    return handled(place, 'rail', hours, tariffs('gauge-usd', 'rail', [place]))
  }

  function transfer(measured: Measured, place: string, change: Change): Parts {
    const { boarded, handled: mode } = change
    const train = boarded === 'rail' ? halfOf(tariffs('headway-days', 'rail', [place])) : null
    const usd = tariffs('handling-usd', mode, [place])
    const isPort = mode === 'sea' || mode === 'ferry'
    const direction = boarded === mode ? 'outbound' : 'inbound'
    const port = isPort ? measured({ place, mode, direction }, 'hours') : null
    if (port?.rung !== 'own') {
      const hours = tariffs('handling-hours', mode, [place])
      const wait = { awaiting: train?.minutes ?? 0, figures: train?.figures ?? [] }
      return handled(place, mode, hours, usd, wait)
    }
    const { measure, basis, rung, year } = port
    const figure = { from: measure.id, basis, sources: measure.sources, rung, year }
    return handled(place, mode, null, usd, {
      dwelling: Math.round(port.value * MINUTES),
      awaiting: train?.minutes ?? 0,
      figures: [{ of: 'minutes', ...figure }, ...(train?.figures ?? [])],
    })
  }

  return { drive, departure, gate, gauge, transfer }
}

function distinct(figures: readonly ArcFigure[]): ArcFigure[] {
  return [...new Map(figures.map((figure) => [`${figure.of} ${figure.from}`, figure])).values()]
}
