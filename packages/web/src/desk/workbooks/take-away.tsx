/** A list to take away as a workbook: which, of what, in which language. */

import type { SessionsAnswer } from '@followthrough/brief'
import { useState } from 'react'
import { apiUrl } from '../../data/api-url.ts'
import { languageWords } from '../../parts/words.ts'
import { useSectorNames } from '../../table/use-sector-names.ts'
import { useDeskAnswer } from '../ask.ts'
import { Select } from '../forms/fields.tsx'
import { LIST_WORDS, type ListName } from './workbook-words.ts'

const LANGUAGES = ['en', 'ru', 'kk', 'ur'] as const
const LISTS = Object.entries(LIST_WORDS) as [ListName, string][]

export function TakeAway() {
  const [list, setList] = useState<ListName>('commitments')
  const [session, setSession] = useState('')
  const [sector, setSector] = useState('')
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>('en')
  const sectors = useSectorNames()
  const sessions = useDeskAnswer<SessionsAnswer>('sessions').data?.sessions ?? []
  const chosen = session === '' && list === 'agenda' ? (sessions.at(-1)?.id ?? '') : session
  const missing = list === 'agenda' && chosen === ''
  const url = apiUrl(`workbooks/${list}`, {
    session: list === 'commitments' ? '' : chosen,
    sector: list === 'commitments' ? sector : '',
    language,
  })
  return (
    <div className="desk-form take-away">
      <div className="form-row">
        <Select name="List" value={list} options={LISTS} change={setList} />
        {list === 'commitments' && (
          <Select
            name="Sector"
            value={sector}
            options={[['', 'all'], ...[...sectors].map(([id, name]) => [id, name] as const)]}
            change={setSector}
          />
        )}
        {list !== 'commitments' && sessions.length > 0 && (
          <Select
            name="Session"
            value={chosen}
            options={[
              ...(list === 'actions' ? [['', 'all'] as const] : []),
              ...sessions.map(({ id, title }) => [id, title] as const),
            ]}
            change={setSession}
          />
        )}
        <Select
          name="Language"
          value={language}
          options={LANGUAGES.map((one) => [one, languageWords(one)] as const)}
          change={setLanguage}
        />
      </div>
      {missing ? (
        <p className="quiet">There is no session yet, and so no agenda to take away.</p>
      ) : (
        <p className="actions">
          <a className="file-button" href={url} download>
            Download the workbook
          </a>
        </p>
      )}
    </div>
  )
}
