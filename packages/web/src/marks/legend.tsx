/** What the marks mean, with how many there are of each; every count opens the table. */

import type { StatusAnswer } from '@followthrough/brief'
import { badgeWords, headlineWords } from '@followthrough/brief/wording'
import { SiteLink } from '../parts/link.tsx'
import { tablePath } from '../paths.ts'
import { legendOrder } from './marks.ts'
import { StatusMark } from './status-mark.tsx'

export function Legend({ status }: { status: StatusAnswer }) {
  return (
    <div className="legend">
      <ul aria-label="Commitments by status">
        {legendOrder()
          .filter((headline) => status.counts[headline] > 0)
          .map((headline) => (
            <li key={headline}>
              <SiteLink to={tablePath({ headline })}>
                <StatusMark headline={headline} />
                {headlineWords(headline)} <b>{status.counts[headline]}</b>
              </SiteLink>
            </li>
          ))}
      </ul>
      <ul aria-label="Marks that may come on top of a status">
        {(['overdue', 'disputed'] as const)
          .filter((badge) => status.badges[badge] > 0)
          .map((badge) => (
            <li key={badge}>
              <SiteLink to={tablePath({ badge })}>
                <StatusMark headline="signed" ring={badge} />
                {badgeWords(badge)} <b>{status.badges[badge]}</b>
              </SiteLink>
            </li>
          ))}
        {status.declaratory > 0 && (
          <li>
            <SiteLink to={tablePath({ badge: 'declaratory' })}>
              <StatusMark headline="signed" declaratory />
              declaratory <b>{status.declaratory}</b>
            </SiteLink>
            <span className="quiet"> no test to pass, left out of every rate</span>
          </li>
        )}
      </ul>
    </div>
  )
}
