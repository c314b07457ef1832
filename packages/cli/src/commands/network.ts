import { countWords, NetworkExportQuery } from '@followthrough/brief'
import { connectedParts, nearMisses } from '@followthrough/network'
import { csvOf } from '@followthrough/server/csv'
import { formatProblem, NEAR_MISS_KM, type PackNetwork, readPack } from '@followthrough/store'
import type { Command } from 'commander'
import { type GlobalOptions, isFolder, openContext, packDir } from '../context.ts'
import { writeFolder } from '../export/write.ts'
import { UsageError } from '../failure.ts'
import { type Paper, prose, section, sheet, table } from '../render/paper.ts'
import { some } from '../render/words.ts'
import { paperFor, queryOf, tell } from './answering.ts'
import { examples } from './examples.ts'
import { addQuestion, addScenario, refused } from './question.ts'

/** Places of a small part that are named. */
const NAMED = 8

export function addNetwork(program: Command): void {
  const network = program.command('network').summary('work with the network of a pack')
  addExport(network)
  network
    .command('check')
    .argument('[dir]', 'the folder of the pack (default: the pack in use)')
    .summary('say what is wrong with a network, and whether it hangs together')
    .description(
      `Checks the network of a pack: dangling ids, lengths against the great circle, places against the borders of their countries, gauges, days; counts its tables, its connected parts, and places within ${NEAR_MISS_KM} km of each other that no link joins. Exit code 1 when there is a problem; parts and near misses are notes.`,
    )
    .addHelpText(
      'after',
      examples([
        ['followthrough network check'],
        ['followthrough network check packs/NAME --json'],
      ]),
    )
    .action((asked: string | undefined, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      const dir = asked ?? packDir(options)
      if (!isFolder(dir)) throw new UsageError(`${dir}: there is no such folder; name a pack`)
      const { pack, problems } = readPack(dir, { countries: true })
      const body = { problems, ...(pack === null ? {} : summaryOf(pack.network)) }
      if (options.json === true) process.stdout.write(`${JSON.stringify(body)}\n`)
      else if (pack === null)
        process.stdout.write(
          `${problems.map((problem) => `${formatProblem(problem)}\n`).join('')}\n${some(problems.length, 'problem')}\n`,
        )
      else process.stdout.write(renderCheck(summaryOf(pack.network), paperFor(options)))
      if (pack === null) process.exitCode = 1
    })
}

/** Adds `network export`. */
function addExport(network: Command): void {
  const exporting = network
    .command('export')
    .summary('take the network away: GeoJSON, or vertices and arcs as CSV')
    .description(
      'Prints places and links as GeoJSON. With --csv, writes the graph exactly as it is searched for a consignment: vertices.csv, and arcs.csv with the arcs that can be used.',
    )
    .option('--csv <dir>', 'write vertices.csv and arcs.csv into a folder')
    .option('--force', 'write into a folder that is not empty')
  addScenario(addQuestion(exporting).option('--scenario <name>', 'a scenario of the pack'))
    .addHelpText(
      'after',
      examples([
        ['followthrough network export > network.geojson'],
        ['followthrough network export --csv graph --as-of 2025-09-01'],
      ]),
    )
    .action((options: { csv?: string; force?: boolean }, command: Command) => {
      const { csv, force, ...asked } = options
      const query = queryOf(NetworkExportQuery, asked)
      const globals = command.optsWithGlobals<GlobalOptions>()
      const context = openContext(globals)
      try {
        const { vertices, arcs, geoJson } = refused(() =>
          context.answers.networkExport(context.at, query),
        )
        if (csv === undefined) {
          process.stdout.write(`${JSON.stringify(geoJson)}\n`)
          return
        }
        const files = new Map([
          ['vertices.csv', csvOf(VERTEX_COLUMNS, vertices)],
          ['arcs.csv', csvOf(ARC_COLUMNS, arcs)],
        ])
        writeFolder(csv, files, force === true)
        const body = { dir: csv, vertices: vertices.length, arcs: arcs.length }
        const counts = `${some(vertices.length, 'vertex', 'vertices')} and ${some(arcs.length, 'arc')}`
        tell(globals, body, `wrote ${counts} to ${csv}`)
      } finally {
        context.close()
      }
    })
}

const VERTEX_COLUMNS = ['id', 'place', 'state'] as const
const ARC_COLUMNS = ['id', 'from', 'to', 'kind', 'minutes', 'cents', 'grams'] as const

type Summary = ReturnType<typeof summaryOf>

function summaryOf(network: PackNetwork) {
  const { places, links } = network
  return {
    counts: Object.fromEntries(Object.entries(network).map(([name, rows]) => [name, rows.length])),
    linksChecked: links.length,
    /** Parts joined by any link, and by open ones alone; the largest first. */
    parts: connectedParts(places, links),
    openParts: connectedParts(
      places,
      links.filter((link) => link.status === 'open'),
    ),
    nearMisses: nearMisses(places, links, NEAR_MISS_KM),
  }
}

function renderCheck(summary: Summary, paper: Paper): string {
  const { counts, linksChecked, parts, openParts, nearMisses: misses } = summary
  if (counts.places === 0) return 'no problems: the pack has no network\n'
  return sheet(
    prose(
      paper,
      `no problems: ${some(linksChecked, 'link')} checked against the great circle of their ends`,
    ),
    table(
      paper,
      [{}, { align: 'right' }],
      Object.entries(counts).map(([name, count]) => [name, countWords(count)]),
    ),
    partLines(paper, 'by any link', parts),
    partLines(paper, 'by open links', openParts),
    section(
      paper,
      `${some(misses.length, 'near miss', 'near misses')}: within ${NEAR_MISS_KM} km and no link between`,
      table(
        paper,
        [{ align: 'right' }, { flex: true }],
        misses.map(({ from, to, km }) => [`${km.toFixed(1)} km`, `${from} – ${to}`]),
      ),
    ),
  )
}

function partLines(paper: Paper, how: string, parts: Summary['parts']): string[] {
  const [largest = [], ...others] = parts
  if (others.length === 0) return prose(paper, `One part ${how}: ${some(largest.length, 'place')}.`)
  return section(
    paper,
    `${some(parts.length, 'part')} ${how}: the largest has ${some(largest.length, 'place')}`,
    others.flatMap((part) => {
      const more = part.length > NAMED ? ` and ${part.length - NAMED} more` : ''
      return prose(paper, `${part.slice(0, NAMED).join(', ')}${more}`, 'plain', 2)
    }),
  )
}
