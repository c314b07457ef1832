/** Plain SVG as text: shapes and words, every value escaped. Figures need no styles and load nothing. */

/** Latin and figures are in the sans in every language. */
const FONTS = 'Noto Sans, Noto Naskh Arabic'

export type Attributes = Readonly<Record<string, string | number>>

export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const pairs = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? short(value) : value)}"`,
  )
  return children.length === 0
    ? `<${name}${pairs.join('')}/>`
    : `<${name}${pairs.join('')}>${children.join('')}</${name}>`
}

export function words(text: string, x: number, y: number, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escaped(text))
}

export function drawing(width: number, height: number, ...children: string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      width,
      height,
      'font-family': FONTS,
    },
    ...children,
  )
}

/** The width of a text, near enough to keep labels apart: an average of Noto Sans. */
export function widthOf(text: string, size: number): number {
  return text.length * size * 0.56
}

export function pathOf(
  points: readonly (readonly [x: number, y: number])[],
  closed = false,
): string {
  return `${points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('')}${closed ? 'Z' : ''}`
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export const COLOURS = {
  ink: '#1b2126',
  quiet: '#4a545c',
  faint: '#68727a',
  line: '#dcd8cf',
  land: '#efece4',
  water: '#dfe8ec',
  border: '#b9b2a4',
  journey: '#d9480f',
  overdue: '#a8321a',
  disputed: '#8d3b8a',
} as const
