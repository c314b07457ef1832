/**
 * Spellings of names, brought together: inflected forms, other scripts, other romanisations.
 *
 * A token folds to a key without accents; of Cyrillic words the ending goes too. A skeleton keeps the
 * consonants alone, so that two ways of writing one sound in Latin or Cyrillic letters meet.
 */

const CYRILLIC = /[\u0400-\u04ff]/
const ENDING =
  /(?:ого|его|ому|ему|ыми|ими|ами|ями|иями|ая|яя|ое|ее|ие|ые|ый|ий|ой|ей|ую|юю|ых|их|ым|им|ом|ем|ём|ам|ям|ах|ях|иях|ов|ев|ия|ии|ию|а|я|о|е|ы|и|у|ю|ь|й)$/

const ROMAN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ә: 'a',
  ғ: 'g',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  і: 'i',
}

const keys = new Map<string, string>()
const LARGEST_CACHE = 50_000

/** The key under which the spellings and inflections of one word meet. */
export function keyOf(word: string): string {
  const known = keys.get(word)
  if (known !== undefined) return known
  let key = word.toLowerCase().replace(/[’'‘`.]/g, '')
  if (CYRILLIC.test(key)) {
    key = key.replaceAll('ё', 'е')
    const short = key.replace(ENDING, '')
    if (short.length >= 3) key = short
  } else if (/[^\x20-\x7e]/.test(key)) key = key.normalize('NFKD').replace(/\p{M}/gu, '')
  if (keys.size >= LARGEST_CACHE) keys.clear()
  keys.set(word, key)
  return key
}

/** Latin letters for Cyrillic ones; other letters stay. */
export function romanised(word: string): string {
  let out = ''
  for (const char of word.toLowerCase()) out += ROMAN[char] ?? char
  return out
}

/** The consonants of a name, alike for spellings that sound alike. */
export function skeletonOf(word: string): string {
  const latin = romanised(keyOf(word))
  return latin
    .replace(/[^a-z]/g, '')
    .replace(/kh|gh/g, (pair) => (pair[0] === 'k' ? 'h' : 'g'))
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/q/g, 'k')
    .replace(/[vw]/g, 'v')
    .replace(/ck/g, 'k')
    .replace(/^([aeiouy])[aeiouy]*/, 'a')
    .replace(/(?!^)[aeiouy]/g, '')
    .replace(/(.)\1+/g, '$1')
}

/** Letters to change, add or drop to make one word of another; stops counting past `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const value = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost)
      next.push(value)
      if (value < least) least = value
    }
    if (least > most) return most + 1
    row = next
  }
  return row[b.length]!
}

/** A word without the commonest English endings, for comparing subjects, not for showing. */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = stemmed(word)
  if (stems.size >= LARGEST_CACHE) stems.clear()
  stems.set(word, stem)
  return stem
}

const stems = new Map<string, string>()

function stemmed(word: string): string {
  const key = keyOf(word)
  if (CYRILLIC.test(key)) return key.length > 6 ? key.slice(0, 6) : key
  const known = IRREGULAR_STEMS[key]
  if (known !== undefined) return known
  let stem = key
  if (stem.length > 4) stem = stem.replace(/(?:ies)$/, 'y').replace(/(?:sses)$/, 'ss')
  if (stem.length > 3) stem = stem.replace(/([^s])s$/, '$1')
  if (stem.length > 6)
    stem = stem.replace(
      /(?:isation|ization|ations?|ition|ments?|ness|ings?|edly|ed|ity|ers?|ors?|al|ian|ic|ly|ive|able|ance|ence)$/,
      '',
    )
  else if (stem.length > 5) stem = stem.replace(/(?:ing|ed|er|al)$/, '')
  return stem.length > 4 ? stem.replace(/(?:e|y|i)$/, '') : stem
}

const IRREGULAR_STEMS: Readonly<Record<string, string>> = {
  memoranda: 'memorandum',
  mou: 'memorandum',
  mous: 'memorandum',
  buses: 'bus',
  rail: 'rail',
  railway: 'rail',
  railways: 'rail',
  railroad: 'rail',
  flights: 'flight',
  flight: 'flight',
  air: 'flight',
  aviation: 'flight',
  airline: 'flight',
  centers: 'centr',
  center: 'centr',
  centre: 'centr',
  centres: 'centr',
  ports: 'port',
  widen: 'wid',
  widening: 'wid',
  building: 'build',
  built: 'build',
  lines: 'line',
  twinning: 'twin',
  sister: 'twin',
}
