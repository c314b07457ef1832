/**
 * Which addresses have been taken in before, so that no page is fetched twice, and which have failed.
 *
 * Restored once from the desk; the desk is the memory, this is its index. Failures are remembered while
 * the process runs: after some of them an address is left alone.
 */

import type { DeskStore } from '@followthrough/store'

export interface SeenItems {
  /** True for an address that was taken in, or failed too often. */
  has(address: string): boolean
  add(address: string): void
  /** Counts a failure. */
  fail(address: string): void
}

const MOST_FAILURES = 3
const PER_PAGE = 500

/** The addresses of everything on the desk. */
export function openSeenItems(desk: Pick<DeskStore, 'documents'>): SeenItems {
  const seen = new Set<string>()
  const failures = new Map<string, number>()
  let rows = 0
  for (let page = 1; ; page++) {
    const { total, items } = desk.documents({ page, perPage: PER_PAGE })
    for (const { address } of items) if (address !== null) seen.add(pageKey(address))
    rows += items.length
    if (items.length === 0 || rows >= total) break
  }
  return {
    has: (address) => {
      const key = pageKey(address)
      return seen.has(key) || (failures.get(key) ?? 0) >= MOST_FAILURES
    },
    add: (address) => {
      seen.add(pageKey(address))
      failures.delete(pageKey(address))
    },
    fail: (address) => {
      failures.set(pageKey(address), (failures.get(pageKey(address)) ?? 0) + 1)
    },
  }
}

/** A fragment of an http address names a place in the page, not another page. */
function pageKey(address: string): string {
  const url = /^https?:/i.test(address) ? URL.parse(address) : null
  if (url === null) return address
  url.hash = ''
  return url.href
}
