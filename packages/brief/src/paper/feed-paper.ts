/**
 * Changes as a feed: an entry for every statement that came to be known and for every status that moved, and
 * a removal for every statement that was taken back. Ids are the statements’ own, so that a reader who comes
 * back finds each once, whatever days are asked for.
 */

import type { ChangesAnswer } from '../changes/answer.ts'
import type { Dossier } from '../dossier.ts'
import { wordsOf } from '../language/language.ts'
import type { Language } from '../language/words.ts'

export interface FeedEntry {
  /** A URI that is this entry’s for ever. */
  readonly id: string
  readonly title: string
  readonly text: string
  readonly href?: string
  /** Instants, as in 2026-11-21T09:30:00Z. */
  readonly updated: string
  readonly published?: string
  readonly categories?: readonly string[]
}

export interface Removal {
  readonly id: string
  readonly when: string
  readonly reason: string
}

export interface FeedPaper {
  readonly id: string
  readonly title: string
  readonly author: string
  readonly language: string
  /** Addresses of the site, of the Atom feed and of the JSON feed. */
  readonly home?: string
  readonly atom?: string
  readonly json?: string
  /** The instant of the newest change; of a feed without entries. */
  readonly updated: string
  /** The newest first. */
  readonly entries: readonly FeedEntry[]
  readonly removed: readonly Removal[]
}

export interface FeedRequest {
  /** Whoever gives it out, as in a tag URI (RFC 4151): example.org. */
  readonly domain: string
  /** Address of the site, with a slash at its end; entries lead to its pages. */
  readonly site?: string
  /** What the feed is of, as its address says it: all, sector/transport. */
  readonly about: string
  readonly title: string
}

/** Tag URIs are of a day on which the domain was whoever’s who gives them out. */
const TAG_YEAR = '2026'
/** Kinds of statements that are news; records are our own coding. */
const TOLD: readonly string[] = ['act', 'due', 'claim', 'replacement']

export function changesFeed(
  { ledger }: Dossier,
  answer: ChangesAnswer,
  request: FeedRequest,
): FeedPaper {
  const language: Language = answer.language
  const words = wordsOf(language)
  const root = `tag:${request.domain},${TAG_YEAR}:${answer.partnership.id}`
  const page = (path: string) =>
    request.site === undefined ? {} : { href: `${request.site}${path}` }
  const statuses = answer.statuses.map((change): FeedEntry => {
    // The evidence tells one change from the next; its day is not asked for by everybody alike.
    const key = change.to.evidence[0] ?? change.to.rule
    return {
      id: `${root}/status/${change.commitment.id}/${change.to.headline}/${key}`,
      title: `${change.commitment.name}: ${words.headlines[change.from.headline]} → ${change.to.headlineText}`,
      text: change.to.ruleText,
      ...page(`commitments/${change.commitment.id}`),
      updated: instant(answer.to),
      categories: [change.sector],
    }
  })
  const statements = answer.added.items
    .filter(({ id }) => TOLD.includes(ledger.statements[ledger.indexById.get(id)!]!.valueType))
    .map(
      (statement): FeedEntry => ({
        id: `${root}/statement/${statement.id}`,
        title: statement.summary || `${statement.subject.name}: ${statement.value}`,
        text: [statement.words, statement.source?.publisher ?? '', statement.note]
          .filter((part) => part !== '')
          .join('\n'),
        ...page(`statements/${statement.id}`),
        updated: instant(statement.knownOn),
        ...(statement.source === null ? {} : { categories: [statement.source.class] }),
      }),
    )
  return {
    id: `${root}/feed/${request.about}`,
    title: request.title,
    author: answer.partnership.title,
    language,
    ...(request.site === undefined ? {} : { home: request.site }),
    updated: instant(answer.to),
    entries: [...statuses, ...statements].toSorted((a, b) =>
      a.updated === b.updated ? compare(a.id, b.id) : compare(b.updated, a.updated),
    ),
    removed: answer.retracted.items.map((statement) => ({
      id: `${root}/statement/${statement.id}`,
      when: instant(answer.to),
      reason: statement.summary || statement.value,
    })),
  }
}

function instant(day: string): string {
  return `${day}T00:00:00Z`
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
