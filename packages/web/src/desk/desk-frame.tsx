/** What stands at the head of every page of the desk: its parts, who decides, and why nothing may be written. */

import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { isAnotherDay } from '../days/days.ts'
import { today, useDays } from '../days/use-days.ts'
import { SiteLink } from '../parts/link.tsx'
import { Page } from '../parts/page.tsx'
import { useDesk } from './ask.ts'
import { usePerson } from './person.tsx'

/** Each part under its group. */
const PARTS = [
  ['Follow-up', '/desk/sessions', 'Sessions'],
  ['Follow-up', '/desk/asks', 'Questions'],
  ['Follow-up', '/desk/actions', 'Action items'],
  ['Follow-up', '/desk/changes', 'Changes'],
  ['Follow-up', '/desk/papers', 'Papers'],
  ['Follow-up', '/desk/workbooks', 'Workbooks'],
  ['Follow-up', '/desk/subscribe', 'Subscribe'],
  ['Reading', '/desk', 'Queue'],
  ['Reading', '/desk/documents', 'Documents'],
  ['Reading', '/desk/import', 'Import'],
  ['Reading', '/desk/feeds', 'Feeds'],
] as const
const GROUPS = Map.groupBy(PARTS, ([group]) => group)

interface DeskFrameProps {
  title: string
  lang?: string | undefined
  kicker?: ReactNode
  /** Stands on the days chosen above, like a page of the record. */
  followsDays?: boolean
  children: ReactNode
}

export function DeskFrame({ title, lang, kicker, followsDays = false, children }: DeskFrameProps) {
  const [path] = useLocation()
  const desk = useDesk().data
  const person = usePerson()
  const past = isAnotherDay(useDays(), today())
  const isHere = (to: string) =>
    to === '/desk' ? path === to : path === to || path.startsWith(`${to}/`)
  return (
    <Page title={title} lang={lang} {...(kicker !== undefined && { kicker })}>
      <div className="desk">
        <div className="desk-head">
          <nav className="desk-parts" aria-label="Parts of the desk">
            {[...GROUPS].map(([group, parts]) => (
              <div key={group}>
                <span id={`desk-${group}`}>{group}</span>
                <ul className="jump" aria-labelledby={`desk-${group}`}>
                  {parts.map(([, to, name]) => (
                    <li key={to}>
                      <SiteLink to={to} current={isHere(to)}>
                        {name}
                      </SiteLink>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </nav>
          {desk?.writable && (
            <p className="quiet">
              {person.name === null
                ? 'Nobody has given a name yet.'
                : `Deciding as ${person.name}.`}{' '}
              <button type="button" className="plain-button" onClick={person.change}>
                {person.name === null ? 'Give yours' : 'Change the name'}
              </button>
            </p>
          )}
        </div>
        {desk !== undefined && !desk.writable && (
          <p className="note">This desk can be read, and nothing decided at it. {desk.why}</p>
        )}
        {past && !followsDays && (
          <p className="note">The desk stands on today’s record, whatever day is chosen above.</p>
        )}
        {children}
      </div>
    </Page>
  )
}
