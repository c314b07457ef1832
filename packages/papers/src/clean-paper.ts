/**
 * A paper made safe to set: every text cleaned, links of the web alone, figures of plain shapes, headings
 * without a skipped level, notes numbered as they are first mentioned.
 */

import type { Block, Paper, Run } from '@followthrough/brief'
import { cleanSvg } from './clean-svg.ts'
import { cleanHref, cleanText } from './clean-text.ts'
import { PapersError } from './papers-error.ts'

/** Language tags are letters, digits and dashes, or nothing. */
const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Throws PapersError for notes that do not fit, a figure that is no plain drawing, or a day that is none. */
export function cleanPaper(paper: Paper): Paper {
  for (const day of [paper.date, paper.asOf, paper.knownAt]) {
    if (!DAY.test(day))
      throw new PapersError(`The paper is dated ${day}: expected a day as in 2026-11-21.`)
  }
  const { furniture } = paper
  const cleaned: Paper = {
    language: paper.language,
    direction: paper.direction,
    number: cleanText(paper.number),
    title: cleanText(paper.title).trim() || cleanText(paper.number).trim() || paper.date,
    ...tagged('titleLanguage', paper.titleLanguage),
    subtitle: cleanText(paper.subtitle),
    date: paper.date,
    asOf: paper.asOf,
    knownAt: paper.knownAt,
    furniture: {
      masthead: cleanText(furniture.masthead),
      numberAndDate: cleanText(furniture.numberAndDate),
      asOf: cleanText(furniture.asOf),
      page: cleanText(furniture.page),
      notes: cleanText(furniture.notes),
      marks: Object.fromEntries(
        Object.entries(furniture.marks).map(([tag, words]) => [tag, cleanText(words)]),
      ),
      marksNote: cleanText(furniture.marksNote),
    },
    blocks: levelled(paper.blocks.map(cleanBlock).filter(hasWords)),
    notes: paper.notes.map(({ number, runs }) => ({
      number,
      runs: cleanRuns(runs).map(({ note: _, ...run }) => run), // a note mentions no note
    })),
  }
  checkNotes(cleaned)
  return cleaned
}

/** A heading without words is none. */
function hasWords(block: Block): boolean {
  return block.kind !== 'heading' || block.text.trim() !== ''
}

/** Runs of a block in the order of reading. */
export function runsOf(block: Block): readonly Run[] {
  switch (block.kind) {
    case 'paragraph':
      return block.runs
    case 'list':
      return block.items.flat()
    case 'table':
      return block.rows.flat(2)
    case 'facts':
      return block.pairs.flatMap((pair) => pair.runs)
    case 'heading':
    case 'figure':
    case 'pageBreak':
      return []
  }
}

function cleanBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
      return {
        kind: 'heading',
        level: block.level,
        text: cleanText(block.text),
        ...tagged('language', block.language),
      }
    case 'paragraph':
      return { ...block, runs: cleanRuns(block.runs) }
    case 'list':
      return { ...block, items: block.items.map(cleanRuns) }
    case 'table':
      return {
        ...block,
        caption: cleanText(block.caption),
        columns: block.columns.map((column) => ({
          ...column,
          label: cleanText(column.label),
          share: Number.isFinite(column.share) ? Math.min(Math.max(column.share, 0.1), 100) : 1,
        })),
        rows: block.rows.map((row) => {
          if (row.length !== block.columns.length) {
            throw new PapersError(
              `A row of the table “${cleanText(block.caption)}” has ${row.length} cells; it has ${block.columns.length} columns.`,
            )
          }
          return row.map(cleanRuns)
        }),
      }
    case 'facts':
      return {
        ...block,
        pairs: block.pairs.map(({ label, runs }) => ({
          label: cleanText(label),
          runs: cleanRuns(runs),
        })),
      }
    case 'figure':
      return {
        kind: 'figure',
        svg: cleanSvg(block.svg),
        caption: cleanText(block.caption),
        alt: cleanText(block.alt),
        width: Math.min(1, Math.max(0.1, block.width ?? 1)),
      }
    case 'pageBreak':
      return block
  }
}

function cleanRuns(runs: readonly Run[]): Run[] {
  return runs.flatMap(spacesApart).map((run) => {
    const href = run.href === undefined ? null : cleanHref(run.href)
    return {
      text: cleanText(run.text),
      ...(run.strong === true ? { strong: true } : {}),
      ...(run.emphasis === true ? { emphasis: true } : {}),
      ...(run.note === undefined ? {} : { note: run.note }),
      ...(href === null ? {} : { href }),
      ...tagged('language', run.language),
    }
  })
}

/** Spaces around a text of another language stand outside it, or they land on its wrong side. */
function spacesApart(run: Run): Run[] {
  const words = run.text.trim()
  if (run.language === undefined || words === run.text || words === '') return [run]
  const from = run.text.indexOf(words)
  const before = run.text.slice(0, from)
  const after = run.text.slice(from + words.length)
  return [
    ...(before === '' ? [] : [{ text: before }]),
    { ...run, text: words },
    ...(after === '' ? [] : [{ text: after }]),
  ]
}

function tagged<K extends string>(key: K, tag: string | undefined): { [P in K]?: string } {
  return (tag !== undefined && TAG.test(tag) ? { [key]: tag } : {}) as { [P in K]?: string }
}

/** No heading is more than one level below the one before it, and siblings stay so: readers by ear step from level to level. */
function levelled(blocks: readonly Block[]): Block[] {
  const above: number[] = []
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    while (above.length > 0 && above.at(-1)! >= block.level) above.pop()
    above.push(block.level)
    return { ...block, level: above.length as 1 | 2 | 3 }
  })
}

function checkNotes({ blocks, notes }: Paper): void {
  notes.forEach(({ number }, i) => {
    if (number !== i + 1) throw new PapersError(`Note ${i + 1} bears the number ${number}.`)
  })
  let last = 0
  for (const run of blocks.flatMap(runsOf)) {
    if (run.note === undefined) continue
    if (!Number.isInteger(run.note) || run.note < 1 || run.note > notes.length) {
      throw new PapersError(`The text mentions note ${run.note}; the paper has ${notes.length}.`)
    }
    if (run.note > last + 1) {
      throw new PapersError(`Note ${run.note} is mentioned before note ${last + 1}.`)
    }
    last = Math.max(last, run.note)
  }
  if (last !== notes.length) throw new PapersError(`Note ${last + 1} is mentioned nowhere.`)
}
