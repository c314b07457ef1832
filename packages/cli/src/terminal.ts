/** Where answers are written: how wide, in colour or not. */

import { systemSentence } from './failure.ts'
import type { Paper } from './render/paper.ts'

const PIPE_WIDTH = 80
const WIDEST = 120
const NARROWEST = 30

/** The paper that standard output is. Colour only on a terminal, unless the environment asks for it. */
export function paperOf(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>,
  env: Readonly<Record<string, string | undefined>>,
  wantsColor: boolean,
): Paper {
  const columns = Number(stream.columns ?? env.COLUMNS ?? PIPE_WIDTH) || PIPE_WIDTH
  return {
    width: Math.max(NARROWEST, Math.min(WIDEST, columns)),
    color: wantsColor && takesColor(stream, env),
  }
}

function takesColor(
  stream: Pick<NodeJS.WriteStream, 'isTTY'>,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env
  if (force !== undefined) return force !== '0' && force !== 'false'
  if (no !== undefined && no !== '') return false
  return stream.isTTY === true && term !== 'dumb'
}

/**
 * Makes a reader that goes away (`| head`) the end of the program and not an error, and a stream that
 * cannot be written to (`> /dev/full`) an error in one sentence.
 */
export function endOnBrokenStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    process.stderr.write(`followthrough: standard output: ${systemSentence(error)}\n`)
    process.exit(1)
  })
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? undefined : 1)
  })
}
