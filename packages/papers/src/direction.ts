/**
 * Direction of reading inside a text. The bidirectional algorithm orders words by itself, but in a text of
 * Arabic script it tears signs from their numbers ($105.6 m becomes m 105.6$): such pieces are set apart.
 *
 * UAX 9, rules W2–W7: a European number after an Arabic letter is an Arabic number, which takes no sign to itself.
 */

export interface Piece {
  readonly text: string
  /** Set from left to right, whatever stands around it. */
  readonly ltr: boolean
}

const RTL_LANGUAGES = new Set(['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RTL_LANGUAGES.has(tag.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr'
}

/** An amount with its sign or unit, a number with a sign, or words of other alphabets with what joins them. */
const APART =
  /[$€£¥₽₸₨][\d۰-۹.,]*[\d۰-۹](?:\s?(?:bn|billion|million|m|k)\b)?|[+−-]?[\d۰-۹][\d۰-۹.,]*\s?%|[+−][\d۰-۹][\d۰-۹.,]*|[\p{Script=Latin}\p{Script=Cyrillic}][\p{Script=Latin}\p{Script=Cyrillic}\d.,:;/&()'’“”–-]*(?:\s[\p{Script=Latin}\p{Script=Cyrillic}\d(“’'&–-][\p{Script=Latin}\p{Script=Cyrillic}\d.,:;/&()'’“”–-]*)*/gu
/** Marks at the end of such a piece that belong to the text around it. */
const LOOSE_END = /[.,:;'’–-]+$/u

/** A text of a language in pieces; one piece where it runs from left to right. */
export function pieces(text: string, language: string): Piece[] {
  if (directionOf(language) === 'ltr') return [{ text, ltr: false }]
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(APART)) {
    const apart = balanced(match[0].replace(LOOSE_END, ''))
    if (match.index > from) found.push({ text: text.slice(from, match.index), ltr: false })
    from = match.index + apart.length
    found.push({ text: apart, ltr: true })
  }
  if (from < text.length || found.length === 0) found.push({ text: text.slice(from), ltr: false })
  return found
}

const LRI = '\u2066'
const RLI = '\u2067'
const PDI = '\u2069'

/** A text with what runs the other way set apart by isolates (UAX 9), for what lays text out itself. */
export function isolated(text: string, paperLanguage: string, language = paperLanguage): string {
  const direction = directionOf(language)
  if (direction !== directionOf(paperLanguage)) {
    return `${direction === 'ltr' ? LRI : RLI}${text}${PDI}`
  }
  if (direction === 'ltr') return text
  return pieces(text, language)
    .map((piece) => (piece.ltr ? `${LRI}${piece.text}${PDI}` : piece.text))
    .join('')
}

/** Without a closing bracket that the piece did not open, and what follows it. */
function balanced(text: string): string {
  let open = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') open++
    if (text[i] === ')' && --open < 0) return text.slice(0, i)
  }
  return text
}
