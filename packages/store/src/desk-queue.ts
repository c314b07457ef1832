/**
 * The state of every proposal, kept up in the table `queue`.
 *
 * The claim that stands for a proposal is the one in the newest reading of its family, of the rules rather
 * than of a model; where no newest reading has it, its last. A proposal is current while a newest reading
 * has it, the claim that stands for it agrees with no other current one, and no newest reading of a changed
 * page has one in its place; of two that agree with each other one must stay, and the rules' does. What a proposal replaces is remembered from every reading that
 * ever said so.
 */

import type { ProposalState } from '@followthrough/brief'
import { type DeskFile, foldWords, json, parsed } from './desk-rows.ts'
import { liveRetractionsOn, retractedRoot } from './retractions.ts'

export interface DeskQueue {
  /** Works out anew what the proposals of a capture are, and those that were there before. */
  readingKept(capture: string, proposals: Iterable<string>): void
  /** Works out anew what the statements with these ids move, if they decide or undo a decision. */
  statementsAdded(ids: readonly string[]): void
}

/** A claim stands in the newest reading of its capture and family. */
const IS_NEWEST = `r.seq = (SELECT max(n.seq) FROM readings n
  WHERE n.capture = r.capture AND n.family = r.family)`

/** The claim that stands for a proposal. */
const STANDING = `SELECT c.reading, c.position, c.outcome, c.reasons, c.agrees_with AS agreesWith,
    r.family, ${IS_NEWEST} AS isNewest
  FROM claims c JOIN readings r ON r.seq = c.reading
  WHERE c.proposal = ?
  ORDER BY isNewest DESC, r.family = 'rules' DESC, c.reading DESC, c.position LIMIT 1`

interface Standing {
  readonly reading: number
  readonly position: number
  readonly outcome: 'admitted' | 'held' | 'refused'
  readonly reasons: string
  readonly agreesWith: string | null
  readonly family: string
  readonly isNewest: 0 | 1
}

const STATE_OF = { admitted: 'open', held: 'held', refused: 'refused' } as const

export function deskQueue(desk: DeskFile): DeskQueue {
  const { sql, database } = desk

  function standingOf(proposal: string): Standing {
    return sql(STANDING).get(proposal) as unknown as Standing // the columns just named
  }

  /** True when another current proposal says the same and stands for both. */
  function isSpokenFor(proposal: string, { agreesWith, family }: Standing): boolean {
    if (agreesWith === null || agreesWith === proposal) return false
    const other = standingOf(agreesWith)
    if (other.isNewest === 0) return false
    if (other.agreesWith !== proposal) return true
    if (other.family !== family) return other.family === 'rules'
    return agreesWith < proposal
  }

  /** True when the page was read again as another capture, and a claim there takes the place of this one. */
  function isToldAnew(proposal: string): boolean {
    const row = sql(
      `SELECT 1 FROM claims c JOIN readings r ON r.seq = c.reading
         JOIN proposals later ON later.id = c.proposal JOIN proposals p ON p.id = c.replaces
       WHERE c.replaces = ? AND later.capture <> p.capture AND ${IS_NEWEST} LIMIT 1`,
    ).get(proposal)
    return row !== undefined
  }

  /** The newest decision on a proposal that is not undone. */
  function liveDecision(proposal: string): string | null {
    const rows = sql(
      `SELECT id FROM statements
       WHERE subject = ? AND property = 'decision' AND value_type = 'decision' AND state = 'accepted'
       ORDER BY seq DESC`,
    ).all(proposal)
    const live = rows.find((row) => liveRetractionsOn(database, row.id as string).length === 0)
    return (live?.id as string | undefined) ?? null
  }

  function replacesDecided(proposal: string): boolean {
    const earlier = sql(
      `WITH RECURSIVE earlier (id) AS (
         SELECT replaces FROM claims WHERE proposal = ? AND replaces IS NOT NULL
         UNION SELECT c.replaces FROM claims c JOIN earlier ON c.proposal = earlier.id
               WHERE c.replaces IS NOT NULL
       )
       SELECT id FROM earlier`,
    ).all(proposal)
    return earlier.some(({ id }) => id !== proposal && liveDecision(id as string) !== null)
  }

  function stateOf(
    proposal: string,
    decision: string | null,
    isCurrent: boolean,
    standing: Standing,
  ): ProposalState {
    if (decision !== null) return 'decided'
    if (!isCurrent) return 'superseded'
    return replacesDecided(proposal) ? 'settled' : STATE_OF[standing.outcome]
  }

  function refresh(proposal: string): void {
    const row = sql(
      `SELECT p.seq, p.claim, cap.seq AS capture,
         (SELECT max(r.seq) FROM readings r WHERE r.capture = p.capture) AS newest
       FROM proposals p JOIN captures cap ON cap.id = p.capture WHERE p.id = ?`,
    ).get(proposal)
    if (row === undefined) return // a decision on what is not in the queue
    const standing = standingOf(proposal)
    const isCurrent =
      standing.isNewest === 1 && !isSpokenFor(proposal, standing) && !isToldAnew(proposal)
    const decision = liveDecision(proposal)
    const claim = parsed(row.claim) as { spans: [number, number][] } & Record<
      'act' | 'quote' | 'about',
      string
    >
    sql(
      `INSERT INTO queue VALUES (:proposal, :capture, :reading, :position, :newest, :start, :state,
         :isCurrent, :decision, :act, :reasons, :about, :words)
       ON CONFLICT (proposal) DO UPDATE SET reading = excluded.reading, position = excluded.position,
         newest = excluded.newest, state = excluded.state, is_current = excluded.is_current,
         decision = excluded.decision, reasons = excluded.reasons`,
    ).run({
      proposal: row.seq!,
      capture: row.capture!,
      reading: standing.reading,
      position: standing.position,
      newest: row.newest!,
      start: claim.spans[0]![0],
      state: stateOf(proposal, decision, isCurrent, standing),
      isCurrent: Number(isCurrent),
      decision,
      act: claim.act,
      reasons: standing.reasons,
      about: json(claim.about),
      words: foldWords(claim.quote),
    })
  }

  function refreshTouched(proposals: readonly string[]): void {
    // Their own; what takes their place, in turn; what agrees with them, and what they agree with.
    const touched = sql(
      `WITH RECURSIVE given (id) AS (SELECT value FROM json_each(:ids)),
         later (id) AS (
           SELECT id FROM given
           UNION SELECT c.proposal FROM claims c JOIN later ON c.replaces = later.id
         )
       SELECT id FROM later
       UNION SELECT c.proposal FROM claims c JOIN given ON c.agrees_with = given.id
       UNION SELECT c.agrees_with FROM claims c JOIN given ON c.proposal = given.id
             WHERE c.agrees_with IS NOT NULL
       UNION SELECT c.replaces FROM claims c JOIN given ON c.proposal = given.id
             WHERE c.replaces IS NOT NULL`,
    ).all({ ids: JSON.stringify(proposals) })
    for (const { id } of touched) refresh(id as string)
  }

  return {
    readingKept(capture, proposals) {
      sql(
        `UPDATE queue SET newest = (SELECT max(seq) FROM readings WHERE capture = :capture)
         WHERE capture = (SELECT seq FROM captures WHERE id = :capture)`,
      ).run({ capture })
      refreshTouched([...new Set(proposals)])
    },

    statementsAdded(ids) {
      const decided = new Set<string>()
      const find = sql("SELECT subject FROM statements WHERE id = ? AND property = 'decision'")
      for (const id of ids) {
        const row = find.get(retractedRoot(database, id))
        if (row !== undefined) decided.add(row.subject as string)
      }
      if (decided.size > 0) refreshTouched([...decided])
    },
  }
}
