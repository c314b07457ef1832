/** What a pack has promised and signed, as weighted words: what links a claim to a commitment. */

import { intervalOf } from '../day.ts'
import type { GazetteerRows } from './gazetteer.ts'
import { stemOf } from './names.ts'
import { MARK, tokenize } from './tokens.ts'

/** Words of a commitment or an instrument, with weights. */
export interface Topic {
  readonly id: string
  readonly isInstrument: boolean
  readonly terms: ReadonlyMap<string, number>
  readonly norm: number
  readonly since: string | null
  readonly parties: readonly string[]
  readonly bodies: readonly string[]
  readonly value: number | null
  readonly unit: string
  readonly due: string | null
  /** Instruments: the kind; commitments: the id of the carrying instrument. */
  readonly kind: string
  readonly instrument: string | null
  readonly related: readonly string[]
  /** Content words of the title alone. */
  readonly title: ReadonlySet<string>
}

const STOP_TERMS = new Set(
  'the a an of in on at by for to from with and or between its their each other as is are be has have under into it that than one two both new more joint cooperation agreement memorandum treaty document protocol contract least side part party independent source seen stated documented shown one year years day days after before february first last'
    .split(' ')
    .map(stemOf),
)

/** Content words of a text, as stems. */
export function termsOf(text: string): string[] {
  const terms: string[] = []
  const put = (word: string) => {
    const stem = stemOf(word)
    if (stem.length > 1 && !STOP_TERMS.has(stem) && !/^\d{1,2}$/.test(stem)) terms.push(stem)
  }
  for (const token of tokenize(text, 0, text.length)) {
    if (token.kind === MARK) continue
    put(token.low)
    if (token.low.includes('-')) for (const part of token.low.split('-')) put(part)
  }
  return terms
}

export function topicsOf(rows: GazetteerRows): Omit<Topic, 'norm'>[] {
  const nameOf = new Map<string, string>()
  for (const body of rows.institutions)
    nameOf.set(
      body.id,
      `${body.name} ${body.aliases.filter((alias) => /^[\x20-\x7e]+$/.test(alias)).join(' ')}`,
    )
  const instruments = new Map(rows.instruments.map((row) => [row.id, row]))
  const bodyOf = new Map(
    rows.institutions.flatMap((body) =>
      [body.name, ...body.aliases].map((name) => [name, body.id] as const),
    ),
  )
  const weighed = (parts: readonly (readonly [string, number])[]) => {
    const terms = new Map<string, number>()
    for (const [text, weight] of parts)
      for (const term of new Set(termsOf(text)))
        terms.set(term, Math.max(terms.get(term) ?? 0, weight))
    return terms
  }
  const earliest = (partial: string | null) =>
    partial === null ? null : intervalOf(partial)!.earliest
  return [
    ...rows.instruments.map(
      (row): Omit<Topic, 'norm'> => ({
        id: row.id,
        isInstrument: true,
        terms: weighed([
          [row.title, 1],
          [row.signatories.map(({ name }) => name).join(' '), 0.5],
        ]),
        since: earliest(row.signedOn),
        parties: [...new Set(row.signatories.map(({ party }) => party))],
        bodies: row.signatories
          .flatMap(({ name }) => name.split(/ and |; /))
          .map((name) => bodyOf.get(name.replace(/\s*\(.*$|\?$/g, '')))
          .filter((id) => id !== undefined),
        value: null,
        unit: '',
        due: null,
        kind: row.kind,
        instrument: null,
        related: [],
        title: new Set(termsOf(row.title)),
      }),
    ),
    ...rows.commitments.map((row): Omit<Topic, 'norm'> => {
      const bodies = row.responsible.flatMap(({ bodies }) => bodies.map(({ id }) => id))
      return {
        id: row.id,
        isInstrument: false,
        terms: weighed([
          [row.title, 1],
          [row.text, 1],
          [row.indicator, 0.7],
          [row.deliveredWhen, 0.35],
          [row.instrument === null ? '' : (instruments.get(row.instrument)?.title ?? ''), 0.3],
          [bodies.map((id) => nameOf.get(id) ?? '').join(' '), 0.25],
        ]),
        since: row.since,
        parties: row.responsible.map(({ party }) => party),
        bodies,
        value: row.value,
        unit: row.unit,
        due: row.due,
        kind: 'commitment',
        instrument: row.instrument,
        related: row.related,
        title: new Set(termsOf(row.title)),
      }
    }),
  ]
}
