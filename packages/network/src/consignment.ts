/** What is shipped, and how many vehicles and containers it fills. */

import { z } from 'zod'
import type { Mode } from './records.ts'
import type { Tariffs } from './tariff.ts'

/** The heaviest that one answer prices, so that every sum stays in 32 bits: a train of 25 wagons. */
const MAX_KG = 500_000
const MAX_TEU = 500
/** Most that one TEU may hold: 30,480 kg gross by ISO 668, less about 2,280 kg of its own. */
export const TEU_PAYLOAD_KG = 28_200

export const Consignment = z
  .strictObject({
    kg: z.number().positive().max(MAX_KG).default(20_000),
    /** Containers of twenty feet; null: as many as the weight asks for. */
    teu: z.number().int().positive().max(MAX_TEU).nullable().default(null),
    /** What the goods are worth; weighs days against dollars. */
    valueUsd: z.number().positive().max(1e12).nullable().default(null),
    /** Has to be kept cold. */
    chilled: z.boolean().default(false),
  })
  .refine(({ kg, teu }) => teu === null || kg <= teu * TEU_PAYLOAD_KG, {
    path: ['teu'],
    message: `expected a container for each ${TEU_PAYLOAD_KG / 1000} t: it cannot hold more`,
  })
export type Consignment = z.infer<typeof Consignment>

/** What each mode charges by: trucks, containers of twenty feet, or loads of 20 t by weight. */
export interface Loads {
  readonly trucks: number
  readonly teus: number
  readonly tonnes: number
  of(mode: Mode): number
}

const TARIFF_LOAD_TONNES = 20
const TEU_A_TRUCK = 2

/** Vehicles and containers for a consignment. */
export function loadsOf(consignment: Consignment, tariffs: Tariffs): Loads {
  const { kg, teu } = consignment
  const tonnes = kg / 1000
  const payloadOf = (mode: Mode) =>
    tariffs('payload', mode, [])?.value ??
    tariffs('payload', 'all', [])?.value ??
    TARIFF_LOAD_TONNES
  // Containers that somebody counted are as many as they are, however full.
  const teus = teu ?? Math.ceil(tonnes / payloadOf('rail'))
  const trucks = Math.max(
    Math.ceil(tonnes / payloadOf('road')),
    teu === null ? 0 : Math.ceil(teu / TEU_A_TRUCK),
  )
  return {
    trucks,
    teus,
    tonnes,
    of: (mode) => (mode === 'road' ? trucks : mode === 'air' ? tonnes / TARIFF_LOAD_TONNES : teus),
  }
}
