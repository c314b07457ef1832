/** What a planner asks: ends, consignment, constraints, and the scenario to stand in. */

import {
  Consignment,
  type Constraints,
  hoursFrom,
  MODES,
  NAMED_KINDS,
  type NamedKind,
  type NamedThing,
  type Resolve,
  type Scenario,
} from '@followthrough/network'
import { daysBetween, isDay } from '@followthrough/record'
import { z } from 'zod'
import type { Complaint } from '../absence.ts'
import { many } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { RefusedQuestion } from '../refused.ts'

const Name = z.string().trim().min(1, 'expected a name').max(120)
const FREIGHT_MODES = MODES.filter((mode) => mode !== 'pipeline')
const DAY_MINUTES = 1440
const MOST_DAYS = 3650
export const MOST_REQUIRED = 4

const flag = z.preprocess(
  (value) => (value === '' || value === 'true' ? true : value === 'false' ? false : value),
  z.boolean(),
)

/** What is shipped, as it comes in a query. */
export const ConsignmentQuery = {
  kg: z.coerce.number().positive().optional(),
  teu: z.coerce.number().int().positive().optional(),
  valueUsd: z.coerce.number().positive().optional(),
  /** Goods that have to be kept cold. */
  chilled: flag.optional(),
}

/** The scenario to stand in: one with a name, and more on top of it. */
export const ScenarioQuery = {
  scenario: Name.optional(),
  /** Crossings, links or countries taken as shut. */
  shut: many(Name),
  /** Crossings, links or corridors taken as open. */
  open: many(Name),
  /** Commitments taken as delivered. */
  deliver: many(Name),
  /** Hours at a crossing, as place:mode:hours. */
  hours: many(Name),
}

/** What the planner will not have, must have, or cannot wait for. */
export const ConstraintsQuery = {
  mode: many(z.enum(FREIGHT_MODES)),
  /** Places, countries, modes, regimes, links or corridors. */
  avoid: many(Name),
  require: many(Name),
  /** The latest arrival: a day, or a number of days after departure. */
  by: z
    .string()
    .refine(
      (by) => isDay(by) || (Number(by) > 0 && Number(by) <= MOST_DAYS),
      `expected a day, as in 2026-12-20, or a number of days up to ${MOST_DAYS}`,
    )
    .optional(),
  /** Keep out of countries under sanctions in force. */
  screen: flag.optional(),
}

const EndsQuery = { from: Name, to: Name }

export const RouteQuery = z.object({
  ...EndsQuery,
  ...ConsignmentQuery,
  ...ConstraintsQuery,
  ...ScenarioQuery,
  /** Search over the variance of the time too. */
  risk: flag.optional(),
  simulate: flag.optional(),
  /** Legs of every journey of the front, or only of the best of each kind. */
  legs: z.enum(['all', 'grouped']).optional(),
  trials: z.coerce.number().int().min(100).max(200_000).optional(),
  seed: z.coerce.number().int().nonnegative().max(0xffffffff).optional(),
  /** What a vehicle does that finds a crossing shut. */
  policy: z.enum(['wait', 'replan']).optional(),
})
export type RouteQuery = z.infer<typeof RouteQuery>

export const FROM_KINDS: readonly NamedKind[] = ['place']

/** The consignment asked for. Throws RefusedQuestion. */
export function consignmentOf(query: {
  readonly kg?: number | undefined
  readonly teu?: number | undefined
  readonly valueUsd?: number | undefined
  readonly chilled?: boolean | undefined
}): Consignment {
  const result = Consignment.safeParse({
    ...(query.kg === undefined ? {} : { kg: query.kg }),
    teu: query.teu ?? null,
    valueUsd: query.valueUsd ?? null,
    chilled: query.chilled ?? false,
  })
  if (result.success) return result.data
  throw new RefusedQuestion(
    result.error.issues.map((issue) => ({
      field: String(issue.path[0] ?? 'kg'),
      message:
        issue.code === 'too_big'
          ? `expected at most ${issue.maximum}: ask for a part of it, every further part is alike`
          : issue.message,
    })),
  )
}

/** Reads names, and says of each that fits nothing, or several things, which are near. */
export function reader(resolve: Resolve) {
  const complaints: Complaint[] = []
  return {
    complaints,
    read(field: string, typed: string, kinds: readonly NamedKind[]): NamedThing | null {
      const found = resolve(typed, kinds)
      if (found.thing !== null) return found.thing
      complaints.push({ field, message: nearWords(typed, kinds, found) })
      return null
    },
    /** Throws RefusedQuestion when anything was wrong. */
    finish(): void {
      if (complaints.length > 0) throw new RefusedQuestion(complaints)
    },
  }
}

const SAFE = /^[^<>\p{Cc}]{1,60}$/u

function nearWords(
  typed: string,
  kinds: readonly NamedKind[],
  { near, isAmbiguous }: { readonly near: readonly NamedThing[]; readonly isAmbiguous: boolean },
): string {
  const said = SAFE.test(typed) ? `"${typed}"` : 'that'
  const what = kinds.length === 1 ? kinds[0]! : 'thing of the network'
  const names = near.map(({ id, name }) => (id === name ? id : `${id} (${name})`)).join(', ')
  if (isAmbiguous) return `${said} fits more than one ${what}: write one of ${names}`
  return near.length === 0
    ? `there is no ${what} called ${said}`
    : `there is no ${what} called ${said}; near are ${names}`
}

/** The constraints asked for. `read` collects what cannot be read. */
export function constraintsOf(
  query: z.infer<z.ZodObject<typeof ConstraintsQuery>>,
  read: ReturnType<typeof reader>,
  validOn: string,
): Constraints {
  const things = (field: 'avoid' | 'require') =>
    query[field].flatMap((typed) => read.read(field, typed, NAMED_KINDS) ?? [])
  if (query.require.length > MOST_REQUIRED)
    read.complaints.push({ field: 'require', message: `expected at most ${MOST_REQUIRED}` })
  return {
    modes: query.mode,
    avoid: things('avoid'),
    require: things('require'),
    byMinutes: byMinutesOf(query.by, read, validOn),
    screen: query.screen ?? false,
  }
}

/** A journey departs as its day begins, and has the whole of its last day. */
function byMinutesOf(
  by: string | undefined,
  read: ReturnType<typeof reader>,
  validOn: string,
): number | null {
  if (by === undefined) return null
  const days = isDay(by) ? daysBetween(validOn, by) + 1 : Number(by)
  if (days <= 0 || days > MOST_DAYS) {
    read.complaints.push({
      field: 'by',
      message: `expected a day from the departure on ${validOn} to ten years after it`,
    })
    return null
  }
  return Math.round(days * DAY_MINUTES)
}

/** The scenario asked for, and the day that it stands on. `read` collects what cannot be read. */
export function scenarioOf(
  dossier: Dossier,
  query: z.infer<z.ZodObject<typeof ScenarioQuery>>,
  read: ReturnType<typeof reader>,
): { readonly scenario: Scenario; readonly asOf: string | null; readonly name: string | null } {
  const known = dossier.scenarios()
  const named = known.find(({ id }) => id === query.scenario)
  if (query.scenario !== undefined && named === undefined) {
    const ids = known.map(({ id }) => id).join(', ')
    read.complaints.push({
      field: 'scenario',
      message: known.length === 0 ? 'the pack names no scenario' : `expected one of ${ids}`,
    })
  }
  const ids = (field: 'shut' | 'open', kinds: readonly NamedKind[]) =>
    query[field].flatMap((typed) => {
      const [name, mode] = splitMode(typed)
      const thing = read.read(field, name, kinds)
      return thing === null ? [] : [mode === null ? thing.id : `${thing.id}:${mode}`]
    })
  const hours = [...(named?.hours ?? []), ...query.hours].flatMap((written) => {
    const found = hoursFrom(written)
    if (found === null)
      read.complaints.push({
        field: 'hours',
        message: 'expected place:mode:hours, as in name:road:6, at most 10000 hours',
      })
    const thing = found === null ? null : read.read('hours', found.place, ['place'])
    return thing === null ? [] : [{ ...found!, place: thing.id }]
  })
  for (const id of query.deliver)
    if (!dossier.network().effects.some((effect) => effect.commitment === id))
      read.complaints.push({ field: 'deliver', message: undeliverable(dossier) })
  return {
    scenario: {
      shuts: [...(named?.shuts ?? []), ...ids('shut', ['place', 'link', 'country', 'corridor'])],
      opens: [...(named?.opens ?? []), ...ids('open', ['place', 'link', 'corridor', 'country'])],
      delivers: [...(named?.delivers ?? []), ...query.deliver],
      hours,
    },
    asOf: named?.asOf ?? null,
    name: named?.name ?? null,
  }
}

/** A name may end in a mode, as in `post:road`. */
function splitMode(typed: string): [string, string | null] {
  const at = typed.lastIndexOf(':')
  const mode = typed.slice(at + 1)
  return at > 0 && (MODES as readonly string[]).includes(mode)
    ? [typed.slice(0, at), mode]
    : [typed, null]
}

function undeliverable(dossier: Dossier): string {
  const known = [...new Set(dossier.network().effects.map(({ commitment }) => commitment))]
  return known.length === 0
    ? 'no commitment has an effect on the network'
    : `expected a commitment with an effect on the network: ${known.join(', ')}`
}
