/** From a clause to a claim: what was done, how firmly, by whom and when. */

import type { Act, Modality } from '../acts.ts'
import { isBig } from './about.ts'
import { actorsOf, ownersOf } from './actors.ts'
import type { Amount } from './amounts.ts'
import type { Clause } from './clauses.ts'
import { putClaim } from './drafts.ts'
import { PAPER_UNITS, readNamedPapers, readSignedList } from './papers.ts'
import type { When } from './reading.ts'
import type { ReaderState, Scene } from './state.ts'
import { othersIn } from './third-countries.ts'
import { datelineEnd, MARK, NUMBER, type Token } from './tokens.ts'
import type { Trigger } from './triggers.ts'
import { whenOf } from './when.ts'

const LEADING = new Set('and but while yet so whereas though although or и но а'.split(' '))

const WAS_WRONG =
  /\b(?:we wrote|we reported|we said|we printed|article|box on page|was dated|print run|earlier version|report of)\b/i

const AS_GOAL = /\b(?:goal|targets?|aim|objective|spoke of|speaks of|mark of)\b|цел(?:ь|ью|и)\b/i

export function readClause(
  state: ReaderState,
  clause: Clause,
  scene: Scene,
  clauses: readonly Clause[],
  speaker: { entity: string | null; party: string | null } | null,
): void {
  const { tokens } = scene
  const { trigger } = clause
  let { first, last } = clause
  while (
    first < last &&
    (tokens[first]!.kind === MARK
      ? !/^[$€£«“"(]$/.test(tokens[first]!.low)
      : LEADING.has(tokens[first]!.low))
  )
    first++
  while (last > first && tokens[last]!.kind === MARK && !/^[)%]$/.test(tokens[last]!.low)) last--
  const isTalks = trigger?.act === 'met' && trigger.modality === 'fact'
  const amounts = clause.amounts
    .filter(({ unit, last }) => !(isTalks && unit === 'days' && tokens[last + 1]?.low === 'of'))
    .map(({ value, unit, qualifier }) => ({ value, unit, qualifier }))
  // “have agreed as follows” only opens the list
  if (
    trigger?.act === 'agreed' &&
    /^as follows\b/.test(
      tokens
        .slice(trigger.last + 1, trigger.last + 3)
        .map(({ low }) => low)
        .join(' '),
    )
  )
    return
  if (readNamedPapers(state, scene, clause, trigger, speaker)) return
  if (trigger === null) {
    readFigure(state, scene, clause, first, last, amounts, speaker)
    return
  }
  let act: Act = trigger.act ?? 'voiced'
  let { modality } = trigger
  if (modality === 'wish' && (trigger.isFrame || isExhorted(tokens, clause, trigger)))
    act = 'voiced'
  if (
    act === 'met' &&
    modality === 'fact' &&
    trigger.isNominal === false &&
    !isMeeting(scene, clause)
  )
    return
  if (
    trigger.isFrame &&
    /^(?:i|my)$/.test(tokens[trigger.first - 1]?.low ?? '') &&
    modality === 'commitment'
  )
    modality = 'intention'
  const isTimetable =
    modality === 'fact' &&
    /(?:s|es)$/.test(tokens[trigger.first]!.low) &&
    !isPastForm(tokens[trigger.first - 1]?.low ?? '') &&
    scene.dates.some(
      (date) =>
        date.first > trigger.last &&
        date.first <= clause.last &&
        state.today !== null &&
        date.earliest > state.today,
    )
  if (isTimetable) {
    modality = 'commitment'
    if (act === 'in-force') act = 'agreed'
  }
  // “did not exceed 1.2 million”: a figure with a ceiling
  if (act === 'reported' && modality === 'denial' && amounts.some(isCeiling)) {
    const low = tokens[trigger.last]!.low
    if (/^exceed/.test(low)) modality = 'fact'
  }
  // “expect trade to come to 7.05 billion”: an expected figure
  if (
    /^(?:expect|forecast|project|predict|anticipat)/.test(tokens[trigger.first]!.low) &&
    amounts.some((amount) => /^[A-Z]{3}$/.test(amount.unit) || amount.unit === 'percent')
  )
    act = 'reported'
  const papers = scene.mentions.filter(
    (mention) =>
      mention.kind === 'instrument' && mention.first >= clause.first && mention.last <= clause.last,
  )
  const when = whenOf(state, scene, clause, act, modality, clauses)
  state.byIsNamed = false
  const others = othersIn(state, scene, clause)
  const by =
    act === 'reported'
      ? []
      : actorsOf(state, scene, clause, trigger, act, modality, speaker, others)
  if (state.isCorrection && modality === 'fact' && WAS_WRONG.test(scene.text)) modality = 'denial'
  const common = {
    scene,
    act,
    modality,
    by,
    saidBy: speaker?.entity ?? null,
    when,
    confidence: trigger.isFrame ? 0.6 : 0.75,
    others: others.codes,
    isOthers: others.isAlone,
  }
  if (act === 'signed' && readSignedList(state, scene, clause, papers, common, amounts)) return
  const lead = leadOf(scene, clause, first)
  const paper =
    papers.find((one) => one.entity !== null) ??
    papers[0] ??
    (lead === null
      ? undefined
      : scene.mentions.find(
          (one) => one.kind === 'instrument' && one.first >= lead.first && one.last <= lead.last,
        ))
  const draft = putClaim(state, {
    ...common,
    first,
    last,
    amounts,
    instrument: paper?.entity ?? null,
    hasPaper: paper !== undefined,
    byIsNamed: state.byIsNamed,
    isFallback: trigger.isFallback === true,
    ...(lead === null
      ? {}
      : { lead: state.plain.plain.slice(tokens[lead.first]!.start, tokens[lead.last]!.end) }),
  })
  if (act === 'signed' && modality === 'fact' && when !== null) state.signedOn = when
  if (act === 'started' || act === 'delivered' || act === 'signed')
    readLateness(state, scene, clause, by, when)
  if (tokens.at(-1)?.low === ':' && draft !== null) state.listOf = draft
}

function isCeiling({ qualifier }: Amount): boolean {
  return qualifier === 'up-to'
}

function isPastForm(low: string): boolean {
  return /^(?:was|were|had|has|have|been)$/.test(low)
}

/** “should publish”, “ought to report”: a demand, whatever the deed. */
function isExhorted(tokens: readonly Token[], clause: Clause, trigger: Trigger): boolean {
  for (let k = trigger.last; k >= clause.first && trigger.last - k < 6; k--)
    if (/^(?:should|must|ought)$/.test(tokens[k]!.low)) return true
  return false
}

const HELPS =
  /^(?:is|are|was|were|has|have|had|will|would|shall|can|could|may|might|must|should|still|also|now)$/

/** “The agreement, signed in May, | is expected to …”: the subject before the insertion, else null. */
function leadOf(
  { tokens }: Scene,
  clause: Clause,
  first: number,
): { first: number; last: number } | null {
  if (clause.trigger === null || clause.first === 0) return null
  const opens = HELPS.test(tokens[first]!.low) || clause.trigger.first === first
  if (!opens) return null
  const from = datelineEnd(tokens)
  let last = from
  while (last < clause.first && tokens[last]!.kind !== MARK && last - from < MOST_OF_LEAD) {
    if (
      last > from &&
      (HELPS.test(tokens[last]!.low) || /^(?:which|who|that)$/.test(tokens[last]!.low))
    )
      break
    last++
  }
  return last > from && last < clause.first ? { first: from, last: last - 1 } : null
}

const MOST_OF_LEAD = 14

function isMeeting(scene: Scene, clause: Clause): boolean {
  // People or bodies meet, not demands.
  const people = scene.mentions.filter(
    (mention) =>
      mention.kind !== 'instrument' && mention.first >= clause.first && mention.last <= clause.last,
  )
  if (people.length > 0) return true
  for (let i = clause.first; i <= clause.last; i++)
    if (
      /^(?:ministers?|president|leaders?|delegations?|sides|commission|session|talks|conference|forum|officials|leader|group|meeting|summit|round|consultations|chancellor|premier|ambassador|envoy|встреч|встрет|перегов|заседани|сесси|форум|саммит|визит|консультац|министр)/.test(
        scene.tokens[i]!.low,
      )
    )
      return true
  return false
}

/** “… began, 246 days after the date fixed”, “opened eleven months late”: the delay is a claim of its own. */
function readLateness(
  state: ReaderState,
  scene: Scene,
  clause: Clause,
  by: readonly string[],
  when: When | null,
): void {
  const { tokens } = scene
  for (let i = clause.first + 1; i <= clause.last; i++) {
    const { low } = tokens[i]!
    const isAfter =
      (low === 'after' &&
        [tokens[i + 2], tokens[i + 3]].some((token) =>
          /^(?:date|deadline|target|promised|planned|agreed|scheduled)$/.test(token?.low ?? ''),
        )) ||
      (low === 'later' && tokens[i + 1]?.low === 'than')
    if (
      !isAfter &&
      !(
        low === 'late' && /^(?:days|weeks|months|years|year|month|week)$/.test(tokens[i - 1]!.low)
      ) &&
      !(low === 'behind' && tokens[i + 1]?.low === 'schedule')
    )
      continue
    let first = i - 1
    while (
      first > clause.first &&
      i - first < 5 &&
      tokens[first - 1]!.kind !== MARK &&
      !/^(?:opened|began|started|completed|signed|came|ran)$/.test(tokens[first - 1]!.low)
    )
      first--
    const isCounted = scene.tokens
      .slice(first, i)
      .some((token) => token.kind === NUMBER || token.low in state.rules.time.numbers)
    if (!isCounted) continue
    let last = isAfter ? clause.last : i
    while (last > i && tokens[last]!.kind === MARK) last--
    const amounts = scene.amounts
      .filter((amount) => amount.first >= first && amount.last <= i)
      .map(({ value, unit, qualifier }) => ({ value, unit, qualifier }))
    putClaim(state, {
      scene,
      first,
      last,
      act: 'delayed',
      modality: 'fact',
      by,
      saidBy: null,
      amounts,
      when,
      instrument: null,
      hasPaper: false,
      confidence: 0.6,
    })
    return
  }
}

/** A clause that gives figures and shows no act. */
function readFigure(
  state: ReaderState,
  scene: Scene,
  clause: Clause,
  first: number,
  last: number,
  amounts: readonly Amount[],
  speaker: { entity: string | null; party: string | null } | null,
): void {
  const { tokens } = scene
  const real = amounts.filter((amount) => !/^count:/.test(amount.unit) || amount.value >= 3)
  if (real.length === 0) return
  if (
    clause.amounts.every((amount) => amount.unit === 'days' || amount.unit === 'hours') &&
    !hasVerb(tokens, clause)
  )
    return
  const isDenied = clauseHas(tokens, clause, 'not') && /\bnot the\b/.test(scene.text)
  let modality: Modality = isDenied ? 'denial' : 'fact'
  if (state.isCorrection && WAS_WRONG.test(scene.text)) modality = 'denial'
  const low = scene.text.toLowerCase()
  if (/\b(?:could|might|potential)\b|\bmay [a-z]/.test(low) && !/\bMay [a-z]/.test(scene.text))
    modality = 'wish'
  if (/\b(?:did|does|has|have|had) not (?:reach|attain|come|pass|rise|hit)/.test(low))
    modality = 'denial'
  let act: Act = 'reported'
  const isMoney = amounts.some((amount) => isBig(amount))
  const isPaper = amounts.some((amount) => PAPER_UNITS.has(amount.unit))
  if (isPaper && modality === 'fact') act = 'signed'
  else if (isMoney && modality === 'fact' && AS_GOAL.test(scene.text)) {
    act = 'voiced'
    modality = 'intention'
  }
  const due = scene.dates.find(
    (date) =>
      date.first >= clause.first &&
      date.last <= clause.last &&
      (date.relation === 'by' || date.relation === 'within'),
  )
  if (act === 'reported' && due !== undefined && state.today !== null && due.latest > state.today) {
    const before = state.drafts.at(-1)
    const isSame =
      before !== undefined &&
      before.paragraph === scene.paragraph &&
      (before.modality === 'commitment' || before.modality === 'intention')
    act =
      isSame && before.act !== 'met'
        ? before.act === 'started'
          ? 'delivered'
          : before.act
        : 'voiced'
    modality = 'intention'
  }
  const when = whenOf(state, scene, clause, act, modality, [])
  const by = act === 'reported' ? [] : ownersOf(state, scene, clause, speaker)
  const others = othersIn(state, scene, clause).codes
  putClaim(state, {
    scene,
    first,
    last,
    act,
    modality,
    by,
    saidBy: speaker?.entity ?? null,
    amounts,
    when,
    instrument: null,
    hasPaper: false,
    confidence: 0.65,
    others,
  })
}

export function clauseHas(tokens: readonly Token[], clause: Clause, word: string): boolean {
  for (let i = clause.first; i <= clause.last; i++) if (tokens[i]!.low === word) return true
  return false
}

function hasVerb(tokens: readonly Token[], clause: Clause): boolean {
  for (let i = clause.first; i <= clause.last; i++)
    if (
      /^(?:is|are|was|were|has|have|had|takes?|took|lasts?|lasted|costs?|lost|loses?|stayed|fell|rose|reached|averages?|averaged|stands?|stood|came|comes|runs?|ran|employs?|waits?|needs?|needed|moved|составил[аио]?|занимает)$/.test(
        tokens[i]!.low,
      ) ||
      /ed$/.test(tokens[i]!.low)
    )
      return true
  return false
}
