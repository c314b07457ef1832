/** Instruments, people, institutions and sources: lists, and one of them opened. */

import {
  CODE_NAMES,
  FORM_CODES,
  INSTRUMENT_KINDS,
  type Institution,
  type Instrument,
  isSeen,
  type Person,
  RULES,
  type State,
  type Statement,
  statementsOf,
} from '@followthrough/ledger'
import { epochDay, type Source } from '@followthrough/record'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import {
  CommitmentRow,
  Header,
  headerOf,
  onRecord,
  Ref,
  RuleIds,
  refOf,
  rowsOf,
  SourceRef,
  StatementBody,
  sourceRefOf,
  statementBody,
  visible,
} from './common.ts'
import { DisagreementBody, disagreementsAbout } from './disagreements.ts'

const InstrumentRow = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(INSTRUMENT_KINDS),
  signedOn: z.string().nullable(),
  place: z.string(),
  sector: z.string(),
  signatories: z.array(z.object({ party: Ref, name: z.string() })),
  form: z.enum(FORM_CODES),
  formName: z.string(),
  rule: RuleIds,
  ruleText: z.string(),
  endsOn: z.string().nullable(),
  note: z.string(),
  sources: z.array(SourceRef),
})

export const InstrumentAnswer = z.object({
  ...Header,
  instrument: InstrumentRow,
  commitments: z.array(CommitmentRow),
  statements: z.array(StatementBody),
  disagreements: z.array(DisagreementBody),
})
export type InstrumentAnswer = z.infer<typeof InstrumentAnswer>

export function instrumentAnswer(
  dossier: Dossier,
  state: State,
  id: string,
): InstrumentAnswer | null {
  const found = visible(dossier.ledger.instruments, state).find((entry) => entry.value.id === id)
  if (found === undefined) return null
  return {
    ...headerOf(dossier, state),
    instrument: instrumentRow(dossier, state, found.value),
    commitments: rowsOf(
      state,
      onRecord(state).filter((i) => {
        const { record } = state.ledger.commitments[i]!
        return record.instrument === id || record.related.includes(id)
      }),
    ),
    statements: statementsOf(state, id)
      .filter((s) => s.valueType === 'act' || s.valueType === 'replacement')
      .map((s) => statementBody(dossier, s)),
    disagreements: disagreementsAbout(dossier, state, [id]),
  }
}

function instrumentRow(dossier: Dossier, state: State, record: Instrument) {
  const codes = state.evaluator.instrument(
    record.id,
    epochDay(state.validOn),
    epochDay(state.knownAt),
  )
  const form = FORM_CODES[codes.form]!
  const rule = (Object.keys(RULES) as (keyof typeof RULES)[])[codes.formRule]!
  return {
    id: record.id,
    title: record.title,
    kind: record.kind,
    signedOn: record.signedOn,
    place: record.place,
    sector: record.sector,
    signatories: record.signatories.map((s) => ({
      party: refOf(dossier, s.party),
      name: s.name,
    })),
    form,
    formName: CODE_NAMES[form],
    rule,
    ruleText: RULES[rule][1],
    endsOn: record.endsOn,
    note: record.note,
    sources: record.sources.map((source) => sourceRefOf(dossier, source)),
  }
}

const InstitutionRow = z.object({
  id: z.string(),
  name: z.string(),
  party: Ref.nullable(),
  kind: z.string(),
  aliases: z.array(z.string()),
  role: z.string(),
  /** Commitments for which it is named as responsible. */
  commitments: z.int(),
})

export const InstitutionsAnswer = z.object({
  ...Header,
  total: z.int(),
  institutions: z.array(InstitutionRow),
})
export type InstitutionsAnswer = z.infer<typeof InstitutionsAnswer>

export function institutionsAnswer(dossier: Dossier, state: State): InstitutionsAnswer {
  const institutions = visible(dossier.ledger.institutions, state).map(({ value }) =>
    institutionRow(dossier, state, value),
  )
  return { ...headerOf(dossier, state), total: institutions.length, institutions }
}

export const InstitutionAnswer = z.object({
  ...Header,
  institution: InstitutionRow,
  commitments: z.array(CommitmentRow),
  people: z.array(Ref),
  said: z.array(StatementBody),
  sources: z.array(SourceRef),
  disagreements: z.array(DisagreementBody),
})
export type InstitutionAnswer = z.infer<typeof InstitutionAnswer>

export function institutionAnswer(
  dossier: Dossier,
  state: State,
  id: string,
): InstitutionAnswer | null {
  const found = visible(dossier.ledger.institutions, state).find((entry) => entry.value.id === id)
  if (found === undefined) return null
  const names = [found.value.name, ...found.value.aliases]
  return {
    ...headerOf(dossier, state),
    institution: institutionRow(dossier, state, found.value),
    commitments: rowsOf(state, responsibleFor(state, id)),
    people: visible(dossier.ledger.people, state)
      .filter(({ value }) => value.posts.some((post) => names.includes(post.institution)))
      .map(({ value }) => refOf(dossier, value.id)),
    said: saidBy(dossier, state, id),
    sources: found.value.sources.map((source) => sourceRefOf(dossier, source)),
    disagreements: disagreementsAbout(dossier, state, [id]),
  }
}

function institutionRow(dossier: Dossier, state: State, record: Institution) {
  return {
    id: record.id,
    name: record.name,
    party: record.party === null ? null : refOf(dossier, record.party),
    kind: record.kind,
    aliases: record.aliases,
    role: record.role,
    commitments: responsibleFor(state, record.id).length,
  }
}

function responsibleFor(state: State, id: string): number[] {
  return onRecord(state).filter((i) =>
    state.ledger.commitments[i]!.record.responsible.some((r) =>
      r.bodies.some((body) => body.id === id),
    ),
  )
}

/** Statements of acts that somebody made, oldest first. */
function saidBy(dossier: Dossier, state: State, id: string): StatementBody[] {
  return seenStatements(
    state,
    (statement) => statement.saidBy === id && statement.valueType === 'act',
  ).map((statement) => statementBody(dossier, statement))
}

const PersonRow = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  party: Ref.nullable(),
  posts: z.array(
    z.object({
      institution: z.string(),
      /** The institution on record, where its name resolves. */
      institutionId: z.string().nullable(),
      title: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
})

export const PeopleAnswer = z.object({ ...Header, total: z.int(), people: z.array(PersonRow) })
export type PeopleAnswer = z.infer<typeof PeopleAnswer>

export function peopleAnswer(dossier: Dossier, state: State): PeopleAnswer {
  const people = visible(dossier.ledger.people, state).map(({ value }) => personRow(dossier, value))
  return { ...headerOf(dossier, state), total: people.length, people }
}

export const PersonAnswer = z.object({
  ...Header,
  person: PersonRow,
  said: z.array(StatementBody),
  sources: z.array(SourceRef),
  disagreements: z.array(DisagreementBody),
})
export type PersonAnswer = z.infer<typeof PersonAnswer>

export function personAnswer(dossier: Dossier, state: State, id: string): PersonAnswer | null {
  const found = visible(dossier.ledger.people, state).find((entry) => entry.value.id === id)
  if (found === undefined) return null
  return {
    ...headerOf(dossier, state),
    person: personRow(dossier, found.value),
    said: saidBy(dossier, state, id),
    sources: found.value.sources.map((source) => sourceRefOf(dossier, source)),
    disagreements: disagreementsAbout(dossier, state, [id]),
  }
}

function personRow(dossier: Dossier, record: Person) {
  return {
    id: record.id,
    name: record.name,
    aliases: record.aliases,
    party: record.party === null ? null : refOf(dossier, record.party),
    posts: record.posts.map((post) => ({
      ...post,
      institutionId:
        dossier.ledger.institutions.find(
          ({ value }) =>
            value.party === record.party &&
            [value.name, ...value.aliases].some((name) => name === post.institution),
        )?.value.id ?? null,
    })),
  }
}

/** Visible statements that a test admits, by valid day. */
function seenStatements(state: State, admits: (statement: Statement) => boolean): Statement[] {
  const { ledger } = state
  const validDay = epochDay(state.validOn)
  const knownDay = epochDay(state.knownAt)
  return ledger.statements
    .map((_, i) => i)
    .filter((i) => admits(ledger.statements[i]!) && isSeen(ledger, i, validDay, knownDay))
    .sort((a, b) => ledger.visibility[a]![0]!.validDay - ledger.visibility[b]![0]!.validDay)
    .map((i) => ledger.statements[i]!)
}

const SourceRow = SourceRef.extend({
  kind: z.string(),
  party: Ref.nullable(),
  origin: z.string().nullable(),
  note: z.string(),
  /** Statements of acts, due dates and claims that rest on it. */
  statements: z.int(),
})

export const SourcesAnswer = z.object({ ...Header, total: z.int(), sources: z.array(SourceRow) })
export type SourcesAnswer = z.infer<typeof SourcesAnswer>

export function sourcesAnswer(dossier: Dossier, state: State): SourcesAnswer {
  const counts = new Map<string, number>()
  for (const statement of dossier.ledger.statements) {
    if (statement.source !== null)
      counts.set(statement.source, (counts.get(statement.source) ?? 0) + 1)
  }
  const sources = visible([...dossier.sources.values()], state).map(({ value }) =>
    sourceRow(dossier, value, counts.get(value.id) ?? 0),
  )
  return { ...headerOf(dossier, state), total: sources.length, sources }
}

export const SourceAnswer = z.object({
  ...Header,
  source: SourceRow,
  /** Sources of the same origin: reprints, and what is reprinted. */
  sameOrigin: z.array(SourceRef),
  statements: z.array(StatementBody),
})
export type SourceAnswer = z.infer<typeof SourceAnswer>

export function sourceAnswer(dossier: Dossier, state: State, id: string): SourceAnswer | null {
  const seen = visible([...dossier.sources.values()], state)
  const found = seen.find((entry) => entry.value.id === id)
  if (found === undefined) return null
  const resting = seenStatements(state, (statement) => statement.source === id)
  const origin = found.value.origin ?? id
  return {
    ...headerOf(dossier, state),
    source: sourceRow(dossier, found.value, resting.length),
    sameOrigin: seen
      .filter(({ value }) => value.id !== id && (value.id === origin || value.origin === origin))
      .map(({ value }) => sourceRefOf(dossier, value.id)),
    statements: resting.map((statement) => statementBody(dossier, statement)),
  }
}

function sourceRow(dossier: Dossier, record: Source, statements: number) {
  return {
    ...sourceRefOf(dossier, record.id),
    kind: record.kind,
    party: record.party === null ? null : refOf(dossier, record.party),
    origin: record.origin,
    note: record.note,
    statements,
  }
}

export const StatementAnswer = z.object({
  ...Header,
  statement: StatementBody,
  /** False when it cannot be seen as of these days: later, known later, or taken back. */
  visible: z.boolean(),
})
export type StatementAnswer = z.infer<typeof StatementAnswer>

/** One statement opened, whatever the days asked for: an id that was shown once stays good. */
export function statementAnswer(
  dossier: Dossier,
  state: State,
  id: string,
): StatementAnswer | null {
  const i = dossier.ledger.indexById.get(id)
  if (i === undefined) return null
  const statement = dossier.ledger.statements[i]!
  return {
    ...headerOf(dossier, state),
    statement: statementBody(dossier, statement),
    visible: isSeen(dossier.ledger, i, epochDay(state.validOn), epochDay(state.knownAt)),
  }
}
