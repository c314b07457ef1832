/** When a person has said what a document’s publisher is good for, the gate no longer holds its claims for that. */

import { outcomeOf } from '@followthrough/record'
import { type DeskStore, READER_FAMILIES } from '@followthrough/store'

const UNKNOWN = 'source-class-unknown'

/** Takes that reason off every claim of the newest readings of a capture; their other reasons stay. */
export function sourceKnown(desk: DeskStore, capture: string): void {
  for (const family of READER_FAMILIES) {
    const reading = desk.reading(capture, family)
    if (reading === null) continue
    const { seq: _seq, readAt: _at, claims, ...kept } = reading
    const cleared = claims.map(({ id: _id, claim, ...links }) => {
      const reasons = claim.gate.reasons.filter((reason) => reason !== UNKNOWN)
      return { ...links, claim: { ...claim, gate: { outcome: outcomeOf(reasons), reasons } } }
    })
    if (claims.some(({ claim }) => claim.gate.reasons.includes(UNKNOWN)))
      desk.keepReading({ ...kept, sketch: null, claims: cleared })
  }
}
