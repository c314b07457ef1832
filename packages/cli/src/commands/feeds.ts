import { Feed } from '@followthrough/brief'
import type { Command } from 'commander'
import type { GlobalOptions } from '../context.ts'
import { issueComplaints, optionsRefused, refused } from '../desk/deciding.ts'
import { knownFeeds } from '../desk/known-feeds.ts'
import { atDesk, deciderOf } from '../desk/open-desk.ts'
import { UsageError } from '../failure.ts'
import { addFetching, allowedHosts } from '../reading/fetching.ts'
import type { PollFlags } from '../reading/poll-feeds.ts'
import { writeOut } from '../reading/write-out.ts'
import { renderFeeds } from '../render/feeds.ts'
import { paperFor, refuseOperands, tell } from './answering.ts'
import { examples } from './examples.ts'

interface FollowFlags extends GlobalOptions {
  readonly id: string
  readonly every?: string
  readonly publisher?: string
  readonly class?: string
  readonly by?: string
}

export function addFeeds(program: Command): void {
  const feeds = program
    .command('feeds')
    .summary('feeds that are followed: RSS, Atom, JSON')
    .description('Lists the feeds that are followed and how each fares.')
    .addHelpText(
      'after',
      examples([
        ['followthrough feeds', 'each feed and its health'],
        ['followthrough feeds follow https://news.example/rss --id news --class D'],
        ['followthrough feeds poll --due --fetch', 'what is new joins the queue'],
        ['followthrough feeds leave news'],
      ]),
    )
  feeds
    .command('list', { isDefault: true })
    .summary('each feed and its health (also without any command)')
    .description('Lists the feeds that are followed and how each fares.')
    .allowExcessArguments()
    .action(list)

  feeds
    .command('follow')
    .argument('<url>', 'its address')
    .summary('follow a feed; one of the same id is replaced')
    .description('Follows a feed. It is asked by feeds poll, and by serve --fetch when it is due.')
    .requiredOption('--id <id>', 'small letters, digits and dashes')
    .option('--every <minutes>', 'how often it is asked (default: 60)')
    .option('--publisher <name>', 'the publisher of all its items')
    .option('--class <letter>', 'what the publisher is good for where the record does not know it')
    .option('--by <name>', 'who follows it (default: the login name)')
    .addHelpText(
      'after',
      examples([['followthrough feeds follow https://news.example/rss --id news --every 30']]),
    )
    .action(async (url: string, _options: object, command: Command) => {
      const flags = command.optsWithGlobals<FollowFlags>()
      const feed = feedOf(url, flags)
      await atDesk(flags, (context) => {
        const decider = deciderOf(flags.by, context)
        refused(() => context.append((review) => review.follow(feed, decider)))
        tell(flags, feed, `following ${feed.id}`)
      })
    })

  feeds
    .command('leave')
    .argument('<id>', 'of a feed')
    .summary('follow a feed no longer')
    .description('Follows a feed no longer. What came of it stays.')
    .option('--by <name>', 'who leaves it (default: the login name)')
    .action(async (id: string, _options: object, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions & { by?: string }>()
      await atDesk(flags, (context) => {
        knownFeeds(context, [id])
        const decider = deciderOf(flags.by, context)
        refused(() => context.append((review) => review.leave(id, decider)))
        tell(flags, { left: id }, `${id} is followed no longer`)
      })
    })

  addFetching(
    feeds
      .command('poll')
      .argument('[id...]', 'of feeds (default: all)')
      .summary('ask feeds, and put what is new in the queue')
      .description(
        'Asks feeds and takes in what is new. Pages are fetched from the hosts of the feeds, of publishers on record, and those allowed.',
      )
      .option('--due', 'only those whose time has come'),
  )
    .option('--progress', 'say on standard error how far it is, also where that is no terminal')
    .addHelpText(
      'after',
      examples([
        ['followthrough feeds poll --fetch'],
        ['followthrough feeds poll --due --fetch', 'for a timer'],
        ['followthrough feeds poll news --fetch --allow cdn.example'],
      ]),
    )
    .action(async (ids: string[], _options: object, command: Command) => {
      const flags = command.optsWithGlobals<PollFlags>()
      allowedHosts(flags)
      if (flags.fetch !== true)
        throw new UsageError('feeds poll: nothing is fetched without --fetch; add it')
      const { pollFeeds } = await import('../reading/poll-feeds.ts')
      await atDesk(flags, (context) => pollFeeds(context, ids, flags))
    })
}

async function list(_options: object, command: Command): Promise<void> {
  refuseOperands(command)
  const flags = command.optsWithGlobals<GlobalOptions>()
  const { dueFeeds } = await import('@followthrough/intake')
  const { feedRows } = await import('@followthrough/server/feed-rows')
  await atDesk(flags, async (context) => {
    const now = new Date()
    const all = context.review().feeds()
    const body = { feeds: feedRows(all, context.desk, new Set(), false, now), scheduled: false }
    const due = new Set(dueFeeds(all, context.desk.health(), now).map(({ id }) => id))
    await writeOut(
      flags.json === true ? `${JSON.stringify(body)}\n` : renderFeeds(body, due, paperFor(flags)),
    )
  })
}

function feedOf(url: string, { id, every, publisher, class: sourceClass }: FollowFlags): Feed {
  const result = Feed.safeParse({
    id,
    url,
    ...(every === undefined ? {} : { everyMinutes: Number(every) }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(sourceClass === undefined ? {} : { sourceClass: sourceClass.toUpperCase() }),
  })
  if (result.success) return result.data
  throw optionsRefused(issueComplaints(result.error.issues))
}
