/** The second reader beside the rules: its claims paired with theirs, and kept. */

import type { Gazetteer } from '@followthrough/record'
import type { ClaimDraft, DeskStore, KeptReading } from '@followthrough/store'
import { type AgreementCounts, agreementOf } from './agreement.ts'
import type { SourceClassOf } from './by-rules.ts'
import { compared } from './compared.ts'
import type { Model, ModelReading } from './model.ts'
import { ModelError } from './model-error.ts'

export interface ModelOutcome {
  /** The newest reading of the model; null when there is none. */
  readonly reading: KeptReading | null
  readonly agreement: AgreementCounts | null
  /** Claims whose words have no place in the text; null when the model was not asked. */
  readonly unplaced: number | null
  /** Why the model gave no reading. */
  readonly problem: ModelError | null
}

/** Asks the model, unless it has read this text before. Its failures are an outcome. */
export async function readByModel(
  desk: DeskStore,
  gazetteer: Gazetteer,
  rules: KeptReading,
  page: KeptReading | null,
  capture: {
    readonly model: Model
    readonly sourceClassOf: SourceClassOf
    readonly signal?: AbortSignal
  },
): Promise<ModelOutcome> {
  const { model, signal, sourceClassOf } = capture
  const { document } = rules
  const known = desk.reading(rules.capture, 'model')
  if (known?.reader === model.version && known.document.text === document.text) {
    return pairedAgain(desk, rules)!
  }
  let reading: ModelReading
  try {
    const sourceClass = sourceClassOf(document, rules.capture)
    reading = await model.read({ ...document, sourceClass }, gazetteer, signal)
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    const kept = pairedAgain(desk, rules)
    return {
      reading: kept?.reading ?? null,
      agreement: kept?.agreement ?? null,
      unplaced: null,
      problem: error,
    }
  }
  const earlier = known ?? (page === null ? null : desk.reading(page.capture, 'model'))
  const { drafts } = compared(rules.capture, document.text, reading.claims, earlier)
  const { claims, counts } = paired(rules, drafts)
  desk.keepReading({
    capture: rules.capture,
    reader: model.version,
    family: 'model',
    document: { ...document, warnings: [...document.warnings, ...reading.warnings] },
    mentions: [],
    cluster: rules.cluster,
    sketch: null,
    claims,
  })
  return {
    reading: desk.reading(rules.capture, 'model'),
    agreement: counts,
    unplaced: reading.unplaced.length,
    problem: null,
  }
}

/** The claims of a model with the rules' proposals that they agree with or differ from. */
function paired(
  rules: KeptReading,
  drafts: readonly ClaimDraft[],
): { claims: ClaimDraft[]; counts: AgreementCounts } {
  const { pairs, counts } = agreementOf(
    rules.claims.map(({ claim }) => claim),
    drafts.map(({ claim }) => claim),
  )
  const claims = drafts.map(({ claim, replaces }): ClaimDraft => {
    return { claim, replaces, agreesWith: null, differsFrom: null }
  })
  for (const { rules: i, model: j, agrees } of pairs) {
    const { id } = rules.claims[i]!
    claims[j] = { ...claims[j]!, ...(agrees ? { agreesWith: id } : { differsFrom: id }) }
  }
  return { claims, counts }
}

/** A model's reading of the same text, paired anew with a later reading of the rules. */
export function pairedAgain(desk: DeskStore, rules: KeptReading): ModelOutcome | null {
  const known = desk.reading(rules.capture, 'model')
  if (known === null || known.document.text !== rules.document.text) return null
  const { seq: _, readAt: __, ...draft } = known
  const { claims, counts } = paired(rules, known.claims)
  desk.keepReading({ ...draft, sketch: null, claims })
  const reading = desk.reading(rules.capture, 'model')
  return { reading, agreement: counts, unplaced: null, problem: null }
}
