/** A desk for tests: appends what the secretariat writes, a minute later each time. */

import type { Statement, StatementDraft } from '@followthrough/ledger'
import {
  ActionRequest,
  AgendaRequest,
  type Dossier,
  OutcomesRequest,
  openDossier,
  openSecretariat,
  SessionRequest,
} from '../../src/index.ts'

export interface Person {
  readonly name: string
  readonly day: string
}

export function deskOf(start: Dossier) {
  let dossier = start
  let serial = 0
  let minute = 0
  const instant = (day: string) =>
    new Date(Date.parse(`${day}T08:00:00.000Z`) + minute * 60_000).toISOString()
  const append = (drafts: readonly StatementDraft[], day: string) => {
    const statements = drafts.map(
      (draft): Statement => ({ ...draft, id: `w${serial++}`, recordedAt: instant(day) }),
    )
    dossier = openDossier(dossier.partnership, [...dossier.ledger.statements, ...statements])
    minute++
    return statements
  }
  return {
    now: () => dossier,
    append,
    /** Lets a person write; `what` gets the secretariat and the person. */
    write(
      { name, day }: Person,
      what: (
        secretariat: ReturnType<typeof openSecretariat>,
        decider: { name: string; day: string; instant: string },
      ) => StatementDraft[],
    ) {
      return append(what(openSecretariat(dossier), { name, day, instant: instant(day) }), day)
    },
    session(by: Person, given: object) {
      return this.write(by, (s, d) => s.saveSession(SessionRequest.parse(given), d))
    },
    edit(by: Person, session: string, given: object) {
      return this.write(by, (s, d) => s.edit(session, AgendaRequest.parse(given), d))
    },
    action(by: Person, given: object) {
      return this.write(by, (s, d) => s.saveAction(ActionRequest.parse(given), d))
    },
    outcomes(by: Person, session: string, given: object) {
      return this.write(by, (s, d) => s.recordOutcomes(session, OutcomesRequest.parse(given), d))
    },
  }
}
