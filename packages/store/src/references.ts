/** Ids: each stands once, and whatever is named is there. */

import { type Kind, kindsInWords, type Named } from './cells.ts'
import { SUBJECTS, TABLES, type TableName } from './columns.ts'
import { nearest } from './nearest.ts'
import type { PackFile } from './pack-file.ts'
import { type PackProblem, quoted } from './pack-problem.ts'
import type { PackTable } from './rows.ts'

/** Any table: what an id check needs of it. */
export type AnyTable = PackTable<{ id: string }>
type Report = (problem: PackProblem) => void

/** Where each id of a kind is defined; null for a kind that could not be read. */
type Ids = ReadonlyMap<Kind, ReadonlyMap<string, string> | null>

const TOPIC = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Checks ids within and across tables; a table or `packFile` that is null could not be read. */
export function checkReferences(
  packFile: PackFile | null,
  tables: ReadonlyMap<TableName, AnyTable | null>,
  report: Report,
): void {
  const ids = definitions(packFile, tables, report)
  for (const [name, table] of tables) {
    for (const { line, value, faulty, names } of table?.rows ?? []) {
      for (const named of names) {
        if (faulty.has(named.field)) continue
        const at = { file: table!.file, line, field: named.field }
        if (named.id === value.id && named.kinds.includes(name) && named.topic !== true) {
          const problem = `${quoted(named.id)} is this row itself`
          report({ ...at, problem, remedy: 'Name another, or leave it out.' })
        } else {
          const fault = missing(named, ids)
          if (fault !== null) report({ ...at, ...fault })
        }
      }
    }
  }
}

function definitions(
  packFile: PackFile | null,
  tables: ReadonlyMap<TableName, AnyTable | null>,
  report: Report,
): Ids {
  const ids = new Map<Kind, Map<string, string> | null>()
  const own = (list: readonly string[] | undefined) =>
    list === undefined ? null : new Map(list.map((id) => [id, 'pack.yaml']))
  ids.set('party', own(packFile?.parties.map((party) => party.code)))
  ids.set('sector', own(packFile?.sectors.map((sector) => sector.id)))
  /** Party codes are in it, because a speaker may be either. */
  const shared = new Map<string, string>()
  for (const id of ids.get('party')?.keys() ?? []) shared.set(id, 'a party of pack.yaml')
  for (const [name, table] of tables) {
    if (table === null) {
      ids.set(name, null)
      continue
    }
    const defined = new Map(table.brokenIds.map((id) => [id, table.file]))
    const first = new Map<string, number>()
    for (const { line, value, faulty } of table.rows) {
      if (faulty.has('id')) continue
      const place = { file: table.file, line, field: 'id' }
      const before = first.get(value.id)
      const elsewhere = shared.get(value.id)
      const isSubject = (SUBJECTS as readonly Kind[]).includes(name)
      if (before !== undefined) {
        const problem = `${quoted(value.id)} already stands on line ${before}`
        report({
          ...place,
          problem,
          remedy: 'Delete one of the rows, or give one an id of its own.',
        })
      } else if (isSubject && elsewhere !== undefined) {
        const problem = `${quoted(value.id)} is already the id of ${elsewhere}`
        report({ ...place, problem, remedy: 'Give it an id that no other table uses.' })
      }
      if (before === undefined) first.set(value.id, line)
      defined.set(value.id, `${table.file}:${line}`)
    }
    if ((SUBJECTS as readonly Kind[]).includes(name)) {
      for (const [id, place] of defined)
        if (!shared.has(id)) shared.set(id, `${kindsInWords([name])} (${place})`)
    }
    ids.set(name, defined)
  }
  return ids
}

/** What is wrong with a named id; null when it is there, or when that cannot be known. */
function missing(named: Named, ids: Ids): { problem: string; remedy: string } | null {
  const spaces = named.kinds.map((kind) => ids.get(kind) ?? null)
  if (spaces.some((space) => space === null || space.has(named.id))) return null
  if (named.topic === true && TOPIC.test(named.id)) return null
  const wanted = kindsInWords(named.kinds)
  const near = nearest(
    named.id,
    spaces.flatMap((space) => [...space!.keys()]),
  )
  if (named.topic === true) {
    const remedy = 'Name an id of the pack, or a topic in small letters: rail-freight.'
    return {
      problem: `${quoted(named.id)} is neither an id nor a topic`,
      remedy: near === null ? remedy : `Did you mean "${near}"? ${remedy}`,
    }
  }
  for (const [kind, space] of ids) {
    const place = space?.get(named.id)
    if (place !== undefined) {
      const problem = `${quoted(named.id)} is ${kindsInWords([kind])} (${place}), not ${wanted}`
      return { problem, remedy: near === null ? `Name ${wanted}.` : `Did you mean "${near}"?` }
    }
  }
  const files = named.kinds.map((kind) =>
    kind in TABLES ? TABLES[kind as TableName].file : 'pack.yaml',
  )
  const add = `add it to ${[...new Set(files)].join(' or ')}`
  return {
    problem: `there is no ${wanted.replace(/^an? /, '').replaceAll(/ (an?) /g, ' ')} ${quoted(named.id)}`,
    remedy:
      near === null
        ? `${add.charAt(0).toUpperCase()}${add.slice(1)}.`
        : `Did you mean "${near}"? If not, ${add}.`,
  }
}
