/** A document that was read, as a source of the ledger. */

import type { Source } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import { type Publishers, plainAddress } from './publishers.ts'
import type { QueuedDocument } from './queue.ts'

const ID_LENGTH = 12

/** What people say of a document where it does not say so itself. */
export type SourceDetails = Partial<
  Pick<Source, 'publisher' | 'title' | 'class' | 'kind' | 'party'>
>

/** The id of the source that a capture becomes, where its address is no source on record. */
export function sourceIdOf(capture: string): string {
  return `doc-${capture.slice(0, ID_LENGTH)}`
}

/**
 * The source on record for a document: one that the pack has under the same address, or one made from this
 * capture before. Null when there is none yet.
 */
export function sourceOnRecord(
  dossier: Dossier,
  capture: string,
  url: string | null,
): Source | null {
  const made = dossier.sources.get(sourceIdOf(capture))
  if (made !== undefined) return made.value
  if (url === null) return null
  const address = plainAddress(url)
  for (const { value } of dossier.sources.values())
    if (value.url !== null && plainAddress(value.url) === address) return value
  return null
}

/**
 * The source that a document is or would become; `class` is null where neither a person nor the record
 * knows its publisher.
 */
export function sourceOf(
  dossier: Dossier,
  publishers: Publishers,
  capture: string,
  document: QueuedDocument,
  details: SourceDetails = {},
): Omit<Source, 'class'> & { readonly class: Source['class'] | null } {
  const known = sourceOnRecord(dossier, capture, document.url)
  if (known !== null) return { ...known, ...details }
  const coding = publishers.codingOf({
    publisher: details.publisher ?? document.publisher,
    url: document.url,
  })
  return {
    id: sourceIdOf(capture),
    publisher: details.publisher ?? document.publisher ?? coding?.publisher ?? '',
    title: details.title ?? document.title ?? `Document ${capture.slice(0, ID_LENGTH)}`,
    url: document.url,
    published: document.published,
    lang: document.language ?? 'und',
    kind: details.kind ?? coding?.kind ?? 'press',
    class: details.class ?? coding?.class ?? null,
    party: details.party ?? coding?.party ?? null,
    origin: originOf(dossier, capture, document),
    note: '',
  }
}

/** The source of the first of its near-duplicates, where it is another document. */
function originOf(dossier: Dossier, capture: string, { cluster }: QueuedDocument): string | null {
  if (cluster === capture) return null
  return dossier.sources.has(sourceIdOf(cluster)) ? sourceIdOf(cluster) : null
}
