/** The list of sources: narrowed by words and class, in one of several orders. */

import type { SourcesAnswer } from '@followthrough/brief'

type Row = SourcesAnswer['sources'][number]

export const ORDERS = ['statements', 'published', 'class', 'publisher'] as const
export type Order = (typeof ORDERS)[number]

export function orderOf(text: string | null): Order {
  return ORDERS.find((order) => order === text) ?? 'statements'
}

/** Sources that hold every word and are of one of the classes; no class means any. */
export function sourcesShown(
  sources: readonly Row[],
  words: string,
  classes: readonly string[],
  order: Order,
): Row[] {
  const wanted = words.toLocaleLowerCase('en').split(/\s+/).filter(Boolean)
  return sources
    .filter((source) => classes.length === 0 || classes.includes(source.class))
    .filter((source) => {
      const text = `${source.id} ${source.publisher} ${source.title} ${source.note}`
      const lower = text.toLocaleLowerCase('en')
      return wanted.every((word) => lower.includes(word))
    })
    .sort((a, b) => compare(a, b, order) || (a.id < b.id ? -1 : 1))
}

function compare(a: Row, b: Row, order: Order): number {
  switch (order) {
    case 'statements':
      return b.statements - a.statements
    case 'published':
      // The newest first; the undated last.
      return (b.published ?? '').localeCompare(a.published ?? '', 'en')
    case 'class':
      return a.class.localeCompare(b.class, 'en')
    case 'publisher':
      return a.publisher.localeCompare(b.publisher, 'en')
  }
}
