/** Wording of the network: how links and crossings stand, and what carries over them. */

import type { CrossingAnswer, LinkStanding, NetworkAnswer } from '@followthrough/brief'
import { countWords, dayWords } from '@followthrough/brief/wording'
import { sentence } from '../parts/words.ts'
import type { CrossingMark } from './map/features.ts'

/** "open", "shut", "in doubt". */
export function openWords(open: NetworkAnswer['crossings'][number]['open']): string {
  return open === null ? 'in doubt' : open ? 'open' : 'shut'
}

const MARK_WORDS: Record<CrossingMark, string> = {
  open: 'open',
  shut: 'shut',
  unknown: 'in doubt',
  planned: 'not opened yet',
}

/** "shut since 12 Oct 2025". */
export function markWords(mark: CrossingMark, since: string | null): string {
  return mark === 'open' || mark === 'planned' || since === null
    ? MARK_WORDS[mark]
    : `${MARK_WORDS[mark]} since ${dayWords(since)}`
}

export const STANDING_WORDS: Record<LinkStanding, string> = {
  open: 'open',
  shut: 'shut',
  unknown: 'in doubt',
  planned: 'planned',
  'under-construction': 'under construction',
  closed: 'not in use',
}

/** "Road and rail". */
export function modesWords(modes: readonly { readonly mode: string }[]): string {
  return sentence(modes.map(({ mode }) => mode).join(' and '))
}

type LinkLike = Pick<
  CrossingAnswer['links'][number],
  'mode' | 'km' | 'gaugeMm' | 'standing' | 'since' | 'opensOn'
>

/** "Rail, 1,520 mm, 117 km, planned for 2027". */
export function linkWords(link: LinkLike): string {
  const gauge = link.gaugeMm === null ? '' : `, ${countWords(link.gaugeMm)} mm`
  return `${sentence(link.mode)}${gauge}, ${countWords(link.km)} km, ${standingWords(link)}`
}

export function standingWords({ standing, since, opensOn }: LinkLike): string {
  const words = STANDING_WORDS[standing]
  if (since !== null) return `${words} since ${dayWords(since)}`
  return standing !== 'open' && opensOn !== null ? `${words}, to open ${dayWords(opensOn)}` : words
}
