/** The four tables of fixed wording, by language. */

import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'
import { ur } from './ur.ts'
import type { Language, Words } from './words.ts'

const TABLES: Record<Language, Words> = { en, ru, kk, ur }

/** The fixed wording of a language. Digits are Latin: `inDigits` sets others. */
export function wordsOf(language: Language): Words {
  return TABLES[language]
}
