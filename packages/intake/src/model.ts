/**
 * The optional second reader: a language model behind an endpoint that speaks as OpenAI's does.
 *
 * A model proposes; the text decides. Each claim's words are looked up in the document, its ids in the
 * pack, and its values by the same gate that the rules pass. What has no place in the text is kept apart
 * (`unplaced`) and counted in a warning: a claim without a span could only point at words that do not bear
 * it. Confidence is never above a half, and nothing is admitted without a person.
 */

import { randomUUID } from 'node:crypto'
import {
  type DocumentText,
  type GatedClaim,
  type Gazetteer,
  gateOf,
  isDay,
  type SourceClass,
  type Span,
} from '@followthrough/record'
import { z } from 'zod'
import { quoteFinder } from './align-quote.ts'
import { type ModelSettings, openModelClient } from './model-client.ts'
import { ModelError } from './model-error.ts'
import {
  answerSchema,
  ModelAnswer,
  type ModelClaim,
  partsOf,
  systemPrompt,
  userPrompt,
} from './model-prompt.ts'

/** Counted up when prompt, alignment or checks change what the same answers give. */
const MODEL_READER_VERSION = 2

export interface ModelDocument {
  readonly text: string
  readonly title: string | null
  readonly publisher: string | null
  /** ISO day. */
  readonly published: string | null
  readonly language: string | null
  readonly sourceClass: SourceClass | null
}

/** A claim whose words do not stand in the text, or stand there more than once. */
export interface UnplacedClaim {
  readonly reason: 'quote-not-found'
  readonly why: 'absent' | 'ambiguous'
  readonly claim: ModelClaim
}

export interface ModelReading {
  readonly claims: readonly GatedClaim[]
  readonly unplaced: readonly UnplacedClaim[]
  /** What a reviewer should know, as sentences. */
  readonly warnings: readonly string[]
  /** Questions that the document took. */
  readonly parts: number
}

export interface Model {
  /** As it is kept with readings: `model NAME@1`. */
  readonly version: string
  /** Reads one document. Throws ModelError. */
  read(document: ModelDocument, gazetteer: Gazetteer, signal?: AbortSignal): Promise<ModelReading>
  close(): Promise<void>
}

const PART_CHARS = 12_000
const MOST_PARTS = 20
/** Of one part; more is no reading. */
const MOST_CLAIMS = 200
const MOST_CONFIDENCE = 0.5

/** A model by its settings; nothing is asked yet. Throws ModelError. */
export function openModel(settings: ModelSettings): Model {
  const client = openModelClient(settings)
  const schema = answerSchema()
  const where = `model ${settings.name}`

  async function read(
    document: ModelDocument,
    gazetteer: Gazetteer,
    signal?: AbortSignal,
  ): Promise<ModelReading> {
    const parts = partsOf(document.text, PART_CHARS)
    const claims = new Map<string, GatedClaim>()
    const unplaced: UnplacedClaim[] = []
    let unread = 0
    for (const [start, end] of parts.slice(0, MOST_PARTS)) {
      const part = document.text.slice(start, end)
      const words = await client.ask(
        {
          system: systemPrompt(part, document.published, gazetteer),
          user: userPrompt(part, document, boundaryFor(part)),
          schema,
        },
        signal,
      )
      const answered = answerOf(words, where).claims
      unread += Math.max(0, answered.length - MOST_CLAIMS)
      const find = quoteFinder(document.text, start, end)
      for (const claim of answered.slice(0, MOST_CLAIMS)) {
        const spans = placed(claim.quotes, find)
        if (typeof spans === 'string') {
          unplaced.push({ reason: 'quote-not-found', why: spans, claim })
        } else {
          const gated = gatedClaim(claim, spans, document, gazetteer)
          claims.set(JSON.stringify({ ...gated, confidence: 0 }), gated)
        }
      }
    }
    const warnings: string[] = []
    if (parts.length > MOST_PARTS) {
      warnings.push(
        `Of ${document.text.length} characters the first ${parts[MOST_PARTS]![0]} were read.`,
      )
    }
    if (unread > 0) warnings.push(`Claims beyond ${MOST_CLAIMS} in one part, left out: ${unread}.`)
    if (unplaced.length > 0) {
      warnings.push(
        `Claims whose words do not stand in the text just once, left out: ${unplaced.length}.`,
      )
    }
    return {
      claims: [...claims.values()].sort((a, b) => a.spans[0]![0] - b.spans[0]![0]),
      unplaced,
      warnings,
      parts: Math.min(parts.length, MOST_PARTS),
    }
  }
  return {
    version: `model ${settings.name}@${MODEL_READER_VERSION}`,
    read,
    close: () => client.close(),
  }
}

/** Words that the part does not have. */
function boundaryFor(part: string): string {
  for (;;) {
    const boundary = randomUUID()
    if (!part.includes(boundary)) return boundary
  }
}

/** The claims in the words of an answer. Throws ModelError. */
function answerOf(words: string, where: string): ModelAnswer {
  const bare = words.replace(/^```(?:json)?\s*\n|\n\s*```$/g, '')
  let json: unknown
  try {
    json = JSON.parse(bare)
  } catch {
    const what =
      'answered with what is no JSON. Use a model and an endpoint that keep to json_schema.'
    throw new ModelError('answer', where, what)
  }
  const answer = ModelAnswer.safeParse(json)
  if (answer.success) return answer.data
  const { path, code } = answer.error.issues[0]!
  const place = path.filter((step) => typeof step === 'number' || /^\w{1,20}$/.test(String(step)))
  const what = `answered in another shape (${z.core.toDotPath(place) || 'the whole'}: ${code}). Use a model and an endpoint that keep to json_schema.`
  throw new ModelError('answer', where, what)
}

/** The spans of the quotes in the order of the text, or why there are none. */
function placed(
  quotes: readonly string[],
  find: ReturnType<typeof quoteFinder>,
): Span[] | 'absent' | 'ambiguous' {
  const spans: Span[] = []
  for (const quote of quotes) {
    const place = find(quote)
    if (typeof place === 'string') return place
    spans.push(place)
  }
  spans.sort((a, b) => a[0] - b[0])
  const overlap = spans.some(([start], i) => i > 0 && start < spans[i - 1]![1])
  return spans.length === 0 || overlap ? 'absent' : spans
}

/** Units of the guide; any other is no unit. */
const UNIT = /^(?:[A-Z]{3}|km|t|t\/yr|percent|days|hours|vehicles|MW|count:[a-z][a-z -]{0,39})$/

/**
 * The claim as the gate sees it, and as it is kept: what cannot be (ids nobody knows, days that are none,
 * units that are none) is dropped, and the reason stays.
 */
function gatedClaim(
  claim: ModelClaim,
  spans: readonly Span[],
  document: ModelDocument,
  gazetteer: Gazetteer,
): GatedClaim {
  const { text, publisher, published, language, sourceClass } = document
  const asRead: DocumentText = { text, publisher, published, language, sourceClass }
  const quote = spans.map(([start, end]) => text.slice(start, end)).join(' … ')
  const { act, modality, amounts, when } = claim
  const by = [...new Set(claim.by)]
  const about = [...new Set(claim.about)]
  const gate = gateOf({ spans, act, modality, by, about, amounts, when, quote }, asRead, gazetteer)
  const reasons: string[] = [...gate.reasons]
  let { outcome } = gate
  const units = amounts.filter(({ unit }) => UNIT.test(unit))
  if (units.length < amounts.length) {
    if (!reasons.includes('unit-not-in-span')) reasons.push('unit-not-in-span')
    if (outcome === 'admitted') outcome = 'held'
  }
  const { codes, topics, rows } = gazetteer
  const isSpeaker = (id: string) =>
    rows.people.some((person) => person.id === id) ||
    rows.institutions.some((body) => body.id === id)
  const isWhen = when !== null && isDay(when.earliest) && isDay(when.latest)
  return {
    spans: spans.map(([start, end]) => [start, end]),
    act,
    modality,
    by: by.filter((code) => codes.includes(code)),
    saidBy: claim.saidBy !== null && isSpeaker(claim.saidBy) ? claim.saidBy : null,
    about: about.filter((id) => topics.some((topic) => topic.id === id)),
    new: claim.new,
    amounts: units,
    when: isWhen ? when : null,
    unilateral: claim.unilateral,
    quote,
    confidence: Math.max(0, Math.min(MOST_CONFIDENCE, claim.confidence)),
    gate: { outcome, reasons },
  }
}
