/** What a form can choose among: commitments and instruments, people and bodies. */

import type {
  InstitutionsAnswer,
  PeopleAnswer,
  StatusAnswer,
  TimelineAnswer,
} from '@followthrough/brief'
import { headlineWords, plainWords } from '@followthrough/brief/wording'
import { useMemo } from 'react'
import { useAnswer } from '../data/answers.ts'
import type { Option } from '../parts/match-options.ts'
import type { Named } from './claim-draft.ts'

export interface Subject extends Option {
  readonly kind: Named['kind']
}

const TODAY = { days: 'today' } as const

/** Commitments, then instruments. */
export function useSubjects(): readonly Subject[] {
  const status = useAnswer<StatusAnswer>('status', {}, TODAY).data
  const instruments = useInstruments()
  return useMemo(
    () => [
      ...(status?.commitments ?? []).map(
        ({ id, title, headline }): Subject => ({
          kind: 'commitment',
          id,
          name: title,
          detail: `commitment, ${headlineWords(headline)}`,
        }),
      ),
      ...instruments,
    ],
    [status, instruments],
  )
}

export function useInstruments(): readonly Subject[] {
  const timeline = useAnswer<TimelineAnswer>(
    'timeline',
    { type: 'instrument', limit: '500' },
    TODAY,
  ).data
  return useMemo(
    () =>
      [...(timeline?.entries ?? []), ...(timeline?.undated ?? [])]
        .filter(({ type }) => type === 'instrument')
        .map(
          ({ id, title, kind }): Subject => ({
            kind: 'instrument',
            id,
            name: title,
            detail: plainWords(kind),
          }),
        ),
    [timeline],
  )
}

export function useBodies(): readonly Subject[] {
  const bodies = useAnswer<InstitutionsAnswer>('institutions', {}, TODAY).data
  return useMemo(
    () =>
      (bodies?.institutions ?? []).map(
        ({ id, name }): Subject => ({
          kind: 'institution',
          id,
          name,
          detail: 'body',
        }),
      ),
    [bodies],
  )
}

/** People, then bodies. */
export function useSpeakers(): readonly Subject[] {
  const people = useAnswer<PeopleAnswer>('people', {}, TODAY).data
  const bodies = useBodies()
  return useMemo(
    () => [
      ...(people?.people ?? []).map(
        ({ id, name }): Subject => ({
          kind: 'person',
          id,
          name,
          detail: 'person',
        }),
      ),
      ...bodies,
    ],
    [people, bodies],
  )
}
