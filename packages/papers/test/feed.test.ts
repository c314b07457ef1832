import assert from 'node:assert/strict'
import test from 'node:test'
import type { FeedPaper } from '@followthrough/brief'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { PapersError, toAtom, toJsonFeed } from '../src/index.ts'

const feed: FeedPaper = {
  id: 'tag:example.org,2026:a-b/changes',
  title: 'A–B: what changed',
  author: 'Followthrough',
  language: 'en',
  home: 'https://example.org/',
  atom: 'https://example.org/feed.atom',
  json: 'https://example.org/feed.json',
  updated: '2026-01-01T00:00:00Z',
  entries: [
    {
      id: 'tag:example.org,2026:a-b/change/1',
      title: 'Flights: signed & <b>sealed</b>',
      text: 'Rose from agreed to signed.\n]]> <script>alert(1)</script>',
      href: 'https://example.org/commitments/c-1?as-of=2026-11-21&x=1',
      updated: '2026-11-20T00:00:00Z',
      published: '2026-11-19T00:00:00Z',
      categories: ['transport', 'a"b'],
    },
  ],
  removed: [
    {
      id: 'tag:example.org,2026:a-b/change/0',
      when: '2026-11-21T08:00:00Z',
      reason: 'The statement was taken back.',
    },
  ],
}

test('another parser reads the Atom feed: stable ids, words as data, days', () => {
  const read = parseAtomFeed(toAtom(feed))
  assert.equal(read.id, feed.id)
  assert.equal(read.updated, '2026-11-21T08:00:00Z')
  const [entry] = read.entries!
  assert.equal(entry!.id, feed.entries[0]!.id)
  const words = (value: unknown) =>
    typeof value === 'string' ? value : (value as { value: string }).value
  assert.equal(words(entry!.title), feed.entries[0]!.title)
  assert.equal(entry!.links![0]!.href, feed.entries[0]!.href)
  assert.equal(entry!.categories![1]!.term, 'a"b')
  assert.match(words(entry!.content), /<script>alert\(1\)<\/script>/) // as text
})

test('what was taken back is a deleted entry (RFC 6721)', () => {
  const xml = toAtom(feed)
  assert.match(xml, /xmlns:at="http:\/\/purl.org\/atompub\/tombstones\/1.0"/)
  assert.match(
    xml,
    /<at:deleted-entry ref="tag:example\.org,2026:a-b\/change\/0" when="2026-11-21T08:00:00Z"><at:comment>The statement was taken back\.<\/at:comment>/,
  )
})

test('another parser reads the JSON feed, and removals stand in a member of their own', () => {
  const json = toJsonFeed(feed)
  const read = parseJsonFeed(json)
  assert.equal(read.items![0]!.id, feed.entries[0]!.id)
  assert.equal(read.items![0]!.url, feed.entries[0]!.href)
  assert.deepEqual(JSON.parse(json)._followthrough.removed, feed.removed)
})

test('a link that is not of the web is left out', () => {
  const entry = { ...feed.entries[0]!, href: 'javascript:alert(1)' }
  assert.ok(!toAtom({ ...feed, entries: [entry] }).includes('javascript'))
  assert.ok(!toJsonFeed({ ...feed, entries: [entry] }).includes('javascript'))
})

test('an id that is no URI, an id twice, or an instant that is none is refused', () => {
  const [entry] = feed.entries
  for (const entries of [
    [{ ...entry!, id: 'one' }],
    [entry!, entry!],
    [{ ...entry!, updated: '2026-11-21' }],
  ])
    assert.throws(() => toAtom({ ...feed, entries }), PapersError)
})
