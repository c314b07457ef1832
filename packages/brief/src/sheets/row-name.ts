/** What a row of a list is called, for whoever reads of it outside the list. */

import { actionItems } from '../session/actions.ts'
import { type Standing, sessionIn } from './lists-now.ts'

/** Names of rows; action items are read once. */
export function rowNames({ dossier, state }: Standing) {
  let actions: Map<string, string> | null = null
  const action = (id: string) => {
    actions ??= new Map(
      actionItems(dossier, state).map((item) => [item.action.id, item.action.what]),
    )
    return actions.get(id) ?? id
  }
  return (sheet: string, subject: string): string => {
    if (sheet === 'commitments') return dossier.names.get(subject) ?? subject
    if (sessionIn(sheet) === null) return action(subject)
    const at = subject.indexOf(':')
    const id = subject.slice(at + 1)
    return subject.slice(0, at) === 'action' ? action(id) : (dossier.names.get(id) ?? id)
  }
}
