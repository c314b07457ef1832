/** Stands where a list of an answer is empty. */

import { isAnotherDay } from '../days/days.ts'
import { today, useDays, useSetDays } from '../days/use-days.ts'
import { type EmptyReasons, emptyWords } from './empty-words.ts'

interface EmptyListProps extends Omit<EmptyReasons, 'asOf' | 'knownAt' | 'anotherDay'> {
  answer: { readonly asOf: string; readonly knownAt: string }
  toFirstPage?: () => void
}

export function EmptyList({ answer, toFirstPage, ...reasons }: EmptyListProps) {
  const anotherDay = isAnotherDay(useDays(), today())
  const setDays = useSetDays()
  const { asOf, knownAt } = answer
  const { words, remedy } = emptyWords({ ...reasons, asOf, knownAt, anotherDay })
  return (
    <div className="empty">
      <p>{words}</p>
      {remedy === 'today' && (
        <button type="button" onClick={() => setDays({})}>
          Back to today
        </button>
      )}
      {remedy === 'first page' && toFirstPage !== undefined && (
        <button type="button" onClick={toFirstPage}>
          To the first rows
        </button>
      )}
    </div>
  )
}
