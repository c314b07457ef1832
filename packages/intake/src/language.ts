/**
 * The language of a text: first the script, then letters or words that only one language of the
 * script has, then tinyld's n-grams among those that remain. Null where there are fewer than twenty letters.
 */

import { detect } from 'tinyld'

const SAMPLE = 6000
/** Enough for n-grams; more costs time and changes nothing. */
const NGRAM_SAMPLE = 1000
const FEWEST_LETTERS = 20

interface Script {
  readonly letters: RegExp
  /** Languages with letters or words of their own, the more particular first. */
  readonly own: readonly (readonly [language: string, letters: RegExp])[]
  /** What tinyld chooses from; one alone needs no choice. */
  readonly rest: readonly string[]
}

const SCRIPTS: readonly Script[] = [
  {
    letters: /\p{Script=Latin}/gu,
    own: [
      ['en', /\b(the|and)\b/gi],
      ['az', /[əƏ]/g],
      ['uz', /[oOgG][ʻʼ‘’'](?=[a-z])/g],
    ],
    rest: [
      'en',
      'fr',
      'de',
      'es',
      'pt',
      'it',
      'nl',
      'tr',
      'pl',
      'cs',
      'ro',
      'hu',
      'sv',
      'fi',
      'id',
    ],
  },
  {
    letters: /\p{Script=Cyrillic}/gu,
    own: [
      ['kk', /[ӘәҰұ]/g],
      ['tg', /[ҶҷӢӣӮӯ]/g],
      ['uz', /[Ҳҳ]|[Ўў](?=[\s\S]{0,400}[ҚқҒғ])/g],
      ['kk', /[ҚқҒғ]/g],
      ['ky', /[ҢңӨөҮү]/g],
      ['uk', /[ЇїЄєҐґ]/g],
      ['be', /[Ўў]/g],
    ],
    rest: ['ru', 'bg', 'sr', 'mk'],
  },
  {
    letters: /\p{Script=Arabic}/gu,
    own: [
      ['ur', /[ٹڈڑںےۓہھ]/g],
      ['ps', /[ټډړښځڅېۍ]/g],
      ['fa', /[پچژگ\u06CC]/g],
    ],
    rest: ['ar'],
  },
  { letters: /\p{Script=Han}/gu, own: [['ja', /[\u3040-\u30FF]/g]], rest: ['zh'] },
  { letters: /\p{Script=Hangul}/gu, own: [], rest: ['ko'] },
  { letters: /\p{Script=Devanagari}/gu, own: [], rest: ['hi'] },
  { letters: /\p{Script=Greek}/gu, own: [], rest: ['el'] },
  { letters: /\p{Script=Armenian}/gu, own: [], rest: ['hy'] },
  { letters: /\p{Script=Georgian}/gu, own: [], rest: ['ka'] },
  { letters: /\p{Script=Hebrew}/gu, own: [], rest: ['he'] },
]

export interface FoundLanguage {
  readonly language: string | null
  /** Another script makes up over a tenth of the letters. */
  readonly mixed: boolean
}

/** The language of most of `text`, as ISO 639-1. */
export function languageOf(text: string): FoundLanguage {
  const sample = text.slice(0, SAMPLE)
  const counts = SCRIPTS.map((script) => sample.match(script.letters)?.length ?? 0)
  const letters = counts.reduce((sum, count) => sum + count, 0)
  if (letters < FEWEST_LETTERS) return { language: null, mixed: false }
  const most = Math.max(...counts)
  const script = SCRIPTS[counts.indexOf(most)]!
  return { language: within(script, sample, most), mixed: most < letters * 0.9 }
}

function within(script: Script, sample: string, letters: number): string | null {
  for (const [language, own] of script.own) {
    // One name in another spelling is no proof: the letters have to be part of the running text.
    if ((sample.match(own)?.length ?? 0) > letters / 100) return language
  }
  if (script.rest.length === 1) return script.rest[0]!
  return detect(sample.slice(0, NGRAM_SAMPLE), { only: [...script.rest] }) || null
}
