/** A document read for claims by the rules, as far as they reach. */

import {
  type DocumentText,
  GatedClaim,
  type Gazetteer,
  type Mention,
  type Proposal,
  READER_VERSION,
  type ReadDocument,
  type Reading,
  read,
  type SourceClass,
} from '@followthrough/record'
import { IntakeError } from './intake-error.ts'

/** The rules as they are kept with readings. */
export const RULES_READER = `rules@${READER_VERSION}`

/** A longer text is read by the rules as far as this: a book, not a document, and about a second's work. */
const MOST_READ_CHARS = 500_000

/** The class of a document's source, by its capture or by what the pack knows of its publisher; null where nobody has set it. */
export type SourceClassOf = (document: ReadDocument, capture: string) => SourceClass | null

export interface RulesReading {
  readonly claims: readonly GatedClaim[]
  readonly mentions: readonly Mention[]
  readonly kept: ReadDocument
}

/** The rules’ claims and mentions, with what they had to leave out among the warnings. Throws IntakeError. */
export function readByRules(
  capture: string,
  document: ReadDocument,
  gazetteer: Gazetteer,
  sourceClassOf: SourceClassOf,
): RulesReading {
  const { publisher, published, language, text: whole } = document
  const isLong = whole.length > MOST_READ_CHARS
  const text = isLong ? whole.slice(0, MOST_READ_CHARS) : whole
  const sourceClass = sourceClassOf(document, capture)
  const reading = readText(
    { text, publisher, published, language, sourceClass },
    gazetteer,
    document,
  )
  const claims = reading.proposals.flatMap(keepable)
  const lost = reading.proposals.length - claims.length
  const warnings = new Set(document.warnings)
  if (isLong) warnings.add(`Claims were sought in the first ${MOST_READ_CHARS} characters.`)
  if (lost > 0) warnings.add(`Claims of the rules that cannot be kept, left out: ${lost}.`)
  return { claims, mentions: reading.mentions, kept: { ...document, warnings: [...warnings] } }
}

/** Throws IntakeError where a text is beyond the rules: its capture is kept, and no other document is stopped. */
function readText(text: DocumentText, gazetteer: Gazetteer, document: ReadDocument): Reading {
  try {
    return read(text, gazetteer)
  } catch (error) {
    const said =
      error instanceof Error ? error.message.split('\n')[0]!.slice(0, 200) : String(error)
    const what = `is kept, but the rules could not read it (${said}). Report it with the file.`
    throw new IntakeError('broken', document.url ?? document.title ?? 'a document', what)
  }
}

/** A proposal of the rules as a claim; none where it is none, so that one bad claim costs no document. */
function keepable(proposal: Proposal): GatedClaim[] {
  // Digits without end make a figure that is no number; the gate has refused it.
  const amounts = proposal.amounts.filter(({ value }) => Number.isFinite(value))
  const claim = GatedClaim.safeParse({ ...proposal, amounts })
  return claim.success ? [claim.data] : []
}

/** Claims as they are to be kept, with the proposals whose place they take, and what became of those. */
