/**
 * The fonts that papers are set in, carried by dependencies: a bare machine prints the same.
 *
 * Source Serif 4 for headings, Noto Sans for text, Noto Nastaliq Urdu and Noto Naskh Arabic for Arabic
 * script; all under the SIL Open Font License. OpenType 1.9, table `cmap`, formats 4 and 12.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

export const SANS = 'Noto Sans'
export const SERIF = 'Source Serif 4'
export const NASTALIQ = 'Noto Nastaliq Urdu'
export const NASKH = 'Noto Naskh Arabic'

export interface Face {
  readonly family: string
  readonly bold: boolean
  readonly italic: boolean
  readonly path: string
}

const face = (family: string, folder: string, weight: string, bold = false): Face => ({
  family,
  bold,
  italic: weight.endsWith('_Italic'),
  path: `@expo-google-fonts/${folder}/${weight}/${family.replaceAll(' ', '')}_${weight}.ttf`,
})

/** Every face that is set; bold is the semi-bold of the family. */
export const FACES: readonly Face[] = [
  face(SANS, 'noto-sans', '400Regular'),
  face(SANS, 'noto-sans', '400Regular_Italic'),
  face(SANS, 'noto-sans', '600SemiBold', true),
  face(SANS, 'noto-sans', '600SemiBold_Italic', true),
  face(SERIF, 'source-serif-4', '400Regular'),
  face(SERIF, 'source-serif-4', '600SemiBold', true),
  face(NASTALIQ, 'noto-nastaliq-urdu', '400Regular'),
  face(NASTALIQ, 'noto-nastaliq-urdu', '600SemiBold', true),
  face(NASKH, 'noto-naskh-arabic', '400Regular'),
  face(NASKH, 'noto-naskh-arabic', '600SemiBold', true),
]

const files = new Map<string, Buffer>()

/** The file of a face, read once. */
export function fontFile({ path }: Face): Buffer {
  const kept = files.get(path)
  if (kept !== undefined) return kept
  const file = readFileSync(require.resolve(path))
  files.set(path, file)
  return file
}

/** A file of a dependency, by the path in its package. */
export function packageFile(path: string): Buffer {
  const kept = files.get(path)
  if (kept !== undefined) return kept
  const file = readFileSync(require.resolve(path))
  files.set(path, file)
  return file
}

let coverage: Uint8Array | null = null

/** Whether some face draws a character. */
export function isDrawn(codePoint: number): boolean {
  coverage ??= coverageOf(FACES.filter(({ bold, italic }) => !bold && !italic).map(fontFile))
  return codePoint < coverage.length && coverage[codePoint] === 1
}

/** A text with what no face draws replaced, so that every machine prints the same sign for it. */
export function drawable(text: string): string {
  let isWhole = true
  for (const character of text) {
    if (!isDrawn(character.codePointAt(0)!)) {
      isWhole = false
      break
    }
  }
  if (isWhole) return text
  return Array.from(text, (character) =>
    isDrawn(character.codePointAt(0)!) ? character : UNDRAWN,
  ).join('')
}

const UNDRAWN = '\uFFFD'
const CODE_POINTS = 0x20000

function coverageOf(fonts: readonly Buffer[]): Uint8Array {
  const covered = new Uint8Array(CODE_POINTS)
  for (const font of fonts) {
    for (const [first, last] of charactersOf(font)) covered.fill(1, first, last + 1)
  }
  return covered
}

/** Ranges of code points that a font maps to a glyph. */
function* charactersOf(font: Buffer): Generator<readonly [first: number, last: number]> {
  const tables = font.readUInt16BE(4)
  for (let t = 0; t < tables; t++) {
    const record = 12 + 16 * t
    if (font.toString('latin1', record, record + 4) !== 'cmap') continue
    const cmap = font.readUInt32BE(record + 8)
    const subtables = font.readUInt16BE(cmap + 2)
    for (let s = 0; s < subtables; s++) {
      const at = cmap + font.readUInt32BE(cmap + 8 + 8 * s)
      const format = font.readUInt16BE(at)
      if (format === 12) {
        const groups = font.readUInt32BE(at + 12)
        for (let g = 0; g < groups; g++) {
          const group = at + 16 + 12 * g
          yield [font.readUInt32BE(group), font.readUInt32BE(group + 4)]
        }
      } else if (format === 4) {
        const twice = font.readUInt16BE(at + 6)
        const ends = at + 14
        const starts = ends + twice + 2
        const deltas = starts + twice
        const offsets = deltas + twice
        for (let i = 0; i < twice; i += 2) {
          const first = font.readUInt16BE(starts + i)
          const last = font.readUInt16BE(ends + i)
          const delta = font.readUInt16BE(deltas + i)
          const offset = font.readUInt16BE(offsets + i)
          for (let code = first; code <= last && code !== 0xffff; code++) {
            const glyph =
              offset === 0
                ? code + delta
                : font.readUInt16BE(offsets + i + offset + 2 * (code - first))
            if ((glyph & 0xffff) !== 0) yield [code, code]
          }
        }
      }
    }
  }
}
