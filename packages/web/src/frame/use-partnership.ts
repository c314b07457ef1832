/** What the site is about, from the status answer that every page shares. */

import type { StatusAnswer } from '@followthrough/brief'
import { useAnswer } from '../data/answers.ts'

export function useStatus() {
  return useAnswer<StatusAnswer>('status')
}

export function usePartnership(): StatusAnswer['partnership'] | undefined {
  return useStatus().data?.partnership
}
