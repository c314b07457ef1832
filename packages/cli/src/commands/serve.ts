import type { Command } from 'commander'
import { type GlobalOptions, openContext } from '../context.ts'
import { siteAddress } from '../desk/site-address.ts'
import { Fault, UsageError } from '../failure.ts'
import { addFetching, allowedHosts, type FetchFlags } from '../reading/fetching.ts'
import { modelOf } from '../reading/model-reader.ts'
import { renderStatus } from '../render/status.ts'
import { paperFor } from './answering.ts'
import { examples } from './examples.ts'

/** How long requests under way may take once the server was told to stop. */
const CLOSING_MS = 10_000

interface ServeFlags extends GlobalOptions, FetchFlags {
  readonly host: string
  readonly port: string
  readonly verbose?: boolean
  readonly model?: boolean
}

export function addServe(program: Command): void {
  addFetching(
    program
      .command('serve')
      .summary('serve the web application and the API')
      .description(
        'Takes in the pack, prints the status sheet, then serves the web application at / and the API at /api/v1 (described at /api/docs) until stopped.',
      )
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .option('--port <n>', 'port to listen on; 0 takes any free one', '8080')
      .option('--verbose', 'print one line for each request'),
  )
    .option('--model', 'a second reading by the model that FOLLOWTHROUGH_MODEL_URL names')
    .addHelpText(
      'after',
      examples(
        [
          ['followthrough serve'],
          ['followthrough serve --port 0'],
          ['followthrough serve --fetch', 'pages can be fetched, and feeds are asked when due'],
          ['followthrough serve --host 0.0.0.0 --port 80 --verbose'],
        ],
        'With FOLLOWTHROUGH_SMTP and FOLLOWTHROUGH_DIGEST_TO set, the digest is sent once a week; FOLLOWTHROUGH_SITE is the address that calendars and feeds lead to.',
      ),
    )
    .action(async (_options, command: Command) => {
      await serve(command.optsWithGlobals<ServeFlags>())
    })
}

async function serve(options: ServeFlags): Promise<void> {
  const port = portOf(options.port)
  const { mailFolder, weeklySettings } = await import('../desk/mail-settings.ts')
  const mail = weeklySettings()
  const site = siteAddress(undefined)
  const { host } = options
  const hosts = allowedHosts(options)
  const model = options.model === true ? await modelOf() : null
  const stop = stopped()
  const serving = import('@followthrough/server')
  const context = openContext(options)
  const { answers, at, store, partnership, today, database } = context
  try {
    const { startServer } = await serving
    const server = await startServer({
      store,
      partnership,
      host,
      port,
      today,
      fetching: options.fetch === true,
      hosts,
      model,
      site,
      mail: { ...mail, folder: mailFolder(database) },
      onRequest: options.verbose === true ? (line) => console.log(line) : undefined,
    })
    process.stdout.write(renderStatus(answers.status(at), paperFor(options)))
    if (mail.to.length > 0)
      process.stdout.write(`\nThe digest goes out every week; see followthrough digest outbox\n`)
    process.stdout.write(`\nServing at ${server.url} (stop with Ctrl+C)\n`)
    await stop
    const deadline = setTimeout(() => process.exit(0), CLOSING_MS)
    await server.close()
    clearTimeout(deadline)
  } catch (error) {
    throw listenFailure(error, host, port)
  } finally {
    await model?.close()
    context.close()
  }
}

/** Resolves on the first signal to stop; later ones change nothing. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve())
  })
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new UsageError('--port: expected a whole number from 0 to 65535')
}

function listenFailure(error: unknown, host: string, port: number): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Fault(`port ${port} of ${host} is in use; name another with --port, or --port 0`)
    case 'EACCES':
      return new Fault(`port ${port} may not be used by this user; name one above 1023 with --port`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UsageError(`--host: ${host} is no address of this machine`)
    default:
      return error
  }
}
