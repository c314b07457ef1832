/**
 * The paper as it will read, in a frame of no origin: it runs nothing and reaches nothing. It is asked for
 * once before, so that what is wrong is told in words.
 */

import { useQuery } from '@tanstack/react-query'
import { ApiProblem } from '../../data/answers.ts'
import { apiUrl, type Params } from '../../data/api-url.ts'
import { Problem } from '../../parts/problem.tsx'
import { FORMATS } from './paper-state.ts'

interface PaperPreviewProps {
  kind: string
  params: Params
}

export function PaperPreview({ kind, params }: PaperPreviewProps) {
  const address = (format: string) => apiUrl(`papers/${kind}`, { ...params, format })
  const page = address('html')
  const query = useQuery<true, Error>({
    queryKey: ['paper', page],
    queryFn: ({ signal }) => settable(page, signal),
    retry: false,
    staleTime: 0,
    gcTime: 0,
  })
  if (query.isError) return <Problem error={query.error} retry={() => query.refetch()} />
  if (query.data === undefined)
    return (
      <p className="waiting" role="status">
        Setting the paper …
      </p>
    )
  return (
    <section className="paper" aria-label="Preview">
      <p className="paper-save">
        <span>Save as</span>{' '}
        {FORMATS.map(([format, words]) => (
          <a key={format} href={address(format)} download>
            {words}
          </a>
        ))}
        <a href={page} target="_blank" rel="noreferrer">
          Open by itself
        </a>
      </p>
      <iframe
        key={page}
        className="paper-page"
        title="The paper"
        src={page}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
    </section>
  )
}

/** Throws ApiProblem with the server’s own words. */
async function settable(url: string, signal: AbortSignal): Promise<true> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new ApiProblem(
      0,
      'No connection to the server',
      'Check that the server is running and that you are online, then try again.',
    )
  })
  if (response.ok) {
    await response.arrayBuffer()
    return true
  }
  const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string }
  throw new ApiProblem(
    response.status,
    problem.title ?? `The server answered ${response.status}`,
    problem.detail ?? 'Try again; if it stays, look at the server’s log.',
  )
}
