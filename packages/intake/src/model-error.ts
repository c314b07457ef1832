/** Why a model gave no reading: where, what is wrong, what would be right. Never holds the key. */

export type ModelFault =
  /** The address, the key or the name cannot be right. */
  | 'settings'
  /** The endpoint refuses the request, or wants to send it elsewhere. */
  | 'refused'
  | 'unreachable'
  | 'too-slow'
  /** Overloaded or failing, also when asked again. */
  | 'busy'
  | 'too-large'
  /** An answer that is no reading: no JSON, another shape, cut off, empty. */
  | 'answer'
  /** By the caller's signal. */
  | 'stopped'

export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly fault: ModelFault
  /** Name of the model and host of its endpoint. */
  readonly where: string
  /** What is wrong and what would be right. */
  readonly what: string

  constructor(fault: ModelFault, where: string, what: string) {
    super(`${where}: ${what}`)
    this.fault = fault
    this.where = where
    this.what = what
  }
}
