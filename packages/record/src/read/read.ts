/**
 * Reads a document: who is named in it, and what it claims, each claim with its place in the text.
 *
 * Pure and rule-based: the same document and gazetteer give the same reading. Nothing here decides what is
 * so; a reading is a set of proposals for a person.
 */

import type { Act, Modality } from '../acts.ts'
import type { Interval } from '../day.ts'
import type { SourceClass } from '../source.ts'
import { type Amount, type AmountFound, amountsIn } from './amounts.ts'
import {
  type Clause,
  clausesOf,
  compilePatterns,
  type Patterns,
  type Trigger,
  triggersIn,
} from './clauses.ts'
import { type DateFound, datesIn } from './dates.ts'
import { ENGLISH } from './english.ts'
import { type Gate, gateOf } from './gate.ts'
import type { Gazetteer, MentionKind } from './gazetteer.ts'
import type { LanguageRules } from './language.ts'
import { rankedTopics } from './link.ts'
import { type Found, instrumentFor, mentionsIn, type Named } from './mentions.ts'
import { keyOf } from './names.ts'
import { RUSSIAN } from './russian.ts'
import { type PlainText, plainText } from './text.ts'
import { MARK, NUMBER, type Sentence, sentencesOf, type Token } from './tokens.ts'

export interface DocumentText {
  readonly text: string
  readonly publisher: string | null
  /** ISO day; null where it is not known. */
  readonly published: string | null
  /** As in BCP 47; null: found by the script. */
  readonly language: string | null
  /** Class of the source; absent or null where nobody has said: what is read then waits for one. */
  readonly sourceClass?: SourceClass | null
}

export type Span = readonly [start: number, end: number]

export interface Mention {
  readonly start: number
  readonly end: number
  readonly kind: MentionKind
  readonly entity: string | null
  readonly post?: string
}

export interface When extends Interval {
  readonly role: 'happened' | 'due' | 'period'
}

export interface Proposal {
  readonly spans: readonly Span[]
  readonly act: Act
  readonly modality: Modality
  readonly by: readonly string[]
  readonly saidBy: string | null
  readonly about: readonly string[]
  readonly new: boolean
  readonly amounts: readonly Amount[]
  readonly when: When | null
  /** True when one side alone speaks for both. */
  readonly unilateral: boolean
  /** The words of the spans. */
  readonly quote: string
  /** 0 to 1: how plain the words were; no probability. */
  readonly confidence: number
  readonly gate: Gate
}

export interface Reading {
  readonly language: string
  readonly mentions: readonly Mention[]
  readonly proposals: readonly Proposal[]
}

/** Counted up when the same document comes to give another reading. */
export const READER_VERSION = 2

const LANGUAGES: Readonly<Record<string, LanguageRules>> = { en: ENGLISH, ru: RUSSIAN }
const patternsOf = new Map<string, Patterns>()

/** The language of a text by its letters, where nobody has said. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 4000)
  const cyrillic = sample.match(/[\u0400-\u04ff]/g)?.length ?? 0
  const latin = sample.match(/[a-z]/gi)?.length ?? 0
  return cyrillic > latin ? 'ru' : 'en'
}

/** Reads one document. */
export function read(document: DocumentText, gazetteer: Gazetteer): Reading {
  const reader = new Reader(document, gazetteer)
  return reader.run()
}

interface Draft {
  spans: [number, number][]
  act: Act
  modality: Modality
  by: string[]
  saidBy: string | null
  about: string[]
  isNew: boolean
  amounts: Amount[]
  when: When | null
  confidence: number
  paragraph: number
  instrument: string | null
  isItem: boolean
  sentence: Sentence
  first: number
}

/** What is known while a sentence is read. */
interface Scene {
  readonly sentence: Sentence
  readonly tokens: readonly Token[]
  readonly mentions: readonly Found[]
  readonly dates: readonly DateFound[]
  readonly amounts: readonly AmountFound[]
  readonly text: string
  readonly paragraph: number
}

class Reader {
  readonly #document: DocumentText
  readonly #gazetteer: Gazetteer
  readonly #rules: LanguageRules
  readonly #patterns: Patterns
  readonly #nouns: ReadonlyMap<string, Act>
  readonly #plain: PlainText
  readonly #isRussian: boolean
  readonly #named: Named = { people: new Set(), surnames: new Map(), parties: new Set() }
  readonly #mentions: Mention[] = []
  readonly #forms = new Set<string>()
  #drafts: Draft[] = []
  #today: string | null
  #last: Interval | null = null
  #money: string | null = null
  #counted: string | null = null
  /** The day of the meeting or the signing told of last. */
  #event: When | null = null
  /** The person or body that speaks, and its party. */
  #speaker: { entity: string | null; party: string | null } | null = null
  /** Who a speech or an answer as a whole comes from. */
  #author: { entity: string | null; party: string | null } | null = null
  #subject: string[] = []
  #signedOn: When | null = null
  #listOf: Draft | null = null
  #period: Interval | null = null
  #context: string[] = []
  #paragraph = -1
  #isCorrection = false
  #byIsNamed = false
  #topic: { paragraph: number; id: string } | null = null
  /** Papers of the pack in the order in which the text names them. */
  readonly #papers: { id: string; kind: string }[] = []

  constructor(document: DocumentText, gazetteer: Gazetteer) {
    this.#document = document
    this.#gazetteer = gazetteer
    this.#plain = plainText(document.text)
    const code = (document.language ?? languageOf(document.text)).slice(0, 2)
    this.#rules = LANGUAGES[code] ?? ENGLISH
    this.#isRussian = this.#rules.code === 'ru'
    let patterns = patternsOf.get(this.#rules.code)
    if (patterns === undefined) {
      patterns = compilePatterns(this.#rules)
      patternsOf.set(this.#rules.code, patterns)
    }
    this.#patterns = patterns
    this.#nouns = new Map(
      this.#rules.nouns.flatMap(({ stems, act }) =>
        stems.split(' ').map((stem) => [stem, act] as const),
      ),
    )
    this.#today = document.published
  }

  run(): Reading {
    const { plain, blocks } = this.#plain
    const sentences = blocks.flatMap((block, i) =>
      block.role === 'furniture' ? [] : sentencesOf(plain, block, i),
    )
    if (this.#today === null) this.#today = this.#firstFullDay(sentences)
    this.#isCorrection = blocks
      .slice(0, 3)
      .some((block) => /\bcorrections?\b|\berrat/i.test(plain.slice(block.start, block.end)))
    for (const sentence of sentences) this.#read(sentence)
    this.#dropRepeats()
    return {
      language: this.#document.language ?? languageOf(this.#document.text),
      mentions: this.#mentions,
      proposals: this.#drafts.map((draft) => this.#finished(draft)),
    }
  }

  /** In a text without a day of its own, the first full day it names: later words lean on it. */
  #firstFullDay(sentences: readonly Sentence[]): string | null {
    for (const { tokens } of sentences) {
      const found = datesIn(tokens, this.#rules.time, {
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

  #read(sentence: Sentence): void {
    const { tokens, block } = sentence
    const { plain } = this.#plain
    if (block.opens && sentence.tokens[0]!.start <= block.start + 1) {
      this.#paragraph++
      this.#context = []
      this.#period = null
    }
    const isHeadline = block.role === 'headline'
    const mentions = mentionsIn(
      tokens,
      this.#gazetteer,
      this.#named,
      isHeadline,
      datelineEnd(tokens),
    )
    this.#keep(mentions, tokens)
    const taken = new Uint8Array(tokens.length)
    for (const mention of mentions) taken.fill(1, mention.first, mention.last + 1)
    const text = plain.slice(tokens[0]!.start, tokens.at(-1)!.end)
    const dates = datesIn(tokens, this.#rules.time, {
      today: this.#today,
      isFuture: (token) => isAhead(tokens, token),
      isTaken: (token) => taken[token] === 1,
      last: this.#last,
      fiscalYearStarts: this.#fiscalYearStarts(tokens, mentions),
    })
    for (const date of dates) taken.fill(2, date.first, date.last + 1)
    const amounts = amountsIn(tokens, this.#rules.amounts, {
      money: this.#money,
      counted: this.#counted,
      isTaken: (token) => taken[token] !== 0,
      numbers: this.#rules.time.numbers,
      currencies: this.#gazetteer.currencies,
      hasDecimalComma: this.#isRussian,
    })
    for (const amount of amounts) {
      if (/^[A-Z]{3}$/.test(amount.unit) && amount.unit !== 'TEU') this.#money = amount.unit
      else if (amount.unit.startsWith('count:') || amount.unit === 'vehicles')
        this.#counted = amount.unit
    }
    const scene: Scene = {
      sentence,
      tokens,
      mentions,
      dates,
      amounts,
      text,
      paragraph: this.#paragraph,
    }
    if (isHeadline) {
      this.#setAuthor(scene)
      const last = dates.at(-1)
      if (last !== undefined && last.kind === 'day')
        this.#last = { earliest: last.earliest, latest: last.latest }
      return
    }
    this.#setAuthor(scene)
    const speaker = this.#speakerOf(scene)
    if (speaker !== null) this.#speaker = speaker
    const from = datelineEnd(tokens)
    const wasList = this.#listOf
    if (block.role !== 'item') this.#listOf = null
    if (block.role === 'item' && wasList !== null && this.#listItem(scene, wasList)) {
      this.#afterSentence(scene)
      return
    }
    const isQuestion = tokens.at(-1)!.low === '?' || /^(?:question|to ask)\b/i.test(text)
    if (isQuestion || this.#retracts(text)) {
      if (!isQuestion) this.#denyParagraph()
      this.#afterSentence(scene)
      return
    }
    const triggers = triggersIn(
      tokens,
      this.#patterns,
      (token) => taken[token] !== 0,
      this.#isRussian,
      dates,
      this.#nouns,
    )
    const clauses = clausesOf(tokens, triggers, amounts, (token) => taken[token] !== 0, from)
    const list = this.#paperList(scene, speaker)
    for (const clause of clauses) {
      // What introduces the list says no more than its items, unless it counts them.
      const isInList = list !== null && clause.last >= list.first && clause.first <= list.last
      if (
        isInList &&
        !clause.amounts.some((amount) => PAPER_UNITS.has(amount.unit) && amount.last < list.first)
      )
        continue
      this.#claim(isInList ? { ...clause, last: list.first - 1 } : clause, scene, clauses, speaker)
    }
    this.#afterSentence(scene)
  }

  #afterSentence(scene: Scene): void {
    const last = scene.dates
      .filter(
        (date) =>
          !/^(?:by|within|until)$/.test(date.relation) &&
          (this.#today === null || date.earliest <= this.#today),
      )
      .at(-1)
    if (last !== undefined) this.#last = { earliest: last.earliest, latest: last.latest }
    this.#context = [...this.#context, scene.text].slice(-CONTEXT_SENTENCES)
    const subject = this.#subjectParties(scene, 0, scene.tokens.length - 1)
    if (subject.length > 0) this.#subject = subject
  }

  #keep(mentions: readonly Found[], tokens: readonly Token[]): void {
    const { plain, at } = this.#plain
    for (const { first, last, kind, entity, post } of mentions) {
      if (kind === 'instrument' && entity !== null)
        this.#papers.push({
          id: entity,
          kind: this.#gazetteer.instrumentById.get(entity)?.kind ?? '',
        })
      const start = tokens[first]!.start
      const end = tokens[last]!.end
      const form = `${kind} ${plain.slice(start, end).toLowerCase()}`
      if (this.#forms.has(form)) continue
      this.#forms.add(form)
      const [from, to] = at(start, end)
      this.#mentions.push({
        start: from,
        end: to,
        kind,
        entity,
        ...(post === null ? {} : { post }),
      })
    }
  }

  #fiscalYearStarts(tokens: readonly Token[], mentions: readonly Found[]): string {
    const { parties } = this.#gazetteer.rows
    const starts = (code: string | null | undefined) =>
      parties.find((party) => party.code === code)?.fiscalYearStarts
    const named = mentions.find(
      (mention) =>
        mention.party !== null &&
        starts(mention.party) !== undefined &&
        starts(mention.party) !== '01-01',
    )
    const own = starts(named?.party) ?? starts(this.#author?.party) ?? null
    if (own !== null && own !== '01-01') return own
    if (
      !tokens.some(
        (token) =>
          token.low === 'fiscal' || token.low === 'financial' || token.low.startsWith('fy'),
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

  /** “Answer by the Minister …”, “speech … delivered by”, “By Jane Roe”: whose words the text is. */
  #setAuthor({ tokens, mentions, text }: Scene): void {
    if (!/\b(?:answer|speech|statement|address|remarks|interview|reply|delivered)\b/i.test(text))
      return
    const by = tokens.findIndex((token) => token.low === 'by')
    const person = mentions.find((mention) => mention.kind === 'person' && mention.first > by)
    if (by < 0 || person === undefined) return
    this.#author = { entity: person.entity, party: person.party }
  }

  #speakerOf({ tokens, mentions }: Scene): { entity: string | null; party: string | null } | null {
    for (let i = 0; i < tokens.length; i++) {
      const { low } = tokens[i]!
      if (!SPEECH.has(low)) continue
      if (low === 'according' || low === 'словам') {
        const after = mentions.find((mention) => mention.first > i && mention.first - i < 6)
        if (after !== undefined) return { entity: after.entity, party: after.party }
        continue
      }
      const before = mentions
        .filter(
          (mention) =>
            mention.last < i && (mention.kind === 'person' || mention.kind === 'institution'),
        )
        .at(-1)
      if (before !== undefined) return { entity: before.entity, party: before.party }
      const pronoun = tokens
        .slice(Math.max(0, i - 3), i)
        .some((token) => /^(?:he|she|it|they)$/.test(token.low))
      if (pronoun && this.#speaker !== null) return this.#speaker
      const adjective = this.#adjectiveBefore(tokens, i)
      if (adjective !== null) return { entity: null, party: adjective }
    }
    if (this.#author !== null) return this.#author
    return null
  }

  #adjectiveBefore(tokens: readonly Token[], i: number): string | null {
    for (let k = i - 1; k >= 0; k--) {
      const code = this.#gazetteer.adjectives.get(keyOf(tokens[k]!.text))
      if (code !== undefined && this.#gazetteer.codes.includes(code)) return code
    }
    return null
  }

  /** Parties named as actors between two tokens: by name, by adjective, by a person or a body of theirs. */
  #subjectParties({ tokens, mentions }: Scene, first: number, last: number): string[] {
    const { codes, adjectives } = this.#gazetteer
    const found = new Set<string>()
    for (const mention of mentions) {
      if (mention.first < first || mention.last > last) continue
      if (mention.kind === 'place' || mention.kind === 'instrument') continue
      const before = tokens[mention.first - 1]?.low ?? ''
      if (
        mention.kind === 'country' &&
        /^(?:to|from|with|in|through|for|into|between|of|against|across)$/.test(before) &&
        !(before === 'of' && isOwner(tokens, mention.first - 2))
      )
        continue
      if (mention.party !== null) found.add(mention.party)
    }
    for (let i = first; i <= last; i++) {
      const token = tokens[i]!
      if (
        token.kind === MARK ||
        mentions.some((mention) => i >= mention.first && i <= mention.last)
      )
        continue
      if (token.isCapital) {
        const code = adjectives.get(keyOf(token.text))
        if (code !== undefined && !isObject(tokens, i)) found.add(code)
      }
      if (isBothSides(tokens, i)) for (const code of codes) found.add(code)
    }
    return codes.filter((code) => found.has(code))
  }

  /** What follows a list’s introduction: each item is a paper of its own. */
  #listItem(scene: Scene, list: Draft): boolean {
    const paper = scene.mentions.find((mention) => mention.kind === 'instrument')
    if (paper === undefined || paper.first > 4) return false
    const { tokens } = scene
    let last = tokens.length - 1
    while (last > paper.last && tokens[last]!.kind === MARK && tokens[last]!.low !== ')') last--
    this.#push({
      scene,
      first: paper.first,
      last,
      act: list.act,
      modality: list.modality,
      by: list.by,
      saidBy: list.saidBy,
      amounts: [],
      when: list.when,
      instrument: paper.entity,
      hasPaper: true,
      confidence: 0.85,
    })
    return true
  }

  #claim(
    clause: Clause,
    scene: Scene,
    clauses: readonly Clause[],
    speaker: { entity: string | null; party: string | null } | null,
  ): void {
    const { tokens } = scene
    const { trigger } = clause
    let { first, last } = clause
    while (
      first < last &&
      (tokens[first]!.kind === MARK
        ? !/^[$€£«“"(]$/.test(tokens[first]!.low)
        : LEADING.has(tokens[first]!.low))
    )
      first++
    while (last > first && tokens[last]!.kind === MARK && !/^[)%]$/.test(tokens[last]!.low)) last--
    const amounts = clause.amounts.map(({ value, unit, qualifier }) => ({ value, unit, qualifier }))
    if (this.#namesPapers(scene, clause, trigger, speaker)) return
    if (trigger === null) {
      this.#figure(scene, clause, first, last, amounts, speaker)
      return
    }
    let act: Act = trigger.act ?? 'voiced'
    let { modality } = trigger
    if (trigger.isFrame && modality === 'wish') act = 'voiced'
    if (
      act === 'met' &&
      modality === 'fact' &&
      trigger.isNominal === false &&
      !this.#isMeeting(scene, clause)
    )
      return
    if (
      trigger.isFrame &&
      /^(?:i|my)$/.test(tokens[trigger.first - 1]?.low ?? '') &&
      modality === 'commitment'
    )
      modality = 'intention'
    // “expect trade to come to 7.05 billion”: an expected figure
    if (
      /^(?:expect|forecast)/.test(tokens[trigger.first]!.low) &&
      amounts.some((amount) => /^[A-Z]{3}$/.test(amount.unit) || amount.unit === 'percent')
    )
      act = 'reported'
    const papers = scene.mentions.filter(
      (mention) =>
        mention.kind === 'instrument' &&
        mention.first >= clause.first &&
        mention.last <= clause.last,
    )
    const when = this.#when(scene, clause, act, modality, clauses)
    this.#byIsNamed = false
    const by = act === 'reported' ? [] : this.#by(scene, clause, trigger, act, modality, speaker)
    if (this.#isCorrection && modality === 'fact' && WAS_WRONG.test(this.#around(scene)))
      modality = 'denial'
    const common = {
      scene,
      act,
      modality,
      by,
      saidBy: speaker?.entity ?? null,
      when,
      confidence: trigger.isFrame ? 0.6 : 0.75,
    }
    if (act === 'signed' && this.#signedList(scene, clause, papers, common, amounts)) return
    const paper = papers.find((one) => one.entity !== null) ?? papers[0]
    const draft = this.#push({
      ...common,
      first,
      last,
      amounts,
      instrument: paper?.entity ?? null,
      hasPaper: paper !== undefined,
      byIsNamed: this.#byIsNamed,
    })
    if (act === 'signed' && modality === 'fact' && when !== null) this.#signedOn = when
    if (act === 'started' || act === 'delivered' || act === 'signed')
      this.#lateness(scene, clause, by, when)
    if (tokens.at(-1)?.low === ':' && draft !== null) this.#listOf = draft
  }

  /** “The session ended with memoranda on A, B and C”: papers named as there are papers signed. */
  #namesPapers(
    scene: Scene,
    clause: Clause,
    trigger: Trigger | null,
    speaker: { entity: string | null; party: string | null } | null,
  ): boolean {
    const isNaming = trigger?.isFrame === true && NAMING.test(scene.tokens[trigger.first]!.low)
    if (trigger !== null && !isNaming && (trigger.act === 'signed' || trigger.modality !== 'fact'))
      return false
    const papers = scene.mentions.filter(
      (mention) =>
        mention.kind === 'instrument' &&
        mention.first >= clause.first &&
        mention.last <= clause.last,
    )
    const when = this.#when(scene, clause, 'signed', 'fact', [])
    const common = {
      scene,
      act: 'signed' as const,
      modality: 'fact' as const,
      by: [...this.#gazetteer.codes],
      saidBy: speaker?.entity ?? null,
      when,
      confidence: 0.55,
    }
    const hasTrigger =
      trigger !== null &&
      !isNaming &&
      trigger.act !== 'met' &&
      trigger.act !== 'ended' &&
      trigger.act !== 'delivered'
    if (hasTrigger) return false
    if (papers.length >= 3) return this.#signedList(scene, clause, papers, common, [])
    if (papers.length === 2) return false
    return this.#signedList(scene, clause, [], common, [])
  }

  #around(scene: Scene): string {
    return scene.text
  }

  /** “… began, 246 days after the date fixed”, “opened eleven months late”: the delay is a claim of its own. */
  #lateness(scene: Scene, clause: Clause, by: readonly string[], when: When | null): void {
    const { tokens } = scene
    for (let i = clause.first + 1; i <= clause.last; i++) {
      const { low } = tokens[i]!
      const isAfter =
        (low === 'after' &&
          [tokens[i + 2], tokens[i + 3]].some((token) =>
            /^(?:date|deadline|target|promised|planned|agreed|scheduled)$/.test(token?.low ?? ''),
          )) ||
        (low === 'later' && tokens[i + 1]?.low === 'than')
      if (
        !isAfter &&
        !(
          low === 'late' && /^(?:days|weeks|months|years|year|month|week)$/.test(tokens[i - 1]!.low)
        ) &&
        !(low === 'behind' && tokens[i + 1]?.low === 'schedule')
      )
        continue
      let first = i - 1
      while (
        first > clause.first &&
        i - first < 5 &&
        tokens[first - 1]!.kind !== MARK &&
        !/^(?:opened|began|started|completed|signed|came|ran)$/.test(tokens[first - 1]!.low)
      )
        first--
      const isCounted = scene.tokens
        .slice(first, i)
        .some((token) => token.kind === NUMBER || token.low in this.#rules.time.numbers)
      if (!isCounted) continue
      let last = isAfter ? clause.last : i
      while (last > i && tokens[last]!.kind === MARK) last--
      const amounts = scene.amounts
        .filter((amount) => amount.first >= first && amount.last <= i)
        .map(({ value, unit, qualifier }) => ({ value, unit, qualifier }))
      this.#push({
        scene,
        first,
        last,
        act: 'delayed',
        modality: 'fact',
        by,
        saidBy: null,
        amounts,
        when,
        instrument: null,
        hasPaper: false,
        confidence: 0.6,
      })
      return
    }
  }

  #isMeeting(scene: Scene, clause: Clause): boolean {
    // People or bodies meet, not demands.
    const people = scene.mentions.filter(
      (mention) =>
        mention.kind !== 'instrument' &&
        mention.first >= clause.first &&
        mention.last <= clause.last,
    )
    if (people.length > 0) return true
    for (let i = clause.first; i <= clause.last; i++)
      if (
        /^(?:ministers?|president|leaders?|delegations?|sides|commission|session|talks|conference|forum|officials|leader|group|встрет|перегов)/.test(
          scene.tokens[i]!.low,
        )
      )
        return true
    return false
  }

  /** Papers signed one by one: “a treaty on extradition, a transit agreement”, “memoranda on A, B and C”. */
  #signedList(
    scene: Scene,
    clause: Clause,
    papers: readonly Found[],
    common: Omit<Push, 'first' | 'last' | 'amounts' | 'instrument' | 'hasPaper'>,
    amounts: readonly Amount[],
  ): boolean {
    const { tokens } = scene
    if (papers.length >= 2 && amounts.length === 0) {
      for (const paper of papers) {
        const article = /^(?:a|an|the)$/.test(tokens[paper.first - 1]?.low ?? '') ? 1 : 0
        this.#push({
          ...common,
          first: paper.first - article,
          last: paper.last,
          amounts: [],
          instrument: paper.entity,
          hasPaper: true,
        })
      }
      return true
    }
    const named = papers.length < 2 && amounts.length === 0 ? singlePapers(tokens, clause) : []
    if (named.length >= 2) {
      for (const [first, last] of named) {
        const words = this.#plain.plain.slice(tokens[first]!.start, tokens[last]!.end)
        this.#push({
          ...common,
          first,
          last,
          amounts: [],
          instrument: instrumentFor(words, null, this.#gazetteer),
          hasPaper: true,
          isItem: true,
        })
      }
      return true
    }
    // memoranda on petroleum, mining and geosciences, on maritime affairs and on railways
    const plural = tokens.findIndex(
      (token, i) =>
        i >= clause.first &&
        i <= clause.last &&
        /^(?:memoranda|memorandums|mous|agreements|treaties|protocols|меморандумы|соглашения)$/.test(
          token.low,
        ),
    )
    if (plural < 0 || amounts.some((amount) => !amount.unit.startsWith('count:'))) return false
    const at = this.#listStart(scene, plural, clause.last)
    if (at === null) return false
    const items: [number, number][] = []
    let start = at + 1
    for (let i = at + 1; i <= clause.last + 1; i++) {
      const token = tokens[i]
      const isEnd = i > clause.last || token === undefined
      const parts =
        isEnd || token.low === ',' || token.low === 'and' || token.low === ';' || token.low === 'и'
      const stops =
        !isEnd &&
        (token.low === '.' ||
          /^(?:with|at|during|between|after|before|which|today|yesterday)$/.test(token.low) ||
          scene.dates.some((date) => date.first === i))
      if (!parts && !stops) continue
      if (i > start) items.push([start, i - 1])
      if (stops) break
      start = i + 1
      while (/^(?:on|in|and|,|for|the)$/.test(tokens[start]?.low ?? '')) start++
      i = Math.max(i, start - 1)
    }
    if (items.length < 2) return false
    const total = amounts.find((amount) => PAPER_UNITS.has(amount.unit))
    if (total !== undefined)
      this.#push({
        ...common,
        first: clause.first,
        last: plural,
        amounts: [total],
        instrument: null,
        hasPaper: true,
      })
    for (const [first, last] of items) {
      const words = this.#plain.plain.slice(tokens[first]!.start, tokens[last]!.end)
      this.#push({
        ...common,
        first,
        last,
        amounts: [],
        instrument: instrumentFor(words, 'mou', this.#gazetteer),
        hasPaper: true,
        isItem: true,
      })
    }
    return true
  }

  /**
   * A sentence that lists four papers or more, whatever its verb: “agreements on A and B, a treaty on C,
   * memoranda on D, E and F”. Null where there is no such list; else the last token of it.
   */
  #paperList(
    scene: Scene,
    speaker: { entity: string | null; party: string | null } | null,
  ): { first: number; last: number } | null {
    const { tokens, mentions, dates } = scene
    const items: { first: number; last: number; instrument: string | null }[] = []
    let inGroup = false
    let start = -1
    const close = (end: number) => {
      let first = start
      while (first < end && /^(?:on|in|and|the|for|also|,|;|to|about)$/.test(tokens[first]!.low))
        first++
      let last = end - 1
      while (last > first && tokens[last]!.kind === MARK) last--
      if (
        start >= 0 &&
        last >= first &&
        last - first < 9 &&
        tokens[first]!.kind !== MARK &&
        !PAPER_NOUN.test(tokens[first]!.low)
      ) {
        const words = this.#plain.plain.slice(tokens[first]!.start, tokens[last]!.end)
        items.push({ first, last, instrument: instrumentFor(words, 'mou', this.#gazetteer) })
      }
      start = -1
    }
    for (let i = 0; i < tokens.length; i++) {
      const paper = mentions.find((mention) => mention.kind === 'instrument' && mention.first === i)
      if (paper !== undefined) {
        if (inGroup) close(i)
        inGroup = false
        const article = /^(?:a|an|the)$/.test(tokens[i - 1]?.low ?? '') ? 1 : 0
        items.push({ first: i - article, last: paper.last, instrument: paper.entity })
        i = paper.last
        continue
      }
      const { low } = tokens[i]!
      if (PAPER_PLURAL.test(low)) {
        if (inGroup) close(i)
        const at = this.#listStart(scene, i, tokens.length - 1)
        inGroup = at !== null && at - i <= 12
        if (inGroup) {
          start = at! + 1
          i = at!
        }
        continue
      }
      if (!inGroup) continue
      if (low === ',' || low === ';' || low === 'and' || low === 'и') {
        close(i)
        start = i + 1
      } else if (
        low === '.' ||
        /^(?:which|that|was|were|is|are|has|have|had|will|would|said|he|she|it|they|but|while)$/.test(
          low,
        ) ||
        dates.some((date) => date.first === i)
      ) {
        close(i)
        inGroup = false
      }
    }
    if (inGroup) close(tokens.length)
    if (
      items.length < 4 ||
      tokens
        .slice(0, items[0]!.first)
        .some((token) => /^(?:not|no|should|without)$/.test(token.low))
    )
      return null
    const date = dates.find((one) => one.relation === 'on') ?? null
    const when: When | null =
      date === null
        ? this.#signedOn
        : { earliest: date.earliest, latest: date.latest, role: 'happened' }
    const named = this.#subjectParties(scene, 0, items[0]!.first)
    const by = named.length > 1 ? named : [...this.#gazetteer.codes]
    for (const { first, last, instrument } of items)
      this.#push({
        scene,
        first,
        last,
        act: 'signed',
        modality: 'fact',
        by,
        saidBy: speaker?.entity ?? null,
        amounts: [],
        when,
        instrument,
        hasPaper: true,
        isItem: true,
        confidence: 0.6,
      })
    return { first: items[0]!.first, last: items.at(-1)!.last }
  }

  /** The word after which a list of subjects begins: “on”, “in”, “including”, a colon. */
  #listStart({ tokens, mentions, dates }: Scene, plural: number, last: number): number | null {
    for (let at = plural + 1; at <= last && at - plural < 14; at++) {
      const { low } = tokens[at]!
      const next = tokens[at + 1]?.low ?? ''
      if (/^(?:with|between|worth|after|before|which|while|but)$/.test(low)) return null
      const isOpening =
        /^(?:on|in|cover|covers|covered|covering|include|includes|included|including|span|spanned|spanning|touched|concern|concerned|about|concerning|namely|:|о|об|по|в)$/.test(
          low,
        ) ||
        (low === 'for' && at === plural + 1)
      const isSuch = (low === 'such' && next === 'as') || (low === 'among' && next === 'them')
      if (!isOpening && !isSuch) continue
      const from = isSuch ? at + 2 : at + 1
      // “in fields such as”, “in the areas of”
      if (
        /^(?:the )?(?:fields?|areas?|spheres?|sectors?)$/.test(
          `${/^the$/.test(tokens[from]?.low ?? '') ? 'the ' : ''}${tokens[/^the$/.test(tokens[from]?.low ?? '') ? from + 1 : from]?.low ?? ''}`,
        )
      )
        continue
      const isElsewhere =
        mentions.some(
          (mention) =>
            mention.first === from && (mention.kind === 'place' || mention.kind === 'country'),
        ) || dates.some((date) => date.first === at || date.first === from)
      if (
        isElsewhere ||
        (/^(?:the|his|her|their|its|this|that)$/.test(tokens[from]?.low ?? '') &&
          /^(?:presence|capital|course|sidelines|margins|visit|day|same|first|occasion|talks|framework)$/.test(
            tokens[from + 1]?.low ?? '',
          ))
      )
        continue
      return isSuch ? at + 1 : at
    }
    return null
  }

  /** A clause that gives figures and shows no act. */
  #figure(
    scene: Scene,
    clause: Clause,
    first: number,
    last: number,
    amounts: readonly Amount[],
    speaker: { entity: string | null; party: string | null } | null,
  ): void {
    const { tokens } = scene
    const real = amounts.filter((amount) => !/^count:/.test(amount.unit) || amount.value >= 3)
    if (real.length === 0) return
    if (
      clause.amounts.every((amount) => amount.unit === 'days' || amount.unit === 'hours') &&
      !hasVerb(tokens, clause)
    )
      return
    const isDenied = clauseHas(tokens, clause, 'not') && /\bnot the\b/.test(scene.text)
    let modality: Modality = isDenied ? 'denial' : 'fact'
    if (this.#isCorrection && WAS_WRONG.test(scene.text)) modality = 'denial'
    const low = scene.text.toLowerCase()
    if (/\b(?:could|might|potential)\b/.test(low)) modality = 'wish'
    let act: Act = 'reported'
    const isMoney = amounts.some((amount) => isBig(amount))
    const isPaper = amounts.some((amount) => PAPER_UNITS.has(amount.unit))
    if (isPaper && modality === 'fact') act = 'signed'
    else if (isMoney && modality === 'fact' && AS_GOAL.test(scene.text)) {
      act = 'voiced'
      modality = 'intention'
    }
    const due = scene.dates.find(
      (date) =>
        date.first >= clause.first &&
        date.last <= clause.last &&
        (date.relation === 'by' || date.relation === 'within'),
    )
    if (
      act === 'reported' &&
      due !== undefined &&
      this.#today !== null &&
      due.latest > this.#today
    ) {
      const before = this.#drafts.at(-1)
      const isSame =
        before !== undefined &&
        before.paragraph === scene.paragraph &&
        (before.modality === 'commitment' || before.modality === 'intention')
      act =
        isSame && before.act !== 'met'
          ? before.act === 'started'
            ? 'delivered'
            : before.act
          : 'voiced'
      modality = 'intention'
    }
    const when = this.#when(scene, clause, act, modality, [])
    const by = act === 'reported' ? [] : this.#figureBy(scene, clause, speaker)
    this.#push({
      scene,
      first,
      last,
      act,
      modality,
      by,
      saidBy: speaker?.entity ?? null,
      amounts,
      when,
      instrument: null,
      hasPaper: false,
      confidence: 0.65,
    })
  }

  /** Whose a goal or a heap of papers is: the parties named, else all. */
  #figureBy(scene: Scene, clause: Clause, speaker: { party: string | null } | null): string[] {
    const named = this.#subjectParties(scene, clause.first, clause.last)
    return named.length > 1 || speaker === null
      ? named.length > 0
        ? named
        : [...this.#gazetteer.codes]
      : [...this.#gazetteer.codes]
  }

  #when(
    scene: Scene,
    clause: Clause,
    act: Act,
    modality: Modality,
    clauses: readonly Clause[],
  ): When | null {
    const own = scene.dates.filter(
      (date) => date.first >= clause.first && date.first <= clause.last,
    )
    const isAheadOf = modality === 'commitment' || modality === 'intention' || modality === 'wish'
    let date = own[0] ?? null
    if (own.length > 1) {
      const trigger = clause.trigger
      const due = own.find(
        (one) => one.relation === 'by' || one.relation === 'within' || one.relation === 'until',
      )
      const after =
        trigger === null
          ? undefined
          : own.find((one) => one.first > trigger.first && one.relation !== 'since')
      if (isAheadOf) date = due ?? after ?? date
      else if (trigger === null && clause.amounts.length > 0) {
        const at = clause.amounts[0]!.first
        date = [...own].sort((a, b) => Math.abs(a.first - at) - Math.abs(b.first - at))[0]!
      }
      // “In February 2023 … on the 19th”: the more exact of two that agree
      const exact = own.find(
        (one) =>
          one !== date &&
          one.kind === 'day' &&
          date !== null &&
          one.earliest >= date.earliest &&
          one.latest <= date.latest,
      )
      if (exact !== undefined && !isAheadOf) date = exact
    }
    const isFigure = act === 'reported'
    if (date === null && clauses.length === 1 && scene.dates.length > 0 && !isFigure)
      date = scene.dates[0]!
    if (date === null) {
      if (isFigure) {
        // The rest of a run of figures keeps the period of the first.
        const before = scene.dates.filter((one) => one.last < clause.first).at(-1)
        const isTrade = /\b(?:exports?|imports?|trade|turnover|those|of it)\b/i.test(scene.text)
        const isNext = scene.tokens[clause.first]!.low === ';'
        if (before !== undefined && (isTrade || isNext || clauseHas(scene.tokens, clause, 'then')))
          return { earliest: before.earliest, latest: before.latest, role: 'period' }
        if (this.#period !== null && isTrade) return { ...this.#period, role: 'period' }
        return null
      }
      // “…, and officials exchanged 37 memoranda”: the day of the clause it is joined to
      const opening = `${scene.tokens[clause.first]!.low} ${scene.tokens[clause.first + 1]?.low ?? ''}`
      const joined = scene.dates
        .filter((one) => one.last < clause.first && one.relation === 'on')
        .at(-1)
      if (modality === 'fact' && joined !== undefined && /^(?:, and|and )/.test(opening))
        return { earliest: joined.earliest, latest: joined.latest, role: 'happened' }
      if (act === 'signed' && this.#signedOn !== null && this.#signedOn.earliest === this.#today)
        return this.#signedOn
      if (this.#event !== null && AT_THE_EVENT.test(scene.text)) return this.#event
      if (
        act === 'signed' &&
        modality === 'fact' &&
        this.#signedOn !== null &&
        !scene.amounts.some((amount) => amount.unit.startsWith('count:'))
      )
        return this.#signedOn
      if (
        act === 'delivered' &&
        modality === 'fact' &&
        /\balso\b/.test(scene.text) &&
        this.#signedOn !== null
      )
        return this.#signedOn
      return null
    }
    const { earliest, latest, relation } = date
    if (isFigure) {
      this.#period = { earliest, latest }
      if (modality === 'commitment') return { earliest, latest, role: 'due' }
      return {
        earliest: relation === 'since' ? earliest : earliest,
        latest: relation === 'since' ? earliest : latest,
        role: 'period',
      }
    }
    if (relation === 'since' || relation === 'from') {
      const until = own.find((one) => one !== date && one.relation === 'until')
      return {
        earliest,
        latest: until === undefined ? earliest : until.latest,
        role: isAheadOf && earliest > (this.#today ?? '') ? 'due' : 'happened',
      }
    }
    if (isAheadOf && (relation === 'by' || relation === 'until' || relation === 'within')) {
      const today = this.#today
      if (today === null || latest < today) return { earliest: latest, latest, role: 'due' }
      return { earliest: relation === 'within' ? earliest : today, latest, role: 'due' }
    }
    if (modality === 'denial' && relation === 'by') return { earliest: latest, latest, role: 'due' }
    const isDue = isAheadOf && (this.#today === null || latest >= this.#today)
    return { earliest, latest, role: isDue ? 'due' : 'happened' }
  }

  #by(
    scene: Scene,
    clause: Clause,
    trigger: Trigger,
    act: Act,
    modality: Modality,
    speaker: { entity: string | null; party: string | null } | null,
  ): string[] {
    const { tokens } = scene
    const { codes } = this.#gazetteer
    // “said that the country would …”: the content’s own subject
    let from = clause.first
    for (let i = trigger.first - 1; i >= clause.first; i--) {
      if (tokens[i]!.low === 'that' && SPEECH.has(tokens[i - 1]?.low ?? '')) {
        from = i + 1
        break
      }
      if (SPEECH.has(tokens[i]!.low)) {
        from = i + 1
        break
      }
    }
    let parties = this.#subjectParties(scene, from, trigger.first)
    if (parties.length === 0 && trigger.isPassive) {
      const by = tokens.findIndex(
        (token, i) => i > trigger.last && i <= clause.last && token.low === 'by',
      )
      if (by > 0 && !scene.dates.some((date) => date.first <= by && date.last >= by))
        parties = this.#subjectParties(scene, by + 1, clause.last)
    }
    if (act === 'signed' || act === 'met' || act === 'agreed') {
      const all = this.#subjectParties(scene, clause.first, clause.last)
      if (act === 'met') {
        if (modality === 'fact' || all.length !== 1) return [...codes]
        return all
      }
      if (all.length > 1) return all
      const isThird = scene.mentions.some(
        (mention) =>
          mention.kind === 'country' &&
          mention.entity === null &&
          mention.first >= clause.first &&
          mention.last < trigger.first,
      )
      if (isThird) return all.length > 0 ? all : parties
      if (act === 'signed' && modality === 'denial' && parties.length === 1) return parties
      return [...codes]
    }
    if (parties.length > 0) {
      this.#byIsNamed = true
      return /^invit/.test(tokens[trigger.first]!.low) && parties.length < codes.length
        ? codes.filter((code) => !parties.includes(code))
        : parties
    }
    if (act === 'suspended' || act === 'resumed' || act === 'ended') return []
    const pronoun = tokens
      .slice(from, trigger.first + 1)
      .find((token) =>
        /^(?:he|she|it|i|we|my|our|his|its|company|ministry|federation|house|government|budget)$/.test(
          token.low,
        ),
      )
    if (pronoun !== undefined) {
      this.#byIsNamed = true
      if (/^invit/.test(tokens[trigger.first]!.low) && speaker?.party != null)
        return codes.filter((code) => code !== speaker.party)
      if (
        /^(?:i|we|my|our|house|government|budget|federation)$/.test(pronoun.low) &&
        this.#author?.party != null
      )
        return codes.filter((code) => code === this.#author!.party)
      if (speaker?.party != null) return codes.filter((code) => code === speaker.party)
      return [...this.#subject]
    }
    if (
      tokens
        .slice(from, trigger.first + 1)
        .some((token) => token.low === 'they' || token.low === 'who' || token.low === 'которые')
    )
      return this.#subject.length > 0 ? [...this.#subject] : [...codes]
    if (this.#author?.party != null) return codes.filter((code) => code === this.#author!.party)
    if (act === 'in-force' || act === 'ratified') return [...codes]
    if (speaker?.party != null && from === clause.first)
      return codes.filter((code) => code === speaker.party)
    return []
  }

  #retracts(text: string): boolean {
    return /\bthat (?:figure|number|total) was wrong\b|\bwe withdraw (?:it|that)\b/i.test(text)
  }

  #denyParagraph(): void {
    for (const draft of this.#drafts) {
      if (draft.paragraph !== this.#paragraph || draft.modality !== 'fact') continue
      draft.modality = 'denial'
      return
    }
  }

  #push(push: Push): Draft | null {
    const { scene, first, last } = push
    const { tokens } = scene
    const { plain, at } = this.#plain
    const start = tokens[first]!.start
    const end = tokens[last]!.end
    const words = plain.slice(start, end)
    if (!/\p{L}{3}|\d/u.test(words)) return null
    const isPaperAct =
      push.act === 'signed' ||
      push.act === 'ratified' ||
      push.act === 'in-force' ||
      push.act === 'ended'
    if (
      isPaperAct &&
      push.instrument === null &&
      push.isItem !== true &&
      push.amounts.length === 0
    ) {
      const before = this.#paperBefore(words)
      if (before !== null) push = { ...push, instrument: before }
    }
    const about = this.#about(push, words)
    // Nobody's wish about nothing known, without a figure or a day, is no claim.
    const isVague =
      push.act === 'voiced' &&
      (push.modality === 'wish' || push.modality === 'denial') &&
      push.by.length === 0 &&
      about.length === 0 &&
      push.amounts.length === 0 &&
      push.when === null
    if (isVague) return null
    if (this.#isForeign(scene, push) && about.length === 0) return null
    const isPromise = push.modality === 'commitment' || push.modality === 'intention'
    const isNew =
      about.length === 0 &&
      push.act !== 'met' &&
      push.act !== 'reported' &&
      ((push.act === 'signed' &&
        push.modality === 'fact' &&
        push.hasPaper &&
        push.instrument === null) ||
        (isPromise && push.by.length > 0))
    const draft: Draft = {
      spans: [at(start, end)].map(([a, b]) => [a, b]),
      act: push.act,
      modality: push.modality,
      by: this.#actors(push, about),
      saidBy: push.saidBy,
      about,
      isNew,
      amounts: [...push.amounts],
      when: push.when,
      confidence: push.confidence,
      paragraph: scene.paragraph,
      instrument: push.instrument,
      isItem: push.isItem === true,
      sentence: scene.sentence,
      first,
    }
    if (
      push.when !== null &&
      push.modality === 'fact' &&
      (push.act === 'met' || push.act === 'signed')
    )
      this.#event = push.when
    this.#drafts.push(draft)
    return draft
  }

  /** Where the words name nobody: those who answer for the commitment it bears on. */
  #actors(push: Push, about: readonly string[]): string[] {
    const isImpersonal =
      push.act === 'reported' ||
      push.act === 'suspended' ||
      push.act === 'resumed' ||
      push.act === 'signed' ||
      push.act === 'met'
    if (push.byIsNamed === true || isImpersonal) return [...push.by]
    const own = this.#gazetteer.topics.find(
      (topic) => about.includes(topic.id) && !topic.isInstrument,
    )
    if (own === undefined || own.parties.length === 0) return [...push.by]
    return this.#gazetteer.codes.filter((code) => own.parties.includes(code))
  }

  /** Another pair's business: only countries that are no party act in it. */
  #isForeign({ mentions, tokens }: Scene, push: Push): boolean {
    const { codes, adjectives } = this.#gazetteer
    let hasOther = false
    for (const mention of mentions) {
      if (mention.kind === 'instrument') continue
      if (mention.party !== null && codes.includes(mention.party)) return false
      if (mention.kind === 'country') hasOther = true
      else if (mention.party !== null) hasOther = true
    }
    for (let i = 0; i < tokens.length; i++) {
      const { isCapital, text } = tokens[i]!
      if (!isCapital) continue
      const code = adjectives.get(keyOf(text))
      if (code !== undefined) {
        if (codes.includes(code)) return false
        hasOther = true
      }
    }
    return (
      hasOther ||
      (push.first >= 0 &&
        this.#named.parties.size > 0 &&
        ![...this.#named.parties].some((code) => codes.includes(code)))
    )
  }

  #about(push: Push, words: string): string[] {
    const { scene } = push
    const published = this.#today
    const out: string[] = []
    const rows = this.#gazetteer.instrumentById
    if (push.instrument !== null) {
      const signedOn = rows.get(push.instrument)?.signedOn ?? null
      const isLater = signedOn !== null && published !== null && signedOn.slice(0, 10) > published
      if (!isLater) out.push(push.instrument)
    }
    if (push.act === 'met' && push.modality === 'fact') return out
    const isSigned = push.act === 'signed'
    const isTotal = push.act === 'reported' && isTradeTotal(words, scene.text, push.amounts)
    const { headline } = this.#gazetteer.rows
    if (
      headline !== null &&
      (isTotal ||
        (push.act !== 'reported' &&
          /\b(?:trade|turnover|товарооборот)\b/i.test(scene.text) &&
          push.amounts.some((amount) => isBig(amount))))
    ) {
      const topic = this.#gazetteer.topics.find((one) => one.id === headline)
      const isLater = topic?.since != null && published !== null && topic.since > published
      if (!isLater) {
        this.#topic = { paragraph: scene.paragraph, id: headline }
        return [...out, headline]
      }
      if (isTotal) return out
    }
    if (
      push.act === 'reported' &&
      this.#topic?.id === headline &&
      this.#topic?.paragraph === scene.paragraph &&
      push.amounts.some(
        (amount) => isBig(amount) || amount.unit === 'percent' || amount.value >= 1e6,
      ) &&
      !/\b(?:exports?|imports?|cost|farm)\b/i.test(words)
    )
      return [headline!]
    if (push.act === 'reported' && /\b(?:exports?|imports?|turnover)\b/i.test(words)) return out
    const bodies = scene.mentions.flatMap((mention) =>
      mention.kind === 'institution' && mention.entity !== null ? [mention.entity] : [],
    )
    const [best, second] = rankedTopics(
      {
        clause: this.#inEnglish(words, scene),
        sentence: this.#inEnglish(scene.text, scene),
        context: this.#context,
        amounts: push.amounts,
        bodies,
        published,
      },
      this.#gazetteer,
    )
    const floor = FLOORS[push.act] ?? 0.27
    const isClear =
      best !== undefined &&
      best.score >= (isSigned && push.instrument !== null ? 0.62 : floor) &&
      (second === undefined || best.score > second.score * 1.08 || best.score > 0.5)
    if (isClear) {
      if (!out.includes(best.id)) out.push(best.id)
      this.#withInstrument(out, best.id, push)
      this.#topic = { paragraph: scene.paragraph, id: best.id }
      return out
    }
    // “The remaining 128 lines”, “it has cost”: what the paragraph is about
    const isSame = this.#topic !== null && this.#topic.paragraph === scene.paragraph
    if (out.length === 0 && isSame && !isSigned && push.act !== 'met' && REFERS_BACK.test(words)) {
      out.push(this.#topic!.id)
      this.#withInstrument(out, this.#topic!.id, push)
    }
    return out
  }

  /** A paper signed, ratified or in force is linked beside the commitment it carries. */
  #withInstrument(out: string[], id: string, push: Push): void {
    if (push.instrument !== null) return
    if (push.act !== 'signed' && push.act !== 'ratified' && push.act !== 'in-force') return
    const topic = this.#gazetteer.topics.find((one) => one.id === id)
    const carrier =
      topic?.instrument ??
      topic?.related.find((other) => this.#gazetteer.instrumentById.has(other)) ??
      null
    if (carrier !== null && !out.includes(carrier)) out.unshift(carrier)
  }

  /** “The protocol was signed”, “it was signed”: the paper spoken of last. */
  #paperBefore(words: string): string | null {
    const kind =
      /^(?:the|this|that)?\s*(?:first |same )?(agreement|protocol|treaty|contract|memorandum|declaration|text|document|it)\b/i
        .exec(words)?.[1]
        ?.toLowerCase()
    if (kind === undefined) return null
    if (kind === 'it' || kind === 'text' || kind === 'document')
      return this.#papers.at(-1)?.id ?? null
    const wanted = kind === 'memorandum' ? 'mou' : kind
    return this.#papers.findLast((paper) => paper.kind === wanted)?.id ?? null
  }

  /** For a language other than the pack's: its words and the names in it, as the pack has them. */
  #inEnglish(words: string, { mentions }: Scene): string {
    const { glossary } = this.#rules
    const stems = Object.keys(glossary)
    if (stems.length === 0) {
      let out = words
      for (const { kind, entity } of mentions)
        if (kind === 'person' && entity !== null)
          out += ` ${this.#gazetteer.names.get(`post ${entity}`) ?? ''}`
      return out
    }
    const low = words.toLowerCase()
    const found = stems.filter((stem) => low.includes(stem)).map((stem) => glossary[stem]!)
    const names = mentions.map((mention) =>
      mention.entity === null ? '' : (this.#gazetteer.names.get(mention.entity) ?? ''),
    )
    return `${words} ${found.join(' ')} ${names.join(' ')}`
  }

  /** One claim has one place: the fuller. */
  #dropRepeats(): void {
    const kept: Draft[] = []
    for (const draft of this.#drafts) {
      const same = kept.find((other) => isRepeat(other, draft))
      if (same === undefined) {
        kept.push(draft)
        continue
      }
      if (weightOf(draft) > weightOf(same)) kept[kept.indexOf(same)] = draft
    }
    this.#drafts = kept
  }

  #finished(draft: Draft): Proposal {
    const { text } = this.#document
    const quote = draft.spans.map(([start, end]) => text.slice(start, end)).join(' … ')
    const party = draft.saidBy === null ? null : (this.#gazetteer.partyOf.get(draft.saidBy) ?? null)
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
    return { ...proposal, gate: gateOf(proposal, this.#document, this.#gazetteer) }
  }
}

interface Push {
  readonly scene: Scene
  readonly first: number
  readonly last: number
  readonly act: Act
  readonly modality: Modality
  readonly by: readonly string[]
  readonly saidBy: string | null
  readonly amounts: readonly Amount[]
  readonly when: When | null
  readonly instrument: string | null
  readonly hasPaper: boolean
  readonly confidence: number
  /** The actor stands in the words. */
  readonly byIsNamed?: boolean
  /** One of several things that one verb lists. */
  readonly isItem?: boolean
}

const SPEECH = new Set(
  'said says told tells announced announces stated states added adds noted notes explained wrote writes spoke declared confirmed reported according словам сказал сказала заявил заявила сообщил сообщила сообщили отметил рассказал'.split(
    ' ',
  ),
)
/** So many sentences before a claim help to say what it is about. */
const CONTEXT_SENTENCES = 3
const NAMING =
  /^(?:named|listed|cited|mentioned|highlighted|recalled|noted|welcomed|announced|stressed|underlined|pointed|outlined|reviewed|discussed)$/
const PAPER_PLURAL =
  /^(?:memoranda|memorandums|mous|agreements|treaties|protocols|documents|papers|contracts|arrangements|меморандумы|соглашения|документы)$/
const PAPER_NOUN = /^(?:memorand|mou|agreement|treat|protocol|document|paper|contract|arrangement)/
const PAPER_UNITS = new Set(
  'memorandum agreement document deal mou treaty contract paper accord protocol'
    .split(' ')
    .map((noun) => `count:${noun}`),
)
const AT_THE_EVENT =
  /\b(?:on (?:that|this|the same) occasion|at the (?:meeting|talks|session|forum|conference|ceremony|summit)|during the (?:meeting|talks|visit|session))\b/i
/** How much a claim has to share with a commitment, where it is not the usual. */
const FLOORS: Partial<Record<Act, number>> = {
  signed: 0.5,
  reported: 0.33,
  suspended: 0.4,
  resumed: 0.36,
  met: 0.3,
}
const REFERS_BACK =
  /^(?:the|this|that|these|those|it|they|its|their|work|works|we|i|he|she|my|with it|all|which|\$)\b|\b(?:it|remaining|other|them)\b/i
const AS_GOAL = /\b(?:goal|targets?|aim|objective|spoke of|speaks of|mark of)\b|цел(?:ь|ью|и)\b/i
const LEADING = new Set('and but while yet so whereas though although or и но а'.split(' '))
const WAS_WRONG =
  /\b(?:we wrote|we reported|we said|we printed|article|box on page|was dated|print run|earlier version|report of)\b/i
const AHEAD = new Set(
  'will shall would due scheduled expected expects expect promised promises plans plan intends intend next upcoming aims hopes must should foreseen planned coming before будет будут намерен намерены планирует планируется состоится начнутся ожидается откроется'.split(
    ' ',
  ),
)
const BEHIND = new Set(
  'having was were had has have did said told signed began opened closed came went met ago since left ended held fixed'.split(
    ' ',
  ),
)

/** An infinitive after “to”, not a place or a thing. */
function isBareVerb(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind !== MARK &&
    token.kind !== NUMBER &&
    !token.isCapital &&
    !/(?:s|ed|ing|tion)$|^(?:the|a|an|its|their|his|her|our|this|that|these|those|all|each|both|more|about|some)$/.test(
      token.low,
    )
  )
}

/** Whether the words around a date speak of what is to come. */
function isAhead(tokens: readonly Token[], at: number): boolean {
  // “the visit of 3 February” has been, whatever is to be weighed now
  if (tokens[at - 1]?.low === 'of') {
    const before = tokens.slice(Math.max(0, at - 6), at)
    return before.some(({ low }) =>
      /^(?:will|next|upcoming|coming|planned|due|promised)$/.test(low),
    )
  }
  for (let k = at - 1; k >= 0 && k >= at - 25; k--) {
    const { low, kind } = tokens[k]!
    if (kind === MARK && (low === ';' || low === '.' || low === '–')) break
    if (AHEAD.has(low)) return true
    if (low === 'to' && isBareVerb(tokens[k + 1])) return true
    if (BEHIND.has(low) || (/ed$/.test(low) && low.length > 4 && tokens[k - 1]?.low !== 'be'))
      return false
  }
  for (let k = at + 1; k < tokens.length && k <= at + 12; k++) {
    const { low, kind } = tokens[k]!
    if (kind === MARK && (low === ';' || low === '.')) break
    if (AHEAD.has(low)) return true
    if (BEHIND.has(low) || (/ed$/.test(low) && low.length > 4)) return false
  }
  return false
}

/** Tokens of a dateline, “CAPITAL, Feb 4 (Agency) –”. */
function datelineEnd(tokens: readonly Token[]): number {
  const first = tokens[0]!
  if (!first.isCapital && first.kind !== NUMBER) return 0
  for (let i = 1; i < Math.min(tokens.length - 2, 22); i++) {
    const { low, start } = tokens[i]!
    if ((low === '–' || low === '—' || low === '-') && tokens[i - 1]!.end < start) {
      const isUpper = first.text === first.text.toUpperCase() && first.text.length > 2
      return isUpper || tokens[i - 1]!.low === ')' ? i + 1 : 0
    }
    if (low === ':' && i <= 4 && first.text === first.text.toUpperCase() && first.text.length > 3)
      return i + 1
  }
  return 0
}

/** “an extradition treaty and a fisheries pact”: each with its article. */
function singlePapers(tokens: readonly Token[], clause: Clause): [number, number][] {
  const found: [number, number][] = []
  for (let i = clause.first; i <= clause.last; i++) {
    if (!/^(?:a|an)$/.test(tokens[i]!.low)) continue
    for (let k = i + 1; k <= clause.last && k - i <= 5; k++) {
      const { low, kind } = tokens[k]!
      if (kind === MARK || /^(?:and|on|of|for|in|with|by)$/.test(low)) break
      if (!PAPER_NOUN.test(low) && !/^(?:pact|accord|plan|roadmap|declaration|deal)$/.test(low))
        continue
      let last = k
      if (/^(?:on|for|of)$/.test(tokens[k + 1]?.low ?? ''))
        while (
          last < clause.last &&
          last - k < 7 &&
          tokens[last + 1]!.kind !== MARK &&
          !/^(?:and|with|at|by|in|during|was|were|today|yesterday)$/.test(tokens[last + 1]!.low)
        )
          last++
      found.push([i, last])
      i = last
      break
    }
  }
  return found
}

/** “the two sides”, “both governments”, “each side”. */
function isBothSides(tokens: readonly Token[], i: number): boolean {
  const { low } = tokens[i]!
  if (
    !/^(?:sides?|countries|governments|leaders|parties|capitals|nations|neighbours|neighbors|partners|states|ministers|carriers|presidents|chambers|railways|сторон|стороны|города|страны|стран)$/.test(
      low,
    )
  )
    return false
  const before = `${tokens[i - 2]?.low ?? ''} ${tokens[i - 1]?.low ?? ''}`
  return /\b(?:two|both|each|the|trade|foreign|their)\b/.test(before) || /^[а-я]/.test(low)
}

function isOwner(tokens: readonly Token[], i: number): boolean {
  return /^(?:government|side|minister|ministry|president|republic|delegation|authorities|premier|ambassador)$/.test(
    tokens[i]?.low ?? '',
  )
}

/** An adjective that only tells where a thing lies: “to northern ports”. */
function isObject(tokens: readonly Token[], i: number): boolean {
  return (
    /^(?:to|in|through|of|for|on|from|with|into)$/.test(tokens[i - 1]?.low ?? '') ||
    (/^(?:ports?|border|side|capital|market|cargo|goods|citizens|territory|road|route)$/.test(
      tokens[i + 1]?.low ?? '',
    ) &&
      tokens[i + 1]?.low !== 'side')
  )
}

function clauseHas(tokens: readonly Token[], clause: Clause, word: string): boolean {
  for (let i = clause.first; i <= clause.last; i++) if (tokens[i]!.low === word) return true
  return false
}

function hasVerb(tokens: readonly Token[], clause: Clause): boolean {
  for (let i = clause.first; i <= clause.last; i++)
    if (
      /^(?:is|are|was|were|has|have|had|takes?|took|lasts?|lasted|costs?|lost|loses?|stayed|fell|rose|reached|averages?|averaged|needs?|needed|moved|составил[аио]?|занимает)$/.test(
        tokens[i]!.low,
      ) ||
      /ed$/.test(tokens[i]!.low)
    )
      return true
  return false
}

function isBig(amount: Amount): boolean {
  return /^[A-Z]{3}$/.test(amount.unit) && amount.unit !== 'TEU' && amount.value >= 1e8
}

/** A total of both directions, not exports, imports or one product. */
function isTradeTotal(words: string, sentence: string, amounts: readonly Amount[]): boolean {
  if (!amounts.some((amount) => /^[A-Z]{3}$/.test(amount.unit) || amount.unit === 'percent'))
    return false
  if (/\b(?:exports?|imports?|cost|per|farm)\b/i.test(words)) return false
  return (
    /\b(?:trade|turnover|товарооборот\p{L}*)\b/iu.test(words) ||
    (/\b(?:trade|turnover|товарооборот\p{L}*)\b/iu.test(sentence) &&
      !/\b(?:exports?|imports?)\b/i.test(sentence))
  )
}

function isRepeat(a: Draft, b: Draft): boolean {
  if (a.act !== b.act || a.modality !== b.modality) return false
  if (a.isItem && b.isItem) return false
  if (a.act === 'met' && a.sentence === b.sentence) return true
  if (a.act === 'signed' && a.instrument !== null && a.instrument === b.instrument)
    return (
      a.when === null ||
      b.when === null ||
      (a.when.earliest === b.when.earliest && a.when.latest === b.when.latest)
    )
  return false
}

function weightOf(draft: Draft): number {
  const [start, end] = draft.spans[0]!
  return (
    draft.amounts.length * 100 + (draft.when === null ? 0 : 50) + Math.min(40, (end - start) / 5)
  )
}
