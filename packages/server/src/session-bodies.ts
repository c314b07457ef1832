/**
 * What is sent to the addresses of sessions: the requests of `brief`, and who makes them. Values alone and
 * nothing of a server, so that the web application takes its types from here.
 */

import {
  ActionRequest,
  AgendaRequest,
  CloseRequest,
  ConfirmRequest,
  FixRequest,
  OutcomesRequest,
  PersonName,
  SessionRequest,
  UndoRequest,
} from '@followthrough/brief'
import { z } from 'zod'

const by = { by: PersonName }

export const SessionBody = SessionRequest.extend(by)
export type SessionBody = z.infer<typeof SessionBody>

/** Edits with the version of the agenda that was seen, as `base`: 409 when others were first. */
export const AgendaBody = AgendaRequest.extend(by)
export type AgendaBody = z.infer<typeof AgendaBody>

export const UndoBody = UndoRequest.extend(by)
export type UndoBody = z.infer<typeof UndoBody>

export const FixBody = FixRequest.extend(by)
export type FixBody = z.infer<typeof FixBody>

export const ActionsBody = ActionRequest.extend(by)
export type ActionsBody = z.infer<typeof ActionsBody>

export const OutcomesBody = OutcomesRequest.extend(by)
export type OutcomesBody = z.infer<typeof OutcomesBody>

export const CloseBody = CloseRequest.extend(by)
export type CloseBody = z.infer<typeof CloseBody>

/** Outcomes and action items of the minutes, as a person confirms them: all or none. */
export const ConfirmBody = ConfirmRequest.extend(by)
export type ConfirmBody = z.infer<typeof ConfirmBody>

export const ByBody = z.strictObject(by)
export type ByBody = z.infer<typeof ByBody>
