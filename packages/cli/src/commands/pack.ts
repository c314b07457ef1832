import { readdirSync } from 'node:fs'
import { formatProblem, type Pack, readPack } from '@followthrough/store'
import type { Command } from 'commander'
import { type GlobalOptions, isFolder } from '../context.ts'
import { UsageError } from '../failure.ts'
import { some } from '../render/words.ts'
import { examples } from './examples.ts'

export function addPack(program: Command): void {
  const pack = program.command('pack').summary('work with data packs')
  pack
    .command('check')
    .argument('<dir>', 'the folder of the pack')
    .summary('say everything that is wrong with a pack')
    .description(
      'Reads a pack and says everything that is wrong with it, by file, line and field. Exit code 1 when there is a problem.',
    )
    .addHelpText(
      'after',
      examples([
        ['followthrough pack check packs/NAME'],
        ['followthrough pack check packs/NAME --json'],
      ]),
    )
    .action((dir: string, _options, command: Command) => {
      if (!isFolder(dir)) throw new UsageError(`${dir}: there is no such folder; name a pack`)
      const { pack, problems } = readPack(dir, { countries: true })
      const { json } = command.optsWithGlobals<GlobalOptions>()
      if (json === true) process.stdout.write(`${JSON.stringify({ problems })}\n`)
      else if (pack === null)
        process.stdout.write(
          `${problems.map((problem) => `${formatProblem(problem)}\n`).join('')}\n${some(problems.length, 'problem')}\n`,
        )
      else
        process.stdout.write(
          `no problems: ${some(filesOf(dir), 'file')}, ${some(rowsOf(pack), 'row')}\n`,
        )
      if (pack === null) process.exitCode = 1
    })
}

/** Tables of a pack and its own file. */
function filesOf(dir: string): number {
  return readdirSync(dir, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^(pack\.yaml|.*\.csv)$/.test(entry.name),
  ).length
}

function rowsOf(pack: Pack): number {
  const { sources, searches, instruments, commitments, events, institutions, people } = pack
  const { evidence, claims, others } = pack
  const tables = [sources, searches, instruments, commitments, events, institutions, people]
  const counts = [...tables, evidence, claims, ...others.map((other) => other.rows)]
  return counts.reduce((sum, rows) => sum + rows.length, 0)
}
