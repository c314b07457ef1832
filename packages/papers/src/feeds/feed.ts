/**
 * Changes as feeds: Atom (RFC 4287) with what was taken back as deleted entries (RFC 6721), and JSON Feed 1.1,
 * which knows no removal and carries them in a member of our own.
 */

import type { FeedPaper } from '@followthrough/brief'
import { cleanHref, cleanText } from '../clean-text.ts'
import { escapeMarkup } from '../markup.ts'
import { PapersError } from '../papers-error.ts'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
const URI = /^[a-z][a-z0-9+.-]*:[^\s<>"\p{Cc}]+$/iu

/** The Atom feed as XML. Throws PapersError for an id that is no URI, an instant that is none, or an id twice. */
export function toAtom(feed: FeedPaper): string {
  check(feed)
  const text = (name: string, value: string, attributes = '') =>
    `<${name}${attributes}>${escapeMarkup(cleanText(value))}</${name}>`
  const link = (rel: string, type: string, address: string | undefined) => {
    const href = address === undefined ? null : cleanHref(address)
    return href === null ? [] : [`<link rel="${rel}" type="${type}" href="${escapeMarkup(href)}"/>`]
  }
  const entries = feed.entries.map((entry) =>
    [
      '<entry>',
      text('id', entry.id),
      text('title', entry.title),
      text('updated', entry.updated),
      ...(entry.published === undefined ? [] : [text('published', entry.published)]),
      ...link('alternate', 'text/html', entry.href),
      ...(entry.categories ?? []).map(
        (term) => `<category term="${escapeMarkup(cleanText(term))}"/>`,
      ),
      text('content', entry.text, ' type="text"'),
      '</entry>',
    ].join('\n'),
  )
  const removed = feed.removed.map(
    ({ id, when, reason }) =>
      `<at:deleted-entry ref="${escapeMarkup(cleanText(id))}" when="${when}">${text('at:comment', reason)}</at:deleted-entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="${escapeMarkup(feed.language)}">
${[
  text('id', feed.id),
  text('title', feed.title),
  text('updated', newest(feed)),
  `<author>${text('name', feed.author)}</author>`,
  ...link('alternate', 'text/html', feed.home),
  ...link('self', 'application/atom+xml', feed.atom),
  ...entries,
  ...removed,
].join('\n')}
</feed>
`
}

/** The same as JSON Feed 1.1; `_followthrough.removed` holds what was taken back. Throws as `toAtom` does. */
export function toJsonFeed(feed: FeedPaper): string {
  check(feed)
  const address = (key: string, value: string | undefined) => {
    const href = value === undefined ? null : cleanHref(value)
    return href === null ? {} : { [key]: href }
  }
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: cleanText(feed.title),
      language: feed.language,
      ...address('home_page_url', feed.home),
      ...address('feed_url', feed.json),
      authors: [{ name: cleanText(feed.author) }],
      items: feed.entries.map((entry) => ({
        id: entry.id,
        title: cleanText(entry.title),
        content_text: cleanText(entry.text),
        ...address('url', entry.href),
        date_modified: entry.updated,
        ...(entry.published === undefined ? {} : { date_published: entry.published }),
        ...(entry.categories === undefined ? {} : { tags: entry.categories.map(cleanText) }),
      })),
      _followthrough: {
        about: 'Entries that were taken back, by id.',
        removed: feed.removed.map(({ id, when, reason }) => ({
          id,
          when,
          reason: cleanText(reason),
        })),
      },
    },
    null,
    1,
  )}\n`
}

function newest({ updated, entries, removed }: FeedPaper): string {
  return [
    updated,
    ...entries.map((entry) => entry.updated),
    ...removed.map(({ when }) => when),
  ].reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b))
}

function check({ id, updated, entries, removed }: FeedPaper): void {
  const ids = [id, ...entries.map((entry) => entry.id), ...removed.map((removal) => removal.id)]
  const instants = [
    updated,
    ...entries.flatMap((entry) => [entry.updated, entry.published ?? entry.updated]),
    ...removed.map(({ when }) => when),
  ]
  for (const one of ids)
    if (!URI.test(one)) throw new PapersError(`A feed names ${cleanText(one)}: expected a URI.`)
  if (new Set(ids).size !== ids.length) throw new PapersError('A feed names one id twice.')
  for (const instant of instants)
    if (!INSTANT.test(instant) || Number.isNaN(Date.parse(instant)))
      throw new PapersError(`A feed is dated ${cleanText(instant)}: expected 2026-11-21T09:30:00Z.`)
}
