/** Digits are a setting apart from language: a ministry chooses them, and names in Latin script keep theirs. */

export const DIGITS = ['latn', 'arabext'] as const
export type Digits = (typeof DIGITS)[number]

const EXTENDED_ARABIC_ZERO = 0x06f0

/** A sentence with its digits as asked; what is marked as another language’s stays as it is. */
export function inDigits(text: string, digits: Digits): string {
  if (digits === 'latn') return text
  return text.replace(/\u2068[^\u2069]*\u2069|\d/g, (match) =>
    match.length > 1 ? match : String.fromCodePoint(EXTENDED_ARABIC_ZERO + Number(match)),
  )
}
