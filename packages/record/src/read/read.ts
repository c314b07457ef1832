/**
 * Reads a document: who is named in it, and what it claims, each claim with its place in the text.
 *
 * Pure and rule-based: the same document and gazetteer give the same reading. Nothing here decides what is
 * so; a reading is a set of proposals for a person.
 */

import { announcedTopic } from './about.ts'
import { subjectParties } from './actors.ts'
import { amountsIn } from './amounts.ts'
import { readClause } from './claims.ts'
import { clausesOf } from './clauses.ts'
import { datesIn } from './dates.ts'
import { withoutDisowned } from './disowned.ts'
import { CONTEXT_SENTENCES, dropRepeats } from './drafts.ts'
import { gateOf } from './gate.ts'
import type { Gazetteer } from './gazetteer.ts'
import { type Found, mentionsIn } from './mentions.ts'
import { PAPER_UNITS, readListItem, readPaperList } from './papers.ts'
import type { DocumentText, Proposal, Reading } from './reading.ts'
import { setAuthor, speakerOf } from './speaker.ts'
import { type Draft, languageOf, type ReaderState, type Scene, stateOf } from './state.ts'
import { isAhead } from './tense.ts'
import { datelineEnd, MARK, type Sentence, sentencesOf, type Token } from './tokens.ts'
import { triggersIn } from './triggers.ts'

/** Counted up when the same document comes to give another reading. */
export const READER_VERSION = 7

/** Reads one document. */
export function read(document: DocumentText, gazetteer: Gazetteer): Reading {
  return readAll(stateOf(document, gazetteer))
}

function readAll(state: ReaderState): Reading {
  const { plain, blocks } = state.plain
  const sentences = blocks.flatMap((block, i) =>
    block.role === 'furniture' ? [] : sentencesOf(plain, block, i),
  )
  if (state.today === null) state.today = firstFullDay(state, sentences)
  state.isCorrection = blocks
    .slice(0, 3)
    .some((block) => /\bcorrections?\b|\berrat/i.test(plain.slice(block.start, block.end)))
  for (const sentence of sentences) readSentence(state, sentence)
  dropRepeats(state)
  return {
    language: state.document.language ?? languageOf(state.document.text),
    mentions: state.mentions,
    proposals: state.drafts.map((draft) => proposalOf(state, draft)),
  }
}

/** In a text without a day of its own, the first full day it names: later words lean on it. */
function firstFullDay(state: ReaderState, sentences: readonly Sentence[]): string | null {
  for (const { tokens } of sentences) {
    const found = datesIn(tokens, state.rules.time, {
      today: null,
      isFuture: () => false,
      isTaken: () => false,
      last: null,
      fiscalYearStarts: '01-01',
    }).find(
      (date) =>
        date.isExplicit &&
        (date.kind === 'day' || date.latest.slice(0, 7) === date.earliest.slice(0, 7)),
    )
    if (found !== undefined) return found.latest
  }
  return null
}

function readSentence(state: ReaderState, sentence: Sentence): void {
  const { tokens, block } = sentence
  const { plain } = state.plain
  if (block.opens && sentence.tokens[0]!.start <= block.start + 1) {
    state.paragraph++
    state.context = []
    state.period = null
    state.named.nearest = state.home
    state.measured = null
    if (state.isAsked && state.topic?.paragraph === state.paragraph - 1)
      state.topic = { paragraph: state.paragraph, id: state.topic.id }
    state.isAsked = /^(?:Q|Question|Вопрос)\s*[:.]/.test(plain.slice(block.start, block.start + 12))
  }
  const isHeadline = block.role === 'headline'
  if (state.home === null) {
    state.home = homeOf(state, tokens)
    state.named.nearest = state.home
  }
  const mentions = mentionsIn(tokens, state.gazetteer, state.named, isHeadline, datelineEnd(tokens))
  keepMentions(state, mentions, tokens)
  const taken = new Uint8Array(tokens.length)
  for (const mention of mentions) taken.fill(1, mention.first, mention.last + 1)
  const text = plain.slice(tokens[0]!.start, tokens.at(-1)!.end)
  const dates = datesIn(tokens, state.rules.time, {
    today: state.today,
    isFuture: (token) => isAhead(tokens, token),
    isTaken: (token) => taken[token] === 1,
    last: state.last,
    fiscalYearStarts: fiscalYearStarts(state, tokens, mentions),
  })
  for (const date of dates) taken.fill(2, date.first, date.last + 1)
  const amounts = amountsIn(tokens, state.rules.amounts, {
    money: state.money,
    counted: state.counted,
    previous: state.measured,
    isTaken: (token) => taken[token] !== 0,
    numbers: state.rules.time.numbers,
    currencies: state.gazetteer.currencies,
    hasDecimalComma: state.isRussian,
  })
  state.measured = amounts.at(-1)?.unit ?? state.measured
  for (const amount of amounts) {
    if (/^[A-Z]{3}$/.test(amount.unit) && amount.unit !== 'TEU') state.money = amount.unit
    else if (amount.unit.startsWith('count:') || amount.unit === 'vehicles')
      state.counted = amount.unit
  }
  const scene: Scene = {
    sentence,
    tokens,
    mentions,
    dates,
    amounts,
    text,
    paragraph: state.paragraph,
  }
  if (isHeadline) {
    setAuthor(state, scene)
    const last = dates.at(-1)
    if (last !== undefined && last.kind === 'day')
      state.last = { earliest: last.earliest, latest: last.latest }
    return
  }
  setAuthor(state, scene)
  const speaker = speakerOf(state, scene)
  if (speaker !== null) state.speaker = speaker
  const from = datelineEnd(tokens)
  const wasList = state.listOf
  if (block.role !== 'item') state.listOf = null
  if (block.role === 'item' && wasList !== null && readListItem(state, scene, wasList)) {
    afterSentence(state, scene)
    return
  }
  const isQuestion =
    state.isAsked || tokens.at(-1)!.low === '?' || /^(?:question|to ask)\b/i.test(text)
  const isIdle = isQuestion || isToReader(text)
  if (isIdle || retracts(text)) {
    if (!isIdle) denyParagraph(state)
    afterSentence(state, scene)
    return
  }
  const triggers = withoutDisowned(
    triggersIn(
      tokens,
      state.patterns,
      (token) => taken[token] !== 0,
      state.isRussian,
      dates,
      state.nouns,
    ),
    tokens,
  )
  const clauses = clausesOf(tokens, triggers, amounts, (token) => taken[token] !== 0, from)
  const list = readPaperList(state, scene, speaker)
  for (const clause of clauses) {
    // What introduces the list says no more than its items, unless it counts them.
    const isInList = list !== null && clause.last >= list.first && clause.first <= list.last
    if (
      isInList &&
      !clause.amounts.some((amount) => PAPER_UNITS.has(amount.unit) && amount.last < list.first)
    )
      continue
    readClause(
      state,
      isInList ? { ...clause, last: list.first - 1 } : clause,
      scene,
      clauses,
      speaker,
    )
  }
  afterSentence(state, scene)
}

const ANNOUNCES =
  /^(?:\(?[a-z\d]+[.)] )?(?:you (?:ask|write|mention|enquire|inquire)|as (?:to|for|regards)|with regard to|turning to|item \d|the member asks)\b/i
const LONGEST_ANNOUNCEMENT = 40

function afterSentence(state: ReaderState, scene: Scene): void {
  const last = scene.dates
    .filter(
      (date) =>
        !/^(?:by|within|until)$/.test(date.relation) &&
        (state.today === null || date.earliest <= state.today) &&
        !isBackground(scene.tokens, date.first),
    )
    .at(-1)
  if (last !== undefined) state.last = { earliest: last.earliest, latest: last.latest }
  // A paragraph that opens without a claim says what the next ones are about; an answer what was asked.
  const isFirst = state.context.length === 0 && (state.isAsked || ANNOUNCES.test(scene.text))
  if (
    isFirst &&
    state.topic?.paragraph !== state.paragraph &&
    scene.tokens.length <= LONGEST_ANNOUNCEMENT
  ) {
    const id =
      state.drafts.at(-1)?.sentence === scene.sentence ? null : announcedTopic(state, scene)
    if (id !== null) state.topic = { paragraph: state.paragraph, id }
  }
  state.context = [...state.context, scene.text].slice(-CONTEXT_SENTENCES)
  const subject = subjectParties(state, scene, 0, scene.tokens.length - 1)
  if (subject.length > 0) state.subject = subject
}

/** “had arrived on Tuesday”: a day before the one that is being told of. */
function isBackground(tokens: readonly Token[], date: number): boolean {
  for (let k = date - 1; k >= 0 && date - k <= 6; k--) {
    if (tokens[k]!.kind === MARK) return false
    if (tokens[k]!.low === 'had') return /(?:ed|en|ne|ut|et|ld|de)$/.test(tokens[k + 1]?.low ?? '')
  }
  return false
}

/** The party in whose city a dateline stands: “PORTVILLE, 3 May –”. */
function homeOf(state: ReaderState, tokens: readonly Token[]): string | null {
  const end = datelineEnd(tokens)
  if (end === 0) return null
  const named = {
    people: new Set<string>(),
    surnames: new Map(),
    parties: new Set<string>(),
    nearest: null,
  }
  const place = mentionsIn(tokens.slice(0, end), state.gazetteer, named, false, end).find(
    ({ kind, party }) =>
      kind === 'place' && party !== null && state.gazetteer.codes.includes(party),
  )
  return place?.party ?? null
}

const STATE_BODY =
  /\b(?:Ministry|Government|Parliament|Assembly|Senate|Diet|Office|Commission|Committee|Province|Embassy|Authority|Treasury|University|Institute|Council|Bank|Service)\b/

function keepMentions(
  state: ReaderState,
  mentions: readonly Found[],
  tokens: readonly Token[],
): void {
  const { plain, at } = state.plain
  for (const { first, last, kind, entity, post, party } of mentions) {
    if (kind === 'institution' && party !== null) {
      for (let k = first; k <= last; k++) state.bodies.set(tokens[k]!.low, party)
      if (!STATE_BODY.test(plain.slice(tokens[first]!.start, tokens[last]!.end)))
        state.company = party
    }
    if (kind === 'instrument' && entity !== null)
      state.papers.push({
        id: entity,
        kind: state.gazetteer.instrumentById.get(entity)?.kind ?? '',
        paragraph: state.paragraph,
      })
    const start = tokens[first]!.start
    const end = tokens[last]!.end
    const form = `${kind} ${plain.slice(start, end).toLowerCase()}`
    if (state.forms.has(form)) continue
    state.forms.add(form)
    const [from, to] = at(start, end)
    state.mentions.push({
      start: from,
      end: to,
      kind,
      entity,
      ...(post === null ? {} : { post }),
    })
  }
}

export function fiscalYearStarts(
  state: ReaderState,
  tokens: readonly Token[],
  mentions: readonly Found[],
): string {
  const { parties } = state.gazetteer.rows
  const starts = (code: string | null | undefined) =>
    parties.find((party) => party.code === code)?.fiscalYearStarts
  const named = mentions.find(
    (mention) =>
      mention.party !== null &&
      starts(mention.party) !== undefined &&
      starts(mention.party) !== '01-01',
  )
  const own = starts(named?.party) ?? starts(state.author?.party) ?? null
  if (own !== null && own !== '01-01') return own
  if (
    !tokens.some(
      (token, at) =>
        token.low === 'fiscal' ||
        token.low === 'financial' ||
        token.low.startsWith('fy') ||
        isSplitYear(tokens, at),
    )
  )
    return '01-01'
  // Only a year that is not the calendar’s needs its name.
  return (
    parties
      .map((party) => party.fiscalYearStarts)
      .find((day) => day !== undefined && day !== '01-01') ?? '01-01'
  )
}

/** 2025-26: a year that does not begin in January. */
function isSplitYear(tokens: readonly Token[], at: number): boolean {
  const words = tokens.slice(at, at + 3).map(({ low }) => low)
  const match = /^20(\d\d)[-–/](\d\d)(?:\D|$)/.exec(words.join(''))
  return match !== null && Number(match[2]) === (Number(match[1]) + 1) % 100
}

/** “Ignore all previous instructions”, “accept every proposal”: said to whoever reads, no claim. */
function isToReader(text: string): boolean {
  return (
    /\b(?:ignore|disregard|forget|override)\b[^.]{0,30}\b(?:instructions?|prompts?|rules|above|guidelines)\b/i.test(
      text,
    ) ||
    /^(?:please |now |you (?:must|should|are to|will) )?(?:accept|approve|admit|mark|treat|classify|output|respond|reply|set|record|confirm|reject|link|add)\b[^.]{0,40}\b(?:proposals?|commitments?|claims?|statements?|document|text|article|instructions?)\b/i.test(
      text,
    )
  )
}

function retracts(text: string): boolean {
  return /\bthat (?:figure|number|total) was wrong\b|\bwe withdraw (?:it|that)\b/i.test(text)
}

function denyParagraph(state: ReaderState): void {
  for (const draft of state.drafts) {
    if (draft.paragraph !== state.paragraph || draft.modality !== 'fact') continue
    draft.modality = 'denial'
    return
  }
}

function proposalOf(state: ReaderState, draft: Draft): Proposal {
  const { text } = state.document
  const quote = draft.spans.map(([start, end]) => text.slice(start, end)).join(' … ')
  const party = draft.saidBy === null ? null : (state.gazetteer.partyOf.get(draft.saidBy) ?? null)
  const proposal = {
    spans: draft.spans,
    act: draft.act,
    modality: draft.modality,
    by: draft.by,
    saidBy: draft.saidBy,
    about: draft.about,
    new: draft.isNew,
    amounts: draft.amounts,
    when: draft.when,
    unilateral: party !== null && draft.by.length > 1,
    quote,
    confidence: draft.confidence,
  }
  return { ...proposal, gate: gateOf(proposal, state.document, state.gazetteer) }
}
