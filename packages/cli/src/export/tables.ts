/**
 * What can be taken away: the answers as tables, one row a thing, as of the days asked for.
 *
 * A cell is text, a number, true or false, nothing, or a list of texts. Names of columns are those of
 * the API wherever the column is one of its fields.
 */

import { type Answers, type AsOfQuery, CommitmentsQuery, TimelineQuery } from '@followthrough/brief'
import { isSeen, type Statement } from '@followthrough/ledger'
import { epochDay } from '@followthrough/record'
import type { Cell } from '@followthrough/server/csv'

export type Datatype = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'dateTime' | 'list'

export interface ExportTable {
  readonly name: string
  readonly title: string
  readonly columns: Readonly<Record<string, Datatype>>
  readonly primaryKey: readonly string[]
  /** Columns whose values are ids of another table. */
  readonly references: Readonly<Record<string, string>>
  readonly rows: readonly Readonly<Record<string, Cell>>[]
}

function table<C extends Record<string, Datatype>>(
  name: string,
  title: string,
  columns: C,
  primaryKey: readonly (keyof C & string)[],
  rows: readonly { readonly [K in keyof C]: Cell }[],
  references: Readonly<Record<string, string>> = {},
): ExportTable {
  return {
    name,
    title,
    columns,
    primaryKey,
    references,
    rows,
  }
}

const WHOLE = { offset: 0, limit: Number.MAX_SAFE_INTEGER }
const ids = (refs: readonly { readonly id: string }[]) => refs.map((ref) => ref.id)

/** Every table, in the order of the road: promises, what carries them, who, and on what it rests. */
export function exportTables(answers: Answers, at: AsOfQuery): ExportTable[] {
  const { ledger } = answers.dossier
  const listed = answers.commitments(at, { ...CommitmentsQuery.parse({}), ...WHOLE })
  const commitments = listed.commitments.map((row) => answers.commitment(at, row.id)!)
  const instruments = ledger.instruments.flatMap(
    ({ value }) => answers.instrument(at, value.id) ?? [],
  )
  const timeline = answers.timeline(at, {
    ...TimelineQuery.parse({ type: 'event' }),
    ...WHOLE,
  })
  const { people } = answers.people(at)
  const { targets, otherTargets, totals } = answers.target(at)

  return [
    table(
      'commitments',
      'Commitments with their status',
      {
        id: 'string',
        title: 'string',
        text: 'string',
        sector: 'string',
        headline: 'string',
        badges: 'list',
        form: 'string',
        formRule: 'string',
        formSince: 'date',
        delivery: 'string',
        deliveryRule: 'string',
        deliverySince: 'date',
        reached: 'string',
        declaratory: 'boolean',
        firstPromisedOn: 'date',
        recurrences: 'integer',
        lastQualifyingOn: 'date',
        silenceDays: 'integer',
        dueEarliest: 'date',
        dueLatest: 'date',
        dueKind: 'string',
        dueWords: 'string',
        lateByDays: 'integer',
        indicator: 'string',
        value: 'number',
        unit: 'string',
        deliveredWhen: 'string',
        partlyWhen: 'string',
        notEnough: 'string',
        stallMonths: 'integer',
        lapseMonths: 'integer',
        instrument: 'string',
        event: 'string',
        related: 'list',
        dependsOn: 'list',
        evidence: 'list',
        sources: 'list',
        note: 'string',
      },
      ['id'],
      commitments.map(({ commitment, form, delivery, reached, lateByDays, test }) => ({
        id: commitment.id,
        title: commitment.title,
        text: commitment.text,
        sector: commitment.sector,
        headline: commitment.headline,
        badges: commitment.badges,
        form: form.code,
        formRule: form.rule,
        formSince: form.since,
        delivery: delivery.code,
        deliveryRule: delivery.rule,
        deliverySince: delivery.since,
        reached,
        declaratory: commitment.declaratory,
        firstPromisedOn: commitment.firstPromisedOn,
        recurrences: commitment.recurrences,
        lastQualifyingOn: commitment.lastQualifyingOn,
        silenceDays: commitment.silenceDays,
        dueEarliest: commitment.due?.earliest ?? null,
        dueLatest: commitment.due?.latest ?? null,
        dueKind: commitment.due?.kind ?? null,
        dueWords: commitment.due?.words ?? null,
        lateByDays,
        indicator: commitment.indicator,
        value: commitment.value,
        unit: commitment.unit,
        deliveredWhen: test?.deliveredWhen ?? null,
        partlyWhen: test?.partlyWhen ?? null,
        notEnough: test?.notEnough ?? null,
        stallMonths: commitment.stallMonths,
        lapseMonths: commitment.lapseMonths,
        instrument: commitment.instrument?.id ?? null,
        event: commitment.event?.id ?? null,
        related: ids(commitment.related),
        dependsOn: ids(commitment.dependsOn),
        evidence: commitment.evidence,
        sources: ids(commitment.sources),
        note: commitment.note,
      })),
      { instrument: 'instruments', event: 'events' },
    ),
    table(
      'responsibilities',
      'Bodies named as responsible for a commitment',
      { commitment: 'string', party: 'string', institution: 'string', probable: 'boolean' },
      ['commitment', 'party', 'institution'],
      commitments.flatMap(({ commitment }) =>
        commitment.responsible.flatMap(({ party, bodies }) =>
          bodies.map((body) => ({
            commitment: commitment.id,
            party: party.id,
            institution: body.id,
            probable: body.probable,
          })),
        ),
      ),
      { commitment: 'commitments', institution: 'institutions' },
    ),
    table(
      'instruments',
      'Instruments with their form',
      {
        id: 'string',
        title: 'string',
        kind: 'string',
        signedOn: 'string',
        place: 'string',
        sector: 'string',
        form: 'string',
        formRule: 'string',
        endsOn: 'string',
        signatories: 'list',
        sources: 'list',
        note: 'string',
      },
      ['id'],
      instruments.map(({ instrument }) => ({
        id: instrument.id,
        title: instrument.title,
        kind: instrument.kind,
        signedOn: instrument.signedOn,
        place: instrument.place,
        sector: instrument.sector,
        form: instrument.form,
        formRule: instrument.rule,
        endsOn: instrument.endsOn,
        signatories: instrument.signatories.map((s) => `${s.party.id}: ${s.name}`),
        sources: ids(instrument.sources),
        note: instrument.note,
      })),
    ),
    table(
      'events',
      'Events',
      {
        id: 'string',
        on: 'string',
        kind: 'string',
        title: 'string',
        place: 'string',
        participants: 'list',
        commitments: 'list',
        sources: 'list',
      },
      ['id'],
      timeline.entries.map((event) => ({
        id: event.id,
        on: event.on,
        kind: event.kind,
        title: event.title,
        place: event.place,
        participants: event.participants,
        commitments: ids(event.commitments),
        sources: ids(event.sources),
      })),
    ),
    table(
      'institutions',
      'Institutions',
      {
        id: 'string',
        name: 'string',
        party: 'string',
        kind: 'string',
        aliases: 'list',
        role: 'string',
        commitments: 'integer',
      },
      ['id'],
      answers
        .institutions(at)
        .institutions.map((row) => ({ ...row, party: row.party?.id ?? null })),
    ),
    table(
      'people',
      'People',
      { id: 'string', name: 'string', aliases: 'list', party: 'string' },
      ['id'],
      people.map(({ id, name, aliases, party }) => ({
        id,
        name,
        aliases,
        party: party?.id ?? null,
      })),
    ),
    table(
      'posts',
      'Posts held by people',
      {
        person: 'string',
        number: 'integer',
        title: 'string',
        institution: 'string',
        institutionId: 'string',
        from: 'string',
        to: 'string',
      },
      ['person', 'number'],
      people.flatMap((person) =>
        person.posts.map((post, i) => ({ person: person.id, number: i + 1, ...post })),
      ),
      { person: 'people', institutionId: 'institutions' },
    ),
    table(
      'sources',
      'Sources',
      {
        id: 'string',
        publisher: 'string',
        title: 'string',
        url: 'string',
        published: 'string',
        lang: 'string',
        kind: 'string',
        class: 'string',
        party: 'string',
        origin: 'string',
        statements: 'integer',
        note: 'string',
      },
      ['id'],
      answers.sources(at).sources.map((row) => ({ ...row, party: row.party?.id ?? null })),
    ),
    table(
      'evidence',
      'Statements of acts, due dates, replacements and claims',
      {
        id: 'string',
        subject: 'string',
        property: 'string',
        value: 'string',
        meets: 'string',
        modality: 'string',
        by: 'list',
        saidBy: 'string',
        on: 'string',
        knownOn: 'date',
        recordedAt: 'dateTime',
        recordedBy: 'string',
        source: 'string',
        sourceClass: 'string',
        originCluster: 'string',
        locator: 'string',
        summary: 'string',
        words: 'string',
        note: 'string',
      },
      ['id'],
      seenStatements(answers, at)
        .filter((s) => s.valueType !== 'record' && s.valueType !== 'retraction')
        .map(({ id }) => answers.statement(at, id)!.statement)
        .map((s) => ({
          ...s,
          subject: s.subject.id,
          saidBy: s.saidBy?.id ?? null,
          source: s.source?.id ?? null,
        })),
      { source: 'sources' },
    ),
    table(
      'disagreements',
      'Values on which sources differ, one row a value',
      {
        subject: 'string',
        property: 'string',
        rank: 'integer',
        value: 'string',
        unit: 'string',
        preferred: 'boolean',
        rule: 'string',
        bestClass: 'string',
        origins: 'integer',
        newestOn: 'date',
        statements: 'list',
      },
      ['subject', 'property', 'rank'],
      answers.disagreements(at).disagreements.flatMap(({ subject, property, rule, values }) =>
        values.map((value, i) => ({
          ...value,
          subject: subject.id,
          property,
          rank: i + 1,
          preferred: i === 0,
          rule,
          statements: ids(value.statements),
        })),
      ),
    ),
    table(
      'totals',
      'Reported figures of trade',
      {
        id: 'string',
        label: 'string',
        reporter: 'string',
        basis: 'string',
        direction: 'string',
        periodStart: 'string',
        periodEnd: 'string',
        value: 'number',
        unit: 'string',
        kind: 'string',
        sources: 'list',
        note: 'string',
      },
      ['id'],
      totals.map((row) => ({ ...row, reporter: row.reporter.id, sources: ids(row.sources) })),
    ),
    table(
      'targets',
      'Occasions on which a level was named',
      {
        id: 'string',
        on: 'string',
        sayer: 'string',
        saidBy: 'list',
        indicator: 'string',
        value: 'number',
        unit: 'string',
        due: 'string',
        dueWords: 'string',
        sources: 'list',
        note: 'string',
      },
      ['id'],
      [
        ...targets.flatMap(({ indicator, occasions }) =>
          occasions.map((occasion) => ({ ...occasion, indicator })),
        ),
        ...otherTargets,
      ].map((row) => ({ ...row, saidBy: ids(row.saidBy), sources: ids(row.sources) })),
    ),
  ]
}

/** Every statement that can be seen as of these days, in the order in which it was taken in. */
export function seenStatements(answers: Answers, at: AsOfQuery): Statement[] {
  const { validOn, knownAt } = answers.asOf(at)
  const { ledger } = answers.dossier
  const validDay = epochDay(validOn)
  const knownDay = epochDay(knownAt)
  return ledger.statements.filter((_, i) => isSeen(ledger, i, validDay, knownDay))
}
