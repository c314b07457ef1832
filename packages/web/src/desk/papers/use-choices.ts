/** What each kind of paper can be about. */

import type {
  InstitutionsAnswer,
  NetworkAnswer,
  PaperKind,
  SessionsAnswer,
  StatusAnswer,
} from '@followthrough/brief'
import { dayWords, headlineWords, plainWords } from '@followthrough/brief/wording'
import { useMemo } from 'react'
import { placeOptions } from '../../corridors/planner-options.ts'
import { useAnswer } from '../../data/answers.ts'
import type { Option } from '../../parts/match-options.ts'

export function useChoices(kind: PaperKind): readonly Option[] {
  const isSession = kind === 'session' || kind === 'agenda'
  const isChanges = kind === 'changes'
  const status = useAnswer<StatusAnswer>(
    'status',
    {},
    { enabled: kind === 'commitment' || kind === 'sector' || isChanges },
  ).data
  const bodies = useAnswer<InstitutionsAnswer>(
    'institutions',
    {},
    { enabled: kind === 'institution' || isChanges },
  ).data
  const sessions = useAnswer<SessionsAnswer>('sessions', {}, { enabled: isSession }).data
  const network = useAnswer<NetworkAnswer>('network', {}, { enabled: kind === 'corridor' }).data
  return useMemo(() => {
    const sectors = (status?.sectors ?? []).map(
      ({ id, name }): Option => ({ id, name, detail: 'sector' }),
    )
    const commitments = (status?.commitments ?? []).map(
      ({ id, title, headline }): Option => ({
        id,
        name: title,
        detail: `commitment, ${headlineWords(headline)}`,
      }),
    )
    const institutions = (bodies?.institutions ?? []).map(
      ({ id, name, kind: what }): Option => ({ id, name, detail: plainWords(what) }),
    )
    switch (kind) {
      case 'scorecard':
        return []
      case 'sector':
        return sectors
      case 'commitment':
        return commitments
      case 'institution':
        return institutions
      case 'session':
      case 'agenda':
        return (sessions?.sessions ?? []).map(
          ({ id, title, on }): Option => ({ id, name: title, detail: dayWords(on) }),
        )
      case 'corridor':
        return network === undefined ? [] : placeOptions(network)
      case 'changes':
        return [...sectors, ...institutions, ...commitments]
    }
  }, [kind, status, bodies, sessions, network])
}
