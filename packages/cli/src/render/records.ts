/** Records other than commitments opened: instruments, events, institutions, people, sources, statements. */

import {
  dayWords,
  type EventAnswer,
  type InstitutionAnswer,
  type InstrumentAnswer,
  type PersonAnswer,
  plainWords,
  type Ref,
  type SourceAnswer,
  type SourceRef,
  type StatementAnswer,
} from '@followthrough/brief'
import { commitmentLines } from './commitments.ts'
import { disagreementLines } from './disagreements.ts'
import { evidenceLines, sourceWords } from './evidence.ts'
import { ends, facts, type Paper, prose, section, sheet, table } from './paper.ts'
import { some, standing } from './words.ts'

interface Standing {
  readonly partnership: { readonly title: string }
  readonly asOf: string
  readonly knownAt: string
}

function head(paper: Paper, body: Standing, title: string, id: string, kind: string): string[] {
  return [
    ...ends(paper, title, id),
    ...prose(paper, `${body.partnership.title}, ${kind}, ${standing(body)}`, 'quiet'),
  ]
}

function refWords(ref: Ref): string {
  return `${ref.name} (${ref.id})`
}

function sourceLines(paper: Paper, sources: readonly SourceRef[]): string[] {
  return table(
    paper,
    [{}, { flex: true }],
    sources.map((source) => [
      source.class,
      [source.title, { text: sourceWords(source), tone: 'quiet' }],
    ]),
  )
}

export function renderInstrument(body: InstrumentAnswer, paper: Paper): string {
  const { instrument } = body
  const signed = instrument.signedOn === null ? 'no signing shown' : dayWords(instrument.signedOn)
  return sheet(
    head(paper, body, instrument.title, instrument.id, plainWords(instrument.kind)),
    facts(paper, [
      [
        'form',
        [
          `${instrument.form} ${instrument.formName}`,
          { text: `${instrument.rule}: ${instrument.ruleText}`, tone: 'quiet' },
        ],
      ],
      ['signed', [signed, instrument.place].filter(Boolean).join(', ')],
      ['signatories', instrument.signatories.map((s) => `${s.party.name}: ${s.name}`)],
      ['period ends', instrument.endsOn === null ? '' : dayWords(instrument.endsOn)],
      ['note', instrument.note],
    ]),
    section(
      paper,
      some(body.commitments.length, 'commitment'),
      commitmentLines(paper, body.commitments),
    ),
    section(paper, 'Evidence', evidenceLines(paper, body.statements, { subject: instrument.id })),
    ...body.disagreements.map((disagreement) => disagreementLines(paper, disagreement)),
    section(paper, 'Sources', sourceLines(paper, instrument.sources)),
  )
}

export function renderEvent(body: EventAnswer, paper: Paper): string {
  const { event } = body
  return sheet(
    head(paper, body, event.title, event.id, plainWords(event.kind)),
    facts(paper, [
      ['on', dayWords(event.on)],
      ['at', event.place],
      ['present', event.participants.join(', ')],
      ['commitments', event.commitments.map(refWords)],
    ]),
    section(paper, 'Sources', sourceLines(paper, event.sources)),
  )
}

export function renderInstitution(body: InstitutionAnswer, paper: Paper): string {
  const { institution } = body
  return sheet(
    head(paper, body, institution.name, institution.id, plainWords(institution.kind)),
    facts(paper, [
      ['of', institution.party?.name ?? ''],
      ['also called', institution.aliases],
      ['role', institution.role],
      ['people', body.people.map(refWords)],
    ]),
    section(
      paper,
      `Named for ${some(body.commitments.length, 'commitment')}`,
      commitmentLines(paper, body.commitments),
    ),
    section(paper, 'Said', evidenceLines(paper, body.said, { subject: institution.id })),
    ...body.disagreements.map((disagreement) => disagreementLines(paper, disagreement)),
    section(paper, 'Sources', sourceLines(paper, body.sources)),
  )
}

export function renderPerson(body: PersonAnswer, paper: Paper): string {
  const { person } = body
  const post = (held: (typeof person.posts)[number]) => {
    const from = held.from === null ? '' : `from ${dayWords(held.from)}`
    const to = held.to === null ? '' : `to ${dayWords(held.to)}`
    const id = held.institutionId === null ? '' : ` (${held.institutionId})`
    const when = [from, to].filter(Boolean).join(' ')
    return `${held.title}, ${held.institution}${id}${when === '' ? '' : `, ${when}`}`
  }
  return sheet(
    head(paper, body, person.name, person.id, 'person'),
    facts(paper, [
      ['of', person.party?.name ?? ''],
      ['also written', person.aliases],
      ['posts', person.posts.map(post)],
    ]),
    section(paper, 'Said', evidenceLines(paper, body.said, { subject: person.id })),
    ...body.disagreements.map((disagreement) => disagreementLines(paper, disagreement)),
    section(paper, 'Sources', sourceLines(paper, body.sources)),
  )
}

export function renderSource(body: SourceAnswer, paper: Paper): string {
  const { source } = body
  return sheet(
    head(paper, body, source.title, source.id, `source, class ${source.class}`),
    facts(paper, [
      ['publisher', source.publisher],
      ['published', source.published === null ? 'undated' : dayWords(source.published)],
      ['address', source.url ?? 'none on record'],
      ['kind', `${plainWords(source.kind)}, in ${source.lang}`],
      ['voice of', source.party?.name ?? ''],
      ['reprints', source.origin ?? ''],
      ['note', source.note],
    ]),
    section(paper, 'Of the same origin', sourceLines(paper, body.sameOrigin)),
    section(
      paper,
      `${some(body.statements.length, 'statement')} rest on it`.replace(
        /^1 statement rest /,
        '1 statement rests ',
      ),
      evidenceLines(paper, body.statements, { subject: source.id }),
    ),
  )
}

export function renderStatement(body: StatementAnswer, paper: Paper): string {
  const { statement } = body
  return sheet(
    head(
      paper,
      body,
      `${statement.subject.name}: ${plainWords(statement.property)}`,
      statement.id,
      'statement',
    ),
    body.visible
      ? []
      : prose(
          paper,
          'It cannot be seen as of this day: it is later, was known later, or was taken back.',
          'alarm',
        ),
    facts(paper, [
      ['about', refWords(statement.subject)],
      ['says', plainWords(statement.value)],
      ['modality', statement.modality],
      ['binds', statement.by.join(', ')],
      ['said by', statement.saidBy === null ? '' : refWords(statement.saidBy)],
      ['true on', statement.on === null ? '' : dayWords(statement.on)],
      ['known on', dayWords(statement.knownOn)],
      ['summary', statement.summary],
      ['words', statement.words === '' ? '' : `“${statement.words}”`],
      ['note', statement.note],
      [
        'source',
        statement.source === null
          ? ''
          : `[${statement.sourceClass ?? statement.source.class}] ${sourceWords(statement.source)}`,
      ],
      ['at', statement.locator ?? ''],
      ['origin', statement.originCluster ?? ''],
      ['taken in', `${statement.recordedAt} by ${statement.recordedBy}`],
    ]),
  )
}
