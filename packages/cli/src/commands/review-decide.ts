/** Deciding: accept, edit, reject, merge, take in as new, and taking back. */

import type { Command } from 'commander'
import type { GlobalOptions } from '../context.ts'
import { decided, idsOf } from '../desk/deciding.ts'
import {
  type AddedFlags,
  addAdded,
  addCommitment,
  addEdits,
  addedOf,
  type CommitmentFlags,
  commitmentOf,
  type EditFlags,
  editsOf,
} from '../desk/edit-options.ts'
import { proposalIdOf } from '../desk/ids.ts'
import { atDesk, type DeskContext, deciderOf } from '../desk/open-desk.ts'
import { UsageError } from '../failure.ts'
import { renderDecided } from '../render/decided.ts'
import { paperFor } from './answering.ts'
import { examples } from './examples.ts'

interface DecideFlags extends GlobalOptions {
  readonly by?: string
  readonly dryRun?: boolean
}

const IDS = 'of proposals; the beginning of each is enough'

export function addDecisions(review: Command): void {
  const accept = addAdded(
    review
      .command('accept')
      .argument('<id...>', IDS)
      .summary('take what they claim into the ledger')
      .description('Takes what proposals claim into the ledger, with their sources.'),
  )
  closing(accept, [
    ['followthrough review accept p1a2b3c4'],
    ['followthrough review accept p1a2b3c4 --meets part --note "first consignment only"'],
    ['followthrough review accept p1a2b3c4 --class D --dry-run'],
  ]).action(async (typed: string[], _options: object, command: Command) => {
    const flags = command.optsWithGlobals<DecideFlags & AddedFlags>()
    await decide(flags, (context) => ({
      decision: 'accept',
      ids: allOf(context, typed),
      ...addedOf(flags),
    }))
  })

  const edit = addAdded(
    addEdits(
      review
        .command('edit')
        .argument('<id>', 'of a proposal; its beginning is enough')
        .summary('put a claim right, and take it into the ledger')
        .description(
          'Puts a claim right and takes it into the ledger. What is edited is held against the text again.',
        ),
    ),
  )
  closing(edit, [
    ['followthrough review edit p1a2b3c4 --about c-one c-two --modality commitment'],
    ['followthrough review edit p1a2b3c4 --amount "250000000 USD about"'],
    ['followthrough review edit p1a2b3c4 --when 2026-02-04..2027-02-04:due'],
    ['followthrough review edit p1a2b3c4 --span 120-260'],
  ]).action(async (typed: string, _options: object, command: Command) => {
    const flags = command.optsWithGlobals<DecideFlags & AddedFlags & EditFlags>()
    const claim = editsOf(flags)
    if (Object.keys(claim).length === 0)
      throw new UsageError(
        'edit: say what to put right, as in --modality commitment; to take a claim in as it is, see review accept',
      )
    await decide(flags, (context) => ({
      decision: 'edit',
      id: proposalIdOf(context, typed),
      claim,
      ...addedOf(flags),
    }))
  })

  const reject = review
    .command('reject')
    .argument('<id...>', IDS)
    .summary('say that they claim nothing that belongs on record')
    .description('Rejects proposals. They stay in the queue’s memory with the reason.')
    .requiredOption('--reason <words>', 'why')
  closing(reject, [['followthrough review reject p1a2b3c4 --reason "praise"']]).action(
    async (typed: string[], _options: object, command: Command) => {
      const flags = command.optsWithGlobals<DecideFlags & { reason: string }>()
      await decide(flags, (context) => ({
        decision: 'reject',
        ids: allOf(context, typed),
        reason: flags.reason,
      }))
    },
  )

  const merge = review
    .command('merge')
    .argument('<id...>', IDS)
    .summary('say that they tell what another one tells')
    .description(
      'Merges proposals into another one, or into a statement on record: one claim, more sources.',
    )
    .requiredOption(
      '--into <id>',
      'a proposal, by the beginning of its id, or a statement on record',
    )
    .option('--reason <words>', 'a remark to keep')
    .option('--class <letter>', 'what a publisher not on record is good for, A to F')
  closing(merge, [['followthrough review merge p1a2b3c4 --into p5d6e7f8']]).action(
    async (typed: string[], _options: object, command: Command) => {
      const flags = command.optsWithGlobals<
        DecideFlags & { into: string; reason?: string; class?: string }
      >()
      await decide(flags, (context) => ({
        decision: 'merge',
        ids: allOf(context, typed),
        into: intoOf(context, flags.into),
        ...(flags.reason === undefined ? {} : { reason: flags.reason }),
        ...(flags.class === undefined ? {} : { sourceClass: flags.class.toUpperCase() }),
      }))
    },
  )

  const fresh = addAdded(
    addCommitment(
      addEdits(
        review
          .command('new')
          .argument('<proposal>', 'its id; the beginning is enough')
          .summary('take a promise in that the ledger lacks')
          .description('Takes a promise in as a new commitment, with its written test.'),
      ),
    ),
  )
  closing(fresh, [
    [
      'followthrough review new p1a2b3c4 --id c-fruit-lanes --title "Green lanes for fruit" --sector customs --delivered-when "a lane is open on both sides"',
    ],
  ]).action(async (typed: string, _options: object, command: Command) => {
    const flags = command.optsWithGlobals<DecideFlags & AddedFlags & EditFlags & CommitmentFlags>()
    await decide(flags, (context) => ({
      decision: 'new',
      id: proposalIdOf(context, typed),
      commitment: commitmentOf(flags),
      claim: editsOf(flags),
      ...addedOf(flags),
    }))
  })

  const undo = review
    .command('undo')
    .argument('<id...>', IDS)
    .summary('take decisions back')
    .description(
      'Takes decisions back, and every statement that came of them. All of it stays on record.',
    )
  closing(undo, [['followthrough review undo p1a2b3c4']]).action(
    async (typed: string[], _options: object, command: Command) => {
      await decide(command.optsWithGlobals<DecideFlags>(), (context) => ({
        decision: 'undo',
        ids: allOf(context, typed),
      }))
    },
  )
}

function closing(command: Command, lines: readonly (readonly [string])[]): Command {
  return command
    .option('--by <name>', 'who decides (default: the login name)')
    .option('--dry-run', 'show what would change and write nothing')
    .addHelpText('after', examples(lines))
}

async function decide(flags: DecideFlags, asked: (context: DeskContext) => object): Promise<void> {
  await atDesk(flags, (context) => {
    const isDryRun = flags.dryRun === true
    const outcome = decided(context, asked(context), deciderOf(flags.by, context), isDryRun)
    const { answer, request } = outcome
    const body = isDryRun ? answer : { ...answer, decided: idsOf(request).length }
    process.stdout.write(
      flags.json === true ? `${JSON.stringify(body)}\n` : renderDecided(outcome, paperFor(flags)),
    )
  })
}

function allOf(context: DeskContext, typed: readonly string[]): string[] {
  return [...new Set(typed.map((one) => proposalIdOf(context, one)))]
}

/** A proposal by the beginning of its id; anything else is taken for a statement. */
function intoOf(context: DeskContext, typed: string): string {
  return /^p[0-9a-f]{3,24}$/i.test(typed) ? proposalIdOf(context, typed) : typed
}
