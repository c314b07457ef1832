/**
 * A paper becomes Markdown (CommonMark 0.31 with the tables and footnotes of GFM). Every text is escaped: what
 * a paper says is never read as markup, HTML or a link.
 */

import type { Block, Paper, Run, TableColumn } from '@followthrough/brief'
import { runsOf } from './clean-paper.ts'

/** Sets a cleaned paper. Figures are given in words: Markdown carries no drawing. */
export function markdownOf(paper: Paper): string {
  const { title, subtitle, furniture, blocks, notes } = paper
  const runs = (list: readonly Run[], inNotes = false) =>
    list.map((run) => runText(run, paper, inNotes)).join('')
  const marked = furniture.marksNote !== '' && hasMark(paper)
  const parts = [
    `${escapeText(furniture.masthead)}  \n${escapeText(furniture.numberAndDate)}`,
    `# ${escapeText(title)}`,
    ...(subtitle === '' ? [] : [escapeText(subtitle)]),
    `*${escapeText(furniture.asOf)}*`,
    ...blocks.map((block) => blockText(block, runs, paper)),
    ...(marked ? [escapeText(furniture.marksNote)] : []),
    ...(notes.length === 0 ? [] : [`## ${escapeText(furniture.notes)}`]),
    ...notes.map((note) => `[^${note.number}]: ${runs(note.runs, true)}`),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

type Runs = (list: readonly Run[]) => string

function blockText(block: Block, runs: Runs, paper: Paper): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${escapeText(block.text)}${markText(paper, block.language)}`
    case 'paragraph':
      return runs(block.runs)
    case 'list':
      return block.items
        .map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${runs(item)}`)
        .join('\n')
    case 'table':
      return tableText(block, runs)
    case 'facts':
      return block.pairs
        .map(({ label, runs: said }) => `- **${escapeText(label)}**: ${runs(said)}`)
        .join('\n')
    case 'figure': {
      const alt = escapeText(block.alt)
      return block.caption === '' || block.caption === block.alt
        ? `*${alt}*`
        : `*${escapeText(block.caption)}*\n\n${alt}`
    }
    case 'pageBreak':
      return '---'
  }
}

const RULES: Record<TableColumn['align'], string> = { start: ':--', end: '--:', center: ':-:' }

function tableText(
  { caption, columns, rows }: Extract<Block, { kind: 'table' }>,
  runs: Runs,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    ...(caption === '' ? [] : [`*${escapeText(caption)}*\n`]),
    line(columns.map(({ label }) => escapeText(label))),
    line(columns.map(({ align }) => RULES[align])),
    ...rows.map((row) => line(row.map((cell) => runs(cell)))),
  ].join('\n')
}

function runText(run: Run, paper: Paper, inNotes: boolean): string {
  const words = escapeText(run.text.trim())
  let text = words
  if (words !== '') {
    if (run.emphasis === true) text = `*${text}*`
    if (run.strong === true) text = `**${text}**`
    if (run.href !== undefined)
      text = `[${text}](<${run.href.replace(/[<>\\]/g, encodeURIComponent)}>)`
    // A mark of emphasis is none beside a space: spaces stand outside it.
    const [before] = /^\s*/.exec(run.text)!
    const [after] = /\s*$/.exec(run.text)!
    text = `${before === '' ? '' : ' '}${text}${after === '' ? '' : ' '}`
  } else if (run.text !== '') text = ' '
  const mark = inNotes ? '' : markText(paper, run.language)
  return `${text}${mark}${run.note === undefined ? '' : `[^${run.note}]`}`
}

function markText({ furniture }: Paper, language: string | undefined): string {
  const mark = furniture.marks[language ?? '']
  return mark === undefined ? '' : ` (${escapeText(mark)})`
}

function hasMark({ furniture, blocks }: Paper): boolean {
  return blocks
    .flatMap((block) => (block.kind === 'heading' ? [block] : runsOf(block)))
    .some(({ language = '' }) => language in furniture.marks)
}

/** A text in which nothing is markup. Backslashes before ASCII punctuation are shown as the sign alone. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()<>#+!|~&$=:"'@^/-]/g, (sign, at: number) => escapeSign(text, sign, at))
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/\bwww\./gi, (w) => `${w.slice(0, -1)}\\.`)
    .replace(/\s+/g, ' ')
}

/** Signs that mean something only at the head of a line or beside others stay readable elsewhere. */
function escapeSign(text: string, sign: string, at: number): string {
  if (sign === '&') return '&amp;'
  if (sign === '<') return '&lt;'
  if (sign === '>') return '&gt;'
  const atHead = text.slice(0, at).trim() === ''
  switch (sign) {
    case '-':
    case '+':
    case '=':
    case ':':
    case '"':
    case "'":
    case '(':
    case ')':
    case '/':
    case '^':
    case '$':
      // Addresses are made links by GFM at `://` and `www.`; the colon breaks the first.
      return atHead || (sign === ':' && text.startsWith('://', at)) ? `\\${sign}` : sign
    case '@':
      return '&#64;'
    default:
      return `\\${sign}`
  }
}
