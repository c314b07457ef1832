import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { restoreStore } from '@followthrough/store'
import type { Command } from 'commander'
import { databaseFile, type GlobalOptions, openContext, packDir, soundPack } from '../context.ts'
import { UsageError } from '../failure.ts'
import { some } from '../render/words.ts'
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
      const context = openContext(command.optsWithGlobals<GlobalOptions>())
      try {
        await context.store.backup(file, { force: options.force === true })
        const count = context.answers.dossier.ledger.statements.length
        const megabytes = (statSync(file).size / 1e6).toFixed(1)
        process.stdout.write(`${some(count, 'statement')} copied to ${file} (${megabytes} MB)\n`)
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
      const database = targetOf(command.optsWithGlobals<GlobalOptions>())
      mkdirSync(dirname(database), { recursive: true })
      restoreStore(file, database, { force: options.force === true })
      process.stdout.write(`${file} is now the database ${database}\n`)
    })
}

/** The database to replace; the pack is read only when its name is needed for that. */
function targetOf(options: GlobalOptions): string {
  const isNamed = (options.db ?? process.env.FOLLOWTHROUGH_DB ?? '') !== ''
  const id = isNamed ? '' : soundPack(packDir(options)).pack
  return databaseFile(options, process.env, id)
}
