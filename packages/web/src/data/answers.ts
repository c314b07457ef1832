/** Asks the API. Every answer is for two days; both are part of the key under which it is kept. */

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useDays, useUnreadDays } from '../days/use-days.ts'
import { apiUrl, type Params } from './api-url.ts'

/** What the server says went wrong, after RFC 9457. */
export class ApiProblem extends Error {
  override name = 'ApiProblem'
  readonly status: number
  readonly title: string

  constructor(status: number, title: string, detail: string) {
    super(detail)
    this.status = status
    this.title = title
  }
}

export async function ask<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, headers: { accept: 'application/json' } }).catch(
    (error: unknown) => {
      if (signal.aborted) throw error
      throw new ApiProblem(
        0,
        'No connection to the server',
        'Check that the server is running and that you are online, then try again.',
      )
    },
  )
  if (response.ok) return (await response.json()) as T
  const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string }
  throw new ApiProblem(
    response.status,
    problem.title ?? `The server answered ${response.status}`,
    problem.detail ?? 'Try again; if it stays, look at the server’s log.',
  )
}

/**
 * The answer at `path` for the days in the address; `days: 'today'` asks for the present instead.
 * Nothing is asked for days that cannot be read.
 */
export function useAnswer<T>(
  path: string,
  params: Params = {},
  options: { days?: 'shown' | 'today'; enabled?: boolean } = {},
): UseQueryResult<T, Error> {
  const shown = useDays()
  const unread = useUnreadDays()
  const present = options.days === 'today'
  const days = present ? {} : shown
  const url = apiUrl(path, { ...params, ...days })
  return useQuery<T, Error>({
    queryKey: [path, url],
    queryFn: ({ signal }) => ask<T>(url, signal),
    enabled: (options.enabled ?? true) && (present || unread.length === 0),
    // While the same question is asked with other words or days, the last answer stays, dimmed.
    placeholderData: (previous, query) =>
      query?.queryKey[0] === path ? keepPreviousData(previous) : undefined,
    retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status >= 400),
    staleTime: 60_000,
  })
}
