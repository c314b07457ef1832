/** Which instruments and commitments a claim bears on. */

import type { Act } from '../acts.ts'
import type { Amount } from './amounts.ts'
import { rankedTopics } from './link.ts'
import type { Push, ReaderState, Scene } from './state.ts'
import { involves } from './third-countries.ts'

/** How much a claim has to share with a commitment, where it is not the usual. */
const FLOORS: Partial<Record<Act, number>> = {
  signed: 0.5,
  reported: 0.33,
  suspended: 0.4,
  resumed: 0.36,
  met: 0.3,
}

/** From here on the words alone decide. */
const DECISIVE = 0.5
/** What the paragraph is about holds on with so much of the best score. */
const HOLDS = 0.67

/**
 * Ids of what a claim bears on. Where a third country acts or stands in the pair, only what names it counts:
 * shared words alone make no link.
 */
export function subjectsOf(state: ReaderState, push: Push, words: string): string[] {
  const others = push.others ?? []
  if (others.length === 0) return linksOf(state, push, words)
  const { topic } = state
  const { instrument } = push
  const links = linksOf(state, push, words).filter(
    (id) =>
      others.some((code) => involves(state, id, code)) &&
      (push.isOthers !== true ||
        id === instrument ||
        (instrument !== null && isUnder(state, id, instrument))),
  )
  if (state.topic !== null && !links.includes(state.topic.id)) state.topic = topic
  return links
}

function linksOf(state: ReaderState, push: Push, words: string): string[] {
  const { scene } = push
  const published = state.today
  const out: string[] = []
  const rows = state.gazetteer.instrumentById
  if (push.instrument !== null) {
    const signedOn = rows.get(push.instrument)?.signedOn ?? null
    const isLater = signedOn !== null && published !== null && signedOn.slice(0, 10) > published
    if (!isLater) out.push(push.instrument)
  }
  if (push.instrument !== null && out.length > 0 && BRINGS_TO_FORCE.has(push.act))
    for (const id of forceCommitments(state, push.instrument)) out.push(id)
  if (push.act === 'met' && push.modality === 'fact') return out
  const isSigned = push.act === 'signed'
  const isTotal = push.act === 'reported' && isTradeTotal(words, scene.text, push.amounts)
  const { headline } = state.gazetteer.rows
  if (
    headline !== null &&
    (isTotal ||
      (push.act !== 'reported' &&
        /\b(?:trade|turnover|товарооборот)\b/i.test(scene.text) &&
        push.amounts.some((amount) => isBig(amount))))
  ) {
    const topic = state.gazetteer.topics.find((one) => one.id === headline)
    const isLater = topic?.since != null && published !== null && topic.since > published
    if (!isLater) {
      state.topic = { paragraph: scene.paragraph, id: headline }
      return [...out, headline]
    }
    if (isTotal) return out
  }
  if (
    push.act === 'reported' &&
    state.topic?.id === headline &&
    state.topic?.paragraph === scene.paragraph &&
    push.amounts.some(
      (amount) => isBig(amount) || amount.unit === 'percent' || amount.value >= 1e6,
    ) &&
    !/\b(?:exports?|imports?|cost|farm)\b/i.test(words)
  )
    return [headline!]
  if (push.act === 'reported' && /\b(?:exports?|imports?|turnover)\b/i.test(words)) return out
  const bodies = scene.mentions.flatMap((mention) =>
    mention.kind === 'institution' && mention.entity !== null ? [mention.entity] : [],
  )
  const ranked = rankedTopics(
    {
      clause: inEnglish(state, push.lead === undefined ? words : `${push.lead} ${words}`, scene),
      sentence: inEnglish(state, scene.text, scene),
      context: state.context,
      amounts: push.amounts,
      bodies,
      published,
    },
    state.gazetteer,
  )
  const [first, second] = ranked
  // Where the words alone do not decide, the paragraph goes on with what it is about.
  const held =
    state.topic !== null && state.topic.paragraph === scene.paragraph
      ? ranked.find(({ id }) => id === state.topic!.id)
      : undefined
  const best =
    held !== undefined && first!.score < DECISIVE && held.score >= HOLDS * first!.score
      ? held
      : first
  const floor = FLOORS[push.act] ?? 0.27
  // The paper named says what it is about; another's commitment has to speak clearly beside it.
  const isCarried =
    best !== undefined && push.instrument !== null && isUnder(state, best.id, push.instrument)
  const isBeside = push.instrument !== null && (isSigned || !isCarried)
  const isClear =
    best !== undefined &&
    best.score >= (isBeside ? 0.62 : floor) &&
    (best === held || second === undefined || best.score > second.score * 1.08 || best.score > 0.5)
  if (isClear && !movesForce(state, push, best.id)) return out
  if (isClear) {
    if (!out.includes(best.id)) out.push(best.id)
    addCarrier(state, out, best.id, push)
    state.topic = { paragraph: scene.paragraph, id: best.id }
    return out
  }
  // “The remaining 128 lines”, “four bids are in”: what the paragraph is about
  const isSame = state.topic !== null && state.topic.paragraph === scene.paragraph
  // A deed that only its verb suggests has to speak for itself.
  const isLoose = push.isFallback === true && push.act === 'delivered' && push.modality === 'fact'
  const goesOn =
    isSame &&
    !isLoose &&
    !isSigned &&
    push.act !== 'met' &&
    (REFERS_BACK.test(words) || !namesItsOwn(push))
  if (out.length === 0 && goesOn) {
    out.push(state.topic!.id)
    addCarrier(state, out, state.topic!.id, push)
  }
  return out
}

/** Refers back by its words: “the remaining 128 lines”, “it has cost”. */
const REFERS_BACK =
  /^(?:the|this|that|these|those|it|they|its|their|work|works|we|i|he|she|my|with it|all|which|\$)\b|\b(?:it|remaining|other|them)\b/i

/** A claim with places, bodies or papers of its own need not be about what its paragraph is. */
function namesItsOwn({ scene, first, last }: Push): boolean {
  return scene.mentions.some(
    (mention) =>
      mention.entity !== null &&
      mention.kind !== 'country' &&
      mention.kind !== 'person' &&
      mention.first >= first &&
      mention.last <= last,
  )
}

/** What a sentence without a claim announces: “You ask about the shed.” Null where nothing stands out. */
export function announcedTopic(state: ReaderState, scene: Scene): string | null {
  const [first, second] = rankedTopics(
    {
      clause: inEnglish(state, scene.text, scene),
      sentence: '',
      context: [],
      amounts: [],
      bodies: [],
      published: state.today,
    },
    state.gazetteer,
  )
  if (first === undefined || first.score < ANNOUNCED) return null
  return second === undefined || first.score > second.score * 1.08 ? first.id : null
}

/** So much has to be shared by a sentence that only announces. */
const ANNOUNCED = 0.3

const FORCE = /\b(?:in(?:to)? force|ratif|apply|into effect)/i

/** Acts that move a commitment to bring a paper into force or to apply it. */
const BRINGS_TO_FORCE: ReadonlySet<Act> = new Set<Act>([
  'ratified',
  'approved',
  'in-force',
  'prepared',
])

/** A ratification or an entry into force moves only a commitment to bring its paper into force. */
function movesForce(state: ReaderState, push: Push, id: string): boolean {
  if (push.act !== 'ratified' && push.act !== 'in-force') return true
  if (push.instrument !== null) return isUnder(state, id, push.instrument)
  const row = state.gazetteer.rows.commitments.find((one) => one.id === id)
  return row !== undefined && FORCE.test(row.title)
}

/** Commitments to bring this paper into force, to ratify or to apply it. */
function forceCommitments(state: ReaderState, instrument: string): string[] {
  return state.gazetteer.rows.commitments.flatMap((row) => {
    if (row.instrument !== instrument || !FORCE.test(row.title)) return []
    const isLater = row.since !== null && state.today !== null && row.since > state.today
    return isLater ? [] : [row.id]
  })
}

/** True where the commitment is carried by the instrument or related to it. */
function isUnder(state: ReaderState, id: string, instrument: string): boolean {
  const topic = state.gazetteer.topics.find((one) => one.id === id)
  return (
    topic !== undefined && (topic.instrument === instrument || topic.related.includes(instrument))
  )
}

/** A paper signed, ratified or in force is linked beside the commitment it carries. */
function addCarrier(state: ReaderState, out: string[], id: string, push: Push): void {
  if (push.instrument !== null) return
  if (push.act !== 'signed' && push.act !== 'ratified' && push.act !== 'in-force') return
  const topic = state.gazetteer.topics.find((one) => one.id === id)
  const carrier =
    topic?.instrument ??
    topic?.related.find((other) => state.gazetteer.instrumentById.has(other)) ??
    null
  if (carrier !== null && !out.includes(carrier)) out.unshift(carrier)
}

/** For a language other than the pack's: its words and the names in it, as the pack has them. */
function inEnglish(state: ReaderState, words: string, { mentions }: Scene): string {
  const { glossary } = state.rules
  const stems = Object.keys(glossary)
  if (stems.length === 0) {
    let out = words
    for (const { kind, entity } of mentions)
      if (kind === 'person' && entity !== null)
        out += ` ${state.gazetteer.names.get(`post ${entity}`) ?? ''}`
    return out
  }
  const low = words.toLowerCase()
  const found = stems.filter((stem) => low.includes(stem)).map((stem) => glossary[stem]!)
  const names = mentions.map((mention) =>
    mention.entity === null ? '' : (state.gazetteer.names.get(mention.entity) ?? ''),
  )
  return `${words} ${found.join(' ')} ${names.join(' ')}`
}

export function isBig(amount: Amount): boolean {
  return /^[A-Z]{3}$/.test(amount.unit) && amount.unit !== 'TEU' && amount.value >= 1e8
}

/** A total of both directions, not exports, imports or one product. */
function isTradeTotal(words: string, sentence: string, amounts: readonly Amount[]): boolean {
  if (!amounts.some((amount) => /^[A-Z]{3}$/.test(amount.unit) || amount.unit === 'percent'))
    return false
  if (/\b(?:exports?|imports?|cost|per|farm)\b/i.test(words)) return false
  return (
    /\b(?:trade|turnover|товарооборот\p{L}*)\b/iu.test(words) ||
    (/\b(?:trade|turnover|товарооборот\p{L}*)\b/iu.test(sentence) &&
      !/\b(?:exports?|imports?)\b/i.test(sentence))
  )
}
