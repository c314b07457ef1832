/** The comparison with published lanes as a page: sums, rows, and a word on each large miss. */

import { type Compared, publishedOf } from './lanes.ts'

/** Aims of the model. */
const AIMS = { km: 0.1, band: 0.8, usd: 2 / 3, usdFactor: 1.5 }
/** Kilometres that differ by more than this, and dollars by more than the factor, are large misses. */
const KM_MISS = 0.2

type Family = 'km' | 'days' | 'usd'

export function familyOf({ lane }: Compared): Family {
  return lane.metric === 'hours' ? 'days' : lane.metric
}

/** True for a row that a reader would stumble over. */
export function isLargeMiss(row: Compared): boolean {
  const { model } = row
  if (model === null) return false
  switch (familyOf(row)) {
    case 'km':
      return Math.abs(model.ratio - 1) > KM_MISS
    case 'days':
      return !isInBand(row)
    case 'usd':
      return factorOf(model.ratio) > AIMS.usdFactor
  }
}

function isInBand({ lane, model }: Compared): boolean {
  const published = publishedOf(lane)
  const [p05, p95] = model!.band!
  return published >= p05 && published <= p95
}

function factorOf(ratio: number): number {
  return Math.max(ratio, 1 / ratio)
}

export interface Summary {
  readonly compared: number
  readonly notCompared: number
  /** Median of |model / published − 1| of the kilometres. */
  readonly kmError: number
  readonly kmRows: number
  readonly daysInBand: number
  readonly daysRows: number
  readonly daysRatio: number
  readonly usdWithin: number
  readonly usdRows: number
}

export function summaryOf(rows: readonly Compared[]): Summary {
  const of = (family: Family) =>
    rows.filter((row) => row.model !== null && familyOf(row) === family)
  const [km, days, usd] = [of('km'), of('days'), of('usd')]
  return {
    compared: km.length + days.length + usd.length,
    notCompared: rows.filter(({ model }) => model === null).length,
    kmError: median(km.map(({ model }) => Math.abs(model!.ratio - 1))),
    kmRows: km.length,
    daysInBand: days.filter(isInBand).length,
    daysRows: days.length,
    daysRatio: median(days.map(({ model }) => model!.ratio)),
    usdWithin: usd.filter(({ model }) => factorOf(model!.ratio) <= AIMS.usdFactor).length,
    usdRows: usd.length,
  }
}

/** The page. `comments` has a word on each large miss, by the id of the row. */
export function reportOf(rows: readonly Compared[], comments: ReadonlyMap<string, string>): string {
  const sum = summaryOf(rows)
  const verdict = (isMet: boolean) => (isMet ? 'met' : '**missed**')
  const share = (part: number, of: number) => `${part} of ${of} (${percent(part / of)})`
  const misses = rows.filter(isLargeMiss)
  const out = rows.filter(({ model }) => model === null)
  return `# Validation

What the model says of lanes that others have published. \`npm run validate\` writes this page;
\`test/validation.test.ts\` fails when it is not what the model says today.

No published lane is an input of the model, and none is named in the code. One rule holds for every row:
the journey goes by the mode of the row (*multimodal*: all but air), passes the places that the row names,
and departs on 1 July of its year, or on the day of reading where it bears none, with what is known today.
Days are those of the fastest such journey, dollars of the cheapest, kilometres of the greenest, which by
one mode is the shortest. The load is 20 t, by air one tonne. The band is the 5th to the 95th percentile of
2,000 trials. Where closures leave no journey they are lifted, then planned links are opened; the row says
so. A published time counts from departure, and so does ours: the first departure is booked.

| aim | result | |
|---|---|---|
| kilometres within 10 % at the median | ${percent(sum.kmError)} at the median of ${sum.kmRows} | ${verdict(sum.kmError <= AIMS.km)} |
| days inside the band for four rows in five | ${share(sum.daysInBand, sum.daysRows)} | ${verdict(sum.daysInBand / sum.daysRows >= AIMS.band)} |
| dollars within a factor of 1.5 for two rows in three | ${share(sum.usdWithin, sum.usdRows)} | ${verdict(sum.usdWithin / sum.usdRows >= AIMS.usd)} |

The days are right in the middle: model by published is ${sum.daysRatio.toFixed(2)} at the median. What is published
is mostly one figure of unlike things: pilot runs that were waved through, promises of timetables, upper
figures of a range, spells of winter or congestion. The band is of ordinary journeys; it was set from
driving rules and samples, before the lanes were looked at, and was not widened to hold them.

## Large misses

${
  misses.length === 0
    ? 'None.'
    : `| row | published | model | what is behind it |
|---|---|---|---|
${misses.map((row) => `| \`${row.lane.id}\` | ${worded(row, publishedOf(row.lane))} | ${modelWords(row)} | ${comments.get(row.lane.id) ?? '**not looked into**'} |`).join('\n')}`
}

## Every row

| row | lane | by | published | model | by published |
|---|---|---|---|---|---|
${rows
  .filter(({ model }) => model !== null)
  .map(
    (row) =>
      `| \`${row.lane.id}\` | ${laneWords(row)} | ${row.lane.mode} | ${worded(row, publishedOf(row.lane))} | ${modelWords(row)} | ${row.model!.ratio.toFixed(2)} |`,
  )
  .join('\n')}

## Not compared

${out.length} rows have an end outside the network, or no journey.

| row | lane | why |
|---|---|---|
${out.map((row) => `| \`${row.lane.id}\` | ${laneWords(row)} | ${row.why} |`).join('\n')}
`
}

function laneWords({ lane }: Compared): string {
  const via = lane.via.length === 0 ? '' : ` by ${lane.via.join(', ')}`
  return `${lane.origin} – ${lane.destination}${via}`
}

function worded(row: Compared, value: number): string {
  switch (familyOf(row)) {
    case 'km':
      return `${Math.round(value)} km`
    case 'days':
      return `${value.toFixed(1)} days`
    case 'usd':
      return `$${Math.round(value)}`
  }
}

function modelWords(row: Compared): string {
  const { band, opened, value } = row.model!
  const spread = band === null ? '' : `, ${band[0].toFixed(1)}–${band[1].toFixed(1)}`
  const lifted = opened === 'nothing' ? '' : ` (${opened} opened)`
  return `${worded(row, value)}${spread}${lifted}`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}

/** The middle one, or the mean of the two in the middle. Not a number for no values. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half) - 1]!) / 2
}
