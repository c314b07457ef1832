/** What is shared by the parts of the desk: their schemas, and how values go in and come out. */

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { Day, GatedClaim, type Mention } from '@followthrough/record'
import { z } from 'zod'
import { READER_FAMILIES } from './desk.ts'
import { canonicalJson } from './identity.ts'
import { guarded, StoreError } from './store-error.ts'

/** An open database as the desk uses it. */
export interface DeskFile {
  readonly database: DatabaseSync
  /** What errors name. */
  readonly file: string
  readonly now: () => string
  /** A prepared statement, the same for the same text. */
  readonly sql: (text: string) => StatementSync
}

export type Row = Record<string, string | number | Uint8Array | null>

const CaptureId = z.string().regex(/^[0-9a-f]{64}$/, 'expected SHA-256 in hex')
const ProposalId = z.string().regex(/^p[0-9a-f]{24}$/, 'expected the id of a proposal')
const Instant = z.iso.datetime()
const Text = z.string().nullable()

export type Head = z.infer<typeof Head>
export const Head = z.strictObject({
  title: Text,
  byline: Text,
  dateline: Text,
  publisher: Text,
  published: Day.nullable(),
  language: Text,
  url: Text,
  mime: z.string(),
  warnings: z.array(z.string()),
})
const Document = Head.extend({ text: z.string() })

const Mentions: z.ZodType<Mention[]> = z.array(
  z.strictObject({
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    kind: z.enum(['person', 'institution', 'country', 'place', 'instrument']),
    entity: Text,
    post: z.string().exactOptional(),
  }),
)

const ClaimDraft = z.strictObject({
  claim: GatedClaim,
  replaces: ProposalId.nullable(),
  agreesWith: ProposalId.nullable(),
  differsFrom: ProposalId.nullable(),
})
export const KeptClaim = ClaimDraft.extend({ id: ProposalId })

const Reading = z.strictObject({
  capture: CaptureId,
  reader: z.string().min(1),
  family: z.enum(READER_FAMILIES),
  document: Document,
  mentions: Mentions,
  cluster: z.string().min(1),
})
export type ReadingDraft = z.infer<typeof ReadingDraft>
export const ReadingDraft = Reading.extend({
  sketch: z.instanceof(Uint8Array).nullable(),
  claims: z.array(ClaimDraft),
})
export const KeptReading = Reading.extend({
  seq: z.int(),
  readAt: Instant,
  claims: z.array(KeptClaim),
})

export const CaptureDraft = z.strictObject({
  id: CaptureId,
  mime: Text,
  bytes: z.instanceof(Uint8Array),
  address: Text,
})
export const KeptCapture = z.strictObject({
  id: CaptureId,
  mime: Text,
  bytes: z.instanceof(Uint8Array),
  takenAt: Instant,
  sightings: z.array(z.strictObject({ address: z.string(), seenAt: Instant })),
})

export const Poll = z.strictObject({
  feed: z.string().min(1),
  at: Instant,
  outcome: z.enum(['read', 'unchanged', 'failed']),
  items: z.int().nonnegative(),
  added: z.int().nonnegative(),
  problem: Text,
  etag: Text,
  modified: Text,
})

export const Decision = z.strictObject({
  id: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
  value: z.record(z.string(), z.unknown()),
})

/** What is to be kept, checked. Throws StoreError; `what` names it. */
export function checked<T>(desk: DeskFile, schema: z.ZodType<T>, draft: unknown, what: string): T {
  const result = schema.safeParse(draft)
  if (result.success) return result.data
  const { path, message } = result.error.issues[0]!
  throw new StoreError(
    'refused',
    `${desk.file}: ${what} is refused (${path.join('.')}: ${message}). Nothing was written.`,
  )
}

/** What was kept, checked as it comes back. Throws StoreError; `what` names it. */
export function kept<T>(
  desk: DeskFile,
  schema: z.ZodType<T>,
  read: () => unknown,
  what: string,
): T {
  let finding: string
  try {
    const result = schema.safeParse(read())
    if (result.success) return result.data
    const { path, message } = result.error.issues[0]!
    finding = `${path.join('.')}: ${message}`
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    finding = error.message
  }
  throw new StoreError(
    'corrupt',
    `${desk.file}: ${what} is not readable (${finding}). Restore a backup, or update Followthrough.`,
  )
}

/** A column of JSON. */
export function parsed(cell: unknown): unknown {
  return JSON.parse(String(cell))
}

export const json = canonicalJson

/** Words as they are looked for: any case, script and width alike, single spaces. */
export function foldWords(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

const MOST_WORDS = 20

/** The words of a question, folded; those beyond MOST_WORDS are not asked for. */
export function askedWords(text: string): string[] {
  return foldWords(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
}

/** Limit and offset of a page. Throws StoreError. */
export function pageOf(
  desk: DeskFile,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): { limit: number; offset: number } {
  const Count = z.int().min(1).max(1_000_000)
  const asked = z.object({ page: Count, perPage: Count }).safeParse({ page, perPage })
  if (asked.success) return { limit: perPage, offset: (page - 1) * perPage }
  const { path, message } = asked.error.issues[0]!
  throw new StoreError('refused', `${desk.file}: no such page (${path.join('.')}: ${message}).`)
}

const CHUNK = 200

/**
 * Rows of a long list, a few at a time and with nothing open in between: whoever reads them may write.
 * `text` takes `after`, the `seq` of the last row, and `until`; rows that come later are left out.
 */
export function* inChunks(desk: DeskFile, table: 'readings', text: string): Generator<Row> {
  const until = guarded(
    desk.file,
    () => desk.sql(`SELECT coalesce(max(seq), 0) AS seq FROM ${table}`).get()!.seq as number,
  )
  for (let after = 0; ; ) {
    const rows = guarded(
      desk.file,
      () => desk.sql(`${text} LIMIT ${CHUNK}`).all({ after, until }) as Row[],
    )
    yield* rows
    if (rows.length < CHUNK) return
    after = rows.at(-1)!.seq as number
  }
}
