/**
 * A paper becomes DOCX: real headings and styles, header and footer on every page, notes as footnotes, figures
 * as SVG with a PNG beside it, fonts inside the file.
 *
 * From right to left: paragraphs and tables bear the direction, and a run bears it where its letters do, so
 * that Latin words and amounts stay whole (WordprocessingML w:bidi, w:bidiVisual, w:rtl; ECMA-376 Part 1 §17.3).
 */

import type { Block, Paper, Run, TableColumn } from '@followthrough/brief'
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  CharacterSet,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { directionOf, pieces } from '../direction.ts'
import { FACES, type Face, NASKH, NASTALIQ, SANS, SERIF } from '../fonts.ts'
import { pictureOf } from '../raster.ts'
import { finish, PLACE_HELD } from './finish.ts'

const INK = '1B2126'
const QUIET = '4A545C'
const LINE = 'C4BEB1'
const LINK = '0B5A8A'
/** A4 with the margins of the PDF, in twentieths of a point. */
const PAGE = { width: 11906, height: 16838, side: 1361, top: 1417, bottom: 1247 }
/** Under a table, in twentieths of a point. */
const GAP = 160
const TEXT_WIDTH = PAGE.width - 2 * PAGE.side
const PIXELS_PER_TWIP = 96 / 1440
const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

/** Sets a cleaned paper. */
export async function docxOf(paper: Paper): Promise<Uint8Array> {
  const setter = new Setter(paper)
  const children = await setter.blocks()
  const isRtl = paper.direction === 'rtl'
  const body = isRtl ? NASTALIQ : SANS
  const head = isRtl ? NASTALIQ : SERIF
  const document = new Document({
    title: paper.title,
    subject: paper.subtitle,
    creator: paper.furniture.masthead,
    lastModifiedBy: paper.furniture.masthead,
    description: paper.furniture.asOf,
    fonts: setter.fonts(),
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: SANS, hAnsi: SANS, cs: isRtl ? body : NASKH },
            size: 20,
            color: INK,
            language: { value: tagOf(paper.language), bidirectional: 'ur-PK' },
          },
          paragraph: { spacing: { after: 140, line: isRtl ? 250 : 288, lineRule: 'auto' } },
        },
      },
      paragraphStyles: [
        style(
          'Title',
          'Title',
          { size: 44, bold: true, font: fontOf(head) },
          { after: 100, line: 240 },
        ),
        style('Subtitle', 'Subtitle', { size: 22, color: QUIET }, { after: 320 }),
        style('Lede', 'Lede', { size: 26, font: fontOf(head, SERIF) }, { after: 200, line: 252 }),
        heading(1, 28, head, { before: 340, after: 120 }),
        heading(2, 23, head, { before: 340, after: 120 }),
        heading(3, 20, body, { before: 280, after: 100 }),
        style(
          'Caption',
          'caption',
          { size: 17, color: QUIET, italics: false, font: fontOf(NASKH, SANS) },
          { after: 80, line: 252 },
        ),
        style(
          'Cell',
          'Table text',
          { size: 17, font: fontOf(NASKH, SANS) },
          { after: 0, line: 252 },
        ),
        style(
          'CellHead',
          'Table head',
          { size: 16, color: QUIET, font: fontOf(NASKH, SANS) },
          { after: 0, line: 252 },
        ),
        style(
          'Header',
          'header',
          { size: 16, color: QUIET, font: fontOf(NASKH, SANS) },
          { after: 0, line: 240 },
        ),
        style(
          'Footer',
          'footer',
          { size: 16, color: QUIET, font: fontOf(NASKH, SANS) },
          { after: 0, line: 240 },
        ),
        style(
          'FootnoteText',
          'footnote text',
          { size: 15, color: QUIET, font: fontOf(NASKH, SANS) },
          { after: 0, line: 240 },
        ),
      ],
    },
    numbering: { config: setter.numbering() },
    footnotes: setter.footnotes(),
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              bottom: PAGE.bottom,
              left: PAGE.side,
              right: PAGE.side,
              header: 709,
              footer: 709,
            },
          },
        },
        headers: { default: new Header({ children: [setter.header()] }) },
        footers: { default: new Footer({ children: [setter.footer()] }) },
        children,
      },
    ],
  })
  return setter.finished(await Packer.toBuffer(document))
}

function fontOf(complex: string, latin = complex === NASTALIQ ? SERIF : complex) {
  return { ascii: latin, hAnsi: latin, cs: complex === SANS || complex === SERIF ? NASKH : complex }
}

function style(
  id: string,
  name: string,
  run: IRunOptions,
  spacing: { before?: number; after: number; line?: number },
) {
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run,
    paragraph: { spacing: { ...spacing, lineRule: 'auto' as const } },
  }
}

function heading(
  level: 1 | 2 | 3,
  size: number,
  font: string,
  spacing: { before: number; after: number },
) {
  const latin = level === 3 ? SANS : SERIF
  return {
    id: `Heading${level}`,
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { size, bold: true, color: INK, font: fontOf(font, latin) },
    paragraph: {
      spacing: { ...spacing, line: 252 },
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
    },
  }
}

/** Composes the parts of one paper. */
class Setter {
  readonly #paper: Paper
  readonly #isRtl: boolean
  readonly #mentioned = new Set<number>()
  /** Faces inside the file, in the order of their numbers. */
  readonly #faces: Face[] = []
  #lists = 0
  #figures = 0
  #marked = false

  constructor(paper: Paper) {
    this.#paper = paper
    this.#isRtl = paper.direction === 'rtl'
  }

  async blocks(): Promise<(Paragraph | Table)[]> {
    const { title, titleLanguage, subtitle, blocks, furniture } = this.#paper
    const set: (Paragraph | Table)[] = [
      this.#paragraph(this.#words(title, titleLanguage), { style: 'Title' }),
    ]
    if (subtitle !== '') set.push(this.#paragraph(this.#words(subtitle), { style: 'Subtitle' }))
    for (const block of blocks) set.push(...(await this.#block(block)))
    if (this.#marked && furniture.marksNote !== '') {
      set.push(
        this.#paragraph(this.#words(furniture.marksNote), {
          style: 'Caption',
          spacing: { after: 0 },
        }),
      )
    }
    return set
  }

  footnotes(): Record<string, { children: Paragraph[] }> {
    return Object.fromEntries(
      this.#paper.notes.map(({ number, runs }) => [
        String(number),
        {
          children: [
            this.#paragraph([new TextRun(' '), ...runs.flatMap((run) => this.#run(run, true))], {
              style: 'FootnoteText',
            }),
          ],
        },
      ]),
    )
  }

  header(): Paragraph {
    const { masthead, numberAndDate } = this.#paper.furniture
    return this.#edge([...this.#words(masthead), tab(), ...this.#words(numberAndDate)], 'Header')
  }

  footer(): Paragraph {
    const { asOf, page } = this.#paper.furniture
    const words = page.split(/(\{pages?\})/).flatMap((part): ParagraphChild[] => {
      if (part === '{page}') return [new TextRun({ children: [PageNumber.CURRENT] })]
      if (part === '{pages}') return [new TextRun({ children: [PageNumber.TOTAL_PAGES] })]
      return part === '' ? [] : this.#words(part)
    })
    return this.#edge([...this.#words(asOf), tab(), ...words], 'Footer')
  }

  numbering() {
    const level = (format: 'decimal' | 'bullet', text: string) => [
      {
        level: 0,
        format: format === 'decimal' ? LevelFormat.DECIMAL : LevelFormat.BULLET,
        text,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { start: 360, hanging: 360 } } },
      },
    ]
    return [
      { reference: 'numbers', levels: level('decimal', '%1.') },
      { reference: 'points', levels: level('bullet', '–') },
    ]
  }

  /** Faces that the paper is set in, without those that it has no letters for. */
  fonts() {
    const families = this.#isRtl ? [SANS, SERIF, NASTALIQ, NASKH] : [SANS, SERIF]
    if (!this.#isRtl && /\p{Script=Arabic}/u.test(JSON.stringify(this.#paper))) families.push(NASKH)
    return families.map((name) => {
      const of = (bold: boolean, italic: boolean) => {
        const face = FACES.find((f) => f.family === name && f.bold === bold && f.italic === italic)
        if (face === undefined) return {}
        this.#faces.push(face)
        return { [keyOf(bold, italic)]: PLACE_HELD }
      }
      return {
        name,
        characterSet: name === NASTALIQ || name === NASKH ? CharacterSet.ARABIC : CharacterSet.ANSI,
        ...(of(false, false) as { data: Buffer }),
        ...of(true, false),
      }
    })
  }

  /** The bytes of the file, made to depend on the paper alone. */
  finished(bytes: Uint8Array): Uint8Array {
    return finish(bytes, this.#paper, this.#faces)
  }

  async #block(block: Block): Promise<(Paragraph | Table)[]> {
    switch (block.kind) {
      case 'heading':
        return [
          this.#paragraph(
            [...this.#words(block.text, block.language), ...this.#mark(block.language)],
            {
              heading: HEADINGS[block.level],
              keepNext: true,
            },
          ),
        ]
      case 'paragraph':
        return [
          this.#paragraph(this.#runs(block.runs), block.lede === true ? { style: 'Lede' } : {}),
        ]
      case 'list': {
        const instance = this.#lists++
        const reference = block.ordered ? 'numbers' : 'points'
        return block.items.map((item) =>
          this.#paragraph(this.#runs(item), {
            numbering: { reference, level: 0, instance },
            spacing: { after: 80 },
          }),
        )
      }
      case 'table':
        return [
          ...(block.caption === ''
            ? []
            : [this.#paragraph(this.#words(block.caption), { style: 'Caption', keepNext: true })]),
          this.#table(block.columns, block.rows),
          this.#gap(),
        ]
      case 'facts':
        return [this.#facts(block), this.#gap()]
      case 'figure': {
        const { png, width, height } = await pictureOf(block.svg)
        const pixels = TEXT_WIDTH * PIXELS_PER_TWIP * (block.width ?? 1)
        const size = { width: Math.round(pixels), height: Math.round((pixels * height) / width) }
        const name = `figure ${++this.#figures}`
        const image = new ImageRun({
          type: 'svg',
          data: Buffer.from(block.svg),
          transformation: size,
          fallback: { type: 'png', data: png },
          altText: { name, title: block.caption, description: block.alt },
        })
        const caption =
          block.caption === ''
            ? []
            : [
                this.#paragraph(this.#words(block.caption), {
                  style: 'Caption',
                  spacing: { after: 120 },
                }),
              ]
        // A line is as high as its picture: more than single spacing would stretch that.
        const spacing = { after: 80, line: 240, lineRule: 'auto' as const }
        return [this.#paragraph([image], { keepNext: caption.length > 0, spacing }), ...caption]
      }
      case 'pageBreak':
        return [this.#paragraph([], { pageBreakBefore: true })]
    }
  }

  #table(columns: readonly TableColumn[], rows: readonly (readonly (readonly Run[])[])[]): Table {
    const total = columns.reduce((sum, { share }) => sum + share, 0)
    const widths = columns.map(({ share }) => Math.round((TEXT_WIDTH * share) / total))
    const cell = (
      i: number,
      children: Paragraph[],
      rule: { size: number; color: string },
      top?: { style: typeof BorderStyle.SINGLE; size: number; color: string },
    ) =>
      new TableCell({
        children,
        width: { size: widths[i]!, type: WidthType.DXA },
        margins: { top: 40, bottom: 40, left: i === 0 ? 0 : 90, right: 90 },
        borders: {
          ...NO_SIDES,
          top: top ?? NONE,
          bottom: { style: BorderStyle.SINGLE, ...rule },
        },
      })
    const aligned = (i: number) => ({ alignment: ALIGNMENTS[columns[i]!.align] })
    return new Table({
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      ...(this.#isRtl ? { visuallyRightToLeft: true } : {}),
      borders: {
        ...NO_SIDES,
        top: { style: BorderStyle.SINGLE, size: 8, color: INK },
        bottom: { style: BorderStyle.SINGLE, size: 4, color: LINE },
        insideHorizontal: { style: BorderStyle.NONE, size: 0, color: 'auto' },
        insideVertical: { style: BorderStyle.NONE, size: 0, color: 'auto' },
      },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ label }, i) =>
            cell(
              i,
              [
                this.#paragraph(this.#words(label), {
                  style: 'CellHead',
                  keepNext: true,
                  ...aligned(i),
                }),
              ],
              { size: 6, color: LINE },
              { style: BorderStyle.SINGLE, size: 8, color: INK },
            ),
          ),
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: row.every((runs) => lengthOf(runs) <= LONGEST_WHOLE_CELL),
              children: row.map((runs, i) =>
                cell(i, [this.#paragraph(this.#runs(runs), { style: 'Cell', ...aligned(i) })], {
                  size: 4,
                  color: LINE,
                }),
              ),
            }),
        ),
      ],
    })
  }

  #facts({ pairs }: Extract<Block, { kind: 'facts' }>): Table {
    const widths = [Math.round(TEXT_WIDTH * 0.27), Math.round(TEXT_WIDTH * 0.73)]
    const cell = (i: number, child: Paragraph) =>
      new TableCell({
        children: [child],
        width: { size: widths[i]!, type: WidthType.DXA },
        margins: { top: 30, bottom: 30, left: i === 0 ? 0 : 90, right: 90 },
        borders: NO_BORDERS,
      })
    return new Table({
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      borders: {
        ...NO_BORDERS,
        insideHorizontal: NO_BORDERS.top,
        insideVertical: NO_BORDERS.top,
      },
      ...(this.#isRtl ? { visuallyRightToLeft: true } : {}),
      rows: pairs.map(
        ({ label, runs }) =>
          new TableRow({
            cantSplit: lengthOf(runs) <= LONGEST_WHOLE_CELL,
            children: [
              cell(0, this.#paragraph(this.#words(label), { style: 'CellHead' })),
              cell(1, this.#paragraph(this.#runs(runs), { style: 'Cell' })),
            ],
          }),
      ),
    })
  }

  #paragraph(children: readonly ParagraphChild[], options: IParagraphOptions = {}): Paragraph {
    return new Paragraph({
      ...options,
      children,
      ...(this.#isRtl
        ? { bidirectional: true, alignment: options.alignment ?? AlignmentType.START }
        : {}),
    })
  }

  /** Two tables would be one without a paragraph between them; it is no line of text. */
  #gap(): Paragraph {
    return this.#paragraph([], { spacing: { after: 0, line: GAP, lineRule: 'exact' } })
  }

  /** A line with something at either edge. */
  #edge(children: readonly ParagraphChild[], name: 'Header' | 'Footer'): Paragraph {
    const rule = { style: BorderStyle.SINGLE, size: 4, color: LINE, space: 4 }
    return this.#paragraph(children, {
      style: name,
      tabStops: [{ type: TabStopType.END, position: TEXT_WIDTH }],
      border: name === 'Header' ? { bottom: rule } : { top: rule },
    })
  }

  #runs(runs: readonly Run[]): ParagraphChild[] {
    return runs.flatMap((run) => this.#run(run))
  }

  #run(run: Run, inNotes = false): ParagraphChild[] {
    const options: IRunOptions = {
      ...(run.strong === true ? { bold: true, boldComplexScript: true } : {}),
      ...(run.emphasis === true ? { italics: true } : {}),
      ...(run.href === undefined ? {} : { color: LINK }),
    }
    const words = this.#words(run.text, run.language, options)
    const set: ParagraphChild[] =
      run.href === undefined ? words : [new ExternalHyperlink({ link: run.href, children: words })]
    if (!inNotes) set.push(...this.#mark(run.language))
    if (run.note !== undefined) set.push(this.#noteMark(run.note))
    return set
  }

  /** What a text in another language is marked with. */
  #mark(language: string | undefined): TextRun[] {
    const mark = this.#paper.furniture.marks[language ?? '']
    if (mark === undefined) return []
    this.#marked = true
    return [new TextRun({ text: `\u00A0${mark}`, size: 12, bold: false, color: '68727A' })]
  }

  /** The first mention is the footnote; later ones point to it, or Word would number them anew. */
  #noteMark(note: number): ParagraphChild {
    const id = `note-${note}`
    if (!this.#mentioned.has(note)) {
      this.#mentioned.add(note)
      return new Bookmark({ id, children: [new FootnoteReferenceRun(note)] })
    }
    return new InternalHyperlink({
      anchor: id,
      children: [new TextRun({ text: String(note), superScript: true })],
    })
  }

  #words(
    text: string,
    language: string = this.#paper.language,
    options: IRunOptions = {},
  ): TextRun[] {
    if (text === '') return []
    const isRtl = directionOf(language) === 'rtl'
    const tag = tagOf(language)
    const anchored = this.#isRtl || isRtl
    return pieces(text, language).map(
      (piece) =>
        new TextRun({
          ...options,
          text: anchored ? withStrongEnds(piece.text, isRtl && !piece.ltr) : piece.text,
          ...(isRtl && !piece.ltr
            ? { rightToLeft: true, language: { bidirectional: tag } }
            : language === this.#paper.language
              ? {}
              : { language: { value: tag } }),
        }),
    )
  }
}

const LRM = '\u200E'
const RLM = '\u200F'

/**
 * Word knows no isolates: a piece that begins or ends with a digit or a sign is given a mark of its own
 * direction there, or the sign lands on the other side (UAX 9, N1–N2).
 */
function withStrongEnds(text: string, isRtl: boolean): string {
  const mark = isRtl ? RLM : LRM
  return `${/^\p{L}/u.test(text) ? '' : mark}${text}${/\p{L}$/u.test(text) ? '' : mark}`
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_SIDES = { left: NONE, right: NONE }
const NO_BORDERS = { top: NONE, bottom: NONE, ...NO_SIDES }
const ALIGNMENTS = {
  start: AlignmentType.START,
  end: AlignmentType.END,
  center: AlignmentType.CENTER,
}
/** A cell of more characters may break over pages: it might be longer than one. */
const LONGEST_WHOLE_CELL = 1500

const tab = () => new TextRun({ children: [new Tab()] })

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0)
}

function keyOf(bold: boolean, italic: boolean) {
  if (bold) return italic ? 'boldItalic' : 'bold'
  return italic ? 'italic' : 'data'
}

function tagOf(language: string): string {
  return { en: 'en-GB', ru: 'ru-RU', kk: 'kk-KZ', ur: 'ur-PK' }[language] ?? language
}
