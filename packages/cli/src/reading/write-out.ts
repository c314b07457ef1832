/** Standard output for long answers: waits while the reader is slower than we are. */

import { once } from 'node:events'

export async function writeOut(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
