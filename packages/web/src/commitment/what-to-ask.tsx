/** The question that a commitment calls for, as of the days shown. */

import type { AsksAnswer } from '@followthrough/brief'
import { useAnswer } from '../data/answers.ts'
import { AskDuty } from '../desk/asks/ask-duty.tsx'
import { SiteLink } from '../parts/link.tsx'
import { Section } from '../parts/section.tsx'
import { sentence } from '../parts/words.ts'

export function WhatToAsk({ commitment }: { commitment: string }) {
  const ask = useAnswer<AsksAnswer>('asks', { commitment }).data?.items[0]
  if (ask === undefined) return null
  return (
    <Section
      title="What to ask"
      className="what-to-ask"
      more={
        <SiteLink to={`/desk/asks?${new URLSearchParams({ commitment })}`}>
          Why, and what else
        </SiteLink>
      }
    >
      <p className="said">{ask.asked}</p>
      <AskDuty ask={ask} />
      <p className="quiet">
        {sentence(ask.ruleName)}
        {ask.others.length > 0 && `; also: ${ask.others.map(({ name }) => name).join(', ')}`}
      </p>
    </Section>
  )
}
