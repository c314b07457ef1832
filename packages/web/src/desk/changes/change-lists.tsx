/** What changed between two days, kind by kind; each opens to its record. */

import type { ChangesAnswer } from '@followthrough/brief'
import { badgeWords, codeWords, dayWords, plainWords } from '@followthrough/brief/wording'
import type { ReactNode } from 'react'
import { valueWords } from '../../disagreements/value-words.ts'
import { StatementList } from '../../evidence/statement-list.tsx'
import { StatusWords } from '../../marks/status-words.tsx'
import { SiteLink } from '../../parts/link.tsx'
import { RuleLink } from '../../parts/rule-link.tsx'
import { Section } from '../../parts/section.tsx'
import { SourceLine } from '../../parts/source-line.tsx'
import { subjectPath } from '../../parts/subject-path.ts'
import { counted, dueWords, sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'

type StatusChange = ChangesAnswer['statuses'][number]
type FigureChange = ChangesAnswer['figures'][number]
type Refs = ChangesAnswer['commitments']['added']
type Standing = ChangesAnswer['crossings'][number]['from']

/** More than these are folded. */
const FEW = 12
const DIRECTION_WORDS = { rose: 'Rose', fell: 'Fell', changed: 'Changed otherwise' } as const

export function ChangeLists({ answer }: { answer: ChangesAnswer }) {
  return (
    <>
      <Statuses statuses={answer.statuses} />
      <Dates dates={answer.dates} />
      <Crossings crossings={answer.crossings} from={answer.from} />
      <Figures title="Figures and other claims revised" changes={answer.figures} />
      <Figures title="New disagreements" changes={answer.disagreements} all />
      <Figures title="Disagreements settled" changes={answer.settled} all />
      <CameAndWent
        kind="On record for the first time"
        lists={[
          ['commitment', answer.commitments.added],
          ['document', answer.instruments.added],
          ['event', answer.events.added],
        ]}
      />
      <CameAndWent
        kind="No longer on record"
        lists={[
          ['commitment', answer.commitments.removed],
          ['document', answer.instruments.removed],
          ['event', answer.events.removed],
        ]}
      />
    </>
  )
}

function Statuses({ statuses }: { statuses: readonly StatusChange[] }) {
  if (statuses.length === 0) return null
  return (
    <Section title="Statuses">
      {(['rose', 'fell', 'changed'] as const).map((direction) => {
        const some = statuses.filter((one) => one.direction === direction)
        return (
          some.length > 0 && (
            <div key={direction} className={`turned turned-${direction}`}>
              <h3>
                {DIRECTION_WORDS[direction]} <span className="quiet">{some.length}</span>
              </h3>
              <table className="rows">
                <thead>
                  <tr>
                    <th scope="col">Commitment</th>
                    <th scope="col">From</th>
                    <th scope="col">To</th>
                    <th scope="col">By</th>
                  </tr>
                </thead>
                <tbody>
                  {some.map((one) => (
                    <StatusRow key={one.commitment.id} change={one} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        )
      })}
    </Section>
  )
}

function StatusRow({ change }: { change: StatusChange }) {
  const { commitment, from, to, by, badgesGained, badgesLost } = change
  const moved = [
    ...(from.headline === to.headline ? axisWords(change) : []),
    ...badgesGained.filter(isTold).map((badge) => `now ${badgeWords(badge)}`),
    ...badgesLost.filter(isTold).map((badge) => `no longer ${badgeWords(badge)}`),
  ]
  const word = (headline: typeof from.headline) => (
    <StatusWords row={{ headline, badges: [], declaratory: false }} />
  )
  return (
    <tr>
      <td>
        <SiteLink to={pathOf('commitment', commitment.id)}>{commitment.name}</SiteLink>
      </td>
      <td data-label="From">{word(from.headline)}</td>
      <td data-label="To">
        <span>
          {word(to.headline)}
          {moved.length > 0 && <small>{moved.join(', ')}</small>}
        </span>
      </td>
      <td data-label="By">
        {by === null ? (
          <span className="quiet">no rule of the ladder</span>
        ) : (
          <span>
            <RuleLink rule={by.rule} />
            <small>
              {by.ruleText} <StatementLinks ids={by.evidence} />
            </small>
          </span>
        )}
      </td>
    </tr>
  )
}

/** That a status is inferred goes with its rule, which is told. */
function isTold(badge: StatusChange['badgesGained'][number]): boolean {
  return badge !== 'inferred'
}

function StatementLinks({ ids }: { ids: readonly string[] }) {
  return ids.map((id, i) => (
    <span key={id}>
      {i > 0 && ', '}
      <SiteLink to={pathOf('statement', id)}>statement {i + 1}</SiteLink>
    </span>
  ))
}

/** What moved where the headline did not. */
function axisWords({ from, to }: StatusChange): string[] {
  return [
    ...(from.form === to.form ? [] : [`on paper: ${codeWords(from.form)} → ${codeWords(to.form)}`]),
    ...(from.delivery === to.delivery
      ? []
      : [`in deed: ${codeWords(from.delivery)} → ${codeWords(to.delivery)}`]),
  ]
}

function Dates({ dates }: { dates: ChangesAnswer['dates'] }) {
  if (dates.length === 0) return null
  return (
    <Section title="Due dates">
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">Commitment</th>
            <th scope="col">Was due</th>
            <th scope="col">Is due</th>
            <th scope="col">Moved by</th>
          </tr>
        </thead>
        <tbody>
          {dates.map(({ commitment, from, to, days }) => (
            <tr key={commitment.id}>
              <td>
                <SiteLink to={pathOf('commitment', commitment.id)}>{commitment.name}</SiteLink>
              </td>
              <td data-label="Was due">{dueWords(from)}</td>
              <td data-label="Is due">
                {to === null ? (
                  dueWords(to)
                ) : (
                  <SiteLink to={pathOf('statement', to.statement)}>{dueWords(to)}</SiteLink>
                )}
              </td>
              <td data-label="Moved by">{movedWords(days)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function movedWords(days: number | null): string {
  if (days === null) return ''
  if (days === 0) return 'its first day alone'
  return `${counted(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`
}

interface FiguresProps {
  title: string
  changes: readonly FigureChange[]
  /** Every value, and not only the preferred one. */
  all?: boolean
}

function Figures({ title, changes, all = false }: FiguresProps) {
  if (changes.length === 0) return null
  return (
    <Section title={title}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">About</th>
            <th scope="col">Before</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const path = subjectPath(change.subject)
            return (
              <tr key={`${change.subject.id} ${change.property}`}>
                <td>
                  {path === null ? (
                    change.subject.name
                  ) : (
                    <SiteLink to={path}>{change.subject.name}</SiteLink>
                  )}
                  <small>{plainWords(change.propertyName)}</small>
                </td>
                <td data-label="Before">
                  <FigureWords figure={change.from} all={all} />
                </td>
                <td data-label="Now">
                  <FigureWords figure={change.to} all={all} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}

function FigureWords({ figure, all }: { figure: FigureChange['from']; all: boolean }) {
  if (figure === null) return <span className="quiet">not given</span>
  const values = all ? figure.values : figure.values.slice(0, 1)
  return (
    <span>
      {values.map(({ value, unit }, i) => (
        <span key={`${value} ${unit}`} className="fact-line">
          {valueWords(value, unit)}
          {i === 0 && values.length > 1 && <span className="quiet"> (preferred)</span>}
        </span>
      ))}
      <small>
        {figure.ruleText !== null && `${sentence(figure.ruleText)}. `}
        <StatementLinks ids={figure.statements} />
      </small>
    </span>
  )
}

function Crossings({ crossings, from: first }: Pick<ChangesAnswer, 'crossings' | 'from'>) {
  if (crossings.length === 0) return null
  return (
    <Section title="Closures and openings">
      <ul className="dated">
        {crossings.map(({ place, name, mode, modeText, from, to }) => (
          <li key={`${place} ${mode}`}>
            {to.since === null ? (
              <span className="quiet">no day</span>
            ) : (
              <time dateTime={to.since.split('/')[0]}>{dayWords(to.since)}</time>
            )}
            <span>
              <SiteLink to={pathOf('crossing', place)}>{name}</SiteLink>, {modeText}:{' '}
              {standingWords(from)} → <b>{standingWords(to)}</b>
              {to.cause !== null && <small>{to.cause.words}</small>}
              {to.since !== null && to.since <= first && (
                <small>It is of an earlier day, and became known in these days.</small>
              )}
              {to.cause !== null && to.cause.sources.length > 0 && (
                <details>
                  <summary>{counted(to.cause.sources.length, 'source')}</summary>
                  {to.cause.sources.map((source) => (
                    <SourceLine key={source.id} source={source} />
                  ))}
                </details>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function standingWords({ open }: Standing): string {
  return open === null ? 'not known' : open ? 'open' : 'shut'
}

function CameAndWent({
  kind,
  lists,
}: {
  kind: string
  lists: readonly (readonly [one: string, refs: Refs])[]
}) {
  const some = lists.filter(([, refs]) => refs.length > 0)
  if (some.length === 0) return null
  return (
    <Section title={kind}>
      {some.map(([one, refs]) => (
        <details key={one} open={refs.length <= FEW}>
          <summary>{counted(refs.length, one)}</summary>
          <ul className="lines">
            {refs.map((ref) => {
              const path = subjectPath(ref)
              return (
                <li key={ref.id}>
                  {path === null ? ref.name : <SiteLink to={path}>{ref.name}</SiteLink>}
                </li>
              )
            })}
          </ul>
        </details>
      ))}
    </Section>
  )
}

interface StatementsProps {
  title: string
  note: string
  list: ChangesAnswer['added']
  more: ReactNode
}

/** Statements that came or went, folded: what they mean stands above. */
export function Statements({ title, note, list, more }: StatementsProps) {
  if (list.total === 0) return null
  return (
    <details className="change-statements">
      <summary>
        {title}: {counted(list.total, 'statement')}
        <small>
          {list.counts.map(({ kind, count }) => `${plainWords(kind)} ${count}`).join(', ')}
        </small>
      </summary>
      <p className="quiet">{note}</p>
      <StatementList statements={list.items} />
      {list.total > list.items.length && more}
    </details>
  )
}
