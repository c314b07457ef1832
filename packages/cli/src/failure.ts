/** Failures that people are told of in one sentence, and the exit code of each. */

/** The question or a file named by it is wrong: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What was asked is right and cannot be done: exit code 1. */
export class Fault extends Error {
  override readonly name = 'Fault'
}
