/** What to ask about every commitment on record: by rule, in words, with its facts and its rank. */

import { BADGES, HEADLINES, type State } from '@followthrough/ledger'
import { Day, intervalOf } from '@followthrough/record'
import { z } from 'zod'
import { DueBody, onRecord, Ref, refOf } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { type Digits, inDigits } from '../language/digits.ts'
import { plain, runsOf } from '../language/marks.ts'
import { nameOf } from '../language/names.ts'
import { LANGUAGES, type Language, type Words } from '../language/words.ts'
import { type Case, casesOf } from './case.ts'
import { rankOf } from './rank.ts'
import { ASK_RULES, NEXT_STEPS, RANK_PARTS } from './rule-ids.ts'
import { type Finding, findingsOf } from './rules.ts'
import { speechOf } from './speech.ts'

export const DUE_WITHIN_DAYS = 180

/** A reference whose name is in the language asked for, or in the one that `language` says. */
export const NamedRef = Ref.extend({ language: z.enum(LANGUAGES) })
export type NamedRef = z.infer<typeof NamedRef>

/** A stretch of a sentence; `language` where it is not the sentence’s own. */
export const RunBody = z.object({ text: z.string(), language: z.enum(LANGUAGES).nullable() })
export type RunBody = z.infer<typeof RunBody>

const RuleName = z.object({ rule: z.enum(ASK_RULES), name: z.string() })

export const Ask = z.object({
  commitment: NamedRef,
  sector: z.string(),
  headline: z.enum(HEADLINES),
  badges: z.array(z.enum(BADGES)),
  rule: z.enum(ASK_RULES),
  ruleName: z.string(),
  ruleText: z.string(),
  /** The facts and what is asked, as one paragraph. */
  question: z.string(),
  /** The same in runs, so that words of another language can be set as such. */
  questionRuns: z.array(RunBody),
  /** Only what is asked. */
  asked: z.string(),
  facts: z.array(z.string()),
  owners: z.array(z.object({ party: NamedRef, body: NamedRef.nullable(), probable: z.boolean() })),
  nextStep: z.enum(NEXT_STEPS),
  nextStepText: z.string(),
  due: DueBody.nullable(),
  /** The day by which it is owed; null where none is ahead. */
  by: Day.nullable(),
  /** Ids of the statements that made the rule hold. */
  evidence: z.array(z.string()),
  /** Ids of the searches that found nothing. */
  searches: z.array(z.string()),
  rank: z.object({
    score: z.int().nonnegative(),
    parts: z.array(
      z.object({ part: z.enum(RANK_PARTS), name: z.string(), points: z.int().positive() }),
    ),
  }),
  /** Ids of what it waits for. */
  dependsOn: z.array(z.string()),
  /** Other rules that hold of the same commitment. */
  others: z.array(RuleName),
})
export type Ask = z.infer<typeof Ask>

export interface AskOptions {
  readonly dueWithinDays?: number
  readonly language?: Language
  readonly digits?: Digits
  /** An item for every rule that holds, and not only for the first. */
  readonly all?: boolean
  /** What commitments came to at the last session, as far as the next one has to know it. */
  readonly lastTime?: ReadonlyMap<string, LastTime>
}

export interface LastTime {
  /** Day of the session. */
  readonly on: string
  /** The day that was given there, in part at least; null where it was put off or not reached. */
  readonly given: string | null
}

/** Questions by rank, the most pressing first; by precedence of rules within a commitment. */
export function asksOf(dossier: Dossier, state: State, options: AskOptions = {}): Ask[] {
  const { dueWithinDays = DUE_WITHIN_DAYS, all = false, lastTime = new Map() } = options
  const open = casesOf(dossier, state, dueWithinDays)
  const asks = onRecord(state).flatMap((index) => {
    const given = open(index)!
    const findings = findingsOf(given)
    const shown = all ? findings : findings.slice(0, 1)
    return shown.map((finding) =>
      askOf(given, finding, findings, lastTime.get(given.record.id) ?? null, options),
    )
  })
  // Sorting is stable: findings of one commitment stay in their order.
  return asks.sort(
    (a, b) => b.rank.score - a.rank.score || compare(a.commitment.id, b.commitment.id),
  )
}

export function namedRef(dossier: Dossier, id: string, language: Language): NamedRef {
  const name = nameOf(dossier, id, language)
  return { ...refOf(dossier, id), name: name.text, language: name.language }
}

function askOf(
  given: Case,
  finding: Finding,
  findings: readonly Finding[],
  last: LastTime | null,
  { language = 'en', digits = 'latn' }: AskOptions,
): Ask {
  const { dossier, record, status, state } = given
  const speech = speechOf(dossier, language)
  const { words } = speech
  const said = finding.say(speech)
  const shown = (text: string) => inDigits(text, digits)
  const facts = [...said.facts, ...lastWords(last, words)].map(shown)
  const asked = shown(said.asked)
  const whole = [...facts, asked].join(' ')
  const isCarried =
    last !== null && (last.given === null || intervalOf(last.given)!.latest < state.validOn)
  const rank = rankOf(given, isCarried)
  const { due } = status
  return {
    commitment: namedRef(dossier, record.id, language),
    sector: record.sector,
    headline: status.headline,
    badges: [...status.badges],
    rule: finding.rule,
    ruleName: words.askRules[finding.rule].name,
    ruleText: words.askRules[finding.rule].text,
    question: plain(whole, words.direction),
    questionRuns: runsOf(whole, 'en').map(({ text, language: other }) => ({
      text,
      language: other === null ? null : 'en',
    })),
    asked: plain(asked, words.direction),
    facts: facts.map((fact) => plain(fact, words.direction)),
    owners: finding.owners.map(({ party, body, probable }) => ({
      party: namedRef(dossier, party, language),
      body: body === null ? null : namedRef(dossier, body, language),
      probable,
    })),
    nextStep: finding.nextStep,
    nextStepText: words.nextSteps[finding.nextStep],
    due,
    by: due !== null && due.latest >= state.validOn ? due.latest : null,
    evidence: [...new Set(finding.evidence)],
    searches: given.searches.map(({ id }) => id),
    rank: {
      score: rank.score,
      parts: rank.parts.map(({ part, points }) => ({ part, name: words.rankParts[part], points })),
    },
    dependsOn: [...finding.dependsOn],
    others: findings
      .filter(({ rule }) => rule !== finding.rule)
      .map(({ rule }) => ({ rule, name: words.askRules[rule].name })),
  }
}

function lastWords(last: LastTime | null, { facts, dayWords }: Words): string[] {
  if (last === null) return []
  const on = dayWords(last.on)
  return last.given === null
    ? [facts.deferred({ on })]
    : [facts.dayGiven({ on, day: dayWords(last.given) })]
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
