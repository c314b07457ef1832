/**
 * How things stand, where no act is told: “the line is idle”, “the window is not in use”, “the matter
 * rests with the cabinet”; and deeds whose verb no table has: “a house has been leased”.
 */

import type { Act, Modality } from '../acts.ts'
import { AUXILIARIES, deniesBySubject, isNegation } from './english-verbs.ts'
import { matchAt, type Patterns } from './patterns.ts'
import { type Token, WORD } from './tokens.ts'
import type { Trigger } from './triggers.ts'

const STANDS =
  /^(?:is|are|was|were|remains?|remained|stays?|stayed|stands?|stood|lies|lay|sits?|sat|rests?)$/

/** Predicates that say that something does not run. */
const AT_REST =
  /^(?:idle|dormant|empty|unused|vacant|deserted|inactive|stuck|stranded|blocked|closed|shut|impassable|abandoned|unstaffed|incomplete|unfinished|unpaid|unanswered|undecided|unresolved|unsettled|unchanged|unclear|pending|fenced)$/
const AT_REST_PHRASE =
  /^(?:out of (?:service|use|action|order)|at a (?:standstill|halt)|in (?:dock|limbo|disrepair|abeyance|arrears|default)|on (?:hold|paper)|off the (?:table|agenda)|out of reach|still (?:at|in|on|with))\b/
/** Predicates that say that something runs or is done. */
const AT_WORK =
  /^(?:in (?:use|hand|place|operation|service|working order)|up and running|operational|ready|complete|completed|finished|functional|honoured|honored|respected|observed|accepted|recognised|applied|staffed|working)\b/

function phraseFrom(tokens: readonly Token[], at: number): string {
  return tokens
    .slice(at, at + 4)
    .map(({ low }) => low)
    .join(' ')
}

/** “remains idle”, “is not in use”, “are in place”. */
export function conditionAt(tokens: readonly Token[], i: number): Trigger | null {
  // “there is no direct flight”
  if (
    tokens[i]!.low === 'there' &&
    STANDS.test(tokens[i + 1]?.low ?? '') &&
    /^(?:(?:still|currently|now|as yet) )?no (?!doubt|question|need|reason|wonder|harm|sign|way|one|longer|point|secret|lack|shortage)/.test(
      phraseFrom(tokens, i + 2),
    )
  )
    return {
      first: i,
      last: i + 1,
      act: 'reported',
      modality: 'denial',
      isFrame: false,
      isPassive: true,
      isNominal: false,
      isFallback: true,
    }
  if (!STANDS.test(tokens[i]!.low)) return null
  let at = i + 1
  let isDenied = deniesBySubject(tokens, i)
  while (at - i < 4 && tokens[at] !== undefined) {
    const { low } = tokens[at]!
    if (isNegation(low)) isDenied = true
    else if (
      !/^(?:still|now|yet|largely|mostly|currently|again|already|also|today|temporarily|far|from|fully|partly)$/.test(
        low,
      )
    )
      break
    at++
  }
  const word = tokens[at]
  if (word === undefined || word.kind !== WORD) return null
  const phrase = phraseFrom(tokens, at)
  const hasRest = AT_REST.test(word.low) || AT_REST_PHRASE.test(phrase)
  const hasWork = AT_WORK.test(phrase)
  if (!hasRest && !hasWork) return null
  // “is closed by the ministry on” is an act and has its own rule
  const put = (act: Act, modality: Modality): Trigger => ({
    first: i,
    last: at,
    act,
    modality,
    isFrame: false,
    isPassive: true,
    isNominal: false,
    isFallback: true,
  })
  if (hasWork) return isDenied ? put('delivered', 'denial') : put('reported', 'fact')
  if (/^(?:closed|shut|blocked|impassable)$/.test(word.low))
    return isDenied ? null : put('suspended', 'fact')
  return put('reported', 'fact')
}

/** Verbs of saying, thinking, feeling and being, which tell of no deed. */
const NO_DEED =
  /^(?:said|told|informed|assured|reminded|allowed|been|become|changed|commented|responded|replied|known|seen|happened|wanted|needed|mentioned|named|noted|given|shown|considered|forgotten|realised|heard|lost|spoken|thought|understood|asked|followed|thanked|praised|blamed|accused|called|used|made|come|gone|had|done|taken|brought|led|kept|left|felt|found|learned|served|enjoyed|loved|liked|welcomed|played|proved|helped|remained|stayed|seemed|appeared|turned|tried|put|set|got|shared|rooted|based|located|situated|related|regarded|expected|supposed|meant|written|read|described|interested|concerned|pleased|honoured|convinced|born|engaged|involved|united|connected|associated|inspired|impressed|grown|risen|fallen|increased|decreased|declined|reached|totalled|witnessed|experienced|faced|suffered|cost|spent|visited|met|worked|lived|believed|stressed|emphasised|underlined|explained|argued|claimed|insisted|warned|pointed|recalled|cited|quoted|estimated|measured|counted|valued|put|affected|damaged|hurt|killed|injured)$/

/** “continue to be turned back”, “no longer asks”: how things go on. */
export function goingOnAt(tokens: readonly Token[], i: number, patterns: Patterns): Trigger | null {
  const { low } = tokens[i]!
  const next = tokens[i + 1]
  const continues = /^continues?$/.test(low) && next?.low === 'to'
  const isStill =
    (low === 'still' || (low === 'longer' && tokens[i - 1]?.low === 'no')) &&
    next?.kind === WORD &&
    /[^s]s$/.test(next.low) &&
    !/^(?:is|was|has|remains|exists|this|his|its)$/.test(next.low) &&
    matchAt(tokens, i + 1, patterns) === null
  if (!continues && !isStill) return null
  return {
    first: i,
    last: i + 1,
    act: 'reported',
    modality: 'fact',
    isFrame: false,
    isPassive: false,
    isNominal: false,
    isFallback: true,
  }
}

/** “has waived the duty”, “a house has been leased”: done, whatever the verb. */
export function doneAt(tokens: readonly Token[], i: number, patterns: Patterns): Trigger | null {
  const { low } = tokens[i]!
  const isPerfect = low === 'has' || low === 'have'
  const isPassivePast = low === 'was' || low === 'were'
  if (!isPerfect && !isPassivePast) return null
  // “should have sailed” was not; “may have sailed”, “to have sailed” says nothing
  const before = tokens[i - 1]?.low ?? ''
  const isOwed = low === 'have' && before === 'should'
  if (
    !isOwed &&
    low === 'have' &&
    /^(?:to|would|could|may|might|must|will|shall|cannot|not)$/.test(before)
  )
    return null
  let at = i + 1
  while (at - i < 5 && tokens[at] !== undefined && AUXILIARIES.has(tokens[at]!.low)) {
    if (isNegation(tokens[at]!.low)) return null
    at++
  }
  const verb = tokens[at]
  if (verb === undefined || verb.kind !== WORD || verb.isCapital) return null
  if (!/(?:[^e]ed|wn|uilt|aid|ept|ought|old|ent)$/.test(verb.low) || verb.low.length < 4)
    return null
  if (NO_DEED.test(verb.low) || matchAt(tokens, at, patterns) !== null) return null
  if (deniesBySubject(tokens, i)) return null
  return {
    first: at,
    last: at,
    act: 'delivered',
    modality: isOwed ? 'denial' : 'fact',
    isFrame: false,
    isPassive: isPassivePast || tokens[at - 1]!.low === 'been',
    isNominal: false,
    isFallback: true,
  }
}
