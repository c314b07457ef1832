/** People and bodies under the party they belong to. */

import type { Ref } from '@followthrough/brief'

/** One group a party, in the partnership's order; third parties last. Members by name. */
export function byParty<T extends { readonly name: string; readonly party: Ref | null }>(
  members: readonly T[],
  parties: readonly { readonly code: string; readonly name: string }[],
): { name: string; members: T[] }[] {
  const codes = parties.map((party) => party.code)
  const groups = [
    ...parties.map(({ code, name }) => ({
      name,
      members: members.filter((member) => member.party?.id === code),
    })),
    {
      name: 'Joint and third parties',
      members: members.filter((m) => m.party === null || !codes.includes(m.party.id)),
    },
  ]
  return groups
    .filter((group) => group.members.length > 0)
    .map((group) => ({
      ...group,
      members: [...group.members].sort((a, b) => a.name.localeCompare(b.name, 'en')),
    }))
}
