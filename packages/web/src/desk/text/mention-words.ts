/** Who or what a name in a text is. */

import type { DocumentAnswer } from '@followthrough/brief'

type Mention = DocumentAnswer['mentions'][number]

const KINDS: Readonly<Record<string, string>> = {
  party: 'party',
  person: 'person',
  institution: 'body',
  country: 'country',
  place: 'place',
  instrument: 'instrument',
  topic: 'subject',
}

/** The name on record, what it is, and the post it was named with. */
export function mentionWords({ kind, entity, post }: Mention): string {
  const what = KINDS[entity?.kind ?? kind] ?? kind
  const name = entity === null ? `a ${what} that is not on record` : `${entity.name}, ${what}`
  return post === null ? name : `${name}; ${post}`
}
