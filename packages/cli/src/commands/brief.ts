import {
  DIGITS,
  LANGUAGES,
  PAPER_KINDS,
  PAPER_SETS,
  type PaperKind,
  PaperQuery,
  type PaperSet,
} from '@followthrough/brief'
import { FORMATS, type Format } from '@followthrough/papers/formats'
import type { Command } from 'commander'
import { type GlobalOptions, openContext } from '../context.ts'
import { UsageError } from '../failure.ts'
import { fileNameOf, refuseTaken, writeWhole } from '../papers/files.ts'
import { pressed } from '../papers/press.ts'
import { progressTo } from '../reading/progress.ts'
import { STOPPED, stopOnSignals } from '../reading/stop.ts'
import { writeOut } from '../reading/write-out.ts'
import { some } from '../render/words.ts'
import { queryOf, tell, unrefused } from './answering.ts'
import { examples } from './examples.ts'
import { addQuestion, addScenario } from './question.ts'

/** Where the ids of a kind are listed. */
const LISTS: Partial<Record<PaperKind, string>> = {
  commitment: 'followthrough list',
  institution: 'followthrough search WORDS',
  session: 'followthrough session',
  agenda: 'followthrough session',
}
const ENDINGS: Readonly<Record<string, Format>> = {
  pdf: 'pdf',
  docx: 'docx',
  html: 'html',
  htm: 'html',
  md: 'md',
  markdown: 'md',
}

interface BriefFlags extends GlobalOptions {
  readonly each?: string
  readonly format?: string
  readonly output?: string
  readonly force?: boolean
  readonly progress?: boolean
  readonly from?: string
  readonly to?: string
  readonly language?: string
  readonly digits?: string
  readonly number?: string
  readonly date?: string
}

export function addBrief(program: Command): void {
  const brief = program
    .command('brief')
    .argument('[kind]', PAPER_KINDS.join(', '))
    .argument('[about]', 'the id of the commitment, sector, institution or session')
    .summary('a paper to print or send: PDF, DOCX, HTML or Markdown')
    .description(
      'Sets a paper as of the day stood on: a scorecard; a brief on a commitment, a sector, an institution or a corridor; the agenda of a session or the brief for it; or what changed between two days. With --each, a paper for each sector, institution or commitment, into a folder.',
    )
    .option('-o, --output <file>', 'the file to write; with --each, a folder')
    .option(
      '--format <format>',
      `${FORMATS.join(', ')} (default: by the ending of the file, else md)`,
    )
    .option('--language <language>', `${LANGUAGES.join(', ')} (default: en)`)
    .option('--digits <digits>', `${DIGITS.join(', ')} (default: latn)`)
    .option('--number <number>', 'what the paper is numbered (default: made of subject and day)')
    .option('--date <day>', 'the day on the paper (default: today)')
    .option('--from <end>', 'a corridor: where it begins; changes: the first day')
    .option('--to <end>', 'a corridor: where it ends; changes: the last day')
    .option('--each <set>', `a paper for each: ${PAPER_SETS.join(', ')}`)
    .option('--force', 'write over files that are there')
    .option('--progress', 'tell the progress even where no terminal is')
  addScenario(
    addQuestion(brief).option(
      '--require <thing...>',
      'a place, country, mode or regime to pass; repeats',
    ),
  )
    .option('--by <day>', 'latest arrival: a day, or days after departure')
    .option('--scenario <name>', 'a scenario of the pack; see followthrough scenarios')
    .option('--simulate', 'days from the 5th to the 95th percentile')
    .addHelpText(
      'after',
      examples([
        ['followthrough brief scorecard -o scorecard.pdf'],
        ['followthrough brief sector transport --language ru -o transport.docx'],
        ['followthrough brief session ID -o brief.pdf', 'the brief that ministers carry'],
        ['followthrough brief corridor --from origin --to destination -o corridor.pdf'],
        ['followthrough brief changes --from 2026-02-04', 'as Markdown, here'],
        ['followthrough brief --each sector --format pdf -o briefs'],
      ]),
    )
    .action(async (kind: string | undefined, about: string | undefined, _o, command: Command) => {
      const flags = command.optsWithGlobals<BriefFlags>()
      if (flags.each !== undefined) await briefEach(flags, kind)
      else await briefOne(flags, kind, about)
    })
}

/** One paper, to a file or to standard output. */
async function briefOne(flags: BriefFlags, kind = '', about?: string): Promise<void> {
  const { output, json } = flags
  if (!(PAPER_KINDS as readonly string[]).includes(kind))
    throw new UsageError(
      `${kind === '' ? 'a kind of paper is missing' : `unknown kind of paper '${kind}'`}: expected one of ${PAPER_KINDS.join(', ')}`,
    )
  const format = formatOf(flags)
  const isPaperAsked = json === true && output === undefined
  if (!isPaperAsked && output === undefined && isBinary(format) && process.stdout.isTTY)
    throw new UsageError(
      `--format: ${format} is no text for a terminal; name a file, as in -o ${kind}.${format}`,
    )
  if (output !== undefined) refuseTaken([output], flags.force === true)
  const query = paperQuery(flags, kind as PaperKind, about)
  const context = openContext(flags)
  try {
    const { paperOf, set } = await pressed(context)
    const paper = complained(query.kind, () => paperOf(query))
    if (isPaperAsked) return await writeOut(`${JSON.stringify(paper)}\n`)
    const bytes = await set(paper, format)
    if (output === undefined) {
      await writeOut(bytes)
      return
    }
    writeWhole(output, bytes)
    const { title, number, asOf, knownAt } = paper
    tell(
      flags,
      { file: output, format, bytes: bytes.length, title, number, asOf, knownAt },
      `${title}: written to ${output}`,
    )
  } finally {
    context.close()
  }
}

/** A paper for each of a set, into a folder; what is written is whole when it is stopped. */
async function briefEach(flags: BriefFlags, kind: string | undefined): Promise<void> {
  const each = PAPER_SETS.find((set) => set === flags.each)
  if (each === undefined) throw new UsageError(`--each: expected one of ${PAPER_SETS.join(', ')}`)
  if (kind !== undefined)
    throw new UsageError(`--each ${each} is a paper for each ${each}: name no kind beside it`)
  const { output } = flags
  if (output === undefined)
    throw new UsageError('--each: name a folder to write to, as in -o briefs')
  if (flags.number !== undefined)
    throw new UsageError('--number: papers of a set are numbered by what they are about')
  const format = formatOf({ ...flags, format: flags.format ?? 'pdf' })
  paperQuery(flags, each, 'id') // told before anything is opened
  const context = openContext(flags)
  const stop = stopOnSignals()
  const progress = progressTo(process.stderr, flags.progress)
  try {
    const subjects = context.answers.paperSubjects(context.at, each)
    const { validOn } = context.answers.asOf(context.at)
    const files = subjects.map((about) => fileNameOf(output, [each, about, validOn], format))
    refuseTaken(files, flags.force === true, output)
    const { paperOf, set } = await pressed(context)
    let done = 0
    for (const [i, about] of subjects.entries()) {
      if (stop.signal.aborted) break
      progress.at(i, subjects.length, about)
      const paper = complained(each, () => paperOf(paperQuery(flags, each, about)))
      const bytes = await set(paper, format)
      if (stop.signal.aborted) break
      writeWhole(files[i]!, bytes)
      done++
      await new Promise(setImmediate) // lets a signal in
    }
    progress.clear()
    const whole = done === subjects.length
    tell(
      flags,
      { folder: output, format, papers: done, of: subjects.length, files: files.slice(0, done) },
      whole
        ? `${some(done, 'paper')} written to ${output}`
        : `Stopped: ${done} of ${some(subjects.length, 'paper')} written to ${output}, each of them whole`,
    )
    if (!whole) process.exitCode = STOPPED
  } finally {
    stop.release()
    progress.clear()
    context.close()
  }
}

function formatOf({ format, output }: Pick<BriefFlags, 'format' | 'output'>): Format {
  if (format !== undefined) {
    const found = FORMATS.find((one) => one === format)
    if (found !== undefined) return found
    throw new UsageError(`--format: expected one of ${FORMATS.join(', ')}`)
  }
  const ending = /\.([A-Za-z]+)$/.exec(output ?? '')?.[1]?.toLowerCase()
  if (output === undefined) return 'md'
  const found = ending === undefined ? undefined : ENDINGS[ending]
  if (found !== undefined) return found
  throw new UsageError(
    `-o ${output}: no format has this ending; end it in ${FORMATS.map((one) => `.${one}`).join(', ')}, or add --format`,
  )
}

const isBinary = (format: Format) => format === 'pdf' || format === 'docx'

/** Options that are fields of a question about a corridor stay; those of files go. */
function paperQuery(flags: BriefFlags, kind: PaperKind, about: string | undefined): PaperQuery {
  const asked = Object.fromEntries(
    Object.entries(flags).filter(([name]) => name in PaperQuery.shape),
  )
  return queryOf(
    PaperQuery,
    { ...asked, kind, ...(about === undefined ? {} : { about }) },
    { about: 'about' },
  )
}

/** Refusals in the words of the command line, with where the ids are listed. */
function complained<T>(kind: PaperKind | PaperSet, ask: () => T): T {
  try {
    return unrefused(ask, { about: kind })
  } catch (error) {
    const list = LISTS[kind]
    if (!(error instanceof UsageError) || list === undefined) throw error
    if (!error.message.startsWith(`${kind}: `)) throw error
    throw new UsageError(`${error.message}; see ${list}`)
  }
}
