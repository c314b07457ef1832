/**
 * What a claim bears on: the commitments and instruments of the pack whose words it shares.
 *
 * Words weigh by how few commitments have them (inverse document frequency); a figure, a body and a day
 * that a commitment names as well speak for it. What came after the document’s day is never linked.
 */

import type { Amount } from './amounts.ts'
import type { Gazetteer } from './gazetteer.ts'
import { stemOf } from './names.ts'
import { type Topic, termsOf } from './topics.ts'

export interface LinkQuery {
  readonly clause: string
  readonly sentence: string
  /** Sentences before it in its paragraph. */
  readonly context: readonly string[]
  readonly amounts: readonly Amount[]
  readonly bodies: readonly string[]
  readonly published: string | null
}

/** Words that many commitments share in what is said about them: alone they link nothing. */
const COMMON = new Set(
  'ratify ratified ratification agreement sign signed signing parliament trade cooperation treaty apply implement force government ministry minister country national state text set begin start open work carry bus talk group shipping ship line road convention approve'
    .split(' ')
    .map(stemOf),
)

export interface Linked {
  readonly id: string
  readonly score: number
}

/** Commitments in falling order of their score. */
export function rankedTopics(query: LinkQuery, gazetteer: Gazetteer): Linked[] {
  const weights = new Map<string, number>()
  const put = (text: string, weight: number) => {
    for (const term of termsOf(text))
      if ((weights.get(term) ?? 0) < weight) weights.set(term, weight)
  }
  for (const before of query.context) put(before, 0.25)
  put(query.sentence, 0.45)
  put(query.clause, 1)
  const { topics } = gazetteer
  const scores = new Float64Array(topics.length)
  const isOwn = new Uint8Array(topics.length)
  const touched: number[] = []
  let norm = 0
  for (const [term, weight] of weights) {
    const idf = gazetteer.idf.get(term)
    if (idf === undefined) continue
    const own = weight * idf
    norm += own * own
    const list = gazetteer.byTerm.get(term)
    if (list === undefined) continue
    const isCommon = COMMON.has(term) || gazetteer.partyTerms.has(term)
    for (let k = 0; k < list.topics.length; k++) {
      const i = list.topics[k]!
      if (scores[i] === 0) touched.push(i)
      scores[i]! += own * list.weights[k]!
      if (!isCommon) isOwn[i] = 1
    }
  }
  const out: Linked[] = []
  const root = Math.sqrt(norm)
  for (const i of touched) {
    const topic = topics[i]!
    if (isOwn[i] === 0) continue
    if (isLater(topic, query.published)) continue
    let score = scores[i]! / (root * topic.norm)
    if (topic.value !== null && query.amounts.length > 0)
      if (query.amounts.some((amount) => sameFigure(amount, topic))) score += 0.22
    if (query.bodies.length > 0) {
      const shared = query.bodies.filter((body) => topic.bodies.includes(body)).length
      score += Math.min(0.1, 0.06 * shared)
    }
    if (score > LEAST) out.push({ id: topic.id, score })
  }
  return out.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

/** Scores under this are no link, whatever the act. */
const LEAST = 0.15

function isLater(topic: Topic, published: string | null): boolean {
  return published !== null && topic.since !== null && topic.since > published
}

const SCALES: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9 }

/** A figure with the value the commitment names, in its unit. */
function sameFigure(amount: Amount, topic: Topic): boolean {
  const scale = SCALES[topic.unit.split(' ').find((word) => word in SCALES) ?? ''] ?? 1
  const own = topic.value! * scale
  if (own < 3 && amount.unit.startsWith('count:')) return false
  if (Math.abs(amount.value - own) > 0.005 * own) return false
  const unit = topic.unit.toLowerCase()
  if (/^[A-Z]{3}$/.test(amount.unit) && amount.unit !== 'TEU')
    return unit.includes(amount.unit.toLowerCase())
  return !/^[a-z]{3} (?:million|billion)\b|^usd\b/.test(unit)
}
