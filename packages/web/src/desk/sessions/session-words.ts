/** Wording of sessions and agendas. */

import type {
  AgendaAnswer,
  AgendaEdit,
  AgendaItemBody,
  SessionAnswer,
  SessionRow,
} from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'

export const OUTCOME_WORDS = {
  answered: 'answered',
  deferred: 'deferred',
  'new-promise': 'a new promise',
  'new-date': 'a new date',
  'not-reached': 'not reached',
} as const satisfies Record<SessionAnswer['outcomes'][number]['outcome'], string>

const STAGES: Record<SessionRow['stage'], string> = {
  planned: 'planned',
  held: 'held, not closed',
  closed: 'closed',
}

export function stageWords({ stage }: Pick<SessionRow, 'stage'>): string {
  return STAGES[stage]
}

/** Day, time with its zone, place: as far as they are known. */
export function whenWords(row: Pick<SessionRow, 'on' | 'startsAt' | 'tz' | 'place'>): string {
  const time = row.startsAt === null ? [] : [`${row.startsAt} (${row.tz})`]
  return [dayWords(row.on), ...time, ...(row.place === '' ? [] : [row.place])].join(', ')
}

/** What an item is called where there is no room for its question. */
export function itemName(item: Pick<AgendaItemBody, 'commitment' | 'question' | 'kind'>): string {
  return item.kind === 'ask' && item.commitment !== null
    ? item.commitment.name
    : shortened(item.question)
}

const SHORT = 70

export function shortened(text: string): string {
  if (text.length <= SHORT) return text
  const cut = text.slice(0, SHORT)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SHORT / 2))} …`
}

/** Names of everything that an edit of this agenda can be about. */
export function namesOf(agenda: AgendaAnswer): (id: string) => string {
  const names = new Map(
    [...agenda.items, ...agenda.dropped.map(({ item }) => item), ...agenda.reserve].map((item) => [
      item.id,
      itemName(item),
    ]),
  )
  const groups = new Map(agenda.groups.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? groups.get(id) ?? id.slice(id.indexOf(':') + 1)
}

/** What one edit did: "moved “Seals” before “Quay”". */
export function editWords({ operation }: AgendaEdit, nameOf: (id: string) => string): string {
  const item = `“${nameOf(operation.item)}”`
  switch (operation.op) {
    case 'order':
      return operation.before === null
        ? `moved ${item} to the end`
        : `moved ${item} before “${nameOf(operation.before)}”`
    case 'wording':
      return operation.wording === null
        ? `put ${item} back to its proposed wording`
        : `worded ${item}: “${operation.wording}”`
    case 'note':
      return operation.note === ''
        ? `took the note of ${item} away`
        : `noted under ${item}: “${operation.note}”`
    case 'add':
      return `added ${item}: ${operation.reason}`
    case 'drop':
      return `dropped ${item}: ${operation.reason}`
    case 'group':
      return `put ${item} under “${nameOf(operation.group)}”`
  }
}

/** Why an item stands where it does: "600 points: overdue 300, stakes 200, silence 100". */
export function rankWords(item: Pick<AgendaItemBody, 'ask' | 'action' | 'added' | 'kind'>): string {
  const reasons =
    item.ask === null
      ? []
      : [
          `${item.ask.rank.score} points: ${item.ask.rank.parts
            .map(({ name, points }) => `${name} ${points}`)
            .join(', ')}`,
        ]
  if (item.action !== null)
    reasons.push(
      item.action.lateDays > 0
        ? `left open by an earlier session, ${item.action.lateDays} days late`
        : 'left open by an earlier session',
    )
  if (item.added !== null) reasons.unshift(`added: ${item.added}`)
  return reasons.join('; ')
}

/** Who owes the step: bodies with their parties; what is only probable says so. */
export function ownerWords(item: Pick<AgendaItemBody, 'ask' | 'action'>): string {
  if (item.ask !== null)
    return item.ask.owners
      .map(({ party, body, probable }) =>
        [
          body === null ? party.name : `${body.name} (${party.name})`,
          ...(probable ? ['probably'] : []),
        ].join(', '),
      )
      .join('; ')
  return (item.action?.owners ?? [])
    .map(({ partyName, bodyName, name }) => {
      const who = bodyName ?? name
      return who === null ? partyName : `${who} (${partyName})`
    })
    .join('; ')
}

export function sessionPath(id: string): string {
  return `/desk/sessions/${encodeURIComponent(id)}`
}
