/** One person: posts held, and what was said. */

import type { PersonAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { Fact } from '../commitment/facts.tsx'
import { useAnswer } from '../data/answers.ts'
import { SubjectFoot } from '../disagreements/subject-foot.tsx'
import { EvidenceList } from '../evidence/evidence-list.tsx'
import { SiteLink } from '../parts/link.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { pathOf } from '../paths.ts'

export default function PersonPage({ id }: { id: string }) {
  const query = useAnswer<PersonAnswer>(`people/${encodeURIComponent(id)}`)
  return (
    <AnswerPage<PersonAnswer>
      query={query}
      waiting="Person"
      title={({ person }) => person.name}
      kicker={({ person }) => person.party?.name ?? 'Third party'}
    >
      {({ person, said, sources, disagreements, partnership }) => (
        <>
          <dl className="facts wide">
            <Fact name="Posts">
              {person.posts.length === 0
                ? 'no post on record'
                : person.posts.map((post) => (
                    <span
                      key={`${post.institution} ${post.title} ${post.from}`}
                      className="fact-line"
                    >
                      {post.title},{' '}
                      {post.institutionId === null ? (
                        post.institution
                      ) : (
                        <SiteLink to={pathOf('institution', post.institutionId)}>
                          {post.institution}
                        </SiteLink>
                      )}
                      <Term from={post.from} to={post.to} />
                    </span>
                  ))}
            </Fact>
            {person.aliases.length > 0 && (
              <Fact name="Also written">
                {person.aliases.map((alias) => (
                  <span key={alias} className="fact-line" dir="auto">
                    {alias}
                  </span>
                ))}
              </Fact>
            )}
          </dl>
          <Section title="What was said">
            {said.length === 0 ? (
              <Empty>No act on record by this day is this person’s own.</Empty>
            ) : (
              <EvidenceList statements={said} subject={id} parties={partnership.parties} />
            )}
          </Section>
          <SubjectFoot disagreements={disagreements} sources={sources} />
        </>
      )}
    </AnswerPage>
  )
}

function Term({ from, to }: { from: string | null; to: string | null }) {
  if (from === null && to === null) return null
  if (from === null) return <span className="quiet">, until {dayWords(to!)}</span>
  if (to === null) return <span className="quiet">, since {dayWords(from)}</span>
  return (
    <span className="quiet">
      , {dayWords(from)} – {dayWords(to)}
    </span>
  )
}
