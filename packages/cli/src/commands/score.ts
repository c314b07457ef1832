import { read } from '@followthrough/record'
import {
  addTally,
  type DocumentScore,
  emptyTally,
  scoreDocument,
  scoresOf,
} from '@followthrough/record/score'
import type { Command } from 'commander'
import { type GlobalOptions, isFolder, packDir } from '../context.ts'
import { Fault, UsageError } from '../failure.ts'
import { writeOut } from '../reading/write-out.ts'
import { renderScore, type ScoreBody, unmatchedOf } from '../render/score.ts'
import { some } from '../render/words.ts'
import { annotatedFiles } from '../score/annotations.ts'
import { openPacks } from '../score/packs.ts'
import { paperFor } from './answering.ts'
import { examples } from './examples.ts'

export function addScore(program: Command): void {
  program
    .command('score')
    .argument('<dir>', 'a folder of annotated documents: ID.json beside ID.txt')
    .summary('how well the reader agrees with annotated documents')
    .description(
      'Reads the documents of a folder and compares with their annotations: a table, and the worst misses and false alarms. Each is read by the pack that its annotation names, else by the current one.',
    )
    .addHelpText(
      'after',
      examples([['followthrough score annotated'], ['followthrough score annotated --json']]),
    )
    .action(async (dir: string, _options: object, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions>()
      if (!isFolder(dir)) throw new UsageError(`${dir}: there is no such folder`)
      const { body, failed } = scored(dir, packDir(flags))
      await writeOut(
        flags.json === true ? `${JSON.stringify(body)}\n` : renderScore(body, paperFor(flags)),
      )
      if (failed > 0) throw new Fault(`${some(failed, 'annotation')} could not be read`)
    })
}

/** Scores a folder; what cannot be read is told on standard error and counted. */
function scored(dir: string, current: string): { body: ScoreBody; failed: number } {
  const packs = openPacks(current)
  const scores: DocumentScore[] = []
  const documents: { id: string; pack: string; scores: ReturnType<typeof scoresOf> }[] = []
  const unknown = new Set<string>()
  const total = emptyTally()
  let failed = 0
  for (const one of annotatedFiles(dir)) {
    if ('problem' in one) {
      failed++
      process.stderr.write(`followthrough: ${one.file}: ${one.problem}\n`)
      continue
    }
    const { gold, text } = one
    const { gazetteer, isKnown } = packs.of(gold.pack)
    if (!isKnown) unknown.add(gold.pack)
    const score = scoreDocument(gold.id, gold, read({ text, ...gold.meta }, gazetteer), text)
    scores.push(score)
    addTally(total, score.tally)
    documents.push({ id: gold.id, pack: gold.pack, scores: scoresOf(score.tally) })
  }
  const body: ScoreBody = {
    documents,
    overall: scoresOf(total),
    misses: unmatchedOf(scores, 'misses'),
    alarms: unmatchedOf(scores, 'alarms'),
    unknownPacks: [...unknown],
  }
  return { body, failed }
}
