/** A link within the site: it carries the two days of the page it stands on. */

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'

interface SiteLinkProps {
  to: string
  children: ReactNode
  className?: string | undefined
  current?: boolean
  lang?: string
  label?: string
}

export function SiteLink({ to, children, className, current, lang, label }: SiteLinkProps) {
  const days = useDays()
  return (
    <Link
      href={withDays(to, days)}
      className={className}
      lang={lang}
      dir={lang === undefined ? undefined : 'auto'}
      aria-current={current ? 'page' : undefined}
      aria-label={label}
    >
      {children}
    </Link>
  )
}

/** A link out: a new address learns nothing of the page it was opened from. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} rel="noreferrer" className="out">
      {children}
    </a>
  )
}
