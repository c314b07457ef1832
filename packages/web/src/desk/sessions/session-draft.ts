/** A session while its form is filled in: fields as the form holds them, and what of them is sent. */

import type { SessionAnswer, SessionsAnswer } from '@followthrough/brief'
import type { SessionBody } from '@followthrough/server/session-bodies'

export interface CoChairDraft {
  readonly party: string
  /** As it is typed; the name of a person on record stands for that person. */
  readonly name: string
}

export interface SessionDraft {
  readonly id: string
  readonly mechanism: string
  readonly number: string
  readonly title: string
  readonly on: string
  readonly startsAt: string
  readonly tz: string
  readonly place: string
  readonly coChairs: readonly CoChairDraft[]
  readonly sectors: readonly string[]
  readonly items: string
  readonly groupBy: SessionBody['groupBy']
  readonly note: string
}

export const GROUPING_WORDS: readonly (readonly [SessionDraft['groupBy'], string])[] = [
  ['sector', 'by sector'],
  ['body', 'by the body that owes the step'],
]

const ITEMS = '20'

/** The number of the next session of a mechanism, after those on record and those of this desk. */
export function nextNumberOf(
  { mechanisms, sessions }: Pick<SessionsAnswer, 'mechanisms' | 'sessions'>,
  mechanism: string,
): number | null {
  const next = mechanisms.find(({ institution }) => institution.id === mechanism)?.nextNumber ?? 0
  const made = sessions
    .filter((session) => session.mechanism.id === mechanism)
    .map(({ number }) => (number ?? 0) + 1)
  const most = Math.max(next, ...made)
  return most > 1 || next === 1 ? most : null
}

/** An empty form for the next session of a mechanism. */
export function nextDraft(
  answer: Pick<SessionsAnswer, 'mechanisms' | 'sessions' | 'partnership'>,
  mechanism: string,
): SessionDraft {
  const next = nextNumberOf(answer, mechanism)
  return {
    id: '',
    mechanism,
    number: next === null ? '' : String(next),
    title: '',
    on: '',
    startsAt: '',
    tz: '',
    place: '',
    coChairs: answer.partnership.parties.map(({ code }) => ({ party: code, name: '' })),
    sectors: [],
    items: ITEMS,
    groupBy: 'sector',
    note: '',
  }
}

/** The form of a session that there is. */
export function draftOf({ session, partnership }: SessionAnswer): SessionDraft {
  const coChairs = session.coChairs.map(({ party, person, name }) => ({
    party: party.id,
    name: person?.name ?? name ?? '',
  }))
  const without = partnership.parties.filter(
    ({ code }) => !coChairs.some(({ party }) => party === code),
  )
  return {
    id: session.id,
    mechanism: session.mechanism.id,
    number: session.number === null ? '' : String(session.number),
    title: session.title === titleOf(session) ? '' : session.title,
    on: session.on,
    startsAt: session.startsAt ?? '',
    tz: session.tz ?? '',
    place: session.place,
    coChairs: [...coChairs, ...without.map(({ code }) => ({ party: code, name: '' }))],
    sectors: session.sectors.map(({ id }) => id),
    items: String(session.items),
    groupBy: session.groupBy,
    note: session.note,
  }
}

/** What a session is called where nobody gives it a title. */
export function titleOf(session: {
  readonly mechanism: { readonly name: string }
  readonly number: number | null
}): string {
  const { name } = session.mechanism
  return session.number === null ? name : `${name}, session ${session.number}`
}

const LONGEST_ID = 60

/** The short name of a session in addresses: what was typed, else mechanism and number, or day. */
export function sessionId(draft: SessionDraft, taken: readonly string[]): string {
  if (draft.id.trim() !== '') return draft.id.trim()
  const tail = draft.number.trim() || draft.on
  if (draft.mechanism === '' || tail === '') return ''
  const base = `${draft.mechanism.replace(/^[a-z]-/, '')}-${tail}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_ID - 3)
  let id = base
  for (let i = 2; taken.includes(id); i++) id = `${base}-${i}`
  return id
}

interface Sending {
  readonly id: string
  readonly by: string
  readonly today: string
  /** How often it had been written when it was seen; 0 for a new one. */
  readonly base: number
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** What is sent of a draft. */
export function sessionBody(draft: SessionDraft, sending: Sending): Record<string, unknown> {
  const { id, by, today, base, people } = sending
  const text = (value: string) => (value.trim() === '' ? null : value.trim())
  const count = (value: string) => (value.trim() === '' ? null : Number(value))
  return {
    id,
    by,
    base,
    mechanism: draft.mechanism,
    number: count(draft.number),
    on: draft.on,
    startsAt: text(draft.startsAt),
    tz: text(draft.tz),
    place: draft.place.trim(),
    coChairs: draft.coChairs
      .filter(({ name }) => name.trim() !== '')
      .map(({ party, name }) => {
        const person = people.find((one) => one.name === name.trim())
        return {
          party,
          person: person?.id ?? null,
          name: person === undefined ? name.trim() : null,
        }
      }),
    sectors: draft.sectors,
    ...(text(draft.title) !== null && { title: text(draft.title) }),
    note: draft.note.trim(),
    groupBy: draft.groupBy,
    ...(count(draft.items) !== null && { items: count(draft.items) }),
    past: isPast(draft, today),
  }
}

export function isPast({ on }: Pick<SessionDraft, 'on'>, today: string): boolean {
  return on !== '' && on < today
}

/** Whether a complaint of the server belongs beside a field of the form: `coChairs.0.name` to `coChairs`. */
export function complaintOf(
  complaints: readonly { readonly field: string; readonly message: string }[],
  field: string,
): string | null {
  const found = complaints.filter((one) => one.field.split(/[.[]/)[0] === field)
  return found.length === 0 ? null : [...new Set(found.map(({ message }) => message))].join('; ')
}
