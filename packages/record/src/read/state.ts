/** What is known while a document is read, sentence by sentence. */

import type { Act, Modality } from '../acts.ts'
import type { Interval } from '../day.ts'
import type { Amount, AmountFound } from './amounts.ts'
import type { DateFound } from './date-finder.ts'
import { ENGLISH } from './english.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { LanguageRules } from './language.ts'
import type { Found, Named } from './mentions.ts'
import type { Nouns } from './nominals.ts'
import { compilePatterns, type Patterns } from './patterns.ts'
import type { DocumentText, Mention, When } from './reading.ts'
import { RUSSIAN } from './russian.ts'
import { type PlainText, plainText } from './text.ts'
import type { Sentence, Token } from './tokens.ts'

/** What is known while a sentence is read. */
export interface Scene {
  readonly sentence: Sentence
  readonly tokens: readonly Token[]
  readonly mentions: readonly Found[]
  readonly dates: readonly DateFound[]
  readonly amounts: readonly AmountFound[]
  readonly text: string
  readonly paragraph: number
}

export interface Draft {
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

export interface Push {
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
  /** Third countries that act in it or stand in its pair. */
  readonly others?: readonly string[]
  /** The subject is a third country alone. */
  readonly isOthers?: boolean
  /** The subject, where it stands before an insertion: “The agreement, signed …, is expected to”. */
  readonly lead?: string
  /** Counts only with a link, a day or a figure. */
  readonly isFallback?: boolean
  /** One of several things that one verb lists. */
  readonly isItem?: boolean
}

/** What is known of a document while it is read; every reading function takes it first. */
export interface ReaderState {
  readonly document: DocumentText
  readonly gazetteer: Gazetteer
  readonly rules: LanguageRules
  readonly patterns: Patterns
  readonly nouns: Nouns
  readonly plain: PlainText
  readonly isRussian: boolean
  readonly named: Named
  readonly mentions: Mention[]
  readonly forms: Set<string>
  drafts: Draft[]
  today: string | null
  last: Interval | null
  money: string | null
  counted: string | null
  /** The day of the meeting or the signing told of last. */
  event: When | null
  /** The person or body that speaks, and its party. */
  speaker: Speaker | null
  /** Who a speech or an answer as a whole comes from. */
  author: Speaker | null
  subject: string[]
  signedOn: When | null
  listOf: Draft | null
  period: Interval | null
  context: string[]
  paragraph: number
  isCorrection: boolean
  byIsNamed: boolean
  topic: { paragraph: number; id: string } | null
  /** Papers of the pack in the order in which the text names them. */
  readonly papers: { id: string; kind: string; paragraph: number }[]
  /** Parties of the bodies named so far, by the words of their names. */
  readonly bodies: Map<string, string>
  /** Party of the firm named last. */
  company: string | null
  /** Party of the body that publishes the text; null for the press. */
  house: string | null
  /** True while a paragraph puts a question. */
  isAsked: boolean
  /** Paragraph of the event told last. */
  eventIn: number
  /** Unit of the last amount of the paragraph. */
  measured: string | null
  /** The party in whose city the dateline stands. */
  home: string | null
}

export interface Speaker {
  readonly entity: string | null
  readonly party: string | null
}

const LANGUAGES: Readonly<Record<string, LanguageRules>> = { en: ENGLISH, ru: RUSSIAN }
const patternsOf = new Map<string, Patterns>()

/** The state before the first sentence. */
export function stateOf(document: DocumentText, gazetteer: Gazetteer): ReaderState {
  const code = (document.language ?? languageOf(document.text)).slice(0, 2)
  const rules = LANGUAGES[code] ?? ENGLISH
  let patterns = patternsOf.get(rules.code)
  if (patterns === undefined) {
    patterns = compilePatterns(rules)
    patternsOf.set(rules.code, patterns)
  }
  return {
    document,
    gazetteer,
    rules,
    patterns,
    nouns: new Map(
      rules.nouns.flatMap((rule) => rule.stems.split(' ').map((stem) => [stem, rule] as const)),
    ),
    plain: plainText(document.text),
    isRussian: rules.code === 'ru',
    named: { people: new Set(), surnames: new Map(), parties: new Set(), nearest: null },
    mentions: [],
    forms: new Set(),
    drafts: [],
    today: document.published,
    last: null,
    money: null,
    counted: null,
    event: null,
    speaker: null,
    author: null,
    subject: [],
    signedOn: null,
    listOf: null,
    period: null,
    context: [],
    paragraph: -1,
    isCorrection: false,
    byIsNamed: false,
    topic: null,
    papers: [],
    bodies: new Map(),
    company: null,
    house: houseOf(document, gazetteer),
    isAsked: false,
    eventIn: -1,
    measured: null,
    home: null,
  }
}

/** The party of a body of the pack that publishes the text itself. */
function houseOf({ publisher }: DocumentText, gazetteer: Gazetteer): string | null {
  if (publisher === null) return null
  const wanted = publisher.toLowerCase()
  const bodies = gazetteer.rows.institutions.filter(({ name, aliases }) =>
    [name, ...aliases].some((one) => one.toLowerCase() === wanted),
  )
  const parties = new Set(bodies.map(({ id }) => gazetteer.partyOf.get(id) ?? null))
  if (parties.size === 1) return [...parties][0]!
  const party = gazetteer.rows.parties.find(
    ({ name }) => wanted.endsWith(` of ${name.toLowerCase()}`) && wanted.startsWith('government'),
  )
  return party?.code ?? null
}

/** The language of a text by its letters, where nobody has said. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 4000)
  const cyrillic = sample.match(/[\u0400-\u04ff]/g)?.length ?? 0
  const latin = sample.match(/[a-z]/gi)?.length ?? 0
  return cyrillic > latin ? 'ru' : 'en'
}
