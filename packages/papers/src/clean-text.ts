/** What may stand in a paper: texts are cleaned where they are made, addresses here. */

export { cleanText } from '@followthrough/brief'

/** The address of a link, or null for anything but a plain http or https address. */
export function cleanHref(href: string): string | null {
  let url: URL
  try {
    url = new URL(href)
  } catch {
    return null
  }
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  return isWeb && url.username === '' && url.password === '' ? url.href : null
}
