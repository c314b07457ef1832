/** A paper as a letter: its words as plain text, the page beside, the PDF as a file where it is wanted. */

import type { Paper } from '@followthrough/brief'
import { MEDIA_TYPES } from '../formats.ts'
import { toHtml, toMarkdown, toPdf } from '../press.ts'
import type { Letter } from './letter.ts'

export interface DigestRequest {
  readonly from: string
  readonly to: readonly string[]
  /** The instant on the letter. */
  readonly date: string
  readonly withPdf?: boolean
}

export function digestLetter(
  paper: Paper,
  { from, to, date, withPdf = false }: DigestRequest,
): Letter {
  return {
    from,
    to,
    date,
    subject: `${paper.title}: ${paper.subtitle}`,
    text: toMarkdown(paper),
    html: toHtml(paper, { fonts: false }),
    language: paper.language,
    files: withPdf
      ? [
          {
            name: `${paper.number.replace(/[^A-Za-z0-9-]+/g, '-')}.pdf`,
            type: MEDIA_TYPES.pdf,
            bytes: toPdf(paper),
          },
        ]
      : [],
  }
}
