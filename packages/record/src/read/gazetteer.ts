/**
 * What a reader knows of a partnership beforehand: parties, people, institutions, places, instruments and
 * commitments, compiled once into tables by which a text is read in one pass.
 *
 * Names of countries come from the platform’s Unicode data (CLDR); everything else comes with the pack.
 */

import { keyOf, skeletonOf } from './names.ts'
import { MARK, tokenize } from './tokens.ts'
import { type Topic, termsOf, topicsOf } from './topics.ts'

export interface GazetteerParty {
  readonly code: string
  readonly name: string
  readonly adjective: string
  readonly longName?: string | undefined
  readonly fiscalYearStarts?: string | undefined
}

export interface GazetteerCountry {
  readonly code: string
  readonly name: string
  readonly adjective?: string | undefined
  readonly longName?: string | undefined
}

/** The rows of a pack that a reader uses; a pack’s own records fit as they are. */
export interface GazetteerRows {
  readonly parties: readonly GazetteerParty[]
  readonly otherCountries: readonly GazetteerCountry[]
  readonly currencies: readonly { readonly code: string; readonly names: readonly string[] }[]
  /** The commitment on which totals of trade bear. */
  readonly headline: string | null
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
    readonly party: string | null
    readonly posts: readonly {
      readonly institution: string
      readonly title: string
      readonly from: string | null
      readonly to: string | null
    }[]
  }[]
  readonly institutions: readonly {
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
    readonly party: string | null
    readonly kind: string
    readonly role: string
  }[]
  readonly places: readonly {
    readonly id: string
    readonly name: string
    readonly country: string
    readonly kind: string
  }[]
  readonly instruments: readonly {
    readonly id: string
    readonly title: string
    readonly kind: string
    readonly signedOn: string | null
    readonly place: string
    readonly signatories: readonly { readonly party: string; readonly name: string }[]
    readonly note: string
  }[]
  readonly commitments: readonly {
    readonly id: string
    readonly title: string
    readonly text: string
    readonly instrument: string | null
    readonly related: readonly string[]
    readonly responsible: readonly {
      readonly party: string
      readonly bodies: readonly { readonly id: string }[]
    }[]
    readonly indicator: string
    readonly value: number | null
    readonly unit: string
    readonly due: string | null
    readonly deliveredWhen: string
    /** The day from which it was on record; null when none is known. */
    readonly since: string | null
  }[]
}

export type MentionKind = 'person' | 'institution' | 'country' | 'place' | 'instrument'

/** One entry under a name. */
export interface Entry {
  readonly kind: MentionKind
  readonly entity: string | null
  /** Party it counts for; null for none. */
  readonly party: string | null
  /** The spelling counts only in capitals as here: acronyms. */
  readonly exact: string | null
  /** Only the last name, or a name without what tells it from others: needs support in the text. */
  readonly isShort: boolean
}

interface Node {
  readonly next: Map<string, Node>
  entries: Entry[]
}

export interface Gazetteer {
  readonly rows: GazetteerRows
  readonly root: Node
  readonly codes: readonly string[]
  /** Adjectives of parties and other countries: key to code. */
  readonly adjectives: ReadonlyMap<string, string>
  readonly currencies: ReadonlyMap<string, string>
  readonly placeSkeletons: ReadonlyMap<string, Entry & { readonly name: string }>
  readonly surnameSkeletons: ReadonlyMap<
    string,
    readonly { readonly entry: Entry; readonly first: string; readonly name: string }[]
  >
  readonly partyOf: ReadonlyMap<string, string | null>
  readonly topics: readonly Topic[]
  /** What the parties are called, as stems. */
  readonly partyTerms: ReadonlySet<string>
  readonly idf: ReadonlyMap<string, number>
  /** For each word the commitments that have it, by index, and the weight it has there. */
  readonly byTerm: ReadonlyMap<
    string,
    { readonly topics: readonly number[]; readonly weights: readonly number[] }
  >
  /** What each id is called; under `post ID` the post and the country of a person. */
  readonly names: ReadonlyMap<string, string>
  readonly instrumentById: ReadonlyMap<string, GazetteerRows['instruments'][number]>
}

/** Compiles the rows; `languages` are those in which countries may be named. */
export function compileGazetteer(
  rows: GazetteerRows,
  languages: readonly string[] = ['en', 'ru'],
): Gazetteer {
  const root: Node = { next: new Map(), entries: [] }
  const codes = rows.parties.map((party) => party.code)
  const add = (
    name: string,
    entry: Omit<Entry, 'exact' | 'isShort'> & { isShort?: boolean; exact?: string | null },
  ) => {
    const words = tokenize(name, 0, name.length).filter((token) => token.kind !== MARK)
    if (words.length === 0) return
    let node = root
    for (const word of words) {
      const key = keyOf(word.text)
      let next = node.next.get(key)
      if (next === undefined) {
        next = { next: new Map(), entries: [] }
        node.next.set(key, next)
      }
      node = next
    }
    const isAcronym = words.length === 1 && /^[\p{Lu}\d&]{2,6}$/u.test(name)
    if (!node.entries.some((known) => known.kind === entry.kind && known.entity === entry.entity))
      node.entries.push({ isShort: false, exact: isAcronym ? name : null, ...entry })
  }

  // Countries
  const adjectives = new Map<string, string>()
  const ownNames = new Set<string>()
  for (const party of rows.parties) {
    add(party.name, { kind: 'country', entity: party.code, party: party.code })
    if (party.longName !== undefined)
      add(party.longName, { kind: 'country', entity: party.code, party: party.code })
    adjectives.set(keyOf(party.adjective), party.code)
    adjectives.set(keyOf(party.name), party.code)
    ownNames.add(keyOf(party.name))
  }
  for (const country of rows.otherCountries) {
    add(country.name, { kind: 'country', entity: null, party: country.code })
    if (country.longName !== undefined)
      add(country.longName, { kind: 'country', entity: null, party: country.code })
    if (country.adjective !== undefined) adjectives.set(keyOf(country.adjective), country.code)
  }
  for (const [code, name] of countryNames(languages)) {
    const isParty = codes.includes(code)
    add(name, { kind: 'country', entity: isParty ? code : null, party: code })
    if (isParty && /[\u0400-\u04ff]/.test(name)) {
      adjectives.set(keyOf(name), code)
      // Пакистан → пакистанский, -ая, -ой …
      if (/[бвгдзклмнпрст]$/.test(name))
        for (const ending of RUSSIAN_ADJECTIVE) adjectives.set(keyOf(`${name}${ending}`), code)
    }
  }

  // Institutions
  const partyOf = new Map<string, string | null>()
  for (const code of codes) partyOf.set(code, code)
  for (const body of rows.institutions) {
    // A union counts for the party that its role names.
    const named = codes.filter((code) => new RegExp(`\\b${code}\\b`).test(body.role))
    const party = body.party ?? (named.length === 1 ? named[0]! : null)
    partyOf.set(body.id, party)
    const entry = { kind: 'institution', entity: body.id, party } as const
    for (const name of [body.name, ...body.aliases]) add(name.replace(/^the /i, ''), entry)
    for (const name of shortNames(body.name, rows.parties))
      add(name.name, { ...entry, isShort: name.isShort })
  }

  // Places
  const placeSkeletons = new Map<string, Entry & { name: string }>()
  const rank = (kind: string) =>
    kind === 'city' ? 0 : kind === 'port' || kind === 'terminal' ? 1 : kind === 'border' ? 2 : 3
  for (const place of [...rows.places].sort((a, b) => rank(a.kind) - rank(b.kind))) {
    partyOf.set(place.id, codes.includes(place.country) ? place.country : null)
    const entry = { kind: 'place', entity: place.id, party: place.country } as const
    for (const name of placeNames(place.name)) {
      add(name, entry)
      const skeleton = skeletonOf(name.replaceAll(' ', ''))
      if (skeleton.length >= 3 && !placeSkeletons.has(skeleton))
        placeSkeletons.set(skeleton, { ...entry, exact: null, isShort: false, name })
    }
  }

  // People
  const surnameSkeletons = new Map<string, { entry: Entry; first: string; name: string }[]>()
  for (const person of rows.people) {
    partyOf.set(person.id, person.party)
    const entry = { kind: 'person', entity: person.id, party: person.party } as const
    for (const name of [person.name, ...person.aliases]) {
      const bare = name.replace(/^(?:Dame|Sir|Captain|Dr|Mr|Ms|Mrs)\.? /, '')
      const parts = bare.split(' ').filter((part) => part.length > 1)
      if (parts.length > 1) add(bare, entry)
      const last = parts.at(-1)
      if (last === undefined || last.length < 3) continue
      add(last, { ...entry, isShort: true })
      const skeleton = skeletonOf(last)
      const list = surnameSkeletons.get(skeleton) ?? []
      if (parts.length > 1)
        list.push({ entry: { ...entry, exact: null, isShort: true }, first: parts[0]!, name: bare })
      surnameSkeletons.set(skeleton, list)
    }
  }

  // Instruments by their titles
  for (const instrument of rows.instruments) {
    const entry = { kind: 'instrument', entity: instrument.id, party: null } as const
    for (const name of instrumentNames(instrument)) add(name, entry)
  }

  const topics = topicsOf(rows)
  const idf = new Map<string, number>()
  for (const topic of topics)
    for (const term of topic.terms.keys()) idf.set(term, (idf.get(term) ?? 0) + 1)
  for (const [term, count] of idf) idf.set(term, Math.log(1 + topics.length / count))
  const weighed = topics.map((topic): Topic => {
    const terms = new Map([...topic.terms].map(([term, weight]) => [term, weight * idf.get(term)!]))
    let sum = 0
    for (const weight of terms.values()) sum += weight * weight
    return { ...topic, terms, norm: Math.sqrt(sum) }
  })
  const byTerm = new Map<string, { topics: number[]; weights: number[] }>()
  weighed.forEach((topic, i) => {
    if (topic.isInstrument) return
    for (const [term, weight] of topic.terms) {
      const list = byTerm.get(term) ?? { topics: [], weights: [] }
      list.topics.push(i)
      list.weights.push(weight)
      byTerm.set(term, list)
    }
  })
  const currencies = new Map(
    rows.currencies.flatMap(({ code, names }) =>
      [code, ...names].map((name) => [name.toLowerCase(), code] as const),
    ),
  )
  return {
    rows,
    root,
    codes,
    adjectives,
    currencies,
    placeSkeletons,
    surnameSkeletons,
    partyOf,
    topics: weighed,
    partyTerms: new Set(
      rows.parties.flatMap(({ name, adjective }) => termsOf(`${name} ${adjective}`)),
    ),
    idf,
    byTerm,
    names: new Map([
      ...[...rows.people, ...rows.institutions, ...rows.places].map(
        (row) => [row.id, row.name] as const,
      ),
      ...rows.people.map(
        (row) =>
          [
            `post ${row.id}`,
            `${row.posts.at(-1)?.title ?? ''} ${rows.parties.find(({ code }) => code === row.party)?.name ?? ''}`,
          ] as const,
      ),
    ]),
    instrumentById: new Map(rows.instruments.map((row) => [row.id, row])),
  }
}

const RUSSIAN_ADJECTIVE = 'ский ская ское ские ского ской ском ских скую ским скими'.split(' ')

/** All countries of ISO 3166-1 as CLDR calls them. */
function countryNames(languages: readonly string[]): [code: string, name: string][] {
  const names: [string, string][] = []
  for (const language of languages) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (let a = 65; a <= 90; a++) {
      for (let b = 65; b <= 90; b++) {
        const code = String.fromCharCode(a, b)
        const name = display.of(code)
        if (name !== undefined && name !== code && !/^(?:EU|EZ|UN|ZZ|QO|X.)$/.test(code))
          names.push([code, name])
      }
    }
  }
  return names
}

/** “X (city and station)” is X; “X / Y border post” both of them. */
function placeNames(name: string): string[] {
  const inside = /\(([^)]+)\)/.exec(name)?.[1] ?? ''
  const bare = name.replace(/\s*\([^)]*\)/g, '')
  const names = bare.split(' / ').flatMap((part) => {
    const short = part.replace(
      / (?:border post|border station|station|ferry post|dry port|port|pass|junction|gas field)\b.*$/i,
      '',
    )
    return short === part ? [part] : [part, short]
  })
  if (/^\p{Lu}\p{L}+$/u.test(inside)) names.push(inside)
  return names.filter((one) => one.length > 2)
}

/** What a ministry or a body is called when its country is clear. */
function shortNames(
  name: string,
  parties: readonly GazetteerParty[],
): { name: string; isShort: boolean }[] {
  const out: { name: string; isShort: boolean }[] = []
  const party = parties.find(({ name: own }) => new RegExp(`\\b${own}\\b`).test(name))
  const bare =
    party === undefined ? name : name.replace(new RegExp(`\\s+(?:of|in) ${party.name}\\b`), '')
  if (bare !== name && bare.includes(' ')) out.push({ name: bare, isShort: true })
  const ministry = /^(?:Federal )?Ministry of (.+)$/.exec(bare)
  const own = party === undefined ? parties : [party]
  if (ministry !== null) {
    const field = ministry[1]!
    const fields = [field, field.split(/ and |, /)[0]!]
    for (const one of fields) {
      out.push({ name: `${one} Ministry`, isShort: true })
      const simple = one
        .replace(/^Foreign Affairs$/, 'Foreign')
        .replace(/^External Relations$/, 'Foreign')
      if (simple !== one) out.push({ name: `${simple} Ministry`, isShort: true })
      if (party !== undefined)
        for (const { adjective, name: country } of own) {
          out.push({ name: `${adjective} ${simple} Ministry`, isShort: false })
          out.push({ name: `${adjective} Ministry of ${one}`, isShort: false })
          out.push({ name: `${country} ${simple} Ministry`, isShort: false })
        }
    }
  } else if (bare !== name && party !== undefined)
    out.push({ name: `${party.adjective} ${bare}`, isShort: false })
  return out
}

function instrumentNames(row: GazetteerRows['instruments'][number]): string[] {
  const names = [row.title.replace(/\s*\([^)]*\)/g, '')]
  const also = /[Aa]lso called (?:the )?([^.;]+)/.exec(row.note)?.[1]
  if (also !== undefined) names.push(...also.split(/ or (?:the )?|, (?:the )?/))
  // “Joint Declaration on …” is known by its capitals alone.
  const capitals =
    /^(?:[A-Z][\w-]+ ){1,5}(?:Agreement|Declaration|Treaty|Protocol|Plan|Contract|Charter|Convention)\b/.exec(
      row.title,
    )?.[0]
  if (capitals !== undefined) names.push(capitals)
  // “Contract for the Northern Cable” is the Northern Cable
  const subject =
    /^(?:Contract|Agreement|Memorandum|MoU|Treaty|Protocol) (?:on|for|of) (?:the )?((?:[A-Z][\w-]+ ){1,4}[A-Z][\w-]+)$/.exec(
      row.title,
    )?.[1]
  if (subject !== undefined) names.push(subject)
  return names.filter((name) => name.includes(' '))
}
