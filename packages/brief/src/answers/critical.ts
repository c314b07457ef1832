/** What the journeys of some pairs stand on, and what opening would give them. */

import type { State } from '@followthrough/ledger'
import {
  criticalityOf,
  ELEMENT_KINDS,
  type Gain,
  type Loss,
  MODES,
  NO_CONSTRAINTS,
  OPENING_KINDS,
} from '@followthrough/network'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { RefusedQuestion } from '../refused.ts'
import type { Desk } from '../routing/desk.ts'
import { openingWords } from '../routing/no-route.ts'
import {
  ConsignmentQuery,
  ConstraintsQuery,
  consignmentOf,
  constraintsOf,
  reader,
  ScenarioQuery,
  scenarioOf,
} from '../routing/question.ts'
import { Header, headerOf, many } from './common.ts'

const MOST_PAIRS = 50

export const CriticalQuery = z.object({
  /** Pairs, as from:to; the pack’s own without one. */
  pair: many(z.string().trim().min(1).max(240)).refine(
    (pairs) => pairs.length <= MOST_PAIRS,
    `expected at most ${MOST_PAIRS} pairs`,
  ),
  ...ConsignmentQuery,
  ...ScenarioQuery,
  mode: ConstraintsQuery.mode,
  avoid: ConstraintsQuery.avoid,
  screen: ConstraintsQuery.screen,
})
export type CriticalQuery = z.infer<typeof CriticalQuery>

const Best = z.object({ minutes: z.int().nullable(), costCents: z.int().nullable() })

export const CriticalAnswer = z.object({
  ...Header,
  /** The fastest and the cheapest journey of each pair; null where there is none. */
  pairs: z.array(z.object({ from: z.string(), to: z.string(), ...Best.shape })),
  /** What losing each crossing or link costs; the worst first. */
  losses: z.array(
    z.object({
      kind: z.enum(ELEMENT_KINDS),
      id: z.string(),
      name: z.string(),
      mode: z.enum(MODES),
      /** Pairs with no way round. */
      cut: z.int(),
      extraMinutes: z.int(),
      extraCents: z.int(),
      pairs: z.array(Best),
    }),
  ),
  /** What opening each shut or unbuilt link gives; the best first. */
  gains: z.array(
    z.object({
      kind: z.enum(OPENING_KINDS),
      id: z.string(),
      name: z.string(),
      links: z.array(z.string()),
      joined: z.int(),
      savedMinutes: z.int(),
      savedCents: z.int(),
      pairs: z.array(Best),
    }),
  ),
})
export type CriticalAnswer = z.infer<typeof CriticalAnswer>

/** Throws RefusedQuestion. */
export function criticalAnswer(
  dossier: Dossier,
  desk: Desk,
  state: State,
  query: CriticalQuery,
  stateOn: (asOf: string) => State,
): CriticalAnswer {
  const read = reader(desk.resolve)
  const written =
    query.pair.length > 0
      ? query.pair
      : dossier.partnership.pairs.map(({ from, to }) => `${from}:${to}`)
  const pairs = written.flatMap((pair) => {
    const parts = pair.split(':')
    if (parts.length !== 2) {
      read.complaints.push({ field: 'pair', message: 'expected two places, as from:to' })
      return []
    }
    const [from, to] = parts.map((name) => read.read('pair', name, ['place']))
    return from == null || to == null ? [] : [{ from: from.id, to: to.id }]
  })
  const { scenario, asOf } = scenarioOf(dossier, query, read)
  const at = asOf === null ? state : stateOn(asOf)
  const asked = { ...query, require: [], by: undefined }
  const constraints = { ...NO_CONSTRAINTS, ...constraintsOf(asked, read, at.validOn) }
  read.finish()
  if (pairs.length === 0)
    throw new RefusedQuestion([{ field: 'pair', message: 'expected a pair, as from:to' }])
  const view = desk.view(at, { consignment: consignmentOf(query), constraints, scenario })
  const { base, losses, gains } = criticalityOf(view, pairs)
  const best = ({ minutes, cents }: Loss['pairs'][number]) => ({ minutes, costCents: cents })
  const nameOf = (id: string) => view.network.places.get(id)?.name ?? id
  return {
    ...headerOf(dossier, state),
    asOf: view.network.days.validOn,
    pairs: pairs.map((pair, i) => ({ ...pair, ...best(base[i]!) })),
    losses: losses.map(({ pairs: after, ...loss }) => ({
      ...loss,
      name: loss.kind === 'crossing' ? nameOf(loss.id) : linkName(dossier, loss.id),
      pairs: after.map(best),
    })),
    gains: gains.map(({ pairs: after, links, ...gain }: Gain) => ({
      ...gain,
      name:
        gain.kind === 'link'
          ? linkName(dossier, gain.id)
          : openingWords(dossier, gain.kind, gain.id),
      links: [...links],
      pairs: after.map(best),
    })),
  }
}

function linkName(dossier: Dossier, id: string): string {
  const { links, places } = dossier.network()
  const link = links.find((one) => one.id === id)
  const name = (place: string) => places.find((one) => one.id === place)?.name ?? place
  return link === undefined ? id : `${name(link.from)} – ${name(link.to)}`
}
