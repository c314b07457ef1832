/** Why something was not done, beside the button that asked for it. */

import { Refusal } from './ask.ts'

/** `names` says whose complaint it is where the field is the id of a proposal. */
export function RefusalWords({
  error,
  names,
}: {
  error: Error | null
  names?: ReadonlyMap<string, string>
}) {
  if (error === null) return null
  const complaints = error instanceof Refusal ? error.complaints : []
  return (
    <div className="refusal" role="alert">
      <p>
        <b>{error instanceof Refusal ? error.title : 'It failed'}.</b>{' '}
        {complaints.length === 0 && error.message}
      </p>
      {complaints.length > 0 && (
        <ul>
          {complaints.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              {fieldWords(field, names)}
              {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const FIELDS: Readonly<Record<string, string>> = {
  about: 'About',
  saidBy: 'Who says it',
  into: 'Merge into',
  id: 'Id',
  sector: 'Sector',
  deliveredWhen: 'Delivered when',
  dueKind: 'Kind of due day',
  reason: 'Reason',
  by: 'Your name',
  url: 'Address',
  class: 'Class',
  everyMinutes: 'Every',
}

function fieldWords(field: string, names: ReadonlyMap<string, string> | undefined): string {
  if (/^p[0-9a-f]{24}$/.test(field)) {
    const name = names?.get(field)
    return name === undefined ? 'It ' : `“${name}” `
  }
  return field === 'document' ? 'The document ' : `${FIELDS[field] ?? field}: `
}
