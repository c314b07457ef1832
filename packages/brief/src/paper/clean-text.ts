/**
 * Which characters may stand in a paper. What nobody sees or what turns the direction of reading round is
 * taken out; direction comes from the paper and the runs alone.
 *
 * Unicode TR 36 (security considerations), UAX 9 (explicit directional controls), XML 1.0 §2.2.
 */

/** Joiners stay: Urdu and Persian are spelt with them. */
const UNSEEN =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu
const NOT_TEXT = /[\p{Cc}\u2028\u2029]/gu
const NONCHARACTER = /[\uFDD0-\uFDEF\uFFFE\uFFFF]/g

/** A text on one line, of characters that every format can hold. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_TEXT, ' ')
    .replace(UNSEEN, '')
    .replace(NONCHARACTER, '\uFFFD')
}
