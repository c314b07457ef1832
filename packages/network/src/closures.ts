/**
 * Closures of border posts and other subjects: fitted to a log of them, then drawn trial by trial.
 *
 * A cause shuts one subject, or several at once. It is an alternating renewal process: open stretches
 * with the rate `shutsPerDay` λ, closures with the mean `meanShutDays` 1/μ, both exponential.
 *
 * Cox, D. R. (1962). Renewal Theory, chapter 7. Methuen.
 *
 * Common causes: entries of two or more subjects with one start day and one cause are one event, and
 * subjects that events join, one by one, form a group with one process, which shuts all of it: more
 * than an event did that shut a part of the group. An event is one closure, however many subjects tell
 * of it. All other entries are their subject's own.
 *
 *     λ = (closures + ½) / (days open + ½ / pooled λ)
 *     1/μ = days shut / closures that ended; where none did, the pooled one
 *
 * λ is the posterior mean under a Gamma prior of shape ½ (that of Jeffreys) whose mean is the pooled
 * λ: the fewer days it was watched open, the nearer, and no subject is certain never to shut. 1/μ is the
 * maximum likelihood with right-censored closures, of which the days count and the end does not. Own
 * causes are pooled with own and common with common.
 *
 * Clayton, D., Kaldor, J. (1987). Empirical Bayes estimates of age-standardized relative risks for use
 * in disease mapping. Biometrics 43(3), 671–681. doi:10.2307/2532003
 *
 * Units: days since the epoch, both ends of a closure included; minutes since departure when drawn.
 */

export interface ClosureEntry {
  readonly subject: string
  readonly fromDay: number
  /** The last day shut; null when it is still shut or its end is not known. */
  readonly untilDay: number | null
  /** Without an end: the last day on which it was known to be shut; absent when it still is. */
  readonly seenDay?: number | null
  readonly cause: string
}

/** The days that the log covers, both included. */
export interface LogWindow {
  readonly firstDay: number
  readonly lastDay: number
}

export interface Cause {
  /** The subjects joined by `+`. */
  readonly id: string
  readonly subjects: readonly string[]
  /** Closures per open day. */
  readonly shutsPerDay: number
  readonly meanShutDays: number
}

export interface ClosureModel {
  readonly causes: readonly Cause[]
}

/** Days on end within the window. */
interface Spell {
  readonly from: number
  readonly to: number
  /** It began within the window. */
  readonly began: boolean
  /** Its end is known and within the window. */
  readonly ended: boolean
}

interface Tally {
  readonly subjects: readonly string[]
  readonly closures: number
  readonly openDays: number
  readonly shutDays: number
  readonly ends: number
}

/**
 * One own cause for each subject and one common cause for each group, whatever the order of the log.
 * Entries of other subjects and outside the window play no part; days after the last word of a closure
 * count as open. A log without entries says nothing of how long: it gives no causes.
 */
export function fitClosures(
  log: readonly ClosureEntry[],
  subjects: readonly string[],
  window: LogWindow,
): ClosureModel {
  const entries = log.filter((entry) => subjects.includes(entry.subject))
  const events = commonEvents(entries)
  const inEvent = new Set(events.flat())
  const days = window.lastDay - window.firstDay + 1

  function tally(
    shut: readonly string[],
    chosen: readonly ClosureEntry[],
    shutting: readonly ClosureEntry[],
  ): Tally {
    const spells = spellsOf(chosen, window)
    return {
      subjects: shut,
      closures: spells.filter(({ began }) => began).length,
      openDays: days - length(spellsOf(shutting, window)),
      shutDays: length(spells),
      ends: spells.filter(({ ended }) => ended).length,
    }
  }

  const own = [...new Set(subjects)].sort().map((subject) => {
    const all = entries.filter((entry) => entry.subject === subject)
    const alone = all.filter((entry) => !inEvent.has(entry))
    return tally([subject], alone, all) // its own could be seen to begin only while nothing shut it
  })
  const common = groupsOf(events).map((members) => {
    const chosen = events.filter((event) => members.includes(event[0]!.subject)).map(asOneEntry)
    return tally(members, chosen, chosen)
  })
  const anyMean = meanShutDays([...own, ...common])
  if (anyMean === null) return { causes: [] }
  return {
    causes: [own, common].flatMap((tallies) => {
      const pooledRate =
        Math.max(0.5, sum(tallies, 'closures')) / Math.max(1, sum(tallies, 'openDays'))
      const pooledMean = sum(tallies, 'ends') > 0 ? meanShutDays(tallies)! : anyMean
      return tallies.map((t) => ({
        id: t.subjects.join('+'),
        subjects: t.subjects,
        shutsPerDay: (t.closures + 0.5) / (t.openDays + 0.5 / pooledRate),
        meanShutDays: t.ends === 0 ? pooledMean : t.shutDays / t.ends,
      }))
    }),
  }
}

/** Days shut over ends; where nothing ended, as though one had. Null where nothing shut. */
function meanShutDays(tallies: readonly Tally[]): number | null {
  const shutDays = sum(tallies, 'shutDays')
  return shutDays === 0 ? null : shutDays / Math.max(1, sum(tallies, 'ends'))
}

function sum(tallies: readonly Tally[], field: 'closures' | 'openDays' | 'shutDays' | 'ends') {
  return tallies.reduce((total, t) => total + t[field], 0)
}

const length = (spells: readonly Spell[]) =>
  spells.reduce((total, { from, to }) => total + to - from + 1, 0)

/** A common event as one closure: to the mean of the ends known, else as long as any was seen. */
function asOneEntry(event: readonly ClosureEntry[]): ClosureEntry {
  const ends = event.flatMap(({ untilDay }) => (untilDay === null ? [] : [untilDay]))
  if (ends.length > 0)
    return { ...event[0]!, untilDay: ends.reduce((total, day) => total + day, 0) / ends.length }
  const seen = event.flatMap(({ seenDay }) => (typeof seenDay === 'number' ? [seenDay] : []))
  return { ...event[0]!, seenDay: seen.length === event.length ? Math.max(...seen) : null }
}

/** Entries that began on one day for one cause, where they are of two subjects or more. */
function commonEvents(entries: readonly ClosureEntry[]): ClosureEntry[][] {
  const events = Map.groupBy(entries, ({ fromDay, cause }) => `${fromDay} ${cause}`)
  return [...events.values()].filter((event) => new Set(event.map((e) => e.subject)).size > 1)
}

/** The subjects of events that share a subject, directly or by others; sorted. */
function groupsOf(events: readonly ClosureEntry[][]): string[][] {
  let groups: string[][] = []
  for (const event of events) {
    const ids = event.map(({ subject }) => subject)
    const touched = groups.filter((group) => group.some((id) => ids.includes(id)))
    const apart = groups.filter((group) => !touched.includes(group))
    groups = [...apart, [...new Set([...ids, ...touched.flat()])]]
  }
  return groups.map((group) => group.sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1))
}

/** The entries as spells in order of days; those that overlap or follow without a day between are one. */
function spellsOf(entries: readonly ClosureEntry[], window: LogWindow): Spell[] {
  const clipped = entries
    .map(({ fromDay, untilDay, seenDay }) => {
      const last = untilDay ?? Math.max(fromDay, seenDay ?? window.lastDay)
      return {
        from: Math.max(fromDay, window.firstDay),
        to: Math.min(last, window.lastDay),
        began: fromDay >= window.firstDay,
        ended: untilDay !== null && untilDay <= window.lastDay,
      }
    })
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => a.from - b.from || a.to - b.to || Number(a.ended) - Number(b.ended))
  const spells: Spell[] = []
  for (const next of clipped) {
    const last = spells.at(-1)
    if (last === undefined || next.from > last.to + 1) {
      spells.push(next)
      continue
    }
    const later = next.to > last.to ? next : last
    const ended = next.to === last.to ? next.ended || last.ended : later.ended
    spells[spells.length - 1] = { ...last, to: later.to, ended }
  }
  return spells
}

/** The probability that a cause shuts, `days` after it was seen open or shut. */
export function shutProbability(cause: Cause, days: number, wasShut: boolean): number {
  const opensPerDay = 1 / cause.meanShutDays
  const both = cause.shutsPerDay + opensPerDay
  const inTheLongRun = cause.shutsPerDay / both
  return inTheLongRun + ((wasShut ? 1 : 0) - inTheLongRun) * Math.exp(-both * days)
}
