/** What can go wrong with the database file, in words that say what to do about it. */

export type StoreFault =
  | 'full'
  | 'locked'
  | 'corrupt'
  | 'read-only'
  | 'not-a-database'
  | 'foreign'
  | 'other-pack'
  | 'newer'
  | 'older'
  | 'missing'
  | 'exists'
  | 'unreadable'
  | 'refused'
  | 'moved'
  | 'failed'

/** Thrown by everything in the store that touches the database. Nothing of the failed act is kept. */
export class StoreError extends Error {
  readonly fault: StoreFault

  constructor(fault: StoreFault, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StoreError'
    this.fault = fault
  }
}

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html, and what each means here. */
const FAULTS: ReadonlyMap<number, readonly [StoreFault, string]> = new Map([
  [5, ['locked', 'another process is writing to the database. Try again when it is done']],
  [6, ['locked', 'the database is in use by this process. Try again when it is done']],
  [
    8,
    ['read-only', 'the database cannot be written to. Give write permission on it and its folder'],
  ],
  [10, ['failed', 'the disk did not do what it was told. Check the disk']],
  [11, ['corrupt', 'the database is damaged. Restore a backup: followthrough restore FILE']],
  [13, ['full', 'the disk is full and nothing was written. Free some space and try again']],
  [
    14,
    ['unreadable', 'the database cannot be opened. Check that its folder exists and is writable'],
  ],
  [19, ['refused', 'the database refused the write']],
  [26, ['not-a-database', 'the file is not a database. Name another file']],
])

/** Any error as a StoreError about `file`. */
export function storeError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error
  const { errcode, code, message } = error as { errcode?: number; code?: string; message: string }
  if (errcode !== undefined) {
    const [fault, words] = FAULTS.get(errcode & 0xff) ?? ['failed', 'the database failed']
    const detail = fault === 'refused' || fault === 'failed' ? ` (${message})` : ''
    return new StoreError(fault, `${file}: ${words}${detail}.`, error)
  }
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StoreError('full', `${file}: ${FAULTS.get(13)![1]}.`, error)
    case 'ENOENT':
      return new StoreError('missing', `${file}: there is no such file or folder.`, error)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StoreError('read-only', `${file}: there is no permission to do this.`, error)
    default:
      return new StoreError('failed', `${file}: ${message}.`, error)
  }
}

/** Runs `act`; whatever it throws becomes a StoreError about `file`. */
export function guarded<T>(file: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw storeError(error, file)
  }
}
