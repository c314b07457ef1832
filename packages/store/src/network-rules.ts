/**
 * Rules that the map lends to the network: no link is shorter than the way of a bird, and few are much
 * longer; parameters hold for areas, and scenarios name things, that there are.
 */

import { changesOf, greatCircleKm, hoursFrom, type Link } from '@followthrough/network'
import type { Report } from './pack-problem.ts'
import type { PackTables } from './rules.ts'

/** Beyond this a link on land or over a strait is more likely a wrong figure than a detour. */
const LONGEST_DETOUR = 2.5
/** Two places this near to each other that no link joins are worth a look. */
export const NEAR_MISS_KM = 5

/** Checks the length of every link against the great circle between its ends. */
export function checkLengths({ place: places, link: links }: PackTables, report: Report): void {
  if (places === null || links === null) return
  const positions = new Map(
    places.rows
      .filter(({ faulty }) => !['id', 'lon', 'lat'].some((field) => faulty.has(field)))
      .map(({ value }) => [value.id, value]),
  )
  for (const { line, value, faulty } of links.rows) {
    const from = positions.get(value.from)
    const to = positions.get(value.to)
    if (from === undefined || to === undefined || from === to) continue
    if (['from', 'to', 'mode', 'km'].some((field) => faulty.has(field))) continue
    const direct = greatCircleKm(from, to)
    const at = { file: links.file, line, field: 'km' }
    const words = `${value.km} km from ${value.from} to ${value.to}`
    const remedy = `Correct the length, or the coordinates of one of the places in ${places.file}.`
    if (value.km < direct) {
      const problem = `${words} is shorter than the great circle of ${direct.toFixed(1)} km`
      report({ ...at, problem, remedy })
    } else if (value.mode !== 'sea' && value.km > LONGEST_DETOUR * direct) {
      // A ship goes round the land in between.
      const times = direct === 0 ? '' : `, ${(value.km / direct).toFixed(1)} times as far`
      const problem = `${words} against a great circle of ${direct.toFixed(1)} km${times}`
      report({ ...at, problem, remedy })
    }
  }
}

/** Checks that the area of a parameter is a place, a link or a country of the network. */
export function checkAreas(
  { rate: rates, place: places, link: links }: PackTables,
  report: Report,
): void {
  if (rates === null || places === null || links === null) return
  const known = new Set([
    ...places.rows.flatMap(({ value }) => [value.id, value.country]),
    ...links.rows.map(({ value }) => value.id),
  ])
  for (const { line, value, faulty } of rates.rows) {
    if (value.parameter === null || value.area === null || faulty.has('area')) continue
    if (known.has(value.area)) continue
    report({
      file: rates.file,
      line,
      field: 'area',
      problem: `there is no place, link or country ${value.area}`,
      remedy: 'Write the id of a place or link, the code of a country, or leave the cell empty.',
    })
  }
}

/** Checks that a scenario names only what there is. */
export function checkScenarios(tables: PackTables, report: Report): void {
  const { scenario: scenarios, place: places, link: links, effect: effects } = tables
  if (scenarios === null || places === null || links === null || effects === null) return
  const values = <T>(table: { readonly rows: readonly { readonly value: T }[] }) =>
    table.rows.map(({ value }) => value)
  const records = {
    places: values(places),
    links: values(links) as Link[],
    effects: values(effects),
  }
  for (const { line, value } of scenarios.rows) {
    const at = { file: scenarios.file, line }
    const { shuts, opens, delivers } = value
    const hours = value.hours.flatMap((written) => {
      const read = hoursFrom(written)
      if (read === null)
        report({
          ...at,
          field: 'hours',
          problem: `${written} is no hours at a crossing`,
          remedy: 'Write place:mode:hours, as in post:road:6.',
        })
      return read ?? []
    })
    for (const id of changesOf(records, { shuts, opens, delivers, hours }).unknown)
      report({
        ...at,
        field: fieldOf(value, id),
        problem: delivers.includes(id)
          ? `${id} has no effect on the network`
          : `there is no crossing, link, corridor or country ${id}`,
        remedy: 'Correct the id, or take it out.',
      })
  }
}

function fieldOf(
  scenario: Readonly<Record<'shuts' | 'opens' | 'delivers', readonly string[]>>,
  id: string,
): string {
  const fields = ['delivers', 'opens', 'shuts'] as const
  return fields.find((field) => scenario[field].includes(id)) ?? 'hours'
}
