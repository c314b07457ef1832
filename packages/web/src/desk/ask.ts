/** Questions to the desk and writes at it. Its answers change by the moment and are asked anew each time. */

import type { AgendaEdit } from '@followthrough/brief'
import type { DeskAnswer } from '@followthrough/server/desk-bodies'
import {
  keepPreviousData,
  type QueryClient,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import { ApiProblem, ask } from '../data/answers.ts'
import { apiUrl, type Params } from '../data/api-url.ts'
import { DECISION_WORDS, momentWords } from './words.ts'

/** The first part of every key of the desk’s answers. */
const DESK = 'desk'

/** What the server refused, with what is wrong in each field. */
export class Refusal extends ApiProblem {
  override name = 'Refusal'
  readonly complaints: readonly Complaint[]
  /** Of an agenda: what others did since the version that was seen. */
  readonly moved: Moved | null

  constructor(
    status: number,
    title: string,
    detail: string,
    complaints: readonly Complaint[],
    moved: Moved | null = null,
  ) {
    super(status, title, detail)
    this.complaints = complaints
    this.moved = moved
  }
}

/** Edits of an agenda that were made since, and the ids of those that were taken back. */
export interface Moved {
  readonly version: number
  readonly others: readonly {
    readonly statement: string
    readonly by: string
    readonly recordedAt: string
    readonly edit: AgendaEdit
  }[]
  readonly takenBack: readonly string[]
}

export interface Complaint {
  readonly field: string
  readonly message: string
}

export function useDeskAnswer<T>(
  path: string,
  params: Params = {},
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<T, Error> {
  const url = apiUrl(path, params)
  return useQuery<T, Error>({
    queryKey: [DESK, path, url],
    queryFn: ({ signal }) => ask<T>(url, signal),
    enabled: options.enabled ?? true,
    // While the same question is asked in other words, the last answer stays, dimmed.
    placeholderData: (previous, query) =>
      options.keep !== false && query?.queryKey[1] === path
        ? keepPreviousData(previous)
        : undefined,
    retry: (count, error) => count < 1 && !(error instanceof ApiProblem && error.status >= 400),
    staleTime: 0,
    refetchOnWindowFocus: true,
  })
}

export function useDesk(): UseQueryResult<DeskAnswer, Error> {
  return useDeskAnswer<DeskAnswer>('desk')
}

/** What the desk shows is asked for again; resolves once what is on screen is fresh. */
export async function refreshDesk(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ queryKey }) => isOfDesk(queryKey[0]) })
  // The record moved: every other answer is old, and is asked for again when it is next shown.
  await queries.invalidateQueries({
    predicate: ({ queryKey }) => !isOfDesk(queryKey[0]),
    refetchType: 'none',
  })
}

function isOfDesk(key: unknown): boolean {
  return typeof key === 'string' && key.startsWith(DESK)
}

const UNSENT =
  'It may or may not have arrived. Check that the server is running, look at the list, then try again.'

/** Writes at the desk. Throws Refusal with the server’s own words. */
export async function send<T>(
  method: 'POST' | 'DELETE',
  path: string,
  params: Params = {},
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(apiUrl(path, params), {
    method,
    signal: signal ?? null,
    headers: {
      accept: 'application/json',
      'x-followthrough': 'desk',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new Refusal(0, 'No connection to the server', UNSENT, [])
  })
  const text = await response.text()
  if (response.ok) return (text === '' ? null : JSON.parse(text)) as T
  throw refusalOf(response.status, text)
}

/** What a refused write says of itself. */
export function refusalOf(status: number, text: string): Refusal {
  let problem: {
    title?: string
    detail?: string
    errors?: Complaint[]
    moved?: Moved
    /** Of a decision that came too late. */
    decided?: { id: string; decision: keyof typeof DECISION_WORDS; by: string; at: string }[]
  } = {}
  try {
    problem = JSON.parse(text)
  } catch {
    // no body of ours: the status says what there is to say
  }
  return new Refusal(
    status,
    problem.title ?? `The server answered ${status}`,
    problem.detail ?? 'Try again; if it stays, look at the server’s log.',
    problem.errors ??
      (problem.decided ?? []).map(({ id, decision, by, at }) => ({
        field: id,
        message: `was ${DECISION_WORDS[decision]} by ${by}, ${momentWords(at)}. Nothing was written.`,
      })),
    problem.moved ?? null,
  )
}
