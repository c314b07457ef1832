/**
 * Names in a text: people, institutions, countries, places and instruments.
 *
 * Known names are found by walking the gazetteer’s trie, the longest first; people it does not know by a
 * title or a post before capitals; papers by their kind and subject.
 */

import type { Entry, Gazetteer, MentionKind } from './gazetteer.ts'
import { editDistance, keyOf, romanised, skeletonOf } from './names.ts'
import { MARK, NUMBER, type Token, WORD } from './tokens.ts'

export interface Found {
  /** Tokens `[first, last]` of the sentence. */
  readonly first: number
  readonly last: number
  readonly kind: MentionKind
  entity: string | null
  /** Party it counts for. */
  readonly party: string | null
  readonly post: string | null
}

/** What a document has named so far. */
export interface Named {
  readonly people: Set<string>
  readonly surnames: Map<string, string | null>
  readonly parties: Set<string>
}

const TITLES = new Set(
  'mr mrs ms dr prof professor sir dame lord lady h.e captain general lt col madam ambassador minister president chancellor premier treasurer secretary senator governor mayor deputy speaker director chairman chairwoman chair commissioner г-н г-жа президент министр посол премьер-министр премьер глава'.split(
    ' ',
  ),
)
/** Words that are capital only because they open a sentence. */
const STARTERS = new Set(
  'the a an this that these those his her its their our my every each no on in at by for of to as and but if when while since after before from with it he she they we i once under among there'.split(
    ' ',
  ),
)
const HONORIFICS = new Set(
  'mr mrs ms dr prof sir dame lord lady h.e captain general lt madam г-н г-жа'.split(' '),
)
const PARTICLES = new Set('ul al bin ibn de van von der la le el ur'.split(' '))
const PAPER = new Map<string, string>(
  Object.entries({
    agreement: 'agreement',
    treaty: 'treaty',
    memorandum: 'mou',
    mou: 'mou',
    protocol: 'protocol',
    contract: 'contract',
    declaration: 'declaration',
    plan: 'action-plan',
    roadmap: 'roadmap',
    letter: 'mou',
    accord: 'agreement',
    pact: 'agreement',
    convention: 'agreement',
    charter: 'agreement',
    loan: 'agreement',
    соглашение: 'agreement',
    договор: 'treaty',
    меморандум: 'mou',
    протокол: 'protocol',
    декларация: 'declaration',
    контракт: 'contract',
  }),
)
const PAPER_KEYS = new Map([...PAPER].map(([word, kind]) => [keyOf(word), kind]))
const SUBJECT_STARTS = new Set(['on', 'of', 'for', 'о', 'об', 'по'])
const SUBJECT_STOPS = new Set(
  'which that who was were is are has have had will would signed between with by at from after before under until since in and but as to into also if when while not no now can could may should must than и в во на от с к до за пока не при между'.split(
    ' ',
  ),
)
const BODY_NOUNS =
  /^(?:банка?|министерств[оа]|университета?|ministry|bank|university|institute|council|commission|committee|authority|agency|chamber|corporation|company|office|centre|center|service|college|museum|fund|foundation|association|union|board|department|trust|house|group|airlines?|railways?|academy|court|assembly|parliament|senate|division|bureau|watch|pictures|lines)$/

/** Finds the names in a sentence. `named` grows. */
export function mentionsIn(
  tokens: readonly Token[],
  gazetteer: Gazetteer,
  named: Named,
  isHeadline: boolean,
  from: number,
): Found[] {
  const found: Found[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    if (token.kind === MARK) {
      i++
      continue
    }
    const known = walk(tokens, i, gazetteer, named)
    if (known !== null) {
      const body =
        (known.kind === 'place' || known.kind === 'country') &&
        tokens[known.last + 1]?.isCapital === true
          ? bodyAt(tokens, i, isHeadline || i < from)
          : null
      if (body !== null && body.last > known.last) {
        found.push(body)
        i = body.last + 1
        continue
      }
      found.push(known)
      remember(known, tokens, named)
      i = known.last + 1
      continue
    }
    const paper = paperAt(tokens, i, gazetteer)
    if (paper !== null) {
      found.push(paper)
      i = paper.last + 1
      continue
    }
    const other = token.isCapital
      ? (personAt(tokens, i, gazetteer, isHeadline) ??
        bodyAt(tokens, i, isHeadline || i < from) ??
        placeAt(tokens, i, gazetteer))
      : null
    if (other !== null) {
      found.push(other)
      remember(other, tokens, named)
      i = other.last + 1
      continue
    }
    i++
  }
  return found.map((one) =>
    one.kind === 'person' ? { ...one, post: one.post ?? postAround(tokens, one) } : one,
  )
}

function remember(one: Found, tokens: readonly Token[], named: Named): void {
  if (one.party !== null) named.parties.add(one.party)
  if (one.kind !== 'person') return
  if (one.entity !== null) named.people.add(one.entity)
  if (one.last > one.first) named.surnames.set(keyOf(tokens[one.last]!.text), one.entity)
}

/** The longest known name that begins at `i`. */
function walk(
  tokens: readonly Token[],
  i: number,
  gazetteer: Gazetteer,
  named: Named,
): Found | null {
  let node = gazetteer.root
  let best: Found | null = null
  for (let at = i; at < tokens.length && at - i < 14; at++) {
    const token = tokens[at]!
    if (token.kind === MARK) {
      // Dashes and commas inside a name count for nothing; sentence marks end it.
      if (at > i && /^[–—\-/&.']$/.test(token.low)) continue
      break
    }
    const next = node.next.get(keyOf(token.text))
    if (next === undefined) break
    node = next
    if (node.entries.length === 0) continue
    const entry = choose(node.entries, tokens, i, at, gazetteer, named)
    if (entry !== null)
      best = {
        first: i,
        last: at,
        kind: entry.kind,
        entity: entry.entity,
        party: entry.party,
        post: null,
      }
  }
  return best
}

function choose(
  entries: readonly Entry[],
  tokens: readonly Token[],
  first: number,
  last: number,
  gazetteer: Gazetteer,
  named: Named,
): Entry | null {
  const words = tokens.slice(first, last + 1)
  const isPaper = (entry: Entry) => entry.kind === 'instrument'
  const fitting = entries.filter((entry) => {
    if (entry.exact !== null) return words.map((word) => word.text).join('') === entry.exact
    if (isPaper(entry)) return last > first
    if (
      !words[0]!.isCapital &&
      !(entry.kind === 'institution' && words.some((word) => word.isCapital))
    )
      return false
    if (words.length === 1 && words[0]!.text.length < 3) return false
    if (entry.kind === 'person' && entry.isShort)
      return supportsSurname(entry, tokens, first, named)
    return true
  })
  if (fitting.length <= 1) return fitting[0] ?? null
  const instrument = fitting.find(isPaper)
  if (instrument !== undefined) return instrument
  // The party named beside it, then the one named last in the text, decides between namesakes.
  const beside = partyBeside(tokens, first, last, gazetteer)
  const same = fitting.filter((entry) => entry.kind === fitting[0]!.kind)
  if (beside !== null) {
    const own = same.find((entry) => entry.party === beside)
    if (own !== undefined) return own
  }
  // “X port” is the port, “X” the city.
  const country = fitting.find((entry) => entry.kind === 'country')
  if (country !== undefined) return country
  const whole = same.filter((entry) => !entry.isShort)
  if (whole.length > 0) return whole[0]!
  if (same[0]!.kind === 'person')
    return same.find((entry) => named.people.has(entry.entity ?? '')) ?? null
  const lastParty = [...named.parties].filter((code) => gazetteer.codes.includes(code)).at(-1)
  return (
    same.find((entry) => entry.party === lastParty) ?? { ...same[0]!, entity: null, party: null }
  )
}

function supportsSurname(
  entry: Entry,
  tokens: readonly Token[],
  first: number,
  named: Named,
): boolean {
  const token = tokens[first]!
  if (!token.isCapital) return false
  const known = named.surnames.get(keyOf(token.text))
  if (known !== undefined) return known === entry.entity
  const next = tokens[first + 1]
  if (next?.isCapital === true && next.kind === WORD && known === undefined) return false
  // A first name before it that is not his makes it another person.
  const before = tokens[first - 1]
  if (before?.isCapital === true && before.kind === WORD && !TITLES.has(before.low)) return false
  if (before !== undefined && TITLES.has(before.low)) return true
  const after = tokens[first + 1]
  if (after?.isCapital === true && after.kind === WORD) return false
  return named.people.has(entry.entity ?? '')
}

/** The party of “of X” after, or of an adjective before. */
function partyBeside(
  tokens: readonly Token[],
  first: number,
  last: number,
  gazetteer: Gazetteer,
): string | null {
  for (let k = last + 1; k <= last + 4 && k < tokens.length; k++) {
    const { low } = tokens[k]!
    if (low === 'of' || low === 'in') continue
    const code = gazetteer.adjectives.get(keyOf(tokens[k]!.text))
    if (code !== undefined && (tokens[k - 1]!.low === 'of' || tokens[k - 1]!.low === 'in'))
      return code
    if (low !== 'the') break
  }
  for (let k = first - 1; k >= first - 3 && k >= 0; k--) {
    if (tokens[k]!.kind === MARK && tokens[k]!.low !== "'s" && tokens[k]!.low !== '’s') break
    const code = gazetteer.adjectives.get(keyOf(tokens[k]!.text))
    if (code !== undefined) return code
  }
  return null
}

/** A person by a title before capitals, or by a name that sounds like one of the pack’s. */
function personAt(
  tokens: readonly Token[],
  i: number,
  gazetteer: Gazetteer,
  isHeadline: boolean,
): Found | null {
  const token = tokens[i]!
  const isByline = i === 1 && tokens[0]!.low === 'by'
  if (
    token.kind !== WORD ||
    TITLES.has(token.low) ||
    STARTERS.has(token.low) ||
    (isHeadline && !isByline)
  )
    return null
  let last = i
  while (last + 1 < tokens.length && last - i < 5) {
    const next = tokens[last + 1]!
    if (next.kind !== WORD) break
    if (next.isCapital && !TITLES.has(next.low)) last++
    else if (PARTICLES.has(next.low) && tokens[last + 2]?.isCapital === true) last += 2
    else break
  }
  const title = titleBefore(tokens, i)
  const surname = tokens[last]!
  if (last > i) {
    const candidates = gazetteer.surnameSkeletons.get(skeletonOf(surname.text)) ?? []
    for (const { entry, first, name } of candidates) {
      if (skeletonOf(first)[0] !== skeletonOf(token.text)[0]) continue
      const own = romanised(keyOf(name.replaceAll(' ', '')))
      const there = romanised(
        keyOf(
          tokens
            .slice(i, last + 1)
            .map((word) => word.text)
            .join(''),
        ),
      )
      if (editDistance(own, there, 4) <= Math.max(2, Math.floor(own.length / 5)))
        return {
          first: i,
          last,
          kind: 'person',
          entity: entry.entity,
          party: entry.party,
          post: null,
        }
    }
  }
  if (title === null) return null
  if (last === i && title !== 'honorific') return null
  if (isUpper(surname.text) && surname.text.length > 3) return null
  if (BODY_NOUNS.test(surname.low)) return null
  return { first: i, last, kind: 'person', entity: null, party: null, post: null }
}

function isCyrillic(word: string): boolean {
  return /[\u0400-\u04ff]/.test(word)
}

/** Words that stand before a paper without saying what it is about. */
function isPlain(low: string): boolean {
  return SUBJECT_STOPS.has(low) || TITLES.has(low) || PARTICLES.has(low)
}

function isUpper(word: string): boolean {
  return word === word.toUpperCase()
}

/** Whether the words before a capital run make it a person. */
function titleBefore(tokens: readonly Token[], i: number): 'honorific' | 'post' | null {
  const before = tokens[i - 1]
  if (before === undefined) return null
  const low = before.low === '.' ? (tokens[i - 2]?.low ?? '') : before.low
  if (HONORIFICS.has(low)) return 'honorific'
  if (low === 'by' && i === 1) return 'post'
  if (TITLES.has(low)) return 'post'
  // “the chief executive, Jane Roe”, “trade minister Jane Roe”
  if (before.low === ',') {
    for (let k = i - 2; k >= 0 && k >= i - 10; k--) {
      const word = tokens[k]!
      if (word.kind === MARK) break
      if (TITLES.has(word.low) || word.low === 'executive' || word.low === 'member') return 'post'
    }
  }
  return null
}

/** A body that the pack does not know: capitals that end in, or begin with, the noun of a body. */
function bodyAt(tokens: readonly Token[], i: number, isHeadline: boolean): Found | null {
  if (isHeadline || STARTERS.has(tokens[i]!.low)) return null
  let last = i
  while (last + 1 < tokens.length && last - i < 7) {
    const next = tokens[last + 1]!
    if (next.kind === WORD && next.isCapital) last++
    else if (
      (next.low === 'of' || next.low === 'for' || next.low === 'and') &&
      tokens[last + 2]?.isCapital === true &&
      tokens[last + 2]!.kind === WORD
    )
      last += 2
    else break
  }
  if (last === i) return null
  const run = tokens.slice(i, last + 1)
  const at = run.findIndex((token) => BODY_NOUNS.test(token.low))
  if (at < 0) return null
  if (run.some((token) => token.low === 'and') && !/^ministry$/.test(run[0]!.low)) {
    // Two names joined by “and”: the first alone.
    const cut = run.findIndex((token) => token.low === 'and')
    if (at > cut) return null
    last = i + cut - 1
    if (last === i) return null
  }
  return { first: i, last, kind: 'institution', entity: null, party: null, post: null }
}

/** A place spelt another way than in the pack. */
function placeAt(tokens: readonly Token[], i: number, gazetteer: Gazetteer): Found | null {
  const token = tokens[i]!
  if (token.text.length < 5) return null
  // The first word of a sentence is capital anyway.
  const isCyrillic = /[\u0400-\u04ff]/.test(token.text)
  if (i === 0 && !isCyrillic) return null
  const skeleton = skeletonOf(token.text)
  const entry = skeleton.length >= 3 ? gazetteer.placeSkeletons.get(skeleton) : undefined
  if (entry === undefined) return null
  const own = romanised(keyOf(entry.name))
  const there = romanised(keyOf(token.text))
  if (editDistance(own, there, 3) > (own.length > 6 ? 3 : 2) || own[0] !== there[0]) return null
  return { first: i, last: i, kind: 'place', entity: entry.entity, party: entry.party, post: null }
}

/** “a treaty on extradition”, “Visa Waiver Agreement”, “memorandum on a train ferry”, “trade roadmap”. */
function paperAt(tokens: readonly Token[], i: number, gazetteer: Gazetteer): Found | null {
  const token = tokens[i]!
  if (token.kind !== WORD || STARTERS.has(token.low)) return null
  let head = -1
  // Capitals, or one plain word, before the kind
  for (let k = i; k < tokens.length && k - i < 6; k++) {
    const one = tokens[k]!
    if (one.kind !== WORD) break
    if (PAPER_KEYS.has(keyOf(one.text))) {
      head = k
      if (
        tokens[k + 1]?.kind === WORD &&
        PAPER_KEYS.has(keyOf(tokens[k + 1]!.text)) &&
        tokens[k + 1]!.low !== 'plan'
      )
        head = k + 1
      break
    }
    if (!one.isCapital && k > i) break
    if (
      !one.isCapital &&
      (!PAPER_KEYS.has(keyOf(tokens[k + 1]?.text ?? '')) ||
        isCyrillic(one.text) ||
        /(?:ed|ing|sign|signs|new|old|first|same|latter|former|final|full|such|other|under|new|bilateral|this|own|more|each|draft|late)$/.test(
          one.low,
        ) ||
        isPlain(one.low))
    )
      break
    if (
      SUBJECT_STOPS.has(one.low) ||
      one.low === 'the' ||
      one.low === 'a' ||
      one.low === 'an' ||
      one.low === 'this' ||
      one.low === 'that' ||
      one.low === 'his' ||
      one.low === 'its' ||
      one.low === 'their'
    )
      break
  }
  if (head < 0) return null
  const kind = PAPER_KEYS.get(keyOf(tokens[head]!.text))!
  const headLow = tokens[head]!.low
  if (headLow === 'loan' && head === i) return null
  if (headLow === 'letter' && tokens[head + 1]?.low !== 'of') return null
  if (
    headLow === 'plan' &&
    !(head > i && (tokens[head - 1]!.low === 'action' || tokens[head - 1]!.isCapital))
  )
    return null
  let last = head
  let subject = 0
  let from = head + 1
  if (headLow === 'letter') from = head + 3
  if (
    headLow === 'memorandum' &&
    tokens[from]?.low === 'of' &&
    tokens[from + 1]?.low === 'understanding'
  )
    from += 2
  if (SUBJECT_STARTS.has(tokens[from]?.low ?? '')) {
    for (let k = from + 1; k < tokens.length && k - from < 12; k++) {
      const one = tokens[k]!
      const isStop =
        one.kind === MARK ||
        SUBJECT_STOPS.has(one.low) ||
        (one.kind === NUMBER && one.text.length < 4)
      if (isStop) {
        // “in security and countering crime”, “Silos at Newport”, “Exchanges in the Old Language”
        const isTitle =
          token.isCapital &&
          (one.low === 'in' || one.low === 'at' || one.low === 'and' || one.low === 'of') &&
          (tokens[k + 1]?.isCapital === true ||
            (tokens[k + 1]?.low === 'the' && tokens[k + 2]?.isCapital === true))
        if (!isTitle) break
      }
      last = k
      if (one.kind === WORD && one.low.length > 3) subject++
    }
  }
  const hasCapitals = head > i && tokens.slice(i, head + 1).every((one) => one.isCapital)
  const years =
    last === head &&
    tokens[head + 1]?.kind === NUMBER &&
    /^(?:19|20)\d\d/.test(tokens[head + 1]!.text)
  if (years) {
    last = head + 1
    if (/^[–—-]$/.test(tokens[last + 1]?.low ?? '') && tokens[last + 2]?.kind === NUMBER) last += 2
  }
  if (
    last === head &&
    tokens[head + 1]?.low === 'of' &&
    tokens[head + 2]?.isCapital === true &&
    tokens[head + 3]?.kind === NUMBER &&
    head > i
  )
    last = head + 3
  if (subject === 0 && !hasCapitals && !(head > i) && !years) return null
  if (subject === 0 && head === i) return null
  let wide = last
  while (
    subject > 0 &&
    wide + 1 < tokens.length &&
    wide - last < 8 &&
    tokens[wide + 1]!.kind !== MARK &&
    !/^(?:and|which|that|was|were|is|signed|has|had|at|by)$/.test(tokens[wide + 1]!.low)
  )
    wide++
  const entity = instrumentFor(
    tokens
      .slice(i, wide + 1)
      .map((one) => one.text)
      .join(' '),
    kind,
    gazetteer,
  )
  if (entity === null && subject === 0 && !hasCapitals) return null
  return { first: i, last, kind: 'instrument', entity, party: null, post: null }
}

/** The instrument of the pack that the words name; null when none fits or several do. */
export function instrumentFor(
  words: string,
  kind: string | null,
  gazetteer: Gazetteer,
): string | null {
  const terms = contentTerms(words)
  if (terms.length === 0) return null
  let sum = 0
  for (const term of terms) sum += gazetteer.idf.get(term) ?? 4
  let best: string | null = null
  let bestScore = 0
  let second = 0
  for (const topic of gazetteer.topics) {
    if (!topic.isInstrument) continue
    let hit = 0
    for (const term of terms) if (topic.title.has(term)) hit += gazetteer.idf.get(term) ?? 4
    if (hit === 0) continue
    let own = 0
    for (const term of topic.title) own += gazetteer.idf.get(term) ?? 4
    const sameKind = kind === null || topic.kind === kind ? 1 : 0.75
    const score = ((hit / sum) * 0.65 + (hit / own) * 0.35) * sameKind
    if (score > bestScore) {
      second = bestScore
      bestScore = score
      best = topic.id
    } else if (score > second) second = score
  }
  return bestScore >= 0.5 && bestScore > second * 1.02 ? best : null
}

const PAPER_TERMS = new Set(
  [
    'agreement',
    'treaty',
    'memorandum',
    'mou',
    'protocol',
    'contract',
    'declaration',
    'plan',
    'roadmap',
    'joint',
    'cooperation',
    'understanding',
  ].map(keyOf),
)

function contentTerms(words: string): string[] {
  return termsWithout(words)
}

import { termsOf } from './gazetteer.ts'

function termsWithout(words: string): string[] {
  return termsOf(words).filter((term) => !PAPER_TERMS.has(term))
}

const POST_WORD =
  /^(?:president|minister|premier|chancellor|ambassador|treasurer|secretary|director|chairman|chair|executive|member|captain|mayor|governor|speaker|head|президент|министр|посол|премьер-министр|глава|главой|послом)$/

/** The post that the words beside a name give: before it, or after a comma. */
function postAround(tokens: readonly Token[], one: Found): string | null {
  let k = one.first - 1
  while (
    k >= 0 &&
    (HONORIFICS.has(tokens[k]!.low) || tokens[k]!.low === '.' || tokens[k]!.low === ',')
  )
    k--
  let start = -1
  for (let at = k; at >= 0 && at > k - 8; at--) {
    const token = tokens[at]!
    if (token.kind === MARK) break
    if (
      POST_WORD.test(token.low) ||
      (start >= 0 &&
        (token.isCapital ||
          /^(?:foreign|trade|prime|deputy|federal|defence|chief|vice|transport|climate)$/.test(
            token.low,
          )))
    )
      start = at
    else if (start >= 0) break
    else if (
      !/^(?:of|for|and|the|maritime|affairs|trade|foreign)$/.test(token.low) &&
      !token.isCapital
    )
      break
  }
  if (
    start >= 0 &&
    POST_WORD.test(tokens.slice(start, k + 1).find((token) => POST_WORD.test(token.low))?.low ?? '')
  )
    return tokens
      .slice(start, k + 1)
      .map((token) => token.text)
      .join(' ')
  return null
}
