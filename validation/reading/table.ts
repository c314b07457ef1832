/** The score as text: a table of the documents and the halves, and the worst of what went wrong. */

import type { DocumentScore, Scores, Unmatched } from '@followthrough/record/score'
import { addTally, emptyTally, scoresOf } from '@followthrough/record/score'

const COLUMNS = [
  ['gold', 'gold'],
  ['out', 'out'],
  ['matched', 'match'],
  ['precision', 'prec'],
  ['recall', 'rec'],
  ['found', 'found'],
  ['act', 'act'],
  ['modality', 'modal'],
  ['by', 'by'],
  ['about', 'about'],
  ['amounts', 'amts'],
  ['when', 'when'],
  ['mentions', 'ment'],
  ['entityLinked', 'entity'],
  ['link', 'link'],
] as const satisfies readonly (readonly [keyof Scores, string])[]

const COUNTS: readonly string[] = ['gold', 'out', 'matched']

/** Documents with an odd number at the end of their id: the half that rules were written on. */
export function isOdd(id: string): boolean {
  return Number(/\d+$/.exec(id)?.[0] ?? 0) % 2 === 1
}

/** Scores of several documents together. */
export function sumOf(documents: readonly DocumentScore[]): Scores {
  const tally = emptyTally()
  for (const document of documents) addTally(tally, document.tally)
  return scoresOf(tally)
}

/** Scores of the odd half, of the even half and of all. */
export function halves(documents: readonly DocumentScore[]): [name: string, scores: Scores][] {
  return [
    ['odd (developed on)', sumOf(documents.filter(({ id }) => isOdd(id)))],
    ['even (never read)', sumOf(documents.filter(({ id }) => !isOdd(id)))],
    ['all', sumOf(documents)],
  ]
}

/** A Markdown table, one row a name. */
export function table(rows: readonly (readonly [string, Scores])[]): string {
  const cell = (key: keyof Scores, value: number | null) =>
    value === null ? '—' : COUNTS.includes(key) ? String(value) : value.toFixed(3)
  const lines = rows.map(([name, scores]) => [
    name,
    ...COLUMNS.map(([key]) => cell(key, scores[key])),
  ])
  const head = ['', ...COLUMNS.map(([, short]) => short)]
  const widths = head.map((title, i) =>
    Math.max(title.length, ...lines.map((line) => line[i]!.length)),
  )
  const row = (cells: readonly string[]) =>
    `| ${cells.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join(' | ')} |`
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [row(head), rule, ...lines.map(row)].join('\n')
}

/** The worst of a list, in full. */
export function worst(title: string, all: readonly Unmatched[], most: number): string {
  const sorted = [...all].sort((a, b) => b.weight - a.weight)
  const lines = [`${title}: ${all.length}, the worst ${Math.min(most, all.length)}`]
  for (const { document, proposal, words, nearest } of sorted.slice(0, most)) {
    const amounts = proposal.amounts.map(
      ({ value, unit, qualifier }) =>
        `${qualifier === null ? '' : `${qualifier} `}${value} ${unit}`,
    )
    const when =
      proposal.when === null ? [] : [`${proposal.when.earliest}..${proposal.when.latest}`]
    lines.push(
      '',
      [
        `${document}  ${proposal.act}/${proposal.modality}`,
        `by [${proposal.by.join(', ')}]`,
        `about [${proposal.about.join(', ')}]`,
        ...amounts,
        ...when,
      ].join('  '),
      `  “${words}”`,
    )
    if (nearest !== null)
      lines.push(
        `  nearest: ${nearest.act}/${nearest.modality}, ${nearest.overlap.toFixed(2)} shared: “${nearest.words}”`,
      )
  }
  return lines.join('\n')
}
