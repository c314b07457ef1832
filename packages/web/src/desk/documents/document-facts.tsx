/** What a document is, in lines. */

import type { DocumentAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { Fact } from '../../commitment/facts.tsx'
import { apiUrl } from '../../data/api-url.ts'
import { OutLink, SiteLink } from '../../parts/link.tsx'
import { subjectPath } from '../../parts/subject-path.ts'
import { CLASS_WORDS, counted, languageWords } from '../../parts/words.ts'
import { KIND_WORDS, momentWords } from '../words.ts'

export function DocumentFacts({ answer }: { answer: DocumentAnswer }) {
  const { document, readings, partnership } = answer
  const source = document.source === null ? null : subjectPath(document.source)
  const party = partnership.parties.find(({ code }) => code === document.party)
  return (
    <dl className="facts claim-facts">
      <Fact name="Publisher">{document.publisher ?? 'not known'}</Fact>
      <Fact name="Class">
        {document.sourceClass === null
          ? 'not known: what its publisher is good for must be said before anything of it is accepted'
          : `${document.sourceClass}: ${CLASS_WORDS[document.sourceClass]}`}
      </Fact>
      <Fact name="Published">
        {document.published === null ? 'no day is told' : dayWords(document.published)}
      </Fact>
      <Fact name="Kind">
        {KIND_WORDS[document.kind]}
        {document.language !== null && `, in ${languageWords(document.language)}`}
        {party !== undefined && `, the official voice of ${party.name}`}
      </Fact>
      {(document.byline !== null || document.dateline !== null) && (
        <Fact name="Signed">
          <span dir="auto">{[document.dateline, document.byline].filter(Boolean).join('; ')}</span>
        </Fact>
      )}
      {document.url !== null && (
        <Fact name="Address">
          {/^https?:/.test(document.url) ? (
            <OutLink href={document.url}>{document.url}</OutLink>
          ) : (
            document.url
          )}
        </Fact>
      )}
      <Fact name="On record">
        {source !== null && document.source !== null ? (
          <SiteLink to={source}>as the source {document.source.name}</SiteLink>
        ) : (
          'not yet: it comes on record with the first claim that is accepted'
        )}
      </Fact>
      <Fact name="Readings">
        {readings.map(({ reader, readAt, claims }) => (
          <span className="fact-line" key={`${reader} ${readAt}`}>
            {reader}, {momentWords(readAt)}: {counted(claims, 'claim')}
          </span>
        ))}
      </Fact>
      <Fact name="As it came">
        <a href={apiUrl(`desk/captures/${document.capture}`)} download>
          Download the bytes
        </a>
        <small>
          {document.mime}, SHA-256 <code className="hash">{document.capture}</code>
        </small>
      </Fact>
    </dl>
  )
}
