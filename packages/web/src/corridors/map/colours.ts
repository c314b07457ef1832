/** The page's colours as the map needs them: resolved, for the theme that is shown now. */

const TOKENS = {
  paper: '--paper',
  surface: '--surface',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  line2: '--line-2',
  land: '--land',
  water: '--water',
  border: '--border',
  road: '--m-road',
  rail: '--m-rail',
  sea: '--m-sea',
  ferry: '--m-ferry',
  air: '--m-air',
  pipeline: '--m-pipeline',
  shut: '--bad',
  unknown: '--warn',
  journey: '--m-journey',
  modelled: '--k-modelled',
} as const

export type Colours = Readonly<Record<keyof typeof TOKENS, string>>

/** Reads the tokens off a probe, since a custom property itself keeps `light-dark()` unresolved. */
export function readColours(within: HTMLElement): Colours {
  const probe = document.createElement('span')
  within.append(probe)
  const colours = Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => {
      probe.style.setProperty('color', `var(${token})`)
      return [name, getComputedStyle(probe).color]
    }),
  )
  probe.remove()
  return colours as Colours
}
