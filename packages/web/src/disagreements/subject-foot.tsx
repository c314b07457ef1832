/** What closes the page of one thing on record: where its sources disagree, and the sources. */

import type { InstitutionAnswer } from '@followthrough/brief'
import { Section } from '../parts/section.tsx'
import { SourceList } from '../parts/source-list.tsx'
import { DisagreementList } from './disagreement-list.tsx'

type SubjectFootProps = Pick<InstitutionAnswer, 'disagreements' | 'sources'>

export function SubjectFoot({ disagreements, sources }: SubjectFootProps) {
  return (
    <>
      {disagreements.length > 0 && (
        <Section title="Where the sources disagree">
          <DisagreementList disagreements={disagreements} />
        </Section>
      )}
      <Section title="Sources">
        <SourceList sources={sources} />
      </Section>
    </>
  )
}
