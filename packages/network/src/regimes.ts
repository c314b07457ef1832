/**
 * Under which regimes goods pass a gate on a road, as of two days.
 *
 * At a gate out of country X into country Y goods go under one customs-transit scheme that both have in
 * force; where several do, each is a way of its own. At a gate where goods are reloaded they are, unless a
 * haulage scheme in force between both lets the vehicle go on: that is again a way of its own. A suspended
 * regime, and one that no source shows in force, is as if it were not.
 */

import { intervalOf } from '@followthrough/record'
import type { Days } from './openness.ts'
import type { Mode, Regime } from './records.ts'

/** One way to pass a gate: the regimes used, and what they add for one vehicle. */
export interface Passing {
  readonly regimes: readonly Regime[]
  /** False when one of the regimes is not in force: the way is there on paper. */
  readonly inForce: boolean
  readonly hours: number
  readonly usd: number
}

export interface RegimesInForce {
  /** Ways into `to` out of `from` at a place, those on paper too; at least one is in force. */
  passings(place: string, from: string, to: string, mode: Mode): readonly Passing[]
  /** Papers of a carriage by one mode between two countries, which may be one. */
  documents(mode: Mode, from: string, to: string): readonly Regime[]
  /** Sanctions that bear on a country. */
  sanctions(country: string): readonly Regime[]
  /** Every regime in force that the model has a rule for. */
  readonly inForce: readonly Regime[]
}

/** `added` are regimes that count as in force whatever their day: delivered, as far as anybody knows. */
export function regimesOn(
  regimes: readonly Regime[],
  days: Days,
  added: ReadonlySet<string> = new Set(),
): RegimesInForce {
  const isDated = (regime: Regime) =>
    added.has(regime.id) || (regime.rule !== null && isInForce(regime, days))
  const dated = regimes.filter(isDated)
  const suspended = new Set(
    dated.filter(({ rule }) => rule === 'suspension').flatMap(({ suspends }) => suspends),
  )
  const inForce = new Set(dated.filter(({ id }) => !suspended.has(id)))
  const ruled = (rule: Regime['rule']) => [...inForce].filter((regime) => regime.rule === rule)
  /** Rows of each scheme, those in force first. */
  const schemesOf = (rule: Regime['rule']) =>
    Map.groupBy(
      regimes
        .filter((regime) => regime.rule === rule)
        .sort((a, b) => Number(inForce.has(b)) - Number(inForce.has(a))),
      schemeOf,
    )
  const transit = schemesOf('customs-transit')
  const haulage = schemesOf('haulage')
  const reloads = ruled('reload')
  const documents = ruled('document')
  const sanctions = ruled('sanctions')
  const passing = (used: readonly Regime[]): Passing => ({
    regimes: used,
    inForce: used.every((regime) => inForce.has(regime)),
    hours: sumOf(used, ({ hours }) => hours ?? 0),
    usd: sumOf(used, ({ usd }) => usd ?? 0),
  })

  /** The rows of each scheme that together hold both countries at the place. */
  function covering(
    schemes: ReadonlyMap<string, readonly Regime[]>,
    place: string,
    pair: readonly string[],
    mode: Mode,
  ): Regime[][] {
    return [...schemes.values()].flatMap((rows) => {
      const here = rows.filter((row) => holdsAt(row, place, mode))
      const used = pair.map((country) => here.find((row) => row.countries.includes(country)))
      return used.every((row) => row !== undefined) ? [[...new Set(used)]] : []
    })
  }

  return {
    inForce: [...inForce],
    passings(place, from, to, mode) {
      const pair = [from, to]
      const underSeal = covering(transit, place, pair, mode)
      const reload = reloads.find((row) => holdsAt(row, place, mode))
      const through = reload === undefined ? [] : covering(haulage, place, pair, mode)
      const seals = underSeal.some((seal) => seal.every((row) => inForce.has(row)))
        ? underSeal
        : [[], ...underSeal]
      const vehicles = reload === undefined ? [[]] : [...through, [reload]]
      return seals.flatMap((seal) => vehicles.map((vehicle) => passing([...seal, ...vehicle])))
    },
    documents(mode, from, to) {
      const ofMode = documents.filter(({ modes }) => modes.length === 0 || modes.includes(mode))
      return [...Map.groupBy(ofMode, schemeOf).values()].flatMap((rows) => {
        const everywhere = rows.filter(({ countries }) => countries.length === 0)
        if (everywhere.length > 0) return everywhere
        if (from === to) return [] // a convention on carriage abroad
        const used = [from, to].map((code) => rows.find((row) => row.countries.includes(code)))
        return used.every((row) => row !== undefined) ? [...new Set(used)] : []
      })
    },
    sanctions: (country) => sanctions.filter((row) => row.countries.includes(country)),
  }
}

/** The name under which its rows belong together. */
export function schemeOf(regime: Regime): string {
  return regime.scheme ?? regime.id
}

function holdsAt({ places, modes }: Regime, place: string, mode: Mode): boolean {
  return (
    (places.length === 0 || places.includes(place)) &&
    (modes.length === 0 ? mode === 'road' : modes.includes(mode))
  )
}

/** A scheme asks its price once, however many of its rows are used. */
export function sumOf(regimes: readonly Regime[], figure: (regime: Regime) => number): number {
  return [...Map.groupBy(regimes, schemeOf).values()].reduce(
    (total, rows) => total + Math.max(...rows.map(figure)),
    0,
  )
}

function isInForce({ inForceOn, endedOn }: Regime, { validOn }: Days): boolean {
  if (inForceOn === null || validOn < intervalOf(inForceOn)!.latest) return false
  return endedOn === null || validOn <= intervalOf(endedOn)!.earliest
}
