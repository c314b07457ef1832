/** Who acts in a claim: the parties its words name, else those who answer for what it bears on. */

import type { Act, Modality } from '../acts.ts'
import type { Clause } from './clauses.ts'
import { keyOf } from './names.ts'
import { SPEECH } from './speaker.ts'
import type { Push, ReaderState, Scene } from './state.ts'
import { isBareVerb } from './tense.ts'
import type { Others } from './third-countries.ts'
import { MARK, type Token } from './tokens.ts'
import type { Trigger } from './triggers.ts'

/** Parties named as actors between two tokens: by name, by adjective, by a person or a body of theirs. */
export function subjectParties(
  state: ReaderState,
  scene: Scene,
  first: number,
  last: number,
): string[] {
  const found = countriesActing(state, scene, first, last)
  return state.gazetteer.codes.filter((code) => found.has(code))
}

/** The same for every country, a party or not. */
export function countriesActing(
  state: ReaderState,
  { tokens, mentions }: Scene,
  first: number,
  last: number,
): Set<string> {
  const { codes, adjectives } = state.gazetteer
  const found = new Set<string>()
  /** Where the last country ends that is no actor: what “and” adds to it is none either. */
  let passed = -2
  for (const mention of mentions) {
    if (mention.first < first || mention.last > last) continue
    if (mention.kind === 'place' || mention.kind === 'instrument') continue
    const at = mention.first - (tokens[mention.first - 1]?.low === 'the' ? 1 : 0)
    const before = tokens[at - 1]?.low ?? ''
    const isOwning = /^[’']s?$/.test(tokens[mention.last + 1]?.low ?? '')
    if (
      mention.kind === 'country' &&
      !isOwning &&
      ((before === 'and' && passed === at - 2 && !codes.includes(mention.party ?? '')) ||
        (/^(?:to|from|with|in|through|for|into|between|of|against|across)$/.test(before) &&
          !(before === 'of' && isOwner(tokens, at - 2))))
    ) {
      passed = mention.last
      continue
    }
    // A firm by the adjective of a country, which the pack does not know
    const party =
      mention.party ??
      (mention.kind === 'institution' ? adjectives.get(keyOf(tokens[mention.first]!.text)) : null)
    if (party != null) found.add(party)
  }
  for (let i = first; i <= last; i++) {
    const token = tokens[i]!
    if (token.kind === MARK || mentions.some((mention) => i >= mention.first && i <= mention.last))
      continue
    if (token.isCapital) {
      const code = adjectives.get(keyOf(token.text))
      if (code !== undefined && !isObject(tokens, i)) found.add(code)
    }
    const body = bodySpokenOf(state, tokens, i)
    if (body !== null) found.add(body)
    if (isBothSides(tokens, i)) for (const code of codes) found.add(code)
  }
  return found
}

/** “said that the country would …”: where the content’s own subject stands. */
export function contentStart(tokens: readonly Token[], clause: Clause, trigger: Trigger): number {
  for (let i = trigger.first - 1; i >= clause.first; i--)
    if (
      SPEECH.has(tokens[i]!.low) ||
      (tokens[i]!.low === 'that' && SPEECH.has(tokens[i - 1]?.low ?? ''))
    )
      return i + 1
  return clause.first
}

export function actorsOf(
  state: ReaderState,
  scene: Scene,
  clause: Clause,
  trigger: Trigger,
  act: Act,
  modality: Modality,
  speaker: { entity: string | null; party: string | null } | null,
  others: Others,
): string[] {
  const { tokens } = scene
  const { codes } = state.gazetteer
  const from = contentStart(tokens, clause, trigger)
  if (others.isAlone) {
    state.byIsNamed = true
    return []
  }
  // “urged X to reopen the crossing”: whoever is to do it
  const asked = modality === 'wish' ? askedParties(state, scene, clause, trigger) : []
  if (asked.length > 0) {
    state.byIsNamed = true
    return asked
  }
  // “proposed a joint venture”: takes both
  if (
    modality === 'wish' &&
    tokens
      .slice(trigger.last, clause.last + 1)
      .some(({ low }) => low === 'joint' || low === 'jointly')
  ) {
    state.byIsNamed = true
    return [...codes]
  }
  let parties = subjectParties(state, scene, from, trigger.first)
  if (parties.length === 0 && trigger.isPassive) {
    const by = tokens.findIndex(
      (token, i) => i > trigger.last && i <= clause.last && token.low === 'by',
    )
    if (by > 0 && !scene.dates.some((date) => date.first <= by && date.last >= by))
      parties = subjectParties(state, scene, by + 1, clause.last)
  }
  if (act === 'signed' || act === 'met' || act === 'agreed') {
    const all = subjectParties(state, scene, clause.first, clause.last)
    if (act === 'met') {
      if (modality === 'fact' || all.length !== 1) return [...codes]
      return all
    }
    if (act === 'agreed' && parties.length > 0) state.byIsNamed = true
    if (all.length > 1) return all
    if (others.acting.length > 0 || (others.codes.length > 0 && all.length > 0))
      return all.length > 0 ? all : parties
    const isOneSided = modality === 'denial' || tokens[trigger.first - 1]?.low === 'only'
    if (act === 'signed' && isOneSided && parties.length === 1) return parties
    // “X agreed to lower the fee”: one side’s undertaking
    if (act === 'agreed' && parties.length === 1 && !isWithAnother(tokens, trigger, clause))
      return parties
    return [...codes]
  }
  if (parties.length > 0) {
    state.byIsNamed = true
    return isInvitation(tokens, trigger) && parties.length < codes.length
      ? codes.filter((code) => !parties.includes(code))
      : parties
  }
  const heir = elidedSubject(state, scene, clause, trigger)
  if (heir !== null) {
    state.byIsNamed = true
    return heir
  }
  const pronoun = tokens
    .slice(from, trigger.first + 1)
    .find((token) =>
      /^(?:he|she|it|i|we|my|our|his|its|company|ministry|federation|house|government|budget)$/.test(
        token.low,
      ),
    )
  const isImpersonal = act === 'suspended' || act === 'resumed' || act === 'ended'
  if (isImpersonal && !/^(?:i|we|my|our|house|government|budget)$/.test(pronoun?.low ?? ''))
    return []
  if (pronoun !== undefined) {
    state.byIsNamed = true
    if (isInvitation(tokens, trigger) && speaker?.party != null)
      return codes.filter((code) => code !== speaker.party)
    if (
      /^(?:i|we|my|our|house|government|budget|federation)$/.test(pronoun.low) &&
      state.author?.party != null
    )
      return codes.filter((code) => code === state.author!.party)
    if (speaker?.party != null) return codes.filter((code) => code === speaker.party)
    if (/^(?:i|we|my|our)$/.test(pronoun.low) && state.house !== null)
      return codes.filter((code) => code === state.house)
    if (isInvitation(tokens, trigger) && state.subject.length === 1)
      return codes.filter((code) => !state.subject.includes(code))
    return [...state.subject]
  }
  if (
    tokens
      .slice(from, trigger.first + 1)
      .some((token) => token.low === 'they' || token.low === 'who' || token.low === 'которые')
  )
    return state.subject.length > 0 ? [...state.subject] : [...codes]
  if (state.author?.party != null) {
    // In a speech or an answer what is promised is the speaker’s to do.
    if (modality === 'commitment' || modality === 'intention') state.byIsNamed = true
    return codes.filter((code) => code === state.author!.party)
  }
  if (others.codes.length > 0) {
    state.byIsNamed = true
    return subjectParties(state, scene, clause.first, clause.last)
  }
  if (act === 'in-force' || act === 'ratified') return [...codes]
  if (act === 'started') {
    const origin = scene.mentions.find(
      ({ kind, first, party }) =>
        kind === 'country' &&
        first >= clause.first &&
        party !== null &&
        codes.includes(party) &&
        tokens[first - 1]?.low === 'from',
    )
    if (origin !== undefined) return codes.filter((code) => code === origin.party)
  }
  if (speaker?.party != null && from === clause.first)
    return codes.filter((code) => code === speaker.party)
  return []
}

function isInvitation(tokens: readonly Token[], trigger: Trigger): boolean {
  for (let k = trigger.first; k <= trigger.last; k++) if (/^invit/.test(tokens[k]!.low)) return true
  return false
}

/** “…, who will travel”, “but had not ordered one”: the subject stands in the clause before. */
function elidedSubject(
  state: ReaderState,
  scene: Scene,
  clause: Clause,
  trigger: Trigger,
): string[] | null {
  const { tokens, mentions } = scene
  let first = clause.first
  while (
    first < trigger.first &&
    (tokens[first]!.kind === MARK || /^(?:and|but|also|then|later)$/.test(tokens[first]!.low))
  )
    first++
  const { codes } = state.gazetteer
  if (/^(?:who|which|that)$/.test(tokens[first]!.low)) {
    const before = mentions.findLast(({ last }) => last < first)
    const isNext = before !== undefined && first - before.last <= 2
    if (!isNext || before.party === null || before.kind === 'instrument') return null
    return before.kind === 'person' || before.kind === 'institution'
      ? codes.filter((code) => code === before.party)
      : null
  }
  // An auxiliary or the verb itself opens the clause
  const opens =
    trigger.first === first ||
    /^(?:has|have|had|will|would|is|are|was|were)$/.test(tokens[first]!.low)
  if (!opens || first === 0) return null
  const draft = state.drafts.at(-1)
  if (draft !== undefined && draft.sentence === scene.sentence && draft.by.length > 0)
    return [...draft.by]
  const named = subjectParties(state, scene, 0, clause.first - 1)
  return named.length === 1 ? named : null
}

/** “agreed with its neighbour”, “agreed on”: takes two. */
function isWithAnother(tokens: readonly Token[], trigger: Trigger, clause: Clause): boolean {
  for (let k = trigger.first; k <= clause.last && k - trigger.last < 4; k++)
    if (/^(?:with|on|upon|jointly)$/.test(tokens[k]!.low)) return true
  return false
}

const ASKS =
  /^(?:urg|ask|invit|request|call|appeal|encourag|want|press|implor|exhort|instruct|task|demand|lobb)/

/** The parties that are asked to do something: between the verb and its infinitive. */
function askedParties(
  state: ReaderState,
  scene: Scene,
  clause: Clause,
  trigger: Trigger,
): string[] {
  const { tokens } = scene
  if (!ASKS.test(tokens[trigger.first]!.low)) return []
  let to = -1
  for (let i = trigger.first + 1; i <= clause.last && i - trigger.first < 12; i++) {
    if (tokens[i]!.kind === MARK) break
    if (tokens[i]!.low === 'to' && i > trigger.first + 1 && isBareVerb(tokens[i + 1])) {
      to = i
      break
    }
  }
  return to < 0 ? [] : subjectParties(state, scene, trigger.first + 1, to - 1)
}

/** Whose a goal or a heap of papers is: the parties named, else all. */
export function ownersOf(
  state: ReaderState,
  scene: Scene,
  clause: Clause,
  speaker: { party: string | null } | null,
): string[] {
  const named = subjectParties(state, scene, clause.first, clause.last)
  return named.length > 1 || speaker === null
    ? named.length > 0
      ? named
      : [...state.gazetteer.codes]
    : [...state.gazetteer.codes]
}

/** Where the words name nobody: those who answer for the commitment it bears on. */
export function answerable(state: ReaderState, push: Push, about: readonly string[]): string[] {
  const isImpersonal =
    push.act === 'reported' ||
    push.act === 'suspended' ||
    push.act === 'resumed' ||
    push.act === 'signed' ||
    push.act === 'met'
  if (push.byIsNamed === true || isImpersonal) return [...push.by]
  const own = state.gazetteer.topics.find(
    (topic) => about.includes(topic.id) && !topic.isInstrument,
  )
  if (own === undefined || own.parties.length === 0) return [...push.by]
  return state.gazetteer.codes.filter((code) => own.parties.includes(code))
}

/** Another pair's business: only countries that are no party act in it. */
export function isForeign(state: ReaderState, { mentions, tokens }: Scene, push: Push): boolean {
  const { codes, adjectives } = state.gazetteer
  // What closes or reopens on the way counts whoever acts.
  if (push.isOthers === true) return push.act !== 'suspended' && push.act !== 'resumed'
  if (push.byIsNamed === true && push.by.length > 0) return false
  let hasOther = false
  for (const mention of mentions) {
    if (mention.kind === 'instrument') continue
    if (mention.party !== null && codes.includes(mention.party)) return false
    if (mention.kind === 'country') hasOther = true
    else if (mention.party !== null) hasOther = true
  }
  for (let i = 0; i < tokens.length; i++) {
    const { isCapital, text } = tokens[i]!
    if (!isCapital) continue
    const code = adjectives.get(keyOf(text))
    if (code !== undefined) {
      if (codes.includes(code)) return false
      hasOther = true
    }
  }
  return (
    hasOther ||
    (push.first >= 0 &&
      state.named.parties.size > 0 &&
      ![...state.named.parties].some((code) => codes.includes(code)))
  )
}

/** “the Authority”, “the line”, “the company”: the body named before, by its last word or its kind. */
function bodySpokenOf(state: ReaderState, tokens: readonly Token[], i: number): string | null {
  const { low } = tokens[i]!
  if (
    !/^(?:the|this|that|its|our|my)$/.test(tokens[i - 1]?.low ?? '') ||
    !/^(?:authority|trust|board|bank|company|line|carrier|airline|operator|province|service|committee|council|ministry|agency|corporation|university|firm|manufacturer|office|city|treasury|union|fund|chamber|embassy|institute)$/.test(
      low,
    )
  )
    return null
  const before = tokens[i - 2]?.low ?? ''
  if (/^(?:to|from|in|through|on|for|with|into|at|along|near|of)$/.test(before)) return null
  if (/^(?:company|line|carrier|airline|operator|firm|manufacturer)$/.test(low))
    return state.company
  return state.bodies.get(low) ?? null
}

/** “the two sides”, “both governments”, “each side”. */
function isBothSides(tokens: readonly Token[], i: number): boolean {
  const { low } = tokens[i]!
  if (
    !/^(?:sides?|heads|countries|governments|leaders|parties|capitals|nations|neighbours|neighbors|partners|states|ministers|carriers|presidents|chambers|railways|сторон|стороны|города|страны|стран)$/.test(
      low,
    )
  )
    return false
  const before = `${tokens[i - 2]?.low ?? ''} ${tokens[i - 1]?.low ?? ''}`
  // “the Northern side” is one of them
  if (/^(?:side|сторона)$/.test(low)) return /\b(?:both|each|every)\b/.test(before)
  return /\b(?:two|both|each|the|trade|foreign|their)\b/.test(before) || /^[а-я]/.test(low)
}

function isOwner(tokens: readonly Token[], i: number): boolean {
  return /^(?:government|side|minister|ministry|president|republic|delegation|authorities|premier|ambassador|parliament|senate|cabinet|house|assembly|bank|embassy|chamber|side|people|citizens)$/.test(
    tokens[i]?.low ?? '',
  )
}

/** An adjective that only tells where a thing lies: “to northern ports”. */
function isObject(tokens: readonly Token[], i: number): boolean {
  return (
    /^(?:to|in|through|of|for|on|from|with|into)$/.test(tokens[i - 1]?.low ?? '') ||
    (/^(?:ports?|border|side|capital|market|cargo|goods|citizens|territory|road|route)$/.test(
      tokens[i + 1]?.low ?? '',
    ) &&
      tokens[i + 1]?.low !== 'side')
  )
}
