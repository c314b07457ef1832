/** The partnership on one screen. */

import type { StatusAnswer } from '@followthrough/brief'
import { useStatus } from '../frame/use-partnership.ts'
import { DotMatrix } from '../marks/dot-matrix.tsx'
import { Legend } from '../marks/legend.tsx'
import { MovedList } from '../overview/moved-list.tsx'
import { NextDates } from '../overview/next-dates.tsx'
import { OverdueList } from '../overview/overdue-list.tsx'
import { Scoreboards } from '../overview/scoreboards.tsx'
import { SilentList } from '../overview/silent-list.tsx'
import { SiteLink } from '../parts/link.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { Empty, Section } from '../parts/section.tsx'

export function OverviewPage() {
  const query = useStatus()
  return (
    <AnswerPage<StatusAnswer>
      query={query}
      waiting="Overview"
      title={(status) => status.partnership.title}
    >
      {(status) =>
        status.total === 0 ? <NothingYet status={status} /> : <Sheet status={status} />
      }
    </AnswerPage>
  )
}

function Sheet({ status }: { status: StatusAnswer }) {
  return (
    <>
      <Lede status={status} />
      <div className="overview-columns">
        <Section
          title="Every commitment"
          className="every"
          more={<SiteLink to="/commitments">Table</SiteLink>}
        >
          <DotMatrix sectors={status.sectors} commitments={status.commitments} />
          <Legend status={status} />
        </Section>
        <div className="overview-side">
          <SilentList status={status} />
          <NextDates status={status} />
        </div>
      </div>
      {status.targets.map((target) => (
        <Scoreboards key={target.indicator} target={target} asOf={status.asOf} />
      ))}
      <div className="overview-columns even">
        <MovedList status={status} />
        <OverdueList status={status} />
      </div>
    </>
  )
}

function NothingYet({ status }: { status: StatusAnswer }) {
  return (
    <>
      <Lede status={status} />
      <Empty>Choose a later day at the top of the page, or go back to today.</Empty>
    </>
  )
}

function Lede({ status }: { status: StatusAnswer }) {
  return (
    <p className="lede">
      {status.lede.map((run) =>
        run.strong ? (
          <strong key={run.text}>{run.text}</strong>
        ) : (
          <span key={run.text}>{run.text}</span>
        ),
      )}
    </p>
  )
}
