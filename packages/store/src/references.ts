/** Ids: each stands once, and whatever is named is there. */

import type { Partnership } from '@followthrough/brief'
import { type Kind, kindNames, kindsInWords, type Named } from './cells.ts'
import { type RowOf, SUBJECTS, TABLES, type TableName } from './columns.ts'
import { nearest } from './nearest.ts'
import { PACK_FILE } from './pack-file.ts'
import { quoted, type Report } from './pack-problem.ts'
import type { PackTable } from './rows.ts'

/** Any table: what an id check needs of it. */
export type AnyTable = PackTable<{ id: string }>

/** Where each id of a kind is defined; null for a kind that could not be read. */
type Ids = ReadonlyMap<Kind, ReadonlyMap<string, string> | null>

/** Checks ids within and across tables; a table or `partnership` that is null could not be read. */
export function checkReferences(
  partnership: Partnership | null,
  tables: ReadonlyMap<TableName, AnyTable | null>,
  report: Report,
): void {
  const ids = definitions(partnership, tables, report)
  for (const [name, table] of tables) {
    for (const { line, value, names } of table?.rows ?? []) {
      for (const named of names) {
        const at = { file: table!.file, line, field: named.field }
        if (named.id === value.id && named.kinds.includes(name)) {
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
  partnership: Partnership | null,
  tables: ReadonlyMap<TableName, AnyTable | null>,
  report: Report,
): Ids {
  const ids = new Map<Kind, ReadonlyMap<string, string> | null>()
  const topics = partnership?.topics.map((topic) => topic.id) ?? []
  const listed = (list: readonly string[] | undefined) =>
    list === undefined ? null : new Map(list.map((id) => [id, PACK_FILE]))
  ids.set('party', listed(partnership?.parties.map((party) => party.code)))
  ids.set('sector', listed(partnership?.sectors.map((sector) => sector.id)))
  // Without a list of topics a claim may be about anything.
  ids.set('topic', topics.length === 0 ? null : listed(topics))
  const shared = new Map<string, string>()
  for (const kind of ['party', 'topic'] as const) {
    for (const id of ids.get(kind)?.keys() ?? []) shared.set(id, `a ${kind} (${PACK_FILE})`)
  }
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
  ids.set('property', claimed(tables.get('claim') ?? null, topics, shared))
  return ids
}

/** What only claims speak of: their properties, and topics; null where that cannot be known. */
function claimed(
  claims: AnyTable | null,
  topics: readonly string[],
  shared: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> | null {
  if (claims === null || claims.brokenIds.length > 0) return null
  const found = new Map(topics.map((id) => [id, PACK_FILE]))
  for (const { line, value, faulty } of claims.rows) {
    const row = value as RowOf<'claim'>
    for (const field of ['property', 'subject'] as const)
      if (!faulty.has(field) && !found.has(row[field]) && !shared.has(row[field]))
        found.set(row[field], `${claims.file}:${line}`)
  }
  return found
}

/** What is wrong with a named id; null when it is there, or when that cannot be known. */
function missing({ id, kinds }: Named, ids: Ids): { problem: string; remedy: string } | null {
  const spaces = kinds.map((kind) => ids.get(kind) ?? null)
  if (spaces.some((space) => space === null || space.has(id))) return null
  const near = nearest(
    id,
    spaces.flatMap((space) => [...space!.keys()]),
  )
  for (const [kind, space] of ids) {
    const place = space?.get(id)
    if (place === undefined || kind === 'property') continue
    const wanted = kindsInWords(kinds)
    return {
      problem: `${quoted(id)} is ${kindsInWords([kind])} (${place}), not ${wanted}`,
      remedy: near === null ? `Name ${wanted}.` : `Did you mean "${near}"?`,
    }
  }
  const isTopic = kinds.includes('topic')
  const files = kinds.map((kind) => {
    const table = kind === 'property' ? 'claim' : kind
    return table in TABLES ? TABLES[table as TableName].file : PACK_FILE
  })
  const where = isTopic ? `the topics of ${PACK_FILE}` : [...new Set(files)].join(' or ')
  return {
    problem: `there is no ${isTopic ? 'entity or topic' : kindNames(kinds)} ${quoted(id)}`,
    remedy:
      near === null ? `Add it to ${where}.` : `Did you mean "${near}"? If not, add it to ${where}.`,
  }
}
