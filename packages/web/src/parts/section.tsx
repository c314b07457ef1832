/** A part of a page under its own heading, with a link to more of it at the right. */

import type { ReactNode } from 'react'

interface SectionProps {
  title: string
  more?: ReactNode
  className?: string
  id?: string
  children: ReactNode
}

export function Section({ title, more, className, id, children }: SectionProps) {
  return (
    <section className={className} id={id}>
      <div className="section-head">
        <h2>{title}</h2>
        {more}
      </div>
      {children}
    </section>
  )
}

/** What stands where a list is empty: what is missing, and how to get it. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>
}
