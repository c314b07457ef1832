/** One instrument: what it is, where its form stands, what it promises, its evidence. */

import type { InstrumentAnswer } from '@followthrough/brief'
import { dayWords, plainWords } from '@followthrough/brief/wording'
import { Fact } from '../commitment/facts.tsx'
import { useAnswer } from '../data/answers.ts'
import { SubjectFoot } from '../disagreements/subject-foot.tsx'
import { EvidenceList } from '../evidence/evidence-list.tsx'
import { CommitmentList } from '../parts/commitment-list.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { RuleLink } from '../parts/rule-link.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { sentence } from '../parts/words.ts'

export default function InstrumentPage({ id }: { id: string }) {
  const query = useAnswer<InstrumentAnswer>(`instruments/${encodeURIComponent(id)}`)
  return (
    <AnswerPage<InstrumentAnswer>
      query={query}
      waiting="Instrument"
      title={({ instrument }) => instrument.title}
      kicker={({ instrument }) => sentence(plainWords(instrument.kind))}
    >
      {({ instrument, commitments, statements, disagreements, partnership }) => (
        <>
          <dl className="facts wide">
            <Fact name="Form">
              {instrument.formName}{' '}
              <small>
                by <RuleLink rule={instrument.rule} text={instrument.ruleText} />
              </small>
            </Fact>
            <Fact name="Signed">
              {instrument.signedOn === null
                ? 'no signing on record'
                : dayWords(instrument.signedOn)}
              {instrument.place !== '' && <small>{instrument.place}</small>}
            </Fact>
            {instrument.signatories.length > 0 && (
              <Fact name="Signatories">
                {instrument.signatories.map(({ party, name }) => (
                  <span key={`${party.id} ${name}`} className="fact-line">
                    <span className="quiet">{party.name}: </span>
                    {name}
                  </span>
                ))}
              </Fact>
            )}
            <Fact name="Runs until">
              {instrument.endsOn === null ? 'no end stated' : dayWords(instrument.endsOn)}
            </Fact>
          </dl>
          {instrument.note !== '' && <p className="note measure">{instrument.note}</p>}
          <Section title="Commitments">
            <CommitmentList
              rows={commitments}
              none="No commitment on record by this day rests on it."
            />
          </Section>
          <Section title="Evidence">
            {statements.length === 0 ? (
              <Empty>No act is on record as of this day.</Empty>
            ) : (
              <EvidenceList statements={statements} subject={id} parties={partnership.parties} />
            )}
          </Section>
          <SubjectFoot disagreements={disagreements} sources={instrument.sources} />
        </>
      )}
    </AnswerPage>
  )
}
