/**
 * Bytes become text.
 *
 * In order: a byte order mark; UTF-8, when the bytes are valid and say more than ASCII; UTF-16
 * without a mark, by its pattern; the encoding declared by server, markup or XML; then chardet's
 * statistics, with a count of letters of our own for the Cyrillic code pages, which chardet mistakes
 * in short texts. Names are labels of the WHATWG Encoding Standard.
 */

import { analyse } from 'chardet'

export interface DecodedText {
  readonly text: string
  readonly encoding: string
  readonly warnings: readonly string[]
}

const SAMPLE_BYTES = 64 * 1024
const CYRILLIC_PAGES = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5'] as const
/** The ten commonest letters make up about two thirds of running text in Cyrillic. */
const COMMON = /[оеаинтсрвл]/g

/** The text of `bytes`. `declared` is what the server said, if it did. */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const marked = byteOrderMark(bytes)
  if (marked !== null) return decoded(bytes, marked)
  const inMarkup = declaredInMarkup(bytes)
  const said = known(declared) ?? known(inMarkup)
  const utf8 = tryUtf8(bytes)
  if (utf8 !== null && !/^(utf-16|iso-2022)/.test(said ?? '')) {
    const ascii = utf8.length === bytes.length
    const contradicted = said !== null && said !== 'utf-8' && !ascii
    return {
      text: utf8,
      encoding: 'utf-8',
      warnings: contradicted ? [`Declared as ${said}, but is UTF-8; read as UTF-8.`] : [],
    }
  }
  const wide = utf16(bytes)
  if (wide !== null) return decoded(bytes, wide)
  if (said !== null && said !== 'utf-8' && !said.startsWith('utf-16')) return decoded(bytes, said)
  const guess = guessed(bytes)
  const warning = said === null ? `No encoding declared; read as ${guess}.` : null
  return decoded(bytes, guess, warning ?? `Declared as ${said}, but is not; read as ${guess}.`)
}

function decoded(bytes: Uint8Array, encoding: string, warning?: string): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes)
  const warnings = warning === undefined ? [] : [warning]
  const lost = text.match(/\uFFFD/g)?.length ?? 0
  if (lost > 0) warnings.push(`Characters that could not be read and show as \uFFFD: ${lost}.`)
  return { text, encoding, warnings }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function known(label: string | null): string | null {
  if (label === null) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/** `<meta charset>`, `<meta http-equiv>` or the XML declaration, in the first two kilobytes. */
function declaredInMarkup(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const match =
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w:.-]{2,40})/i.exec(head) ??
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})/i.exec(head)
  return match?.[1] ?? null
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') && utf16(bytes) !== null ? null : text
  } catch {
    return null
  }
}

/** UTF-16 of any script keeps one byte of each pair nearly constant. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1
  if (length < 4 || bytes.length % 2 === 1) return null
  const seen = [new Uint32Array(256), new Uint32Array(256)] as const
  for (let i = 0; i < length; i++) seen[(i & 1) as 0 | 1][bytes[i]!]!++
  const half = length / 2
  // The high bytes are few: 00 for spaces and Latin letters, and one or two more for other scripts.
  const fewHigh = (counts: Uint32Array) => {
    const top = [...counts].sort((a, b) => b - a)
    return counts[0]! > half * 0.05 && (top[0]! + top[1]! + top[2]!) / half > 0.95
  }
  const le = fewHigh(seen[1])
  const be = fewHigh(seen[0])
  if (le === be) return null
  return le ? 'utf-16le' : 'utf-16be'
}

function guessed(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const cyrillic = cyrillicPage(sample)
  const best = analyse(sample).find((match) => known(match.name) !== null)
  if (cyrillic !== null && (best === undefined || best.confidence < 60)) return cyrillic
  const name = known(best?.name ?? null)
  return name === null || name.startsWith('utf-') ? 'windows-1252' : name
}

/** The code page under which the high bytes read as running Cyrillic text, or null. */
function cyrillicPage(sample: Uint8Array): string | null {
  let high = 0
  let inRuns = 0
  for (let i = 0; i < sample.length; i++) {
    if (sample[i]! < 0x80) continue
    high++
    if ((sample[i - 1] ?? 0) >= 0x80 || (sample[i + 1] ?? 0) >= 0x80) inRuns++
  }
  // Latin text has its accents one by one; Cyrillic words are high bytes throughout.
  if (high < 4 || inRuns < high * 0.8) return null
  let bestPage: string | null = null
  let bestShare = 0.45
  for (const page of CYRILLIC_PAGES) {
    const text = new TextDecoder(page).decode(sample)
    const wrongCase = text.match(/[а-яё][А-ЯЁ]/g)?.length ?? 0
    const share = ((text.toLowerCase().match(COMMON)?.length ?? 0) - 2 * wrongCase) / high
    if (share > bestShare) {
      bestShare = share
      bestPage = page
    }
  }
  return bestPage
}
