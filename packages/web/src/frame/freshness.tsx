/** How fresh the record is: the day its sources were last read. */

import { dayWords } from '@followthrough/brief/wording'
import { useAnswer } from '../data/answers.ts'

export function Freshness() {
  const answer = useAnswer<{ sourcesReadOn: string }>('freshness', {}, { days: 'today' }).data
  if (answer === undefined) return null
  return <p className="quiet">Sources last read {dayWords(answer.sourcesReadOn)}</p>
}
