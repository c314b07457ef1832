/**
 * What a capture is, by its content. A name or a media type only breaks ties: servers and senders
 * mislabel both, and a mislabelled file must not reach the wrong parser.
 */

import { Fault } from './intake-error.ts'

export type Kind = 'text' | 'html' | 'pdf' | 'docx' | 'feed'

export const MIME: Readonly<Record<Kind, string>> = {
  text: 'text/plain',
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  feed: 'application/xml',
}

const RIGHT = 'Give text, HTML, PDF, DOCX or an RSS, Atom or JSON feed.'

/** Openings of kinds that are common and not read here. */
const OTHERS: readonly (readonly [bytes: readonly number[], words: string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Office file of the old format; save it as DOCX or PDF.'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'an RTF file; save it as DOCX or PDF.'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture; give its text, or a PDF with a text layer.'],
  [[0xff, 0xd8, 0xff], 'a picture; give its text, or a PDF with a text layer.'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture; give its text, or a PDF with a text layer.'],
  [[0x1f, 0x8b], 'a gzip archive; unpack it first.'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive; unpack it first.'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive; unpack it first.'],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive; unpack it first.'],
  [[0x7f, 0x45, 0x4c, 0x46], `a program. ${RIGHT}`],
  [[0x4d, 0x5a, 0x90, 0x00], `a program. ${RIGHT}`],
]

/** PDF, DOCX, or null for what has to be decoded first. Throws Fault for what is not read here. */
export function binaryKind(bytes: Uint8Array): 'pdf' | 'docx' | null {
  if (bytes.length === 0) throw new Fault('empty', `is empty. ${RIGHT}`)
  // Readers take a PDF whose header stands within the first kilobyte.
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  if (head.includes('%PDF-') && !/^\s*</.test(head)) return 'pdf'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'docx'
  for (const [opening, words] of OTHERS) {
    if (opening.every((byte, i) => bytes[i] === byte)) throw new Fault('kind', `is ${words}`)
  }
  return null
}

/** The kind of a decoded text. Throws Fault where it is no text at all. */
export function textKind(text: string, mime: string | null): 'text' | 'html' | 'feed' {
  const head = text.slice(0, 4096)
  const strange = head.match(/[^\P{C}\s\p{Cf}]|\uFFFD/gu)?.length ?? 0
  if (strange > Math.max(2, head.length * 0.1)) throw new Fault('kind', `is not text. ${RIGHT}`)
  const opening = head.replace(
    /^\s*(<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE(?! html)[^>[]*>|\s)*/i,
    '',
  )
  if (/^<(rss|feed|rdf:RDF|\w+:feed)[\s>]/i.test(opening)) return 'feed'
  if (/^\{[\s\S]*?"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/.test(head.trimStart()))
    return 'feed'
  if (/^<(!doctype html|html|head|body)\b/i.test(opening)) return 'html'
  const tags = head.match(/<\/?(p|div|a|br|h[1-6]|span|table|ul|li|meta|title|article)\b[^>]*>/gi)
  if ((tags?.length ?? 0) >= 3) return 'html'
  return mime !== null && /^(text\/html|application\/xhtml)/i.test(mime) && tags !== null
    ? 'html'
    : 'text'
}
