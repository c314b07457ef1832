/** Where the words of a statement stand: the document at the desk with them lit. */

import { proposalIn } from '@followthrough/brief'

/** The page of the capture that a locator names; null for locators that name none. */
export function wordsPath(locator: string | null): string | null {
  const capture = /^capture:([0-9a-f]{64})#/.exec(locator ?? '')?.[1]
  const proposal = proposalIn(locator)
  return capture === undefined || proposal === null
    ? null
    : `/desk/documents/${capture}?proposal=${proposal}`
}
