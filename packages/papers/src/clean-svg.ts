/**
 * Figures are drawn by the composition, of plain shapes and text. Anything else in one is refused before it
 * stands in a page: no scripts, no styles, no references, nothing from elsewhere.
 */

import { Parser } from 'htmlparser2'
import { cleanText } from './clean-text.ts'
import { escapeMarkup } from './markup.ts'
import { PapersError } from './papers-error.ts'

const ELEMENTS = new Set(
  'svg g path line polyline polygon rect circle ellipse text tspan title desc'.split(' '),
)
const ATTRIBUTES = new Set(
  (
    'xmlns viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points transform fill fill-opacity ' +
    'fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin opacity ' +
    'font-family font-size font-weight font-style text-anchor dominant-baseline dx dy direction role ' +
    'xml:lang lang paint-order aria-label aria-hidden'
  ).split(' '),
)
const MAX_CHARACTERS = 4_000_000

/** The figure with its texts cleaned. Throws PapersError for what is no plain drawing. */
export function cleanSvg(svg: string): string {
  if (svg.length > MAX_CHARACTERS) {
    throw new PapersError(
      `A figure has ${svg.length} characters; at most ${MAX_CHARACTERS} are set.`,
    )
  }
  if (/<[!?]/.test(svg)) refuse('a declaration')
  const out: string[] = []
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (!ELEMENTS.has(name)) refuse(`the element ${name}`)
        if (depth === 0 && (name !== 'svg' || out.length > 0)) refuse('no svg at its root')
        depth++
        const pairs = Object.entries(attributes).map(([key, value]) => {
          if (!ATTRIBUTES.has(key)) refuse(`the attribute ${key}`)
          if (/url\s*\(|javascript:|&/i.test(value)) refuse(`a reference in ${key}`)
          return ` ${key}="${escapeMarkup(cleanText(value))}"`
        })
        out.push(`<${name}${pairs.join('')}>`)
      },
      ontext(text) {
        if (depth > 0) out.push(escapeMarkup(cleanText(text)))
      },
      onclosetag(name) {
        depth--
        out.push(`</${name}>`)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(svg)
  if (out.length === 0) refuse('nothing')
  return out.join('')
}

function refuse(what: string): never {
  throw new PapersError(
    `A figure holds ${cleanText(what).slice(0, 80)}: expected plain shapes and text.`,
  )
}
