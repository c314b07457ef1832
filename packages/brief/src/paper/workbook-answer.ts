/** The list that is asked for, as a workbook: one question for the command line and the server. */

import type { State } from '@followthrough/ledger'
import { z } from 'zod'
import { type Complaint, unknownFilters } from '../absence.ts'
import { many } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { LANGUAGES } from '../language/words.ts'
import { RefusedQuestion } from '../refused.ts'
import { agendaOf } from '../session/agenda.ts'
import type { Workbook } from './sheet.ts'
import { actionsWorkbook, agendaWorkbook, commitmentsWorkbook } from './workbooks.ts'

export const WORKBOOK_LISTS = ['commitments', 'agenda', 'actions'] as const
export type WorkbookList = (typeof WORKBOOK_LISTS)[number]

export const WorkbookQuery = z.object({
  /** The session whose agenda it is, or whose action items they are. */
  session: z.string().trim().max(60).optional(),
  sector: many(z.string().max(60)),
  /** Ids of responsible institutions, or of parties. */
  institution: many(z.string().max(60)),
  /** Ids of commitments; all where none is named. */
  ids: many(z.string().max(80)),
  language: z.enum(LANGUAGES).default('en'),
})
export type WorkbookQuery = z.infer<typeof WorkbookQuery>

/** Null for the agenda or the action items of a session that there is not. Throws RefusedQuestion. */
export function workbookAnswer(
  dossier: Dossier,
  state: State,
  list: WorkbookList,
  query: WorkbookQuery,
  today: string,
): Workbook | null {
  const { session, sector, institution, ids, language } = query
  const complaints: Complaint[] = unknownFilters(dossier, { sector, party: institution }).map(
    ({ field, message }) => ({ field: field === 'party' ? 'institution' : field, message }),
  )
  const strangers = ids.filter((id) => !dossier.commitmentIndex.has(id))
  if (strangers.length > 0)
    complaints.push({ field: 'ids', message: `there is no commitment ${strangers.join(', ')}` })
  const isFiltered = sector.length + institution.length + ids.length > 0
  if (list !== 'commitments' && isFiltered)
    complaints.push({
      field: sector.length > 0 ? 'sector' : institution.length > 0 ? 'institution' : 'ids',
      message: 'is a filter of commitments alone',
    })
  if (list === 'agenda' && session === undefined)
    complaints.push({ field: 'session', message: 'say whose agenda it is' })
  if (list === 'commitments' && session !== undefined)
    complaints.push({ field: 'session', message: 'is for an agenda or action items' })
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
  const request = { language, date: today }
  if (list === 'commitments')
    return commitmentsWorkbook(dossier, state, request, isFiltered ? chosen(dossier, query) : null)
  const agenda =
    session === undefined ? null : agendaOf(dossier, session, state.validOn, { language })
  if (session !== undefined && agenda === null) return null
  return list === 'actions'
    ? actionsWorkbook(dossier, state, request, session ?? null)
    : agendaWorkbook(agenda!, request)
}

/** Commitments that every filter admits. */
function chosen(dossier: Dossier, { sector, institution, ids }: WorkbookQuery): Set<string> {
  const admits = (asked: readonly string[], given: readonly string[]) =>
    asked.length === 0 || asked.some((one) => given.includes(one))
  return new Set(
    dossier.ledger.commitments
      .map(({ record }) => record)
      .filter(
        (record) =>
          admits(sector, [record.sector]) &&
          admits(ids, [record.id]) &&
          admits(
            institution,
            record.responsible.flatMap(({ party, bodies }) => [
              party,
              ...bodies.map(({ id }) => id),
            ]),
          ),
      )
      .map(({ id }) => id),
  )
}
