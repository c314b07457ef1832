/** What of the network is pointed at from elsewhere, by ids. */

export interface Marked {
  readonly links: readonly string[]
  readonly places: readonly string[]
}
