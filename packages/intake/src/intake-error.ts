/** Why a capture did not become a document: where, what is wrong, what would be right. */

export type IntakeFault =
  /** Damaged, or not what it says it is. */
  | 'broken'
  /** Opens only with a password. */
  | 'encrypted'
  /** Nothing to read in it. */
  | 'empty'
  /** A kind of file that is not read here. */
  | 'kind'
  | 'too-large'
  | 'too-slow'
  | 'too-much-memory'
  /** An address that is not fetched. */
  | 'refused'
  /** A server that did not answer well. */
  | 'fetch'

export class IntakeError extends Error {
  override readonly name = 'IntakeError'
  readonly fault: IntakeFault
  /** Name or url of the capture. */
  readonly where: string
  /** What is wrong and what would be right. */
  readonly what: string

  constructor(fault: IntakeFault, where: string, what: string) {
    super(`${where}: ${what}`)
    this.fault = fault
    this.where = where
    this.what = what
  }
}

/** A fault found by a parser, which does not know the name of what it reads. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly fault: IntakeFault

  constructor(fault: IntakeFault, what: string) {
    super(what)
    this.fault = fault
  }
}
