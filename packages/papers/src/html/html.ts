/**
 * A paper becomes one page of HTML that holds everything: styles, fonts and figures. It reads on a screen
 * and a phone, and prints on A4 with number, day and page at the edges. It loads nothing and runs nothing.
 */

import type { Block, Paper, Run } from '@followthrough/brief'
import { directionOf, isolated } from '../direction.ts'
import { escapeMarkup } from '../markup.ts'
import { fontRules, PAGE_NASKH, PAGE_NASTALIQ, PAGE_SANS, PAGE_SERIF } from './fonts-in-page.ts'
import { styleSheet } from './style-sheet.ts'

export interface HtmlOptions {
  /** False leaves the fonts to the reader’s machine: a page of kilobytes. */
  readonly fonts?: boolean
}

/** Sets a cleaned paper. */
export function htmlOf(paper: Paper, { fonts = true }: HtmlOptions = {}): string {
  const setter = new Setter(paper)
  const body = setter.body()
  return `<!doctype html>
<html lang="${escapeMarkup(paper.language)}" dir="${paper.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="date" content="${paper.date}">
<title>${escapeMarkup(paper.title)}</title>
<style>${fonts ? fontsOf(paper, body) : ''}${styleSheet(paper)}</style>
</head>
<body>
${body}
</body>
</html>
`
}

function fontsOf(paper: Paper, body: string): string {
  const codePoints = new Set(Array.from(body, (character) => character.codePointAt(0)!))
  const arabic = paper.direction === 'rtl' ? [PAGE_NASTALIQ, PAGE_NASKH] : [PAGE_NASKH]
  return [PAGE_SANS, PAGE_SERIF, ...arabic].map((family) => fontRules(family, codePoints)).join('')
}

/** Composes the parts of one page. */
class Setter {
  readonly #paper: Paper
  readonly #mentions = new Map<number, number>()
  #marked = false

  constructor(paper: Paper) {
    this.#paper = paper
  }

  body(): string {
    const { title, titleLanguage, subtitle, furniture, blocks, notes } = this.#paper
    const main = blocks.map((block) => this.#block(block)).join('\n')
    const marksNote =
      this.#marked && furniture.marksNote !== ''
        ? `\n<p class="marks">${this.#text(furniture.marksNote)}</p>`
        : ''
    const listed =
      notes.length === 0
        ? ''
        : `\n<section class="notes" aria-labelledby="notes"><h2 id="notes">${this.#text(furniture.notes)}</h2>
<ol>
${notes.map((note) => this.#note(note.number, note.runs)).join('\n')}
</ol></section>`
    return `<header class="masthead"><p>${this.#text(furniture.masthead)}</p><p>${this.#text(furniture.numberAndDate)}</p></header>
<main>
<h1 class="title">${this.#words(title, titleLanguage)}</h1>${subtitle === '' ? '' : `\n<p class="subtitle">${this.#text(subtitle)}</p>`}
${main}${marksNote}${listed}
</main>
<footer class="foot"><p>${this.#text(furniture.asOf)}</p></footer>`
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'heading': {
        const level = block.level + 1 // the title is the first
        return `<h${level}>${this.#words(block.text, block.language)}${this.#mark(block.language)}</h${level}>`
      }
      case 'paragraph':
        return `<p${block.lede === true ? ' class="lede"' : ''}>${this.#runs(block.runs)}</p>`
      case 'list': {
        const name = block.ordered ? 'ol' : 'ul'
        const items = block.items.map((item) => `<li>${this.#runs(item)}</li>`).join('\n')
        return `<${name}>\n${items}\n</${name}>`
      }
      case 'table': {
        const total = block.columns.reduce((sum, { share }) => sum + share, 0)
        const cols = block.columns
          .map(({ share }) => `<col style="width:${((100 * share) / total).toFixed(1)}%">`)
          .join('')
        const align = (i: number) =>
          block.columns[i]!.align === 'start' ? '' : ` class="${block.columns[i]!.align}"`
        const head = block.columns
          .map(({ label }, i) => `<th scope="col"${align(i)}>${this.#text(label)}</th>`)
          .join('')
        const rows = block.rows.map(
          (row) =>
            `<tr>${row.map((cell, i) => `<td${align(i)}>${this.#runs(cell)}</td>`).join('')}</tr>`,
        )
        const caption =
          block.caption === '' ? '' : `<caption>${this.#text(block.caption)}</caption>`
        return `<div class="wide"><table>${caption}<colgroup>${cols}</colgroup><thead><tr>${head}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`
      }
      case 'facts':
        return `<dl>\n${block.pairs
          .map(({ label, runs }) => `<dt>${this.#text(label)}</dt><dd>${this.#runs(runs)}</dd>`)
          .join('\n')}\n</dl>`
      case 'figure': {
        const width = Math.round(100 * (block.width ?? 1))
        const svg = block.svg.replace(
          '<svg',
          `<svg role="img" aria-label="${escapeMarkup(block.alt)}" style="width:${width}%"`,
        )
        const caption =
          block.caption === '' ? '' : `<figcaption>${this.#text(block.caption)}</figcaption>`
        // Charts and maps run from left to right in every language.
        return `<figure><div dir="ltr">${svg}</div>${caption}</figure>`
      }
      case 'pageBreak':
        return '<div class="break"></div>'
    }
  }

  #note(number: number, runs: readonly Run[]): string {
    const mentions = this.#mentions.get(number) ?? 0
    const back = Array.from(
      { length: mentions },
      (_, i) => `<a class="back" href="#mention-${number}-${i + 1}">↑</a>`,
    ).slice(0, MOST_BACK_LINKS)
    return `<li id="note-${number}" value="${number}">${this.#runs(runs, true)} ${back.join(' ')}</li>`
  }

  #runs(runs: readonly Run[], inNotes = false): string {
    return runs.map((run) => this.#run(run, inNotes)).join('')
  }

  #run(run: Run, inNotes: boolean): string {
    let html = this.#words(run.text, run.language)
    if (run.emphasis === true) html = `<em>${html}</em>`
    if (run.strong === true) html = `<strong>${html}</strong>`
    if (run.href !== undefined)
      html = `<a href="${escapeMarkup(run.href)}" rel="noopener noreferrer">${html}</a>`
    if (!inNotes) html += this.#mark(run.language)
    if (run.note !== undefined) {
      const mention = (this.#mentions.get(run.note) ?? 0) + 1
      this.#mentions.set(run.note, mention)
      html += `<sup><a id="mention-${run.note}-${mention}" href="#note-${run.note}">${run.note}</a></sup>`
    }
    return html
  }

  #mark(language: string | undefined): string {
    const mark = this.#paper.furniture.marks[language ?? '']
    if (mark === undefined) return ''
    this.#marked = true
    return `&nbsp;<span class="mark">${escapeMarkup(mark)}</span>`
  }

  /** A text that may be of another language. */
  #words(text: string, language: string = this.#paper.language): string {
    if (language === this.#paper.language) return this.#text(text)
    return `<bdi lang="${escapeMarkup(language)}" dir="${directionOf(language)}">${escapeMarkup(text)}</bdi>`
  }

  #text(text: string): string {
    return escapeMarkup(isolated(text, this.#paper.language))
  }
}

const MOST_BACK_LINKS = 5
