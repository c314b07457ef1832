/**
 * Rules that the map lends to the network: no link is shorter than the way of a bird, and few are much
 * longer. Whether a place lies in its country is not checked: that needs borders, and a box drawn round
 * the places themselves would prove nothing.
 */

import { greatCircleKm } from '@followthrough/network'
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
