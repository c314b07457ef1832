/** What this reader watches, and up to which day they have seen it. */

import { dayWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { Section } from '../../parts/section.tsx'
import { pathOf, tablePath } from '../../paths.ts'
import { Star } from '../../watch/star.tsx'
import type { Watching } from '../../watch/use-watch.ts'
import { WATCH_KINDS, type Watched, type WatchKind } from '../../watch/watch.ts'

const KIND_WORDS: Record<WatchKind, string> = {
  commitment: 'Commitments',
  sector: 'Sectors',
  body: 'Bodies',
  crossing: 'Crossings',
}

export function WatchPanel({ watch, to }: { watch: Watching; to: string }) {
  const { watched, seenOn } = watch.list
  return (
    <Section title="Watchlist" className="watch-panel">
      <p className="quiet">
        It is kept in this browser and sent to nobody, but for the names of what is watched when the
        changes of it are asked for.
      </p>
      {watched.length === 0 ? (
        <p>
          Nothing is watched yet. Press the star beside a{' '}
          <SiteLink to="/commitments">commitment</SiteLink>, a{' '}
          <SiteLink to="/people">body</SiteLink>, a <SiteLink to="/corridors">crossing</SiteLink>,
          or a sector in the <SiteLink to="/desk/asks?group=sector">questions by sector</SiteLink>.
        </p>
      ) : (
        WATCH_KINDS.map((kind) => {
          const some = watched.filter((one) => one.kind === kind)
          return (
            some.length > 0 && (
              <div key={kind}>
                <h3>{KIND_WORDS[kind]}</h3>
                <ul>
                  {some.map((one) => (
                    <li key={one.id} className="starred">
                      <Star of={one} />
                      <SiteLink to={watchedPath(one)}>{one.name}</SiteLink>
                    </li>
                  ))}
                </ul>
              </div>
            )
          )
        })
      )}
      <p>
        {seenOn === null
          ? 'You have not said yet up to which day you have seen what changed.'
          : `Seen up to ${dayWords(seenOn)}.`}{' '}
        The day moves only when you say so.
      </p>
      {seenOn !== to && (
        <button type="button" onClick={() => watch.see(to)}>
          Seen, up to {dayWords(to)}
        </button>
      )}
    </Section>
  )
}

function watchedPath({ kind, id }: Watched): string {
  if (kind === 'sector') return tablePath({ sector: id })
  return pathOf(kind === 'body' ? 'institution' : kind, id)
}
