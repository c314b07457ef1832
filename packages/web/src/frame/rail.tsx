/** The rail on the left: search, sections with their counts, and the theme. */

import { countWords } from '@followthrough/brief/wording'
import { useLocation } from 'wouter'
import { SiteLink } from '../parts/link.tsx'
import { Freshness } from './freshness.tsx'
import { SearchBox } from './search-box.tsx'
import { SECTIONS, type Section, sectionOf } from './sections.ts'
import { ThemeToggle } from './theme-toggle.tsx'
import { useOpenProposals } from './use-open-proposals.ts'
import { useStatus } from './use-partnership.ts'

export function Rail() {
  return (
    <>
      <SearchBox />
      <nav aria-label="Sections">
        <SectionList sections={SECTIONS} />
      </nav>
      <div className="rail-foot">
        <Freshness />
        <ThemeToggle />
      </div>
    </>
  )
}

interface SectionListProps {
  sections: readonly Section[]
  /** The one that is listed on the narrowest screens only. */
  narrow?: Section
}

export function SectionList({ sections, narrow }: SectionListProps) {
  const [path] = useLocation()
  const counts = useCounts()
  return (
    <ul className="sections">
      {sections.map((section) => {
        const count = counts[section.path]
        return (
          <li key={section.path} className={section === narrow ? 'narrowest' : undefined}>
            <SiteLink to={section.path} current={sectionOf(path) === section}>
              <span>{section.name}</span>
              {count !== undefined && <span className="count">{countWords(count)}</span>}
            </SiteLink>
          </li>
        )
      })}
    </ul>
  )
}

function useCounts(): Record<string, number> {
  const status = useStatus().data
  const open = useOpenProposals()
  return {
    ...(status !== undefined && {
      '/commitments': status.total,
      '/disagreements': status.disagreements,
      '/sources': status.sources,
    }),
    ...(open !== undefined && { '/desk': open }),
  }
}
