/** Scenarios side by side, what the network stands on, and the scenarios that have a name. */

import {
  type CompareAnswer,
  type CriticalAnswer,
  countWords,
  type ScenariosAnswer,
} from '@followthrough/brief'
import { type Cell, ends, type Paper, prose, section, sheet, table } from './paper.ts'
import { daysWords, dollars, tonnes } from './route.ts'
import { some, standing } from './words.ts'

const DAY_MINUTES = 1440
const SHOWN = 15

type Run = CompareAnswer['runs'][number]

export function renderCompare(body: CompareAnswer, paper: Paper): string {
  return sheet(
    ends(paper, `${body.from} to ${body.to}`, standing(body)),
    ...body.runs.map((run) => runLines(run, paper)),
    prose(
      paper,
      `${countWords(body.simulation.trials)} trials each, on the same random numbers; days from the 5th to the 95th percentile. Changes are against the network as it is.`,
      'quiet',
    ),
  )
}

function runLines(run: Run, paper: Paper): string[] {
  const { best, change } = run
  if (best === null)
    return section(paper, run.name, prose(paper, run.noRoute?.words ?? 'No journey.', 'plain', 2))
  return section(
    paper,
    run.name,
    table(
      paper,
      [{ flex: true }, { align: 'right' }, { align: 'right' }, { align: 'right' }],
      (['fastest', 'cheapest', 'greenest'] as const).map((group): Cell[] => {
        const journey = best[group]
        const changed = change?.[group]
        const more = (text: string) =>
          changed === undefined ? [] : [{ text, tone: 'quiet' as const }]
        return [
          [group, { text: journey.via.join(', '), tone: 'quiet' }],
          [daysWords(journey), ...more(signed(changed?.minutes, DAY_MINUTES, ' days', 1))],
          [dollars(journey.costCents), ...more(signed(changed?.costCents, 100, ' dollars', 0))],
          [tonnes(journey.co2Grams), ...more(signed(changed?.co2Grams, 1_000_000, ' t', 1))],
        ]
      }),
    ),
  )
}

function signed(value = 0, unit: number, words: string, digits: number): string {
  const amount = value / unit
  const text = Math.abs(amount).toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return value === 0 ? 'no change' : `${amount < 0 ? '−' : '+'}${text}${words}`
}

export function renderCritical(body: CriticalAnswer, paper: Paper): string {
  const days = (minutes: number | null) =>
    minutes === null ? 'no way' : `${(minutes / DAY_MINUTES).toFixed(1)} days`
  const money = (cents: number | null) => (cents === null ? '' : dollars(cents))
  return sheet(
    ends(paper, `${body.partnership.title}: what the journeys stand on`, standing(body)),
    table(
      paper,
      [{ flex: true }, { align: 'right' }, { align: 'right' }],
      body.pairs.map(({ from, to, minutes, costCents }) => [
        `${from} to ${to}`,
        days(minutes),
        money(costCents),
      ]),
    ),
    section(
      paper,
      'Lost, it would cost',
      table(
        paper,
        [{ flex: true }, { align: 'right' }, { align: 'right' }, { align: 'right' }],
        body.losses
          .slice(0, SHOWN)
          .map(({ name, kind, mode, cut, extraMinutes, extraCents }) => [
            [name, { text: `${kind}, ${mode}`, tone: 'quiet' }],
            cut === 0 ? '' : { text: `${some(cut, 'pair')} cut off`, tone: 'alarm' },
            extraMinutes === 0 ? '' : `+${days(extraMinutes)}`,
            extraCents === 0 ? '' : `+${money(extraCents)}`,
          ]),
      ),
    ),
    section(
      paper,
      'Opened, it would give',
      table(
        paper,
        [{ flex: true }, { align: 'right' }, { align: 'right' }, { align: 'right' }],
        body.gains
          .slice(0, SHOWN)
          .map(({ name, kind, joined, savedMinutes, savedCents }) => [
            [name, { text: kind, tone: 'quiet' }],
            joined === 0 ? '' : `${some(joined, 'pair')} joined`,
            savedMinutes === 0 ? '' : `−${days(savedMinutes)}`,
            savedCents === 0 ? '' : `−${money(savedCents)}`,
          ]),
      ),
    ),
    prose(
      paper,
      'Days of the fastest and dollars of the cheapest journey, summed over the pairs. --json has every pair.',
      'quiet',
    ),
  )
}

export function renderScenarios(body: ScenariosAnswer, paper: Paper): string {
  return sheet(
    ends(paper, `${body.partnership.title}: scenarios`, standing(body)),
    table(
      paper,
      [{}, { flex: true }],
      body.scenarios.map(({ id, name, note }) => [id, [name, { text: note, tone: 'quiet' }]]),
    ),
    section(
      paper,
      'Commitments that change the network once delivered',
      table(
        paper,
        [{}, { flex: true }],
        body.deliverable.map(({ id, name, links }) => [
          id,
          [name, { text: links.length === 0 ? '' : some(links.length, 'link'), tone: 'quiet' }],
        ]),
      ),
    ),
  )
}
