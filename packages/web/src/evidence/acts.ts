/** How each act is shown: as a word given, a deed done, a step back, or a mere report. */

import type { StatementBody } from '@followthrough/brief'
import { plainWords } from '@followthrough/brief/wording'

export type ActTone = 'word' | 'deed' | 'back' | 'report'

const TONES: Readonly<Record<string, ActTone>> = {
  voiced: 'word',
  agreed: 'word',
  drafted: 'word',
  approved: 'word',
  signed: 'word',
  ratified: 'word',
  'provisionally-applied': 'word',
  'in-force': 'word',
  prepared: 'deed',
  met: 'deed',
  started: 'deed',
  delivered: 'deed',
  resumed: 'deed',
  delayed: 'back',
  suspended: 'back',
  ended: 'back',
  withdrawn: 'back',
}

type Said = Pick<StatementBody, 'property' | 'value' | 'modality' | 'meets'>

/** A deed that is only intended, wished for or denied is a word. */
export function toneOf(statement: Said): ActTone {
  if (statement.property !== 'act') return 'report'
  const tone = TONES[statement.value] ?? 'report'
  return tone === 'deed' && statement.modality !== 'fact' ? 'word' : tone
}

const MODALITY_WORDS: Record<StatementBody['modality'], string> = {
  fact: '',
  commitment: 'as a commitment',
  intention: 'as an intention',
  wish: 'as a wish',
  denial: 'denied',
}

/** The act in words: "voiced, as a wish", "delivered in part". */
export function actWords(statement: Said): string {
  const { property, value, modality, meets } = statement
  if (property === 'due') return 'due date given'
  if (property === 'replacement') return 'replaced'
  if (property !== 'act') return plainWords(property)
  const act =
    meets === 'part' ? 'delivered in part' : value === 'in-force' ? 'in force' : plainWords(value)
  return [act, MODALITY_WORDS[modality]].filter(Boolean).join(', ')
}
