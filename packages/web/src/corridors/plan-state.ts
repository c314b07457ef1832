/** What is asked of the planner, kept in the address: an address shows the same journeys to everybody. */

export interface Plan {
  readonly from: string
  readonly to: string
  /** As typed; empty for what the server takes without it. */
  readonly kg: string
  readonly teu: string
  readonly chilled: boolean
  readonly avoid: readonly string[]
  readonly require: readonly string[]
  /** The latest arrival, in days from departure; empty for none. */
  readonly by: string
  /** A scenario that the pack has a name for; empty for none. */
  readonly scenario: string
  readonly shut: readonly string[]
  readonly open: readonly string[]
  readonly deliver: readonly string[]
  /** The journey that is drawn; empty for the first. */
  readonly journey: string
}

const LISTS = ['avoid', 'require', 'shut', 'open', 'deliver'] as const
const TEXTS = ['from', 'to', 'kg', 'teu', 'by', 'scenario', 'journey'] as const

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
    chilled: get('chilled') === 'true',
    by: get('by'),
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
  if (plan.chilled) query.set('chilled', 'true')
  for (const key of LISTS) for (const value of plan[key]) query.append(key, value)
  return query.toString()
}

/** What the API is asked: without the scenario for the network as it is. */
export function planParams(
  plan: Plan,
  withScenario: boolean,
): Record<string, string | readonly string[]> {
  const { from, to, kg, teu, by, avoid, require, scenario, shut, open, deliver } = plan
  return {
    from,
    to,
    kg,
    teu,
    by,
    avoid,
    require,
    ...(plan.chilled && { chilled: 'true' }),
    ...(withScenario && { scenario, shut, open, deliver }),
  }
}

/** Whether anything is taken to be otherwise than on record. */
export function hasScenario({ scenario, shut, open, deliver }: Plan): boolean {
  return scenario !== '' || shut.length + open.length + deliver.length > 0
}

/** The plan with nothing taken to be otherwise. */
export function withoutScenario(plan: Plan): Plan {
  return { ...plan, scenario: '', shut: [], open: [], deliver: [], journey: '' }
}
