import { CALENDAR_KINDS, CalendarQuery, LANGUAGES } from '@followthrough/brief'
import type { Command } from 'commander'
import { type GlobalOptions, openContext } from '../context.ts'
import { siteAddress } from '../desk/site-address.ts'
import { writeFileWhole } from '../export/write-file.ts'
import { writeOut } from '../reading/write-out.ts'
import { some } from '../render/words.ts'
import { queryOf, tell, unrefused } from './answering.ts'
import { examples } from './examples.ts'

interface CalendarFlags {
  readonly site?: string
  readonly output?: string
}

export function addCalendar(program: Command): void {
  program
    .command('calendar')
    .summary('sessions, due days and action items as a calendar')
    .description(
      'Sessions, due days of commitments and action items as iCalendar, to standard output or to a file. What is named is in it, joined by "or"; without any name, everything. The server has the same at /api/v1/calendar, to subscribe to.',
    )
    .option('--kinds <kind...>', `${CALENDAR_KINDS.join(', ')} (default: all)`)
    .option('--session <id...>', 'sessions, and the action items that they gave')
    .option('--sector <id...>', 'sectors')
    .option('--body <id...>', 'a party, or an institution by its id')
    .option('--commitment <id...>', 'commitments')
    .option('--language <language>', `${LANGUAGES.join(', ')} (default: en)`)
    .option('--site <address>', 'where entries lead to (default: FOLLOWTHROUGH_SITE)')
    .option('-o, --output <file>', 'write to a file; one that is there is replaced')
    .addHelpText(
      'after',
      examples([
        ['followthrough calendar -o desk.ics'],
        ['followthrough calendar --kinds sessions actions', 'without due days'],
        ['followthrough calendar --sector transport --language ru'],
        ['followthrough calendar --json', 'the entries as JSON'],
      ]),
    )
    .action(async ({ site, output, ...asked }: CalendarFlags, command: Command) => {
      const globals = command.optsWithGlobals<GlobalOptions>()
      const query = queryOf(CalendarQuery, asked)
      const address = siteAddress(site)
      const { toCalendar } = await import('@followthrough/papers')
      const context = openContext(globals)
      try {
        const answer = unrefused(() => context.answers.calendar(context.at, query, address))
        const { name, issuer, language, entries } = answer
        const text = toCalendar({ name, domain: issuer, language, entries })
        if (output === undefined)
          await writeOut(globals.json === true ? `${JSON.stringify(answer)}\n` : text)
        else {
          writeFileWhole(output, text)
          const sentence = `${some(entries.length, 'entry', 'entries')} written to ${output}`
          tell(globals, { file: output, entries: entries.length }, sentence)
        }
      } finally {
        context.close()
      }
    })
}
