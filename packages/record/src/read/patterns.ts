/** Words and phrases of a language that show an act, compiled into an index by their first word. */

import type { ActRule, FrameRule, LanguageRules } from './language.ts'
import type { Token } from './tokens.ts'

export interface Pattern {
  readonly words: readonly string[]
  readonly act: ActRule | null
  readonly frame: FrameRule | null
  readonly near: readonly string[]
  readonly unless: readonly string[]
}

export type Patterns = ReadonlyMap<string, readonly Pattern[]>

/** Compiles the rules of a language once. */
export function compilePatterns(rules: LanguageRules): Patterns {
  const index = new Map<string, Pattern[]>()
  const put = (forms: string, act: ActRule | null, frame: FrameRule | null) => {
    const rule = (act ?? frame)!
    for (const form of forms.split(' ')) {
      const words = form.split('_')
      const list = index.get(words[0]!) ?? []
      list.push({
        words,
        act,
        frame,
        near: rule.near?.split(' ') ?? [],
        unless: act?.unless?.split(' ') ?? [],
      })
      list.sort((a, b) => b.words.length - a.words.length || b.near.length - a.near.length)
      index.set(words[0]!, list)
    }
  }
  for (const rule of rules.acts) put(rule.forms, rule, null)
  for (const rule of rules.frames) put(rule.forms, null, rule)
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
          : sign === LESS
            ? k < at && low.startsWith(stem.slice(1))
            : low.startsWith(stem)
      )
        return true
    }
  }
  return false
}

const EQUALS = 61

const LESS = 60
