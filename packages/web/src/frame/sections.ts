/** The site's sections, in the order of the rail. */

export interface Section {
  readonly path: string
  readonly name: string
  /** Paths of single things that belong to the section. */
  readonly also: readonly string[]
}

export const SECTIONS: readonly Section[] = [
  { path: '/', name: 'Overview', also: [] },
  { path: '/commitments', name: 'Commitments', also: [] },
  { path: '/timeline', name: 'Timeline', also: ['/events', '/instruments'] },
  { path: '/disagreements', name: 'Disagreements', also: [] },
  { path: '/corridors', name: 'Corridors', also: ['/crossings'] },
  { path: '/target', name: 'Target', also: [] },
  { path: '/desk', name: 'Desk', also: [] },
  { path: '/people', name: 'People and bodies', also: ['/institutions'] },
  { path: '/sources', name: 'Sources', also: ['/statements'] },
  { path: '/codebook', name: 'Codebook', also: [] },
]

/** The section that `path` belongs to. */
export function sectionOf(path: string): Section | undefined {
  if (path === '/') return SECTIONS[0]
  return SECTIONS.slice(1).find(({ path: root, also }) =>
    [root, ...also].some((start) => path === start || path.startsWith(`${start}/`)),
  )
}
