/**
 * Readings: what one reader, at one version, found in one capture. A text that was read before is kept once, and so is
 * what a proposal claims; a reading holds references to both.
 *
 * A reading equals the one before it whatever its sketch, and when it replaces nothing more: both say how
 * it was come by, not what was read. Of claims that are one proposal the first counts.
 */

import { hash } from 'node:crypto'
import type { GatedClaim } from '@followthrough/record'
import { transaction } from './database.ts'
import type { ClaimDraft, DeskStore, KeptClaim, ReaderFamily } from './desk.ts'
import type { DeskQueue } from './desk-queue.ts'
import {
  checked,
  type DeskFile,
  foldWords,
  inChunks,
  json,
  KeptReading,
  kept,
  parsed,
  ReadingDraft,
  type Row,
} from './desk-rows.ts'
import { StoreError } from './store-error.ts'

type Readings = Pick<DeskStore, 'keepReading' | 'reading' | 'readings' | 'sketches' | 'captureIds'>

const ID_LENGTH = 24

/** What a proposal is known by: its capture and all that it claims, without the gate and how plain it was. */
export function proposalId(capture: string, claim: GatedClaim): string {
  return `p${idOf({ capture, claim: claimed(claim) })}`
}

function claimed({
  gate,
  confidence,
  ...rest
}: GatedClaim): Omit<GatedClaim, 'gate' | 'confidence'> {
  return rest
}

function idOf(value: unknown): string {
  return hash('sha256', json(value), 'hex').slice(0, ID_LENGTH)
}

export function deskReadings(desk: DeskFile, queue: DeskQueue): Readings {
  const { sql } = desk

  function newestOf(capture: string, family: ReaderFamily): Row | undefined {
    return sql(
      'SELECT * FROM readings WHERE capture = ? AND family = ? ORDER BY seq DESC LIMIT 1',
    ).get(capture, family) as Row | undefined
  }

  function proposalsIn(reading: number): string[] {
    return sql('SELECT proposal FROM claims WHERE reading = ?')
      .all(reading)
      .map(({ proposal }) => proposal as string)
  }

  function keepDocument({ text, ...head }: ReadingDraft['document']): string {
    const id = idOf({ text, ...head })
    const { title, byline, publisher } = head
    if (sql('SELECT 1 FROM documents WHERE id = ?').get(id) === undefined)
      sql('INSERT INTO documents (id, head, words, text) VALUES (:id, :head, :words, :text)').run({
        id,
        head: json(head),
        words: foldWords([title, byline, publisher].filter((part) => part !== null).join(' ')),
        text: JSON.stringify(text),
      })
    return id
  }

  function refuseUnknown(capture: string, claims: readonly KeptClaim[]): void {
    const refused = (what: string) =>
      new StoreError('refused', `${desk.file}: ${what} is not on record. Nothing was written.`)
    if (sql('SELECT 1 FROM captures WHERE id = ?').get(capture) === undefined)
      throw refused(`capture ${capture}`)
    const own = new Set(claims.map(({ id }) => id))
    for (const { replaces, agreesWith, differsFrom } of claims) {
      for (const other of [replaces, agreesWith, differsFrom]) {
        if (other === null || own.has(other)) continue
        if (sql('SELECT 1 FROM proposals WHERE id = ?').get(other) === undefined)
          throw refused(`proposal ${other}, which a claim names,`)
      }
    }
  }

  function replacesNothingMore(claims: readonly KeptClaim[]): boolean {
    const known = sql('SELECT 1 FROM claims WHERE proposal = ? AND replaces = ?')
    return claims.every(({ id, replaces }) => replaces === null || known.get(id, replaces))
  }

  return {
    keepReading(draft) {
      const { document, claims, sketch, mentions, ...rest } = checked(
        desk,
        ReadingDraft,
        draft,
        'the reading',
      )
      const { capture, family, reader, cluster } = rest
      const proposals = new Map<string, KeptClaim>()
      for (const one of claims) {
        const id = proposalId(capture, one.claim)
        if (!proposals.has(id)) proposals.set(id, { id, ...one })
      }
      const found = [...proposals.values()]
      return transaction(desk.database, () => {
        refuseUnknown(capture, found)
        const documentId = keepDocument(document)
        const said = found.map(({ replaces, ...claim }) => claim)
        const content = idOf({ reader, cluster, mentions, document: documentId, said })
        const before = newestOf(capture, family)
        if (before?.hash === content && replacesNothingMore(found))
          return { seq: before.seq as number, isNew: false }
        const { lastInsertRowid } = sql(
          `INSERT INTO readings (capture, family, reader, document, cluster, hash, read_at, mentions, sketch)
           VALUES (:capture, :family, :reader, :document, :cluster, :hash, :readAt, :mentions, :sketch)`,
        ).run({
          capture,
          family,
          reader,
          document: documentId,
          cluster,
          hash: content,
          readAt: desk.now(),
          mentions: json(mentions),
          sketch,
        })
        const seq = Number(lastInsertRowid)
        const isKnown = sql('SELECT 1 FROM proposals WHERE id = ?')
        for (const { id, claim } of found) {
          if (isKnown.get(id) !== undefined) continue
          sql('INSERT INTO proposals (id, capture, claim) VALUES (?, ?, ?)').run(
            id,
            capture,
            json(claimed(claim)),
          )
        }
        found.forEach(({ id, claim, replaces, agreesWith, differsFrom }, position) => {
          sql(
            `INSERT INTO claims VALUES (:seq, :position, :id, :confidence, :outcome, :reasons,
               :replaces, :agreesWith, :differsFrom)`,
          ).run({
            seq,
            position,
            id,
            confidence: claim.confidence,
            outcome: claim.gate.outcome,
            reasons: json(claim.gate.reasons),
            replaces,
            agreesWith,
            differsFrom,
          })
        })
        const earlier = before === undefined ? [] : proposalsIn(before.seq as number)
        queue.readingKept(capture, [...proposals.keys(), ...earlier])
        return { seq, isNew: true }
      })
    },

    reading(capture, family = 'rules') {
      const row = newestOf(capture, family)
      if (row === undefined) return null
      const document = sql('SELECT head, text FROM documents WHERE id = ?').get(
        row.document!,
      ) as Row
      const claims = sql(
        `SELECT c.*, p.id, p.claim FROM claims c JOIN proposals p ON p.id = c.proposal
         WHERE c.reading = ? ORDER BY c.position`,
      ).all(row.seq!) as Row[]
      return kept(
        desk,
        KeptReading,
        () => ({
          seq: row.seq,
          readAt: row.read_at,
          capture,
          reader: row.reader,
          family: row.family,
          cluster: row.cluster,
          document: { ...(parsed(document.head) as object), text: parsed(document.text) },
          mentions: parsed(row.mentions),
          claims: claims.map(claimOf),
        }),
        `reading ${row.seq}`,
      )
    },

    readings(capture) {
      return sql(
        `SELECT seq, reader, family, read_at AS readAt,
           (SELECT count(*) FROM claims WHERE reading = seq) AS claims
         FROM readings WHERE capture = ? ORDER BY seq DESC`,
      )
        .all(capture)
        .map((row) => ({ ...row })) as unknown as ReturnType<Readings['readings']>
    },

    *sketches() {
      const rows = inChunks(
        desk,
        'readings',
        `SELECT seq, capture, cluster, sketch FROM readings r
         WHERE sketch IS NOT NULL AND seq > :after AND seq <= :until AND NOT EXISTS (
           SELECT 1 FROM readings later WHERE later.capture = r.capture
             AND later.seq > r.seq AND later.seq <= :until AND later.sketch IS NOT NULL)
         ORDER BY seq`,
      )
      for (const { capture, cluster, sketch } of rows)
        yield {
          capture: capture as string,
          cluster: cluster as string,
          sketch: sketch as Uint8Array,
        }
    },

    *captureIds() {
      const rows = inChunks(
        desk,
        'readings',
        `SELECT seq, capture FROM readings r
         WHERE seq > :after AND seq <= :until AND NOT EXISTS (
           SELECT 1 FROM readings first WHERE first.capture = r.capture AND first.seq < r.seq)
         ORDER BY seq`,
      )
      for (const { capture } of rows) yield capture as string
    },
  }
}

/** Columns of a claim and its proposal as what is checked next. */
export function claimOf(row: Row): Omit<ClaimDraft, 'claim'> & { id: unknown; claim: unknown } {
  return {
    id: row.id,
    claim: {
      ...(parsed(row.claim) as object),
      confidence: row.confidence,
      gate: { outcome: row.outcome, reasons: parsed(row.reasons) },
    },
    replaces: row.replaces as string | null,
    agreesWith: row.agrees_with as string | null,
    differsFrom: row.differs_from as string | null,
  }
}
