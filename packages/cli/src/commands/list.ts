import {
  type Answers,
  type AsOfQuery,
  CommitmentsQuery,
  LANGUAGES,
  SORTS,
  unknownFilters,
  WorkbookQuery,
} from '@followthrough/brief'
import { BADGES, HEADLINES } from '@followthrough/ledger'
import type { Command } from 'commander'
import { writeWorkbook, XLSX } from '../desk/workbook-file.ts'
import { UsageError } from '../failure.ts'
import { renderCommitments } from '../render/commitments.ts'
import { answer, answerOf, queryOf, refusal } from './answering.ts'
import { examples } from './examples.ts'

interface ListFlags {
  readonly xlsx?: string
  readonly language?: string
}

export function addList(program: Command): void {
  program
    .command('list')
    .summary('commitments, filtered and sorted')
    .description(
      'Commitments, filtered and sorted. Different filters must all hold; of several values of one filter, any.',
    )
    .option('--sector <id...>', 'sectors, as in transport or energy-mining')
    .option('--headline <status...>', HEADLINES.join(', '))
    .option('--badge <badge...>', [...BADGES, 'declaratory'].join(', '))
    .option('--party <id...>', 'a party, or the id of a responsible institution')
    .option('--text <words>', 'words that the title, text, note or id must hold')
    .option('--sort <column>', `${SORTS.join(', ')}; -column turns the order round`)
    .option('--limit <n>', 'rows on a page, at most 500 (default: 100)')
    .option('--offset <n>', 'rows to pass over (default: 0)')
    .option(...XLSX)
    .option('--language <language>', `of the workbook: ${LANGUAGES.join(', ')} (default: en)`)
    .addHelpText(
      'after',
      examples([
        ['followthrough list --sector transport transit'],
        ['followthrough list --headline stalled --sort -silence'],
        ['followthrough list --badge overdue --sort due'],
        ['followthrough list --text "railway" --as-of 2025-12-31'],
        ['followthrough list --json --limit 500', 'the body of /api/v1/commitments'],
        ['followthrough list --badge overdue --xlsx overdue.xlsx', 'to be edited, see import'],
      ]),
    )
    .action(async ({ xlsx, language, ...options }: ListFlags, command: Command) => {
      const query = queryOf(CommitmentsQuery, options)
      const tongue = queryOf(WorkbookQuery.pick({ language: true }), { language })
      if (xlsx !== undefined) {
        await writeWorkbook(command, xlsx, 'commitments', (answers, at) => ({
          ...tongue,
          ids: idsOf(answers, at, query),
        }))
        return
      }
      if (language !== undefined) throw new UsageError('--language: goes with --xlsx here')
      const isBySector = /^-?sector$/.test(query.sort)
      answer(command, ({ answers, at }) => {
        const unknown = unknownFilters(answers.dossier, query)
        if (unknown.length > 0) throw refusal(unknown)
        const sectorNames = isBySector ? answers.dossier.sectorNames : null
        return answerOf(answers.commitments(at, query), (body, paper) =>
          renderCommitments(body, paper, { sectorNames }),
        )
      })
    })
}

/** Ids of all commitments that the filters admit. Throws UsageError where there are none. */
function idsOf(answers: Answers, at: AsOfQuery, query: CommitmentsQuery): string[] {
  const unknown = unknownFilters(answers.dossier, query)
  if (unknown.length > 0) throw refusal(unknown)
  const ids: string[] = []
  for (;;) {
    const { commitments: rows, total } = answers.commitments(at, {
      ...query,
      limit: 500,
      offset: ids.length,
    })
    ids.push(...rows.map(({ id }) => id))
    if (total === 0) throw new UsageError('--xlsx: no commitment is so; ask for more')
    if (rows.length === 0 || ids.length >= total) return ids
  }
}
