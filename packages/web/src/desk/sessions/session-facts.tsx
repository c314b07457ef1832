/** What a session is: day, place, chairs, sectors; and the papers that go with it. */

import type { SessionAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { Fact } from '../../commitment/facts.tsx'
import { apiUrl } from '../../data/api-url.ts'
import { SiteLink } from '../../parts/link.tsx'
import { counted, sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'
import { sessionPath, stageWords, whenWords } from './session-words.ts'

export function SessionFacts({ answer }: { answer: SessionAnswer }) {
  const { session, before } = answer
  const parties = Map.groupBy(session.coChairs, ({ party }) => party.name)
  return (
    <dl className="facts session-facts">
      <Fact name="When and where">{whenWords(session)}</Fact>
      <Fact name="Of">
        <SiteLink to={pathOf('institution', session.mechanism.id)}>
          {session.mechanism.name}
        </SiteLink>
      </Fact>
      <Fact name="State">
        {sentence(stageWords(session))}
        {answer.closed !== null &&
          ` by ${answer.closed.by} on ${dayWords(answer.closed.on)}${answer.closed.note === '' ? '' : `: ${answer.closed.note}`}`}
      </Fact>
      <Fact name="Co-chairs">
        {parties.size === 0
          ? 'nobody is named yet'
          : [...parties].map(([party, chairs]) => (
              <span className="fact-line" key={party}>
                <span className="quiet">{party}: </span>
                {chairs.map(({ person, name }, i) => (
                  <span key={person?.id ?? name}>
                    {i > 0 && '; '}
                    {person === null ? (
                      name
                    ) : (
                      <SiteLink to={pathOf('person', person.id)}>{person.name}</SiteLink>
                    )}
                  </span>
                ))}
              </span>
            ))}
      </Fact>
      <Fact name="Sectors">
        {session.sectors.length === 0 ? 'all' : session.sectors.map(({ name }) => name).join(', ')}
      </Fact>
      <Fact name="Agenda">
        {counted(session.items, 'item')} proposed, grouped{' '}
        {session.groupBy === 'sector' ? 'by sector' : 'by the body that owes the step'}
      </Fact>
      {before !== null && (
        <Fact name="Before it">
          <SiteLink to={sessionPath(before)}>the last session of this desk</SiteLink>
        </Fact>
      )}
      {session.note !== '' && <Fact name="Note">{session.note}</Fact>}
      <Fact name="Written">
        {session.writtenBy}, {dayWords(session.writtenOn)}
      </Fact>
    </dl>
  )
}

/** Papers, minutes, calendar and spreadsheet of a session. */
export function SessionLinks({ id }: { id: string }) {
  const about = encodeURIComponent(id)
  return (
    <ul className="session-links" aria-label="Papers of the session">
      <li>
        <SiteLink to={`/desk/papers?kind=session&about=${about}`}>Brief for the session</SiteLink>
      </li>
      <li>
        <SiteLink to={`/desk/papers?kind=agenda&about=${about}`}>The agenda as a paper</SiteLink>
      </li>
      <li>
        <SiteLink to={`${sessionPath(id)}/minutes`}>Minutes</SiteLink>
      </li>
      <li>
        <a href={apiUrl('calendar', { session: id })}>Calendar file</a>
      </li>
      <li>
        <a href={apiUrl('workbooks/agenda', { session: id })}>Spreadsheet</a>
      </li>
    </ul>
  )
}
