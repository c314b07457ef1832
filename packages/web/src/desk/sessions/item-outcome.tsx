/** What an item came to at the session: read, and said by hand where the minutes are not read. */

import type { AgendaItemBody, SessionAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { sentence } from '../../parts/words.ts'
import { useDraft } from '../drafts.ts'
import { Field, Select } from '../forms/fields.tsx'
import { RefusalWords } from '../refusal-words.tsx'
import { InlineForm } from './item-forms.tsx'
import { OUTCOME_WORDS } from './session-words.ts'
import { useSessionAct } from './use-session-act.ts'

type Outcome = SessionAnswer['outcomes'][number]

const OUTCOMES = Object.entries(OUTCOME_WORDS) as [Outcome['outcome'], string][]

export function OutcomeWords({ outcome }: { outcome: Outcome }) {
  return (
    <p className="outcome">
      <b>{sentence(OUTCOME_WORDS[outcome.outcome])}</b>
      {outcome.due !== null && `, ${dayWords(outcome.due)}`}
      {outcome.words !== '' && <>: “{outcome.words}”</>}{' '}
      <span className="quiet">
        {outcome.by}, {dayWords(outcome.on)}
      </span>
    </p>
  )
}

interface OutcomeFormProps {
  session: string
  item: AgendaItemBody
  outcome: Outcome | null
  close: () => void
}

export function OutcomeForm({ session, item, outcome, close }: OutcomeFormProps) {
  const act = useSessionAct()
  const [draft, change] = useDraft(`outcome ${session} ${item.id}`, () => ({
    outcome: outcome?.outcome ?? ('answered' as Outcome['outcome']),
    words: outcome?.words ?? '',
    due: outcome?.due ?? '',
  }))
  const submit = async () => {
    const given = {
      item: item.id,
      outcome: draft.outcome,
      words: draft.words.trim(),
      due: draft.due.trim() === '' ? null : draft.due.trim(),
      proposals: outcome?.proposals ?? [],
    }
    const path = `sessions/${encodeURIComponent(session)}/outcomes`
    if (await act.run({ path, body: { outcomes: [given] } })) close()
  }
  return (
    <InlineForm
      title={`What item ${item.number} came to`}
      act="Keep it"
      busy={act.busy}
      submit={submit}
      close={close}
      problem={null}
    >
      <div className="form-row">
        <Select
          name="It was"
          value={draft.outcome}
          options={OUTCOMES}
          change={(value) => change({ outcome: value })}
        />
        <Field name="New day" hint="2027-03-31, 2027-03 or 2027">
          <input
            type="text"
            value={draft.due}
            onChange={(event) => change({ due: event.currentTarget.value })}
          />
        </Field>
      </div>
      <Field name="In the words of the minutes" wide>
        <textarea
          rows={2}
          maxLength={4000}
          value={draft.words}
          onChange={(event) => change({ words: event.currentTarget.value })}
        />
      </Field>
      <RefusalWords error={act.error} />
    </InlineForm>
  )
}
