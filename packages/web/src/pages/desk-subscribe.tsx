/** What to subscribe to: calendars, feeds of what changed, and the weekly digest. */

import '../styles/desk-subscribe.css'
import { useLocation, useSearch } from 'wouter'
import { useDesk } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { AddressList } from '../desk/subscribe/address-list.tsx'
import { Letters } from '../desk/subscribe/letters.tsx'
import {
  CALENDARS,
  calendarPath,
  feedPath,
  readSubscription,
  type Subscription,
  subscriptionSearch,
  webcalOf,
} from '../desk/subscribe/subscribe-state.ts'
import { WatchField } from '../desk/subscribe/watch-field.tsx'
import { Section } from '../parts/section.tsx'

export default function SubscribePage() {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const desk = useDesk().data
  const subscription = readSubscription(search)
  const change = (next: Subscription) => {
    const query = subscriptionSearch(search, next)
    navigate(query === '' ? path : `${path}?${query}`, { replace: true })
  }
  const { sector, body, commitment, crossing } = subscription
  const isPlace = crossing.length > 0
  const isPlaceAlone = isPlace && sector.length + body.length + commitment.length === 0
  const atom = feedPath('atom', subscription)
  return (
    <DeskFrame title="Subscribe" kicker="Desk">
      <link
        rel="alternate"
        type="application/atom+xml"
        title="What changed, as chosen"
        href={atom}
      />
      <p>
        Dates for a calendar, and what changed for a feed reader. The addresses stay; what stands
        behind them moves with the record.
      </p>
      {desk?.writable && (
        <p className="note">
          This server is reached from this machine alone, so only programs on it can follow these
          addresses.
        </p>
      )}
      <Section title="What about">
        <WatchField subscription={subscription} change={change} />
      </Section>
      <Section title="Calendars">
        {isPlace && (
          <p className="note">
            {isPlaceAlone
              ? 'Nothing in a calendar is about a crossing, so these have everything.'
              : 'Nothing in a calendar is about a crossing: these leave it out.'}
          </p>
        )}
        <AddressList
          addresses={CALENDARS.map(([kinds, name, about]) => ({
            name,
            about,
            path: calendarPath(kinds, subscription),
            more: (address) => (
              <a href={webcalOf(address)}>
                Open in a calendar<span className="unseen"> for {name}</span>
              </a>
            ),
          }))}
        />
      </Section>
      <Section title="What changed">
        <AddressList
          addresses={[
            {
              name: 'Atom',
              about: 'For most feed readers; what was taken back is told (RFC 6721)',
              path: atom,
              more: (address) => <a href={address}>Open the Atom feed</a>,
            },
            {
              name: 'JSON Feed',
              about: 'The same for programs',
              path: feedPath('json', subscription),
              more: (address) => <a href={address}>Open the JSON feed</a>,
            },
          ]}
        />
      </Section>
      <Letters writable={desk?.writable ?? false} />
    </DeskFrame>
  )
}
