/** The worker’s side of `pressroom`: one paper at a time, every failure an answer. */

import { parentPort } from 'node:worker_threads'
import type { Paper } from '@followthrough/brief'
import type { Format } from './formats.ts'
import { setPaper } from './press.ts'

export type Pressed = { readonly bytes: Uint8Array } | { readonly message: string }

const port = parentPort!

port.on('message', async ({ paper, format }: { paper: Paper; format: Format }) => {
  try {
    const bytes = await setPaper(paper, format)
    port.postMessage({ bytes } satisfies Pressed)
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    port.postMessage({ message } satisfies Pressed)
  }
})
