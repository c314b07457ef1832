/** Everything that calendars and feeds can be narrowed to, by name. */

import type { CrossingsAnswer, InstitutionsAnswer } from '@followthrough/brief'
import { headlineWords } from '@followthrough/brief/wording'
import { useMemo } from 'react'
import { useAnswer } from '../../data/answers.ts'
import { useStatus } from '../../frame/use-partnership.ts'
import type { Option } from '../../parts/match-options.ts'
import type { Watch } from './subscribe-state.ts'

export interface WatchOption extends Option {
  readonly watch: Watch
  /** Without the kind, as the address has it. */
  readonly value: string
}

const TODAY = { days: 'today' } as const

/** `areAllHere` once every list has come. */
export function useWatchOptions(): {
  readonly options: readonly WatchOption[]
  readonly areAllHere: boolean
} {
  const status = useStatus().data
  const bodies = useAnswer<InstitutionsAnswer>('institutions', {}, TODAY).data?.institutions
  const crossings = useAnswer<CrossingsAnswer>('crossings', {}, TODAY).data?.crossings
  const options = useMemo(() => {
    const option = (watch: Watch, value: string, name: string, detail: string): WatchOption => ({
      id: `${watch}:${value}`,
      watch,
      value,
      name,
      detail,
    })
    const places = new Map((crossings ?? []).map((row) => [row.place, row]))
    return [
      ...(status?.sectors ?? []).map(({ id, name }) => option('sector', id, name, 'sector')),
      ...(status?.partnership.parties ?? []).map(({ code, name }) =>
        option('body', code, name, 'party'),
      ),
      ...(bodies ?? []).map(({ id, name }) => option('body', id, name, 'body')),
      ...(status?.commitments ?? []).map(({ id, title, headline }) =>
        option('commitment', id, title, `commitment, ${headlineWords(headline)}`),
      ),
      ...[...places.values()].map(({ place, name, country }) =>
        option('crossing', place, name, `crossing, ${country}`),
      ),
    ]
  }, [status, bodies, crossings])
  return {
    options,
    areAllHere: status !== undefined && bodies !== undefined && crossings !== undefined,
  }
}
