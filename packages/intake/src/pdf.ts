/**
 * A PDF becomes text, by unpdf's build of pdf.js without fonts, canvas or scripts. Page by page, so
 * that memory follows the largest page; `pdf-layout` then finds lines, columns and paragraphs.
 */

import { getDocumentProxy } from 'unpdf'
import { oneLine } from './clean-text.ts'
import type { Parsed } from './document.ts'
import { Fault } from './intake-error.ts'
import { type LaidOutPage, layOut, type Piece } from './pdf-layout.ts'

const MAX_PAGES = 1000
const MAX_PIECES = 2_000_000

/** Ligatures and Arabic letters in the shape they have on paper, which no search would find. */
const SHAPED = /[\uFB00-\uFB06\uFB50-\uFDFF\uFE70-\uFEFC]+/g

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly dir: string
}

/** Reads a PDF. Throws Fault for one that is damaged, locked or has no text layer. */
export async function readPdf(bytes: Uint8Array): Promise<Parsed> {
  const pdf = await open(bytes)
  const warnings: string[] = []
  const pages: LaidOutPage[] = []
  let pieces = 0
  try {
    const count = Math.min(pdf.numPages, MAX_PAGES)
    if (pdf.numPages > MAX_PAGES) {
      warnings.push(`Of ${pdf.numPages} pages the first ${MAX_PAGES} are read. Split the rest off.`)
    }
    for (let number = 1; number <= count; number++) {
      try {
        const page = await pdf.getPage(number)
        const laidOut = await piecesOf(page)
        pieces += laidOut.pieces.length
        if (pieces > MAX_PIECES)
          throw new Fault('too-large', 'has over two million pieces of text.')
        pages.push(laidOut)
        page.cleanup()
      } catch (error) {
        if (error instanceof Fault) throw error
        warnings.push(`Page ${number} is damaged and left out.`)
      }
    }
    const { text, title } = layOut(pages)
    if (text === '') throw noText(pages.length === 0)
    const info = await pdf.getMetadata().catch(() => null)
    return {
      text,
      title: title ?? titleIn(info?.info),
      byline: null,
      publisher: null,
      published: null,
      language: null,
      warnings,
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

const noText = (damaged: boolean) =>
  damaged
    ? new Fault('broken', 'has no page that can be read. Save the PDF again from its source.')
    : new Fault('empty', 'has no text, only pictures of it. Give a PDF with a text layer (OCR).')

async function open(bytes: Uint8Array) {
  try {
    // pdf.js takes the buffer for itself; the caller's copy must live on.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors: false,
      maxImageSize: 0,
    })
  } catch (error) {
    if ((error as Error).name === 'PasswordException') {
      throw new Fault('encrypted', 'opens only with a password. Save it without one.')
    }
    throw new Fault('broken', 'is damaged or cut off, and no PDF. Fetch or save it again.')
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof open>>['getPage']>>

async function piecesOf(page: Page): Promise<LaidOutPage> {
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const pieces: Piece[] = []
  for (const item of content.items as unknown as readonly Partial<TextItem>[]) {
    if (item.str === undefined || item.transform === undefined) continue
    const [a, b, c, d, e, f] = product(viewport.transform, item.transform)
    // Text that runs up or down the page is a watermark or a margin note.
    if (Math.abs(b!) > Math.abs(a!)) continue
    pieces.push({
      text: item.str.replace(SHAPED, (letters) => letters.normalize('NFKC')),
      x: e!,
      y: f!,
      width: item.width ?? 0,
      fontSize: Math.hypot(c!, d!) || 1,
      rtl: item.dir === 'rtl',
    })
  }
  return { width: viewport.width, height: viewport.height, pieces }
}

/** The product of two affine transforms [a b c d e f]. */
function product(m: readonly number[], n: readonly number[]): number[] {
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number]
  const [g, h, i, j, k, l] = n as [number, number, number, number, number, number]
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ]
}

/** The title field, unless it is a file name that a word processor put there. */
function titleIn(info: unknown): string | null {
  const title = (info as { Title?: unknown } | undefined)?.Title
  if (typeof title !== 'string' || !/\s/.test(title.trim())) return null
  return /\.(docx?|pdf|indd|xlsx?)$|^(microsoft|untitled|document)/i.test(title)
    ? null
    : oneLine(title)
}
