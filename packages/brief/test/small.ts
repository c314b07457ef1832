/** Small partnerships for tests: an invented one of P and Q, and the two packs as they are. */

import { fold, packStatements, type Statement } from '@followthrough/ledger'
import { readPack } from '@followthrough/store'
import { statement } from '../../ledger/test/statements.ts'
import { type Dossier, openDossier, type Partnership } from '../src/index.ts'

export const PARTNERSHIP: Partnership = {
  id: 'p-q',
  title: 'P–Q',
  parties: [
    { code: 'P', name: 'Pland', adjective: 'Plandish' },
    { code: 'Q', name: 'Qland', adjective: 'Qlandish' },
  ],
  languages: ['en'],
  readOn: '2024-06-01',
  headlineTarget: null,
  pairs: [],
  sectors: [
    { id: 'x', name: 'Exes' },
    { id: 'y', name: 'Whys' },
  ],
  topics: [],
}

/** A record of any kind; `value` must hold its id. */
export function record(
  kind: string,
  value: Record<string, unknown> & { readonly id: string },
  given: Partial<Statement> = {},
): Statement {
  return statement({
    subject: value.id,
    property: kind,
    valueType: 'record',
    value,
    knownOn: '2020-01-01',
    ...given,
  })
}

export function source(id: string, given: Record<string, unknown> = {}): Statement {
  return record('source', {
    id,
    publisher: 'Paper',
    title: 'Story',
    url: null,
    published: '2020-01-01',
    lang: 'en',
    kind: 'press',
    class: 'D',
    party: null,
    origin: null,
    note: '',
    ...given,
  })
}

export function institution(id: string, given: Record<string, unknown> = {}): Statement {
  return record('institution', {
    id,
    name: `Body ${id}`,
    party: 'P',
    kind: 'ministry',
    aliases: [],
    role: '',
    sources: ['s'],
    ...given,
  })
}

export function search(
  id: string,
  on: string,
  subjects: readonly string[],
  what = 'it',
): Statement {
  return record(
    'search',
    { id, on, what, where: 'two gazettes', result: '', found: false, subjects: [...subjects] },
    { validOn: on, knownOn: on },
  )
}

export function claim(
  subject: string,
  property: string,
  value: string,
  given: Partial<Statement> = {},
): Statement {
  return statement({
    subject,
    property,
    valueType: 'claim',
    value: { value, words: '', unit: '', note: '', row: 'k' },
    ...given,
  })
}

const SOURCE = source('s')

export function small(statements: readonly Statement[]): Dossier {
  return openDossier(PARTNERSHIP, [SOURCE, ...statements])
}

export function stateOf(dossier: Dossier, day: string) {
  return fold(dossier.ledger, { validOn: day, knownAt: day })
}

const packs = new Map<string, Dossier>()

/** A pack of the repository; its statements are recorded on the day it was read. */
export function packDossier(id: 'kz-pk' | 'example'): Dossier {
  const known = packs.get(id)
  if (known !== undefined) return known
  const { pack, problems } = readPack(new URL(`../../../packs/${id}`, import.meta.url).pathname)
  if (pack === null) throw new Error(JSON.stringify(problems))
  const statements = packStatements(pack).map((draft, i) => ({
    ...draft,
    id: `${id}-${i}`,
    recordedAt: `${pack.partnership.readOn}T00:00:00.000Z`,
  }))
  const dossier = openDossier(pack.partnership, statements)
  packs.set(id, dossier)
  return dossier
}
