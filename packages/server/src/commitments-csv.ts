/** The table of commitments to take away: one row a commitment, codes and words side by side. */

import { type Answers, badgeWords, headlineWords } from '@followthrough/brief'
import { CODE_NAMES, RULES } from '@followthrough/ledger'
import { csvOf } from './csv.ts'
import type { CommitmentsCsvQuery } from './reading.ts'

export const COMMITMENT_COLUMNS = [
  'id',
  'title',
  'sector',
  'status',
  'badges',
  'form',
  'formName',
  'delivery',
  'deliveryName',
  'rule',
  'ruleText',
  'declaratory',
  'firstPromisedOn',
  'recurrences',
  'lastQualifyingOn',
  'silenceDays',
  'dueEarliest',
  'dueLatest',
  'dueKind',
  'dueWords',
  'parties',
  'instrument',
  'asOf',
  'knownAt',
] as const

/** Begins with a byte order mark, without which spreadsheets take UTF-8 for something else. */
export function commitmentsCsv(answers: Answers, query: CommitmentsCsvQuery): string {
  const whole = { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER }
  const { asOf, knownAt, commitments } = answers.commitments(query, whole)
  const rows = commitments.map((row) => ({
    id: row.id,
    title: row.title,
    sector: answers.dossier.sectorNames.get(row.sector) ?? row.sector,
    status: headlineWords(row.headline),
    badges: row.badges.map(badgeWords),
    form: row.form,
    formName: CODE_NAMES[row.form],
    delivery: row.delivery,
    deliveryName: CODE_NAMES[row.delivery],
    rule: row.rule,
    ruleText: RULES[row.rule][1],
    declaratory: row.declaratory,
    firstPromisedOn: row.firstPromisedOn,
    recurrences: row.recurrences,
    lastQualifyingOn: row.lastQualifyingOn,
    silenceDays: row.silenceDays,
    dueEarliest: row.due?.earliest ?? null,
    dueLatest: row.due?.latest ?? null,
    dueKind: row.due?.kind ?? null,
    dueWords: row.due?.words ?? null,
    parties: row.parties,
    instrument: row.instrument,
    asOf,
    knownAt,
  }))
  return `\uFEFF${csvOf(COMMITMENT_COLUMNS, rows)}`
}
