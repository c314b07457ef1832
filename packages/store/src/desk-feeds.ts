/** How the polls of feeds went, and from that the health of each feed. */

import { snapshot } from './database.ts'
import type { DeskStore, FeedHealth, PollDraft } from './desk.ts'
import { checked, type DeskFile, kept, Poll, type Row } from './desk-rows.ts'

type Feeds = Pick<DeskStore, 'notePoll' | 'polls' | 'health'>

const COLUMNS = 'feed, at, outcome, items, added, problem, etag, modified'

export function deskFeeds(desk: DeskFile): Feeds {
  const { sql } = desk

  function pollOf(row: Row): PollDraft {
    const { seq, ...poll } = row
    return kept(desk, Poll, () => poll, `poll ${seq}`)
  }

  return {
    notePoll(draft) {
      const poll = checked(desk, Poll, draft, 'the poll')
      sql(`INSERT INTO polls (${COLUMNS}) VALUES (:${COLUMNS.replaceAll(', ', ', :')})`).run(poll)
    },

    polls(feed, limit) {
      return (
        sql(`SELECT seq, ${COLUMNS} FROM polls WHERE feed = ? ORDER BY seq DESC LIMIT ?`).all(
          feed,
          Math.max(0, limit),
        ) as Row[]
      ).map(pollOf)
    },

    health() {
      return snapshot(desk.database, () => {
        const newest = sql(
          `SELECT max(seq) AS last,
             (SELECT max(good.seq) FROM polls good
              WHERE good.feed = polls.feed AND good.outcome <> 'failed') AS lastGood
           FROM polls GROUP BY feed ORDER BY feed`,
        ).all() as { last: number; lastGood: number | null }[]
        const poll = (seq: number) =>
          pollOf(sql(`SELECT seq, ${COLUMNS} FROM polls WHERE seq = ?`).get(seq) as Row)
        const since = sql('SELECT count(*) AS failures FROM polls WHERE feed = ? AND seq > ?')
        return new Map(
          newest.map(({ last, lastGood }): [string, FeedHealth] => {
            const newestPoll = poll(last)
            return [
              newestPoll.feed,
              {
                last: newestPoll,
                lastGood: lastGood === null ? null : poll(lastGood),
                failuresInARow: since.get(newestPoll.feed, lastGood ?? 0)!.failures as number,
              },
            ]
          }),
        )
      })
    },
  }
}
