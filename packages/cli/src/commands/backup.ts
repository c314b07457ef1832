import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { readPartnership, restoreStore } from '@followthrough/store'
import type { Command } from 'commander'
import { databaseFile, type GlobalOptions, openContext, packDir, soundPack } from '../context.ts'
import { UsageError } from '../failure.ts'
import { some } from '../render/words.ts'
import { tell } from './answering.ts'
import { examples } from './examples.ts'

export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'where to write it')
    .summary('copy the database, also while it is served')
    .description('Copies the database to a file, also while a server uses it, and checks the copy.')
    .option('--force', 'replace a file that is there')
    .addHelpText(
      'after',
      examples([
        ['followthrough backup ledger.sqlite'],
        ['followthrough backup /media/copies/ledger.sqlite --force'],
      ]),
    )
    .action(async (file: string, options: { force?: boolean }, command: Command) => {
      const folder = dirname(file)
      if (!existsSync(folder)) throw new UsageError(`${folder}: there is no such folder`)
      const globals = command.optsWithGlobals<GlobalOptions>()
      const context = openContext(globals)
      try {
        await context.store.backup(file, { force: options.force === true })
        const statements = context.answers.dossier.ledger.statements.length
        const bytes = statSync(file).size
        tell(
          globals,
          { file, statements, bytes },
          `${some(statements, 'statement')} copied to ${file} (${(bytes / 1e6).toFixed(1)} MB)`,
        )
      } finally {
        context.close()
      }
    })
}

export function addRestore(program: Command): void {
  program
    .command('restore')
    .argument('<file>', 'a backup')
    .summary('put a backup in the place of the database')
    .description('Checks a backup and puts it in the place of the database. Stop the server first.')
    .option('--force', 'replace the database that is there')
    .addHelpText(
      'after',
      `
Examples:
  followthrough restore ledger.sqlite --force
  followthrough restore ledger.sqlite --db elsewhere.sqlite`,
    )
    .action((file: string, options: { force?: boolean }, command: Command) => {
      const globals = command.optsWithGlobals<GlobalOptions>()
      const { database, pack } = targetOf(globals)
      mkdirSync(dirname(database), { recursive: true })
      restoreStore(file, database, { force: options.force === true, pack })
      tell(globals, { file, database }, `${file} is now the database ${database}`)
    })
}

/** The database to replace, and the pack it must hold; null when the pack of a named one is lost. */
function targetOf(options: GlobalOptions): { database: string; pack: string | null } {
  const dir = packDir(options)
  const isNamed = (options.db ?? process.env.FOLLOWTHROUGH_DB ?? '') !== ''
  const pack = readPartnership(dir)?.id ?? (isNamed ? null : soundPack(dir).pack)
  return { database: databaseFile(options, process.env, pack ?? ''), pack }
}
