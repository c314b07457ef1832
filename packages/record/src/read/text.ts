/**
 * The text as a reader sees it: lines joined that a page had broken, each character with its place.
 *
 * Spans point into the document as read (UTF-16 code units). Rules work on `plain`, in which words cut at
 * a line end are whole and wrapped lines run on; `at` leads back.
 */

export type Role = 'headline' | 'furniture' | 'body' | 'item'

/** A paragraph, a headline or an item of a list: `start` and `end` are places in `plain`. */
export interface Block {
  readonly start: number
  readonly end: number
  readonly role: Role
  /** True when a blank line stands before it. */
  readonly opens: boolean
}

export interface PlainText {
  readonly plain: string
  readonly blocks: readonly Block[]
  /** The span in the document of a span in `plain`. */
  readonly at: (start: number, end: number) => [number, number]
}

const ITEM = /^(?:\(?[0-9]{1,3}[.)]|\(?[a-z][)]|[•·▪◦‣*–—-]|\p{Extended_Pictographic})\s/u
const HYPHEN_END = /\p{L}-$/u
const STARTS_SMALL = /^["“(]?\p{Ll}/u
const SENTENCE_END = /[.!?…][”"’)\]]*$/
const MENU_SEPARATOR = /\s[|·▲▼►»]\s|[▲▼📤🖨]/gu
const FURNITURE_START =
  /^(?:©|\[|related\b|read (?:more|also|next)\b|see also\b|more (?:stories|news)\b|subscribe|advertis|cookie|share\b|follow us|sign in|all rights|copyright|tags?:|photo:|most read|сейчас читают|читайте также|подпис|реклама|поделиться|теги?:)/iu
const LIST_OF_LINKS =
  /^(?:related|read (?:more|also|next)|see also|more |most read|читайте|ещё|еще)/iu
/** A line is part of wrapped text when it is about as long as a line of print. */
const PRINT_WIDTH = 42
const LONGEST_HEADLINE = 160

interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Lines with their places; blank lines have no text. */
function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  while (from <= text.length) {
    let to = text.indexOf('\n', from)
    if (to < 0) to = text.length
    let start = from
    let end = to
    while (start < end && text.charCodeAt(start) <= 32) start++
    while (end > start && text.charCodeAt(end - 1) <= 32) end--
    lines.push({ start, end, text: text.slice(start, end) })
    from = to + 1
  }
  return lines
}

/** Joins what belongs together and says what each block is. Linear in the length of the text. */
export function plainText(text: string): PlainText {
  const lines = linesOf(text)
  const seen = new Map<string, number>()
  for (const line of lines)
    if (line.text !== '') seen.set(line.text, (seen.get(line.text) ?? 0) + 1)

  const parts: string[] = []
  /** Places in `plain` from which the distance to the document is another. */
  const from: number[] = []
  const shift: number[] = []
  let length = 0
  const put = (piece: string, place: number) => {
    if (piece === '') return
    const distance = place - length
    if (shift.at(-1) !== distance) {
      from.push(length)
      shift.push(distance)
    }
    parts.push(piece)
    length += piece.length
  }

  const blocks: Block[] = []
  let inLinks = false
  let opens = true
  /** Where the paragraph being read ends, and whether its lines are those of a printed page. */
  let paragraphEnd = 0
  let isWrapped = false
  let i = 0
  while (i < lines.length) {
    const first = lines[i]!
    if (first.text === '') {
      opens = true
      i++
      continue
    }
    if (i >= paragraphEnd) {
      paragraphEnd = blankAfter(lines, i)
      isWrapped = paragraphEnd - i >= 3 && widthOf(lines, i, paragraphEnd) >= PRINT_WIDTH
    }
    const start = length
    const firstPart = parts.length
    let last = i
    let piece = first.text
    let place = first.start
    while (last + 1 < paragraphEnd && runsOn(lines[last]!, lines[last + 1]!, isWrapped)) {
      const next = lines[last + 1]!
      const isCut = HYPHEN_END.test(piece)
      put(isCut ? piece.slice(0, -1) : piece, place)
      if (!isCut) put(' ', next.start - 1)
      piece = next.text
      place = next.start
      last++
    }
    put(piece, place)
    const words = parts.slice(firstPart).join('')
    const isItem = ITEM.test(first.text)
    if (LIST_OF_LINKS.test(words) && words.length < 40) inLinks = true
    else if (!isItem && opens) inLinks = false
    const isRepeated = last === i && words.length < 90 && (seen.get(first.text) ?? 0) > 1
    const role: Role =
      inLinks || isRepeated || isFurniture(words)
        ? 'furniture'
        : isItem
          ? 'item'
          : words.length <= LONGEST_HEADLINE && !/[.!?…:;,][”"’)\]]*$/.test(words)
            ? 'headline'
            : 'body'
    blocks.push({ start, end: length, role, opens })
    put('\n', lines[last]!.end)
    opens = false
    i = last + 1
  }
  const plain = parts.join('')
  const placeOf = (index: number) => {
    let low = 0
    let high = from.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (from[middle]! <= index) low = middle
      else high = middle - 1
    }
    return index + (shift[low] ?? 0)
  }
  return {
    plain,
    blocks,
    at: (start, end) => [placeOf(start), end > start ? placeOf(end - 1) + 1 : placeOf(start)],
  }
}

function blankAfter(lines: readonly Line[], from: number): number {
  let i = from
  while (i < lines.length && lines[i]!.text !== '') i++
  return i
}

/** The width that most lines of a paragraph come near: the median. */
function widthOf(lines: readonly Line[], from: number, to: number): number {
  const widths = lines.slice(from, to).map((line) => line.text.length)
  return widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)]!
}

function runsOn(line: Line, next: Line, isWrapped: boolean): boolean {
  if (ITEM.test(next.text)) return false
  if (HYPHEN_END.test(line.text)) return true
  if (STARTS_SMALL.test(next.text) && !SENTENCE_END.test(line.text)) return true
  return isWrapped && line.text.length >= PRINT_WIDTH
}

function isFurniture(words: string): boolean {
  if (FURNITURE_START.test(words)) return true
  if (!/\p{L}{2}/u.test(words)) return true
  if (/^(?:page|стр\.?)\s*\d+$/iu.test(words)) return true
  const separators = words.match(MENU_SEPARATOR)?.length ?? 0
  if (separators >= 2 && words.length < 200 && !/\p{Ll}{3,}\.\s/u.test(words)) return true
  return /\s{3,}/.test(words) && words.length < 120
}
