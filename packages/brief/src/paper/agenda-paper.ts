/** A session’s agenda on paper, as fixed or as the draft stands: the bare list, and the brief that ministers carry. */

import { wordsOf } from '../language/language.ts'
import { runsOf } from '../language/marks.ts'
import { nameOf } from '../language/names.ts'
import type { Language } from '../language/words.ts'
import { ACTIONS_GROUP, type Agenda, type AgendaItem } from '../session/agenda.ts'
import { sessionTitle } from '../session/desk.ts'
import type { Paper } from './paper.ts'
import { paperWordsOf } from './paper-words.ts'
import { type SessionSheet, type SheetItem, sessionPaper } from './session-paper.ts'
import type { PaperRequest } from './writer.ts'

/** The list of items with who owes what. The agenda must have been asked for in the language of the paper. */
export function agendaPaper(agenda: Agenda, request: PaperRequest): Paper {
  return sessionPaper(agenda.dossier, agenda.state, sheetOf(agenda, request), request, 'agenda')
}

/** Item by item the question with its facts. The agenda must have been asked for in the language of the paper. */
export function sessionBrief(agenda: Agenda, request: PaperRequest): Paper {
  return sessionPaper(agenda.dossier, agenda.state, sheetOf(agenda, request), request, 'brief')
}

function sheetOf(agenda: Agenda, { language = 'en' }: PaperRequest): SessionSheet {
  const { session, recordDay, fixed } = agenda
  const groups = new Map<string, SheetItem[]>()
  for (const item of agenda.items) {
    if (item.group === ACTIONS_GROUP) continue
    groups.set(item.group, [...(groups.get(item.group) ?? []), sheetItem(item)])
  }
  return {
    id: session.id,
    ...titleOf(agenda, language),
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
    recordDay,
    isFixed: fixed !== null,
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
}

function sheetItem(item: AgendaItem): SheetItem {
  const { ask, wording, commitment, note } = item
  const worded = runsOf(wording ?? '', 'en').map(({ text, language }) => ({
    text,
    language: language === null ? null : ('en' as const),
  }))
  const isOwn = commitment === null
  return {
    commitment,
    title: isOwn ? worded.map(({ text }) => text).join('') : '',
    isReworded: wording !== null && !isOwn,
    question: isOwn ? [] : wording !== null ? worded : (ask?.questionRuns ?? []),
    owners: (ask?.owners ?? []).map(({ party, body }) => body?.id ?? party.id),
    nextStep: ask?.nextStepText ?? '',
    by: ask?.by ?? null,
    searches: ask?.searches ?? [],
    note,
    evidence: ask?.evidence ?? [],
  }
}

/** A title that nobody typed is said in the language of the paper, where the name of who meets is. */
function titleOf(
  { dossier, session }: Agenda,
  language: Language,
): { title: string; titleLanguage: Language } {
  const { title, number, mechanism } = session
  const named = nameOf(dossier, mechanism, language)
  const isTyped = title !== sessionTitle(number, nameOf(dossier, mechanism, 'en').text)
  if (isTyped || language === 'en' || named.language !== language)
    return { title, titleLanguage: languageOfWords(title, language) }
  const meeting = wordsOf(language).labels['session-of']
  return {
    title:
      number === null
        ? named.text
        : `${named.text}: ${meeting} ${paperWordsOf(language).no} ${number}`,
    titleLanguage: language,
  }
}

/** Words that people typed are of no said language: Latin letters alone are taken for English. */
function languageOfWords(text: string, language: Language): Language {
  return /\p{L}/u.test(text) && /^(?:\p{Script=Latin}|\P{L})*$/u.test(text) ? 'en' : language
}
