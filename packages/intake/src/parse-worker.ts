/** The worker's side of `readers`: one capture at a time, every failure an answer. */

import { parentPort } from 'node:worker_threads'
import type { CaptureHints, Document } from './document.ts'
import type { Feed } from './feed.ts'
import { Fault, type IntakeFault } from './intake-error.ts'
import { parseCapture, parseFeedCapture } from './parse.ts'

export interface Job {
  readonly as: 'document' | 'feed'
  readonly id: string
  readonly bytes: Uint8Array
  readonly hints: CaptureHints
}

export type Answer =
  | { readonly ready: true }
  | { readonly result: Document | Feed }
  | { readonly fault: IntakeFault; readonly what: string }

const port = parentPort!
const answer = (message: Answer) => port.postMessage(message)

port.on('message', async ({ as, id, bytes, hints }: Job) => {
  try {
    const document = as === 'document'
    answer({
      result: document ? await parseCapture(id, bytes, hints) : parseFeedCapture(bytes, hints),
    })
  } catch (error) {
    if (error instanceof Fault) answer({ fault: error.fault, what: error.message })
    else {
      const said = error instanceof Error ? error.message.split('\n')[0]! : String(error)
      const what = `could not be read (${said.slice(0, 200)}). Save it again, or give its text.`
      answer({ fault: 'broken', what })
    }
  }
})
answer({ ready: true })
