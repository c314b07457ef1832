/**
 * A paper becomes a tagged PDF by typst; PDF/UA-1 where its letters allow it.
 *
 * The template is fixed and the paper is data to it: no text of a paper is ever read as typst. The compiler
 * has no folder to read from, and no font but those given is asked for.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Block, Furniture, Paper, Run } from '@followthrough/brief'
import { isolated } from '../direction.ts'
import { drawable, FACES, fontFile } from '../fonts.ts'
import { PapersError } from '../papers-error.ts'

/** What we use of typst.ts 0.7, whose binary package brings no types. */
interface TypstModule {
  NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): TypstCompiler
  }
}
interface TypstCompiler {
  compile(options: { mainFileContent: string; inputs: Record<string, string> }): {
    readonly result: object | null
    takeDiagnostics(): object | null
  }
  pdf(document: object, options: { creationTimestamp: number; pdfStandard?: 'ua-1' }): Buffer
  fetchDiagnostics(diagnostics: object): { message: string }[]
  evictCache(age: number): void
}

const PLATFORM_PACKAGE = `@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}-gnu`
/** A folder that is not there: nothing can be read from it. */
const NO_FOLDER = '/nowhere/papers'
/** Rounds of the compiler’s memory that are kept between papers. */
const KEPT_ROUNDS = 2

const template = readFileSync(new URL('template.typ', import.meta.url), 'utf8')
let compiler: TypstCompiler | null = null

/** Sets a cleaned paper. Throws PapersError where typst has no build for this machine. */
export function pdfOf(paper: Paper): Uint8Array {
  compiler ??= openCompiler()
  const compiled = compiler.compile({
    mainFileContent: template,
    inputs: { paper: JSON.stringify(dataOf(paper)) },
  })
  try {
    if (compiled.result === null) {
      const diagnostics = compiled.takeDiagnostics()
      const messages =
        diagnostics === null ? [] : compiler.fetchDiagnostics(diagnostics).map((d) => d.message)
      throw new PapersError(`The paper ${paper.number} was not set: ${messages.join('; ')}`)
    }
    return accessible(compiler, compiled.result, {
      creationTimestamp: Date.parse(`${paper.date}T00:00:00Z`) / 1000,
    })
  } catch (error) {
    if (error instanceof PapersError) throw error
    throw new PapersError(`The paper ${paper.number} was not set: ${String(error)}`, {
      cause: error,
    })
  } finally {
    compiler.evictCache(KEPT_ROUNDS)
  }
}

/**
 * PDF/UA-1 where the paper allows it: ligatures of Arabic script that stand for no single text are not
 * admitted there, and such a paper is a plain tagged PDF.
 */
function accessible(
  typst: TypstCompiler,
  document: object,
  options: { creationTimestamp: number },
): Buffer {
  try {
    return typst.pdf(document, { ...options, pdfStandard: 'ua-1' })
  } catch (error) {
    if (!NOT_ACCESSIBLE.test(String(error))) throw error
    return typst.pdf(document, options)
  }
}

const NOT_ACCESSIBLE = /PDF\/UA-1 error/

function openCompiler(): TypstCompiler {
  let typst: TypstModule
  try {
    typst = createRequire(import.meta.url)(PLATFORM_PACKAGE) as TypstModule
  } catch (cause) {
    throw new PapersError(
      `PDF needs the package ${PLATFORM_PACKAGE}, which is not installed on this machine. DOCX and HTML are set without it.`,
      { cause },
    )
  }
  return typst.NodeCompiler.create({
    workspace: NO_FOLDER,
    fontArgs: [{ fontBlobs: FACES.map(fontFile) }],
  })
}

/** The paper as the template reads it. */
function dataOf(paper: Paper) {
  const [year, month, day] = paper.date.split('-').map(Number)
  const mentioned = new Set<number>()
  let marked = false
  const runs = (list: readonly Run[], inNotes = false) =>
    list.map((run) => {
      const mark = inNotes ? undefined : paper.furniture.marks[run.language ?? '']
      if (mark !== undefined) marked = true
      const first = run.note !== undefined && !mentioned.has(run.note)
      if (run.note !== undefined) mentioned.add(run.note)
      return {
        ...run,
        text: isolated(run.text, paper.language, run.language),
        first,
        ...(mark === undefined ? {} : { mark }),
      }
    })
  const block = (b: Block) => {
    switch (b.kind) {
      case 'heading': {
        const mark = paper.furniture.marks[b.language ?? '']
        if (mark !== undefined) marked = true
        return mark === undefined ? b : { ...b, mark }
      }
      case 'paragraph':
        return { ...b, runs: runs(b.runs) }
      case 'list':
        return { ...b, items: b.items.map((item) => runs(item)) }
      case 'table':
        return { ...b, rows: b.rows.map((row) => row.map((cell) => runs(cell))) }
      case 'facts':
        return { ...b, pairs: b.pairs.map((pair) => ({ ...pair, runs: runs(pair.runs) })) }
      default:
        return b
    }
  }
  const data = {
    ...paper,
    year,
    month,
    day,
    blocks: paper.blocks.map(block),
    notes: paper.notes.map((note) => ({ ...note, runs: runs(note.runs, true) })),
  }
  const words = paper.direction === 'rtl' ? withIsolates(data, paper.language) : data
  return drawableIn({ ...words, marked: marked && paper.furniture.marksNote !== '' })
}

/** Labels, captions and headings of a paper from right to left, with what runs the other way set apart. */
function withIsolates<
  T extends { blocks: readonly object[]; subtitle: string; furniture: Furniture },
>(data: T, language: string): T {
  const apart = (text: string) => isolated(text, language)
  const { furniture } = data
  return {
    ...data,
    subtitle: apart(data.subtitle),
    furniture: {
      ...furniture,
      masthead: apart(furniture.masthead),
      numberAndDate: apart(furniture.numberAndDate),
      asOf: apart(furniture.asOf),
      marksNote: apart(furniture.marksNote),
    },
    blocks: (data.blocks as readonly Block[]).map((b) => {
      switch (b.kind) {
        case 'heading':
          return { ...b, text: isolated(b.text, language, b.language) }
        case 'table':
          return {
            ...b,
            caption: apart(b.caption),
            columns: b.columns.map((column) => ({ ...column, label: apart(column.label) })),
          }
        case 'facts':
          return { ...b, pairs: b.pairs.map((pair) => ({ ...pair, label: apart(pair.label) })) }
        case 'figure':
          return { ...b, caption: apart(b.caption) }
        default:
          return b
      }
    }),
  }
}

/** The same with every text in characters that the fonts draw. */
function drawableIn<T>(value: T): T {
  if (typeof value === 'string') return drawable(value) as T
  if (Array.isArray(value)) return value.map(drawableIn) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, drawableIn(inner)]),
  ) as T
}
