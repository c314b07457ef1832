/** What every paper is written with: names and days in its language, notes numbered as they are mentioned. */

import type { State } from '@followthrough/ledger'
import { intervalOf } from '@followthrough/record'
import { type SourceRef, sourceRefOf } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { type Digits, inDigits } from '../language/digits.ts'
import { wordsOf } from '../language/language.ts'
import { foreign, runsOf } from '../language/marks.ts'
import { nameOf } from '../language/names.ts'
import type { Language, Words } from '../language/words.ts'
import type { Block, Note, Paper, Run, TableColumn } from './paper.ts'
import { type PaperWords, paperWordsOf } from './paper-words.ts'

export interface PaperRequest {
  readonly language?: Language
  readonly digits?: Digits
  /** The day on the paper. */
  readonly date: string
  /** Where it is left out: the partnership, what it is about, and the day asked for. */
  readonly number?: string
}

export interface Writer {
  readonly language: Language
  readonly words: Words
  readonly paperWords: PaperWords
  /** Words of the paper’s own language. */
  readonly run: (text: string) => Run
  /** Words of the record, which are in English. */
  readonly told: (text: string) => Run
  readonly name: (id: string) => Run
  /** Names joined by commas. */
  readonly names: (ids: readonly string[]) => Run[]
  /** A sentence with what is marked as another language’s. */
  readonly sentence: (text: string) => Run[]
  /** Runs with a note for the sources of these statements after the last; as they are where there are none. */
  readonly resting: (runs: readonly Run[], statements: readonly string[]) => Run[]
  /** The same for sources. */
  readonly sourced: (runs: readonly Run[], sources: readonly string[]) => Run[]
  /** Runs with a note in words before its sources. */
  readonly noted: (runs: readonly Run[], text: string, sources?: readonly string[]) => Run[]
  readonly cell: (text: string) => Run[]
  /** A value that is claimed: a day in the words of the paper, anything else as it is on record. */
  readonly value: (text: string, unit: string) => Run
  readonly finish: (given: {
    subject: string
    title: Run | string
    subtitle: string
    blocks: readonly Block[]
  }) => Paper
}

/** Sources that one note names, the most authoritative first; the rest are on record. */
const MOST_SOURCES = 3

const DAY_OR_MONTH = /^\d{4}-\d{2}(-\d{2})?$/

export function createWriter(
  dossier: Dossier,
  state: State,
  request: PaperRequest,
  mostSources = MOST_SOURCES,
): Writer {
  const { language = 'en', digits = 'latn', date } = request
  const words = wordsOf(language)
  const paperWords = paperWordsOf(language)
  const notes: Note[] = []
  const noteByKey = new Map<string, number>()
  const statementIndex = dossier.ledger.indexById

  const shown = (text: string) => inDigits(text, digits)
  const run = (text: string): Run => ({ text: shown(text) })
  const told = (text: string): Run => (language === 'en' ? { text } : { text, language: 'en' })

  function name(id: string): Run {
    const named = nameOf(dossier, id, language)
    return named.language === language
      ? { text: shown(named.text) }
      : { text: named.text, language: named.language }
  }

  function note(text: string, sources: readonly string[]): number {
    const known = [...new Set(sources)].filter((id) => dossier.sources.has(id)).sort(byClass)
    const key = `${text}\n${known.join('\n')}`
    const before = noteByKey.get(key)
    if (before !== undefined) return before
    const runs: Run[] = text === '' ? [] : [run(text)]
    known.slice(0, mostSources).forEach((id, i) => {
      if (i > 0 || text !== '') runs.push({ text: i > 0 ? words.semicolon : ' ' })
      runs.push(...sourceRuns(sourceRefOf(dossier, id)))
    })
    if (known.length > mostSources)
      runs.push(run(`${words.semicolon}+${known.length - mostSources}`))
    const number = notes.length + 1
    notes.push({ number, runs })
    noteByKey.set(key, number)
    return number
  }

  function sourceRuns({
    publisher,
    title,
    url,
    published,
    lang,
    class: sourceClass,
  }: SourceRef): Run[] {
    const inSource = (text: string): Run =>
      lang === language ? { text } : { text, language: lang }
    const day = published === null ? words.labels.unknown : words.dayWords(published)
    const [open, close] = words.quoted('\u0000').split('\u0000') as [string, string]
    return [
      told(publisher),
      run(`${words.comma}${open}`),
      inSource(title),
      run(`${close}${words.comma}${day} (${sourceClass})`),
      ...(url === null
        ? []
        : [{ text: words.stop }, { text: shortAddress(url), language: 'en', href: url }]),
    ]
  }

  function byClass(a: string, b: string): number {
    const key = (id: string) => `${dossier.sources.get(id)!.value.class} ${id}`
    return key(a) < key(b) ? -1 : 1
  }

  const withNote = (runs: readonly Run[], number: number): Run[] => {
    const last = runs.at(-1)
    if (last === undefined) return []
    // A run carries one note; a second stands on an empty run after it.
    return last.note === undefined
      ? [...runs.slice(0, -1), { ...last, note: number }]
      : [...runs, { text: '', note: number }]
  }

  const sourced = (runs: readonly Run[], sources: readonly string[]): Run[] =>
    sources.some((id) => dossier.sources.has(id)) && runs.length > 0
      ? withNote(runs, note('', sources))
      : [...runs]

  return {
    language,
    words,
    paperWords,
    run,
    told,
    name,
    names: (ids) => ids.flatMap((id, i) => [...(i === 0 ? [] : [run(words.comma)]), name(id)]),
    sentence: (text) =>
      runsOf(shown(text), 'en').map(({ text: piece, language: other }) =>
        other === null || language === 'en' ? { text: piece } : { text: piece, language: other },
      ),
    resting: (runs, statements) =>
      sourced(
        runs,
        statements.flatMap((id) => {
          const i = statementIndex.get(id)
          const source = i === undefined ? null : dossier.ledger.statements[i]!.source
          return source === null ? [] : [source]
        }),
      ),
    sourced,
    noted: (runs, text, sources = []) =>
      runs.length === 0 ? [] : withNote(runs, note(text, sources)),
    cell: (text) => (text === '' ? [] : [run(text)]),
    value: (text, unit) =>
      unit === '' && DAY_OR_MONTH.test(text) && intervalOf(text) !== null
        ? run(words.dayWords(text))
        : told(`${text} ${unit}`.trim()),
    finish: ({ subject, title, subtitle, blocks }) => {
      const { validOn, knownAt } = state
      const codes = dossier.partnership.parties.map(({ code }) => code).join('-')
      const number = request.number ?? `${codes}/${subject}/${validOn}`
      const titled = typeof title === 'string' ? run(title) : title
      return {
        language,
        direction: words.direction,
        number,
        title: titled.text,
        ...(titled.language === undefined ? {} : { titleLanguage: titled.language }),
        subtitle: shown(subtitle),
        date,
        asOf: validOn,
        knownAt,
        furniture: {
          masthead: mastheadOf(dossier, language),
          // A number is a name: its digits stay.
          numberAndDate: paperWords.number(number, shown(words.dayWords(date))),
          asOf: shown(
            paperWords.asOf(
              words.dayWords(validOn),
              knownAt === validOn ? null : words.dayWords(knownAt),
            ),
          ),
          page: paperWords.page,
          notes: paperWords.notes,
          marks: language === 'en' ? {} : { en: 'EN' },
          marksNote: paperWords.english,
        },
        blocks,
        notes,
      }
    },
  }
}

export function mastheadOf(dossier: Dossier, language: Language): string {
  const { title, parties } = dossier.partnership
  const named = parties.map(({ code }) => nameOf(dossier, code, language))
  const isWhole = language !== 'en' && named.every((party) => party.language === language)
  return isWhole ? named.map(({ text }) => text).join('–') : title
}

/** An address to be read: the host and the beginning of the path. */
function shortAddress(url: string): string {
  const plain = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  return plain.length <= 60 ? plain : `${plain.slice(0, 57)}…`
}

/** A name in a sentence, marked where it is English. */
export function inSentence(named: Run): string {
  return named.language === undefined ? named.text : foreign(named.text)
}

export function column(
  label: string,
  share: number,
  align: TableColumn['align'] = 'start',
): TableColumn {
  return { label, share, align }
}

/** With a capital first letter, but for what is written small everywhere. */
export function capital(text: string): string {
  return text === 'km' ? text : text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text }
}
