/**
 * Single keys and single lines from a terminal. Raw mode is on only in between, and is left whatever ends the
 * program: the terminal of somebody else is not ours to spoil.
 */

import type { ReadStream } from 'node:tty'

export interface Keys {
  /** The next key: a character, `enter`, `escape`, `backspace` or `stop` (Ctrl-C, Ctrl-D, the end). */
  next(): Promise<string>
  /** A line typed after a question; null when it was given up with Escape or Ctrl-C. */
  line(question: string): Promise<string | null>
  /** Hands the terminal to another program, and takes it back. */
  lend<T>(work: () => T): T
  close(): void
}

const NAMES: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\u001B': 'escape',
  '\u007F': 'backspace',
  '\b': 'backspace',
  '\u0003': 'stop',
  '\u0004': 'stop',
}

type Terminal = Pick<ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>

export function openKeys(input: Terminal, write: (text: string) => void): Keys {
  const waiting: string[] = []
  let wake: ((key: string) => void) | null = null
  const push = (key: string) => {
    if (wake === null) waiting.push(key)
    else {
      const waker = wake
      wake = null
      waker(key)
    }
  }
  const onData = (data: Buffer) => {
    for (const key of keysOf(data.toString())) push(key)
  }
  const onEnd = () => push('stop')
  const restore = () => {
    input.setRawMode(false)
  }
  process.on('exit', restore)
  input.setRawMode(true)
  input.on('data', onData)
  input.on('end', onEnd)
  input.resume()

  const next = () => {
    const key = waiting.shift()
    if (key !== undefined) return Promise.resolve(key)
    return new Promise<string>((resolve) => {
      wake = resolve
    })
  }
  return {
    next,
    async line(question) {
      write(question)
      let typed = ''
      for (;;) {
        const key = await next()
        if (key === 'enter' || key === 'escape' || key === 'stop') {
          write('\n')
          return key === 'enter' ? typed.trim() : null
        }
        if (key === 'backspace') {
          if (typed === '') continue
          typed = [...typed].slice(0, -1).join('')
          write('\b \b')
        } else if (!/\p{Cc}/u.test(key)) {
          typed += key
          write(key)
        }
      }
    },
    lend(work) {
      input.pause()
      input.setRawMode(false)
      try {
        return work()
      } finally {
        input.setRawMode(true)
        input.resume()
      }
    },
    close() {
      input.off('data', onData)
      input.off('end', onEnd)
      process.off('exit', restore)
      restore()
      input.pause()
    },
  }
}

/** Keys in what a terminal sent; arrows and function keys are none of ours. */
function keysOf(data: string): string[] {
  const keys: string[] = []
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
  for (const [key] of data.matchAll(/\u001B(?:\[[\d;]*[ -/]*[@-~]|O.)|[\s\S]/gu)) {
    if (key.length > 1 && key.startsWith('\u001B')) continue
    keys.push(NAMES[key] ?? key)
  }
  return keys
}
