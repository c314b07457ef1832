/** Lists as files for a spreadsheet, at the command line. */

import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import {
  type Answers,
  type AsOfQuery,
  RefusedQuestion,
  type Workbook,
  type WorkbookList,
  WorkbookQuery,
} from '@followthrough/brief'
import type { Command } from 'commander'
import { refusal, tell } from '../commands/answering.ts'
import { type GlobalOptions, openContext } from '../context.ts'
import { systemSentence, UsageError } from '../failure.ts'
import { some } from '../render/words.ts'

export const XLSX = [
  '--xlsx <file>',
  'write it as a workbook, to be edited in a spreadsheet and brought back by import',
] as const

/** Writes a list as a workbook; `query` is asked of the answers, for what depends on them. */
export async function writeWorkbook(
  command: Command,
  file: string,
  list: WorkbookList,
  query: (answers: Answers, at: AsOfQuery) => object,
): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>()
  if (!/\.xlsx$/i.test(file)) throw new UsageError('--xlsx: expected a file that ends in .xlsx')
  const { toXlsx } = await import('@followthrough/papers/sheets')
  const context = openContext(options)
  try {
    const { answers, at } = context
    const workbook = workbookOf(answers, at, list, query(answers, at))
    try {
      // What somebody has edited is not written over.
      writeFileSync(file, toXlsx(workbook), { flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST')
        throw new UsageError(`--xlsx: ${file} is there already; name another file, or take it away`)
      throw new UsageError(`--xlsx: ${systemSentence(error)}`)
    }
    const rows = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
    const { asOf, knownAt, language } = workbook
    tell(
      options,
      { file, list, language, asOf, knownAt, rows },
      `${some(rows, 'row')} written to ${file}. Edit it, then: followthrough import ${basename(file)} --from NAME --dry-run`,
    )
  } finally {
    context.close()
  }
}

function workbookOf(answers: Answers, at: AsOfQuery, list: WorkbookList, asked: object): Workbook {
  const query = WorkbookQuery.parse(asked)
  try {
    const workbook = answers.workbook(at, list, query)
    if (workbook !== null) return workbook
  } catch (error) {
    if (error instanceof RefusedQuestion) throw refusal(error.complaints)
    throw error
  }
  throw new UsageError(`there is no session ${query.session}; see followthrough session`)
}
