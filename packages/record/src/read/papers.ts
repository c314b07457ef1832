/** Papers signed one by one: lists of treaties and memoranda, each a claim of its own. */

import type { Act } from '../acts.ts'
import { subjectParties } from './actors.ts'
import type { Amount } from './amounts.ts'
import type { Clause } from './clauses.ts'
import { putClaim } from './drafts.ts'
import type { Found } from './mentions.ts'
import { instrumentFor } from './paper-names.ts'
import type { When } from './reading.ts'
import type { Draft, Push, ReaderState, Scene } from './state.ts'
import { MARK, type Token, WORD } from './tokens.ts'
import type { Trigger } from './triggers.ts'
import { whenOf } from './when.ts'

const NAMING =
  /^(?:named|listed|cited|mentioned|highlighted|recalled|noted|welcomed|announced|stressed|underlined|pointed|outlined|reviewed|discussed)$/

const PAPER_PLURAL =
  /^(?:memoranda|memorandums|mous|agreements|treaties|protocols|documents|papers|contracts|arrangements|меморандумы|соглашения|документы)$/

const PAPER_NOUN = /^(?:memorand|mou|agreement|treat|protocol|document|paper|contract|arrangement)/

export const PAPER_UNITS = new Set(
  'memorandum agreement document deal mou treaty contract paper accord protocol'
    .split(' ')
    .map((noun) => `count:${noun}`),
)

/** What follows a list’s introduction: each item is a paper of its own. */
/** Written as a title: most of its longer words are capital. */
function isTitle(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind, text }) => kind === WORD && text.length > 3)
  return (
    tokens[0]!.isCapital && words.filter(({ isCapital }) => isCapital).length * 2 > words.length
  )
}

/** Under “the following documents were signed:” each short item is a paper, whatever it is called. */
function readUnnamedItem(state: ReaderState, scene: Scene, list: Draft): boolean {
  const { tokens } = scene
  let first = 0
  while (first < tokens.length && (tokens[first]!.kind === MARK || tokens[first]!.text.length < 2))
    first++
  let last = tokens.length - 1
  while (last > first && tokens[last]!.kind === MARK && tokens[last]!.low !== ')') last--
  if (list.act !== 'signed' || last - first < 1 || last - first > 40) return false
  if (!isTitle(tokens.slice(first, last + 1))) return false
  const words = state.plain.plain.slice(tokens[first]!.start, tokens[last]!.end)
  putClaim(state, {
    scene,
    first,
    last,
    act: list.act,
    modality: list.modality,
    by: list.by,
    saidBy: list.saidBy,
    amounts: [],
    when: list.when,
    instrument: instrumentFor(words, null, state.gazetteer),
    hasPaper: true,
    isItem: true,
    confidence: 0.7,
  })
  return true
}

export function readListItem(state: ReaderState, scene: Scene, list: Draft): boolean {
  const paper = scene.mentions.find((mention) => mention.kind === 'instrument')
  const { tokens } = scene
  if (paper === undefined || paper.first > 4) return readUnnamedItem(state, scene, list)
  let last = tokens.length - 1
  while (last > paper.last && tokens[last]!.kind === MARK && tokens[last]!.low !== ')') last--
  putClaim(state, {
    scene,
    first: paper.first,
    last,
    act: list.act,
    modality: list.modality,
    by: list.by,
    saidBy: list.saidBy,
    amounts: [],
    when: list.when,
    instrument: paper.entity,
    hasPaper: true,
    confidence: 0.85,
  })
  return true
}

/** “The session ended with memoranda on A, B and C”: papers named as there are papers signed. */
export function readNamedPapers(
  state: ReaderState,
  scene: Scene,
  clause: Clause,
  trigger: Trigger | null,
  speaker: { entity: string | null; party: string | null } | null,
): boolean {
  const isNaming = trigger?.isFrame === true && NAMING.test(scene.tokens[trigger.first]!.low)
  if (trigger !== null && !isNaming && (trigger.act === 'signed' || trigger.modality !== 'fact'))
    return false
  const papers = scene.mentions.filter(
    (mention) =>
      mention.kind === 'instrument' && mention.first >= clause.first && mention.last <= clause.last,
  )
  const when = whenOf(state, scene, clause, 'signed', 'fact', [])
  const common = {
    scene,
    act: 'signed' as const,
    modality: 'fact' as const,
    by: [...state.gazetteer.codes],
    saidBy: speaker?.entity ?? null,
    when,
    confidence: 0.55,
  }
  const hasTrigger =
    trigger !== null &&
    !isNaming &&
    trigger.act !== 'met' &&
    trigger.act !== 'ended' &&
    trigger.act !== 'delivered'
  if (hasTrigger) return false
  if (papers.length >= 3) return readSignedList(state, scene, clause, papers, common, [])
  if (papers.length === 2) return false
  return readSignedList(state, scene, clause, [], common, [])
}

/** Papers signed one by one: “a treaty on extradition, a transit agreement”, “memoranda on A, B and C”. */
export function readSignedList(
  state: ReaderState,
  scene: Scene,
  clause: Clause,
  papers: readonly Found[],
  common: Omit<Push, 'first' | 'last' | 'amounts' | 'instrument' | 'hasPaper'>,
  amounts: readonly Amount[],
): boolean {
  const { tokens } = scene
  if (papers.length >= 2 && amounts.length === 0) {
    for (const paper of papers) {
      const article = /^(?:a|an|the)$/.test(tokens[paper.first - 1]?.low ?? '') ? 1 : 0
      putClaim(state, {
        ...common,
        first: paper.first - article,
        last: paper.last,
        amounts: [],
        instrument: paper.entity,
        hasPaper: true,
      })
    }
    return true
  }
  const named = papers.length < 2 && amounts.length === 0 ? singlePapers(tokens, clause) : []
  if (named.length >= 2) {
    for (const [first, last] of named) {
      const words = state.plain.plain.slice(tokens[first]!.start, tokens[last]!.end)
      putClaim(state, {
        ...common,
        first,
        last,
        amounts: [],
        instrument: instrumentFor(words, null, state.gazetteer),
        hasPaper: true,
        isItem: true,
      })
    }
    return true
  }
  // memoranda on petroleum, mining and geosciences, on maritime affairs and on railways
  const plural = tokens.findIndex(
    (token, i) =>
      i >= clause.first &&
      i <= clause.last &&
      /^(?:memoranda|memorandums|mous|agreements|treaties|protocols|меморандумы|соглашения)$/.test(
        token.low,
      ),
  )
  if (plural < 0 || amounts.some((amount) => !amount.unit.startsWith('count:'))) return false
  const at = listStart(scene, plural, clause.last)
  if (at === null) return false
  const items: [number, number][] = []
  let start = at + 1
  for (let i = at + 1; i <= clause.last + 1; i++) {
    const token = tokens[i]
    const isEnd = i > clause.last || token === undefined
    const parts =
      isEnd || token.low === ',' || token.low === 'and' || token.low === ';' || token.low === 'и'
    const stops =
      !isEnd &&
      (token.low === '.' ||
        /^(?:with|at|during|between|after|before|which|today|yesterday)$/.test(token.low) ||
        scene.dates.some((date) => date.first === i))
    if (!parts && !stops) continue
    if (i > start) items.push([start, i - 1])
    if (stops) break
    start = i + 1
    while (/^(?:on|in|and|,|for|the)$/.test(tokens[start]?.low ?? '')) start++
    i = Math.max(i, start - 1)
  }
  if (items.length < 2) return false
  const total = amounts.find((amount) => PAPER_UNITS.has(amount.unit))
  if (total !== undefined)
    putClaim(state, {
      ...common,
      first: clause.first,
      last: plural,
      amounts: [total],
      instrument: null,
      hasPaper: true,
    })
  for (const [first, last] of items) {
    const words = state.plain.plain.slice(tokens[first]!.start, tokens[last]!.end)
    putClaim(state, {
      ...common,
      first,
      last,
      amounts: [],
      instrument: instrumentFor(words, 'mou', state.gazetteer),
      hasPaper: true,
      isItem: true,
    })
  }
  return true
}

/**
 * A sentence that lists four papers or more, whatever its verb: “agreements on A and B, a treaty on C,
 * memoranda on D, E and F”. Null where there is no such list; else the last token of it.
 */
export function readPaperList(
  state: ReaderState,
  scene: Scene,
  speaker: { entity: string | null; party: string | null } | null,
): { first: number; last: number } | null {
  const { tokens, mentions, dates } = scene
  const items: { first: number; last: number; instrument: string | null }[] = []
  let inGroup = false
  let start = -1
  const close = (end: number) => {
    let first = start
    while (first < end && /^(?:on|in|and|the|for|also|,|;|to|about)$/.test(tokens[first]!.low))
      first++
    let last = end - 1
    while (last > first && tokens[last]!.kind === MARK) last--
    if (
      start >= 0 &&
      last >= first &&
      last - first < 9 &&
      tokens[first]!.kind !== MARK &&
      !PAPER_NOUN.test(tokens[first]!.low)
    ) {
      const words = state.plain.plain.slice(tokens[first]!.start, tokens[last]!.end)
      items.push({ first, last, instrument: instrumentFor(words, 'mou', state.gazetteer) })
    }
    start = -1
  }
  for (let i = 0; i < tokens.length; i++) {
    const paper = mentions.find((mention) => mention.kind === 'instrument' && mention.first === i)
    if (paper !== undefined) {
      if (inGroup) close(i)
      inGroup = false
      const article = /^(?:a|an|the)$/.test(tokens[i - 1]?.low ?? '') ? 1 : 0
      items.push({ first: i - article, last: paper.last, instrument: paper.entity })
      i = paper.last
      continue
    }
    const { low } = tokens[i]!
    if (PAPER_PLURAL.test(low)) {
      if (inGroup) close(i)
      const at = listStart(scene, i, tokens.length - 1)
      inGroup = at !== null && at - i <= 12
      if (inGroup) {
        start = at! + 1
        i = at!
      }
      continue
    }
    if (!inGroup) continue
    if (low === ',' || low === ';' || low === 'and' || low === 'и') {
      close(i)
      start = i + 1
    } else if (
      low === '.' ||
      /^(?:which|that|was|were|is|are|has|have|had|will|would|said|he|she|it|they|but|while)$/.test(
        low,
      ) ||
      dates.some((date) => date.first === i)
    ) {
      close(i)
      inGroup = false
    }
  }
  if (inGroup) close(tokens.length)
  if (
    items.length < 4 ||
    tokens.slice(0, items[0]!.first).some((token) => /^(?:not|no|should|without)$/.test(token.low))
  )
    return null
  const date = dates.find((one) => one.relation === 'on') ?? null
  const when: When | null =
    date === null
      ? state.signedOn
      : { earliest: date.earliest, latest: date.latest, role: 'happened' }
  const named = subjectParties(state, scene, 0, items[0]!.first)
  const by = named.length > 1 ? named : [...state.gazetteer.codes]
  for (const { first, last, instrument } of items)
    putClaim(state, {
      scene,
      first,
      last,
      act: 'signed',
      modality: 'fact',
      by,
      saidBy: speaker?.entity ?? null,
      amounts: [],
      when,
      instrument,
      hasPaper: true,
      isItem: true,
      confidence: 0.6,
    })
  return { first: items[0]!.first, last: items.at(-1)!.last }
}

/** The word after which a list of subjects begins: “on”, “in”, “including”, a colon. */
function listStart(
  { tokens, mentions, dates }: Scene,
  plural: number,
  last: number,
): number | null {
  for (let at = plural + 1; at <= last && at - plural < 14; at++) {
    const { low } = tokens[at]!
    const next = tokens[at + 1]?.low ?? ''
    if (/^(?:with|between|worth|after|before|which|while|but)$/.test(low)) return null
    const isOpening =
      /^(?:on|in|cover|covers|covered|covering|include|includes|included|including|span|spanned|spanning|touched|concern|concerned|about|concerning|namely|:|о|об|по|в)$/.test(
        low,
      ) ||
      (low === 'for' && at === plural + 1)
    const isSuch = (low === 'such' && next === 'as') || (low === 'among' && next === 'them')
    if (!isOpening && !isSuch) continue
    const from = isSuch ? at + 2 : at + 1
    // “in fields such as”, “in the areas of”
    if (
      /^(?:the )?(?:fields?|areas?|spheres?|sectors?)$/.test(
        `${/^the$/.test(tokens[from]?.low ?? '') ? 'the ' : ''}${tokens[/^the$/.test(tokens[from]?.low ?? '') ? from + 1 : from]?.low ?? ''}`,
      )
    )
      continue
    const isElsewhere =
      mentions.some(
        (mention) =>
          mention.first === from && (mention.kind === 'place' || mention.kind === 'country'),
      ) || dates.some((date) => date.first === at || date.first === from)
    if (
      isElsewhere ||
      (/^(?:the|his|her|their|its|this|that)$/.test(tokens[from]?.low ?? '') &&
        /^(?:presence|capital|course|sidelines|margins|visit|day|same|first|occasion|talks|framework)$/.test(
          tokens[from + 1]?.low ?? '',
        ))
    )
      continue
    return isSuch ? at + 1 : at
  }
  return null
}

/** “an extradition treaty and a fisheries pact”: each with its article. */
function singlePapers(tokens: readonly Token[], clause: Clause): [number, number][] {
  const found: [number, number][] = []
  for (let i = clause.first; i <= clause.last; i++) {
    if (!/^(?:a|an)$/.test(tokens[i]!.low)) continue
    for (let k = i + 1; k <= clause.last && k - i <= 5; k++) {
      const { low, kind } = tokens[k]!
      if (kind === MARK || /^(?:and|on|of|for|in|with|by)$/.test(low)) break
      if (!PAPER_NOUN.test(low) && !/^(?:pact|accord|plan|roadmap|declaration|deal)$/.test(low))
        continue
      let last = k
      if (/^(?:on|for|of)$/.test(tokens[k + 1]?.low ?? ''))
        while (
          last < clause.last &&
          last - k < 7 &&
          tokens[last + 1]!.kind !== MARK &&
          !/^(?:and|with|at|by|in|during|was|were|today|yesterday)$/.test(tokens[last + 1]!.low)
        )
          last++
      found.push([i, last])
      i = last
      break
    }
  }
  return found
}

/** “The protocol was signed”, “it was signed”, “the cabinet endorsed it”: the paper spoken of last. */
export function paperSpokenOf(
  state: ReaderState,
  words: string,
  paragraph: number,
  act: Act,
): string | null {
  const kind =
    /^(?:the|this|that)?\s*(?:first |same |new )?(agreement|protocol|treaty|contract|memorandum|declaration|text|document|it)\b/i
      .exec(words)?.[1]
      ?.toLowerCase()
  const last = state.papers.at(-1)
  const isAtWork = act === 'prepared' || act === 'drafted' || act === 'approved'
  if (kind === undefined) {
    const isObject =
      /\b(?:approved|endorsed|adopted|ratified|signed|initialled|laid|submitted|tabled|sent|passed|backed) it\b/i.test(
        words,
      )
    return isObject && last?.paragraph === paragraph ? last.id : null
  }
  if (kind === 'it' || kind === 'text' || kind === 'document')
    return isAtWork && last?.paragraph !== paragraph ? null : (last?.id ?? null)
  const wanted = kind === 'memorandum' ? 'mou' : kind
  return state.papers.findLast((paper) => paper.kind === wanted)?.id ?? null
}
