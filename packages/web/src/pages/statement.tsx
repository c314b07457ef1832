/** One statement: every field of it, so that anything shown can be traced to its source. */

import type { StatementAnswer, StatementBody } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { Fact } from '../commitment/facts.tsx'
import { useAnswer } from '../data/answers.ts'
import { saidWords } from '../evidence/said-words.ts'
import { wordsPath } from '../evidence/words-path.ts'
import { SiteLink } from '../parts/link.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { Section } from '../parts/section.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { subjectPath } from '../parts/subject-path.ts'
import { sentence } from '../parts/words.ts'

export default function StatementPage({ id }: { id: string }) {
  const query = useAnswer<StatementAnswer>(`statements/${encodeURIComponent(id)}`)
  return (
    <AnswerPage<StatementAnswer>
      query={query}
      waiting="Statement"
      title={({ statement }) => `${sentence(saidWords(statement))}: ${statement.subject.name}`}
      kicker={() => 'Statement'}
    >
      {({ statement, visible, partnership }) => (
        <>
          {!visible && (
            <p className="note">
              As of these days it does not count: it is of a later day, was known later, or was
              taken back.
            </p>
          )}
          <Fields statement={statement} parties={partnership.parties} />
          {statement.source !== null && (
            <Section title="Source">
              <SourceLine source={statement.source} sourceClass={statement.sourceClass} />
            </Section>
          )}
        </>
      )}
    </AnswerPage>
  )
}

function Fields({
  statement,
  parties,
}: {
  statement: StatementBody
  parties: readonly { code: string; name: string }[]
}) {
  const about = subjectPath(statement.subject)
  const words = wordsPath(statement.locator)
  const sayer = statement.saidBy === null ? null : subjectPath(statement.saidBy)
  const partyName = (code: string) => parties.find((party) => party.code === code)?.name ?? code
  return (
    <dl className="facts wide">
      <Fact name="About">
        {about === null ? (
          statement.subject.name
        ) : (
          <SiteLink to={about}>{statement.subject.name}</SiteLink>
        )}
      </Fact>
      <Fact name="Says">
        {sentence(saidWords(statement))}
        {statement.summary !== '' && <small>{statement.summary}</small>}
        {statement.words !== '' && <small>in its words: {statement.words}</small>}
      </Fact>
      {statement.saidBy !== null && (
        <Fact name="Said by">
          {sayer === null ? (
            statement.saidBy.name
          ) : (
            <SiteLink to={sayer}>{statement.saidBy.name}</SiteLink>
          )}
        </Fact>
      )}
      {statement.by.length > 0 && (
        <Fact name="Party">{statement.by.map(partyName).join(', ')}</Fact>
      )}
      <Fact name="Firmness">{statement.modality}</Fact>
      <Fact name="True of">
        {statement.on === null ? 'no day of its own' : dayWords(statement.on)}
      </Fact>
      <Fact name="Known since">{dayWords(statement.knownOn)}</Fact>
      <Fact name="Taken in">
        {dayWords(statement.recordedAt.slice(0, 10))}
        <small>by {statement.recordedBy}</small>
      </Fact>
      {statement.locator !== null && (
        <Fact name="Place in the source">
          {words === null ? (
            statement.locator
          ) : (
            <SiteLink to={words}>its words in the document at the desk</SiteLink>
          )}
        </Fact>
      )}
      {statement.note !== '' && <Fact name="Note">{statement.note}</Fact>}
      <Fact name="Id">
        <code>{statement.id}</code>
      </Fact>
    </dl>
  )
}
