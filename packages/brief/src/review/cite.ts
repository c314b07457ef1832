/** The sources of what people take in. */

import type { StatementDraft } from '@followthrough/ledger'
import { originClusters, type Source, type SourceClass } from '@followthrough/record'
import type { Complaint } from '../absence.ts'
import type { Dossier } from '../dossier.ts'
import { gateWords } from './claim-words.ts'
import type { Decider } from './decision-request.ts'
import { BLANK, type ReviewDesk } from './desk.ts'
import { sourceIdOf, sourceOf, sourceOnRecord } from './document-source.ts'
import type { Queue, QueuedProposal } from './queue.ts'

/** The source of a proposal’s document, taken into the ledger with the first claim from it. */
export function cited(
  { dossier, queue, publishers }: ReviewDesk,
  proposal: QueuedProposal,
  sourceClass: SourceClass | null,
  decider: Decider,
  taken: Map<string, StatementDraft>,
  complaints: Complaint[],
): { source: Source; originCluster: string } {
  const { capture, document } = proposal
  const onRecord = sourceOnRecord(dossier, capture, document.url)
  const details = onRecord === null && sourceClass !== null ? { class: sourceClass } : {}
  const source = sourceOf(dossier, publishers, capture, document, details)
  if (source.class === null) {
    const message = `${gateWords('source-class-unknown')} Give its class, A to F`
    complaints.push({ field: proposal.id, message })
  }
  const sure: Source = { ...source, class: source.class ?? 'F' }
  if (onRecord === null) taken.set(sure.id, sourceStatement(sure, decider))
  return { source: sure, originCluster: originClusterOf(dossier, queue, sure, document.cluster) }
}

/** The statement that puts a source on record. */
export function sourceStatement(source: Source, decider: Decider): StatementDraft {
  return {
    ...BLANK,
    subject: source.id,
    property: 'source',
    valueType: 'record',
    value: source,
    validOn: source.published,
    knownOn:
      source.published !== null && source.published < decider.day ? source.published : decider.day,
    locator: null,
    recordedBy: `person ${decider.name}`,
  }
}

/** Reprints count with the first that told it, whether that is on record or in the queue. */
function originClusterOf(dossier: Dossier, queue: Queue, source: Source, cluster: string): string {
  const known = originClusters([...dossier.sources.values()].map(({ value }) => value))
  const own = known.get(source.id)
  if (own !== undefined && own !== source.id) return own
  const first = queue.reading(cluster)
  const root = sourceOnRecord(dossier, cluster, first?.document.url ?? null)?.id
  return (
    known.get(root ?? '') ??
    root ??
    (source.id.startsWith('doc-') ? sourceIdOf(cluster) : source.id)
  )
}
