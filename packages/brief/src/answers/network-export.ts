/** The network to take away: as GeoJSON, and as the vertices and arcs that a search runs over. */

import type { State } from '@followthrough/ledger'
import { type Feature, geoJsonOf, type View } from '@followthrough/network'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import type { Desk } from '../routing/desk.ts'
import {
  ConsignmentQuery,
  ConstraintsQuery,
  consignmentOf,
  constraintsOf,
  reader,
  ScenarioQuery,
  scenarioOf,
} from '../routing/question.ts'

export const NetworkExportQuery = z.object({
  ...ConsignmentQuery,
  ...ScenarioQuery,
  mode: ConstraintsQuery.mode,
  avoid: ConstraintsQuery.avoid,
  screen: ConstraintsQuery.screen,
})
export type NetworkExportQuery = z.infer<typeof NetworkExportQuery>

export interface NetworkExport {
  readonly geoJson: { readonly type: string; readonly features: readonly Feature[] }
  readonly vertices: readonly {
    readonly id: string
    readonly place: string
    readonly state: string
  }[]
  /** Arcs that can be used: what is shut, or ruled out, is left out. */
  readonly arcs: readonly {
    readonly id: string
    readonly from: string
    readonly to: string
    readonly kind: string
    readonly minutes: number
    readonly cents: number
    readonly grams: number
  }[]
}

/** Throws RefusedQuestion. */
export function networkExport(
  dossier: Dossier,
  desk: Desk,
  state: State,
  query: NetworkExportQuery,
  stateOn: (asOf: string) => State,
): NetworkExport {
  const read = reader(desk.resolve)
  const { scenario, asOf } = scenarioOf(dossier, query, read)
  const at = asOf === null ? state : stateOn(asOf)
  const constraints = constraintsOf({ ...query, require: [], by: undefined }, read, at.validOn)
  read.finish()
  const view = desk.view(at, { consignment: consignmentOf(query), constraints, scenario })
  return { geoJson: geoJsonOf(view), vertices: view.network.vertices, arcs: openArcs(view) }
}

function openArcs({ network, graph }: View): NetworkExport['arcs'] {
  const [minutes, cents, grams] = graph.weights as [Int32Array, Int32Array, Int32Array]
  return network.arcs.flatMap(({ id, from, to, kind }, i) =>
    minutes[i]! < 0
      ? []
      : [
          {
            id,
            from: network.vertices[from]!.id,
            to: network.vertices[to]!.id,
            kind,
            minutes: minutes[i]!,
            cents: cents[i]!,
            grams: grams[i]!,
          },
        ],
  )
}
