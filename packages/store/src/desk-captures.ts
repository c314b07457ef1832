/** Captures byte for byte, and where each was seen: a sighting when an address shows another than before. */

import { hash } from 'node:crypto'
import { transaction } from './database.ts'
import type { DeskStore } from './desk.ts'
import {
  CaptureDraft,
  checked,
  type DeskFile,
  foldWords,
  KeptCapture,
  kept,
  type Row,
} from './desk-rows.ts'
import { StoreError } from './store-error.ts'

type Captures = Pick<DeskStore, 'keepCapture' | 'hasCapture' | 'capture'>

export function deskCaptures(desk: DeskFile): Captures {
  const { sql } = desk

  function hasCapture(id: string): boolean {
    return sql('SELECT 1 FROM captures WHERE id = ?').get(id) !== undefined
  }

  return {
    hasCapture,

    keepCapture(draft) {
      const { id, mime, bytes, address } = checked(desk, CaptureDraft, draft, 'the capture')
      if (hash('sha256', bytes, 'hex') !== id)
        throw new StoreError(
          'refused',
          `${desk.file}: capture ${id} is refused: this is not the SHA-256 of its bytes. Nothing was written.`,
        )
      return transaction(desk.database, () => {
        const at = desk.now()
        const isNew = !hasCapture(id)
        // A blob of no bytes arrives as NULL.
        if (isNew)
          sql(
            `INSERT INTO captures (id, mime, taken_at, bytes)
             VALUES (:id, :mime, :at, coalesce(:bytes, x''))`,
          ).run({ id, mime, at, bytes })
        if (address === null) return { isNew, before: null }
        const last = sql(
          'SELECT capture FROM sightings WHERE address = ? ORDER BY seq DESC LIMIT 1',
        ).get(address)
        if (last?.capture === id) return { isNew, before: null }
        sql(
          `INSERT INTO sightings (capture, address, words, seen_at)
           VALUES (:id, :address, :words, :at)`,
        ).run({ id, address, words: foldWords(address), at })
        return { isNew, before: (last?.capture as string | undefined) ?? null }
      })
    },

    capture(id) {
      const row = sql('SELECT id, mime, taken_at AS takenAt, bytes FROM captures WHERE id = ?').get(
        id,
      )
      if (row === undefined) return null
      const sightings = sql(
        'SELECT address, seen_at AS seenAt FROM sightings WHERE capture = ? ORDER BY seq',
      ).all(id) as Row[]
      return kept(
        desk,
        KeptCapture,
        () => ({ ...row, sightings: sightings.map((sighting) => ({ ...sighting })) }),
        `capture ${id}`,
      )
    },
  }
}
