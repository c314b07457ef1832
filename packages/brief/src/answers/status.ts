/** The partnership on one sheet: counts, every commitment, what moved, what is silent, what is next. */

import {
  BADGES,
  type Change,
  disagreements,
  HEADLINES,
  type Headline,
  historyOf,
  RULES,
  type State,
  statusOf,
} from '@followthrough/ledger'
import { addMonths, Day } from '@followthrough/record'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import {
  CommitmentRow,
  DueBody,
  Header,
  headerOf,
  onRecord,
  Ref,
  RuleIds,
  refOf,
  rowsOf,
  visible,
} from './common.ts'
import { TargetSummary, targetSummaries } from './target.ts'

const Movement = z.object({
  commitment: Ref,
  on: Day,
  from: z.enum(HEADLINES).nullable(),
  to: z.enum(HEADLINES),
  rule: RuleIds,
  ruleText: z.string(),
})
export type Movement = z.infer<typeof Movement>

const counted = <K extends string>(keys: readonly K[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, z.int()])) as Record<K, z.ZodInt>)

export const StatusAnswer = z.object({
  ...Header,
  /** One true sentence made from the data, in runs; some are set strong. */
  lede: z.array(z.object({ text: z.string(), strong: z.boolean() })),
  total: z.int(),
  /** How many of them have no test and are left out of every rate. */
  declaratory: z.int(),
  counts: counted(HEADLINES),
  badges: counted(BADGES),
  sectors: z.array(z.object({ id: z.string(), name: z.string() })),
  commitments: z.array(CommitmentRow),
  /** Newest changes of headline, the latest first. */
  moved: z.array(Movement),
  /** Ids of checkable, undelivered commitments by silence, the longest first. */
  silent: z.array(z.string()),
  /** Ids of overdue commitments, the longest overdue first. */
  overdue: z.array(z.string()),
  /** Due dates still to come, the nearest first. */
  next: z.array(z.object({ commitment: Ref, due: DueBody, otherDues: z.int() })),
  disagreements: z.int(),
  /** Sources that were known. */
  sources: z.int(),
  targets: z.array(TargetSummary),
})
export type StatusAnswer = z.infer<typeof StatusAnswer>

const MOVED = 12
/** Movements older than this before the day asked for are history, not news. */
const MOVED_MONTHS = 12
const OVER: readonly Headline[] = ['delivered', 'withdrawn', 'lapsed']

export function statusAnswer(dossier: Dossier, state: State): StatusAnswer {
  const indices = onRecord(state)
  const rows = rowsOf(state, indices)
  const tally = <K extends string>(
    keys: readonly K[],
    has: (row: CommitmentRow, key: K) => boolean,
  ) =>
    Object.fromEntries(
      keys.map((key) => [key, rows.filter((row) => has(row, key)).length]),
    ) as Record<K, number>
  const counts = tally(HEADLINES, (row, headline) => row.headline === headline)
  const targets = targetSummaries(dossier, state)
  const open = rows.filter((row) => !OVER.includes(row.headline))
  return {
    ...headerOf(dossier, state),
    lede: ledeOf(rows),
    total: rows.length,
    declaratory: rows.filter((row) => row.declaratory).length,
    counts,
    badges: tally(BADGES, (row, badge) => row.badges.includes(badge)),
    sectors: dossier.partnership.sectors.filter((s) => rows.some((row) => row.sector === s.id)),
    commitments: rows,
    moved: movements(dossier, state, indices),
    silent: open
      .filter((row) => !row.declaratory)
      .sort((a, b) => b.silenceDays - a.silenceDays || compare(a.id, b.id))
      .map((row) => row.id),
    overdue: rows
      .filter((row) => row.badges.includes('overdue'))
      .sort((a, b) => compare(a.due!.latest, b.due!.latest) || compare(a.id, b.id))
      .map((row) => row.id),
    next: open
      .filter((row) => row.due !== null && row.due.latest >= state.validOn)
      .sort((a, b) => compare(a.due!.latest, b.due!.latest) || compare(a.id, b.id))
      .map((row) => ({
        commitment: refOf(dossier, row.id),
        due: row.due!,
        otherDues: statusOf(state, dossier.commitmentIndex.get(row.id)!)!.otherDues.length,
      })),
    disagreements: disagreements(dossier.ledger, state).length,
    sources: visible([...dossier.sources.values()], state).length,
    targets,
  }
}

function movements(dossier: Dossier, state: State, indices: readonly number[]): Movement[] {
  const since = addMonths(state.validOn, -MOVED_MONTHS)
  const changed: { id: string; change: Change }[] = []
  for (const i of indices) {
    const { record } = state.ledger.commitments[i]!
    for (const change of historyOf(dossier.ledger, i, state)) {
      if (change.on >= since && change.from !== change.headline)
        changed.push({ id: record.id, change })
    }
  }
  return changed
    .sort(
      (a, b) =>
        compare(b.change.on, a.change.on) || rank(b.change) - rank(a.change) || compare(a.id, b.id),
    )
    .slice(0, MOVED)
    .map(({ id, change }) => ({
      commitment: refOf(dossier, id),
      on: change.on,
      from: change.from,
      to: change.headline,
      rule: change.rule,
      ruleText: RULES[change.rule][1],
    }))
}

/** Changes of one day: a fall or a deed before a first word. */
function rank(change: Change): number {
  return HEADLINES.indexOf(change.headline)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/**
 * Two true sentences about what can be checked: deeds, then what is not yet one. Declaratory
 * commitments have no test and are left out; the parts add up to the number the first sentence names.
 */
function ledeOf(rows: readonly CommitmentRow[]) {
  const run = (text: string, strong = false) => ({ text, strong })
  const checkable = rows.filter((row) => !row.declaratory)
  if (checkable.length === 0)
    return [run('No commitment that can be checked was on record by this day.')]
  const count = (...headlines: readonly Headline[]) =>
    checkable.filter((row) => headlines.includes(row.headline)).length
  const are = (n: number) => (n === 1 ? 'is' : 'are')
  const part = (n: number, words: string) => (n === 0 ? [] : [`${n} ${words}`])
  const delivered = count('delivered')
  const partly = count('partly-delivered')
  const underWay = count('under-way')
  const preparing = count('preparing')
  const onPaper = count('signed', 'ratified', 'in-force')
  const words = count('voiced', 'agreed', 'drafted')
  const fallen = count('stalled', 'lapsed')
  const withdrawn = count('withdrawn')
  const deeds = [
    ...part(partly, `${are(partly)} partly delivered`),
    ...part(underWay, `${are(underWay)} under way`),
    ...part(preparing, `${are(preparing)} in preparation`),
  ]
  const rest = [
    ...part(onPaper, `${are(onPaper)} on paper with no deed on record`),
    ...part(words, `${are(words)} words so far`),
    ...part(fallen, `${fallen === 1 ? 'has' : 'have'} stalled or lapsed`),
    ...part(withdrawn, `${are(withdrawn)} withdrawn`),
  ]
  return [
    run(
      `Of ${checkable.length} ${checkable.length === 1 ? 'commitment' : 'commitments'} that can be checked, `,
    ),
    run(`${delivered === 0 ? 'none' : delivered} ${are(delivered)} delivered`, true),
    run(`${deeds.length === 0 ? '' : `, ${listed(deeds)}`}.`),
    ...(rest.length === 0 ? [] : [run(` ${listed(rest)}.`)]),
  ]
}

/** a; a and b; a, b and c. */
function listed(parts: readonly string[]): string {
  return parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
