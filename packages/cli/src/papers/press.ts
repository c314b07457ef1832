/** Papers and their presses, loaded when a paper is asked for and never before: they bring fonts and a typesetter. */

import type { Paper, PaperQuery } from '@followthrough/brief'
import type { Format } from '@followthrough/papers/formats'
import type { Context } from '../context.ts'
import { Fault } from '../failure.ts'

export async function pressed({ answers, at, today }: Context) {
  const { PapersError, readLand, setPaper } = await import('@followthrough/papers')
  return {
    /** Dated today by this machine, whatever day it stands on. Throws RefusedQuestion. */
    paperOf: (query: PaperQuery): Paper =>
      answers.paper(at, { ...query, date: query.date ?? today() }, () => ({ land: readLand() })),
    /** Throws Fault for a paper that cannot be set here. */
    set: async (paper: Paper, format: Format): Promise<Uint8Array> => {
      try {
        return await setPaper(paper, format)
      } catch (error) {
        if (error instanceof PapersError) throw new Fault(error.message)
        throw error
      }
    },
  }
}
