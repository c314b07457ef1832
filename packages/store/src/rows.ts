/** From a table's cells to the records that the rooms define, with what is wrong in each row. */

import type { z } from 'zod'
import type { Named } from './cells.ts'
import type { TableSpec } from './columns.ts'
import { type PackProblem, quoted } from './pack-problem.ts'
import { readTable } from './table.ts'

export interface PackRow<T> {
  readonly line: number
  /** Of the right types throughout; a faulty field holds something harmless. */
  readonly value: T
  readonly faulty: ReadonlySet<string>
  readonly names: readonly (Named & { readonly field: string })[]
  /** What the schema refuses between cells: for rows of which no rule says it in better words. */
  readonly refusals: readonly PackProblem[]
}

export interface PackTable<T> {
  readonly file: string
  readonly rows: readonly PackRow<T>[]
  /** Ids of rows that could not be read. */
  readonly brokenIds: readonly string[]
}

/** Reads every row of one file; null when its header cannot be read. */
export function readRows<T extends { id: string }>(
  spec: TableSpec<T>,
  bytes: Uint8Array,
  report: (problem: PackProblem) => void,
): PackTable<T> | null {
  const { file, schema } = spec
  const columns = Object.entries(spec.columns)
  const headings = columns.map(([name, { mayBeAbsent = false }]) => ({ name, mayBeAbsent }))
  const table = readTable(file, bytes, headings, report)
  if (table === null) return null
  const rows = table.rows.map(({ line, cells }): PackRow<T> => {
    const value: Record<string, unknown> = {}
    const faulty = new Set<string>()
    const names: (Named & { field: string })[] = []
    for (const [field, column] of columns) {
      const cell = cells.get(field)
      const isMissing = cell === undefined && column.mayBeAbsent !== true
      if (isMissing) faulty.add(field) // the header's problem, reported once
      const read = column.read(
        cell ?? '',
        (problem, remedy) => {
          faulty.add(field)
          if (!isMissing) report({ file, line, field, problem, remedy })
        },
        (other) => cells.get(other) ?? '',
      )
      value[field] = read.value
      for (const named of read.names ?? []) names.push({ ...named, field })
    }
    const checked = schema.safeParse(value)
    const refusals: PackProblem[] = []
    for (const issue of checked.error?.issues ?? []) {
      const field = String(issue.path[0])
      const problem = { file, line, field, ...faultOf(issue, cells.get(field) ?? '') }
      if (issue.code === 'custom') {
        refusals.push(problem)
      } else if (!faulty.has(field)) {
        faulty.add(field)
        report(problem)
      }
    }
    return { line, value: checked.success ? checked.data : (value as T), faulty, names, refusals }
  })
  return { file, rows, brokenIds: table.brokenIds }
}

/** What a schema refuses in a cell that its column let pass. */
function faultOf(issue: z.core.$ZodIssue, cell: string): { problem: string; remedy: string } {
  switch (issue.code) {
    case 'too_big':
      return typeof issue.maximum === 'number' && issue.origin === 'string'
        ? {
            problem: `the text has ${cell.length} characters`,
            remedy: `Shorten it to ${issue.maximum} at most.`,
          }
        : { problem: `${quoted(cell)} is too large`, remedy: `Write at most ${issue.maximum}.` }
    case 'too_small':
      return {
        problem: `${quoted(cell)} is too small`,
        remedy: `Write ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}.`,
      }
    case 'invalid_format':
      return issue.format === 'url'
        ? {
            problem: `${quoted(cell)} is not a web address`,
            remedy: 'Write it in full, beginning with https://, or leave the cell empty.',
          }
        : refused(cell, issue.message)
    default:
      return refused(cell, issue.message)
  }
}

function refused(cell: string, expected: string): { problem: string; remedy: string } {
  const remedy = `${expected.charAt(0).toUpperCase()}${expected.slice(1)}.`
  return { problem: `${quoted(cell)} is refused`, remedy }
}
