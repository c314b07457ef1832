/**
 * The mechanisms by which a partnership meets: institutions whose kind says that they are one, and the past
 * sessions that events tell of.
 *
 * An institution is a mechanism by a word of its `kind`: commission, council, consultations, dialogue,
 * working group, committee. An event of kind `session` or `consultation` was a session of it when the event names it: among its
 * participants, or by one of its spellings in the title; or, for a kind of which there is one mechanism
 * alone, by the word for that kind in the title. What nobody names is nobody’s session.
 */

import { type Event, type Institution, isVisible, type State } from '@followthrough/ledger'
import { epochDay, foldName, intervalOf } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import type { SessionFormat } from './kinds.ts'

export interface PastSession {
  readonly event: string
  readonly title: string
  /** As exactly as the record has it. */
  readonly on: string
  /** Last day that it can mean. */
  readonly latest: string
  readonly place: string
  /** The ordinal in its title; null where there is none. */
  readonly number: number | null
}

export interface Mechanism {
  readonly institution: Institution
  readonly format: SessionFormat
  /** Oldest first. */
  readonly held: readonly PastSession[]
}

/** Words in the kind of an institution, and in the titles of its sessions. */
const FORMAT_WORDS: readonly (readonly [SessionFormat, RegExp])[] = [
  ['working-group', /\bworking[ -]groups?\b/],
  ['commission', /\b(inter ?governmental |ministerial )?commissions?\b/],
  ['consultations', /\bconsultations?\b/],
  ['dialogue', /\bdialogues?\b/],
  ['council', /\bcouncils?\b/],
  ['committee', /\bcommittees?\b/],
]
const SESSION_EVENTS: readonly Event['kind'][] = ['session', 'consultation']
/** What is announced, prepared or only spoken of was not held. */
const NOT_HELD = /\b(announced|planned|expected|not found|due|to be held)\b/
const SHORTEST_SPELLING = 3

const ORDINAL_WORDS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
]

/** What an institution’s kind makes of it; null for one that is no mechanism. */
export function formatOf({ kind }: Institution): SessionFormat | null {
  const words = kind.toLowerCase()
  return FORMAT_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

/** Mechanisms of the partnership, with the sessions that were held as of the state’s days. */
export function mechanismsOf(dossier: Dossier, state: State): Mechanism[] {
  const days = [epochDay(state.validOn), epochDay(state.knownAt)] as const
  const found = dossier.ledger.institutions.flatMap(({ value }) => {
    const format = formatOf(value)
    return format === null ? [] : [{ institution: value, format }]
  })
  const events = dossier.ledger.events
    .filter((entry) => isVisible(entry, ...days))
    .map(({ value }) => value)
    .filter(
      ({ kind, title }) => SESSION_EVENTS.includes(kind) && !NOT_HELD.test(title.toLowerCase()),
    )
  return found
    .map(({ institution, format }) => {
      const isAlone = found.filter((other) => other.format === format).length === 1
      const named = events.filter((event) => isNamedBy(event, institution, format, isAlone))
      return { institution, format, held: oldestFirst(named) }
    })
    .sort((a, b) => compareIds(a.institution.id, b.institution.id))
}

/** The number that its next session would bear; null where the newest one has none on record. */
export function nextNumber({ held }: Mechanism): number | null {
  const newest = held.at(-1)?.number ?? null
  return newest === null ? null : newest + 1
}

function isNamedBy(
  event: Event,
  institution: Institution,
  format: SessionFormat,
  isAlone: boolean,
): boolean {
  const spellings = [institution.name, ...institution.aliases].map(foldName)
  const participants = event.participants.map(foldName)
  if (participants.some((name) => spellings.includes(name))) return true
  const title = ` ${foldName(event.title)} `
  if (spellings.some((one) => one.length >= SHORTEST_SPELLING && title.includes(` ${one} `)))
    return true
  const pattern = FORMAT_WORDS.find(([one]) => one === format)![1]
  const isItsKind = (event.kind === 'consultation') === (format === 'consultations')
  return isAlone && isItsKind && pattern.test(title)
}

function oldestFirst(events: readonly Event[]): PastSession[] {
  return events
    .map(({ id, title, on, place }) => ({
      event: id,
      title,
      on,
      latest: intervalOf(on)!.latest,
      place,
      number: ordinalIn(title),
    }))
    .sort((a, b) => compareIds(a.latest, b.latest) || compareIds(a.event, b.event))
}

/** 13 in "13th session" and in "Thirteenth session". */
function ordinalIn(title: string): number | null {
  const digits = /\b(\d{1,3})(?:st|nd|rd|th)\b/.exec(title)
  if (digits !== null) return Number(digits[1])
  const words = title.toLowerCase().split(/[^a-z]+/)
  const at = ORDINAL_WORDS.findIndex((word) => words.includes(word))
  return at === -1 ? null : at + 1
}

function compareIds(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
