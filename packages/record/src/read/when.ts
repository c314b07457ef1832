/** The day or the stretch a claim is about, by its own words or by the event it hangs on. */

import type { Act, Modality } from '../acts.ts'
import { plusDays } from './calendar.ts'
import { clauseHas } from './claims.ts'
import type { Clause } from './clauses.ts'
import type { DateFound } from './date-finder.ts'
import type { When } from './reading.ts'
import type { ReaderState, Scene } from './state.ts'

const AT_THE_EVENT =
  /\b(?:on (?:that|this|the same) occasion|at the (?:meeting|talks|session|forum|conference|ceremony|summit)|during the (?:meeting|talks|visit|session))\b/i

const DAYS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6 }

/** “began a three-day visit on Monday”: how many days it takes. */
function daysOf({ tokens }: Scene, clause: Clause): number {
  for (let i = clause.first; i <= clause.last; i++) {
    const count = /^(\w+)-day$/.exec(tokens[i]!.low)?.[1]
    if (count === undefined) continue
    const started = tokens
      .slice(clause.first, i)
      .some(({ low }) =>
        /^(?:began|begins|begin|start|started|starts|arrived|arrives|arrive|opened|opens|kicked|for)$/.test(
          low,
        ),
      )
    return started ? (DAYS[count] ?? (/^[2-9]$/.test(count) ? Number(count) : 1)) : 1
  }
  return 1
}

const SAID =
  /^(?:said|told|announced|reported|added|stated|noted|declared|wrote|explained|reporters)$/
const RELATIVE = /^(?:which|who|whose|where|whom)$/

/** The day of the speech: “officials said on Thursday”. */
function isOfSpeech({ tokens }: Scene, clause: Clause, date: DateFound): boolean {
  let at = date.first - 1
  if (at > clause.first && /^(?:late|earlier|here)$/.test(tokens[at]!.low)) at--
  // At the head of a clause the day of the speech is all there is to go by.
  return at > clause.first + 3 && SAID.test(tokens[at]!.low)
}

/** A day of something else that a relative clause tells. */
function isInRelative({ tokens }: Scene, { trigger }: Clause, date: DateFound): boolean {
  if (trigger === null || date.first <= trigger.last) return false
  for (let k = trigger.last + 1; k < date.first; k++)
    if (tokens[k]!.low === 'without' && date.first - k > 1) return true
    else if (RELATIVE.test(tokens[k]!.low) && tokens[k - 1]!.low === ',') return true
  return false
}

/** Acts that a meeting brings with it. */
const HANGS_ON: ReadonlySet<Act> = new Set<Act>([
  'signed',
  'agreed',
  'met',
  'drafted',
  'delivered',
  'approved',
])
/** The sentence goes on with who was there, or says so. */
const GOES_ON =
  /^(?:they|the (?:two )?(?:sides|ministers|leaders|parties|delegations|presidents|officials)|both|he|she|during|at|among|also)\b|\b(?:also|on the spot|there|on the sidelines|in (?:his|her|their) presence|afterwards)\b/i

export function whenOf(
  state: ReaderState,
  scene: Scene,
  clause: Clause,
  act: Act,
  modality: Modality,
  clauses: readonly Clause[],
): When | null {
  const within = scene.dates.filter(
    (date) =>
      date.first >= clause.first && date.first <= clause.last && !isInRelative(scene, clause, date),
  )
  const told = within.filter((date) => !isOfSpeech(scene, clause, date))
  // What is only said has the day on which it was.
  const own = told.length > 0 || act !== 'voiced' ? told : within
  const isAheadOf = modality === 'commitment' || modality === 'intention' || modality === 'wish'
  let date = own[0] ?? null
  if (own.length > 1) {
    const trigger = clause.trigger
    const due = own.find(
      (one) => one.relation === 'by' || one.relation === 'within' || one.relation === 'until',
    )
    const after =
      trigger === null
        ? undefined
        : own.find((one) => one.first > trigger.first && one.relation !== 'since')
    const near = after !== undefined && due !== undefined && after.first < due.first
    if (isAheadOf) date = (near && due.first - after.last > 6 ? after : due) ?? after ?? date
    else if (trigger === null && clause.amounts.length > 0) {
      const at = clause.amounts[0]!.first
      date = [...own].sort((a, b) => Math.abs(a.first - at) - Math.abs(b.first - at))[0]!
    }
    // “In February 2023 … on the 19th”: the more exact of two that agree
    const exact = own.find(
      (one) =>
        one !== date &&
        one.kind === 'day' &&
        date !== null &&
        one.earliest >= date.earliest &&
        one.latest <= date.latest,
    )
    if (exact !== undefined && !isAheadOf) date = exact
  }
  const isFigure = act === 'reported'
  if (date === null && clauses.length === 1 && scene.dates.length > 0 && !isFigure)
    date =
      scene.dates.find(
        (one) => !isInRelative(scene, clause, one) && !isOfSpeech(scene, clause, one),
      ) ?? null
  if (date === null) {
    if (isFigure) {
      // The rest of a run of figures keeps the period of the first.
      const isNow = scene.tokens
        .slice(clause.first, clause.last + 1)
        .some(({ low }) => /^(?:now|today|currently)$/.test(low))
      if (isNow) return null
      const before = scene.dates.filter((one) => one.last < clause.first).at(-1)
      const isTrade = /\b(?:exports?|imports?|trade|turnover|those|of it)\b/i.test(scene.text)
      const isNext = scene.tokens[clause.first]!.low === ';'
      if (before !== undefined && (isTrade || isNext || clauseHas(scene.tokens, clause, 'then')))
        return { earliest: before.earliest, latest: before.latest, role: 'period' }
      if (state.period !== null && isTrade) return { ...state.period, role: 'period' }
      return null
    }
    // “…, and officials exchanged 37 memoranda”: the day of the clause it is joined to
    const opening = `${scene.tokens[clause.first]!.low} ${scene.tokens[clause.first + 1]?.low ?? ''}`
    const joined = scene.dates
      .filter((one) => one.last < clause.first && one.relation === 'on')
      .at(-1)
    if (modality === 'fact' && joined !== undefined && /^(?:, and|and )/.test(opening))
      return { earliest: joined.earliest, latest: joined.latest, role: 'happened' }
    if (act === 'signed' && state.signedOn !== null && state.signedOn.earliest === state.today)
      return state.signedOn
    if (state.event !== null && AT_THE_EVENT.test(scene.text)) return state.event
    if (
      state.event !== null &&
      state.eventIn === scene.paragraph &&
      modality === 'fact' &&
      HANGS_ON.has(act) &&
      GOES_ON.test(scene.text)
    )
      return state.event
    if (
      act === 'signed' &&
      modality === 'fact' &&
      state.signedOn !== null &&
      !scene.amounts.some((amount) => amount.unit.startsWith('count:'))
    )
      return state.signedOn
    if (
      act === 'delivered' &&
      modality === 'fact' &&
      /\balso\b/.test(scene.text) &&
      state.signedOn !== null
    )
      return state.signedOn
    return null
  }
  const { earliest, relation } = date
  const days = act === 'met' && date.kind === 'day' ? daysOf(scene, clause) : 1
  const latest = days > 1 ? plusDays(date.latest, days - 1) : date.latest
  if (isFigure) {
    state.period = { earliest, latest }
    if (modality === 'commitment') return { earliest, latest, role: 'due' }
    return {
      earliest,
      latest,
      role: 'period',
    }
  }
  if (relation === 'since' || relation === 'from') {
    const until = own.find((one) => one !== date && one.relation === 'until')
    return {
      earliest,
      latest: until === undefined ? latest : until.latest,
      role: isAheadOf && earliest > (state.today ?? '') ? 'due' : 'happened',
    }
  }
  if (isAheadOf && (relation === 'by' || relation === 'until' || relation === 'within')) {
    const today = state.today
    if (today === null || latest < today) return { earliest: latest, latest, role: 'due' }
    return { earliest: relation === 'within' ? earliest : today, latest, role: 'due' }
  }
  if (modality === 'denial' && relation === 'by') return { earliest: latest, latest, role: 'due' }
  const isDue = isAheadOf && (state.today === null || latest >= state.today)
  return { earliest, latest, role: isDue ? 'due' : 'happened' }
}
