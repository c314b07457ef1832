/** Takes a proposal in as a new commitment, with the test it must pass. */

import type { DecisionRequest, ProposalBody } from '@followthrough/brief'
import { usePartnership } from '../../frame/use-partnership.ts'
import { useSectorNames } from '../../table/use-sector-names.ts'
import { type Added, addedOf, commitmentId, type Named, NOTHING_ADDED } from '../claim-draft.ts'
import { useDraft } from '../drafts.ts'
import { Consequences } from '../review/consequences.tsx'
import type { Deciding } from '../use-decide.ts'
import { useBodies, useInstruments } from '../use-subjects.ts'
import { DUE_KINDS } from '../words.ts'
import { AddedFields } from './added-fields.tsx'
import { Chosen, Field, Select } from './fields.tsx'
import { DeskForm } from './form-parts.tsx'

interface CommitmentDraft extends Added {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly sector: string
  readonly instrument: Named | null
  readonly bodies: Readonly<Record<string, readonly Named[]>>
  readonly deliveredWhen: string
  readonly partlyWhen: string
  readonly notEnough: string
  readonly declaratory: boolean
  readonly indicator: string
  readonly value: string
  readonly unit: string
  readonly due: string
  readonly hardness: (typeof DUE_KINDS)[number]
  readonly dueWords: string
}

interface NewFormProps {
  proposal: ProposalBody
  deciding: Deciding
  submit: (request: DecisionRequest) => void
  close: () => void
}

export const newKey = (id: string) => `new ${id}`

export function NewForm({ proposal, deciding, submit, close }: NewFormProps) {
  const [draft, change] = useDraft<CommitmentDraft>(newKey(proposal.id), () => blank(proposal))
  const sectors = useSectorNames()
  const instruments = useInstruments()
  const bodies = useBodies()
  const parties = usePartnership()?.parties ?? []
  const troubles = troublesOf(draft)
  const request = troubles.length > 0 ? null : requestOf(proposal, draft)
  const text = (field: Texts, name: string, hint?: string, rows = 0) => (
    <Field name={name} wide {...(hint !== undefined && { hint })}>
      {rows > 0 ? (
        <textarea
          rows={rows}
          maxLength={4000}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ) : (
        <input
          type="text"
          value={draft[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <DeskForm
      title="New commitment"
      act="Take it in"
      deciding={deciding}
      submit={() => request !== null && submit(request)}
      close={close}
      troubles={troubles}
    >
      <Field name="Title" hint={`id: ${idOf(draft) || 'made from the title'}`} wide>
        <input
          type="text"
          maxLength={80}
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
      </Field>
      {text('text', 'What was promised', 'Empty: the words of the proposal.', 2)}
      <div className="form-row">
        <Select
          name="Sector"
          value={draft.sector}
          options={[['', 'choose'], ...[...sectors].map(([id, name]) => [id, name] as const)]}
          change={(sector) => change({ sector })}
        />
        <Field name="Another id" hint="c- and small letters">
          <input
            type="text"
            spellCheck={false}
            value={draft.id}
            onChange={(event) => change({ id: event.currentTarget.value })}
          />
        </Field>
      </div>
      <Chosen
        label="Instrument it comes from"
        options={instruments}
        chosen={draft.instrument === null ? [] : [draft.instrument]}
        change={(chosen) => change({ instrument: chosen[0] ?? null })}
        placeholder="none"
        most={1}
      />
      {parties.map(({ code, adjective }) => (
        <Chosen
          key={code}
          label={`Responsible, ${adjective} side`}
          options={bodies}
          chosen={draft.bodies[code] ?? []}
          change={(chosen) => change({ bodies: { ...draft.bodies, [code]: chosen } })}
          placeholder="ministries and other bodies"
        />
      ))}
      <fieldset className="written-test wide">
        <legend>The test it must pass</legend>
        {!draft.declaratory && (
          <>
            {text('deliveredWhen', 'Delivered when', undefined, 2)}
            {text('partlyWhen', 'Partly when')}
            {text('notEnough', 'Not enough')}
          </>
        )}
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.declaratory}
            onChange={(event) => change({ declaratory: event.currentTarget.checked })}
          />
          declaratory: it names no act that could be checked
        </label>
      </fieldset>
      <div className="form-row">
        <Field name="Due" hint="2027-12-31, 2027-12 or 2027">
          <input
            type="text"
            value={draft.due}
            onChange={(event) => change({ due: event.currentTarget.value })}
          />
        </Field>
        {draft.due.trim() !== '' && (
          <>
            <Select
              name="How firm"
              value={draft.hardness}
              options={DUE_KINDS.filter((kind) => kind !== 'none').map(
                (kind) => [kind, kind] as const,
              )}
              change={(hardness) => change({ hardness })}
            />
            <Field name="In its words">
              <input
                type="text"
                value={draft.dueWords}
                onChange={(event) => change({ dueWords: event.currentTarget.value })}
              />
            </Field>
          </>
        )}
      </div>
      <div className="form-row">
        <Field name="Measured by" hint="as in: vehicles delivered">
          <input
            type="text"
            value={draft.indicator}
            onChange={(event) => change({ indicator: event.currentTarget.value })}
          />
        </Field>
        <Field name="Value">
          <input
            type="text"
            inputMode="decimal"
            value={draft.value}
            onChange={(event) => change({ value: event.currentTarget.value })}
          />
        </Field>
        <Field name="Unit">
          <input
            type="text"
            value={draft.unit}
            onChange={(event) => change({ unit: event.currentTarget.value })}
          />
        </Field>
      </div>
      <AddedFields
        added={draft}
        change={change}
        meets={proposal.act === 'delivered' && proposal.modality === 'fact'}
        due={proposal.givesDue}
        classUnknown={proposal.document.sourceClass === null}
        publisher={proposal.document.publisher}
      />
      <Consequences request={request} busy={deciding.busy} title="What would come to be" />
    </DeskForm>
  )
}

type Texts = 'text' | 'deliveredWhen' | 'partlyWhen' | 'notEnough'

function blank({ quote, when, givesDue }: ProposalBody): CommitmentDraft {
  return {
    ...NOTHING_ADDED,
    id: '',
    title: '',
    text: quote.replace(/\s+/g, ' '),
    sector: '',
    instrument: null,
    bodies: {},
    deliveredWhen: '',
    partlyWhen: '',
    notEnough: '',
    declaratory: false,
    indicator: '',
    value: '',
    unit: '',
    due: givesDue ? (when?.latest ?? '') : '',
    hardness: 'indicative',
    dueWords: '',
  }
}

function idOf({ id, title }: CommitmentDraft): string {
  return id.trim() === '' ? commitmentId(title) : id.trim()
}

const ID = /^c-[a-z0-9][a-z0-9-]{0,58}$/

function troublesOf(draft: CommitmentDraft): string[] {
  const troubles: string[] = []
  if (draft.title.trim() === '') troubles.push('Give it a title.')
  else if (!ID.test(idOf(draft)))
    troubles.push('Give it an id like c-fruit-lanes: its title makes none.')
  if (draft.sector === '') troubles.push('Choose its sector.')
  if (!draft.declaratory && draft.deliveredWhen.trim() === '')
    troubles.push('Write its test: when will it have been delivered? Or call it declaratory.')
  if (draft.value.trim() !== '' && !Number.isFinite(Number(draft.value)))
    troubles.push('The value is no number.')
  return troubles
}

function requestOf(proposal: ProposalBody, draft: CommitmentDraft): DecisionRequest {
  const { meets, dueKind, summary, note, sourceClass } = draft
  const due = draft.due.trim() === '' ? null : draft.due.trim()
  return {
    decision: 'new',
    id: proposal.id,
    claim: {},
    ...addedOf({ meets, dueKind, summary, note, sourceClass }),
    commitment: {
      id: idOf(draft),
      title: draft.title.trim(),
      text: draft.text.trim(),
      instrument: draft.instrument?.id ?? null,
      sector: draft.sector,
      responsible: Object.entries(draft.bodies)
        .filter(([, bodies]) => bodies.length > 0)
        .map(([party, bodies]) => ({ party, bodies: bodies.map(({ id }) => id) })),
      deliveredWhen: draft.declaratory ? '' : draft.deliveredWhen.trim(),
      partlyWhen: draft.declaratory ? '' : draft.partlyWhen.trim(),
      notEnough: draft.declaratory ? '' : draft.notEnough.trim(),
      declaratory: draft.declaratory,
      indicator: draft.indicator.trim(),
      value: draft.value.trim() === '' ? null : Number(draft.value),
      unit: draft.unit.trim(),
      due,
      dueKind: due === null ? 'none' : draft.hardness,
      dueWords: draft.dueWords.trim(),
      note: '',
    },
  }
}
