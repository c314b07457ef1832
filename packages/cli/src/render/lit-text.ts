/** A text with some of its words lit: marked ‹1 so›, and coloured where there is colour. */

import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import { type Inked, ink, type Paper, type Tone } from './paper.ts'

export interface Light {
  readonly start: number
  readonly end: number
  /** Set before the words, so that they can be found in a list. */
  readonly label: string
  readonly tone: Tone
}

/** The paragraphs of a text, wrapped and indented; blank lines stay. */
export function litLines(
  paper: Paper,
  text: string,
  lights: readonly Light[],
  indent = 2,
): string[] {
  const room = Math.max(1, Math.min(paper.width, MEASURE) - indent)
  let at = 0
  return text
    .trimEnd()
    .split('\n')
    .flatMap((paragraph) => {
      const start = at
      at += paragraph.length + 1
      return linesOf(wordsOf(paragraph, start, lights), room).map((line) =>
        line.length === 0
          ? ''
          : `${' '.repeat(indent)}${line.map((word) => inked(paper, word)).join(' ')}`,
      )
    })
}

const MEASURE = 78

type Word = readonly Inked[]

/** Words of a paragraph, each in parts of one tone, with the marks of what begins and ends in it. */
function wordsOf(paragraph: string, offset: number, lights: readonly Light[]): Word[] {
  const near = lights.filter(({ start, end }) => start < offset + paragraph.length && end > offset)
  const words: Word[] = []
  for (const match of paragraph.matchAll(/\S+/g)) {
    const start = offset + match.index
    const end = start + match[0].length
    const cuts = near.flatMap((light) => [light.start, light.end])
    const points = [start, ...cuts.filter((cut) => cut > start && cut < end), end].sort(
      (a, b) => a - b,
    )
    const parts: Inked[] = []
    for (const [i, from] of points.slice(0, -1).entries()) {
      const to = points[i + 1]!
      if (to === from) continue
      const opening = near.filter((light) => beginsIn(light, from, to, offset, paragraph))
      const closing = near.filter((light) => endsIn(light, from, to, offset, paragraph))
      const lit = near.find((light) => light.start < to && light.end > from)
      const mark =
        opening.length === 0
          ? ''
          : `‹${opening.map(({ label }) => label).join(',')} `.replace(/^‹ $/, '‹')
      const text = paragraph.slice(from - offset, to - offset).replace(/[\p{Cc}\p{Cf}]/gu, '')
      parts.push({
        text: `${mark}${text}${'›'.repeat(closing.length)}`,
        tone: lit?.tone ?? 'plain',
      })
    }
    if (parts.length > 0) words.push(parts)
  }
  return words
}

/** True when the first word of a light lies here. */
function beginsIn({ start, end }: Light, from: number, to: number, offset: number, words: string) {
  if (start >= to || end <= from) return false
  const before = words.slice(Math.max(0, start - offset), from - offset)
  return start >= offset ? before.trim() === '' && start <= from : before.trim() === ''
}

function endsIn({ start, end }: Light, from: number, to: number, offset: number, words: string) {
  if (start >= to || end <= from) return false
  return words.slice(to - offset, Math.min(words.length, end - offset)).trim() === '' && end >= to
}

function linesOf(words: readonly Word[], room: number): Word[][] {
  const lines: Word[][] = [[]]
  let width = 0
  for (const word of words.flatMap((one) => broken(one, room))) {
    const size = word.reduce((sum, { text }) => sum + stringWidth(text), 0)
    const line = lines.at(-1)!
    if (line.length > 0 && width + 1 + size > room) {
      lines.push([word])
      width = size
    } else {
      line.push(word)
      width += (line.length > 1 ? 1 : 0) + size
    }
  }
  return lines
}

/** A word wider than the room, in pieces; marks within it may break from it. */
function broken(word: Word, room: number): Word[] {
  const size = word.reduce((sum, { text }) => sum + stringWidth(text), 0)
  if (size <= room) return [word]
  return word.flatMap(({ text, tone }) =>
    wrapAnsi(text, room, { hard: true })
      .split('\n')
      .map((piece) => [{ text: piece, tone }]),
  )
}

function inked(paper: Paper, word: Word): string {
  return word.map(({ text, tone }) => ink(paper, text, tone)).join('')
}
