/** What the reader makes of a sentence on one of the packs, a line a claim. */

import { gazetteerOf } from '../../../../validation/reading/corpus.ts'
import { type Proposal, read } from '../../src/index.ts'

/** The claims of a text published on 12 June 2026, a Friday. */
export function proposalsOf(
  text: string,
  pack: 'kz-pk' | 'invented' = 'kz-pk',
): readonly Proposal[] {
  const document = { text, publisher: null, published: '2026-06-12', language: 'en' }
  return read(document, gazetteerOf(pack)).proposals
}

/** “signed/fact KZ,PK i-transit”: act, modality, actors and links. */
export function claimsOf(text: string, pack: 'kz-pk' | 'invented' = 'kz-pk'): string[] {
  return proposalsOf(text, pack).map(
    ({ act, modality, by, about }) =>
      `${act}/${modality} ${by.join(',') || '-'} ${[...about].sort().join(',') || '-'}`,
  )
}
