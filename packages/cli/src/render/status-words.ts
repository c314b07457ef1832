/** A commitment's status as people see it: a glyph for its shape, a word, a colour for its meaning. */

import { badgeWords, type CommitmentRow, headlineWords } from '@followthrough/brief'
import type { Badge, Headline } from '@followthrough/ledger'
import type { Inked, Tone } from './paper.ts'

const DEEDS: readonly Headline[] = ['preparing', 'under-way', 'partly-delivered', 'delivered']
const STOPPED: readonly Headline[] = ['stalled', 'lapsed']

/** Blue are words, green are deeds, yellow has stopped, grey is gone. */
export function toneOf(headline: Headline): Tone {
  if (DEEDS.includes(headline)) return 'deed'
  if (STOPPED.includes(headline)) return 'stopped'
  return headline === 'withdrawn' ? 'gone' : 'word'
}

/** ● on the road, ◆ delivered, ■ fallen off. */
export function glyphOf(headline: Headline): string {
  if (headline === 'delivered') return '◆'
  return STOPPED.includes(headline) || headline === 'withdrawn' ? '■' : '●'
}

export function statusCell(headline: Headline): Inked {
  return { text: `${glyphOf(headline)} ${headlineWords(headline)}`, tone: toneOf(headline) }
}

/** Overdue and disputed are alarms; the others say how the status came about. */
export function badgeCells(row: Pick<CommitmentRow, 'badges' | 'declaratory'>): Inked[] {
  const isAlarm = (badge: Badge) => badge === 'overdue' || badge === 'disputed'
  const alarms = row.badges.filter(isAlarm).map(badgeWords)
  const others = row.badges.filter((badge) => !isAlarm(badge)).map(badgeWords)
  if (row.declaratory) others.push('no test')
  return [
    { text: alarms.join(', '), tone: 'alarm' as const },
    { text: others.join(', '), tone: 'quiet' as const },
  ].filter(({ text }) => text !== '')
}
