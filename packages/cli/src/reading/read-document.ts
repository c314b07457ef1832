/** One document read, by the rules and perhaps by a model: what every way of showing it starts from. */

import type { AgreementCounts, Document, Model } from '@followthrough/intake'
import { agreementOf, ModelError } from '@followthrough/intake'
import {
  type GatedClaim,
  type Gazetteer,
  type Mention,
  read,
  type SourceClass,
} from '@followthrough/record'

export interface ReadClaim {
  /** Of its proposal; null where nothing is kept. */
  readonly id: string | null
  readonly claim: GatedClaim
  /** True when it joined the queue just now. */
  readonly isNew: boolean
}

/** How a claim of a model stands to those of the rules; null for one that the gate refused. */
export type Likeness = 'alike' | 'otherwise' | 'alone' | null

export interface ModelClaimRead extends ReadClaim {
  readonly likeness: Likeness
}

export interface ModelRead {
  readonly reader: string
  readonly claims: readonly ModelClaimRead[]
  readonly agreement: AgreementCounts | null
  /** Claims whose words have no place in the text, left out; null where the model was not asked just now. */
  readonly unplaced: number | null
  /** Why it gave no reading. */
  readonly problem: string | null
}

export interface ReadDocument {
  readonly name: string
  readonly label: string
  readonly document: Omit<Document, 'id'>
  readonly capture: string
  /** The capture that told it first; its own where it did. */
  readonly cluster: string
  readonly mentions: readonly Mention[]
  readonly claims: readonly ReadClaim[]
  /** Null where none was asked. */
  readonly model: ModelRead | null
  /** What became of it on the desk; null where nothing is kept. */
  readonly kept: {
    readonly isNew: boolean
    /** The capture that was seen at its address before. */
    readonly before: string | null
    readonly added: number
    readonly changed: number
    readonly gone: number
  } | null
}

/** As far as a long text is read for claims. */
const MOST_CHARS = 1_000_000

/** What the rules find in a document. */
export function claimsByRules(
  { text, publisher, published, language }: Omit<Document, 'id'>,
  sourceClass: SourceClass | null,
  gazetteer: Gazetteer,
): { mentions: readonly Mention[]; claims: readonly GatedClaim[] } {
  const start = text.length > MOST_CHARS ? text.slice(0, MOST_CHARS) : text
  const reading = read({ text: start, publisher, published, language, sourceClass }, gazetteer)
  return { mentions: reading.mentions, claims: reading.proposals as unknown as GatedClaim[] } // the same fields, not to be written to
}

/** What a model finds, and how far it agrees with the rules. Its failures are answers. */
export async function claimsByModel(
  model: Model,
  document: Omit<Document, 'id'>,
  sourceClass: SourceClass | null,
  gazetteer: Gazetteer,
  rules: readonly GatedClaim[],
  signal: AbortSignal,
): Promise<ModelRead> {
  try {
    const { claims, unplaced } = await model.read({ ...document, sourceClass }, gazetteer, signal)
    const { pairs, counts } = agreementOf(rules, claims)
    return {
      reader: model.version,
      claims: claims.map((claim, i) => {
        const agrees = pairs.find(({ model: j }) => j === i)?.agrees ?? null
        return { id: null, claim, isNew: false, likeness: likenessOf(claim, agrees) }
      }),
      agreement: counts,
      unplaced: unplaced.length,
      problem: null,
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    const nothing = { claims: [], agreement: null, unplaced: null }
    return { reader: model.version, ...nothing, problem: error.message }
  }
}

/** `agrees` is null for a claim that is paired with none. */
export function likenessOf({ gate }: GatedClaim, agrees: boolean | null): Likeness {
  if (gate.outcome === 'refused') return null
  if (agrees === null) return 'alone'
  return agrees ? 'alike' : 'otherwise'
}

/** The document as an annotation file has it, with its quotes and gates. */
export function annotationOf(read: ReadDocument, pack: string): object {
  const { document, kept, model } = read
  const { title, publisher, published, language } = document
  return {
    id: read.label,
    pack,
    meta: { publisher, published, language },
    mentions: read.mentions.map(({ start, end, kind, entity, post }) => ({
      start,
      end,
      kind,
      entity,
      ...(post === undefined ? {} : { post }),
    })),
    proposals: read.claims.map(proposalOf),
    document: {
      title,
      publisher,
      published,
      language,
      sha256: read.capture,
      cluster: read.cluster,
    },
    ...(model === null
      ? {}
      : {
          model: {
            reader: model.reader,
            proposals: model.claims.map((one) => ({
              ...proposalOf(one),
              likeness: one.likeness,
            })),
            agreement: model.agreement,
            unplaced: model.unplaced,
            problem: model.problem,
          },
        }),
    ...(kept === null ? {} : { queue: kept }),
  }
}

function proposalOf({ id, claim }: ReadClaim): object {
  const { spans, act, modality, by, saidBy, about, amounts, when, quote, gate } = claim
  return {
    spans,
    act,
    modality,
    by,
    saidBy,
    about,
    new: claim.new,
    amounts,
    when: when === null ? null : { earliest: when.earliest, latest: when.latest, role: when.role },
    quote,
    gate: { outcome: gate.outcome, reasons: gate.reasons },
    confidence: claim.confidence,
    unilateral: claim.unilateral,
    ...(id === null ? {} : { id }),
  }
}
