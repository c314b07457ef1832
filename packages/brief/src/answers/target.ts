/** Targets against what is reported: scoreboards side by side, occasions, deadlines in dispute. */

import { type State, statusOf } from '@followthrough/ledger'

import { isFullYear, scoreboards } from '@followthrough/trade'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { DueBody, Header, headerOf, Ref, refOf, SourceRef, sourceRefOf, visible } from './common.ts'
import { DisagreementBody, disagreementsAbout } from './disagreements.ts'

const TotalBody = z.object({
  id: z.string(),
  label: z.string(),
  reporter: Ref,
  basis: z.string(),
  direction: z.string(),
  periodStart: z.string(),
  periodEnd: z.string(),
  value: z.number(),
  unit: z.string(),
  /** Told, or computed by us from told figures. */
  kind: z.enum(['reported', 'derived']),
  fullYear: z.boolean(),
  note: z.string(),
  sources: z.array(SourceRef),
})
export type TotalBody = z.infer<typeof TotalBody>

const ScoreboardBody = TotalBody.extend({
  /** Share of the target, 0 to 1 and beyond. */
  share: z.number(),
  before: z.object({ label: z.string(), value: z.number() }).nullable(),
  /** Yearly growth needed from this figure to the due day, as a fraction. */
  requiredGrowth: z.number().nullable(),
})
export type ScoreboardBody = z.infer<typeof ScoreboardBody>

const OccasionBody = z.object({
  id: z.string(),
  on: z.string(),
  sayer: z.string(),
  saidBy: z.array(Ref),
  value: z.number(),
  unit: z.string(),
  due: z.string().nullable(),
  dueWords: z.string(),
  note: z.string(),
  sources: z.array(SourceRef),
})

export const TargetSummary = z.object({
  indicator: z.string(),
  commitment: Ref.nullable(),
  value: z.number(),
  unit: z.string(),
  due: DueBody.nullable(),
  otherDues: z.array(DueBody),
  /** Occasions on which this level was named. */
  occasions: z.array(OccasionBody),
  scoreboards: z.array(ScoreboardBody),
})
export type TargetSummary = z.infer<typeof TargetSummary>

export const TargetAnswer = z.object({
  ...Header,
  targets: z.array(TargetSummary),
  /** Levels named for other indicators, oldest first. */
  otherTargets: z.array(OccasionBody.extend({ indicator: z.string() })),
  totals: z.array(TotalBody),
  disagreements: z.array(DisagreementBody),
})
export type TargetAnswer = z.infer<typeof TargetAnswer>

export function targetAnswer(dossier: Dossier, state: State): TargetAnswer {
  const { headlineTarget } = dossier.partnership
  const totals = seenTotals(dossier, state)
  const about = headlineTarget === null ? [] : [headlineTarget.commitment, headlineTarget.indicator]
  return {
    ...headerOf(dossier, state),
    targets: targetSummaries(dossier, state),
    otherTargets: visible(dossier.targets, state)
      .map((entry) => entry.value)
      .filter((target) => target.indicator !== headlineTarget?.indicator)
      .map((target) => ({ ...occasionOf(dossier, target), indicator: target.indicator })),
    totals: totals.map((total) => totalBody(dossier, total)),
    disagreements: disagreementsAbout(dossier, state, about),
  }
}

/** The headline target of the partnership, as a list of one or none. */
export function targetSummaries(dossier: Dossier, state: State): TargetSummary[] {
  const { headlineTarget } = dossier.partnership
  if (headlineTarget === null) return []
  const i = dossier.commitmentIndex.get(headlineTarget.commitment)
  const status = i === undefined ? null : statusOf(state, i)
  if (i === undefined || status === null) return []
  const { record } = dossier.ledger.commitments[i]!
  if (record.value === null) return []
  const target = { indicator: headlineTarget.indicator, value: record.value, unit: record.unit }
  const dueOn = status.due?.latest ?? null
  return [
    {
      ...target,
      commitment: refOf(dossier, record.id),
      due: status.due,
      otherDues: [...status.otherDues],
      occasions: visible(dossier.targets, state)
        .map((entry) => entry.value)
        .filter((t) => t.indicator === target.indicator && t.value === target.value)
        .map((t) => occasionOf(dossier, t)),
      scoreboards: scoreboards(seenTotals(dossier, state), target, dueOn).map((board) => ({
        ...totalBody(dossier, board.total),
        share: board.share,
        before:
          board.before === null ? null : { label: board.before.label, value: board.before.value },
        requiredGrowth: board.requiredGrowth,
      })),
    },
  ]
}

type TotalRecord = Dossier['totals'][number]['value']
type TargetRecord = Dossier['targets'][number]['value']

function seenTotals(dossier: Dossier, state: State): TotalRecord[] {
  return visible(dossier.totals, state).map((entry) => entry.value)
}

function totalBody(dossier: Dossier, total: TotalRecord): TotalBody {
  return {
    id: total.id,
    label: total.label,
    reporter: refOf(dossier, total.reporter),
    basis: total.basis,
    direction: total.direction,
    periodStart: total.periodStart,
    periodEnd: total.periodEnd,
    value: total.value,
    unit: total.unit,
    kind: total.computed ? 'derived' : 'reported',
    fullYear: isFullYear(total),
    note: total.note,
    sources: total.sources.map((id) => sourceRefOf(dossier, id)),
  }
}

function occasionOf(dossier: Dossier, target: TargetRecord) {
  return {
    id: target.id,
    on: target.on,
    sayer: target.sayer,
    saidBy: target.saidBy.map((id) => refOf(dossier, id)),
    value: target.value,
    unit: target.unit,
    due: target.due,
    dueWords: target.dueWords,
    note: target.note,
    sources: target.sources.map((id) => sourceRefOf(dossier, id)),
  }
}
