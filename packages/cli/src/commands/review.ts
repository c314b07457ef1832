/** The queue of proposals: listing, opening, and the documents behind it. */

import { existsSync, writeFileSync } from 'node:fs'
import {
  DetailsRequest,
  DocumentsQuery,
  PROPOSAL_STATES,
  type ProposalState,
  QueueQuery,
} from '@followthrough/brief'
import { ACTS } from '@followthrough/record'
import type { Command } from 'commander'
import type { GlobalOptions } from '../context.ts'
import { refused } from '../desk/deciding.ts'
import { captureIdOf, proposalIdOf, shortId } from '../desk/ids.ts'
import { atDesk, type DeskContext, deciderOf } from '../desk/open-desk.ts'
import { UsageError } from '../failure.ts'
import { writeOut } from '../reading/write-out.ts'
import { renderDocument } from '../render/document.ts'
import { renderProposal } from '../render/proposal.ts'
import { renderDocuments, renderQueue } from '../render/queue.ts'
import { some } from '../render/words.ts'
import { type Answer, answerOf, paperFor, queryOf, refuseOperands, tell } from './answering.ts'
import { examples } from './examples.ts'
import { outlookOf } from './outlook.ts'
import { addDecisions } from './review-decide.ts'
import { addWalk } from './review-walk.ts'

interface ListFlags extends GlobalOptions {
  readonly state?: string
  readonly document?: string
  readonly about?: string
  readonly act?: string
  readonly reason?: string
  readonly text?: string
  readonly order?: string
  readonly page?: string
  readonly perPage?: string
}

export function addReview(program: Command): void {
  const review = program
    .command('review')
    .summary('the queue of what was read: accept, edit, reject, merge')
    .description(
      'Lists what was read and waits for a person. Nothing enters the ledger before somebody accepts it; every decision can be taken back. The beginning of an id is enough.',
    )
    .addHelpText(
      'after',
      examples([
        ['followthrough review', 'what is open'],
        [
          'followthrough review --state held --reason nothing-linked',
          'what the gate holds, and why',
        ],
        ['followthrough review show p1a2b3c4', 'one proposal with the text around it'],
        ['followthrough review accept p1a2b3c4 --dry-run', 'what accepting would change'],
        ['followthrough review accept p1a2b3c4 p5d6e7f8'],
        ['followthrough review undo p1a2b3c4', 'as it was before'],
        ['followthrough review walk', 'one after another, by single keys'],
        ['followthrough review list --help', 'the filters'],
      ]),
    )
  // Its options are its own: other commands have some of the same names.
  addFilters(review.command('list', { isDefault: true }))
    .summary('what waits, filtered (also without any command)')
    .description('Lists proposals, filtered.')
    .allowExcessArguments()
    .action(list)
  addShow(review)
  addDecisions(review)
  addWalk(review)
  addDocuments(review)
}

function addFilters(command: Command): Command {
  return command
    .option('--state <state>', `${PROPOSAL_STATES.join(', ')} or all (default: open)`)
    .option('--document <capture>', 'only of this document, by the beginning of its hash')
    .option('--about <id>', 'only what bears on this commitment or instrument')
    .option('--act <act>', ACTS.join(', '))
    .option('--reason <code>', 'only what the gate says this of, as in nothing-linked')
    .option('--text <words>', 'words that the quote must hold')
    .option('--order <order>', 'newest, or document: in the order of the text (default: newest)')
    .option('--page <n>', 'page (default: 1)')
    .option('--per-page <n>', 'rows on a page, at most 200 (default: 50)')
}

async function list(_options: object, command: Command): Promise<void> {
  refuseOperands(command)
  const flags = command.optsWithGlobals<ListFlags>()
  await answerAtDesk(flags, (context) => {
    const { state, document, about, act, reason, text, order, page, perPage } = flags
    const asked: Record<string, unknown> = { about, act, reason, q: text, order, page, perPage }
    if (document !== undefined) asked.document = captureIdOf(context, document)
    // What a document said is asked for whatever became of it.
    const wanted = state ?? (document === undefined ? 'open' : 'all')
    if (wanted !== 'all') asked.state = wanted
    const query = queryOf(QueueQuery, present(asked))
    const isFiltered = [document, about, act, reason, text].some((filter) => filter !== undefined)
    const shown = { state: query.state as ProposalState | undefined, isFiltered }
    return answerOf(context.review().queue(query), (body, paper) => renderQueue(body, shown, paper))
  })
}

function addShow(review: Command): void {
  review
    .command('show')
    .argument('<id>', 'of a proposal; its beginning is enough')
    .summary('one proposal, with the text around it and what it would change')
    .description(
      'One proposal: the text around its words, what it claims, how its commitments stand, and what accepting it would change.',
    )
    .option('--by <name>', 'who would decide (default: the login name)')
    .addHelpText(
      'after',
      examples([
        ['followthrough review show p1a2b3c4'],
        ['followthrough review show p1a2b3c4 --json'],
      ]),
    )
    .action(async (typed: string, _options: object, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions & { by?: string }>()
      await answerAtDesk(flags, (context) => {
        const id = proposalIdOf(context, typed)
        const body = context.review().proposal(id)
        if (body === null) throw new UsageError(`${typed}: there is no such proposal`)
        const outlook = outlookOf(context, id, flags.by)
        return answerOf(body, (answer, paper) => renderProposal(answer, outlook, paper))
      })
    })
}

function addDocuments(review: Command): void {
  review
    .command('documents')
    .summary('documents that were read')
    .description('Documents that were read, the newest first.')
    .option('--text <words>', 'words that the title, publisher or address must hold')
    .option('--page <n>', 'page (default: 1)')
    .option('--per-page <n>', 'rows on a page, at most 200 (default: 50)')
    .addHelpText('after', examples([['followthrough review documents --text statement']]))
    .action(async (_options: object, command: Command) => {
      const flags = command.optsWithGlobals<ListFlags>()
      const { text: q, page, perPage } = flags
      const query = queryOf(DocumentsQuery, present({ q, page, perPage }))
      await answerAtDesk(flags, (context) =>
        answerOf(context.review().documents(query), renderDocuments),
      )
    })

  review
    .command('document')
    .argument('<capture>', 'the hash of its bytes; the beginning is enough')
    .summary('one document, the words of its proposals lit')
    .description('One document: its text with the words of each proposal lit, and the proposals.')
    .addHelpText('after', examples([['followthrough review document 1a2b3c4d5']]))
    .action(async (typed: string, _options: object, command: Command) => {
      await answerAtDesk(command.optsWithGlobals<GlobalOptions>(), (context) => {
        const body = context.review().document(captureIdOf(context, typed))
        if (body === null)
          throw new UsageError(
            `${typed}: its bytes are kept, but could not be read; see review capture`,
          )
        return answerOf(body, renderDocument)
      })
    })

  review
    .command('details')
    .argument('<capture>', 'the hash of its bytes; the beginning is enough')
    .summary('say of a document what it does not say itself')
    .description(
      'Puts on record who published a document, when, and what its publisher is good for.',
    )
    .option('--publisher <name>', 'who published it')
    .option('--title <words>', 'its title')
    .option('--published <day>', 'the day of publication')
    .option('--class <letter>', 'what the publisher is good for, A to F')
    .option('--kind <kind>', DetailsRequest.shape.kind.unwrap().options.join(', '))
    .option('--party <code>', 'the party whose official voice it is; none for none')
    .option('--by <name>', 'who says so (default: the login name)')
    .addHelpText(
      'after',
      examples([['followthrough review details 1a2b3c4d5 --publisher "News Agency" --class D']]),
    )
    .action(async (typed: string, _options: object, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions & Record<string, string | undefined>>()
      const { publisher, title, published, kind, party, by } = flags
      const request = queryOf(
        DetailsRequest,
        present({
          publisher,
          title,
          published,
          class: flags.class?.toUpperCase(),
          kind,
          party: party === 'none' ? null : party,
        }),
      )
      if (Object.keys(request).length === 0)
        throw new UsageError('details: say something, as in --publisher NAME --class D')
      await atDesk(flags, async (context) => {
        const capture = captureIdOf(context, typed)
        const decider = deciderOf(by, context)
        const statements = refused(() =>
          context.append((desk) => desk.amend(capture, request, decider)),
        )
        const { sourceKnown } = await import('@followthrough/intake')
        sourceKnown(context.desk, capture)
        tell(
          flags,
          { capture, statements },
          `${shortId(capture)}: ${some(statements, 'statement')} added`,
        )
      })
    })

  review
    .command('capture')
    .argument('<capture>', 'the hash of its bytes; the beginning is enough')
    .summary('the bytes as they came')
    .description('Writes the bytes of a document as they came, to a file that does not exist yet.')
    .requiredOption('--out <file>', 'where to write them; - for standard output')
    .option('--force', 'replace a file that is there')
    .addHelpText(
      'after',
      examples([['followthrough review capture 1a2b3c4d5 --out statement.pdf']]),
    )
    .action(async (typed: string, _options: object, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions & { out: string; force?: boolean }>()
      await atDesk(flags, (context) => {
        const id = captureIdOf(context, typed)
        const kept = context.desk.capture(id)!
        if (flags.out === '-') {
          process.stdout.write(kept.bytes)
          return
        }
        if (existsSync(flags.out) && flags.force !== true)
          throw new UsageError(
            `${flags.out}: there is such a file already; add --force to replace it`,
          )
        writeFileSync(flags.out, kept.bytes)
        tell(
          flags,
          { capture: id, file: flags.out, bytes: kept.bytes.length },
          `${some(kept.bytes.length, 'byte')} of ${shortId(id)} written to ${flags.out}`,
        )
      })
    })
}

/** Asks the desk and prints the body, or the page. */
async function answerAtDesk(
  flags: GlobalOptions,
  ask: (context: DeskContext) => Answer,
): Promise<void> {
  await atDesk(flags, async (context) => {
    const { body, page } = ask(context)
    await writeOut(flags.json === true ? `${JSON.stringify(body)}\n` : page(paperFor(flags)))
  })
}

/** Without what was not given. */
function present(fields: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
