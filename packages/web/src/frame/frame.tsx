/** What stands around every page: the rail or bottom bar, search, theme, and the notice of a past day. */

import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { DayNotice } from '../days/day-notice.tsx'
import { isAnotherDay } from '../days/days.ts'
import { UnreadPage } from '../days/unread-page.tsx'
import { today, useDays, useUnreadDays } from '../days/use-days.ts'
import { SiteLink } from '../parts/link.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { markNavigated } from './navigation.ts'
import { Rail } from './rail.tsx'

export function Frame({ children }: { children: ReactNode }) {
  const days = useDays()
  const unread = useUnreadDays()
  const [path] = useLocation()
  const opened = useRef(path)
  const past = unread.length === 0 && isAnotherDay(days, today())
  if (opened.current !== path) markNavigated()
  useEffect(() => {
    opened.current = path
    if (window.location.hash === '') window.scrollTo(0, 0)
  }, [path])
  useEffect(() => {
    document.documentElement.classList.toggle('past-day', past)
  }, [past])
  return (
    <div className="frame">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="rail">
        <SiteLink to="/" className="brand">
          Followthrough
        </SiteLink>
        <Rail />
      </header>
      <main id="main" className="main" tabIndex={-1}>
        {past && <DayNotice days={days} />}
        {unread.length === 0 ? children : <UnreadPage unread={unread} />}
      </main>
      <BottomBar />
    </div>
  )
}
