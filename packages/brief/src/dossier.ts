/** One partnership's ledger with what is needed to answer questions about it. */

import {
  type Aliases,
  aliasIndex,
  compileLedger,
  type Dated,
  type Ledger,
  recordsOf,
  type Statement,
} from '@followthrough/ledger'
import { Source } from '@followthrough/record'
import { Target, Total } from '@followthrough/trade'
import { z } from 'zod'

const Named = z.strictObject({ id: z.string().regex(/^\S+$/), name: z.string().min(1) })

/** What `pack.yaml` says of a partnership. */
export const Partnership = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  parties: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z]{2,3}$/),
        name: z.string().min(1),
        adjective: z.string().min(1),
      }),
    )
    .min(2)
    .max(30),
  languages: z.array(z.string()).min(1),
  readOn: z.iso.date(),
  headlineTarget: z.strictObject({ commitment: z.string(), indicator: z.string() }).nullable(),
  /** Origin–destination pairs to show first. */
  pairs: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  sectors: z.array(Named).min(1),
  /** Subjects of claims that are no entity of the ledger. */
  topics: z.array(Named),
})
export type Partnership = z.infer<typeof Partnership>

export interface Dossier {
  readonly partnership: Partnership
  readonly ledger: Ledger
  readonly sources: ReadonlyMap<string, Dated<Source>>
  readonly totals: readonly Dated<Total>[]
  readonly targets: readonly Dated<Target>[]
  readonly aliases: Aliases
  /** What to call an id: titles and names of everything on record, parties, sectors and topics. */
  readonly names: ReadonlyMap<string, string>
  readonly commitmentIndex: ReadonlyMap<string, number>
  readonly sectorNames: ReadonlyMap<string, string>
}

/** Compiles statements into a dossier. */
export function openDossier(partnership: Partnership, statements: readonly Statement[]): Dossier {
  const codes = partnership.parties.map((party) => party.code)
  const ledger = compileLedger(statements, codes)
  const sources = recordsOf(ledger, 'source', Source.parse)
  const names = new Map<string, string>()
  for (const topic of partnership.topics) names.set(topic.id, topic.name)
  for (const party of partnership.parties) names.set(party.code, party.name)
  for (const { value } of [...ledger.institutions, ...ledger.people]) {
    names.set(value.id, value.name)
  }
  for (const { value } of [...ledger.instruments, ...ledger.events])
    names.set(value.id, value.title)
  for (const { record } of ledger.commitments) names.set(record.id, record.title)
  for (const { value } of sources) names.set(value.id, value.title)
  return {
    partnership,
    ledger,
    sources: new Map(sources.map((entry) => [entry.value.id, entry])),
    totals: recordsOf(ledger, 'total', Total.parse),
    targets: recordsOf(ledger, 'target', Target.parse),
    aliases: aliasIndex(ledger),
    names,
    commitmentIndex: new Map(ledger.commitments.map(({ record }, i) => [record.id, i])),
    sectorNames: new Map(partnership.sectors.map((sector) => [sector.id, sector.name])),
  }
}
