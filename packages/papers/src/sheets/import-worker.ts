/** The worker’s side of `reader`: one workbook, first what it says of itself, then held against the lists. */

import { parentPort } from 'node:worker_threads'
import type { Workbook, WorkbookHead } from '@followthrough/brief'
import { readChanges, readHead, type SheetImport } from './import.ts'

/** The bytes, then the lists as they stand now. */
export type Asked = { readonly bytes: Uint8Array } | { readonly lists: Workbook }

export type Told = { readonly head: WorkbookHead | null } | { readonly result: SheetImport }

const port = parentPort!
const tell = (message: Told) => port.postMessage(message)
let bytes = new Uint8Array(0)

port.on('message', (asked: Asked) => {
  if ('bytes' in asked) {
    bytes = Uint8Array.from(asked.bytes)
    tell({ head: readHead(bytes) })
  } else tell({ result: readChanges(bytes, asked.lists) })
})
