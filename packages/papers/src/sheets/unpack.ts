/**
 * Parts of a zip as streams of text, within limits, so that a bomb costs its limit and no more.
 *
 * PKWARE APPNOTE 6.3.10 by fflate; sizes in headers are not believed, what comes out is counted.
 */

import { Unzip, UnzipInflate } from 'fflate'

export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

const MAX_ENTRIES = 5_000
/** Bytes handed to the inflater at a time; a bomb grows by at most a thousandfold of this. */
const STEP_BYTES = 8192
/** Tables of real life shrink to a tenth or so; what shrinks to less than a hundredth was made to. */
const MAX_RATIO = 100
const LEAST_BOMB_BYTES = 16 * 1024 * 1024
const ZIP_HEAD = 0x04034b50
const OLE_HEAD = 0xe011cfd0

/** Where the text of one part goes. */
export type Taker = (text: string) => void

/** Gives the parts that `open` wants to its takers. Throws Unreadable, or whatever a taker throws. */
export function unpackParts(
  bytes: Uint8Array,
  maxUnpackedBytes: number,
  open: (name: string) => Taker | null,
): void {
  const head =
    bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  if (head === OLE_HEAD)
    throw new Unreadable('is an old XLS, or is locked by a password. Save it as XLSX without one.')
  if (head !== ZIP_HEAD) throw new Unreadable('is no XLSX. Send the workbook that was exported.')
  let unpacked = 0
  let entries = 0
  let failed: unknown = null
  let unfinished = 0
  const started = new Set<string>()
  const unzip = new Unzip((file) => {
    if (++entries > MAX_ENTRIES) failed ??= new Unreadable('holds too many parts for a workbook.')
    if (failed !== null || started.has(file.name)) return
    const take = open(file.name)
    if (take === null) return
    started.add(file.name)
    unfinished++
    const decoder = new TextDecoder('utf-8')
    file.ondata = (error, chunk, final) => {
      if (error !== null) failed ??= new Unreadable('is damaged. Save it again and send it anew.')
      if (failed !== null) return
      unpacked += chunk.length
      const isBomb = unpacked > LEAST_BOMB_BYTES && unpacked > bytes.length * MAX_RATIO
      if (isBomb || unpacked > maxUnpackedBytes) {
        failed = new Unreadable(
          `unpacks to over ${Math.floor((unpacked - 1) / 1e6)} million bytes. Send the rows that changed alone.`,
        )
        return
      }
      try {
        take(decoder.decode(chunk, { stream: !final }))
      } catch (thrown) {
        failed = thrown
      }
      if (final) unfinished--
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && failed === null; at += STEP_BYTES) {
      const end = Math.min(bytes.length, at + STEP_BYTES)
      unzip.push(bytes.subarray(at, end), end === bytes.length)
    }
  } catch {
    failed ??= new Unreadable('is damaged. Save it again and send it anew.')
  }
  if (failed !== null) throw failed
  if (unfinished > 0 || entries === 0)
    throw new Unreadable('is cut off. Save it again and send it anew.')
}
