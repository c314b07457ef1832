/**
 * The database file: one SQLite database, opened, checked and brought up to date.
 *
 * Every commit is on the disk before it is acknowledged (WAL, synchronous FULL). The tables refuse to
 * be changed by themselves, whoever connects: triggers stop UPDATE and DELETE, and another stops
 * INSERT OR REPLACE, which would delete a row without asking the first two.
 *
 * `application_id` tells our files from foreign ones; `user_version` counts the migrations done.
 */

import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { DESK_TABLES } from './desk-tables.ts'
import { guarded, StoreError, storeError } from './store-error.ts'

/** The letters FTLG as a number. */
export const APPLICATION_ID = 0x46544c47
const BUSY_MS = 5000

/** One step of the format, done in one transaction. Steps are added at the end and never edited. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'statements and pack loads, append-only',
    sql: `
CREATE TABLE statements (
  seq             INTEGER PRIMARY KEY AUTOINCREMENT,
  id              TEXT NOT NULL UNIQUE CHECK (length(id) = 24),
  subject         TEXT NOT NULL,
  property        TEXT NOT NULL,
  value_type      TEXT NOT NULL,
  value           TEXT NOT NULL CHECK (json_valid(value)),
  said_by         TEXT,
  bound_parties   TEXT NOT NULL CHECK (json_valid(bound_parties)),
  modality        TEXT NOT NULL,
  valid_on        TEXT,
  known_on        TEXT NOT NULL,
  source          TEXT,
  source_class    TEXT,
  origin_cluster  TEXT,
  locator         TEXT,
  retracts        TEXT REFERENCES statements (id),
  recorded_by     TEXT NOT NULL,
  state           TEXT NOT NULL,
  recorded_at     TEXT NOT NULL
) STRICT;

CREATE INDEX statements_retracts ON statements (retracts) WHERE retracts IS NOT NULL;
CREATE INDEX statements_recorded_by ON statements (recorded_by);

CREATE TABLE pack_loads (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  pack       TEXT NOT NULL,
  hash       TEXT NOT NULL,
  loaded_at  TEXT NOT NULL,
  added      INTEGER NOT NULL,
  retracted  INTEGER NOT NULL,
  unchanged  INTEGER NOT NULL
) STRICT;

CREATE TRIGGER statements_never_change BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER statements_never_go BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER statements_never_replaced BEFORE INSERT ON statements
WHEN EXISTS (SELECT 1 FROM statements WHERE id = NEW.id OR seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER pack_loads_never_change BEFORE UPDATE ON pack_loads
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER pack_loads_never_go BEFORE DELETE ON pack_loads
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER pack_loads_never_replaced BEFORE INSERT ON pack_loads
WHEN EXISTS (SELECT 1 FROM pack_loads WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
`,
  },
  { name: 'captures, readings, proposals and polls', sql: DESK_TABLES },
]

export interface DatabaseOptions {
  /** Opens an existing, up-to-date database and changes nothing. */
  readonly readOnly?: boolean
  /** How long to wait for another writer; 5000 unless told. */
  readonly busyMs?: number
  readonly migrations?: readonly Migration[]
}

/**
 * Opens the database in `file`, which may be `:memory:`, and creates it where there is none. Throws
 * StoreError for a foreign file, for one that a newer Followthrough wrote, and for what SQLite says.
 */
export function openDatabase(file: string, options: DatabaseOptions = {}): DatabaseSync {
  const { readOnly = false, busyMs = BUSY_MS, migrations = MIGRATIONS } = options
  if (readOnly && !existsSync(file))
    throw new StoreError('missing', `${file}: there is no database here. Load a pack first.`)
  const database = guarded(file, () => new DatabaseSync(file, { readOnly, timeout: busyMs }))
  try {
    const version = guarded(file, () => checkIdentity(database, file, migrations.length))
    if (readOnly) {
      if (version < migrations.length)
        throw new StoreError('older', `${file}: the database is of an older format. ${UPGRADE}`)
      return database
    }
    guarded(file, () => {
      useWal(database, busyMs)
      database.exec('PRAGMA synchronous = FULL')
      database.exec('PRAGMA recursive_triggers = ON')
      database.exec('PRAGMA trusted_schema = OFF')
      migrate(database, file, migrations)
    })
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const UPGRADE = 'Open it once for writing: any command that writes brings it up to date.'

/**
 * The number of migrations that the database has had; 0 for a new one. Throws StoreError unless it is
 * empty or ours and not newer than `known` migrations.
 */
export function checkIdentity(database: DatabaseSync, file: string, known: number): number {
  // One statement, so that it is one moment: another process may be creating the database just now.
  const row = database
    .prepare(
      `SELECT application_id AS applicationId, user_version AS version,
         (SELECT count(*) FROM sqlite_schema) AS tables
       FROM pragma_application_id, pragma_user_version`,
    )
    .get()
  const { applicationId, version, tables } = row as Record<
    'applicationId' | 'version' | 'tables',
    number
  >
  const isNew = applicationId === 0 && version === 0 && tables === 0
  if (!isNew && applicationId !== APPLICATION_ID)
    throw new StoreError(
      'foreign',
      `${file}: this is not a Followthrough database. Name another file.`,
    )
  if (version > known)
    throw new StoreError(
      'newer',
      `${file}: a newer Followthrough wrote this database (format ${version}; this one knows ${known}). Update Followthrough.`,
    )
  return version
}

/** Throws StoreError when the database holds another pack than `expected`; an empty one holds none. */
export function refuseOtherPack(
  database: DatabaseSync,
  expected: string,
  file: string,
  remedy: string,
): void {
  const rows = database.prepare('SELECT pack FROM pack_loads GROUP BY pack ORDER BY min(seq)').all()
  const held = rows.map((row) => String(row.pack))
  if (held.every((pack) => pack === expected)) return
  const packs = `${held.length === 1 ? 'pack' : 'packs'} ${held.join(' and ')}`
  throw new StoreError(
    'other-pack',
    `${file}: this database holds the ${packs}, not ${held.length === 1 ? '' : 'only '}${expected}. ${remedy}`,
  )
}

/** Runs `act` in one transaction that nobody else can write into; undone when it throws. */
export function transaction<T>(database: DatabaseSync, act: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = act()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Runs reads that belong together: all see one moment of the database. */
export function snapshot<T>(database: DatabaseSync, read: () => T): T {
  if (database.isTransaction) return read()
  database.exec('BEGIN')
  try {
    return read()
  } finally {
    if (database.isTransaction) database.exec('COMMIT')
  }
}

/** The value of a pragma that is a whole number. */
export function pragma(database: DatabaseSync, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get()!)[0])
}

/** SQLite does not wait by itself when two processes turn a new database to WAL at once. */
function useWal(database: DatabaseSync, busyMs: number): void {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  const giveUpAt = performance.now() + busyMs
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (storeError(error, '').fault !== 'locked' || performance.now() > giveUpAt) throw error
      Atomics.wait(pause, 0, 0, 10)
    }
  }
}

function migrate(database: DatabaseSync, file: string, migrations: readonly Migration[]): void {
  for (;;) {
    if (pragma(database, 'user_version') === migrations.length) return
    transaction(database, () => {
      // Another process may have done this step since.
      const done = checkIdentity(database, file, migrations.length)
      if (done === migrations.length) return
      database.exec(migrations[done]!.sql)
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
      database.exec(`PRAGMA user_version = ${done + 1}`)
    })
  }
}
