/** The bytes of a capture as they came: to keep, never to open here. */

import type { DeskStore } from '@followthrough/store'
import type { FastifyReply } from 'fastify'
import { RequestProblem } from './problem.ts'

/** Kinds that a reader opens safely by name; others are saved without one that runs. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/plain': 'txt',
}

/** Throws RequestProblem when there is no capture of this id. */
export function sendCapture(desk: DeskStore, id: string, reply: FastifyReply): FastifyReply {
  const capture = desk.capture(id)
  if (capture === null)
    throw new RequestProblem('unknown-id', 'Nothing with this hash was taken in here.')
  // As the content shows it, not as it was sent.
  const ending = ENDINGS[desk.reading(id)?.document.mime ?? ''] ?? 'bin'
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="capture-${id.slice(0, 12)}.${ending}"`)
    .type('application/octet-stream')
    .send(Buffer.from(capture.bytes.buffer, capture.bytes.byteOffset, capture.bytes.length))
}
