import { UsageError } from '../failure.ts'

/** The address of the site with a slash at its end: given, or FOLLOWTHROUGH_SITE. Throws UsageError. */
export function siteAddress(given: string | undefined, env = process.env): string | undefined {
  const words = given ?? env.FOLLOWTHROUGH_SITE ?? ''
  if (words === '' && given === undefined) return undefined
  const url = URL.parse(words)
  const isSite =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    `${url.search}${url.hash}${url.username}${url.password}` === ''
  if (!isSite)
    throw new UsageError(
      `${given === undefined ? 'FOLLOWTHROUGH_SITE' : '--site'}: expected the address of the site, as in https://desk.example.org/`,
    )
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}
