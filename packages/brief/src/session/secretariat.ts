/** The desk of a secretariat over one dossier: every write that it can make, as statements to append. */

import type { Dossier } from '../dossier.ts'
import type { Decider } from '../review/decision-request.ts'
import {
  type ActionRequest,
  type AgendaRequest,
  type CloseRequest,
  cancelSession,
  closeSession,
  editAgenda,
  type FixRequest,
  fixAgenda,
  type OutcomesRequest,
  recordOutcomes,
  releaseAgenda,
  reopenSession,
  type SessionRequest,
  saveAction,
  saveSession,
  takeBackAction,
  takeBackEdits,
  type UndoRequest,
} from './desk.ts'
import { type ConfirmRequest, confirmMinutes, keepMinutes } from './minutes-answer.ts'

export type Secretariat = ReturnType<typeof openSecretariat>

/** Each throws RefusedQuestion with what is wrong; `edit` throws AgendaMoved where others were first. */
export function openSecretariat(dossier: Dossier) {
  return {
    saveSession: (request: SessionRequest, decider: Decider) =>
      saveSession(dossier, request, decider),
    cancelSession: (session: string, decider: Decider) => cancelSession(dossier, session, decider),
    edit: (session: string, request: AgendaRequest, decider: Decider) =>
      editAgenda(dossier, session, request, decider),
    takeBackEdits: (session: string, request: UndoRequest, decider: Decider) =>
      takeBackEdits(dossier, session, request, decider),
    fix: (session: string, request: FixRequest, decider: Decider) =>
      fixAgenda(dossier, session, request, decider),
    release: (session: string, decider: Decider) => releaseAgenda(dossier, session, decider),
    saveAction: (request: ActionRequest, decider: Decider) => saveAction(dossier, request, decider),
    takeBackAction: (action: string, decider: Decider) => takeBackAction(dossier, action, decider),
    recordOutcomes: (session: string, request: OutcomesRequest, decider: Decider) =>
      recordOutcomes(dossier, session, request, decider),
    keepMinutes: (session: string, capture: string, decider: Decider) =>
      keepMinutes(dossier, session, capture, decider),
    confirmMinutes: (session: string, request: ConfirmRequest, decider: Decider) =>
      confirmMinutes(dossier, session, request, decider),
    close: (session: string, request: CloseRequest, decider: Decider) =>
      closeSession(dossier, session, request, decider),
    reopen: (session: string, decider: Decider) => reopenSession(dossier, session, decider),
  }
}
