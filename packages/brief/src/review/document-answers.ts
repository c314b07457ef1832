/** Documents that were read: the list, and one opened with its text, its proposals and what it said before. */

import type { State } from '@followthrough/ledger'
import { SOURCE_KINDS, textChanges } from '@followthrough/record'
import { z } from 'zod'
import { Header, headerOf, Ref, refOf } from '../answers/common.ts'
import {
  Counts,
  classOf,
  DocumentRef,
  given,
  Page,
  PageOf,
  ProposalBody,
  proposalBody,
} from './answers.ts'
import type { ReviewDesk } from './desk.ts'
import { sourceOf, sourceOnRecord } from './document-source.ts'

export const DocumentsQuery = z.object({ q: z.string().trim().max(200).optional(), ...Page })
export type DocumentsQuery = z.infer<typeof DocumentsQuery>

const DocumentRow = DocumentRef.omit({ url: true }).extend({
  address: z.string().nullable(),
  mime: z.string(),
  readAt: z.string(),
  reader: z.string(),
  warnings: z.array(z.string()),
  counts: Counts,
})

export const DocumentsAnswer = z.object({ ...Header, ...PageOf, documents: z.array(DocumentRow) })
export type DocumentsAnswer = z.infer<typeof DocumentsAnswer>

export function documentsAnswer(
  desk: ReviewDesk,
  state: State,
  { q, page, perPage }: DocumentsQuery,
): DocumentsAnswer {
  const { total, items } = desk.queue.documents(
    given({ text: q === '' ? undefined : q, page, perPage }),
  )
  return {
    ...headerOf(desk.dossier, state),
    total,
    page,
    perPage,
    documents: items.map((row) => ({
      ...row,
      warnings: [...row.warnings],
      sourceClass: classOf(desk, row),
    })),
  }
}

const TextChange = z.object({
  kind: z.enum(['kept', 'added', 'removed', 'changed']),
  text: z.string(),
  words: z
    .array(z.object({ kind: z.enum(['kept', 'added', 'removed']), text: z.string() }))
    .optional(),
})

export const DocumentAnswer = z.object({
  ...Header,
  document: DocumentRef.extend({
    byline: z.string().nullable(),
    dateline: z.string().nullable(),
    mime: z.string(),
    text: z.string(),
    warnings: z.array(z.string()),
    kind: z.enum(SOURCE_KINDS),
    /** Party whose official voice it is. */
    party: z.string().nullable(),
    /** The source on record that it is; null while nothing of it was taken in. */
    source: Ref.nullable(),
  }),
  mentions: z.array(
    z.object({
      start: z.int(),
      end: z.int(),
      kind: z.string(),
      entity: Ref.nullable(),
      post: z.string().nullable(),
    }),
  ),
  /** Every proposal of its newest readings, in the order of the text. */
  proposals: z.array(ProposalBody),
  readings: z.array(
    z.object({
      reader: z.string(),
      family: z.enum(['rules', 'model']),
      readAt: z.string(),
      claims: z.int(),
    }),
  ),
  /** What the page said before, where it changed. */
  earlier: z
    .object({ capture: z.string(), readAt: z.string(), changes: z.array(TextChange) })
    .nullable(),
})
export type DocumentAnswer = z.infer<typeof DocumentAnswer>

const MOST_PROPOSALS = 1000

/** The answer for one capture; null when it was not read. */
export function documentAnswer(
  desk: ReviewDesk,
  state: State,
  capture: string,
): DocumentAnswer | null {
  const { queue, dossier } = desk
  const reading = queue.reading(capture)
  if (reading === null) return null
  const { document } = reading
  const source = sourceOf(dossier, desk.publishers, capture, {
    ...document,
    cluster: reading.cluster,
  })
  const onRecord = sourceOnRecord(dossier, capture, document.url)
  const { items } = queue.proposals({
    capture,
    order: 'document',
    page: 1,
    perPage: MOST_PROPOSALS,
  })
  return {
    ...headerOf(dossier, state),
    document: {
      capture,
      title: document.title,
      publisher: source.publisher === '' ? document.publisher : source.publisher,
      published: document.published,
      language: document.language,
      url: document.url,
      sourceClass: source.class,
      cluster: reading.cluster,
      byline: document.byline,
      dateline: document.dateline,
      mime: document.mime,
      text: document.text,
      warnings: [...document.warnings],
      kind: source.kind,
      party: source.party,
      source: onRecord === null ? null : refOf(dossier, onRecord.id),
    },
    mentions: reading.mentions.map(({ start, end, kind, entity, post }) => ({
      start,
      end,
      kind,
      entity: entity === null ? null : refOf(dossier, entity),
      post: post ?? null,
    })),
    proposals: items
      .filter(({ state }) => state !== 'superseded')
      .map((item) => proposalBody(desk, state, item)),
    readings: queue
      .readings(capture)
      .map(({ reader, family, readAt, claims }) => ({ reader, family, readAt, claims })),
    earlier: earlierOf(desk, capture, document.text),
  }
}

function earlierOf({ queue }: ReviewDesk, capture: string, text: string) {
  const before = queue.earlier(capture)
  const reading = before === null ? null : queue.reading(before)
  if (before === null || reading === null) return null
  const changes = textChanges(reading.document.text, text).map(({ words, ...change }) =>
    words === undefined ? change : { ...change, words: [...words] },
  )
  return { capture: before, readAt: reading.readAt, changes }
}
