/** The page of a document that was read, with one proposal’s words lit. */

export function documentPath(capture: string, proposal?: string): string {
  return `/desk/documents/${capture}${proposal === undefined ? '' : `?proposal=${proposal}`}`
}
