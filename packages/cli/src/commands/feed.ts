import { FeedQuery, LANGUAGES } from '@followthrough/brief'
import type { Command } from 'commander'
import { type GlobalOptions, openContext } from '../context.ts'
import { siteAddress } from '../desk/site-address.ts'
import { writeFileWhole } from '../export/write-file.ts'
import { UsageError } from '../failure.ts'
import { writeOut } from '../reading/write-out.ts'
import { some } from '../render/words.ts'
import { queryOf, tell, unrefused } from './answering.ts'
import { examples } from './examples.ts'

const FORMATS = ['atom', 'json'] as const

interface FeedFlags {
  readonly format?: string
  readonly site?: string
  readonly output?: string
}

export function addFeed(program: Command): void {
  program
    .command('feed')
    .summary('what changed, as a feed')
    .description(
      'What changed in the last days as a feed, Atom or JSON Feed, to standard output or to a file: statements that came to be known, statuses and crossings that moved, and what was taken back as removals. What is named is watched, joined by "or"; without any name, everything. The server has the same at /api/v1/feeds/changes.atom and changes.json. (Feeds that are read are another thing: followthrough feeds.)',
    )
    .option('--format <format>', `${FORMATS.join(', ')} (default: atom)`)
    .option('--days <n>', 'how many days back, at most 366 (default: 90)')
    .option('--sector <id...>', 'watch sectors')
    .option('--body <id...>', 'watch a party, or an institution by its id')
    .option('--commitment <id...>', 'watch commitments')
    .option('--crossing <id...>', 'watch border posts and ports')
    .option('--language <language>', `${LANGUAGES.join(', ')} (default: en)`)
    .option('--site <address>', 'where entries lead to (default: FOLLOWTHROUGH_SITE)')
    .option('-o, --output <file>', 'write to a file; one that is there is replaced')
    .addHelpText(
      'after',
      examples([
        ['followthrough feed -o changes.atom --site https://desk.example.org/'],
        ['followthrough feed --format json --sector transport'],
        ['followthrough feed --crossing ID --days 366'],
      ]),
    )
    .action(async ({ format, site, output, ...asked }: FeedFlags, command: Command) => {
      const globals = command.optsWithGlobals<GlobalOptions>()
      const query = queryOf(FeedQuery, asked)
      const kind = format ?? (globals.json === true && output === undefined ? 'json' : 'atom')
      if (!FORMATS.some((one) => one === kind))
        throw new UsageError(`--format: expected one of ${FORMATS.join(', ')}`)
      const address = siteAddress(site)
      const { toAtom, toJsonFeed } = await import('@followthrough/papers')
      const context = openContext(globals)
      try {
        const feed = unrefused(() => context.answers.feed(context.at, query, address))
        const text = kind === 'json' ? toJsonFeed(feed) : toAtom(feed)
        if (output === undefined) await writeOut(text)
        else {
          writeFileWhole(output, text)
          const [entries, removed] = [feed.entries.length, feed.removed.length]
          const sentence = `${some(entries, 'entry', 'entries')} and ${some(removed, 'removal')} written to ${output}`
          tell(globals, { file: output, entries, removed }, sentence)
        }
      } finally {
        context.close()
      }
    })
}
