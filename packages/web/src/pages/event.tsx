/** One event. */

import type { EventAnswer } from '@followthrough/brief'
import { dayWords, plainWords } from '@followthrough/brief/wording'
import { Fact } from '../commitment/facts.tsx'
import { useAnswer } from '../data/answers.ts'
import { SiteLink } from '../parts/link.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { SourceList } from '../parts/source-list.tsx'
import { sentence } from '../parts/words.ts'
import { pathOf } from '../paths.ts'

export default function EventPage({ id }: { id: string }) {
  const query = useAnswer<EventAnswer>(`events/${encodeURIComponent(id)}`)
  return (
    <AnswerPage<EventAnswer>
      query={query}
      waiting="Event"
      title={({ event }) => event.title}
      kicker={({ event }) => sentence(plainWords(event.kind))}
    >
      {({ event }) => (
        <>
          <dl className="facts wide">
            <Fact name="Day">{dayWords(event.on)}</Fact>
            <Fact name="Place">{event.place === '' ? 'not stated' : event.place}</Fact>
            <Fact name="Taking part">
              {event.participants.length === 0
                ? 'nobody is named'
                : event.participants.map((name) => (
                    <span key={name} className="fact-line">
                      {name}
                    </span>
                  ))}
            </Fact>
          </dl>
          <Section title="Commitments that came from it">
            {event.commitments.length === 0 ? (
              <Empty>No commitment on record names it as its origin.</Empty>
            ) : (
              <ul className="lines">
                {event.commitments.map(({ id: commitment, name }) => (
                  <li key={commitment}>
                    <SiteLink to={pathOf('commitment', commitment)}>{name}</SiteLink>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title="Sources">
            <SourceList sources={event.sources} />
          </Section>
        </>
      )}
    </AnswerPage>
  )
}
