/**
 * Which item of an agenda each sentence of the minutes is about.
 *
 * By its number, where the minutes number as the agenda does: a number opens an item until the next one, or
 * until a heading that ends it; but a section whose words are another item’s title, and not its own, is about
 * that one. Whether they do is put to the vote of the sections whose words name an item:
 * where more of them name another than the one of their number, the numbers are the minutes’ own and count
 * for nothing. Numbers before paragraphs count only where no item is named as one (“Item 3”), or
 * where those are later items of the same count.
 *
 * Without numbers by link: what the reader’s claims bear on, words of the item’s title by their rarity
 * (inverse document frequency over the titles on record), instruments and bodies that are named. A sentence
 * without a link goes with the one before it in its paragraph, and with the heading above it.
 */

import { type Mention, termsOf } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import { nameOf } from '../language/names.ts'
import type { Language } from '../language/words.ts'
import type { Agenda, AgendaItem } from './agenda.ts'
import type { Marker, MinutesSentence } from './minutes-text.ts'

export const MATCHES = ['number', 'link', 'words', 'context'] as const
export type MatchKind = (typeof MATCHES)[number]

/** The item of a sentence, as its place on the agenda; how it was found. */
export interface Match {
  readonly items: readonly number[]
  readonly by: MatchKind
  /** What the words under this number name instead, for `Linker.nameOf`; null for nothing, or this item. */
  readonly instead: number | null
}

export interface Matched {
  /** By sentence; null where it is about none. */
  readonly matches: readonly (Match | null)[]
  /** By sentence: the commitment on record that it names and that is not on the agenda; null for none. */
  readonly beyond: readonly (string | null)[]
  /** True where the numbers in the minutes are not those of the agenda. */
  readonly numbersDiffer: boolean
}

/** A link below this is none; the best must lead by `LEAD`. */
const LEAST = 0.45
const LEAD = 0.1
const OF_CLAIM = 0.8
/** A claim’s link is weak where the words share no two with the commitment and name no body of it. */
const OF_BARE_CLAIM = 0.3
const OF_TITLE = 0.9
const OF_INSTRUMENT = 0.5
const OF_BODY = 0.15

/** Months of a date are no words of a title. */
const MONTHS = new Set(
  ['en', 'ru'].flatMap((locale) =>
    ['long', 'short'].flatMap((month) => {
      const format = new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: month as 'long' | 'short',
        timeZone: 'UTC',
      })
      return Array.from({ length: 12 }, (_, i) => format.format(Date.UTC(2024, i, 1))).flatMap(
        termsOf,
      )
    }),
  ),
)

/** Words of any minutes, whatever they are about. */
const SITTING = new Set(
  termsOf(
    'session meeting sitting commission committee council item agenda minutes side discuss discussion consider consideration report information inform question matter issue settle deadline date extend postpone defer заседание комиссия пункт повестка вопрос сторона стороны протокол обсуждение сообщить рассмотрение срок дата перенести отложить',
  ),
)

/** Content words of a text, as stems, without those of dates and of minutes. */
function contentTerms(text: string): string[] {
  return termsOf(text).filter(
    (term) => !MONTHS.has(term) && !SITTING.has(term) && !/^\d{4}$/.test(term),
  )
}

/** A heading that is made of a title’s words counts as so much of it. */
const HEADING = 0.65

/** Words that a heading has at least: a place and a day are none. */
function leastOf({ marker }: MinutesSentence): number {
  return marker === null ? 2 : 1
}

interface Target {
  readonly commitment: string | null
  readonly instrument: string | null
  readonly bodies: ReadonlySet<string>
  /** Words of each of its titles. */
  readonly titles: readonly ReadonlySet<string>[]
  /** Words of its titles, of its text and of the paper that carries it. */
  readonly words: ReadonlySet<string>
}

/** A link of a sentence with an item. */
export interface Link {
  readonly score: number
  /** The part of the title’s words that it shares. */
  readonly title: number
  readonly byClaim: boolean
}

export interface Linker {
  readonly link: (sentence: MinutesSentence, item: number) => Link
  /** Items of the agenda; links are measured beyond them too, with what is on record and not on it. */
  readonly items: number
  readonly all: number
  /** The commitment beyond the items of the agenda; null for an item. */
  readonly beyond: (item: number) => string | null
  /** What an item, or something beyond them, is called. */
  readonly nameOf: (item: number) => string
}

/** Links of sentences with items, measured once. */
export function linkerOf(
  dossier: Dossier,
  agenda: Agenda,
  mentions: readonly Mention[],
  language: string | null,
): Linker {
  const onIt = new Set(agenda.items.flatMap(({ commitment }) => commitment ?? []))
  const others = dossier.ledger.commitments.map(({ record }) => record.id)
  const beyond = others.filter((id) => !onIt.has(id))
  const targets = [
    ...agenda.items.map((item) => targetOf(dossier, item, language)),
    ...beyond.map((id) => targetOf(dossier, id, language)),
  ]
  const idf = rarityOf(dossier)
  const weight = (term: string) => idf.get(term) ?? Math.log(1 + dossier.ledger.commitments.length)
  const carried = new Map<string, number>()
  for (const { instrument } of targets.slice(0, agenda.items.length))
    if (instrument !== null) carried.set(instrument, (carried.get(instrument) ?? 0) + 1)
  const terms = new Map<number, ReadonlySet<string>>()
  const termsIn = (sentence: MinutesSentence) => {
    const known = terms.get(sentence.index)
    if (known !== undefined) return known
    const made = new Set(contentTerms(sentence.words))
    terms.set(sentence.index, made)
    return made
  }
  const names = new Map<number, readonly Mention[]>()
  const mentionsIn = ({ index, span: [from, to] }: MinutesSentence) => {
    const known = names.get(index)
    if (known !== undefined) return known
    const made = mentions.filter(
      ({ start, end, entity }) => entity !== null && start < to && end > from,
    )
    names.set(index, made)
    return made
  }
  const link: Linker['link'] = (sentence, at) => {
    const target = targets[at]!
    const about = sentence.claims.filter(
      ({ claim }) => target.commitment !== null && claim.about.includes(target.commitment),
    )
    const share = Math.max(0, ...about.map(({ claim }) => 1 / claim.about.length))
    const own = termsIn(sentence)
    const title = Math.max(
      0,
      ...target.titles.map((words) => {
        const all = [...words]
        const sum = all.reduce((total, term) => total + weight(term), 0)
        const shared = all.filter((term) => own.has(term))
        // A heading of the title’s words alone, as “Customs seals” for what is said of them.
        if (own.size > 0 && shared.length === own.size && own.size >= leastOf(sentence)) {
          const recall = shared.reduce((total, term) => total + weight(term), 0) / sum
          return Math.max(HEADING, recall)
        }
        // One word alone is no title, unless it is all of it.
        if (sum === 0 || (shared.length < 2 && shared.length < all.length)) return 0
        return shared.reduce((total, term) => total + weight(term), 0) / sum
      }),
    )
    const { instrument } = target
    const isCarried =
      at < agenda.items.length &&
      instrument !== null &&
      carried.get(instrument) === 1 &&
      (sentence.claims.some(({ claim }) => claim.about.includes(instrument)) ||
        mentionsIn(sentence).some(({ entity }) => entity === instrument))
    const bodies = new Set(
      mentionsIn(sentence).flatMap(({ entity }) => (target.bodies.has(entity!) ? entity! : [])),
    )
    const isBorneOut =
      bodies.size > 0 || [...target.words].filter((term) => own.has(term)).length > 1
    const score =
      (isBorneOut ? OF_CLAIM : OF_BARE_CLAIM) * Math.sqrt(share) +
      OF_TITLE * title +
      (isCarried ? OF_INSTRUMENT : 0) +
      OF_BODY * Math.min(2, bodies.size)
    return { score, title, byClaim: share > 0 || isCarried }
  }
  return {
    link,
    items: agenda.items.length,
    all: targets.length,
    beyond: (at) => beyond[at - agenda.items.length] ?? null,
    nameOf: (at) =>
      at < agenda.items.length
        ? `item ${at + 1}`
        : `“${dossier.names.get(beyond[at - agenda.items.length]!) ?? ''}”`,
  }
}

function targetOf(dossier: Dossier, of: AgendaItem | string, language: string | null): Target {
  const item = typeof of === 'string' ? null : of
  const commitment = typeof of === 'string' ? of : of.commitment
  const record =
    dossier.ledger.commitments[dossier.commitmentIndex.get(commitment ?? '') ?? -1]?.record ?? null
  const own: Language = language === 'ru' ? 'ru' : 'en'
  const names =
    commitment === null
      ? []
      : [nameOf(dossier, commitment, 'en').text, nameOf(dossier, commitment, own).text]
  const action = item?.action ?? null
  const wording = item?.kind === 'own' ? [item.wording ?? ''] : []
  const titles = [
    ...new Set([...names, ...wording, ...(action === null ? [] : [action.action.what])]),
  ]
  return {
    commitment,
    instrument: record?.instrument ?? null,
    bodies: new Set([
      ...(record?.responsible.flatMap(({ bodies }) => bodies.map(({ id }) => id)) ?? []),
      ...(action?.action.owners.flatMap(({ body }) => body ?? []) ?? []),
    ]),
    titles: titles.map((title) => new Set(contentTerms(title))).filter(({ size }) => size > 0),
    words: new Set([
      ...titles.flatMap((title) => contentTerms(title)),
      ...contentTerms(record?.text ?? ''),
      ...contentTerms(dossier.names.get(record?.instrument ?? '') ?? ''),
    ]),
  }
}

const rarities = new WeakMap<Dossier, ReadonlyMap<string, number>>()

/** How rare words are in the titles on record. */
function rarityOf(dossier: Dossier): ReadonlyMap<string, number> {
  const known = rarities.get(dossier)
  if (known !== undefined) return known
  const { commitments } = dossier.ledger
  const counts = new Map<string, number>()
  for (const { record } of commitments)
    for (const term of new Set([
      ...contentTerms(record.title),
      ...contentTerms(nameOf(dossier, record.id, 'ru').text),
    ]))
      counts.set(term, (counts.get(term) ?? 0) + 1)
  const idf = new Map(
    [...counts].map(([term, count]) => [term, Math.log(1 + commitments.length / count)] as const),
  )
  rarities.set(dossier, idf)
  return idf
}

/** The item that a sentence names by itself, or what else is on record; null for none, or for two alike. */
function named(
  sentence: MinutesSentence,
  { link, all }: Linker,
): { item: number; by: MatchKind } | null {
  if (sentence.isOrder) return null
  let best: { item: number; by: MatchKind; score: number } | null = null
  let second = 0
  for (let item = 0; item < all; item++) {
    const { score, byClaim } = link(sentence, item)
    if (best === null || score > best.score) {
      second = best?.score ?? 0
      best = { item, by: byClaim ? 'link' : 'words', score }
    } else if (score > second) second = score
  }
  return best === null || best.score < LEAST || best.score - second < LEAD ? null : best
}

interface Section {
  /** Sentences from `from`, up to the next section. */
  readonly from: number
  to: number
  /** As the minutes have them; empty for what belongs to no item. */
  readonly numbers: readonly number[]
}

/** Matches every sentence. */
export function matchedItems(sentences: readonly MinutesSentence[], linker: Linker): Matched {
  const own = sentences.map((sentence) => named(sentence, linker))
  const sections = sectionsOf(sentences)
  const numbered = sections.filter(({ numbers }) => numbers.length > 0)
  let agree = 0
  let differ = 0
  for (const { from, to, numbers } of numbered) {
    const found = own.slice(from, to).flatMap((one) => one?.item ?? [])
    if (found.length === 0) continue
    if (found.some((item) => numbers.includes(item + 1))) agree++
    else differ++
  }
  // One item named as one, and of other words, is an item of other words and no other numbering.
  const isNamed = sentences.some(({ marker }) => marker?.kind === 'explicit')
  const isTrusted = numbered.length > 0 && (agree >= differ || (isNamed && differ === 1))
  const matches: (Match | null)[] = isTrusted
    ? byNumbers(sentences, sections, own, linker)
    : byLinks(sentences, own, linker.items)
  const beyond = own.map((one) => (one === null ? null : linker.beyond(one.item)))
  return { matches, beyond, numbersDiffer: numbered.length > 0 && !isTrusted }
}

/**
 * True of paragraphs that are numbered from 1 before any item is named as one, and of which none is named so
 * below its number: “Item 3” is one of them, called by its name.
 */
function isNamedToo(markers: readonly Marker[]): boolean {
  const first = markers[0]
  if (first?.kind !== 'bare' || first.numbers[0] !== 1) return false
  let highest = 0
  return markers.every(({ kind, style, numbers }) => {
    if (kind === 'bare') {
      if (style === first.style) highest = Math.max(highest, ...numbers)
      return true
    }
    return Math.min(...numbers) > 1 && Math.min(...numbers) >= highest
  })
}

/** Sections by the numbers of items, in the style that the minutes use. */
function sectionsOf(sentences: readonly MinutesSentence[]): Section[] {
  const markers = sentences.flatMap(({ marker }) => marker ?? [])
  const isNamed = markers.some((one) => one.kind === 'explicit')
  const isBare = !isNamed || isNamedToo(markers)
  const style = markers.find(({ kind }) => kind === 'bare')?.style ?? ''
  const sections: Section[] = [{ from: 0, to: sentences.length, numbers: [] }]
  let highest = 0
  for (const { index, marker, closes, isOrder } of sentences) {
    const opens =
      marker !== null &&
      !isOrder &&
      (marker.kind === 'explicit' ||
        // A list inside an item begins again at 1.
        (isBare && marker.style === style && marker.numbers[0]! > highest))
    if (!opens && !(closes && marker?.kind !== 'explicit')) continue
    if (opens && isBare) highest = Math.max(highest, ...marker.numbers)
    sections.at(-1)!.to = index
    sections.push({
      from: index,
      to: sentences.length,
      numbers: opens && !closes ? marker.numbers : [],
    })
  }
  return sections
}

type Named = { readonly item: number; readonly by: MatchKind } | null

function byNumbers(
  sentences: readonly MinutesSentence[],
  sections: readonly Section[],
  own: readonly Named[],
  { link, items }: Linker,
): (Match | null)[] {
  const links = byLinks(sentences, own, items)
  return sections.flatMap(({ from, to, numbers }) => {
    const section = sentences.slice(from, to)
    const known = [...new Set(numbers)].filter((one) => one >= 1 && one <= items).map((n) => n - 1)
    const named = section.flatMap(({ index }) => own[index]?.item ?? [])
    const isOwn = named.length === 0 || named.some((item) => known.includes(item))
    const instead = isOwn ? null : named[0]!
    const isTitle =
      instead !== null && section.some((sentence) => link(sentence, instead).title >= TITLED)
    return section.map((sentence): Match | null => {
      if (sentence.isOrder) return null
      // Outside any item, and under a number that the agenda has not, words still may name one.
      if (known.length === 0) return links[sentence.index]!
      if (isTitle)
        return instead! < items ? { items: [instead!], by: 'words', instead: null } : null
      return { items: known, by: 'number', instead }
    })
  })
}

/** So much of a title is the title. */
const TITLED = 0.6

function byLinks(
  sentences: readonly MinutesSentence[],
  own: readonly Named[],
  items: number,
): (Match | null)[] {
  const matches: (Match | null)[] = []
  let heading: number | null = null
  let before: number | null = null
  let paragraph = -1
  for (const sentence of sentences) {
    if (sentence.paragraph !== paragraph) {
      paragraph = sentence.paragraph
      before = heading
    }
    if (sentence.closes) {
      heading = null
      before = null
    }
    const found = own[sentence.index]!
    if (sentence.isHeading) {
      heading = found?.item ?? null
      before = heading
    }
    if (found !== null) before = found.item
    matches.push(
      sentence.isOrder || before === null || before >= items
        ? null
        : { items: [before], by: found?.by ?? 'context', instead: null },
    )
  }
  // A paragraph that names its item only later on is about it from its beginning.
  for (let i = sentences.length - 2; i >= 0; i--) {
    const next = matches[i + 1]!
    const isSame = sentences[i]!.paragraph === sentences[i + 1]!.paragraph
    const isFree = matches[i] === null && own[i] === null && !sentences[i]!.isOrder
    if (isFree && next !== null && isSame)
      matches[i] = { items: next.items, by: 'context', instead: null }
  }
  return matches
}
