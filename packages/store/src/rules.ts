/** Rules between the cells of a row and between rows: what no single cell can show. */

import type { Partnership } from '@followthrough/brief'
import type { EvidenceRow } from '@followthrough/ledger'
import { intervalOf, knownOn } from '@followthrough/record'
import type { RowOf, TableName } from './columns.ts'
import { checkAreas, checkLengths, checkScenarios } from './network-rules.ts'
import { PACK_FILE } from './pack-file.ts'
import { quoted, type Report } from './pack-problem.ts'
import type { PackRow, PackTable } from './rows.ts'

/** Every table of a pack; null for one that could not be read. */
export type PackTables = { readonly [K in TableName]: PackTable<RowOf<K>> | null }

/** What a rule may look at beside the row. */
interface Context {
  /** Null when pack.yaml could not be read. */
  readonly readOn: string | null
  /** The day on which each source was known. */
  readonly knownOn: ReadonlyMap<string, string>
}

/** A rule is silent when one of the cells it reads is faulty. The first of them bears the problem. */
interface Rule<T> {
  readonly reads: readonly (keyof T & string)[]
  readonly isBroken: (row: T, context: Context) => boolean
  readonly problem: (row: T, context: Context) => string
  readonly remedy: string
}

const earliest = (partial: string) => intervalOf(partial)!.earliest
const latest = (partial: string) => intervalOf(partial)!.latest
const isAfter = (from: string | null, to: string | null) =>
  from !== null && to !== null && earliest(from) > latest(to)

/** Parameters that something is divided by. */
const DIVISORS = ['speed', 'running-hours', 'payload'] as const
const NEEDS_COUNTRIES: readonly string[] = ['customs-transit', 'haulage', 'sanctions']

const RULES: { readonly [K in TableName]?: readonly Rule<RowOf<K>>[] } = {
  source: [
    {
      reads: ['published'],
      isBroken: ({ published }, { readOn }) => isAfter(published, readOn),
      problem: ({ published }, { readOn }) =>
        `${quoted(published!)} is after the sources were read, which was on ${readOn}`,
      remedy: 'Correct the day, or readOn in pack.yaml.',
    },
  ],
  person: [
    {
      reads: ['posts'],
      isBroken: ({ posts }) => posts.some(({ from, to }) => isAfter(from, to)),
      problem: ({ posts }) => {
        const { title, from, to } = posts.find((post) => isAfter(post.from, post.to))!
        return `the post ${quoted(title)} begins ${from} and ends ${to}`
      },
      remedy: 'Write institution|title|from|to with the earlier day first.',
    },
  ],
  instrument: [
    {
      reads: ['endsOn', 'signedOn'],
      isBroken: ({ signedOn, endsOn }) => isAfter(signedOn, endsOn),
      problem: ({ signedOn, endsOn }) => `it ends on ${endsOn}, before it is signed on ${signedOn}`,
      remedy: 'Correct one of the days.',
    },
  ],
  commitment: [
    {
      reads: ['dueKind', 'due'],
      isBroken: ({ due, dueKind }) => due !== null && dueKind === 'none',
      problem: () => 'the due date has no kind',
      remedy: 'Write binding, target or indicative.',
    },
    {
      reads: ['dueKind', 'due'],
      isBroken: ({ due, dueKind }) => due === null && dueKind !== 'none',
      problem: ({ dueKind }) => `${quoted(dueKind)} is the kind of a due date, and there is none`,
      remedy: 'Write the day into due, or none here.',
    },
    {
      reads: ['dueOn', 'due'],
      isBroken: ({ due, dueOn }) => due === null && dueOn !== null,
      problem: () => 'this is the day on which a due date was given, and there is none',
      remedy: 'Write the due date into due, or leave this cell empty.',
    },
    ...(['deliveredWhen', 'partlyWhen', 'notEnough'] as const).flatMap(
      (test): Rule<RowOf<'commitment'>>[] => [
        {
          reads: [test, 'declaratory'],
          isBroken: (row) => !row.declaratory && row[test] === '',
          problem: () => 'a commitment that can be checked needs this test',
          remedy: 'Write what a stranger could observe, or yes into declaratory.',
        },
        {
          reads: [test, 'declaratory'],
          isBroken: (row) => row.declaratory && row[test] !== '',
          problem: () => 'a declaratory commitment has no test',
          remedy: 'Empty the cell, or write no into declaratory.',
        },
      ],
    ),
  ],
  evidence: [
    {
      reads: ['kind', 'property'],
      isBroken: ({ property, kind }) => property === 'due' && (kind === null || kind === 'none'),
      problem: () => 'the due date has no kind',
      remedy: 'Write binding, target or indicative.',
    },
    {
      reads: ['meets', 'property', 'value', 'modality'],
      isBroken: (row) =>
        row.property === 'act' &&
        row.value === 'delivered' &&
        row.modality === 'fact' &&
        row.meets === null,
      problem: () => 'a delivery does not say how much of the written test it meets',
      remedy: 'Write whole or part.',
    },
    {
      reads: ['on', 'modality', 'sources'],
      isBroken: (row, context) =>
        row.modality === 'fact' && row.on !== null && earliest(row.on) > lastKnown(row, context),
      problem: (row, context) =>
        `${quoted(row.on!)} is told as a fact by sources no later than ${lastKnown(row, context)}`,
      remedy:
        'Correct the day, add a source of that day or later, or write commitment or intention as modality.',
    },
  ],
  total: [
    {
      reads: ['periodEnd', 'periodStart'],
      isBroken: ({ periodStart, periodEnd }) => isAfter(periodStart, periodEnd),
      problem: ({ periodStart, periodEnd }) =>
        `the period ends on ${periodEnd}, before it begins on ${periodStart}`,
      remedy: 'Correct one of the days.',
    },
  ],
  link: [
    {
      reads: ['gaugeMm', 'mode'],
      isBroken: ({ mode, gaugeMm }) => mode === 'rail' && gaugeMm === null,
      problem: () => 'a railway has no gauge',
      remedy: 'Write its gauge in millimetres, as in 1435 or 1520.',
    },
    {
      reads: ['gaugeMm', 'mode'],
      isBroken: ({ mode, gaugeMm }) => mode !== 'rail' && gaugeMm !== null,
      problem: ({ mode }) => `a gauge is given for a link by ${mode}`,
      remedy: 'Empty the cell, or write rail as mode.',
    },
    {
      reads: ['to', 'from'],
      isBroken: ({ from, to }) => from === to,
      problem: ({ to }) => `it leads from ${quoted(to)} back to the same place`,
      remedy: 'Name another place.',
    },
  ],
  'crossing-measure': [
    {
      reads: ['place', 'scope'],
      isBroken: ({ scope, place }) => scope === 'post' && place === null,
      problem: () => 'a figure of a post does not name its place',
      remedy: 'Name the place, or write country, corridor or region as scope.',
    },
    {
      reads: ['place', 'scope'],
      isBroken: ({ scope, place }) => scope !== 'post' && place !== null,
      problem: ({ scope }) => `a mean of a ${scope} names a place`,
      remedy: 'Empty the cell, or write post as scope.',
    },
    {
      reads: ['area', 'scope'],
      isBroken: ({ scope, area }) => scope !== 'post' && area === null,
      problem: ({ scope }) => `the mean of a ${scope} does not say of which`,
      remedy: 'Write the country, corridor or region that it was taken over.',
    },
    {
      reads: ['area', 'scope'],
      isBroken: ({ scope, area }) => scope === 'post' && area !== null,
      problem: () => 'a figure of a post names an area',
      remedy: 'Empty the cell, or write country, corridor or region as scope.',
    },
  ],
  rate: [
    {
      reads: ['area', 'parameter'],
      isBroken: ({ parameter, area }) => parameter === null && area !== null,
      problem: () => 'the row names an area and no parameter, so that nothing uses it',
      remedy: 'Write the parameter, or empty the cell.',
    },
    {
      reads: ['value', 'parameter'],
      isBroken: ({ parameter, value }) => parameter !== null && value < 0,
      problem: ({ value }) => `the model cannot use a figure below nothing: ${value}`,
      remedy: 'Correct the figure, or empty the cell of the parameter.',
    },
    {
      reads: ['value', 'parameter'],
      isBroken: ({ parameter, value }) =>
        value === 0 && DIVISORS.some((divisor) => divisor === parameter),
      problem: ({ parameter }) => `a ${parameter} of nothing would take for ever`,
      remedy: 'Write what it is, or empty the cell of the parameter.',
    },
    {
      reads: ['value', 'parameter'],
      isBroken: ({ parameter, value }) => parameter === 'running-hours' && value > 24,
      problem: ({ value }) => `a day has 24 hours, not ${value}`,
      remedy: 'Write hours of a day.',
    },
  ],
  regime: [
    {
      reads: ['countries', 'rule'],
      isBroken: ({ rule, countries }) =>
        rule !== null && NEEDS_COUNTRIES.includes(rule) && countries.length === 0,
      problem: ({ rule }) => `a ${rule} regime that names no country holds nowhere`,
      remedy: 'Write the countries that it holds in, split by semicolons.',
    },
    {
      reads: ['endedOn', 'inForceOn'],
      isBroken: ({ inForceOn, endedOn }) => isAfter(inForceOn, endedOn),
      problem: ({ inForceOn, endedOn }) =>
        `it ends on ${endedOn}, before it begins on ${inForceOn}`,
      remedy: 'Correct one of the days.',
    },
  ],
  effect: [
    {
      reads: ['links', 'rule'],
      isBroken: ({ rule, links }) => rule === 'opens' && links.length === 0,
      problem: () => 'an effect that opens names no link',
      remedy: 'Write the links that it opens.',
    },
    {
      reads: ['regime', 'rule'],
      isBroken: ({ rule, regime }) => rule === 'brings-into-force' && regime === null,
      problem: () => 'the regime that it brings into force is missing',
      remedy: 'Write the id of the regime.',
    },
    {
      reads: ['place', 'hours', 'rule'],
      isBroken: ({ rule, place, hours }) =>
        rule === 'crossing-hours' && (place === null || hours === null),
      problem: () => 'hours at a crossing need the place and the hours',
      remedy: 'Write both.',
    },
  ],
  disruption: [
    {
      reads: ['untilOn', 'fromOn'],
      isBroken: ({ fromOn, untilOn }) => isAfter(fromOn, untilOn),
      problem: ({ fromOn, untilOn }) => `it ends on ${untilOn}, before it begins on ${fromOn}`,
      remedy: 'Correct one of the days.',
    },
    {
      reads: ['seenOn', 'fromOn'],
      isBroken: ({ fromOn, seenOn }) => isAfter(fromOn, seenOn),
      problem: ({ fromOn, seenOn }) =>
        `it was last seen on ${seenOn}, before it begins on ${fromOn}`,
      remedy: 'Correct one of the days.',
    },
    {
      reads: ['end', 'untilOn'],
      isBroken: ({ end, untilOn }) => end === 'known' && untilOn === null,
      problem: () => 'the end is known and no day is given',
      remedy: 'Write the day into untilOn, or open or not-seen here.',
    },
    {
      reads: ['end', 'untilOn'],
      isBroken: ({ end, untilOn }) => end !== 'known' && untilOn !== null,
      problem: ({ end, untilOn }) => `${quoted(end)} is said of the end, and it ends on ${untilOn}`,
      remedy: 'Write known, or empty untilOn.',
    },
    {
      reads: ['place', 'links'],
      isBroken: ({ place, links }) => place === null && links.length === 0,
      problem: () => 'it disrupts neither a place nor a link',
      remedy: 'Name the place, or the links into links.',
    },
  ],
}

/** The last day on which a source of the row was known; never, where one is not on record. */
function lastKnown({ sources }: EvidenceRow, context: Context): string {
  return sources
    .map((id) => context.knownOn.get(id) ?? '9999-12-31')
    .sort()
    .at(-1)!
}

/** Checks every rule; `partnership` is null when it could not be read. */
export function checkRules(
  partnership: Partnership | null,
  tables: PackTables,
  report: Report,
): void {
  const context: Context = {
    readOn: partnership?.readOn ?? null,
    knownOn: new Map(
      (tables.source?.rows ?? [])
        .filter(({ faulty }) => partnership !== null && !faulty.has('published'))
        .map(({ value }) => [
          value.id,
          // A law database keeps a text up to date: its page tells of days after the text's own.
          value.class === 'A' ? partnership!.readOn : knownOn(value, partnership!.readOn),
        ]),
    ),
  }
  for (const name of Object.keys(RULES) as TableName[]) checkTable(name, tables, context, report)
  checkEvidence(tables, report)
  checkCycles(tables, report)
  checkLengths(tables, report)
  checkAreas(tables, report)
  checkScenarios(tables, report)
  if (partnership !== null) checkHeadline(partnership, tables, report)
}

function checkTable<K extends TableName>(
  name: K,
  tables: PackTables,
  context: Context,
  report: Report,
): void {
  const table = tables[name] as PackTable<RowOf<K>> | null
  const rules = RULES[name] as readonly Rule<RowOf<K>>[]
  for (const { line, value, faulty } of table?.rows ?? []) {
    for (const rule of rules) {
      if (rule.reads.some((field) => faulty.has(field)) || !rule.isBroken(value, context)) continue
      const problem = rule.problem(value, context)
      report({ file: table!.file, line, field: rule.reads[0]!, problem, remedy: rule.remedy })
    }
  }
}

/** Every commitment has evidence of its own or is carried by an instrument that has. */
function checkEvidence({ commitment, evidence }: PackTables, report: Report): void {
  if (commitment === null || evidence === null) return
  const evidenced = new Set(evidence.rows.map(({ value }) => value.subject))
  if (evidence.brokenIds.length > 0) return // a broken row may be the evidence
  for (const { line, value, faulty } of commitment.rows) {
    if (faulty.has('id') || faulty.has('instrument') || evidenced.has(value.id)) continue
    if (value.instrument !== null && evidenced.has(value.instrument)) continue
    report({
      file: commitment.file,
      line,
      field: 'id',
      problem: `nothing in ${evidence.file} bears on ${quoted(value.id)}${value.instrument === null ? '' : ` or on ${quoted(value.instrument)}, which carries it`}`,
      remedy: `Add a row there: who promised it, when, in which source.`,
    })
  }
}

/** No commitment waits for itself, however long the way round. */
function checkCycles({ commitment }: PackTables, report: Report): void {
  const rows = new Map<string, PackRow<RowOf<'commitment'>>>()
  for (const row of commitment?.rows ?? []) rows.set(row.value.id, row)
  const done = new Set<string>()
  for (const start of rows.keys()) {
    const path: { id: string; next: number }[] = [{ id: start, next: 0 }]
    const onPath = new Set([start])
    while (path.length > 0) {
      const top = path.at(-1)!
      const ahead = done.has(top.id) ? undefined : rows.get(top.id)?.value.dependsOn[top.next++]
      if (ahead === undefined) {
        done.add(top.id)
        onPath.delete(top.id)
        path.pop()
      } else if (onPath.has(ahead) && ahead !== top.id) {
        const ids = path.map(({ id }) => id)
        const cycle = [...ids.slice(ids.indexOf(ahead)), ahead]
        report({
          file: commitment!.file,
          line: rows.get(top.id)!.line,
          field: 'dependsOn',
          problem: `it waits for itself: ${cycle.join(' → ')}`,
          remedy: 'Take one of these steps out.',
        })
      } else if (!onPath.has(ahead) && !done.has(ahead)) {
        path.push({ id: ahead, next: 0 })
        onPath.add(ahead)
      }
    }
  }
}

/** The headline target is a commitment of the pack, and some row sets a level for its indicator. */
function checkHeadline({ headlineTarget }: Partnership, tables: PackTables, report: Report): void {
  if (headlineTarget === null) return
  const { commitment, indicator } = headlineTarget
  const at = { file: PACK_FILE, line: null }
  const { commitment: commitments, target: targets } = tables
  if (
    commitments !== null &&
    !commitments.brokenIds.includes(commitment) &&
    !commitments.rows.some(({ value }) => value.id === commitment)
  )
    report({
      ...at,
      field: 'headlineTarget.commitment',
      problem: `there is no commitment ${quoted(commitment)}`,
      remedy: `Name a commitment of ${commitments.file}.`,
    })
  if (
    targets !== null &&
    targets.brokenIds.length === 0 &&
    !targets.rows.some(({ value }) => value.indicator === indicator)
  )
    report({
      ...at,
      field: 'headlineTarget.indicator',
      problem: `no row of ${targets.file} has the indicator ${quoted(indicator)}`,
      remedy: 'Name an indicator that has a target.',
    })
}
