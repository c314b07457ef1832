/**
 * The planner's desk of one dossier: networks compiled for the days and consignments asked last, names,
 * and views of scenarios.
 */

import { type State, statusOf } from '@followthrough/ledger'
import {
  type ClosureModel,
  type Consignment,
  type Constraints,
  changesOf,
  closureModelOn,
  compileNetwork,
  type NamedThing,
  type Network,
  namesOf,
  type Resolve,
  type Scenario,
  type View,
  viewOf,
} from '@followthrough/network'
import { onRecord } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { RefusedQuestion } from '../refused.ts'

const KEPT_NETWORKS = 8
const KEPT_VIEWS = 16
/** In force, and provisionally applied. */
const IN_FORCE: readonly string[] = ['F5', 'F6']

export interface Desk {
  readonly things: () => readonly NamedThing[]
  readonly resolve: Resolve
  /** Throws RefusedQuestion on a day before the data begin, or for a scenario of unknown things. */
  view(state: State, asked: Asked): View
  closures(network: Network): ClosureModel
}

export interface Asked {
  readonly consignment: Consignment
  readonly constraints: Constraints
  readonly scenario: Scenario
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })

export function countryName(code: string): string {
  return countryNames.of(code) ?? code
}

export function createDesk(dossier: Dossier): Desk {
  const networks = new Map<string, Network>()
  const views = new Map<string, View>()
  const models = new WeakMap<Network, ClosureModel>()
  let names: ReturnType<typeof namesOf> | null = null

  function namesHere() {
    names ??= namesOf(dossier.network(), countryName)
    return names
  }

  function networkOn(state: State, consignment: Consignment, added: ReadonlySet<string>): Network {
    const { validOn, knownAt } = state
    const key = JSON.stringify([validOn, knownAt, consignment, [...added].sort()])
    const kept = networks.get(key)
    if (kept !== undefined) return kept
    const network = compileNetwork(dossier.network(), { validOn, knownAt }, consignment, added)
    return keep(networks, KEPT_NETWORKS, key, network)
  }

  return {
    things: () => namesHere().things,
    resolve: (typed, kinds) => namesHere().resolve(typed, kinds),
    view(state, { consignment, constraints, scenario }) {
      const records = dossier.network()
      refuseEarly(dossier, state)
      const { changes, unknown } = changesOf(records, scenario)
      if (unknown.length > 0)
        throw new RefusedQuestion(
          unknown.map((id) => ({
            field: 'scenario',
            message: `there is no crossing, link, corridor or effect called ${id}`,
          })),
        )
      const delivered = new Set([...changes.added, ...deliveredRegimes(dossier, state)])
      const network = networkOn(state, consignment, delivered)
      const key = JSON.stringify([state.validOn, state.knownAt, consignment, constraints, scenario])
      const kept = views.get(key)
      return kept ?? keep(views, KEPT_VIEWS, key, viewOf(network, changes, constraints))
    },
    closures(network) {
      const kept = models.get(network)
      if (kept !== undefined) return kept
      const model = closureModelOn(network.records, network.days)
      models.set(network, model)
      return model
    },
  }
}

/** Keeps the newest entries of a map. */
function keep<V>(map: Map<string, V>, size: number, key: string, value: V): V {
  if (map.size >= size) map.delete(map.keys().next().value!)
  map.set(key, value)
  return value
}

/** Regimes that a commitment brings into force, where the ledger has it in force or delivered. */
function deliveredRegimes(dossier: Dossier, state: State): string[] {
  const { effects } = dossier.network()
  const regimes = effects.filter((effect) => effect.rule === 'brings-into-force')
  if (regimes.length === 0) return []
  const exists = new Set(onRecord(state))
  return regimes.flatMap(({ commitment, regime }) => {
    const index = dossier.commitmentIndex.get(commitment)
    if (index === undefined || regime === null || !exists.has(index)) return []
    return isDone(state, index) ? [regime] : []
  })
}

function isDone(state: State, commitment: number): boolean {
  const status = statusOf(state, commitment)
  return status !== null && (status.delivery.code === 'D6' || IN_FORCE.includes(status.form.code))
}

/** The first day that the network says anything of; earlier days would be made up. */
export function firstDayOf(dossier: Dossier): string {
  const { disruptions, measures } = dossier.network()
  const years = measures.flatMap(({ value }) => value.year ?? [])
  const days = [
    ...disruptions.flatMap(({ value }) => value.fromOn?.slice(0, 4) ?? []),
    ...years.map(String),
  ].sort()
  return `${days[0] ?? '9999'}-01-01`
}

function refuseEarly(dossier: Dossier, state: State): void {
  if (dossier.network().places.length === 0)
    throw new RefusedQuestion([{ field: 'from', message: 'the pack has no network' }])
  const first = firstDayOf(dossier)
  if (state.validOn < first)
    throw new RefusedQuestion([
      {
        field: 'asOf',
        message: `the network’s data begin on ${first}: expected that day or later`,
      },
    ])
}
