/** The minutes of a session as every face shows them, and what a person confirms of them. */

import type { State, StatementDraft } from '@followthrough/ledger'
import { Day, PartialDay, type Span } from '@followthrough/record'
import { z } from 'zod'
import type { Complaint } from '../absence.ts'
import { Header, headerOf } from '../answers/common.ts'
import { NamedRef, namedRef } from '../ask/asks.ts'
import type { Dossier } from '../dossier.ts'
import { wordsOf } from '../language/language.ts'
import { LANGUAGES } from '../language/words.ts'
import { RefusedQuestion } from '../refused.ts'
import type { Decider } from '../review/decision-request.ts'
import type { Queue, QueuedProposal } from '../review/queue.ts'
import { actionItems } from './actions.ts'
import { type Agenda, agendaOf, fixOf, groupName, sessionOf } from './agenda.ts'
import { rowOf, SessionRow } from './answers.ts'
import {
  ActionRequest,
  closeOf,
  OutcomeRequest,
  outcomesOf,
  recordOutcomes,
  saveAction,
} from './desk.ts'
import { keptRecords, takenBackAll, written } from './kept.ts'
import { OUTCOMES } from './kinds.ts'
import {
  MINUTES_RULES,
  type MinutesAction,
  type MinutesDocument,
  type MinutesItem,
  minutesOf,
  type Passage,
  RULES,
} from './minutes.ts'
import { MATCHES } from './minutes-match.ts'
import { Action, ItemId, MinutesRecord } from './records.ts'

const SpanBody = z.tuple([z.int().nonnegative(), z.int().nonnegative()])

const PassageBody = z.object({
  span: SpanBody,
  words: z.string(),
  /** Ids of the proposals whose words meet it. */
  proposals: z.array(z.string()),
  /** A promise or another act was read in it: it may be a new commitment. */
  isClaim: z.boolean(),
})

export const MinutesItemBody = z.object({
  item: ItemId,
  /** 1, 2, 3 … on the agenda. */
  number: z.int().positive(),
  kind: z.enum(['ask', 'action', 'own']),
  group: z.string(),
  groupName: z.string(),
  /** What it is about, in a line. */
  title: z.string(),
  question: z.string(),
  /** Null where no rule says what it came to. */
  outcome: z.enum(OUTCOMES).nullable(),
  outcomeName: z.string().nullable(),
  /** The sentence that decides; empty where none does. */
  words: z.string(),
  /** Its place in the text. */
  span: SpanBody.nullable(),
  due: PartialDay.nullable(),
  proposals: z.array(z.string()),
  passages: z.array(PassageBody),
  rule: z.enum(MINUTES_RULES),
  /** The rule, and how the words were found to be about this item. */
  why: z.string(),
  match: z.enum(MATCHES).nullable(),
  /** 0 to 1: how plain the words were; no probability. */
  confidence: z.number().min(0).max(1),
  /** What a person has said that it came to. */
  recorded: z
    .object({
      outcome: z.enum(OUTCOMES),
      outcomeName: z.string(),
      words: z.string(),
      due: PartialDay.nullable(),
      by: z.string(),
      on: Day,
      /** It is as proposed here. */
      isSame: z.boolean(),
    })
    .nullable(),
})
export type MinutesItemBody = z.infer<typeof MinutesItemBody>

const MinutesActionBody = z.object({
  /** What is sent to record it. */
  request: ActionRequest,
  /** The item of the agenda that it came of; null for words that match none. */
  item: z.string().nullable(),
  owners: z.array(z.object({ party: NamedRef, body: NamedRef.nullable() })),
  serves: NamedRef.nullable(),
  span: SpanBody,
  proposals: z.array(z.string()),
  /** It is on record already. */
  isRecorded: z.boolean(),
})
export type MinutesActionBody = z.infer<typeof MinutesActionBody>

export const MinutesQuery = z.object({
  language: z.enum(LANGUAGES).default('en'),
  /** Another document than the one handed in as the minutes. */
  document: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expected the id of a capture')
    .optional(),
})
export type MinutesQuery = z.infer<typeof MinutesQuery>

export const MinutesAnswer = z.object({
  ...Header,
  language: z.enum(LANGUAGES),
  direction: z.enum(['ltr', 'rtl']),
  session: SessionRow,
  recordDay: Day,
  /** Why nothing can be recorded now, as a sentence; null where it can. */
  why: z.string().nullable(),
  /** Null while no minutes were handed in. */
  document: z
    .object({
      /** Null where it is not kept. */
      capture: z.string().nullable(),
      title: z.string().nullable(),
      published: Day.nullable(),
      language: z.string().nullable(),
      warnings: z.array(z.string()),
    })
    .nullable(),
  items: z.array(MinutesItemBody),
  /** What matches no item, in the order of the text. */
  unmatched: z.array(PassageBody),
  actions: z.array(MinutesActionBody),
  /** What a person should know before believing any of it. */
  notes: z.array(z.string()),
})
export type MinutesAnswer = z.infer<typeof MinutesAnswer>

/** What is confirmed: outcomes and action items, all or none. */
export const ConfirmRequest = z.strictObject({
  outcomes: z.array(OutcomeRequest).max(200).default([]),
  actions: z.array(ActionRequest).max(200).default([]),
})
export type ConfirmRequest = z.infer<typeof ConfirmRequest>

/** A document to be held against an agenda, and what is known of it beside its text. */
export interface HeldDocument extends MinutesDocument {
  readonly capture: string | null
  readonly title: string | null
  readonly warnings: readonly string[]
}

const refused = (field: string, message: string) => new RefusedQuestion([{ field, message }])

/** Minutes held against the agenda as it is, or as it was fixed; null when there is no such session. */
export function minutesAnswer(
  dossier: Dossier,
  state: State,
  id: string,
  document: HeldDocument | null,
  { language }: Pick<MinutesQuery, 'language'>,
): MinutesAnswer | null {
  const session = sessionOf(dossier, id)
  const agenda = agendaOf(dossier, id, state.validOn, { language })
  if (session === null || agenda === null) return null
  const words = wordsOf(language)
  const minutes = document === null ? null : minutesOf(dossier, agenda, document)
  const recorded = new Map(outcomesOf(dossier, id).map((kept) => [kept.value.item, kept]))
  const items = (minutes?.items ?? []).map((one): MinutesItemBody => {
    const kept = recorded.get(one.item.id)
    return {
      ...itemBody(agenda, one, language),
      outcomeName: one.outcome === null ? null : words.outcomes[one.outcome],
      recorded:
        kept === undefined
          ? null
          : {
              outcome: kept.value.outcome,
              outcomeName: words.outcomes[kept.value.outcome],
              words: kept.value.words,
              due: kept.value.due,
              by: kept.by,
              on: kept.on,
              isSame:
                kept.value.outcome === one.outcome &&
                kept.value.due === dueOf(one) &&
                kept.value.words === one.words,
            },
    }
  })
  return {
    ...headerOf(dossier, state),
    language,
    direction: words.direction,
    session: rowOf(dossier, state, session, language),
    recordDay: agenda.recordDay,
    why: whyNot(dossier, id, state.validOn),
    document:
      document === null
        ? null
        : {
            capture: document.capture,
            title: document.title,
            published: document.published,
            language: document.language,
            warnings: [...document.warnings],
          },
    items,
    unmatched: (minutes?.unmatched ?? []).map(passageBody),
    actions:
      minutes === null ? [] : actionBodies(dossier, state, id, agenda, minutes.actions, language),
    notes: [...(minutes?.notes ?? [])],
  }
}

/** Why nothing can be recorded of a session, as a sentence; null where it can. */
function whyNot(dossier: Dossier, id: string, today: string): string | null {
  const session = sessionOf(dossier, id)!
  if (closeOf(dossier, id) !== null) return 'The session is closed; open it again first.'
  if (session.on > today) return `The session has not been held: it is on ${session.on}.`
  return fixOf(dossier, id) === null ? 'Its agenda is not fixed; fix it first.' : null
}

/** The new day of a proposed outcome: only one of that name has it. */
function dueOf({ outcome, due }: Pick<MinutesItem, 'outcome' | 'due'>): string | null {
  return outcome === 'new-date' || outcome === 'new-promise' ? due : null
}

function itemBody(agenda: Agenda, one: MinutesItem, language: MinutesQuery['language']) {
  const { item, number, rule, match } = one
  const name = groupName(agenda.dossier, item.group, language)
  const question = item.wording ?? item.ask?.question ?? item.action?.action.what ?? ''
  const title =
    item.action?.action.what ??
    (item.commitment === null ? question : namedRef(agenda.dossier, item.commitment, language).name)
  return {
    item: item.id,
    number,
    kind: item.kind,
    group: item.group,
    groupName: name.text,
    title,
    question,
    outcome: one.outcome,
    words: one.words,
    span: one.span === null ? null : pairOf(one.span),
    due: dueOf(one),
    proposals: [...one.proposals],
    passages: one.passages.map(passageBody),
    rule,
    why: whyOf(one),
    match,
    confidence: one.confidence,
  }
}

const FOUND = {
  number: 'found by its number',
  link: 'found by what the words bear on',
  words: 'found by the words of its title',
  context: 'found by what stands beside it',
} as const

function whyOf({ rule, match, instead }: MinutesItem): string {
  const words = RULES[rule].words
  const said = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  if (match === null) return `${said}.`
  const other = instead === null ? '' : `, but the words are rather those of ${instead}`
  return `${said}; ${FOUND[match]}${other}.`
}

function passageBody({ span, words, proposals, isClaim }: Passage) {
  return { span: pairOf(span), words, proposals: [...proposals], isClaim }
}

const pairOf = ([start, end]: Span): [number, number] => [start, end]

const LONGEST_PREFIX = 48

/** Action items as they would be recorded, each under an id that stays the same for the same words. */
function actionBodies(
  dossier: Dossier,
  state: State,
  session: string,
  agenda: Agenda,
  actions: readonly MinutesAction[],
  language: MinutesQuery['language'],
): MinutesActionBody[] {
  const onRecord = actionItems(dossier, state).map(({ action }) => action)
  const taken = new Set(onRecord.map(({ id }) => id))
  const ref = (id: string) => namedRef(dossier, id, language)
  return actions.map((action) => {
    const { item, what, due, serves, owners, span, proposals } = action
    const of = onRecord.find(({ id }) => id === action.of) ?? null
    const isRecorded =
      of === null
        ? onRecord.some(
            (known) => known.session === session && known.what === what && known.serves === serves,
          )
        : of.due === due
    const same =
      of ?? onRecord.find((known) => known.session === session && known.what === what) ?? null
    const id = same?.id ?? freeId(session, item, taken)
    taken.add(id)
    const request: ActionRequest = {
      id,
      base: same?.version ?? 0,
      session: of?.session ?? session,
      what: of?.what ?? what,
      owners: of?.owners ?? owners.map((owner) => ({ ...owner, name: null })),
      due,
      serves: of?.serves ?? serves,
      state: 'open',
      reason: of === null ? '' : `New date in the minutes of ${session}.`,
    }
    return {
      request,
      item: item === null ? null : agenda.items[item]!.id,
      owners: request.owners.map(({ party, body }) => ({
        party: ref(party),
        body: body === null ? null : ref(body),
      })),
      serves: request.serves === null ? null : ref(request.serves),
      span: pairOf(span),
      proposals: [...proposals],
      isRecorded,
    }
  })
}

/** `spring-3`, `spring-3-2` … for what came of item 3; `spring-new` … for what matches no item. */
function freeId(session: string, item: number | null, taken: ReadonlySet<string>): string {
  const base = `${session.slice(0, LONGEST_PREFIX).replace(/-+$/, '')}-${item === null ? 'new' : item + 1}`
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken.has(id)) return id
  }
}

/** The document that is kept as the minutes of a session; null while there is none. */
export function keptMinutes(dossier: Dossier, session: string): string | null {
  return (
    keptRecords(dossier, 'minutes', MinutesRecord.parse).standing.findLast(
      ({ value }) => value.session === session,
    )?.value.capture ?? null
  )
}

/** A document of the queue, as minutes are read; null for one that was not read. */
export function heldDocument(queue: Queue, capture: string): HeldDocument | null {
  const reading = queue.reading(capture)
  if (reading === null) return null
  const { document, mentions } = reading
  const items: QueuedProposal[] = []
  for (let page = 1; ; page++) {
    const some = queue.proposals({ capture, order: 'document', page, perPage: PER_PAGE })
    items.push(...some.items)
    if (items.length >= some.total || some.items.length === 0) break
  }
  return {
    capture,
    text: document.text,
    title: document.title,
    language: document.language,
    published: document.published,
    warnings: document.warnings,
    mentions,
    claims: items
      .filter(({ state }) => state !== 'superseded')
      .map(({ id, claim }) => ({ id, claim })),
  }
}

const PER_PAGE = 1000

/**
 * Statements that keep a document as the minutes of a session, in the place of an earlier one; none where it is
 * kept as such already. Throws RefusedQuestion.
 */
export function keepMinutes(
  dossier: Dossier,
  session: string,
  capture: string,
  decider: Decider,
): StatementDraft[] {
  refuseMinutes(dossier, session, decider.day)
  const standing = keptRecords(dossier, 'minutes', MinutesRecord.parse).standing.filter(
    ({ value }) => value.session === session,
  )
  if (standing.length === 1 && standing[0]!.value.capture === capture) return []
  return [
    ...takenBackAll(standing, 'Other minutes were handed in.', decider),
    written(
      'minutes',
      session,
      MinutesRecord.parse({ id: `${session}/minutes`, session, capture }),
      decider,
    ),
  ]
}

/** Throws RefusedQuestion where a session can have no minutes now: there is none, it is closed, or it is to come. */
export function refuseMinutes(dossier: Dossier, id: string, today: string): void {
  const session = sessionOf(dossier, id)
  if (session === null) throw refused('session', 'there is no session of this id')
  if (closeOf(dossier, id) !== null)
    throw refused('session', 'the session is closed; open it again first')
  if (session.on > today) throw refused('session', `it has not been held: it is on ${session.on}`)
}

/**
 * Statements that record what a person confirms of minutes. What is on record as it is confirmed is not
 * written again. Throws RefusedQuestion, and then nothing is recorded.
 */
export function confirmMinutes(
  dossier: Dossier,
  session: string,
  { outcomes, actions }: ConfirmRequest,
  decider: Decider,
): StatementDraft[] {
  refuseMinutes(dossier, session, decider.day)
  const standing = new Map(outcomesOf(dossier, session).map(({ value }) => [value.item, value]))
  const fresh = outcomes.filter((one) => {
    const known = standing.get(one.item)
    return (
      known === undefined ||
      JSON.stringify([known.outcome, known.words, known.due, known.proposals]) !==
        JSON.stringify([one.outcome, one.words, one.due, one.proposals])
    )
  })
  const newest = new Map<string, Action>()
  for (const { value } of keptRecords(dossier, 'action', Action.parse).standing)
    if ((newest.get(value.id)?.version ?? 0) < value.version) newest.set(value.id, value)
  const unlike = actions.filter((one) => {
    const known = newest.get(one.id)
    return (
      known === undefined ||
      JSON.stringify([known.what, known.due, known.serves, known.state]) !==
        JSON.stringify([one.what, one.due, one.serves, one.state])
    )
  })
  const complaints: Complaint[] = []
  const made: StatementDraft[] = []
  const attempt = (make: () => StatementDraft[]) => {
    try {
      made.push(...make())
    } catch (error) {
      if (!(error instanceof RefusedQuestion)) throw error
      complaints.push(...error.complaints)
    }
  }
  if (fresh.length > 0)
    attempt(() => recordOutcomes(dossier, session, { outcomes: fresh }, decider))
  for (const action of unlike) attempt(() => saveAction(dossier, action, decider))
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
  return made
}

/** Outcomes as they are proposed, of items that `admits`; without those that no rule decides. */
export function proposedOutcomes(
  { items }: MinutesAnswer,
  admits: (item: MinutesItemBody) => boolean,
): OutcomeRequest[] {
  return items
    .filter(admits)
    .flatMap(({ item, outcome, words, due, proposals }) =>
      outcome === null
        ? []
        : [{ item, outcome, words: words.slice(0, MOST_WORDS), due, proposals }],
    )
}

const MOST_WORDS = 4000
