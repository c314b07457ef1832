/** A seeded synthetic ledger: the same statements on every machine. */

import type { StatementDraft } from '@followthrough/ledger'
import { ACTS, dayOfEpoch, epochDay, SOURCE_CLASSES } from '@followthrough/record'

export const PARTIES = ['P', 'Q']

/** Mulberry32 (T. Ettinger, public domain): 32 bits of state, good enough to scatter days. */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const FIRST = epochDay('2005-01-01')
const LAST = epochDay('2026-11-21')

/** A day at random between 2005 and November 2026. */
export function randomDay(random: () => number): string {
  return dayOfEpoch(FIRST + Math.floor(random() * (LAST - FIRST)))
}

const blank = {
  saidBy: null,
  boundParties: [] as string[],
  modality: 'fact' as const,
  validOn: null,
  knownOn: '2005-01-01',
  source: null,
  sourceClass: null,
  originCluster: null,
  locator: null,
  retracts: null,
  recordedBy: 'bench',
  state: 'accepted' as const,
}

/** `count` statements over `commitments` commitments, half of them carried by an instrument. */
export function* syntheticStatements(
  count: number,
  commitments: number,
  seed: number,
): Generator<StatementDraft> {
  const random = generator(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const instruments = Math.floor(commitments / 10)
  for (let i = 0; i < instruments; i++) yield record('instrument', `i-${i}`, instrument(i))
  for (let c = 0; c < commitments; c++) {
    const carrier = c % 2 === 0 ? `i-${c % instruments}` : null
    yield record('commitment', `c-${c}`, commitment(c, carrier))
  }
  for (let n = commitments + instruments; n < count; n++) {
    const on = randomDay(random)
    const lag = Math.floor(random() * 20)
    const subject =
      random() < 0.05 ? `i-${Math.floor(random() * instruments)}` : `c-${n % commitments}`
    yield {
      ...blank,
      subject,
      property: 'act',
      valueType: 'act',
      value: {
        act: pick(ACTS),
        meets: random() < 0.5 ? 'whole' : 'part',
        summary: `event ${n}`,
        words: '',
        note: '',
        row: `s-${n}`,
      },
      saidBy: random() < 0.5 ? `p-${Math.floor(random() * 500)}` : null,
      boundParties: random() < 0.5 ? PARTIES : [pick(PARTIES)],
      modality: random() < 0.75 ? 'fact' : pick(['commitment', 'intention', 'wish', 'denial']),
      validOn: on,
      knownOn: dayOfEpoch(epochDay(on) + lag),
      sourceClass: pick(SOURCE_CLASSES),
      originCluster: `k-${Math.floor(random() * 50_000)}`,
    }
  }
}

function record(kind: string, id: string, value: Record<string, unknown>): StatementDraft {
  return { ...blank, subject: id, property: kind, valueType: 'record', value: { id, ...value } }
}

function instrument(i: number): Record<string, unknown> {
  return {
    title: `Agreement ${i}`,
    kind: 'agreement',
    signedOn: null,
    place: '',
    signatories: [],
    sector: `sector-${i % 20}`,
    endsOn: null,
    replacedBy: null,
    sources: ['s'],
    note: '',
  }
}

function commitment(c: number, carrier: string | null): Record<string, unknown> {
  return {
    title: `Commitment ${c}`,
    text: `Do thing ${c} by the means agreed`,
    instrument: carrier,
    related: [],
    event: null,
    sector: `sector-${c % 20}`,
    responsible: [],
    indicator: '',
    value: null,
    unit: '',
    due: null,
    dueKind: 'none',
    dueOn: null,
    dueWords: '',
    deliveredWhen: 'It is done.',
    partlyWhen: 'Half of it is done.',
    notEnough: 'Words.',
    declaratory: c % 10 === 0,
    stallMonths: 24,
    lapseMonths: 48,
    dependsOn: [],
    sources: ['s'],
    note: '',
  }
}
