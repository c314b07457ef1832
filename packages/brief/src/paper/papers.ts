/** A paper asked for by its kind and what it is about: one question for command line, API and web. */

import type { State } from '@followthrough/ledger'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { DIGITS } from '../language/digits.ts'
import { LANGUAGES } from '../language/words.ts'
import { RefusedQuestion } from '../refused.ts'
import { commitmentPaper } from './commitment-paper.ts'
import { institutionPaper, sectorPaper } from './group-papers.ts'
import type { Paper } from './paper.ts'
import { scorecardPaper } from './scorecard.ts'

/** Papers that need the ledger alone; sessions and corridors are given their agenda or answer. */
export const PAPER_KINDS = ['scorecard', 'commitment', 'sector', 'institution'] as const

export const PaperQuery = z.object({
  kind: z.enum(PAPER_KINDS),
  /** Id of the commitment, sector or institution; of nothing for the scorecard. */
  about: z.string().max(80).optional(),
  language: z.enum(LANGUAGES).default('en'),
  digits: z.enum(DIGITS).default('latn'),
  number: z.string().trim().min(1).max(60).optional(),
})
export type PaperQuery = z.infer<typeof PaperQuery>

/** Throws RefusedQuestion for an id that is not on record. `today` is the day on the paper. */
export function paperOf(dossier: Dossier, state: State, query: PaperQuery, today: string): Paper {
  const { kind, about = '', language, digits, number } = query
  const request = { language, digits, date: today, ...(number === undefined ? {} : { number }) }
  const paper = {
    scorecard: () => scorecardPaper(dossier, state, request),
    commitment: () => commitmentPaper(dossier, state, about, request),
    sector: () => sectorPaper(dossier, state, about, request),
    institution: () => institutionPaper(dossier, state, about, request),
  }[kind]()
  if (paper === null) {
    throw new RefusedQuestion([
      {
        field: 'about',
        message: `expected the id of a ${kind} that is on record as of these days`,
      },
    ])
  }
  return paper
}
