/** A rule of the codebook, by its id. */

import { rulePath } from '../paths.ts'
import { Hint } from './hint.tsx'
import { SiteLink } from './link.tsx'

export function RuleLink({ rule, text }: { rule: string; text?: string }) {
  const link = (
    <SiteLink to={rulePath(rule)} className="rule">
      {rule}
    </SiteLink>
  )
  return text === undefined ? link : <Hint text={text}>{link}</Hint>
}
