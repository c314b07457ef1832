/** One axis as a short ladder. */

import { dayWords } from '@followthrough/brief/wording'
import { RuleLink } from '../parts/rule-link.tsx'
import type { Rung } from './ladder.ts'

const STATE_WORDS: Record<Rung['state'], string> = {
  here: 'stands here',
  reached: 'reached',
  passed: 'went by without a day on record',
  ahead: 'not reached',
}

export function Ladder({ title, rungs }: { title: string; rungs: readonly Rung[] }) {
  return (
    <section className="ladder">
      <h2>{title}</h2>
      <ol>
        {rungs.map((rung) => (
          <li key={rung.code} className={`rung rung-${rung.state} axis-${rung.code}`}>
            <span className="rung-mark" aria-hidden="true" />
            <span className="rung-name">
              <abbr title={rung.code}>{rung.code}</abbr> {rung.name}
              <span className="unseen">, {STATE_WORDS[rung.state]}</span>
            </span>
            <span className="rung-day">{rung.on !== null && dayWords(rung.on)}</span>
            {rung.rule !== null && (
              <span className="rung-rule">
                by{' '}
                <RuleLink
                  rule={rung.rule}
                  {...(rung.ruleText !== null && { text: rung.ruleText })}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
