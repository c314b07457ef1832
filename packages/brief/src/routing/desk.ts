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
import { countryName, onRecord } from '../answers/common.ts'
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

export function createDesk(dossier: Dossier): Desk {
  const networks = new Map<string, Network>()
  const views = new Map<string, View>()
  const models = new WeakMap<Network, ClosureModel>()
  let names: ReturnType<typeof namesOf> | null = null

  function namesHere() {
    names ??= namesOf(dossier.network(), (code) => countryName(dossier, code))
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
      const { regimes, commitments } = deliveredOn(dossier, state)
      const delivers = [...scenario.delivers, ...commitments]
      const { changes, unknown } = changesOf(records, { ...scenario, delivers })
      if (unknown.length > 0)
        throw new RefusedQuestion(
          unknown.map((id) => {
            const isGate = scenario.hours.some(({ place, mode }) => `${place}:${mode}` === id)
            return isGate
              ? { field: 'hours', message: `no border is crossed at ${id.replace(':', ' by ')}` }
              : {
                  field: 'scenario',
                  message: `there is no crossing, link, corridor or effect called ${id}`,
                }
          }),
        )
      const delivered = new Set([...changes.added, ...regimes])
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

/** What the ledger shows: regimes in force by a commitment, and commitments that are delivered. */
function deliveredOn(
  dossier: Dossier,
  state: State,
): { readonly regimes: readonly string[]; readonly commitments: readonly string[] } {
  const { effects } = dossier.network()
  const exists = new Set(onRecord(state))
  const statuses = new Map(
    [...new Set(effects.map(({ commitment }) => commitment))].flatMap((commitment) => {
      const index = dossier.commitmentIndex.get(commitment)
      const status = index !== undefined && exists.has(index) ? statusOf(state, index) : null
      return status === null ? [] : [[commitment, status] as const]
    }),
  )
  const isDelivered = (commitment: string) => statuses.get(commitment)?.delivery.code === 'D6'
  const isInForce = (commitment: string) =>
    isDelivered(commitment) || IN_FORCE.includes(statuses.get(commitment)?.form.code ?? '')
  return {
    regimes: effects.flatMap(({ rule, commitment, regime }) =>
      rule === 'brings-into-force' && regime !== null && isInForce(commitment) ? [regime] : [],
    ),
    commitments: [...statuses.keys()].filter(isDelivered),
  }
}

/** The first day of the first year in which a crossing was measured; earlier days would be made up. */
export function firstDayOf(dossier: Dossier): string {
  const years = dossier.network().measures.flatMap(({ value }) => value.year ?? [])
  return `${Math.min(...years, 9999)}-01-01`
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
