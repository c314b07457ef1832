/** Papers in every format: cleaned once, then set. The same paper gives the same bytes on every machine. */

import type { Paper } from '@followthrough/brief'
import { cleanPaper } from './clean-paper.ts'
import { docxOf } from './docx/docx.ts'
import type { Format } from './formats.ts'
import { type HtmlOptions, htmlOf } from './html/html.ts'
import { markdownOf } from './markdown.ts'
import { pdfOf } from './pdf/pdf.ts'

/** PDF/UA-1. Throws PapersError for a paper that cannot be set, or where typst has no build. */
export function toPdf(paper: Paper): Uint8Array {
  return pdfOf(cleanPaper(paper))
}

/** Throws PapersError for a paper that cannot be set. */
export function toDocx(paper: Paper): Promise<Uint8Array> {
  return docxOf(cleanPaper(paper))
}

/** Throws PapersError for a paper that cannot be set. */
export function toHtml(paper: Paper, options?: HtmlOptions): string {
  return htmlOf(cleanPaper(paper), options)
}

/** Throws PapersError for a paper that cannot be set. */
export function toMarkdown(paper: Paper): string {
  return markdownOf(cleanPaper(paper))
}

/** The bytes of a file in one of the formats. */
export async function setPaper(paper: Paper, format: Format): Promise<Uint8Array> {
  switch (format) {
    case 'pdf': {
      const bytes = toPdf(paper)
      // The compiler’s documents are let go between turns of the loop: a caller that sets one paper after
      // another and never turns would keep a megabyte of each.
      await new Promise((resolve) => setImmediate(resolve))
      return bytes
    }
    case 'docx':
      return toDocx(paper)
    case 'html':
      return new TextEncoder().encode(toHtml(paper))
    case 'md':
      return new TextEncoder().encode(toMarkdown(paper))
  }
}
