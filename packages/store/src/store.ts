/**
 * The ledger on disk: statements are appended, and nothing else ever happens to them.
 *
 * Loading a pack compares the statements it makes with those it made before. What is new is added;
 * what the pack no longer says is taken back by a retraction and stays on record; what it says again
 * comes back by retracting the retraction. A retraction counts from the day its target was known: it
 * corrects the coding, it is not news. A person’s own retraction is never undone by a pack.
 *
 * What is appended again after it was taken back comes back the same way.
 */

import type { DatabaseSync } from 'node:sqlite'
import { type PackRows, packStatements, Statement, StatementDraft } from '@followthrough/ledger'
import { writeBackup } from './backup.ts'
import { openDatabase, pragma, refuseOtherPack, transaction } from './database.ts'
import type { DeskStore } from './desk.ts'
import { openDesk } from './desk-store.ts'
import { canonicalJson, statementId } from './identity.ts'
import { liveRetractionsOn, retractions } from './retractions.ts'
import { guarded, StoreError } from './store-error.ts'

export interface StoreOptions {
  readonly readOnly?: boolean
  /** The moment, as an ISO instant in UTC. */
  readonly now?: () => string
  /** How long to wait for another writer, in milliseconds. */
  readonly busyMs?: number
}

/** Rows and their hash: a load is skipped when the pack's last one had the same. */
export type LoadablePack = PackRows & { readonly hash: string }

/** What a load did, counted in statements: `added` are now told that were not told before. */
export interface LoadResult {
  readonly added: number
  readonly retracted: number
  readonly unchanged: number
}

export interface AppendOptions {
  /** What `version()` gave when the drafts were made: refused as `moved` when the ledger has grown since. */
  readonly ifVersion?: number
}

/** What an append did: `added` are now told that were not told before. */
export interface AppendResult {
  readonly added: number
  readonly ids: readonly string[]
}

export interface PackLoad extends LoadResult {
  readonly pack: string
  readonly hash: string
  readonly loadedAt: string
}

/** Every method throws StoreError; what threw has written nothing. */
export interface Store {
  /** What came in, what was read in it, and the queue of proposals. */
  readonly desk: DeskStore
  /** All statements, in the order in which they were taken in. */
  statements(): Statement[]
  /** Statements taken in after the one with this number. */
  statementsSince(seq: number): Statement[]
  /** Number of the newest statement; 0 for an empty ledger. */
  version(): number
  /**
   * Appends in one transaction, on disk when it returns; `ids` are those of the drafts, in order. What is
   * told already is skipped; what is on record but was taken back is told again by taking that back.
   */
  append(drafts: readonly StatementDraft[], options?: AppendOptions): AppendResult
  /** Throws when the ledger holds another pack than the one with this id: two never share a file. */
  expectPack(pack: string): void
  /** Makes the ledger say what the pack says, in one transaction; refuses another pack than before. */
  loadPack(pack: LoadablePack): LoadResult
  /** The newest load, of one pack or of any; null when there is none. */
  newestPackLoad(pack?: string): PackLoad | null
  /** Copies the database to a file while it is in use; resolves to the number of pages. */
  backup(file: string, options?: { readonly force?: boolean }): Promise<number>
  /** True when another connection has written since the last call. */
  changed(): boolean
  close(): void
}

type Columns = Record<string, string | null>

/** Opens the database in `file`, or a new one in memory for `:memory:`. Throws StoreError. */
export function openStore(file: string, options: StoreOptions = {}): Store {
  return createStore(openDatabase(file, options), file, options.now)
}

/** A store over a database that is open; `file` is what its errors name. */
export function createStore(
  database: DatabaseSync,
  file: string,
  now: () => string = () => new Date().toISOString(),
): Store {
  let seenVersion = pragma(database, 'data_version')
  const insert = guarded(file, () => database.prepare(INSERT))
  const { desk, queue } = openDesk(database, file, now)

  function statementsSince(seq: number): Statement[] {
    return guarded(file, () =>
      database
        .prepare('SELECT * FROM statements WHERE seq > ? ORDER BY seq')
        .all(seq)
        .map((row) => statementOf(row as Columns, file)),
    )
  }

  function version(): number {
    return guarded(
      file,
      () =>
        database.prepare('SELECT coalesce(max(seq), 0) AS seq FROM statements').get()!
          .seq as number,
    )
  }

  function write(id: string, draft: StatementDraft, recordedAt: string): void {
    insert.run(columnsOf({ ...draft, id, recordedAt }))
  }

  /** Writes a retraction and returns its id: a new one when it was made before and taken back. */
  function writeRetraction(draft: StatementDraft, recordedAt: string): string {
    const plain = statementId(draft)
    const id = isOnRecord(plain) ? statementId(draft, `${recordedAt} ${version()}`) : plain
    write(id, draft, recordedAt)
    return id
  }

  const findId = guarded(file, () => database.prepare('SELECT 1 FROM statements WHERE id = ?'))

  function isOnRecord(id: string): boolean {
    return findId.get(id) !== undefined
  }

  /** The live retraction that a draft repeats. */
  function sameRetraction(draft: StatementDraft & { retracts: string }): string | null {
    const id = statementId(draft)
    const find = database.prepare('SELECT * FROM statements WHERE id = ?')
    const same = liveRetractionsOn(database, draft.retracts).find(
      (live) => statementId(statementOf(find.get(live.id) as Columns, file)) === id,
    )
    return same?.id ?? null
  }

  /** Takes back what hides a statement, from the day that it was hidden; returns the ids of that. */
  function sayAgain(id: string, draft: StatementDraft, recordedAt: string): string[] {
    const find = database.prepare('SELECT known_on FROM statements WHERE id = ?')
    return liveRetractionsOn(database, id).map((live) =>
      writeRetraction(
        retractionOf(
          live.id,
          draft.subject,
          find.get(live.id)!.known_on as string,
          draft.recordedBy,
          'It is said again.',
        ),
        recordedAt,
      ),
    )
  }

  function append(
    drafts: readonly StatementDraft[],
    { ifVersion }: AppendOptions = {},
  ): AppendResult {
    const checked = drafts.map((draft, i) => checkedDraft(draft, i, file))
    return guarded(file, () =>
      transaction(database, () => {
        if (ifVersion !== undefined && version() !== ifVersion)
          throw new StoreError('moved', `${file}: the ledger has grown meanwhile. Look again.`)
        const recordedAt = now()
        const ids: string[] = []
        const written: string[] = []
        let added = 0
        for (const draft of checked) {
          const { retracts } = draft
          let id = statementId(draft)
          let wrote: string[]
          if (retracts !== null) {
            const told = sameRetraction({ ...draft, retracts })
            id = told ?? writeRetraction(draft, recordedAt)
            wrote = told === null ? [id] : []
          } else if (isOnRecord(id)) wrote = sayAgain(id, draft, recordedAt)
          else {
            write(id, draft, recordedAt)
            wrote = [id]
          }
          ids.push(id)
          written.push(...wrote)
          if (wrote.length > 0) added++
        }
        queue.statementsAdded(written)
        return { added, ids }
      }),
    )
  }

  function expectPack(pack: string): void {
    guarded(file, () => refuseOtherPack(database, pack, file, 'Name another file with --db.'))
  }

  function loadPack(pack: LoadablePack): LoadResult {
    expectPack(pack.pack)
    const last = newestPackLoad(pack.pack)
    if (last?.hash === pack.hash)
      return { added: 0, retracted: 0, unchanged: last.added + last.unchanged }
    const drafts = new Map(packStatements(pack).map((draft) => [statementId(draft), draft]))
    const recordedBy = `pack ${pack.pack}`
    return guarded(file, () =>
      transaction(database, () => {
        expectPack(pack.pack) // another process may have loaded one just now
        const recordedAt = now()
        const told = toldBy(database, recordedBy)
        const { isHidden, liveOn } = retractions(database)
        const takeBack = (id: string, subject: string, knownOn: string, reason: string) =>
          writeRetraction(retractionOf(id, subject, knownOn, recordedBy, reason), recordedAt)
        let added = 0
        for (const [id, draft] of drafts) {
          if (!told.has(id)) {
            write(id, draft, recordedAt)
            added++
            continue
          }
          const own = liveOn(id).filter((retraction) => retraction.recordedBy === recordedBy)
          for (const { id: retraction } of own)
            takeBack(retraction, draft.subject, draft.knownOn, 'The pack says it again.')
          if (own.length > 0) added++
        }
        let retracted = 0
        for (const [id, { subject, knownOn }] of told) {
          if (drafts.has(id) || isHidden(id)) continue
          takeBack(id, subject, knownOn, 'The pack no longer says it.')
          retracted++
        }
        const result = { added, retracted, unchanged: drafts.size - added }
        database
          .prepare(
            `INSERT INTO pack_loads (pack, hash, loaded_at, added, retracted, unchanged)
             VALUES (:pack, :hash, :loadedAt, :added, :retracted, :unchanged)`,
          )
          .run({ pack: pack.pack, hash: pack.hash, loadedAt: recordedAt, ...result })
        return result
      }),
    )
  }

  function newestPackLoad(pack?: string): PackLoad | null {
    const row = guarded(file, () =>
      database
        .prepare(
          `SELECT pack, hash, loaded_at AS loadedAt, added, retracted, unchanged FROM pack_loads
           WHERE :pack IS NULL OR pack = :pack ORDER BY seq DESC LIMIT 1`,
        )
        .get({ pack: pack ?? null }),
    )
    return row === undefined ? null : ({ ...row } as unknown as PackLoad) // the columns just named
  }

  return {
    desk,
    statements: () => statementsSince(0),
    statementsSince,
    version,
    append,
    expectPack,
    loadPack,
    newestPackLoad,
    backup: (target, { force = false } = {}) => writeBackup(database, file, target, force),
    changed() {
      const current = guarded(file, () => pragma(database, 'data_version'))
      const isChanged = current !== seenVersion
      seenVersion = current
      return isChanged
    },
    close() {
      if (database.isOpen) database.close()
    },
  }
}

function retractionOf(
  id: string,
  subject: string,
  knownOn: string,
  recordedBy: string,
  reason: string,
): StatementDraft {
  return {
    subject,
    property: 'retraction',
    valueType: 'retraction',
    value: { reason },
    saidBy: null,
    boundParties: [],
    modality: 'fact',
    validOn: null,
    knownOn,
    source: null,
    sourceClass: null,
    originCluster: null,
    locator: null,
    retracts: id,
    recordedBy,
    state: 'accepted',
  }
}

/** Everything that a pack ever said, retractions left out: by id. */
function toldBy(
  database: DatabaseSync,
  recordedBy: string,
): Map<string, { subject: string; knownOn: string }> {
  const rows = database
    .prepare(
      `SELECT id, subject, known_on FROM statements
       WHERE recorded_by = ? AND retracts IS NULL ORDER BY seq`,
    )
    .all(recordedBy)
  return new Map(
    rows.map((row) => [
      row.id as string,
      { subject: row.subject as string, knownOn: row.known_on as string },
    ]),
  )
}

/** Fields of a statement in the order of the table, with the names of their columns. */
const FIELDS = Object.keys(Statement.shape) as (keyof Statement)[]
const JSON_FIELDS: ReadonlySet<keyof Statement> = new Set(['value', 'boundParties'])
const COLUMN_OF = new Map(
  FIELDS.map((field) => [field, field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]),
)
const INSERT = `INSERT INTO statements (${[...COLUMN_OF.values()].join(', ')})
  VALUES (${[...COLUMN_OF.values()].map((column) => `:${column}`).join(', ')})`

function columnsOf(statement: Statement): Columns {
  return Object.fromEntries(
    FIELDS.map((field) => [
      COLUMN_OF.get(field)!,
      JSON_FIELDS.has(field)
        ? canonicalJson(statement[field])
        : (statement[field] as string | null),
    ]),
  )
}

function statementOf(row: Columns, file: string): Statement {
  const fields = FIELDS.map((field) => {
    const cell = row[COLUMN_OF.get(field)!]!
    return [field, JSON_FIELDS.has(field) ? JSON.parse(cell) : cell]
  })
  const result = Statement.safeParse(Object.fromEntries(fields))
  if (result.success) return result.data
  const { path, message } = result.error.issues[0]!
  throw new StoreError(
    'corrupt',
    `${file}: statement ${row.id} is not readable (${path.join('.')}: ${message}). Restore a backup, or update Followthrough.`,
  )
}

function checkedDraft(draft: StatementDraft, i: number, file: string): StatementDraft {
  const result = StatementDraft.safeParse(draft)
  if (result.success) return result.data
  const { path, message } = result.error.issues[0]!
  throw new StoreError(
    'refused',
    `${file}: statement ${i + 1} of those to be added is refused (${path.join('.')}: ${message}). Nothing was written.`,
  )
}
