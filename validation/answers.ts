/** The answers of a pack as it lies in its folder, without a database of its own. */

import { type Answers, createAnswers, openDossier } from '@followthrough/brief'
import { formatProblem, openStore, readPack } from '@followthrough/store'

/** Throws an Error with every problem when the pack has any. */
export function answersOfPack(name: string): Answers {
  const { pack, problems } = readPack(new URL(`../packs/${name}`, import.meta.url).pathname)
  if (pack === null) throw new Error(problems.map(formatProblem).join('\n'))
  const store = openStore(':memory:')
  try {
    store.loadPack(pack)
    return createAnswers(openDossier(pack.partnership, store.statements()), () => pack.readOn)
  } finally {
    store.close()
  }
}
