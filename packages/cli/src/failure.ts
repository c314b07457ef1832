/** Failures that people are told of in one sentence, and the exit code of each. */

/** The question or a file named by it is wrong: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What was asked is right and cannot be done: exit code 1. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

/** What the system refused, as one sentence. */
export function systemSentence(error: unknown): string {
  const { code, path, message = String(error) } = error as NodeJS.ErrnoException
  const place = path === undefined ? '' : `${path}: `
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `${place}the disk is full and the work was not finished; free some space`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${place}there is no permission to do this`
    case 'ENOENT':
      return `${place}there is no such file or folder`
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
      return `${place}something else is in the way there`
    case 'ENAMETOOLONG':
      return `${place}the name is too long`
    default:
      return process.env.FOLLOWTHROUGH_DEBUG === undefined
        ? `an unforeseen fault: ${oneLine(message)} (set FOLLOWTHROUGH_DEBUG to see where)`
        : String((error as Error).stack)
  }
}

export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}
