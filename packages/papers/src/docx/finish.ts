/**
 * The last hand on a DOCX: the library dates files by the clock and draws the keys of fonts and links by
 * chance. Here the paper’s day and the content decide, so that the same paper gives the same bytes.
 *
 * Fonts are obfuscated as ECMA-376 Part 4 §2.8.1 has it: the first 32 bytes XOR the key’s bytes, reversed.
 */

import { createHash } from 'node:crypto'
import type { Paper } from '@followthrough/brief'
import { unzipSync } from 'fflate'
import { type Face, fontFile } from '../fonts.ts'
import { editText, repacked } from '../zip.ts'

/** What stands for a font until the file is finished; a font is packed once. */
export const PLACE_HELD = Buffer.alloc(32)

export function finish(bytes: Uint8Array, paper: Paper, faces: readonly Face[]): Uint8Array {
  const links = linkIds(bytes)
  return repacked(bytes, paper.date, (name, content) => {
    const font = /^word\/fonts\/font(\d+)\.odttf$/.exec(name)
    if (font !== null) return obfuscated(faces[Number(font[1]) - 1]!)
    if (!name.endsWith('.xml') && !name.endsWith('.rels')) return content
    return editText(content, (xml) => {
      switch (name) {
        case 'docProps/core.xml':
          return xml.replace(
            /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
            `$1${paper.date}T00:00:00Z`,
          )
        case 'word/fontTable.xml': {
          let at = 0
          return xml.replace(/w:fontKey="[^"]*"/g, () => `w:fontKey="{${keyOf(faces[at++]!)}}"`)
        }
        case 'word/document.xml': {
          const named = renumbered(withLinks(xml, links))
          return paper.direction === 'rtl'
            ? named.replace('<w:docGrid', '<w:bidi/><w:docGrid')
            : named
        }
        default:
          return withLinks(xml, links)
      }
    })
  })
}

/** Ids that were drawn by chance, against ids by their order in the file. */
function linkIds(bytes: Uint8Array): Map<string, string> {
  const links = new Map<string, string>()
  const parts = unzipSync(bytes, { filter: ({ name }) => name.endsWith('.rels') })
  for (const name of Object.keys(parts).sort()) {
    const xml = new TextDecoder().decode(parts[name])
    for (const [, id] of xml.matchAll(/ Id="(rId[^"]{8,})"/g)) {
      links.set(id!, `rLink${links.size + 1}`)
    }
  }
  return links
}

function withLinks(xml: string, links: ReadonlyMap<string, string>): string {
  return xml.replace(/(?<=(?: Id|r:id)=")rId[^"]{8,}(?=")/g, (id) => links.get(id) ?? id)
}

/** The library counts bookmarks and drawings through the life of the process; here from one. */
function renumbered(xml: string): string {
  const bookmarks = new Map<string, number>()
  let drawings = 0
  return xml
    .replace(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")([^"]*)/g, (_, head: string, id: string) => {
      if (!bookmarks.has(id)) bookmarks.set(id, bookmarks.size + 1)
      return `${head}${bookmarks.get(id)}`
    })
    .replace(/(<wp:docPr id=")[^"]*/g, (_, head: string) => `${head}${++drawings}`)
}

const keys = new Map<Face, string>()

/** A GUID from the content of the font. */
function keyOf(face: Face): string {
  const kept = keys.get(face)
  if (kept !== undefined) return kept
  const hash = createHash('sha256').update(fontFile(face)).digest('hex').toUpperCase()
  const key = hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  keys.set(face, key)
  return key
}

function obfuscated(face: Face): Uint8Array {
  const font = Uint8Array.from(fontFile(face))
  const key = Buffer.from(keyOf(face).replaceAll('-', ''), 'hex').reverse()
  for (let i = 0; i < 32; i++) font[i]! ^= key[i % 16]!
  return font
}
