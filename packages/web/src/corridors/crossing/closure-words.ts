/** Wording of closures: from when until when. */

import type { CrossingAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'

type Disruption = CrossingAnswer['disruptions'][number]

/** "12 Oct 2025 – still shut". */
export function spanWords(disruption: Disruption): string {
  const from = disruption.fromOn === null ? 'undated' : dayWords(disruption.fromOn)
  const until = untilWords(disruption)
  return from === until ? from : `${from} – ${until}`
}

export function untilWords({ untilOn, end, seenOn, kind }: Disruption): string {
  if (untilOn !== null) return dayWords(untilOn)
  if (end === 'open') return kind === 'freight' ? 'still shut' : 'goes on'
  return seenOn === null ? 'end not seen' : `end not seen; last seen ${dayWords(seenOn)}`
}
