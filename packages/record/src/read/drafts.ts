/** Claims as they are gathered: what is too vague is left out, of repeats the fuller stays. */

import type { Act } from '../acts.ts'
import { subjectsOf } from './about.ts'
import { answerable, isForeign } from './actors.ts'
import { paperSpokenOf } from './papers.ts'
import type { Draft, Push, ReaderState } from './state.ts'

/** So many sentences before a claim help to say what it is about. */
export const CONTEXT_SENTENCES = 3

/** What is done to papers. */
const PAPER_ACTS: ReadonlySet<Act> = new Set<Act>([
  'signed',
  'ratified',
  'in-force',
  'ended',
  'approved',
  'prepared',
  'drafted',
])

export function putClaim(state: ReaderState, push: Push): Draft | null {
  const { scene, first, last } = push
  const { tokens } = scene
  const { plain, at } = state.plain
  const start = tokens[first]!.start
  const end = tokens[last]!.end
  const words = plain.slice(start, end)
  if (!/\p{L}{3}|\d/u.test(words)) return null
  if (
    PAPER_ACTS.has(push.act) &&
    push.instrument === null &&
    push.isItem !== true &&
    push.amounts.length === 0
  ) {
    const subject = push.lead === undefined ? words : `${push.lead} ${words}`
    const before = paperSpokenOf(state, subject, scene.paragraph, push.act)
    if (before !== null) push = { ...push, instrument: before }
  }
  const about = subjectsOf(state, push, words)
  if (isVague(state, push, words, about)) return null
  if (
    push.isFallback === true &&
    about.length === 0 &&
    push.when === null &&
    !(isCondition(push) && namesThing(push))
  )
    return null
  if (isForeign(state, scene, push) && about.length === 0) return null
  const isPromise = push.modality === 'commitment' || push.modality === 'intention'
  const isNew =
    about.length === 0 &&
    push.act !== 'met' &&
    push.act !== 'reported' &&
    ((push.act === 'signed' &&
      push.modality === 'fact' &&
      push.hasPaper &&
      push.instrument === null) ||
      (isPromise && push.by.length > 0))
  const draft: Draft = {
    spans: [at(start, end)].map(([a, b]) => [a, b]),
    act: push.act,
    modality: push.modality,
    by: answerable(state, push, about),
    saidBy: push.saidBy,
    about,
    isNew,
    amounts: [...push.amounts],
    when: push.when,
    confidence: push.confidence,
    paragraph: scene.paragraph,
    instrument: push.instrument,
    isItem: push.isItem === true,
    sentence: scene.sentence,
    first,
  }
  if (
    push.when !== null &&
    push.modality === 'fact' &&
    (push.act === 'met' || push.act === 'signed')
  ) {
    state.event = push.when
    state.eventIn = scene.paragraph
  }
  state.drafts.push(draft)
  return draft
}

/** How a thing stands, not a deed that its verb only suggests. */
function isCondition({ act, modality }: Push): boolean {
  return act !== 'delivered' || modality === 'denial'
}

/** A place, a body or a paper of the pack stands in the words. */
function namesThing({ scene, first, last }: Push): boolean {
  return scene.mentions.some(
    ({ kind, entity, ...mention }) =>
      entity !== null &&
      (kind === 'place' || kind === 'institution' || kind === 'instrument') &&
      mention.first >= first &&
      mention.last <= last,
  )
}

/** One claim has one place: the fuller. */
export function dropRepeats(state: ReaderState): void {
  const kept: Draft[] = []
  for (const draft of state.drafts) {
    const same = kept.find((other) => isRepeat(other, draft))
    if (same === undefined) {
      kept.push(draft)
      continue
    }
    if (weightOf(draft) > weightOf(same)) kept[kept.indexOf(same)] = draft
  }
  state.drafts = kept
}

function isRepeat(a: Draft, b: Draft): boolean {
  if (a.act !== b.act || a.modality !== b.modality) return false
  if (a.isItem && b.isItem) return false
  if (a.act === 'met' && a.sentence === b.sentence) return true
  if (a.act === 'signed' && a.instrument !== null && a.instrument === b.instrument)
    return (
      a.when === null ||
      b.when === null ||
      (a.when.earliest === b.when.earliest && a.when.latest === b.when.latest)
    )
  return false
}

function weightOf(draft: Draft): number {
  const [start, end] = draft.spans[0]!
  return (
    draft.amounts.length * 100 + (draft.when === null ? 0 : 50) + Math.min(40, (end - start) / 5)
  )
}

/** Ties that nobody can check: “deepen the friendship between the two peoples”. */
const TIES =
  /\b(?:strengthen|deepen|enhance|further|boost|promote|develop|expand|foster|elevate|cement|consolidate|broaden|intensify|cultivate)\w*\s+(?:[\w-]+\s+){0,4}?(?:ties|relations|relationship|friendship|bonds|understanding|partnership|cooperation|collaboration)\b/i
const PRAISE =
  /\b(?:historic|fruitful|warm|brotherly|fraternal|cordial|time-tested|gateway|crossroads|common heritage|friendly (?:ties|relations)|high level of|level of (?:trust|understanding))\b/i

/** A wish that nobody in the text has, or one about ties alone, is no claim. */
function isVague(state: ReaderState, push: Push, words: string, about: readonly string[]): boolean {
  if (push.act !== 'voiced' || push.amounts.length > 0 || push.when !== null) return false
  if (about.length > 0) return false
  if (push.modality !== 'wish' && push.modality !== 'denial')
    return push.modality === 'intention' && TIES.test(words) && !/\bby\b|\bin the\b/i.test(words)
  if (push.modality === 'wish' && (TIES.test(words) || PRAISE.test(words))) return true
  if (push.by.length > 0) return false
  return push.modality === 'denial' || !isAttributed(state, push)
}

/** True when somebody in the text says it: “the minister urged”, “he suggested”, “the sides called for”. */
function isAttributed(state: ReaderState, { scene }: Push): boolean {
  if (scene.mentions.some(({ kind }) => kind === 'person' || kind === 'institution')) return true
  if (
    state.speaker !== null &&
    scene.tokens.some(({ low }) => low === 'he' || low === 'she' || low === 'they')
  )
    return true
  return scene.tokens.some(({ low }) =>
    /^(?:ministers?|ministry|sides?|parties|leaders?|presidents?|ambassadors?|delegations?|officials?|chamber|commission|premier|chancellor|secretary|envoy|deputy|governments?|participants|министр\p{L}*|сторон\p{L}*|президент\p{L}*|посол|премьер\p{L}*)$/u.test(
      low,
    ),
  )
}
