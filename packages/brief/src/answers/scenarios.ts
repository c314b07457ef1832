/** Scenarios that have a name, and everything that a question about the network may name. */

import type { State } from '@followthrough/ledger'
import { NAMED_KINDS, NamedScenario } from '@followthrough/network'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { type Desk, firstDayOf } from '../routing/desk.ts'
import { Header, headerOf } from './common.ts'

export const ScenariosAnswer = z.object({
  ...Header,
  scenarios: z.array(NamedScenario),
  /** Commitments with an effect on the network. */
  deliverable: z.array(z.object({ id: z.string(), name: z.string(), links: z.array(z.string()) })),
  /** What `from`, `to`, `avoid`, `require`, `shut` and `open` may name. */
  things: z.array(z.object({ kind: z.enum(NAMED_KINDS), id: z.string(), name: z.string() })),
  /** Pairs to show first, as place ids or names. */
  pairs: z.array(z.object({ from: z.string(), to: z.string() })),
  /** The first day that can be asked about. */
  firstDay: z.string(),
})
export type ScenariosAnswer = z.infer<typeof ScenariosAnswer>

export function scenariosAnswer(dossier: Dossier, desk: Desk, state: State): ScenariosAnswer {
  const { effects } = dossier.network()
  const ids = [...new Set(effects.map(({ commitment }) => commitment))]
  return {
    ...headerOf(dossier, state),
    scenarios: [...dossier.scenarios()],
    deliverable: ids.map((id) => ({
      id,
      name: dossier.names.get(id) ?? id,
      links: effects.filter((effect) => effect.commitment === id).flatMap(({ links }) => links),
    })),
    things: desk.things().filter(({ kind }) => kind !== 'link'),
    pairs: [...dossier.partnership.pairs],
    firstDay: firstDayOf(dossier),
  }
}
