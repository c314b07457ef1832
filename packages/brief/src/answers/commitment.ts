/** One commitment opened: its text and test, both axes with their rules, its evidence and history. */

import {
  CODE_NAMES,
  type CommitmentStatus,
  DELIVERY_CODES,
  FORM_CODES,
  HEADLINES,
  historyOf,
  INSTRUMENT_KINDS,
  RULES,
  type RuleId,
  type State,
  sinceOf,
  statementsOf,
  statusOf,
} from '@followthrough/ledger'
import { Day, daysBetween } from '@followthrough/record'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import {
  CodedBody,
  CommitmentRow,
  DueBody,
  Header,
  headerOf,
  Ref,
  RuleIds,
  refOf,
  rowOf,
  SourceRef,
  StatementBody,
  sourceRefOf,
  statementBody,
} from './common.ts'
import { DisagreementBody, disagreementsAbout } from './disagreements.ts'
import { SearchRecord, searchesAbout } from './searches.ts'

const NamedCode = CodedBody.extend({ name: z.string(), ruleText: z.string() })

export const CommitmentAnswer = z.object({
  ...Header,
  commitment: CommitmentRow.extend({
    text: z.string(),
    sectorName: z.string(),
    instrument: Ref.extend({ instrumentKind: z.enum(INSTRUMENT_KINDS) }).nullable(),
    related: z.array(Ref),
    event: Ref.nullable(),
    responsible: z.array(
      z.object({
        party: Ref,
        bodies: z.array(Ref.extend({ probable: z.boolean() })),
      }),
    ),
    indicator: z.string(),
    value: z.number().nullable(),
    unit: z.string(),
    dependsOn: z.array(Ref),
    stallMonths: z.int(),
    lapseMonths: z.int(),
    note: z.string(),
    sources: z.array(SourceRef),
  }),
  /** The written test; null for a declaratory commitment. */
  test: z
    .object({ deliveredWhen: z.string(), partlyWhen: z.string(), notEnough: z.string() })
    .nullable(),
  form: NamedCode,
  delivery: NamedCode,
  /** Delivery by deeds alone, before stall, lapse, withdrawal or dispute. */
  reached: z.enum(DELIVERY_CODES),
  lateByDays: z.int().nullable(),
  otherDues: z.array(DueBody),
  signedBy: z.array(z.string()),
  ratifiedBy: z.array(z.string()),
  /** Every change of code up to this day, oldest first. */
  history: z.array(
    z.object({
      on: Day,
      form: z.enum(FORM_CODES),
      delivery: z.enum(DELIVERY_CODES),
      headline: z.enum(HEADLINES),
      from: z.enum(HEADLINES).nullable(),
      rule: RuleIds,
      ruleText: z.string(),
      formRule: RuleIds,
      deliveryRule: RuleIds,
    }),
  ),
  /** Occasions on which the promise was made, oldest first, each with its statements. */
  occasions: z.array(z.object({ on: Day, statements: z.array(z.string()) })),
  /** Its own statements and its carrying instrument's, oldest first. */
  statements: z.array(StatementBody),
  disagreements: z.array(DisagreementBody),
  searches: z.array(SearchRecord),
})
export type CommitmentAnswer = z.infer<typeof CommitmentAnswer>

/** The answer for one commitment; null when it is unknown, or not on record as of these days. */
export function commitmentAnswer(
  dossier: Dossier,
  state: State,
  id: string,
): CommitmentAnswer | null {
  const i = dossier.commitmentIndex.get(id)
  const status = i === undefined ? null : statusOf(state, i)
  if (i === undefined || status === null) return null
  const { record, instrument } = dossier.ledger.commitments[i]!
  const refs = (ids: readonly string[]) => ids.map((other) => refOf(dossier, other))
  const subjects = record.instrument === null ? [id] : [id, record.instrument]
  const statements = subjects
    .flatMap((subject) => statementsOf(state, subject))
    .filter((s) => s.valueType === 'act' || s.valueType === 'due' || s.valueType === 'replacement')
    .map((s) => statementBody(dossier, s))
    .sort((a, b) => compareDays(a.on ?? a.knownOn, b.on ?? b.knownOn))
  const history = historyOf(dossier.ledger, i, state)
  const deliverySince = sinceOf(history, 'delivery')
  return {
    ...headerOf(dossier, state),
    commitment: {
      ...rowOf(state, i, status),
      text: record.text,
      sectorName: dossier.sectorNames.get(record.sector) ?? record.sector,
      instrument:
        instrument === null
          ? null
          : { ...refOf(dossier, instrument.id), instrumentKind: instrument.kind },
      related: refs(record.related),
      event: record.event === null ? null : refOf(dossier, record.event),
      responsible: record.responsible.map(({ party, bodies }) => ({
        party: refOf(dossier, party),
        bodies: bodies.map((body) => ({ ...refOf(dossier, body.id), probable: body.probable })),
      })),
      indicator: record.indicator,
      value: record.value,
      unit: record.unit,
      dependsOn: refs(record.dependsOn),
      stallMonths: record.stallMonths,
      lapseMonths: record.lapseMonths,
      note: record.note,
      sources: record.sources.map((source) => sourceRefOf(dossier, source)),
    },
    test: record.declaratory
      ? null
      : {
          deliveredWhen: record.deliveredWhen,
          partlyWhen: record.partlyWhen,
          notEnough: record.notEnough,
        },
    form: named(status.form, sinceOf(history, 'form')),
    delivery: named(status.delivery, deliverySince),
    reached: status.reached,
    lateByDays: lateByDays(status, deliverySince),
    otherDues: [...status.otherDues],
    signedBy: [...status.signedBy],
    ratifiedBy: [...status.ratifiedBy],
    history: history.map((change) => ({
      ...change,
      ruleText: RULES[change.rule][1],
    })),
    occasions: status.occasions.map(({ on, statements }) => ({ on, statements: [...statements] })),
    statements,
    disagreements: disagreementsAbout(dossier, state, subjects),
    searches: searchesAbout(dossier, state, subjects),
  }
}

function named(
  coded: CommitmentStatus['form'] | CommitmentStatus['delivery'],
  since: string | null,
) {
  return {
    ...coded,
    since,
    evidence: [...coded.evidence],
    name: CODE_NAMES[coded.code],
    ruleText: ruleText(coded.rule),
  }
}

/** Days between the due date and delivery; null when it is not delivered, or had no due date. */
function lateByDays(status: CommitmentStatus, deliveredOn: string | null): number | null {
  if (status.delivery.code !== 'D6' || deliveredOn === null || status.due === null) return null
  return Math.max(0, daysBetween(status.due.latest, deliveredOn))
}

function ruleText(rule: RuleId): string {
  return RULES[rule][1]
}

/** Orders partial days by their first day, the less exact first. */
function compareDays(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
