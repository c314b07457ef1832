/** How many proposals wait at the desk; undefined until it is known. */

import type { QueueAnswer } from '@followthrough/brief'
import { useAnswer } from '../data/answers.ts'
import { useUnreadDays } from '../days/use-days.ts'

export function useOpenProposals(): number | undefined {
  const enabled = useUnreadDays().length === 0
  const query = { state: 'open', perPage: '1' }
  return useAnswer<QueueAnswer>('desk/queue', query, { days: 'today', enabled }).data?.counts.open
}
