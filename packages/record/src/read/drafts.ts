/** Claims as they are gathered: what is too vague is left out, of repeats the fuller stays. */

import { subjectsOf } from './about.ts'
import { answerable, isForeign } from './actors.ts'
import { paperSpokenOf } from './papers.ts'
import type { Draft, Push, ReaderState } from './state.ts'

/** So many sentences before a claim help to say what it is about. */
export const CONTEXT_SENTENCES = 3

export function putClaim(state: ReaderState, push: Push): Draft | null {
  const { scene, first, last } = push
  const { tokens } = scene
  const { plain, at } = state.plain
  const start = tokens[first]!.start
  const end = tokens[last]!.end
  const words = plain.slice(start, end)
  if (!/\p{L}{3}|\d/u.test(words)) return null
  const isPaperAct =
    push.act === 'signed' ||
    push.act === 'ratified' ||
    push.act === 'in-force' ||
    push.act === 'ended'
  if (isPaperAct && push.instrument === null && push.isItem !== true && push.amounts.length === 0) {
    const before = paperSpokenOf(state, words)
    if (before !== null) push = { ...push, instrument: before }
  }
  const about = subjectsOf(state, push, words)
  // Nobody's wish about nothing known, without a figure or a day, is no claim.
  const isVague =
    push.act === 'voiced' &&
    (push.modality === 'wish' || push.modality === 'denial') &&
    push.by.length === 0 &&
    about.length === 0 &&
    push.amounts.length === 0 &&
    push.when === null
  if (isVague) return null
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
  )
    state.event = push.when
  state.drafts.push(draft)
  return draft
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
