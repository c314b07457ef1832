/**
 * A data pack: one partnership as a folder of data.
 *
 * All files are read, all rows, all references and all rules checked before anything is said, so that
 * one run reports every problem. What a broken row or file would have told is not held against the
 * others. A pack is either whole or null.
 */

import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Partnership, Title } from '@followthrough/brief'
import type { PackRows } from '@followthrough/ledger'
import { OPTIONAL_FILES, OPTIONAL_FOLDERS, type RowOf, TABLES, type TableName } from './columns.ts'
import { checkCountries } from './country-rules.ts'
import { nearest } from './nearest.ts'
import { PACK_FILE, readPackFile } from './pack-file.ts'
import type { PackProblem } from './pack-problem.ts'
import { type AnyTable, checkReferences } from './references.ts'
import { type PackTable, readRows } from './rows.ts'
import { checkRules, type PackTables } from './rules.ts'

/** Counted up when the same files come to make other statements. */
const READER_VERSION = 1
const LARGEST_FILE_BYTES = 64 * 1024 * 1024
const TABLE_NAMES = Object.keys(TABLES) as TableName[]
const FILES = [PACK_FILE, ...TABLE_NAMES.map((name) => TABLES[name].file)]

/** The rows that the ledger reads, what `pack.yaml` says, and the hash of it all. */
export interface Pack extends PackRows {
  readonly partnership: Partnership
  readonly totals: readonly RowOf<'total'>[]
  readonly targets: readonly RowOf<'target'>[]
  /** Empty where the pack has no folder of this name. */
  readonly network: PackNetwork
  /** SHA-256 of the files and of the reader's version: equal packs make equal statements. */
  readonly hash: string
}

export interface PackNetwork {
  readonly places: readonly RowOf<'place'>[]
  readonly links: readonly RowOf<'link'>[]
  readonly crossings: readonly RowOf<'crossing-measure'>[]
  readonly rates: readonly RowOf<'rate'>[]
  readonly regimes: readonly RowOf<'regime'>[]
  readonly effects: readonly RowOf<'effect'>[]
  readonly scenarios: readonly RowOf<'scenario'>[]
  readonly disruptions: readonly RowOf<'disruption'>[]
  readonly lanes: readonly RowOf<'lane'>[]
}

/** The bytes of a file, why they cannot be had, or null when it belongs to a folder left out. */
type FileBytes = Uint8Array | { readonly problem: string; readonly remedy: string } | null

/**
 * Reads and checks the pack in `dir`. Without problems there is a pack, with problems there is none.
 * `countries` also holds every place against the map: half a second that a start can do without.
 */
export function readPack(
  dir: string,
  { countries = false }: { readonly countries?: boolean } = {},
): {
  readonly pack: Pack | null
  readonly problems: readonly PackProblem[]
} {
  const problems: PackProblem[] = []
  const report = (problem: PackProblem) => problems.push(problem)
  const files = readFiles(dir)
  for (const file of unknownTables(dir, files)) report(unknownTable(file))
  const open = <T>(file: string, read: (bytes: Uint8Array) => T): T | null => {
    const bytes = files.get(file) ?? null
    if (bytes instanceof Uint8Array) return read(bytes)
    if (bytes !== null) report({ file, line: null, field: null, ...bytes })
    return null
  }
  const partnership = open(PACK_FILE, (bytes) => readPackFile(bytes, report))
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name) => {
      const { file } = TABLES[name]
      const isLeftOut = files.get(file) === null
      const table = isLeftOut
        ? { file, rows: [], brokenIds: [] }
        : open(file, (bytes) => readTableNamed(name, bytes, report))
      return [name, table]
    }),
  ) as unknown as PackTables // each name has the table of its own spec
  checkReferences(partnership, new Map(Object.entries(tables)) as Map<TableName, AnyTable>, report)
  checkRules(partnership, tables, report)
  if (countries) checkCountries(tables, report)
  const faultyLines = new Set(problems.map(({ file, line }) => `${file}:${line}`))
  for (const table of Object.values(tables) as (AnyTable | null)[]) {
    for (const { line, refusals } of table?.rows ?? [])
      if (!faultyLines.has(`${table!.file}:${line}`)) problems.push(...refusals)
  }
  if (problems.length > 0 || partnership === null)
    return { pack: null, problems: inOrder(problems) }

  const rows = <K extends TableName>(name: K) =>
    (tables[name] as PackTable<RowOf<K>>).rows.map((row) => row.value)
  const totals = rows('total')
  const targets = rows('target')
  const network: PackNetwork = {
    places: rows('place'),
    links: rows('link'),
    crossings: rows('crossing-measure'),
    rates: rows('rate'),
    regimes: rows('regime'),
    effects: rows('effect'),
    scenarios: rows('scenario'),
    disruptions: rows('disruption'),
    lanes: rows('lane'),
  }
  const pack: Pack = {
    partnership,
    pack: partnership.id,
    readOn: partnership.readOn,
    sources: rows('source'),
    searches: rows('search'),
    instruments: rows('instrument'),
    commitments: rows('commitment'),
    events: rows('event'),
    institutions: rows('institution'),
    people: rows('person'),
    evidence: rows('evidence'),
    claims: rows('claim'),
    others: [
      { kind: 'total', rows: totals },
      { kind: 'target', rows: targets },
      { kind: 'place', rows: network.places },
      { kind: 'link', rows: network.links },
      { kind: 'crossing-measure', rows: network.crossings },
      { kind: 'rate', rows: network.rates },
      { kind: 'regime', rows: network.regimes },
      { kind: 'effect', rows: network.effects },
      { kind: 'scenario', rows: network.scenarios },
      { kind: 'disruption', rows: network.disruptions, validOn: 'fromOn' },
      { kind: 'lane', rows: network.lanes },
      { kind: 'title', rows: rows('title').map(titleOf) },
    ],
    totals,
    targets,
    network,
    hash: hashFiles(files),
  }
  return { pack, problems: [] }
}

/** The record that a row of titles makes. */
function titleOf({ id, language, title, by }: RowOf<'title'>): Title {
  const subject = id.slice(0, -`:${language}`.length)
  return { id, subject, language, title, by, sources: [] }
}

/** What `pack.yaml` says, without reading a table; null when the file is missing or has problems. */
export function readPartnership(dir: string): Partnership | null {
  const bytes = readFile(dir, PACK_FILE)
  return bytes instanceof Uint8Array ? readPackFile(bytes, () => {}) : null
}

/** The hash that `readPack` would give, without reading a row. Any folder has one. */
export function hashPack(dir: string): string {
  return hashFiles(readFiles(dir))
}

function readTableNamed<K extends TableName>(
  name: K,
  bytes: Uint8Array,
  report: (problem: PackProblem) => void,
): PackTable<{ id: string }> | null {
  return readRows(TABLES[name] as unknown as Parameters<typeof readRows>[0], bytes, report)
}

function readFiles(dir: string): Map<string, FileBytes> {
  return new Map(
    FILES.map((file) => {
      const folder = dirname(file)
      const isLeftOut =
        (OPTIONAL_FOLDERS.includes(folder) && !existsSync(join(dir, folder))) ||
        (OPTIONAL_FILES.includes(file) && !isThere(join(dir, file)))
      return [file, isLeftOut ? null : readFile(dir, file)]
    }),
  )
}

/** True for anything of this name, a link that leads nowhere too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function readFile(dir: string, file: string): NonNullable<FileBytes> {
  const path = join(dir, file)
  try {
    // A link could lead to any file of this machine, which messages would then quote.
    if (realpathSync(path) !== join(realpathSync(dir), file))
      return { problem: 'the file is a link', remedy: 'Put the file itself into the pack.' }
    const stat = statSync(path)
    // A pipe would be waited on for ever.
    if (!stat.isFile()) return { problem: 'this is no file', remedy: 'Put a file in its place.' }
    if (stat.size > LARGEST_FILE_BYTES)
      return { problem: 'the file is larger than 64 MB', remedy: 'Split the pack.' }
    return readFileSync(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      return { problem: `the file cannot be read (${code})`, remedy: 'Make it a readable file.' }
    return { problem: 'the file is missing', remedy: remedyForMissing(dir, file) }
  }
}

/** Tables that no pack has, misspelt ones left out that a missing file is told of. */
function unknownTables(dir: string, files: ReadonlyMap<string, FileBytes>): string[] {
  if (!existsSync(dir)) return []
  const remedies = [...files.values()].map((bytes) =>
    bytes === null || bytes instanceof Uint8Array ? '' : bytes.remedy,
  )
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(sep, '/'))
    .filter((file) => /\.csv$/i.test(file) && !FILES.includes(file))
    .filter((file) => !remedies.includes(renaming(file)))
    .sort()
}

function unknownTable(file: string): PackProblem {
  const near = nearest(file, FILES)
  return {
    file,
    line: null,
    field: null,
    problem: 'a pack has no such table',
    remedy:
      near === null ? 'Take it out of the pack.' : `Did you mean ${near}? If not, take it out.`,
  }
}

function remedyForMissing(dir: string, file: string): string {
  const folder = dirname(join(dir, file))
  const there = existsSync(folder) ? readdirSync(folder) : []
  const near = nearest(
    basename(file),
    there.filter((name) => !FILES.includes(relative(dir, join(folder, name)))),
  )
  if (near !== null) return renaming(join(dirname(file), near))
  const table = TABLE_NAMES.find((name) => TABLES[name].file === file)
  if (table === undefined) return 'A pack is a folder that holds it: see the README of the store.'
  return `If there is nothing to tell, write the header alone: ${Object.keys(TABLES[table].columns).join(',')}`
}

function renaming(file: string): string {
  return `Rename ${file}.`
}

function hashFiles(files: ReadonlyMap<string, FileBytes>): string {
  const hash = createHash('sha256').update(`reader ${READER_VERSION}\n`)
  for (const [file, bytes] of files) {
    if (bytes === null) continue
    const isThere = bytes instanceof Uint8Array
    hash.update(`${file} ${isThere ? bytes.length : 'missing'}\n`)
    if (isThere) hash.update(bytes)
  }
  return hash.digest('hex')
}

function inOrder(problems: readonly PackProblem[]): PackProblem[] {
  const rank = (file: string) => FILES.indexOf(file) >>> 0 // what is unknown comes last
  return [...problems].sort((a, b) => rank(a.file) - rank(b.file) || (a.line ?? 0) - (b.line ?? 0))
}
