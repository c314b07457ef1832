/** What a decision would change: each commitment it touches, before and after. */

import type { Consequence, ConsequencesAnswer, DecisionRequest } from '@followthrough/brief'
import type { OutlookAnswer } from '@followthrough/server/desk-bodies'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiProblem } from '../../data/answers.ts'
import { statusWords } from '../../marks/marks.ts'
import { StatusWords } from '../../marks/status-words.tsx'
import { SiteLink } from '../../parts/link.tsx'
import { counted, sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'
import { send } from '../ask.ts'
import { usePerson } from '../person.tsx'
import { RefusalWords } from '../refusal-words.tsx'

interface ConsequencesProps {
  /** What would be decided; null while that cannot be said yet. */
  request: DecisionRequest | null
  /** It is being decided: what it would change is not asked any more. */
  busy: boolean
  title?: string
  names?: ReadonlyMap<string, string>
}

const PAUSE_MS = 350
/** Nothing is written under it: it stands in until somebody gives a name. */
const NOBODY = 'nobody yet'

export function Consequences({
  request,
  busy,
  title = 'What would change',
  names,
}: ConsequencesProps) {
  const person = usePerson()
  const asked = useSettled(request === null ? '' : JSON.stringify(request))
  const query = useQuery<OutlookAnswer, Error>({
    queryKey: ['consequences', asked],
    queryFn: ({ signal }) =>
      send(
        'POST',
        'desk/consequences',
        {},
        { ...JSON.parse(asked), by: person.name ?? NOBODY },
        signal,
      ),
    enabled: asked !== '' && !busy,
    placeholderData: (previous) => previous,
    retry: (count, error) => count < 1 && !(error instanceof ApiProblem && error.status >= 400),
    staleTime: 0,
  })
  return (
    <section className="consequences" aria-busy={query.isFetching}>
      <h3>{title}</h3>
      {asked === '' ? (
        <p className="quiet">Fill in what is missing to see it.</p>
      ) : query.error !== null ? (
        <RefusalWords error={query.error} {...(names !== undefined && { names })} />
      ) : query.data === undefined ? (
        <p className="quiet">Working it out …</p>
      ) : (
        <>
          <Notes gate={query.data.gate} />
          <Changes answer={query.data} stale={query.isPlaceholderData} />
        </>
      )}
    </section>
  )
}

/** What the gate finds in the claim as it is edited. */
function Notes({ gate }: Pick<OutlookAnswer, 'gate'>) {
  if (gate.length === 0) return null
  return (
    <p className="gate gate-edited" role="status">
      <b>Look again.</b> {gate.map(({ words }) => words).join(' ')}
    </p>
  )
}

function Changes({ answer, stale }: { answer: ConsequencesAnswer; stale: boolean }) {
  const changed = answer.commitments.filter(({ changes }) => changes.length > 0)
  const same = answer.commitments.length - changed.length
  return (
    <div className={stale ? 'stale' : undefined}>
      {changed.map(({ commitment, before, after, changes }) => (
        <section className="consequence" key={commitment.id}>
          <h4>
            {before === null ? (
              commitment.title
            ) : (
              <SiteLink to={pathOf('commitment', commitment.id)}>{commitment.title}</SiteLink>
            )}
          </h4>
          <Turn before={before} after={after} />
          <table className="plain turns">
            <thead className="unseen">
              <tr>
                <th scope="col">What</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {changes
                .filter(({ what }) => what !== 'status')
                .map(({ what, before: was, after: now }) => (
                  <tr key={what}>
                    <th scope="row">{sentence(what)}</th>
                    <td className="was">{was === '' ? '–' : was}</td>
                    <td>{now}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
      {changed.length === 0 && (
        <p className="quiet">
          No commitment’s standing changes
          {same > 0 ? `; ${counted(same, 'commitment')} would have one more source` : ''}.
        </p>
      )}
      <p className="quiet">
        {counted(answer.statements, 'statement')} would be added to the ledger, the decision among
        them.
      </p>
    </div>
  )
}

function Turn({ before, after }: Pick<Consequence, 'before' | 'after'>) {
  const stays = before !== null && statusWords(before) === statusWords(after)
  return (
    <p className="turn">
      {stays && <span className="quiet">stays</span>}
      {before === null && <span className="quiet">not on record</span>}
      {before !== null && !stays && <StatusWords row={before} badges={false} />}
      {!stays && (
        <span className="arrow" role="img" aria-label="becomes">
          →
        </span>
      )}
      <StatusWords row={after} />
    </p>
  )
}

/** A text once it has rested a moment, so that typing asks once. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
