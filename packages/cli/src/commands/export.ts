import { csvOf } from '@followthrough/server/csv'
import type { Command } from 'commander'
import { type GlobalOptions, openContext } from '../context.ts'
import { csvwOf } from '../export/csvw.ts'
import { exportTables, seenStatements } from '../export/tables.ts'
import { writeFolder } from '../export/write.ts'
import { some } from '../render/words.ts'
import { tell } from './answering.ts'
import { examples } from './examples.ts'

export function addExport(program: Command): void {
  program
    .command('export')
    .argument('<dir>', 'a folder that is empty or does not exist')
    .summary('take everything away as CSV and JSON Lines')
    .description(
      'Writes every table as CSV and JSON Lines, csv-metadata.json that describes them (CSV on the Web), and statements.jsonl with all statements that can be seen, as of the day asked for.',
    )
    .option('--force', 'write into a folder that is not empty; replaces files of the same names')
    .addHelpText(
      'after',
      examples([
        ['followthrough export out'],
        ['followthrough export out-2025 --as-of 2025-12-31'],
        ['followthrough export out --force'],
      ]),
    )
    .action((dir: string, options: { force?: boolean }, command: Command) => {
      const globals = command.optsWithGlobals<GlobalOptions>()
      const context = openContext(globals)
      try {
        const { answers, at, partnership } = context
        const tables = exportTables(answers, at)
        const statements = seenStatements(answers, at)
        const { validOn: asOf, knownAt } = answers.asOf(at)
        const metadata = csvwOf(tables, { title: partnership.title, asOf, knownAt })
        const files = new Map<string, string>()
        for (const { name, columns, rows } of tables) {
          const names = Object.keys(columns)
          const shown = rows.map((row) =>
            Object.fromEntries(names.map((column) => [column, row[column]!])),
          )
          files.set(`${name}.csv`, csvOf(names, shown))
          files.set(`${name}.jsonl`, linesOf(shown))
        }
        files.set('statements.jsonl', linesOf(statements))
        files.set('csv-metadata.json', `${JSON.stringify(metadata, null, 2)}\n`)
        writeFolder(dir, files, options.force === true)
        const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
        tell(
          globals,
          {
            folder: dir,
            asOf,
            knownAt,
            tables: tables.length,
            rows,
            statements: statements.length,
            files: [...files.keys()],
          },
          `${some(tables.length, 'table')} with ${some(rows, 'row')} and ${some(statements.length, 'statement')} written to ${dir}`,
        )
      } finally {
        context.close()
      }
    })
}

function linesOf(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}
