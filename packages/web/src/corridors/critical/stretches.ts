/** Losses that cost the same are one stretch: whichever of its parts is lost, the way round is the same. */

import type { CriticalAnswer } from '@followthrough/brief'

export type Loss = CriticalAnswer['losses'][number]
export type Gain = CriticalAnswer['gains'][number]

export interface Stretch {
  readonly mode: Loss['mode']
  readonly cut: number
  readonly extraMinutes: number
  readonly extraCents: number
  readonly crossings: readonly Loss[]
  readonly links: readonly Loss[]
}

/** Stretches in the order of the losses, the worst first. */
export function stretchesOf(losses: readonly Loss[]): Stretch[] {
  const keyOf = ({ mode, cut, extraMinutes, extraCents }: Loss) =>
    `${mode} ${cut} ${extraMinutes} ${extraCents}`
  return [...Map.groupBy(losses, keyOf).values()].map((alike) => {
    const { mode, cut, extraMinutes, extraCents } = alike[0]!
    return {
      mode,
      cut,
      extraMinutes,
      extraCents,
      crossings: alike.filter(({ kind }) => kind === 'crossing'),
      links: alike.filter(({ kind }) => kind === 'link'),
    }
  })
}
