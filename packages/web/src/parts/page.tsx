/** A page's frame: its title, what stands beside it, the days it shows, and its state of loading. */

import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { DayControl } from '../days/day-control.tsx'
import { hasNavigated } from '../frame/navigation.ts'
import { usePartnership } from '../frame/use-partnership.ts'
import { Problem } from './problem.tsx'

interface PageProps {
  title: string
  /** A word above the title that says what kind of thing the page is about. */
  kicker?: ReactNode
  /** The title's language, where it is a source's own words. */
  lang?: string | undefined
  children: ReactNode
}

export function Page({ title, kicker, lang, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const partnership = usePartnership()
  useEffect(() => {
    const parts = [title, partnership?.title, 'Followthrough']
    document.title = [...new Set(parts.filter(Boolean))].join(' – ')
  }, [title, partnership?.title])
  useEffect(() => {
    // After a move within the site the reader's place is the new page's title.
    if (hasNavigated()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <>
      <header className="page-head">
        <div className="page-title">
          {kicker !== undefined && <p className="kicker">{kicker}</p>}
          <h1 ref={heading} tabIndex={-1} lang={lang} dir={lang === undefined ? undefined : 'auto'}>
            {title}
          </h1>
        </div>
        <DayControl />
      </header>
      <div className="page-body">{children}</div>
    </>
  )
}

interface AnswerPageProps<T> {
  query: UseQueryResult<T, Error>
  /** What to call the page until the answer is here. */
  waiting: string
  title: (answer: T) => string
  kicker?: (answer: T) => ReactNode
  lang?: (answer: T) => string
  children: (answer: T) => ReactNode
}

/** A page that is made of one answer. */
export function AnswerPage<T>({
  query,
  waiting,
  title,
  kicker,
  lang,
  children,
}: AnswerPageProps<T>) {
  const answer = query.data
  return (
    <Page
      title={answer === undefined ? waiting : title(answer)}
      {...(answer !== undefined && kicker && { kicker: kicker(answer) })}
      lang={answer === undefined ? undefined : lang?.(answer)}
    >
      <Answered query={query}>{children}</Answered>
    </Page>
  )
}

/** The answer once it is here, dimmed while a newer one is under way; before that, what is wrong. */
export function Answered<T>({
  query,
  children,
}: {
  query: UseQueryResult<T, Error>
  children: (answer: T) => ReactNode
}) {
  if (query.isError) return <Problem error={query.error} retry={() => query.refetch()} />
  if (query.data === undefined) {
    return (
      <p className="waiting" role="status">
        Reading the record …
      </p>
    )
  }
  return (
    <div
      className={query.isPlaceholderData ? 'stale' : undefined}
      aria-busy={query.isPlaceholderData}
    >
      {children(query.data)}
    </div>
  )
}
