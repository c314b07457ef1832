/**
 * The minutes of a session held against its agenda: for each item what they say it came to.
 *
 * Each sentence about an item says one thing at most, by the first of these rules that holds of it:
 *
 *     not-taken     it was not taken up                                  → not-reached
 *     put-off       the item is put off to a later session               → deferred
 *     moved         its day is moved, and the reader read the new one    → new-date
 *     put-off-open  it is put off, and no day was read                   → deferred
 *     reported-done it is reported as done, or the reader’s claim is one → answered
 *     new-date      what was promised before is promised for another day → new-date
 *     promised-by   something is promised by a day                       → new-promise
 *     promised      something is promised                                → new-promise
 *     reported      somebody says how it stands                          → answered
 *
 * Of an item’s sentences the one decides whose rule comes first in `PRECEDENCE`. An item about which nothing is
 * found is not-reached; one that is spoken of and to which no rule fits has no outcome until a person gives it
 * one. A new day is one that the reader read in the words, and there only one: never guessed.
 */

import {
  type Act,
  daysBetween,
  type GatedClaim,
  intervalOf,
  type Mention,
  type Span,
} from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import { partialOf } from '../review/claim-statements.ts'
import type { Agenda, AgendaItem } from './agenda.ts'
import type { OutcomeKind } from './kinds.ts'
import { type Linker, linkerOf, type Match, type MatchKind, matchedItems } from './minutes-match.ts'
import {
  type MinutesClaim,
  type MinutesSentence,
  saysAny,
  saysWithout,
  sentencesOfMinutes,
} from './minutes-text.ts'
import { MINUTES_LANGUAGES } from './minutes-words.ts'

export const MINUTES_RULES = [
  'not-taken',
  'put-off',
  'moved',
  'put-off-open',
  'reported-done',
  'new-date',
  'promised-by',
  'promised',
  'reported',
  'undecided',
  'not-found',
] as const
export type MinutesRule = (typeof MINUTES_RULES)[number]

interface RuleOf {
  readonly outcome: OutcomeKind | null
  /** The rule’s name in plain words. */
  readonly words: string
  readonly confidence: number
}

export const RULES: Readonly<Record<MinutesRule, RuleOf>> = {
  'not-taken': { outcome: 'not-reached', words: 'said not to have been taken up', confidence: 0.9 },
  'put-off': { outcome: 'deferred', words: 'put off to a later session', confidence: 0.9 },
  moved: { outcome: 'new-date', words: 'its day is moved', confidence: 0.85 },
  'put-off-open': { outcome: 'deferred', words: 'put off, and no day was read', confidence: 0.5 },
  'reported-done': { outcome: 'answered', words: 'reported as done', confidence: 0.85 },
  'new-date': { outcome: 'new-date', words: 'promised again for another day', confidence: 0.8 },
  'promised-by': {
    outcome: 'new-promise',
    words: 'something is promised by a day',
    confidence: 0.85,
  },
  promised: {
    outcome: 'new-promise',
    words: 'something is promised, without a day',
    confidence: 0.7,
  },
  reported: { outcome: 'answered', words: 'somebody says how it stands', confidence: 0.5 },
  undecided: { outcome: null, words: 'spoken of, and no rule says what it came to', confidence: 0 },
  'not-found': { outcome: 'not-reached', words: 'not found in the minutes', confidence: 0.6 },
}

/** Which rule decides an item of which several sentences say something. */
const PRECEDENCE: readonly MinutesRule[] = [
  'moved',
  'new-date',
  'promised-by',
  'put-off',
  'promised',
  'reported-done',
  'put-off-open',
  'not-taken',
  'reported',
]

const MATCH_SHARE: Readonly<Record<MatchKind, number>> = {
  number: 0.95,
  link: 0.9,
  words: 0.75,
  context: 0.7,
}

/** Where the words under its number name another item. */
const OTHER_NAMED = 0.5

/** Deeds, as facts: what was asked for has happened. */
const DEEDS: readonly Act[] = [
  'signed',
  'approved',
  'ratified',
  'provisionally-applied',
  'in-force',
  'started',
  'delivered',
  'resumed',
]

export interface MinutesDocument {
  readonly text: string
  /** As in BCP 47. */
  readonly language: string | null
  /** ISO day. */
  readonly published: string | null
  readonly mentions: readonly Mention[]
  readonly claims: readonly MinutesClaim[]
}

/** A stretch of the minutes about one item, or about none. */
export interface Passage {
  readonly span: Span
  readonly words: string
  /** Ids of the proposals whose words meet it. */
  readonly proposals: readonly string[]
  /** True where a promise or another act was read in it. */
  readonly isClaim: boolean
}

/** What the minutes give somebody to do: an open action item once a person confirms it. */
export interface MinutesAction {
  /** Place of the item on the agenda; null for words that match none. */
  readonly item: number | null
  readonly what: string
  readonly owners: readonly { readonly party: string; readonly body: string | null }[]
  readonly due: string
  readonly serves: string | null
  readonly span: Span
  readonly proposals: readonly string[]
  /** The open action item that gets another day; null for a new one. */
  readonly of: string | null
}

export interface MinutesItem {
  readonly item: AgendaItem
  /** 1, 2, 3 … on the agenda. */
  readonly number: number
  readonly rule: MinutesRule
  /** Null where no rule says. */
  readonly outcome: OutcomeKind | null
  /** The sentence that decides; empty where none does. */
  readonly words: string
  readonly span: Span | null
  /** The new day, as a partial day. */
  readonly due: string | null
  /** Everything that is said about it. */
  readonly passages: readonly Passage[]
  /** Ids of the proposals that it rests on. */
  readonly proposals: readonly string[]
  readonly match: MatchKind | null
  /** What the words under its number name instead, as it is called; null for nothing. */
  readonly instead: string | null
  readonly confidence: number
}

export interface Minutes {
  readonly items: readonly MinutesItem[]
  /** What matches no item, in the order of the text. */
  readonly unmatched: readonly Passage[]
  readonly actions: readonly MinutesAction[]
  /** What a person should know before believing any of it, as sentences. */
  readonly notes: readonly string[]
}

/** Holds minutes against an agenda. */
export function minutesOf(dossier: Dossier, agenda: Agenda, document: MinutesDocument): Minutes {
  const sentences = sentencesOfMinutes(document.text, document.claims)
  const linker = linkerOf(dossier, agenda, document.mentions, document.language)
  const { matches, beyond, numbersDiffer } = matchedItems(sentences, linker)
  const told = agenda.items.map((item, at) =>
    itemOf(item, at, sentences, matches, linker, agenda, document),
  )
  const items = told.map(({ item }) => item)
  const rest = sentences.filter(({ index, isOrder }) => matches[index] === null && !isOrder)
  const unmatched = passagesOf(rest, document.text)
  const promised = rest.flatMap((sentence) => {
    const [rule, due] = ruleOf(sentence, null, null, agenda, document)
    const serves = beyond[sentence.index]!
    return rule === 'promised-by'
      ? actionsIn(dossier, sentence, due, null, null, serves, agenda, document)
      : []
  })
  const actions = told.flatMap(({ promises }, at) =>
    promises.flatMap(({ sentence, due }) =>
      actionsIn(
        dossier,
        sentence,
        due,
        at,
        agenda.items[at]!,
        agenda.items[at]!.commitment,
        agenda,
        document,
      ),
    ),
  )
  return {
    items,
    unmatched,
    actions: unlike([...actions, ...promised]),
    notes: notesOf(document, agenda, sentences, items, numbersDiffer),
  }
}

interface Said {
  readonly sentence: MinutesSentence
  readonly rule: MinutesRule
  readonly due: string | null
  readonly by: MatchKind
}

function itemOf(
  item: AgendaItem,
  at: number,
  sentences: readonly MinutesSentence[],
  matches: readonly (Match | null)[],
  { link, nameOf }: Linker,
  agenda: Agenda,
  document: MinutesDocument,
): { item: MinutesItem; promises: readonly Said[] } {
  const own = sentences.filter(({ index }) => matches[index]?.items.includes(at))
  const said = own.flatMap((sentence): Said[] => {
    const [rule, due] = ruleOf(sentence, item, link(sentence, at).title, agenda, document)
    return rule === null ? [] : [{ sentence, rule, due, by: matches[sentence.index]!.by }]
  })
  const first = PRECEDENCE.find((rule) => said.some((one) => one.rule === rule))
  // What is said last stands, as in any meeting.
  const decides = said.findLast(({ rule }) => rule === first) ?? null
  const rule = decides?.rule ?? (own.length === 0 ? 'not-found' : 'undecided')
  const best = own.map(({ index }) => matches[index]!.by)
  const match = decides?.by ?? MATCH_ORDER.find((kind) => best.includes(kind)) ?? null
  const named = own.some((sentence) => link(sentence, at).score > 0)
  const instead =
    own.map(({ index }) => matches[index]!.instead).find((other) => other !== null) ?? null
  const isSure = match === null || (match === 'number' && named)
  const share = instead !== null ? OTHER_NAMED : isSure ? 1 : MATCH_SHARE[match]
  return {
    item: {
      item,
      number: at + 1,
      rule,
      outcome: RULES[rule].outcome,
      words: decides?.sentence.words ?? '',
      span: decides?.sentence.span ?? null,
      due: decides?.due ?? null,
      passages: passagesOf(own, document.text),
      proposals: decides === null ? [] : idsOf([decides.sentence]),
      match,
      instead: instead === null ? null : nameOf(instead),
      confidence: Math.round(RULES[rule].confidence * share * 100) / 100,
    },
    promises: said.filter((one) => PROMISES.includes(one.rule) && one.due !== null),
  }
}

const MATCH_ORDER: readonly MatchKind[] = ['number', 'link', 'words', 'context']
const PROMISES: readonly MinutesRule[] = ['moved', 'new-date', 'promised-by']
/** So much of a title, and the sentence says what the item is about again. */
const RESTATED = 0.5

/** What one sentence says of an item: the rule and the new day; of no item where `item` is null. */
function ruleOf(
  sentence: MinutesSentence,
  item: AgendaItem | null,
  title: number | null,
  agenda: Agenda,
  document: MinutesDocument,
): [rule: MinutesRule | null, due: string | null] {
  const { low, claims, isOrder } = sentence
  if (isOrder || low === '') return [null, null]
  if (saysAny(low, 'notTaken')) return ['not-taken', null]
  const about = item?.commitment ?? null
  const due = dueIn(claims, about, agenda, document)
  const isNow = !saysAny(low, 'notNow')
  const isPutOff = isNow && saysAny(low, 'putOff')
  if (isPutOff && (saysAny(low, 'sitting') || (due === null && saysAny(low, 'matter'))))
    return ['put-off', null]
  const isMoved =
    isNow && (saysAny(low, 'moved') || claims.some(({ claim }) => claim.act === 'delayed'))
  if (isMoved && due !== null) return ['moved', due]
  if (isPutOff && due === null) return ['put-off-open', null]
  const day = document.published ?? agenda.session.on
  if (isDone(low, claims, day)) return ['reported-done', null]
  const isSoft = saysAny(low, 'soft')
  const bound = claims.filter(({ claim }) => isBinding(claim))
  const isPromise = !isSoft && (saysWithout(low, 'promise', 'undone') || bound.length > 0)
  if (isPromise && due !== null) {
    const before = dueOf(item)
    const isRestated =
      (title ?? 0) >= RESTATED ||
      bound.some(({ claim }) => DEEDS.includes(claim.act) && claim.about.includes(about ?? ' '))
    const isOther = before !== null && before !== intervalOf(due)!.latest
    return [isRestated && isOther ? 'new-date' : 'promised-by', due]
  }
  if (isPromise) return ['promised', null]
  return saysWithout(low, 'reported', 'undone') ? ['reported', null] : [null, null]
}

/** Reported as done in so many words, or a deed that the reader read as a fact. */
function isDone(low: string, claims: readonly MinutesClaim[], day: string): boolean {
  if (saysAny(low, 'reported') && saysWithout(low, 'done', 'undone')) return true
  return claims.some(
    ({ claim }) =>
      claim.modality === 'fact' &&
      DEEDS.includes(claim.act) &&
      !claim.gate.reasons.includes('denial-unread') &&
      (claim.when === null || claim.when.latest <= day),
  )
}

function isBinding({ modality, act }: GatedClaim): boolean {
  return (
    (modality === 'commitment' || modality === 'intention') && act !== 'delayed' && act !== 'met'
  )
}

/**
 * The one day ahead that the reader read in the words: of what it read about the item, where there is any. Null
 * without one, and where there are two.
 */
function dueIn(
  claims: readonly MinutesClaim[],
  about: string | null,
  agenda: Agenda,
  { published }: MinutesDocument,
): string | null {
  const day = published ?? agenda.session.on
  const ahead = claims.filter(({ claim }) => claim.when !== null && claim.when.latest > day)
  const own = ahead.filter(({ claim }) => about !== null && claim.about.includes(about))
  const dues = new Set(
    (own.length > 0 ? own : ahead).map(({ claim: { when } }) =>
      // “By D” runs from the day it is said: only its end was promised.
      when!.earliest <= day ? when!.latest : partialOf(when!),
    ),
  )
  return dues.size === 1 ? [...dues][0]! : null
}

/** The last day of what an item was due by; null where it was due on none. */
function dueOf(item: AgendaItem | null): string | null {
  if (item === null) return null
  return item.action !== null ? item.action.action.due : (item.ask?.due?.latest ?? null)
}

const MOST_WHAT = 300

/** What a promise gives somebody to do; nothing where the words do not say who. */
function actionsIn(
  dossier: Dossier,
  sentence: MinutesSentence,
  due: string | null,
  at: number | null,
  item: AgendaItem | null,
  serves: string | null,
  agenda: Agenda,
  { mentions }: MinutesDocument,
): MinutesAction[] {
  const codes = dossier.partnership.parties.map(({ code }) => code)
  const bound = [
    ...new Set(
      sentence.claims.flatMap(({ claim }) =>
        claim.modality === 'denial' || claim.modality === 'wish' ? [] : claim.by,
      ),
    ),
  ].filter((code) => codes.includes(code))
  if (due === null || bound.length === 0) return []
  const latest = intervalOf(due)!.latest
  if (daysBetween(agenda.session.on, latest) < 0) return []
  const bodies = mentions.flatMap(({ kind, entity, start, end }) =>
    kind === 'institution' &&
    entity !== null &&
    start >= sentence.span[0] &&
    end <= sentence.span[1]
      ? entity
      : [],
  )
  const partyOf = (id: string) =>
    dossier.ledger.institutions.find(({ value }) => value.id === id)?.value.party ?? null
  const given = item?.action ?? null
  return [
    {
      item: at,
      what: clipped(sentence.words),
      owners: bound.map((party) => ({
        party,
        body: bodies.find((body) => partyOf(body) === party) ?? null,
      })),
      due: latest,
      serves,
      span: sentence.span,
      proposals: idsOf([sentence]),
      of: given !== null && sentence.words !== '' && isMoving(sentence) ? given.action.id : null,
    },
  ]
}

/** True where words move a day, and promise nothing new. */
function isMoving({ low }: MinutesSentence): boolean {
  return saysAny(low, 'moved') || saysAny(low, 'putOff')
}

function clipped(words: string): string {
  if (words.length <= MOST_WHAT) return words
  const cut = words.slice(0, MOST_WHAT - 2)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_WHAT / 2))} …`
}

/** One of several that give the same to the same by the same day. */
function unlike(actions: readonly MinutesAction[]): MinutesAction[] {
  const seen = new Set<string>()
  return actions.filter(({ what, due, owners, of }) => {
    const key = JSON.stringify([what, due, owners, of])
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** Sentences that follow one another in a paragraph, put together. */
function passagesOf(sentences: readonly MinutesSentence[], text: string): Passage[] {
  const runs: MinutesSentence[][] = []
  for (const sentence of sentences) {
    const before = runs.at(-1)?.at(-1)
    const isNext =
      before !== undefined &&
      before.index + 1 === sentence.index &&
      before.paragraph === sentence.paragraph
    if (isNext) runs.at(-1)!.push(sentence)
    else runs.push([sentence])
  }
  return runs.map((run) => {
    const span: Span = [run[0]!.span[0], run.at(-1)!.span[1]]
    return {
      span,
      words: text
        .slice(...span)
        .replace(/\s+/gu, ' ')
        .trim(),
      proposals: idsOf(run),
      isClaim: run.some(({ claims }) => claims.length > 0),
    }
  })
}

function idsOf(sentences: readonly MinutesSentence[]): string[] {
  return [...new Set(sentences.flatMap(({ claims }) => claims.flatMap(({ id }) => id ?? [])))]
}

function notesOf(
  { language, published }: MinutesDocument,
  { session }: Agenda,
  sentences: readonly MinutesSentence[],
  items: readonly MinutesItem[],
  numbersDiffer: boolean,
): string[] {
  const notes: string[] = []
  const known: readonly string[] = MINUTES_LANGUAGES
  if (language !== null && !known.includes(language.split('-')[0]!))
    notes.push(
      'Minutes are read in English and Russian, and these are in another language: items were sought by their numbers and names alone.',
    )
  if (items.length > 0 && items.every(({ rule }) => rule === 'not-found'))
    notes.push('Nothing in it matches the agenda. Is it the minutes of this session?')
  if (published !== null && Math.abs(daysBetween(session.on, published)) > LONGEST_AFTER)
    notes.push(`The document is dated ${published}, and the session was on ${session.on}.`)
  if (numbersDiffer)
    notes.push(
      'Its numbers are not those of the agenda: items were matched by what is said about them.',
    )
  const orders = sentences.filter(({ isOrder }) => isOrder).length
  if (orders > 0)
    notes.push(`Sentences that give orders to a reader, and were left out: ${orders}.`)
  return notes
}

/** Days between a session and its minutes that nobody wonders at. */
const LONGEST_AFTER = 180
