/** Names of sectors by id, from the status answer. */

import { useMemo } from 'react'
import { useStatus } from '../frame/use-partnership.ts'

export function useSectorNames(): ReadonlyMap<string, string> {
  const sectors = useStatus().data?.sectors
  return useMemo(() => new Map(sectors?.map(({ id, name }) => [id, name])), [sectors])
}
