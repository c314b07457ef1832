/**
 * Where two readers of one text agree: the rules and a model.
 *
 * Claims of the same place and group of acts are paired (`compareClaims`); a pair agrees when modality,
 * links, figures and time are equal too, and differs otherwise. What the gate refused pairs with nothing:
 * it must neither confirm a claim nor cast doubt on one.
 */

import { compareClaims, type GatedClaim } from '@followthrough/record'

export interface AgreementCounts {
  /** Claims that both readers found and read alike. */
  readonly both: number
  /** Claims that both found and read otherwise. */
  readonly differ: number
  readonly rulesOnly: number
  readonly modelOnly: number
}

export interface Agreement {
  /** Indices into the claims given. */
  readonly pairs: readonly {
    readonly rules: number
    readonly model: number
    readonly agrees: boolean
  }[]
  /** Of claims that the gate let through or holds. */
  readonly counts: AgreementCounts
}

/** Pairs the claims of the rules with those of a model. */
export function agreementOf(
  rulesClaims: readonly GatedClaim[],
  modelClaims: readonly GatedClaim[],
): Agreement {
  const standing = (claims: readonly GatedClaim[]) =>
    claims.flatMap((claim, i) => (claim.gate.outcome === 'refused' ? [] : [i]))
  const rules = standing(rulesClaims)
  const model = standing(modelClaims)
  const { same, changed } = compareClaims(
    rules.map((i) => rulesClaims[i]!),
    model.map((j) => modelClaims[j]!),
  )
  const pairs = [...same, ...changed].map(([i, j]) => ({
    rules: rules[i]!,
    model: model[j]!,
    agrees: readsAlike(rulesClaims[rules[i]!]!, modelClaims[model[j]!]!),
  }))
  const both = pairs.filter(({ agrees }) => agrees).length
  return {
    pairs,
    counts: {
      both,
      differ: pairs.length - both,
      rulesOnly: rules.length - pairs.length,
      modelOnly: model.length - pairs.length,
    },
  }
}

/** Acts are of one group already; figures within half a percent are equal, as in scoring. */
function readsAlike(a: GatedClaim, b: GatedClaim): boolean {
  return (
    a.modality === b.modality &&
    isEqual([...a.about].sort(), [...b.about].sort()) &&
    isEqual(timeOf(a), timeOf(b)) &&
    a.amounts.length === b.amounts.length &&
    amountsOf(a).every((amount, i) => {
      const other = amountsOf(b)[i]!
      return (
        amount.unit === other.unit &&
        amount.qualifier === other.qualifier &&
        Math.abs(amount.value - other.value) <= 0.005 * Math.abs(amount.value)
      )
    })
  )
}

const timeOf = ({ when }: GatedClaim) =>
  when === null ? [] : [when.earliest, when.latest, when.role]
const isEqual = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item, i) => item === b[i])
const amountsOf = ({ amounts }: GatedClaim) =>
  [...amounts].sort(
    (a, b) =>
      a.value - b.value ||
      a.unit.localeCompare(b.unit) ||
      (a.qualifier ?? '').localeCompare(b.qualifier ?? ''),
  )
