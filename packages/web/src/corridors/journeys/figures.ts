/** Figures of journeys in words: days, dollars, CO2. */

const DAY_MINUTES = 1440

export function daysOf(minutes: number): number {
  return minutes / DAY_MINUTES
}

/** "6.4", "11": days with a decimal while it matters. */
export function daysFigure(days: number): string {
  return days.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(days) < 10 ? 1 : 0 })
}

/** "6.4 days", "1 day". */
export function daysWords(days: number): string {
  const figure = daysFigure(days)
  return `${figure} ${figure === '1' ? 'day' : 'days'}`
}

/** "$6,900" */
export function dollarWords(cents: number): string {
  const dollars = Math.round(Math.abs(cents) / 100)
  return `${cents < 0 && dollars > 0 ? '−' : ''}$${dollars.toLocaleString('en-GB')}`
}

/** Tonnes of CO2: "3.9 t", "120 kg" below a tenth. */
export function carbonWords(grams: number): string {
  const size = Math.abs(grams)
  const sign = grams < 0 ? '−' : ''
  if (size < 100_000) return `${sign}${Math.round(size / 1000).toLocaleString('en-GB')} kg`
  const tonnes = size / 1_000_000
  const digits = tonnes < 10 ? 1 : 0
  return `${sign}${tonnes.toLocaleString('en-GB', { maximumFractionDigits: digits })} t`
}

/** "+2.3", "−11", "0": days of a difference. */
export function signedDays(days: number): string {
  const size = daysFigure(Math.abs(days))
  return size === '0' ? size : `${days < 0 ? '−' : '+'}${size}`
}

/** A difference: "2 days less", "$2,100 more", "the same". */
export function changeWords(change: number, words: (size: number) => string): string {
  const size = words(Math.abs(change))
  return size === words(0) ? 'the same' : `${size} ${change < 0 ? 'less' : 'more'}`
}

/** Words of a place's name that say only what kind of place it is. */
const KIND_OF_PLACE =
  / \([^)]*\)$|( border)? (post|station)$|( international)? airport$|( dry)? port$| pass$/i

/** What a place is called where it is clear what kind of place is meant: no "border post", no brackets. */
export function shortName(name: string): string {
  const short = name.replace(KIND_OF_PLACE, '')
  return short === name || short === '' ? name : shortName(short)
}

/** "Hill, Green and Bridge": the places by which people would name the way. */
export function viaWords(via: readonly string[], nameOf: (place: string) => string): string {
  const names = [...new Set(via.map((place) => shortName(nameOf(place))))]
  if (names.length === 0) return 'The direct way'
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
