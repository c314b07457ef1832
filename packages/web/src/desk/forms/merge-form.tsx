/** Merges proposals into what says the same: a statement on record, another proposal, or any by its id. */

import type {
  CommitmentAnswer,
  DecisionRequest,
  ProposalBody,
  QueueAnswer,
  StatementBody,
} from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useQueries } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { ask } from '../../data/answers.ts'
import { apiUrl } from '../../data/api-url.ts'
import { actWords } from '../../evidence/acts.ts'
import { groupEvidence } from '../../evidence/group-evidence.ts'
import { sentence } from '../../parts/words.ts'
import { useDeskAnswer } from '../ask.ts'
import { useDraft } from '../drafts.ts'
import { Consequences } from '../review/consequences.tsx'
import type { Deciding } from '../use-decide.ts'
import { STATE_WORDS } from '../words.ts'
import { ClassField } from './class-field.tsx'
import { DeskForm } from './form-parts.tsx'

export type MergeChoice = Omit<Extract<DecisionRequest, { decision: 'merge' }>, 'decision' | 'ids'>

interface MergeFormProps {
  proposals: readonly ProposalBody[]
  deciding: Deciding
  submit: (choice: MergeChoice) => void
  close: () => void
}

const SHOWN = 8
export const mergeKey = (of: string) => `merge ${of}`

export function MergeForm({ proposals, deciding, submit, close }: MergeFormProps) {
  const first = proposals[0]!
  const ids = proposals.map(({ id }) => id)
  const [draft, change] = useDraft<MergeChoice>(mergeKey(ids.join()), () => ({
    into: '',
    reason: '',
    sourceClass: null,
  }))
  const classUnknown = proposals.find(({ document }) => document.sourceClass === null)
  const near = useSimilar(first, ids)
  const told = useToldAlready(first)
  const into = draft.into.trim()
  const group = useId()
  const choice = (id: string, words: ReactNode) => (
    <li key={id}>
      <label className="merge-option">
        <input
          type="radio"
          name={group}
          checked={into === id}
          onChange={() => change({ into: id })}
        />
        <span>{words}</span>
      </label>
    </li>
  )
  const count = ids.length
  return (
    <DeskForm
      title={count === 1 ? 'Merge' : `Merge ${count}`}
      act={count === 1 ? 'Merge it' : `Merge these ${count}`}
      deciding={deciding}
      submit={() => into !== '' && submit({ ...draft, into, reason: draft.reason.trim() })}
      close={close}
      troubles={into === '' ? ['Choose what says the same, or give its id.'] : []}
    >
      {told.length > 0 && (
        <fieldset className="merge-choices wide">
          <legend>On record already</legend>
          <ul>
            {told.map((one) =>
              choice(
                one.id,
                <>
                  {sentence(actWords(one))}, {one.on === null ? 'no day' : dayWords(one.on)}
                  {one.summary !== '' && `: ${one.summary}`}
                  <small>
                    {one.subject.name}
                    {one.source !== null && ` · ${one.source.publisher}`}
                  </small>
                </>,
              ),
            )}
          </ul>
        </fieldset>
      )}
      {near.length > 0 && (
        <fieldset className="merge-choices wide">
          <legend>At the desk</legend>
          <ul>
            {near.map((one) =>
              choice(
                one.id,
                <>
                  {one.summary}
                  <small>
                    {sentence(STATE_WORDS[one.state])}
                    {one.document.title !== null && ` · ${one.document.title}`}
                  </small>
                </>,
              ),
            )}
          </ul>
        </fieldset>
      )}
      {told.length + near.length === 0 && (
        <p className="quiet wide">Nothing alike was found. Give the id of what says the same.</p>
      )}
      <label className="field wide">
        <span>Id of a proposal, or of a statement on record</span>
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          value={draft.into}
          onChange={(event) => change({ into: event.currentTarget.value })}
        />
      </label>
      <label className="field wide">
        <span>Reason, where it is not plain</span>
        <input
          type="text"
          maxLength={300}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      </label>
      {classUnknown !== undefined && (
        <ClassField
          publisher={classUnknown.document.publisher}
          value={draft.sourceClass}
          change={(sourceClass) => change({ sourceClass })}
        />
      )}
      <Consequences
        request={
          into === '' || /\s/.test(into)
            ? null
            : { ...draft, decision: 'merge', ids, into, reason: '' }
        }
        busy={deciding.busy}
      />
    </DeskForm>
  )
}

/** Proposals that bear on the same, those of the same act first. */
function useSimilar(proposal: ProposalBody, without: readonly string[]): readonly ProposalBody[] {
  const about = proposal.about[0]?.id
  const bySubject = useDeskAnswer<QueueAnswer>(
    'desk/queue',
    { about, perPage: '50' },
    { enabled: about !== undefined, keep: false },
  ).data
  const byAct = useDeskAnswer<QueueAnswer>(
    'desk/queue',
    { act: proposal.act, state: 'open', perPage: '50' },
    { enabled: about === undefined, keep: false },
  ).data
  const isRejected = ({ decision }: ProposalBody) =>
    decision?.decision === 'rejected' || decision?.decision === 'merged'
  return [...((bySubject ?? byAct)?.proposals ?? [])]
    .filter((one) => !without.includes(one.id) && !isRejected(one))
    .filter(({ state }) => state !== 'superseded')
    .sort((a, b) => Number(b.act === proposal.act) - Number(a.act === proposal.act))
    .slice(0, SHOWN)
}

/** Statements of acts about what it bears on, those of its own act first; of a subject that is no commitment, too. */
function useToldAlready(proposal: ProposalBody): readonly StatementBody[] {
  const queries = useQueries({
    queries: proposal.about
      .filter(({ kind }) => kind in PATHS)
      .map(({ kind, id }) => {
        const path = `${PATHS[kind as keyof typeof PATHS]}/${encodeURIComponent(id)}`
        return {
          queryKey: [path, 'statements'],
          queryFn: ({ signal }: { signal: AbortSignal }) =>
            ask<Pick<CommitmentAnswer, 'statements'>>(apiUrl(path), signal),
          retry: false,
          staleTime: 0,
        }
      }),
  })
  const statements = queries.flatMap(({ data }) => data?.statements ?? [])
  const unique = [...new Map(statements.map((one) => [one.id, one])).values()]
  return groupEvidence(unique)
    .map(({ lead }) => lead)
    .filter(({ property }) => property === 'act')
    .sort((a, b) => Number(b.value === proposal.act) - Number(a.value === proposal.act))
    .slice(0, SHOWN)
}

/** Where the answer with the statements about a subject is. */
const PATHS = { commitment: 'commitments', instrument: 'instruments' } as const
