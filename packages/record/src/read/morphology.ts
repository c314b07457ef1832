/**
 * The forms of an English verb from its lemma: sign → sign, signs, signed, signing.
 *
 * Spelling follows the usual rules (silent e, y to i, doubled consonants); irregular verbs stand in a
 * table. A lemma of several words, joined by underscores, inflects its first: put_off → puts_off.
 */

/** Which form of its verb a word is; a word that is two of them is listed as the more telling one. */
export type Form = 'base' | 's' | 'past' | 'ing'

/** Lemma, past and participle; the participle is left out where it is the past. */
const IRREGULAR: ReadonlyMap<string, readonly string[]> = new Map(
  `abide abode|arise arose arisen|become became become|begin began begun|bind bound|break broke broken|bring brought|build built|buy bought|choose chose chosen|come came come|cut cut|deal dealt|draw drew drawn|drive drove driven|fall fell fallen|feed fed|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen|forgo forwent forgone|freeze froze frozen|get got gotten|give gave given|go went gone|grind ground|grow grew grown|hit hit|hold held|keep kept|know knew known|lay laid|lead led|leave left|lend lent|let let|light lit|lose lost|make made|mean meant|meet met|oversee oversaw overseen|overtake overtook overtaken|pay paid|put put|quit quit|read read|rebuild rebuilt|repay repaid|ride rode ridden|rise rose risen|run ran run|say said|see saw seen|seek sought|sell sold|send sent|set set|shake shook shaken|shut shut|sink sank sunk|speak spoke spoken|spend spent|split split|stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|take took taken|teach taught|tell told|think thought|throw threw thrown|undertake undertook undertaken|undergo underwent undergone|uphold upheld|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|write wrote written|have had|do did done`
    .split('|')
    .map((line) => {
      const [lemma, ...forms] = line.split(' ')
      return [lemma!, forms] as const
    }),
)

/** Verbs of more than one syllable that double their last consonant. */
const DOUBLED = new Set(
  'commit submit permit admit omit remit defer refer confer transfer prefer cancel travel initial signal equip control compel propel label fuel total channel model tunnel marshal'.split(
    ' ',
  ),
)

/** Both spellings of British and American English, where they differ. */
function spellings(lemma: string): readonly string[] {
  if (/[^aeiou]ise$/.test(lemma) && !/(?:promise|advise|revise|raise|supervise)$/.test(lemma))
    return [lemma, lemma.replace(/ise$/, 'ize')]
  return [lemma]
}

function doubles(verb: string): boolean {
  if (DOUBLED.has(verb)) return true
  // One syllable that ends in consonant, vowel, consonant: ban, scrap
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb) && verb.length > 2
}

function inflected(verb: string): (readonly [string, Form])[] {
  const s = /(?:s|x|z|ch|sh|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`
  const stems = doubles(verb) ? [verb + verb.at(-1)] : [verb]
  // cancelled and canceled
  if (DOUBLED.has(verb) && verb.endsWith('l')) stems.push(verb)
  const out: [string, Form][] = [
    [verb, 'base'],
    [s, 's'],
  ]
  for (const stem of stems) {
    const ing = /[^eoy]e$/.test(stem) ? `${stem.slice(0, -1)}ing` : `${stem}ing`
    out.push([ing, 'ing'])
  }
  const irregular = IRREGULAR.get(verb)
  if (irregular !== undefined) for (const form of irregular) out.push([form, 'past'])
  else
    for (const stem of stems)
      out.push([
        stem.endsWith('e')
          ? `${stem}d`
          : /[^aeiou]y$/.test(stem)
            ? `${stem.slice(0, -1)}ied`
            : `${stem}ed`,
        'past',
      ])
  return out
}

const known = new Map<string, readonly (readonly [string, Form])[]>()

/** Every form of a lemma, each once, with what form it is. */
export function formsOf(lemma: string): readonly (readonly [form: string, is: Form])[] {
  const before = known.get(lemma)
  if (before !== undefined) return before
  const [first, ...rest] = lemma.split('_')
  const tail = rest.length === 0 ? '' : `_${rest.join('_')}`
  const forms = new Map<string, Form>()
  // A form that is base and past (put, cut) is past: nothing shows that it is the base.
  for (const verb of spellings(first!))
    for (const [form, is] of inflected(verb)) forms.set(form + tail, is)
  const out = [...forms]
  known.set(lemma, out)
  return out
}
