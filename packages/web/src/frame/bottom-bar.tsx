/** The bar at the foot of a phone: four sections, three on the narrowest, and the rest under "More". */

import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { SiteLink } from '../parts/link.tsx'
import { useDismiss } from '../parts/use-dismiss.ts'
import { Freshness } from './freshness.tsx'
import { SectionList } from './rail.tsx'
import { SearchBox } from './search-box.tsx'
import { SECTIONS, sectionOf } from './sections.ts'
import { ThemeToggle } from './theme-toggle.tsx'

/** Sections in the bar; the last of them stands under "More" where the bar has no room for it. */
const SHOWN = 4
const LAST = SECTIONS[SHOWN - 1]!

export function BottomBar() {
  const [path] = useLocation()
  const [open, setOpen] = useState(false)
  const bar = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const here = sectionOf(path)
  const inMore = here !== undefined && SECTIONS.indexOf(here) >= SHOWN
  const current = inMore ? 'current' : here === LAST ? 'current-narrow' : undefined
  // A move to another page closes the sheet.
  useEffect(() => setOpen(false), [path])
  useDismiss(bar, open, (byKey) => {
    setOpen(false)
    if (byKey) button.current?.focus()
  })
  return (
    <nav className="bottom-bar" aria-label="Main sections" ref={bar}>
      {open && (
        <div className="more-sheet" id="more-sheet">
          <SearchBox />
          <SectionList sections={SECTIONS.slice(SHOWN - 1)} narrow={LAST} />
          <div className="rail-foot">
            <Freshness />
            <ThemeToggle />
          </div>
        </div>
      )}
      <ul>
        {SECTIONS.slice(0, SHOWN).map((section) => (
          <li key={section.path} className={section === LAST ? 'wide' : undefined}>
            <SiteLink to={section.path} current={here === section}>
              {section.name}
            </SiteLink>
          </li>
        ))}
        <li>
          <button
            type="button"
            ref={button}
            aria-expanded={open}
            aria-controls="more-sheet"
            className={current}
            onClick={() => setOpen(!open)}
          >
            More
          </button>
        </li>
      </ul>
    </nav>
  )
}
