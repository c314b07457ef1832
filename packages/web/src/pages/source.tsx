/** One source, its reprints, and everything that rests on it. */

import type { SourceAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { Fact } from '../commitment/facts.tsx'
import { useAnswer } from '../data/answers.ts'
import { StatementList } from '../evidence/statement-list.tsx'
import { OutLink } from '../parts/link.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { ClassLetter } from '../parts/source-line.tsx'
import { SourceList } from '../parts/source-list.tsx'
import { CLASS_WORDS, languageWords, sentence } from '../parts/words.ts'

export default function SourcePage({ id }: { id: string }) {
  const query = useAnswer<SourceAnswer>(`sources/${encodeURIComponent(id)}`)
  return (
    <AnswerPage<SourceAnswer>
      query={query}
      waiting="Source"
      title={({ source }) => source.title}
      kicker={({ source }) => source.publisher || sentence(source.kind)}
      lang={({ source }) => source.lang}
    >
      {({ source, sameOrigin, statements }) => (
        <>
          <dl className="facts wide">
            <Fact name="Class">
              <ClassLetter letter={source.class} /> {CLASS_WORDS[source.class]}
            </Fact>
            <Fact name="Published">
              {source.published === null ? 'no date given' : dayWords(source.published)}
            </Fact>
            <Fact name="Kind">
              {sentence(source.kind)}, in {languageWords(source.lang)}
              {source.party !== null && <small>official voice of {source.party.name}</small>}
            </Fact>
            <Fact name="Where">
              {source.url === null ? (
                'no address on record'
              ) : (
                <OutLink href={source.url}>{source.url}</OutLink>
              )}
            </Fact>
            {source.note !== '' && <Fact name="Note">{source.note}</Fact>}
          </dl>
          {sameOrigin.length > 0 && (
            <Section title="Of the same origin">
              <p className="quiet">Reprints and what they copy count once.</p>
              <SourceList sources={sameOrigin} />
            </Section>
          )}
          <Section title="What rests on it">
            {statements.length === 0 ? (
              <Empty>No statement as of this day rests on it alone; it may back a record.</Empty>
            ) : (
              <StatementList statements={statements} />
            )}
          </Section>
        </>
      )}
    </AnswerPage>
  )
}
