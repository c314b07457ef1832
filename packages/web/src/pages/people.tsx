/** People and institutions, by party. */

import type { InstitutionsAnswer, PeopleAnswer } from '@followthrough/brief'
import { plainWords } from '@followthrough/brief/wording'
import { useAnswer } from '../data/answers.ts'
import { SiteLink } from '../parts/link.tsx'
import { Answered, Page } from '../parts/page.tsx'
import { Empty } from '../parts/section.tsx'
import { counted, sentence } from '../parts/words.ts'
import { pathOf, tablePath } from '../paths.ts'
import { byParty } from '../people/by-party.ts'
import { Star } from '../watch/star.tsx'

export default function PeoplePage() {
  const institutions = useAnswer<InstitutionsAnswer>('institutions')
  const people = useAnswer<PeopleAnswer>('people')
  return (
    <Page title="People and bodies">
      <p className="jump">
        <a href="#bodies">Bodies</a> <a href="#people">People</a>
      </p>
      <h2 id="bodies">Bodies</h2>
      <Answered query={institutions}>
        {(answer) => (
          <div className="party-columns">
            {answer.total === 0 && (
              <Empty>No body was on record by this day. Choose a later one.</Empty>
            )}
            {byParty(answer.institutions, answer.partnership.parties).map(({ name, members }) => (
              <section key={name}>
                <h3>{name}</h3>
                <ul className="lines">
                  {members.map((body) => (
                    <li key={body.id}>
                      <Star of={{ kind: 'body', id: body.id, name: body.name }} />{' '}
                      <SiteLink to={pathOf('institution', body.id)}>{body.name}</SiteLink>
                      <small>
                        {sentence(plainWords(body.kind))}
                        {body.role !== '' && `: ${body.role}`}
                        {body.commitments > 0 && (
                          <>
                            {' · '}
                            <SiteLink to={tablePath({ party: body.id })}>
                              {counted(body.commitments, 'commitment')}
                            </SiteLink>
                          </>
                        )}
                      </small>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )}
      </Answered>
      <h2 id="people">People</h2>
      <Answered query={people}>
        {(answer) => (
          <div className="party-columns">
            {answer.total === 0 && (
              <Empty>Nobody was on record by this day. Choose a later one.</Empty>
            )}
            {byParty(answer.people, answer.partnership.parties).map(({ name, members }) => (
              <section key={name}>
                <h3>{name}</h3>
                <ul className="lines">
                  {members.map((person) => (
                    <li key={person.id}>
                      <SiteLink to={pathOf('person', person.id)}>{person.name}</SiteLink>
                      <small>{person.posts.map((post) => post.title).join('; ')}</small>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )}
      </Answered>
    </Page>
  )
}
