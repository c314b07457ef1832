/** What may be fetched: nothing unless asked; then hosts of publishers on record, and those that are named. */

import type { Fetcher } from '@followthrough/intake'
import type { Command } from 'commander'
import { UsageError } from '../failure.ts'

export interface FetchFlags {
  readonly fetch?: boolean
  readonly allow?: readonly string[]
}

export function addFetching(command: Command): Command {
  return command
    .option('--fetch', 'fetch pages, from hosts of the pack’s publishers only')
    .option('--allow <host...>', 'hosts that may be fetched as well, as in news.example')
}

/** The hosts named with --allow. Throws UsageError. */
export function allowedHosts({ fetch, allow = [] }: FetchFlags): readonly string[] {
  if (allow.length > 0 && fetch !== true)
    throw new UsageError('--allow: nothing is fetched without --fetch')
  for (const host of allow) {
    const url = URL.parse(`https://${host}/`)
    if (url === null || url.host === '' || url.pathname !== '/' || url.href.includes('@'))
      throw new UsageError(`--allow: expected a host as in news.example, not ${host}`)
  }
  return allow
}

/** A fetcher for the hosts on record and those allowed; null where nothing may be fetched. */
export async function fetcherOf(
  flags: FetchFlags,
  hosts: readonly string[],
): Promise<Fetcher | null> {
  const allowed = allowedHosts(flags)
  if (flags.fetch !== true) return null
  const { openFetcher } = await import('@followthrough/intake')
  return openFetcher({ hosts: [...hosts, ...allowed] })
}
