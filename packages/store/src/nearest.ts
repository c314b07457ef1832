/** Did you mean …? The known word that a misspelt one most likely stands for. */

import { distance } from 'fastest-levenshtein'

/** The nearest candidate, when a third of the word or less would have to change; else null. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const folded = word.toLowerCase()
  let best: string | null = null
  let least = Math.min(word.length, Math.max(1, Math.floor(word.length / 3)) + 1)
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const changes = distance(folded, candidate.toLowerCase())
    if (changes < least) {
      least = changes
      best = candidate
    }
  }
  return best
}
