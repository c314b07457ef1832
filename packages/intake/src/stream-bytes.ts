/** A stream of bytes is collected up to a limit: standard input, the body of an answer. */

/** The bytes of `stream`, or null as soon as there are more than `maxBytes`. */
export async function bytesOf(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}
