/** The fields of a proposal. */

import { amountInWords, type ProposalBody, type Ref } from '@followthrough/brief'
import { intervalWords } from '@followthrough/brief/wording'
import { Fact } from '../../commitment/facts.tsx'
import { SiteLink } from '../../parts/link.tsx'
import { subjectPath } from '../../parts/subject-path.ts'
import { sentence } from '../../parts/words.ts'

import { actName, confidenceWords, MODALITY_WORDS } from '../words.ts'

const ROLE_WORDS = { happened: 'Happened', due: 'Due', period: 'Over' } as const

export function ClaimFacts({ proposal }: { proposal: ProposalBody }) {
  const { act, modality, by, saidBy, amounts, when, unilateral, confidence } = proposal
  return (
    <dl className="facts claim-facts">
      <Fact name="Act">
        {sentence(actName(act))}, {MODALITY_WORDS[modality]}
      </Fact>
      <Fact name="Parties">
        {by.length === 0 ? 'none is named' : by.map(({ name }) => name).join(' and ')}
        {unilateral && <span className="badge badge-unilateral">stated by one side</span>}
      </Fact>
      <Fact name="Said by">{saidBy === null ? 'the text itself' : <Name to={saidBy} />}</Fact>
      {amounts.length > 0 && (
        <Fact name={amounts.length === 1 ? 'Amount' : 'Amounts'}>
          {amounts.map(amountInWords).join('; ')}
        </Fact>
      )}
      {when !== null && <Fact name={ROLE_WORDS[when.role]}>{intervalWords(when)}</Fact>}
      <Fact name="Read from">{confidenceWords(confidence)}</Fact>
    </dl>
  )
}

function Name({ to }: { to: Ref }) {
  const path = subjectPath(to)
  return path === null ? to.name : <SiteLink to={path}>{to.name}</SiteLink>
}
