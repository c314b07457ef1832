/** One body: what it owes, who serves there, what it said. */

import type { InstitutionAnswer } from '@followthrough/brief'
import { plainWords } from '@followthrough/brief/wording'
import { Fact } from '../commitment/facts.tsx'
import { useAnswer } from '../data/answers.ts'
import { SubjectFoot } from '../disagreements/subject-foot.tsx'
import { EvidenceList } from '../evidence/evidence-list.tsx'
import { CommitmentList } from '../parts/commitment-list.tsx'
import { SiteLink } from '../parts/link.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { Section } from '../parts/section.tsx'
import { sentence } from '../parts/words.ts'
import { briefPath, pathOf } from '../paths.ts'
import { Star } from '../watch/star.tsx'

export default function InstitutionPage({ id }: { id: string }) {
  const query = useAnswer<InstitutionAnswer>(`institutions/${encodeURIComponent(id)}`)
  return (
    <AnswerPage<InstitutionAnswer>
      query={query}
      waiting="Body"
      title={({ institution }) => institution.name}
      kicker={({ institution }) =>
        [institution.party?.name, sentence(plainWords(institution.kind))]
          .filter(Boolean)
          .join(' · ')
      }
    >
      {({ institution, commitments, people, said, sources, disagreements, partnership }) => (
        <>
          <p>
            <Star of={{ kind: 'body', id, name: institution.name }} word />
          </p>
          <dl className="facts wide">
            {institution.role !== '' && <Fact name="Role">{institution.role}</Fact>}
            {institution.aliases.length > 0 && (
              <Fact name="Also called">
                {institution.aliases.map((alias) => (
                  <span key={alias} className="fact-line" dir="auto">
                    {alias}
                  </span>
                ))}
              </Fact>
            )}
            {people.length > 0 && (
              <Fact name="People on record">
                {people.map((person) => (
                  <span key={person.id} className="fact-line">
                    <SiteLink to={pathOf('person', person.id)}>{person.name}</SiteLink>
                  </span>
                ))}
              </Fact>
            )}
          </dl>
          <Section
            title="Responsible for"
            more={<SiteLink to={briefPath('institution', id)}>Brief</SiteLink>}
          >
            <CommitmentList
              rows={commitments}
              none="No commitment on record by this day names it as responsible."
            />
          </Section>
          {said.length > 0 && (
            <Section title="What it said and did">
              <EvidenceList statements={said} subject={id} parties={partnership.parties} />
            </Section>
          )}
          <SubjectFoot disagreements={disagreements} sources={sources} />
        </>
      )}
    </AnswerPage>
  )
}
