/** Scenarios that people save: statements like any other, recorded by a person, taken back by a retraction. */

import type { Statement, StatementDraft } from '@followthrough/ledger'
import { NamedScenario } from '@followthrough/network'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { RefusedQuestion } from '../refused.ts'
import type { Desk } from './desk.ts'
import { reader, ScenarioQuery, scenarioOf } from './question.ts'

export const SaveQuery = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'expected small letters, digits and dashes'),
  name: z.string().trim().min(1).max(120).optional(),
  note: z.string().trim().max(500).optional(),
  /** The day it stands on; without one the day that is asked about. */
  on: z.iso.date().optional(),
  ...ScenarioQuery,
})
export type SaveQuery = z.infer<typeof SaveQuery>

/** Who saves, and when: the day for the ledger’s clocks, the instant so that every saving is one of its own. */
export interface Saver {
  readonly recordedBy: string
  readonly day: string
  readonly instant: string
}

const BLANK = {
  saidBy: null,
  boundParties: [] as string[],
  modality: 'fact',
  validOn: null,
  source: null,
  sourceClass: null,
  originCluster: null,
  state: 'accepted',
} as const

/**
 * Statements that save a scenario; one with the same id that a person saved before is taken back. Throws
 * RefusedQuestion for names that fit nothing, and for the id of a scenario of the pack.
 */
export function saveScenario(
  dossier: Dossier,
  desk: Desk,
  query: SaveQuery,
  saver: Saver,
): StatementDraft[] {
  const read = reader(desk.resolve)
  const { scenario } = scenarioOf(dossier, query, read)
  const hours = scenario.hours.map(({ place, mode, hours }) => `${place}:${mode}:${hours}`)
  if (scenario.shuts.length + scenario.opens.length + scenario.delivers.length + hours.length === 0)
    read.complaints.push({ field: 'shut', message: 'the scenario changes nothing' })
  const before = savedHere(dossier, query.id)
  if (before.length === 0 && dossier.scenarios().some(({ id }) => id === query.id))
    read.complaints.push({ field: 'id', message: 'a scenario of the pack has this name' })
  read.finish()
  const value: NamedScenario = {
    id: query.id,
    name: query.name ?? query.id,
    asOf: query.on ?? null,
    shuts: scenario.shuts,
    opens: scenario.opens,
    delivers: scenario.delivers,
    hours,
    sources: [],
    note: query.note ?? '',
  }
  return [
    ...before.map((statement) => takingBack(statement, saver)),
    {
      ...BLANK,
      subject: query.id,
      property: 'scenario',
      valueType: 'record',
      value: NamedScenario.parse(value),
      knownOn: saver.day,
      locator: `saved ${saver.instant}`,
      retracts: null,
      recordedBy: saver.recordedBy,
    },
  ]
}

/** Statements that remove a saved scenario. Throws RefusedQuestion when nobody saved it. */
export function removeScenario(dossier: Dossier, id: string, saver: Saver): StatementDraft[] {
  const before = savedHere(dossier, id)
  if (before.length === 0)
    throw new RefusedQuestion([{ field: 'id', message: 'nobody saved a scenario of this name' }])
  return before.map((statement) => takingBack(statement, saver))
}

/** What people saved under an id and have not taken back. */
function savedHere({ ledger }: Dossier, id: string): Statement[] {
  const taken = new Set(ledger.statements.flatMap(({ retracts }) => retracts ?? []))
  return ledger.statements.filter(
    (statement) =>
      statement.subject === id &&
      statement.property === 'scenario' &&
      !statement.recordedBy.startsWith('pack ') &&
      !taken.has(statement.id),
  )
}

function takingBack({ id, subject, knownOn }: Statement, saver: Saver): StatementDraft {
  return {
    ...BLANK,
    subject,
    property: 'retraction',
    valueType: 'retraction',
    value: { reason: 'Removed, or saved anew.' },
    knownOn,
    locator: `removed ${saver.instant}`,
    retracts: id,
    recordedBy: saver.recordedBy,
  }
}
