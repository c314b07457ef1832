/** Every property on which the sources differ. */

import type { DisagreementsAnswer } from '@followthrough/brief'
import { useAnswer } from '../data/answers.ts'
import { bySubject } from '../disagreements/by-subject.ts'
import { DisagreementList } from '../disagreements/disagreement-list.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { Empty } from '../parts/section.tsx'
import { counted } from '../parts/words.ts'

export default function DisagreementsPage() {
  const query = useAnswer<DisagreementsAnswer>('disagreements')
  return (
    <AnswerPage<DisagreementsAnswer>
      query={query}
      waiting="Disagreements"
      title={() => 'Disagreements'}
    >
      {(answer) => (
        <>
          <p className="lede small">
            {answer.total === 0
              ? 'The sources known by this day agree.'
              : `On ${counted(answer.total, 'point')} the sources differ.`}{' '}
            Every value is kept; one is preferred by a stated rule: authority of the source, then
            independent origins, then recency.
          </p>
          {answer.total === 0 ? (
            <Empty>Choose a later day to see what later sources say.</Empty>
          ) : (
            <DisagreementList heading="h2" disagreements={bySubject(answer.disagreements)} />
          )}
        </>
      )}
    </AnswerPage>
  )
}
