/**
 * Changes as a feed: an entry for every statement that came to be known, for every status that moved and for
 * every crossing that opened or shut, each on its day; and a removal for every statement that was taken back.
 *
 * An id is the statement’s own, or names what moved and the day, so that a reader who comes back finds each
 * once, whatever stretch of days is asked for and whatever is watched. What is taken back counts from the day
 * it was known and leaves no trace in known time; so removals are found by the day on which the ledger took
 * the retraction in.
 */

import { ActValue, isVisible } from '@followthrough/ledger'
import { dayOfEpoch, epochDay, intervalOf } from '@followthrough/record'
import { z } from 'zod'
import { type Complaint, unknownFilters } from '../absence.ts'
import { many, statementBody } from '../answers/common.ts'
import { crossingsOf } from '../answers/crossings.ts'
import { watchedSubjects } from '../changes/changes.ts'
import { dailyMoves } from '../changes/daily.ts'
import { isNews } from '../changes/known.ts'
import type { Dossier } from '../dossier.ts'
import { wordsOf } from '../language/language.ts'
import { nameOf } from '../language/names.ts'
import { LANGUAGES } from '../language/words.ts'
import { RefusedQuestion } from '../refused.ts'
import { mastheadOf } from './writer.ts'

export interface FeedEntry {
  /** A URI that is this entry’s for ever. */
  readonly id: string
  readonly title: string
  readonly text: string
  readonly href?: string
  /** Instants, as in 2026-11-21T09:30:00Z. */
  readonly updated: string
  readonly published?: string
  readonly categories?: readonly string[]
}

export interface Removal {
  readonly id: string
  readonly when: string
  readonly reason: string
}

export interface FeedPaper {
  readonly id: string
  readonly title: string
  readonly author: string
  readonly language: string
  /** Addresses of the site, of the Atom feed and of the JSON feed. */
  readonly home?: string
  readonly atom?: string
  readonly json?: string
  /** The instant of the newest change; of a feed without entries the last day on which anything was told. */
  readonly updated: string
  /** The newest first. */
  readonly entries: readonly FeedEntry[]
  readonly removed: readonly Removal[]
}

const FEED_DAYS = 90
const MOST_DAYS = 366
/** Older ones are in the changes between two days. */
const MOST_ENTRIES = 500

/** The lists are what to watch, joined by "or"; with none of them everything is watched. */
export const FeedQuery = z.object({
  sector: many(z.string().max(60)),
  /** A party code, or the id of an institution. */
  body: many(z.string().max(60)),
  commitment: many(z.string().max(80)),
  /** Id of a border post or port. */
  crossing: many(z.string().max(80)),
  /** How many days back it reaches, by what was known on each. */
  days: z.coerce.number().int().positive().max(MOST_DAYS).default(FEED_DAYS),
  language: z.enum(LANGUAGES).default('en'),
})
export type FeedQuery = z.infer<typeof FeedQuery>

/** Filters of calendars and feeds that name nothing on record. */
export function unknownWatch(
  dossier: Dossier,
  query: Pick<FeedQuery, 'sector' | 'body' | 'commitment'>,
): Complaint[] {
  const complaints = unknownFilters(dossier, { sector: query.sector, party: query.body }).map(
    ({ field, message }) => ({ field: field === 'party' ? 'body' : field, message }),
  )
  if (query.commitment.some((id) => !dossier.commitmentIndex.has(id)))
    complaints.push({
      field: 'commitment',
      message: 'expected the id of a commitment, as in the list of commitments',
    })
  return complaints
}

/** Whoever gives it out: a name that no other host has, and that stays wherever it is served. */
export function issuerOf({ partnership }: Dossier): string {
  return `${partnership.id}.followthrough.internal`
}

/** The title of what is watched: the partnership, then names. */
export function watchTitle(
  dossier: Dossier,
  query: Pick<FeedQuery, 'sector' | 'body' | 'commitment' | 'language'> & {
    readonly crossing?: readonly string[]
  },
  what: readonly string[],
): string {
  const places = new Map(crossingsOf(dossier).map(({ id, name }) => [id, name]))
  const named = [...query.sector, ...query.body, ...query.commitment].map(
    (id) => nameOf(dossier, id, query.language).text,
  )
  const crossings = (query.crossing ?? []).map((id) => places.get(id) ?? id)
  return [mastheadOf(dossier, query.language), ...what, ...named, ...crossings].join(' · ')
}

/** Tag URIs (RFC 4151) are of a year in which the name was whoever’s who gives them out. */
const TAG_YEAR = '2026'
/** Kinds of statements that are news; records are our own coding. */
const TOLD: readonly string[] = ['act', 'due', 'claim', 'replacement']

/**
 * The feed of what changed in the days up to `to`. `site` is the address of the site with a slash at its
 * end; entries lead to its pages. Throws RefusedQuestion for filters that name nothing on record.
 */
export function changesFeed(
  dossier: Dossier,
  query: FeedQuery,
  to: string,
  site?: string,
): FeedPaper {
  refuse(dossier, query)
  const { ledger, partnership } = dossier
  const { language } = query
  const words = wordsOf(language)
  const root = `tag:${issuerOf(dossier)},${TAG_YEAR}:${partnership.id}`
  const last = epochDay(to)
  const first = last - query.days
  const watched = watchedSubjects(dossier, {
    commitments: query.commitment,
    sectors: query.sector,
    bodies: query.body,
    crossings: query.crossing,
  })
  const admits = (id: string) => watched === null || watched.subjects.has(id)
  const page = (path: string) => (site === undefined ? {} : { href: `${site}${path}` })
  const moves = dailyMoves(dossier, dayOfEpoch(first), to)
  const sectorOf = (commitment: string) =>
    ledger.commitments[dossier.commitmentIndex.get(commitment)!]!.record.sector
  const statusId = (commitment: string, day: string) => `${root}/status/${commitment}/${day}`

  const statuses = moves.statuses
    .filter(({ commitment }) => admits(commitment))
    .map(({ commitment, on, from, to: is, direction, badgesGained, badgesLost }): FeedEntry => {
      const steps = [...new Set([from.headline, is.headline])].map((one) => words.headlines[one])
      const gained = badgesGained.map((badge) => words.badges[badge])
      const lost = badgesLost.map((badge) => words.badges[badge])
      return {
        id: statusId(commitment, on),
        title: `${nameOf(dossier, commitment, language).text}: ${[steps.join(' → '), ...gained].join(', ')}`,
        text: joined([
          `${words.directions[direction]}: ${words.rules[is.rule]}`,
          lost.length === 0 ? '' : `${words.columns.before}: ${lost.join(', ')}`,
        ]),
        ...page(`commitments/${commitment}`),
        updated: instant(on),
        categories: ['status', sectorOf(commitment)],
      }
    })
  const places = new Map(crossingsOf(dossier).map((place) => [place.id, place]))
  const crossings = moves.crossings
    .filter(({ place }) => watched === null || watched.crossings.has(place))
    .map(({ place, mode, on, from, to: is }): FeedEntry => {
      return {
        id: `${root}/crossing/${place}/${mode}/${on}`,
        title: `${places.get(place)!.name}, ${words.modes[mode]}: ${words.openness[from.open]} → ${words.openness[is.open]}`,
        text: '',
        ...page(`crossings/${place}`),
        updated: instant(on),
        categories: ['crossing', mode],
      }
    })
  const told: FeedEntry[] = []
  let newest = epochDay(partnership.readOn)
  ledger.statements.forEach((statement, i) => {
    if (!TOLD.includes(statement.valueType) || !isNews(statement)) return
    const span = ledger.visibility[i]!.findLast(
      ({ knownDay, hiddenFrom }) => knownDay <= last && hiddenFrom > last,
    )
    if (span === undefined) return
    newest = Math.max(newest, span.knownDay)
    if (span.knownDay <= first || !admits(statement.subject)) return
    const body = statementBody(dossier, statement)
    const isCommitment = dossier.commitmentIndex.has(statement.subject)
    told.push({
      id: `${root}/statement/${statement.id}`,
      title: body.summary || `${nameOf(dossier, statement.subject, language).text}: ${body.value}`,
      text: joined([
        body.words === '' ? '' : words.quoted(body.words),
        body.source?.publisher ?? '',
        body.note,
      ]),
      ...page(`statements/${statement.id}`),
      updated: instant(dayOfEpoch(span.knownDay)),
      categories: [
        statement.valueType,
        ...(isCommitment ? [sectorOf(statement.subject)] : []),
        ...(body.source === null ? [] : [body.source.class]),
      ],
    })
  })
  const entries = [...statuses, ...crossings, ...told]
    .toSorted((a, b) =>
      a.updated === b.updated ? compare(a.id, b.id) : compare(b.updated, a.updated),
    )
    .slice(0, MOST_ENTRIES)
  const removed = removals().slice(0, MOST_ENTRIES)
  const address = (format: string) =>
    site === undefined ? undefined : `${site}api/v1/feeds/changes.${format}${askedAs(query)}`
  const [atom, json] = [address('atom'), address('json')]
  return {
    id: `${root}/feed/changes${askedAs(query)}`,
    title: watchTitle(dossier, query, [words.sections.changes]),
    author: mastheadOf(dossier, language),
    language,
    ...(site === undefined ? {} : { home: site }),
    ...(atom === undefined ? {} : { atom }),
    ...(json === undefined ? {} : { json }),
    updated: [...entries.map((one) => one.updated), ...removed.map(({ when }) => when)].reduce(
      (a, b) => (a > b ? a : b),
      entries.length + removed.length === 0 ? instant(dayOfEpoch(newest)) : '',
    ),
    entries,
    removed,
  }

  /** Entries that an earlier feed may have had and that no feed has any more, the newest first. */
  function removals(): Removal[] {
    const given = new Set(moves.statuses.map(({ commitment, on }) => statusId(commitment, on)))
    const found = new Map<string, Removal>()
    for (const { retracts, state, recordedAt, value } of ledger.statements) {
      const i = retracts === null ? undefined : ledger.indexById.get(retracts)
      if (i === undefined || state !== 'accepted' || epochDay(recordedAt.slice(0, 10)) <= first)
        continue
      const statement = ledger.statements[i]!
      if (!TOLD.includes(statement.valueType) || !isNews(statement)) continue
      if (!admits(statement.subject) || epochDay(statement.knownOn) > last) continue
      if (ledger.visibility[i]!.some((span) => isVisible({ ...span, validDay: 0 }, 0, last)))
        continue
      const body = statementBody(dossier, statement)
      const why = typeof value.reason === 'string' ? value.reason : ''
      const removal = {
        when: instantOf(recordedAt),
        reason: joined([body.summary || body.value, why]),
      }
      const ids = [`${root}/statement/${statement.id}`, ...statusesOf(i)]
      for (const id of ids) if (!given.has(id)) found.set(id, { id, ...removal })
    }
    return [...found.values()].sort((a, b) => compare(b.when, a.when) || compare(a.id, b.id))
  }

  /** Moves of status that a statement may have made: on the day from which it counted. */
  function statusesOf(i: number): string[] {
    const { subject, valueType, validOn, knownOn, value } = ledger.statements[i]!
    if (valueType !== 'act' || !ActValue.safeParse(value).success) return []
    const from = validOn === null ? knownOn : intervalOf(validOn)!.latest
    const day = from > knownOn ? from : knownOn
    return ledger.commitments
      .filter(({ record }) => record.id === subject || record.instrument === subject)
      .map(({ record }) => statusId(record.id, day))
  }
}

function refuse(dossier: Dossier, query: FeedQuery): void {
  const complaints = unknownWatch(dossier, query)
  const crossings = crossingsOf(dossier)
  if (query.crossing.some((id) => !crossings.some((place) => place.id === id)))
    complaints.push({ field: 'crossing', message: 'expected the id of a border post or port' })
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
}

/** The query as it stands in an address; one for every order in which it was asked. */
function askedAs({ days, language, ...lists }: FeedQuery): string {
  const asked = (['sector', 'body', 'commitment', 'crossing'] as const).flatMap((name) =>
    lists[name].length === 0
      ? []
      : [`${name}=${[...new Set(lists[name])].sort().map(encodeURIComponent).join(',')}`],
  )
  if (days !== FEED_DAYS) asked.push(`days=${days}`)
  if (language !== 'en') asked.push(`language=${language}`)
  return asked.length === 0 ? '' : `?${asked.join('&')}`
}

/** Feeds have lines of text and no paragraphs. */
function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}

function instant(day: string): string {
  return `${day}T00:00:00Z`
}

/** Without parts of a second. */
function instantOf(recordedAt: string): string {
  return recordedAt.replace(/\.\d+Z$/, 'Z')
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
