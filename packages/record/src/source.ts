/**
 * Sources and what they are good for.
 *
 * Classes follow the codebook: A the text, gazette or depositary; B a party's official voice;
 * C official data of a third body; D independent reporting with its own observation; E reprint or
 * wire copy; F commentary. Corroboration counts origin clusters, not addresses.
 */

import { z } from 'zod'
import { intervalOf, PartialDay } from './day.ts'

export const SOURCE_CLASSES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type SourceClass = (typeof SOURCE_CLASSES)[number]

export const SOURCE_KINDS = [
  'communique',
  'agency',
  'press',
  'report',
  'statistics',
  'treaty',
] as const

export const Source = z.strictObject({
  id: z.string(),
  publisher: z.string().default(''),
  title: z.string(),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  published: PartialDay.nullable(),
  lang: z.string(),
  kind: z.enum(SOURCE_KINDS),
  class: z.enum(SOURCE_CLASSES),
  /** Party code when the source is that party's official voice. */
  party: z.string().nullable(),
  /** The source this one reprints or copies; null when it is its own origin. */
  origin: z.string().nullable(),
  note: z.string().default(''),
})
export type Source = z.infer<typeof Source>

/**
 * The day by which the public knew a source: the last day its date can mean. An undated source is
 * known only from `readOn`, the day it was read for the pack; no source is known later than that.
 */
export function knownOn(source: Pick<Source, 'published'>, readOn: string): string {
  const latest = source.published === null ? readOn : intervalOf(source.published)!.latest
  return latest < readOn ? latest : readOn
}

/**
 * Origin cluster of every source: follows `origin` to its end, so that a copy of a copy lands in
 * the first teller's cluster. A loop ends at its smallest id.
 */
export function originClusters(
  sources: Iterable<Pick<Source, 'id' | 'origin'>>,
): Map<string, string> {
  const originOf = new Map<string, string | null>()
  for (const source of sources) originOf.set(source.id, source.origin)
  const clusters = new Map<string, string>()
  for (const id of originOf.keys()) {
    const seen: string[] = []
    let at = id
    for (;;) {
      seen.push(at)
      const origin = originOf.get(at)
      if (origin === undefined || origin === null) break
      if (seen.includes(origin)) {
        at = seen.slice(seen.indexOf(origin)).sort()[0]!
        break
      }
      at = origin
    }
    clusters.set(id, at)
  }
  return clusters
}
