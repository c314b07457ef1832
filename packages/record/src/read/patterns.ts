/** Words and phrases of a language that show an act, compiled into an index by their first word. */

import type { ActRule, FrameRule, LanguageRules } from './language.ts'
import { type Form, formsOf } from './morphology.ts'
import type { Token } from './tokens.ts'

export interface Pattern {
  readonly words: readonly string[]
  /** Which form of its verb; null for words that count as they stand. */
  readonly form: Form | null
  readonly act: ActRule | null
  readonly frame: FrameRule | null
  readonly near: readonly string[]
  readonly unless: readonly string[]
}

export type Patterns = ReadonlyMap<string, readonly Pattern[]>

/** Compiles the rules of a language once. */
export function compilePatterns(rules: LanguageRules): Patterns {
  const index = new Map<string, Pattern[]>()
  const add = (text: string, form: Form | null, act: ActRule | null, frame: FrameRule | null) => {
    const rule = (act ?? frame)!
    const words = text.split('_')
    const list = index.get(words[0]!) ?? []
    list.push({
      words,
      form,
      act,
      frame,
      near: rule.near?.split(' ') ?? [],
      unless: rule.unless?.split(' ') ?? [],
    })
    index.set(words[0]!, list)
  }
  const put = (act: ActRule | null, frame: FrameRule | null) => {
    const { forms, verbs } = (act ?? frame)!
    for (const form of forms?.split(' ') ?? []) add(form, null, act, frame)
    for (const lemma of verbs?.split(' ') ?? [])
      for (const [text, form] of formsOf(lemma)) add(text, form, act, frame)
  }
  for (const rule of rules.acts) put(rule, null)
  for (const rule of rules.frames) put(null, rule)
  // The longer phrase first, then what asks for a word beside it, in the order of the rules.
  for (const list of index.values())
    list.sort(
      (a, b) =>
        b.words.length - a.words.length || Number(b.near.length > 0) - Number(a.near.length > 0),
    )
  return index
}

export function matchAt(
  tokens: readonly Token[],
  i: number,
  patterns: Patterns,
): { pattern: Pattern; last: number } | null {
  for (const pattern of patterns.get(tokens[i]!.low) ?? []) {
    let at = i
    let isWhole = true
    for (let k = 1; k < pattern.words.length; k++) {
      at++
      if (tokens[at]?.low !== pattern.words[k]) {
        isWhole = false
        break
      }
    }
    if (!isWhole) continue
    const follows = pattern.frame?.followedBy
    if (follows !== undefined && tokens[at + 1]?.low !== follows) continue
    if (pattern.near.length > 0 && !hasStem(tokens, i, pattern.near, 12)) continue
    if (pattern.unless.length > 0 && hasStem(tokens, i, pattern.unless, 8)) continue
    return { pattern, last: at }
  }
  return null
}

function hasStem(
  tokens: readonly Token[],
  at: number,
  stems: readonly string[],
  reach: number,
): boolean {
  for (let k = Math.max(0, at - reach); k <= at + reach && k < tokens.length; k++) {
    if (k === at) continue
    const { low } = tokens[k]!
    for (const stem of stems) {
      const sign = stem.charCodeAt(0)
      if (
        sign === EQUALS
          ? low === stem.slice(1)
          : sign === BEFORE
            ? k < at && low.startsWith(stem.slice(1))
            : sign === AFTER
              ? k > at && k - at <= AFTER_REACH && low.startsWith(stem.slice(1))
              : low.startsWith(stem)
      )
        return true
    }
  }
  return false
}

const EQUALS = 61
const BEFORE = 60
const AFTER = 62
const AFTER_REACH = 8
