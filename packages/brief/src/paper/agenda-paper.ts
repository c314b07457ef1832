/** The brief for a session from its agenda: as fixed, or as the draft stands. */

import { runsOf } from '../language/marks.ts'
import { ACTIONS_GROUP, type Agenda, type AgendaItem } from '../session/agenda.ts'
import type { Paper } from './paper.ts'
import { type SessionSheet, type SheetItem, sessionPaper } from './session-paper.ts'
import type { PaperRequest } from './writer.ts'

/** The agenda must have been asked for in the language of the paper. */
export function agendaPaper(agenda: Agenda, request: PaperRequest): Paper {
  const { dossier, state, session } = agenda
  const groups = new Map<string, SheetItem[]>()
  for (const item of agenda.items) {
    if (item.group === ACTIONS_GROUP) continue
    groups.set(item.group, [...(groups.get(item.group) ?? []), sheetItem(item)])
  }
  const sheet: SessionSheet = {
    id: session.id,
    title: session.title,
    titleLanguage: request.language ?? 'en',
    mechanism: session.mechanism,
    format: session.format,
    number: session.number,
    on: session.on,
    startsAt: session.startsAt,
    tz: session.tz,
    place: session.place,
    coChairs: session.coChairs.map(({ party, person, name }) => ({
      party,
      person: person ?? name ?? '',
    })),
    note: session.note,
    groups: [...groups].map(([name, items]) => ({ name, items })),
    actions: agenda.items.flatMap(({ action }) =>
      action === null
        ? []
        : [
            {
              what: action.action.what,
              owners: action.action.owners.map(({ party, body, name }) => name ?? body ?? party),
              due: action.action.due,
              state: action.state,
            },
          ],
    ),
  }
  return sessionPaper(dossier, state, sheet, request)
}

function sheetItem(item: AgendaItem): SheetItem {
  const { ask, wording, commitment, note } = item
  return {
    commitment,
    title: '',
    question:
      wording !== null
        ? runsOf(wording, 'en').map(({ text, language }) => ({
            text,
            language: language === null ? null : 'en',
          }))
        : (ask?.questionRuns ?? []),
    owners: (ask?.owners ?? []).map(({ party, body }) => body?.id ?? party.id),
    note,
    evidence: ask?.evidence ?? [],
  }
}
