/** What is asked of the planner, kept in the address: an address shows the same journeys to everybody. */

export interface Plan {
  readonly from: string
  readonly to: string
  /** As typed; empty for what the server takes without it. */
  readonly kg: string
  readonly teu: string
  readonly valueUsd: string
  readonly chilled: boolean
  /** Only these modes; empty for any. */
  readonly mode: readonly string[]
  readonly avoid: readonly string[]
  readonly require: readonly string[]
  /** The latest arrival, in days from departure; empty for none. */
  readonly by: string
  /** Keep out of countries under sanctions. */
  readonly screen: boolean
  /** What a vehicle does at a shut crossing; empty for waiting. */
  readonly policy: '' | 'replan'
  /** A scenario that the pack has a name for; empty for none. */
  readonly scenario: string
  readonly shut: readonly string[]
  readonly open: readonly string[]
  readonly deliver: readonly string[]
  /** The journey that is drawn; empty for the first. */
  readonly journey: string
}

/** What vehicles go by and cargo can be kept to. */
export const FREIGHT_MODES = ['road', 'rail', 'sea', 'ferry', 'air'] as const
/** As many places as a journey can be sent through. */
export const MOST_REQUIRED = 4

const LISTS = ['mode', 'avoid', 'require', 'shut', 'open', 'deliver'] as const
const FLAGS = ['chilled', 'screen'] as const
const TEXTS = [
  'from',
  'to',
  'kg',
  'teu',
  'valueUsd',
  'by',
  'policy',
  'scenario',
  'journey',
] as const

/** Reads a plan; ends that are not given are the first pair of the pack. */
export function readPlan(
  search: string,
  pairs: readonly { readonly from: string; readonly to: string }[],
): Plan {
  const query = new URLSearchParams(search)
  const many = (key: string) => [
    ...new Set(
      query
        .getAll(key)
        .flatMap((value) => value.split(','))
        .filter(Boolean),
    ),
  ]
  const get = (key: string) => query.get(key) ?? ''
  const isOpen = get('from') === '' && get('to') === ''
  return {
    from: isOpen ? (pairs[0]?.from ?? '') : get('from'),
    to: isOpen ? (pairs[0]?.to ?? '') : get('to'),
    kg: get('kg'),
    teu: get('teu'),
    valueUsd: get('valueUsd'),
    chilled: get('chilled') === 'true',
    mode: many('mode').filter((mode) => FREIGHT_MODES.some((known) => known === mode)),
    by: get('by'),
    screen: get('screen') === 'true',
    policy: get('policy') === 'replan' ? 'replan' : '',
    scenario: get('scenario'),
    journey: get('journey'),
    avoid: many('avoid'),
    require: many('require'),
    shut: many('shut'),
    open: many('open'),
    deliver: many('deliver'),
  }
}

/** The query string of a plan; what is not set is left out. */
export function planSearch(plan: Plan): string {
  const query = new URLSearchParams()
  for (const key of TEXTS) if (plan[key] !== '') query.set(key, plan[key])
  for (const key of FLAGS) if (plan[key]) query.set(key, 'true')
  for (const key of LISTS) for (const value of plan[key]) query.append(key, value)
  return query.toString()
}

type Params = Record<string, string | readonly string[]>

/** What the API is asked: without the scenario for the network as it is. */
export function planParams(plan: Plan, withScenario: boolean): Params {
  const { from, to, by, require, policy } = plan
  return { from, to, by, require, policy, ...sharedParams(plan, withScenario) }
}

/** What the API is asked of the network that the journeys of a plan stand on. */
export function criticalParams(plan: Plan): Params {
  return { pair: `${plan.from}:${plan.to}`, ...sharedParams(plan, true) }
}

function sharedParams(plan: Plan, withScenario: boolean): Params {
  const { kg, teu, valueUsd, mode, avoid, scenario, shut, open, deliver } = plan
  return {
    kg,
    teu,
    valueUsd,
    mode,
    avoid,
    ...Object.fromEntries(FLAGS.filter((flag) => plan[flag]).map((flag) => [flag, 'true'])),
    ...(withScenario && { scenario, shut, open, deliver }),
  }
}

/** How many of the rarer wishes a plan has. */
export function rareWishes(plan: Plan): number {
  const { valueUsd, chilled, mode, require, screen, policy } = plan
  return [
    valueUsd !== '',
    chilled,
    mode.length > 0,
    require.length > 0,
    screen,
    policy !== '',
  ].filter(Boolean).length
}

/** Whether anything is taken to be otherwise than on record. */
export function hasScenario({ scenario, shut, open, deliver }: Plan): boolean {
  return scenario !== '' || shut.length + open.length + deliver.length > 0
}

/** The plan with nothing taken to be otherwise. */
export function withoutScenario(plan: Plan): Plan {
  return { ...plan, scenario: '', shut: [], open: [], deliver: [], journey: '' }
}
