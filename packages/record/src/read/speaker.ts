/** Whose words a sentence gives: the author of a speech or an answer, the person or body that says it. */

import { keyOf } from './names.ts'
import type { ReaderState, Scene } from './state.ts'
import type { Token } from './tokens.ts'

export const SPEECH = new Set(
  'said says told tells announced announces stated states added adds noted notes explained wrote writes spoke declared confirmed reported according словам сказал сказала заявил заявила сообщил сообщила сообщили отметил рассказал'.split(
    ' ',
  ),
)

/** “Answer by the Minister …”, “speech … delivered by”, “By Jane Roe”: whose words the text is. */
export function setAuthor(state: ReaderState, { tokens, mentions, text }: Scene): void {
  const interviewed =
    /\b(?:speaks?|spoke|talks?|talked) to (?:our|the|us|this)\b|\binterview with\b|\bin conversation with\b|\bInterview\b/.test(
      text,
    )
  const guest = interviewed ? mentions.find(({ kind }) => kind === 'person') : undefined
  if (guest !== undefined && guest.party !== null && state.drafts.length === 0) {
    state.author = { entity: guest.entity, party: guest.party }
    return
  }
  if (!/\b(?:answer|speech|statement|address|remarks|interview|reply|delivered)\b/i.test(text))
    return
  const by = tokens.findIndex((token) => token.low === 'by')
  const person = mentions.find((mention) => mention.kind === 'person' && mention.first > by)
  if (by < 0 || person === undefined) return
  state.author = { entity: person.entity, party: person.party }
}

export function speakerOf(
  state: ReaderState,
  { tokens, mentions }: Scene,
): { entity: string | null; party: string | null } | null {
  for (let i = 0; i < tokens.length; i++) {
    const { low } = tokens[i]!
    if (!SPEECH.has(low)) continue
    if (low === 'according' || low === 'словам') {
      const after = mentions.find((mention) => mention.first > i && mention.first - i < 6)
      if (after !== undefined) return { entity: after.entity, party: after.party }
      continue
    }
    const before = mentions
      .filter(
        (mention) =>
          mention.last < i && (mention.kind === 'person' || mention.kind === 'institution'),
      )
      .at(-1)
    if (before !== undefined) return { entity: before.entity, party: before.party }
    const pronoun = tokens
      .slice(Math.max(0, i - 3), i)
      .some((token) => /^(?:he|she|it|they)$/.test(token.low))
    if (pronoun && state.speaker !== null) return state.speaker
    const adjective = adjectiveBefore(state, tokens, i)
    if (adjective !== null) return { entity: null, party: adjective }
  }
  if (state.author !== null) return state.author
  return null
}

function adjectiveBefore(state: ReaderState, tokens: readonly Token[], i: number): string | null {
  for (let k = i - 1; k >= 0; k--) {
    const code = state.gazetteer.adjectives.get(keyOf(tokens[k]!.text))
    if (code !== undefined && state.gazetteer.codes.includes(code)) return code
  }
  return null
}
