/**
 * Characters that a reader cannot see, or that make a line look like another, are taken out.
 *
 * Unicode Technical Report 36, Unicode Security Considerations, 3.3 (deletion of noncharacters) and
 * UTS 55, Unicode Source Code Handling, 3.1 (bidirectional ordering). The joiners U+200C and U+200D
 * are kept where they shape letters: in the Arabic and Indic scripts, and between emoji.
 */

/** U+202A–E, U+2066–9, the marks and the deprecated U+206A–F: all change the direction of reading. */
const DIRECTION = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\u206A-\u206F]/g
/**
 * Soft hyphen, zero-width space, word joiner, byte order mark, invisible operators, annotation
 * anchors, and the two blocks that smuggle ASCII past the eye: tags, and supplementary selectors.
 */
const UNSEEN =
  /[\u00AD\u180E\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E01EF}]/gu
const JOINERS =
  /(?<![\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D]+/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g

export interface CleanText {
  readonly text: string
  readonly warnings: string[]
}

/** The text with `\n` line ends, and a warning for every kind of character that was taken out. */
export function cleanText(raw: string): CleanText {
  const warnings: string[] = []
  let text = raw.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
  const take = (pattern: RegExp, kind: string) => {
    let count = 0
    text = text.replace(pattern, (found) => {
      count += found.length
      return ''
    })
    if (count > 0) warnings.push(`${kind} taken out: ${count}.`)
  }
  take(CONTROL, 'Control characters')
  take(DIRECTION, 'Characters that change the direction of reading,')
  take(UNSEEN, 'Characters that nobody sees,')
  take(JOINERS, 'Joiners between letters that do not join,')
  return { text, warnings }
}

/** One paragraph on one line, spaces as single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
