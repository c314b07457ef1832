/** A paper for each sector, institution or commitment, set by a job and fetched as one zip. */

import type { Language, PaperSet } from '@followthrough/brief'
import type { JobAnswer } from '@followthrough/server/desk-bodies'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../data/answers.ts'
import { apiUrl } from '../../data/api-url.ts'
import type { Days } from '../../days/days.ts'
import { Refusal, send } from '../ask.ts'
import { Select } from '../forms/fields.tsx'
import { FORMATS, type Format, LANGUAGES } from './paper-state.ts'

const SETS: readonly (readonly [set: PaperSet, words: string])[] = [
  ['sector', 'each sector'],
  ['institution', 'each institution that owes something'],
  ['commitment', 'each commitment'],
]
const LOOK_MS = 500

export function PaperSetForm({ days }: { days: Days }) {
  const [each, setEach] = useState<PaperSet>('sector')
  const [format, setFormat] = useState<Format>('pdf')
  const [language, setLanguage] = useState<Language>('en')
  const [job, setJob] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const print = async () => {
    setRefused(null)
    try {
      setJob(
        (await send<JobAnswer>('POST', 'desk/papers', {}, { each, format, language, ...days })).id,
      )
    } catch (error) {
      setRefused(error instanceof Refusal ? error.message : 'It was not sent. Try again.')
    }
  }
  return (
    <form
      className="paper-set"
      onSubmit={(event) => {
        event.preventDefault()
        void print()
      }}
    >
      <div className="form-row">
        <Select name="A paper for" value={each} options={SETS} change={setEach} />
        <Select name="Format" value={format} options={FORMATS} change={setFormat} />
        <Select
          name="Language of the set"
          value={language}
          options={LANGUAGES}
          change={setLanguage}
        />
        <button type="submit">Set them all</button>
      </div>
      {refused !== null && (
        <p className="complaint" role="alert">
          {refused}
        </p>
      )}
      {job !== null && <SetProgress key={job} id={job} />}
    </form>
  )
}

function SetProgress({ id }: { id: string }) {
  const path = `desk/jobs/${encodeURIComponent(id)}`
  const { data: job, error } = useQuery<JobAnswer, Error>({
    queryKey: ['job', id],
    queryFn: ({ signal }) => ask<JobAnswer>(apiUrl(path), signal),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? LOOK_MS : false,
    retry: false,
  })
  if (error !== null) return <p className="complaint">{error.message}</p>
  if (job === undefined || job.kind !== 'papers') return null
  return (
    <div className="job" role="status">
      {job.state === 'running' ? (
        <>
          <progress aria-label="Setting papers" value={job.done} max={Math.max(1, job.total)} />
          <span>
            {job.done} of {job.total}
          </span>
          <button type="button" onClick={() => void send('DELETE', path).catch(() => undefined)}>
            Cancel
          </button>
        </>
      ) : (
        <span>
          {job.words}{' '}
          {job.result !== null && (
            <a href={apiUrl(`desk/papers/${encodeURIComponent(id)}`)} download={job.result.file}>
              Save the zip, {(job.result.bytes / 1024 ** 2).toFixed(1)} MB
            </a>
          )}
        </span>
      )}
    </div>
  )
}
