/** Bytes become a document. Runs in the worker: nothing here is safe to run on hostile bytes outside. */

import { cleanText, oneLine } from './clean-text.ts'
import type { CaptureHints, Document, Parsed } from './document.ts'
import { readDocx } from './docx.ts'
import { decodeText } from './encoding.ts'
import { type Feed, readFeedText } from './feed.ts'
import { headOf } from './head.ts'
import { readHtml } from './html.ts'
import { Fault } from './intake-error.ts'
import { binaryKind, type Kind, MIME, textKind } from './kind.ts'
import { languageOf } from './language.ts'
import { readPdf } from './pdf.ts'

const MAX_CHARS = 20_000_000
const LONG_LINE = 100_000

/** Reads one capture; `id` is the hash of its bytes. Throws Fault. */
export async function parseCapture(
  id: string,
  bytes: Uint8Array,
  hints: CaptureHints,
): Promise<Document> {
  const binary = binaryKind(bytes)
  if (binary !== null) {
    const parsed = binary === 'pdf' ? await readPdf(bytes) : readDocx(bytes)
    return documentOf(id, binary, parsed, hints)
  }
  const decoded = decodeText(bytes, charsetOf(hints.mime))
  const kind = textKind(decoded.text, hints.mime ?? null)
  const parsed = parseText(kind, decoded.text, hints.url ?? null)
  const warnings = [...decoded.warnings, ...parsed.warnings]
  return documentOf(id, kind, { ...parsed, warnings }, hints)
}

/** Reads one feed. Throws Fault. */
export function parseFeedCapture(bytes: Uint8Array, hints: CaptureHints): Feed {
  const decoded = decodeText(bytes, charsetOf(hints.mime))
  const feed = readFeedText(decoded.text, hints.url ?? null)
  return { ...feed, warnings: [...decoded.warnings, ...feed.warnings] }
}

function parseText(kind: 'text' | 'html' | 'feed', text: string, url: string | null): Parsed {
  if (text.length > MAX_CHARS) {
    const millions = Math.ceil(text.length / 1e6)
    throw new Fault('too-large', `has ${millions} million characters; at most 20 million are read.`)
  }
  if (kind === 'html') return readHtml(text, url)
  const nothing = { byline: null, publisher: null, published: null, language: null }
  if (kind === 'text') return { ...nothing, text, title: null, warnings: [] }
  const { title, items, warnings } = readFeedText(text, url)
  const entries = items.map((item) => [item.title, item.published, item.text].filter(Boolean))
  const words = entries.map((entry) => entry.join('\n')).filter((entry) => entry !== '')
  return { ...nothing, text: words.join('\n\n'), title, publisher: title, warnings }
}

/** What the capture says of itself wins over what its first lines say; a hint wins over both. */
function documentOf(id: string, kind: Kind, parsed: Parsed, hints: CaptureHints): Document {
  const { text, warnings: cleaned } = cleanText(parsed.text)
  if (text.trim() === '') throw new Fault('empty', 'has no words in it.')
  const head = headOf(text, hints.publishers)
  const { language, mixed } = languageOf(text)
  const warnings = [...parsed.warnings, ...cleaned]
  const said = (hints.mime ?? '').split(';', 1).join().trim().toLowerCase()
  if (CLAIMS[said] !== undefined && CLAIMS[said] !== kind) {
    warnings.push(`Sent as ${said}, but is ${MIME[kind]}.`)
  }
  if (mixed) warnings.push('More than one script: parts may be in another language.')
  const longest = longestLine(text)
  if (longest > LONG_LINE) warnings.push(`Characters in the longest line: ${longest}.`)
  const tidy = (words: string | null) =>
    words === null ? null : oneLine(cleanText(words).text) || null
  return {
    id,
    text,
    title: tidy(parsed.title ?? hints.title ?? head.title),
    byline: tidy(parsed.byline ?? head.byline),
    dateline: tidy(head.dateline),
    publisher: tidy(hints.publisher ?? parsed.publisher ?? head.publisher),
    published: hints.published ?? parsed.published ?? head.published,
    language: language ?? parsed.language,
    url: hints.url ?? null,
    mime: MIME[kind],
    warnings,
  }
}

/** Media types that promise one kind; plain text and octet streams promise nothing. */
const CLAIMS: Readonly<Record<string, Kind>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  [MIME.docx]: 'docx',
  'application/rss+xml': 'feed',
  'application/atom+xml': 'feed',
  'application/feed+json': 'feed',
}

function charsetOf(mime: string | undefined): string | null {
  return /charset\s*=\s*["']?([\w:.-]{2,40})/i.exec(mime ?? '')?.[1] ?? null
}

function longestLine(text: string): number {
  let longest = 0
  let start = 0
  for (;;) {
    const end = text.indexOf('\n', start)
    longest = Math.max(longest, (end === -1 ? text.length : end) - start)
    if (end === -1) return longest
    start = end + 1
  }
}
