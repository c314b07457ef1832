/** Statements for tests, made small: an invented partnership of parties P and Q. */

import { ACTS, type Act, MODALITIES, SOURCE_CLASSES, type SourceClass } from '@followthrough/record'
import fc from 'fast-check'
import type { Statement } from '../src/index.ts'

export const PARTIES = ['P', 'Q']

const blank = {
  saidBy: null,
  boundParties: [] as string[],
  modality: 'fact' as const,
  validOn: null,
  knownOn: '2020-01-01',
  source: 's',
  sourceClass: 'B' as SourceClass,
  originCluster: null,
  locator: null,
  retracts: null,
  recordedBy: 'test',
  state: 'accepted' as const,
  recordedAt: '2026-01-01T00:00:00.000Z',
}

let serial = 0
/** A statement with what matters given. Ids count up. */
export function statement(given: Partial<Statement> & Pick<Statement, 'subject'>): Statement {
  return {
    ...blank,
    id: `t${serial++}`,
    property: 'act',
    valueType: 'act',
    value: {},
    ...given,
  }
}

/** An act on a day, by default a fact of both parties in an official source. */
export function act(
  name: Act,
  on: string,
  given: Partial<Statement> & { meets?: 'whole' | 'part' } = {},
): Statement {
  const { meets, ...rest } = given
  return statement({
    subject: 'c-1',
    value: { act: name, meets: meets ?? null, summary: 'x', words: '', note: '', row: 'r' },
    validOn: on,
    knownOn: on.length === 10 ? on : '2030-01-01',
    boundParties: ['P', 'Q'],
    modality: name === 'voiced' || name === 'agreed' ? 'commitment' : 'fact',
    ...rest,
  })
}

/** The record of a commitment. */
export function commitment(given: Record<string, unknown> = {}): Statement {
  const id = String(given.id ?? 'c-1')
  return statement({
    subject: id,
    property: 'commitment',
    valueType: 'record',
    value: {
      id,
      title: 'A promise',
      text: 'A promise in full',
      instrument: null,
      related: [],
      event: null,
      sector: 'x',
      responsible: [],
      indicator: '',
      value: null,
      unit: '',
      due: null,
      dueKind: 'none',
      dueOn: null,
      dueWords: '',
      deliveredWhen: 'a',
      partlyWhen: 'b',
      notEnough: 'c',
      declaratory: false,
      stallMonths: 24,
      lapseMonths: 48,
      dependsOn: [],
      sources: ['s'],
      note: '',
      ...given,
    },
  })
}

/** The record of an instrument. */
export function instrument(given: Record<string, unknown> = {}): Statement {
  const id = String(given.id ?? 'i-1')
  return statement({
    subject: id,
    property: 'instrument',
    valueType: 'record',
    value: {
      id,
      title: 'A treaty',
      kind: 'treaty',
      signedOn: null,
      place: '',
      signatories: [],
      sector: 'x',
      endsOn: null,
      replacedBy: null,
      sources: ['s'],
      note: '',
      ...given,
    },
  })
}

export function due(given: string, kind: string, on: string): Statement {
  return statement({
    subject: 'c-1',
    property: 'due',
    valueType: 'due',
    value: { due: given, kind, summary: '', words: '', note: '', row: 'r' },
    validOn: on,
    knownOn: on,
    modality: 'commitment',
  })
}

/** A day among few, so that ties and boundaries are common. */
const someDay = fc
  .tuple(fc.integer({ min: 2019, max: 2026 }), fc.constantFrom('01-31', '02-28', '06-15', '06-16'))
  .map(([year, rest]) => `${year}-${rest}`)
const somePartialDay = fc.oneof(
  { weight: 6, arbitrary: someDay },
  { weight: 1, arbitrary: fc.constantFrom('2020', '2022-06', '2023-01/2023-06', '2025') },
)
export const somePartyset = fc.subarray(PARTIES)

const someAct = fc
  .record({
    act: fc.constantFrom(...ACTS),
    on: somePartialDay,
    knownOn: someDay,
    modality: fc.oneof(
      { weight: 4, arbitrary: fc.constant('fact' as const) },
      { weight: 2, arbitrary: fc.constantFrom(...MODALITIES) },
    ),
    by: somePartyset,
    said: fc.boolean(),
    class: fc.constantFrom(...SOURCE_CLASSES),
    cluster: fc.constantFrom('k1', 'k2', 'k3'),
    meets: fc.constantFrom('whole' as const, 'part' as const),
    subject: fc.constantFrom('c-1', 'c-1', 'c-2', 'i-1'),
    state: fc.constantFrom('accepted' as const, 'accepted' as const, 'proposed' as const),
  })
  .map((a) =>
    act(a.act, a.on, {
      meets: a.meets,
      subject: a.subject,
      knownOn: a.knownOn,
      modality: a.modality,
      boundParties: a.by,
      saidBy: a.said ? 'p-1' : null,
      sourceClass: a.class,
      originCluster: a.cluster,
      state: a.state,
    }),
  )

const someDue = fc
  .tuple(someDay, fc.constantFrom('binding', 'target', 'indicative'), someDay)
  .map(([given, kind, on]) => due(given, kind, on))

const someSearch = fc.tuple(someDay, fc.boolean()).map(([on, found]) =>
  statement({
    subject: `q-${on}`,
    property: 'search',
    valueType: 'record',
    value: {
      id: `q-${on}`,
      on,
      what: 'it',
      where: 'there',
      result: '',
      found,
      subjects: ['c-1', 'i-1'],
    },
    validOn: on,
    knownOn: on,
  }),
)

const someReplacement = fc.tuple(fc.constantFrom('c-1', 'i-1'), someDay).map(([subject, on]) =>
  statement({
    subject,
    property: 'replacement',
    valueType: 'replacement',
    value: { by: 'c-9', row: 'r' },
    validOn: on,
    knownOn: on,
  }),
)

/** A ledger of two commitments, one of them carried by an instrument, with retractions of some rows. */
export const someLedger = fc
  .record({
    declaratory: fc.boolean(),
    stallMonths: fc.constantFrom(12, 24, 36),
    kind: fc.constantFrom('treaty', 'declaration'),
    endsOn: fc.option(someDay, { freq: 6 }),
    acts: fc.array(someAct, { maxLength: 14 }),
    dues: fc.array(someDue, { maxLength: 3 }),
    searches: fc.array(someSearch, { maxLength: 2 }),
    replacements: fc.oneof(
      { weight: 6, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(someReplacement, { maxLength: 1 }) },
    ),
    retractions: fc.array(fc.tuple(fc.nat(20), someDay), { maxLength: 4 }),
  })
  .map((given): Statement[] => {
    const told = [...given.acts, ...given.dues, ...given.replacements]
    const all = [
      commitment({
        instrument: 'i-1',
        declaratory: given.declaratory,
        stallMonths: given.stallMonths,
        lapseMonths: given.stallMonths * 2,
      }),
      commitment({ id: 'c-2' }),
      instrument({ endsOn: given.endsOn, kind: given.kind }),
      ...given.searches,
      ...told,
    ]
    const taken: Statement[] = []
    for (const [pick, knownOn] of given.retractions) {
      const targets = [...told, ...taken]
      const target = targets[pick % Math.max(1, targets.length)]
      if (target === undefined) continue
      taken.push(
        statement({
          subject: target.subject,
          property: 'retraction',
          valueType: 'retraction',
          value: {},
          retracts: target.id,
          knownOn,
        }),
      )
    }
    return [...all, ...taken]
  })

export const someAsOf = fc.record({ validOn: someDay, knownAt: someDay })
