/**
 * A paper before it is set: what a minister’s brief says, in order, with nothing of how it looks.
 *
 * Composition makes a Paper from a state; `papers` sets it as PDF, DOCX, HTML or Markdown. All words
 * are in it, the fixed ones of header, footer and notes too, so that whoever sets it knows no language.
 * Every text is data: it holds no markup, and whoever sets it escapes it.
 */

import type { Language } from '../language/words.ts'

/** A piece of text in one hand. */
export interface Run {
  readonly text: string
  readonly strong?: boolean
  readonly emphasis?: boolean
  /** BCP 47, where it differs from the paper’s: what exists only in another language is marked. */
  readonly language?: string
  /** The number of a note, from 1, set after the text. */
  readonly note?: number
  /** An http or https address. */
  readonly href?: string
}

export interface TableColumn {
  readonly label: string
  /** Start and end of the line in the direction of the paper. */
  readonly align: 'start' | 'end' | 'center'
  /** Its part of the width; the shares of a table need not add up to anything. */
  readonly share: number
}

export type Block =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3
      readonly text: string
      readonly language?: string
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly lede?: boolean }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly Run[])[]
    }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly TableColumn[]
      /** Rows of cells of runs. */
      readonly rows: readonly (readonly (readonly Run[])[])[]
    }
  /** Labels and what they stand for, as at the head of a file. */
  | { readonly kind: 'facts'; readonly pairs: readonly Fact[] }
  | {
      readonly kind: 'figure'
      /** Plain shapes and text, drawn by `paper/svg.ts`. */
      readonly svg: string
      readonly caption: string
      /** What it shows, for whoever cannot see it. */
      readonly alt: string
      /** Its part of the width of the text, 0 to 1; the whole where it is left out. */
      readonly width?: number
    }
  | { readonly kind: 'pageBreak' }

export interface Fact {
  readonly label: string
  readonly runs: readonly Run[]
}

/** A note at the foot: the source of a figure, or what must be known beside it. */
export interface Note {
  /** From 1, in the order of first mention. */
  readonly number: number
  readonly runs: readonly Run[]
}

/** Words of the page around the text. */
export interface Furniture {
  /** Whose paper it is: the partnership. */
  readonly masthead: string
  /** No. KP-4, 12 March 2027. */
  readonly numberAndDate: string
  /** As of 21 Nov 2026, as known then. */
  readonly asOf: string
  /** With `{page}` and `{pages}` where the numbers stand. */
  readonly page: string
  /** Over the notes, where they stand together. */
  readonly notes: string
  /** What a text in another language is marked with, by its tag: EN. Notes are not marked. */
  readonly marks: Readonly<Record<string, string>>
  /** What the marks mean, set under the text where one stands; empty where none can. */
  readonly marksNote: string
}

export interface Paper {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly number: string
  readonly title: string
  /** Where the title exists only in another language. */
  readonly titleLanguage?: string
  readonly subtitle: string
  /** The day on the paper, as in 2026-11-21; files are dated by it. */
  readonly date: string
  readonly asOf: string
  readonly knownAt: string
  readonly furniture: Furniture
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
}
