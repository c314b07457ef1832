/** Which paper is shown, kept in the address. */

import type { Digits, Language, PaperKind } from '@followthrough/brief'
import type { Params } from '../../data/api-url.ts'

export const KINDS: readonly (readonly [kind: PaperKind, words: string])[] = [
  ['scorecard', 'Scorecard'],
  ['sector', 'Brief on a sector'],
  ['institution', 'Brief on an institution'],
  ['commitment', 'Brief on a commitment'],
  ['session', 'Brief for a session'],
  ['agenda', 'Agenda of a session'],
  ['corridor', 'Brief on a corridor'],
  ['changes', 'What changed'],
]
export const LANGUAGES: readonly (readonly [language: Language, words: string])[] = [
  ['en', 'English'],
  ['ru', 'Русский'],
  ['kk', 'Қазақша'],
  ['ur', 'اردو'],
]
export const DIGITS: readonly (readonly [digits: Digits, words: string])[] = [
  ['latn', '0123456789'],
  ['arabext', '۰۱۲۳۴۵۶۷۸۹'],
]
export const FORMATS = [
  ['pdf', 'PDF'],
  ['docx', 'DOCX'],
  ['html', 'HTML'],
  ['md', 'Markdown'],
] as const
export type Format = (typeof FORMATS)[number][0]

export interface PaperState {
  readonly kind: PaperKind
  readonly about: string
  readonly from: string
  readonly to: string
  readonly language: Language
  readonly digits: Digits
  readonly number: string
}

const TEXTS = ['about', 'from', 'to', 'number'] as const

export function readPaper(search: string): PaperState {
  const query = new URLSearchParams(search)
  const one = <T extends string>(key: string, options: readonly (readonly [T, string])[]): T =>
    options.find(([value]) => value === query.get(key))?.[0] ?? options[0]![0]
  const [about, from, to, number] = TEXTS.map((key) => query.get(key) ?? '') as [
    string,
    string,
    string,
    string,
  ]
  return {
    kind: one('kind', KINDS),
    language: one('language', LANGUAGES),
    digits: one('digits', DIGITS),
    about,
    from,
    to,
    number,
  }
}

/** The query string of a state; what is as at first is left out. */
export function paperSearch(state: PaperState): string {
  const query = new URLSearchParams({ kind: state.kind })
  for (const key of TEXTS) if (state[key] !== '') query.set(key, state[key])
  if (state.language !== 'en') query.set('language', state.language)
  if (state.digits !== 'latn') query.set('digits', state.digits)
  return query.toString()
}

/** What is still to be chosen, as a sentence; null when the paper can be set. */
export function missing({ kind, about, from, to }: PaperState): string | null {
  switch (kind) {
    case 'scorecard':
      return null
    case 'corridor':
      return from === '' || to === '' ? 'Choose where the corridor begins and ends.' : null
    case 'changes':
      return from === '' ? 'Choose the first day.' : null
    case 'session':
    case 'agenda':
      return about === '' ? 'Choose a session.' : null
    default:
      return about === '' ? `Choose the ${kind}.` : null
  }
}

/** What the API is asked, beside the format. */
export function paperParams({ kind, about, from, to, ...state }: PaperState): Params {
  const hasEnds = kind === 'corridor' || kind === 'changes'
  return {
    about: kind === 'scorecard' || kind === 'corridor' ? '' : about,
    from: hasEnds ? from : '',
    to: hasEnds ? to : '',
    language: state.language,
    digits: state.language === 'ur' ? state.digits : 'latn',
    number: state.number.trim(),
  }
}
