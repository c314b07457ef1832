/** What is wrong with a pack: where it stands, what it is, and what would be right. */

export interface PackProblem {
  /** Path inside the pack, as in `ledger/commitments.csv`. */
  readonly file: string
  /** Line on which the row starts; null for a file as a whole. */
  readonly line: number | null
  readonly field: string | null
  /** Half a sentence, without a full stop. */
  readonly problem: string
  /** Whole sentences: what to do about it. */
  readonly remedy: string
}

export type Report = (problem: PackProblem) => void

/** Thrown by those who cannot go on without a pack; the message has one line a problem. */
export class PackError extends Error {
  readonly problems: readonly PackProblem[]

  constructor(problems: readonly PackProblem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.name = 'PackError'
    this.problems = problems
  }
}

/** One line: `ledger/commitments.csv:7 due: "2026-02-30" is not a day that exists. Write …`. */
export function formatProblem({ file, line, field, problem, remedy }: PackProblem): string {
  const place = line === null ? file : `${file}:${line}`
  return `${field === null ? place : `${place} ${field}`}: ${problem}. ${remedy}`
}

const LONGEST_QUOTE = 60

/** A cell as a message shows it: cut when long, with characters that cannot be seen written out. */
export function quoted(text: string): string {
  const cut = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text
  return JSON.stringify(cut).replace(
    /[\p{Cf}\u007f-\u009f\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  )
}
