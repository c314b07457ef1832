/** Figures as PNG, for what shows no vectors, by resvg with the fonts of the papers and none of the machine. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { FACES, fontFile, NASKH, SANS } from './fonts.ts'

/** Twice the 96 dots an inch of a screen. */
const SCALE = 2
const MAX_WIDTH = 2400

/** Figures are set in the sans of each script. */
const FIGURE_FACES = FACES.filter(
  ({ family, italic }) => (family === SANS || family === NASKH) && !italic,
)

let ready: Promise<void> | null = null

export interface Picture {
  readonly png: Buffer
  readonly width: number
  readonly height: number
}

/** A cleaned SVG as PNG, with its size in SVG units. */
export async function pictureOf(svg: string): Promise<Picture> {
  ready ??= initWasm(
    readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')),
  )
  await ready
  const size = new Resvg(svg, { font: { loadSystemFonts: false } })
  const { width, height } = size
  size.free()
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.min(MAX_WIDTH, Math.round(width * SCALE)) },
    background: '#ffffff',
    font: {
      loadSystemFonts: false,
      fontBuffers: FIGURE_FACES.map(fontFile),
      defaultFontFamily: SANS,
      sansSerifFamily: SANS,
    },
  })
  const rendered = resvg.render()
  const png = Buffer.from(rendered.asPng())
  rendered.free()
  resvg.free()
  return { png, width, height }
}
