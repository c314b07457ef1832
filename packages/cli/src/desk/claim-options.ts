/** Parts of a claim as people type them: amounts, times, spans. */

import { Claim, intervalOf } from '@followthrough/record'
import { UsageError } from '../failure.ts'

type Amount = Claim['amounts'][number]
type When = NonNullable<Claim['when']>

const QUALIFIERS = Claim.shape.amounts.element.shape.qualifier.unwrap().options
const ROLES = ['happened', 'due', 'period'] as const satisfies readonly When['role'][]

/** Clears what is there. */
export const NONE = 'none'

/** Amounts as in `250000000 USD about`; `none` for none. Throws UsageError. */
export function amountsOf(typed: readonly string[]): Amount[] {
  if (typed.length === 1 && typed[0] === NONE) return []
  return typed.map((text) => {
    const [figure = '', ...rest] = text.trim().split(/\s+/)
    const last = rest.at(-1)
    const qualifier = QUALIFIERS.find((one) => one === last) ?? null
    const unit = (qualifier === null ? rest : rest.slice(0, -1)).join(' ')
    const value = Number(figure.replaceAll(',', ''))
    if (figure === '' || !Number.isFinite(value) || unit === '')
      throw new UsageError(
        `--amount: expected a number, a unit and perhaps ${QUALIFIERS.join(', ')}, as in "250000000 USD about"`,
      )
    return { value, unit, qualifier }
  })
}

/** A time as in `2026-02-04..2027-02-04:due` or `2026-02`; `none` for none. Throws UsageError. */
export function whenOf(typed: string): When | null {
  if (typed === NONE) return null
  const [, from = '', to, role = 'happened'] =
    /^([\d-]+)(?:\.\.([\d-]+))?(?::([a-z]+))?$/.exec(typed.trim()) ?? []
  const first = intervalOf(from)
  const last = to === undefined ? first : intervalOf(to)
  const known = ROLES.find((one) => one === role)
  if (first === null || last === null || known === undefined || last.latest < first.earliest)
    throw new UsageError(
      `--when: expected days and a role (${ROLES.join(', ')}), as in 2026-02-04..2027-02-04:due`,
    )
  return { earliest: first.earliest, latest: last.latest, role: known }
}

/** Spans as in `120-260`, the end left out. Throws UsageError. */
export function spansOf(typed: readonly string[]): [number, number][] {
  return typed.map((text) => {
    const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(text.trim()) ?? []
    if (start === undefined || end === undefined || Number(end) <= Number(start))
      throw new UsageError('--span: expected characters of the text, as in 120-260')
    return [Number(start), Number(end)]
  })
}

/** Yes or no. Throws UsageError. */
export function yesOrNo(option: string, typed: string): boolean {
  if (typed === 'yes' || typed === 'no') return typed === 'yes'
  throw new UsageError(`--${option}: expected yes or no`)
}

/** Responsible bodies as in `CODE:body,body`. Throws UsageError. */
export function responsibleOf(typed: readonly string[]): { party: string; bodies: string[] }[] {
  return typed.map((text) => {
    const [party = '', bodies = ''] = text.split(':')
    if (party === '')
      throw new UsageError('--responsible: expected a party and its bodies, as in CODE:body,body')
    return { party, bodies: bodies.split(',').filter((body) => body !== '') }
  })
}
