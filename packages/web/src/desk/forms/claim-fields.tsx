/** Every field of a claim that a person may put right. */

import { ACTS, MODALITIES } from '@followthrough/record'
import { usePartnership } from '../../frame/use-partnership.ts'
import type { AmountDraft, ClaimDraft } from '../claim-draft.ts'
import type { Span } from '../text/segments.ts'
import { useSpeakers, useSubjects } from '../use-subjects.ts'
import { actName, MODALITY_WORDS } from '../words.ts'
import { Chosen, Field, Select } from './fields.tsx'
import { SpanField } from './span-field.tsx'

interface ClaimFieldsProps {
  draft: ClaimDraft
  change: (part: Partial<ClaimDraft>) => void
  text: string
  selected: Span | null
}

const ROLES = [
  ['', 'no day'],
  ['happened', 'it happened'],
  ['due', 'it is due'],
  ['period', 'it is of a period'],
] as const

export function ClaimFields({ draft, change, text, selected }: ClaimFieldsProps) {
  const parties = usePartnership()?.parties ?? []
  const subjects = useSubjects()
  const speakers = useSpeakers()
  return (
    <>
      <div className="form-row">
        <Select
          name="Act"
          value={draft.act}
          options={ACTS.map((act) => [act, actName(act)] as const)}
          change={(act) => change({ act })}
        />
        <Select
          name="Said"
          value={draft.modality}
          options={MODALITIES.map((one) => [one, MODALITY_WORDS[one]] as const)}
          change={(modality) => change({ modality })}
        />
        <fieldset className="boxes">
          <legend>Parties that act or are bound</legend>
          {parties.map(({ code, name }) => (
            <label key={code} className="tick">
              <input
                type="checkbox"
                checked={draft.by.includes(code)}
                onChange={() =>
                  change({
                    by: parties
                      .map((party) => party.code)
                      .filter((one) => draft.by.includes(one) !== (one === code)),
                  })
                }
              />
              {name}
            </label>
          ))}
          <label className="tick">
            <input
              type="checkbox"
              checked={draft.unilateral}
              onChange={(event) => change({ unilateral: event.currentTarget.checked })}
            />
            one side speaks for both
          </label>
        </fieldset>
      </div>
      <Chosen
        label="About"
        options={subjects}
        chosen={draft.about}
        change={(about) => change({ about })}
        placeholder="commitments and instruments"
      />
      <Chosen
        label="Who says it"
        options={speakers}
        chosen={draft.saidBy === null ? [] : [draft.saidBy]}
        change={(chosen) => change({ saidBy: chosen[0] ?? null })}
        placeholder={draft.saidBy === null ? 'the text itself' : 'somebody else'}
        most={1}
      />
      <div className="form-row">
        <Select
          name="When"
          value={draft.role}
          options={ROLES}
          change={(role) => change({ role })}
        />
        {draft.role !== '' && (
          <>
            <Field name="First day">
              <input
                type="date"
                value={draft.earliest}
                onChange={(event) => change({ earliest: event.currentTarget.value })}
              />
            </Field>
            <Field name="Last day" hint="empty: the same day">
              <input
                type="date"
                value={draft.latest}
                onChange={(event) => change({ latest: event.currentTarget.value })}
              />
            </Field>
          </>
        )}
      </div>
      <Amounts amounts={draft.amounts} change={(amounts) => change({ amounts })} />
      <SpanField
        text={text}
        spans={draft.spans}
        selected={selected}
        change={(spans) => change({ spans })}
      />
    </>
  )
}

const QUALIFIERS = [
  ['', 'exactly'],
  ['about', 'about'],
  ['at-least', 'at least'],
  ['up-to', 'up to'],
] as const

function Amounts({
  amounts,
  change,
}: {
  amounts: readonly AmountDraft[]
  change: (amounts: readonly AmountDraft[]) => void
}) {
  const put = (key: number, part: Partial<AmountDraft>) =>
    change(amounts.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <fieldset className="amounts wide">
      <legend>Amounts</legend>
      {amounts.map(({ key, value, unit, qualifier }, i) => (
        <div className="form-row" key={key}>
          <Select
            name={`Amount ${i + 1} is`}
            value={qualifier}
            options={QUALIFIERS}
            change={(next) => put(key, { qualifier: next })}
          />
          <Field name="Number">
            <input
              type="text"
              inputMode="decimal"
              value={value}
              onChange={(event) => put(key, { value: event.currentTarget.value })}
            />
          </Field>
          <Field name="Unit">
            <input
              type="text"
              value={unit}
              onChange={(event) => put(key, { unit: event.currentTarget.value })}
            />
          </Field>
          <button
            type="button"
            className="plain-button"
            aria-label={`Take out amount ${i + 1}`}
            onClick={() => change(amounts.filter((one) => one.key !== key))}
          >
            Take out
          </button>
        </div>
      ))}
      <button
        type="button"
        onClick={() =>
          change([
            ...amounts,
            {
              key: Math.max(-1, ...amounts.map(({ key }) => key)) + 1,
              value: '',
              unit: '',
              qualifier: '',
            },
          ])
        }
      >
        Add an amount
      </button>
    </fieldset>
  )
}
