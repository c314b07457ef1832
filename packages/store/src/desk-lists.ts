/** The desk as lists: the queue filtered and by the page, documents, and how many there are of what. */

import {
  PROPOSAL_STATES,
  type ProposalState,
  type ProposalsFilter,
  type QueuedDocumentRow,
  type QueuedProposal,
} from '@followthrough/brief'
import { z } from 'zod'
import { snapshot } from './database.ts'
import type { DeskStore } from './desk.ts'
import { claimOf } from './desk-readings.ts'
import {
  askedWords,
  Decision,
  type DeskFile,
  Head,
  KeptClaim,
  kept,
  pageOf,
  parsed,
  type Row,
} from './desk-rows.ts'

type Lists = Pick<DeskStore, 'documents' | 'proposals' | 'proposal' | 'counts'>

const Queued = KeptClaim.extend({
  capture: z.string(),
  reader: z.string(),
  readAt: z.iso.datetime(),
  state: z.enum(PROPOSAL_STATES),
  decision: Decision.nullable(),
  document: Head.pick({
    title: true,
    publisher: true,
    published: true,
    language: true,
    url: true,
  }).extend({ cluster: z.string() }),
})

const Listed = Head.omit({ byline: true, dateline: true, url: true }).extend({
  capture: z.string(),
  address: z.string().nullable(),
  readAt: z.iso.datetime(),
  reader: z.string(),
  cluster: z.string(),
  counts: z.record(z.enum(PROPOSAL_STATES), z.int()),
})

const QUEUED = `q.state, p.id, p.capture, p.claim, c.confidence, c.outcome, c.reasons, c.agrees_with,
  c.differs_from, r.reader, r.read_at, r.cluster, d.head,
  (SELECT e.replaces FROM claims e WHERE e.proposal = p.id AND e.replaces IS NOT NULL
   ORDER BY e.reading DESC LIMIT 1) AS replaces,
  s.id AS decision_id, s.recorded_by, s.recorded_at, s.value AS decision
FROM queue q
  JOIN proposals p ON p.seq = q.proposal
  JOIN claims c ON c.reading = q.reading AND c.position = q.position
  JOIN readings r ON r.seq = q.reading
  JOIN documents d ON d.id = r.document
  LEFT JOIN statements s ON s.id = q.decision`

const ORDERS = {
  newest: 'q.newest DESC, q.start, q.proposal',
  document: 'q.capture, q.start, q.proposal',
} as const

export function deskLists(desk: DeskFile): Lists {
  const { sql } = desk

  function proposalOf(row: Row): QueuedProposal {
    return kept(
      desk,
      Queued,
      () => {
        const { title, publisher, published, language, url } = parsed(row.head) as Head
        return {
          ...claimOf(row),
          capture: row.capture,
          reader: row.reader,
          readAt: row.read_at,
          state: row.state,
          decision:
            row.decision_id === null
              ? null
              : {
                  id: row.decision_id,
                  recordedBy: row.recorded_by,
                  recordedAt: row.recorded_at,
                  value: parsed(row.decision),
                },
          document: { title, publisher, published, language, url, cluster: row.cluster },
        }
      },
      `proposal ${row.id}`,
    )
  }

  /** How many of a capture are in each state, or of all captures. */
  function countsOf(capture: string | null): Record<ProposalState, number> {
    const counts = Object.fromEntries(PROPOSAL_STATES.map((state) => [state, 0])) as Record<
      ProposalState,
      number
    >
    const rows =
      capture === null
        ? sql('SELECT state, count(*) AS n FROM queue GROUP BY state').all()
        : sql(
            `SELECT state, count(*) AS n FROM queue
             WHERE capture = (SELECT seq FROM captures WHERE id = ?) GROUP BY state`,
          ).all(capture)
    for (const { state, n } of rows) counts[state as ProposalState] = n as number
    return counts
  }

  function listed(row: Row): QueuedDocumentRow {
    return kept(
      desk,
      Listed,
      () => {
        const { byline, dateline, url, ...head } = parsed(row.head) as Head
        return {
          ...head,
          capture: row.capture,
          address: row.address,
          readAt: row.read_at,
          reader: row.reader,
          cluster: row.cluster,
          counts: countsOf(row.capture as string),
        }
      },
      `the document of capture ${row.capture}`,
    )
  }

  return {
    proposals(filter) {
      const { limit, offset } = pageOf(desk, filter)
      const { where, values } = conditionsOf(filter)
      return snapshot(desk.database, () => {
        const total = sql(`SELECT count(*) AS n FROM queue q ${where}`).get(...values)!.n as number
        const order = ORDERS[filter.order ?? 'newest']
        const rows = sql(
          `WITH page AS (SELECT q.proposal FROM queue q ${where} ORDER BY ${order} LIMIT ? OFFSET ?)
           SELECT ${QUEUED} WHERE q.proposal IN page ORDER BY ${order}`,
        ).all(...values, limit, offset) as Row[]
        return { total, items: rows.map(proposalOf) }
      })
    },

    proposal(id) {
      const row = sql(`SELECT ${QUEUED} WHERE p.id = ?`).get(id)
      return row === undefined ? null : proposalOf(row as Row)
    },

    documents({ text = '', ...page }) {
      const { limit, offset } = pageOf(desk, page)
      const words = askedWords(text)
      const where = words.map(
        () =>
          `AND (instr(d.words, ?) > 0 OR EXISTS (
             SELECT 1 FROM sightings s WHERE s.capture = r.capture AND instr(s.words, ?) > 0))`,
      )
      const values = words.flatMap((word) => [word, word])
      // Joined before the page is cut only where words are asked for.
      const asked = `FROM (SELECT capture, max(seq) AS seq FROM readings GROUP BY capture) n
        ${words.length === 0 ? '' : 'JOIN readings r ON r.seq = n.seq JOIN documents d ON d.id = r.document'}
        WHERE true ${where.join(' ')}`
      return snapshot(desk.database, () => {
        const total = sql(`SELECT count(*) AS n ${asked}`).get(...values)!.n as number
        const rows = sql(
          `WITH page AS (SELECT n.seq ${asked} ORDER BY n.seq DESC LIMIT ? OFFSET ?)
           SELECT r.capture, r.reader, r.read_at, r.cluster, d.head,
             (SELECT s.address FROM sightings s WHERE s.capture = r.capture
              ORDER BY s.seq DESC LIMIT 1) AS address
           FROM readings r JOIN documents d ON d.id = r.document
           WHERE r.seq IN page ORDER BY r.seq DESC`,
        ).all(...values, limit, offset) as Row[]
        return { total, items: rows.map(listed) }
      })
    },

    counts() {
      return snapshot(desk.database, () => {
        const reasons: Record<string, number> = {}
        const rows = sql(
          'SELECT reasons, count(*) AS n FROM queue WHERE is_current = 1 GROUP BY reasons',
        ).all()
        for (const row of rows) {
          for (const reason of new Set(parsed(row.reasons) as string[]))
            reasons[reason] = (reasons[reason] ?? 0) + (row.n as number)
        }
        const { n } = sql('SELECT count(DISTINCT capture) AS n FROM readings').get()!
        return { ...countsOf(null), documents: n as number, reasons }
      })
    },
  }
}

/** The filter as SQL: lists are searched as their text first, which is faster than taking them apart. */
function conditionsOf(filter: ProposalsFilter): { where: string; values: string[] } {
  const conditions: string[] = []
  const values: string[] = []
  const ask = (condition: string, ...given: string[]) => {
    conditions.push(condition)
    values.push(...given)
  }
  const { state, capture, subject, act, reason, text = '' } = filter
  if (state !== undefined) ask('state = ?', state)
  if (capture !== undefined)
    ask('capture = (SELECT seq FROM captures WHERE captures.id = ?)', capture)
  if (act !== undefined) ask('act = ?', act)
  for (const [column, value] of [
    ['about', subject],
    ['reasons', reason],
  ] as const) {
    if (value === undefined) continue
    ask(
      `instr(${column}, ?) > 0 AND EXISTS (SELECT 1 FROM json_each(${column}) WHERE value = ?)`,
      JSON.stringify(value),
      value,
    )
  }
  for (const word of askedWords(text)) ask('instr(words, ?) > 0', word)
  return { where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, values }
}
