/** Addresses of the API. */

export type Params = Readonly<Record<string, string | readonly string[] | undefined>>

/** The address of `path` under the API; empty values are left out, lists are repeated. */
export function apiUrl(path: string, params: Params = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
      if (one !== '') query.append(key, one)
    }
  }
  const text = query.toString()
  return `/api/v1/${path}${text === '' ? '' : `?${text}`}`
}
