/** The queue walked on a terminal. */

import { type ProposalState, QueueQuery } from '@followthrough/brief'
import type { Command } from 'commander'
import type { GlobalOptions } from '../context.ts'
import { editedInEditor } from '../desk/editor.ts'
import { captureIdOf } from '../desk/ids.ts'
import { atDesk, type DeskContext } from '../desk/open-desk.ts'
import { openKeys } from '../desk/terminal-keys.ts'
import { WALK_KEYS, walk } from '../desk/walk.ts'
import { UsageError } from '../failure.ts'
import { ends } from '../render/paper.ts'
import { renderProposal } from '../render/proposal.ts'
import { some } from '../render/words.ts'
import { paperFor, queryOf } from './answering.ts'
import { examples } from './examples.ts'
import { outlookOf } from './outlook.ts'

interface WalkFlags extends GlobalOptions {
  readonly state?: string
  readonly document?: string
  readonly about?: string
  readonly by?: string
}

/** More than anybody decides in one sitting. */
const MOST = 1000

export function addWalk(review: Command): void {
  review
    .command('walk')
    .summary('one proposal after another, by single keys')
    .description(`Shows one proposal after another and decides each by one key: ${WALK_KEYS}.`)
    .option('--state <state>', 'open or held (default: open)')
    .option('--document <capture>', 'only of this document, by the beginning of its hash')
    .option('--about <id>', 'only what bears on this commitment or instrument')
    .option('--by <name>', 'who decides (default: the login name)')
    .addHelpText(
      'after',
      examples([
        ['followthrough review walk'],
        ['followthrough review walk --document 1a2b3c4d5 --state held'],
      ]),
    )
    .action(async (_options: object, command: Command) => {
      const flags = command.optsWithGlobals<WalkFlags>()
      if (process.stdin.isTTY !== true || process.stdout.isTTY !== true)
        throw new UsageError(
          'review walk needs a terminal; use review, review show and review accept instead',
        )
      if (flags.json === true) throw new UsageError('--json: a walk has no body; use review --json')
      await atDesk(flags, (context) => walkOn(context, flags))
    })
}

async function walkOn(context: DeskContext, flags: WalkFlags): Promise<void> {
  const state = flags.state ?? 'open'
  if (state !== 'open' && state !== 'held')
    throw new UsageError('--state: expected one of open, held')
  const ids = idsOf(context, state, flags)
  const paper = paperFor(flags)
  const say = (text: string) => {
    process.stdout.write(text)
  }
  if (ids.length === 0) {
    say('Nothing is waiting.\n')
    return
  }
  const keys = openKeys(process.stdin, say)
  try {
    const { decided, undone, left } = await walk({
      context,
      keys,
      ids,
      by: flags.by,
      say,
      show: (answer, place) => {
        const outlook = outlookOf(context, answer.proposal.id, flags.by)
        say(`\n${ends(paper, '', place).join('\n')}\n${renderProposal(answer, outlook, paper)}\n`)
      },
      edit: (id) => {
        const { gate: _, ...claim } = context.desk.proposal(id)!.claim
        return editedInEditor(claim, process.env, keys.lend)
      },
    })
    const back = undone === 0 ? '' : `, ${undone} taken back`
    say(`${some(decided, 'proposal')} decided${back}, ${left} left.\n`)
  } finally {
    keys.close()
  }
}

/** The proposals of the walk, document by document. */
function idsOf(context: DeskContext, state: ProposalState, flags: WalkFlags): string[] {
  const { about } = flags
  const query = queryOf(QueueQuery, { state, ...(about === undefined ? {} : { about }) })
  const capture = flags.document === undefined ? undefined : captureIdOf(context, flags.document)
  const { items } = context.desk.proposals({
    state,
    order: 'document',
    page: query.page,
    perPage: MOST,
    ...(capture === undefined ? {} : { capture }),
    ...(about === undefined ? {} : { subject: about }),
  })
  return items.map(({ id }) => id)
}
