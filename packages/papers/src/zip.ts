/**
 * Office files are zips, written by libraries that date every entry by the clock and draw ids by chance.
 * Packed again, the same content gives the same bytes.
 */

import { unzipSync, type Zippable, zipSync } from 'fflate'

/** Beyond this size speed comes before the last tenth. */
const LARGE_BYTES = 512 * 1024

/** Packs parts: in order of name, dated by a day. */
export function packed(parts: ReadonlyMap<string, Uint8Array>, day: string): Uint8Array {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  // A zip holds local time without a zone: midnight here, so that the fields are the same everywhere.
  const mtime = new Date(Math.max(1980, year), month - 1, date)
  const entries: Zippable = {}
  // Office looks for the list of types first.
  for (const name of [...parts.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    const content = parts.get(name)!
    const isLarge = content.length > LARGE_BYTES || /\.(png|odttf)$/.test(name)
    entries[name] = [content, { mtime, level: isLarge ? 1 : 6 }]
  }
  return zipSync(entries)
}

/** Packs a zip again, its parts changed by `edit`. */
export function repacked(
  bytes: Uint8Array,
  day: string,
  edit: (name: string, content: Uint8Array) => Uint8Array,
): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'))
  return packed(new Map(parts.map(([name, content]) => [name, edit(name, content)])), day)
}

function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2
}

export function editText(content: Uint8Array, edit: (text: string) => string): Uint8Array {
  return new TextEncoder().encode(edit(new TextDecoder().decode(content)))
}
