/** What the record already knows of publishers: their class, kind and side, by name and by host. */

import { foldName, type Source } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'

/** How a publisher’s sources are mostly coded. */
export type PublisherCoding = Pick<Source, 'publisher' | 'class' | 'kind' | 'party'>

export interface Publishers {
  /** The coding of a publisher by its name, else by the host of an address; null when neither is known. */
  codingOf(document: {
    readonly publisher: string | null
    readonly url: string | null
  }): PublisherCoding | null
  /** Every host with a source on record. */
  readonly hosts: readonly string[]
  /** Every publisher with a source on record. */
  readonly names: readonly string[]
}

/** Reads the sources of a dossier once. */
export function publishersOf(dossier: Dossier): Publishers {
  const byName = new Map<string, Source[]>()
  const byHost = new Map<string, Source[]>()
  const put = (map: Map<string, Source[]>, key: string, source: Source) => {
    if (key === '') return
    const list = map.get(key)
    if (list === undefined) map.set(key, [source])
    else list.push(source)
  }
  const names = new Set<string>()
  for (const { value } of dossier.sources.values()) {
    if (value.publisher !== '') names.add(value.publisher)
    put(byName, foldName(value.publisher), value)
    put(byHost, hostOf(value.url), value)
  }
  const codings = new Map<readonly Source[], PublisherCoding>()
  const commonest = (sources: readonly Source[] | undefined) => {
    if (sources === undefined) return null
    const known = codings.get(sources) ?? commonestCoding(sources)
    codings.set(sources, known)
    return known
  }
  return {
    hosts: [...byHost.keys()].sort(),
    names: [...names].sort(),
    codingOf: ({ publisher, url }) =>
      commonest(byName.get(foldName(publisher ?? ''))) ?? commonest(byHost.get(hostOf(url))),
  }
}

/** The host of a web address without `www.`; empty where there is none. */
export function hostOf(url: string | null): string {
  return addressOf(url)?.host ?? ''
}

/** An address without what differs between links to one page. */
export function plainAddress(url: string): string {
  const address = addressOf(url)
  return address === null ? url : address.host + address.rest.replace(/\/(?=$|\?)/, '')
}

function addressOf(url: string | null): { host: string; rest: string } | null {
  const parts = /^https?:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)(?::\d+)?([^#]*)/i.exec(url ?? '')
  return parts === null ? null : { host: parts[1]!.toLowerCase(), rest: parts[2]! }
}

/** The commonest coding; among equals the lower class, so that nobody is believed too much. */
function commonestCoding(sources: readonly Source[]): PublisherCoding {
  const counts = new Map<string, { coding: PublisherCoding; count: number }>()
  for (const { publisher, class: sourceClass, kind, party } of sources) {
    const key = `${sourceClass} ${kind} ${party}`
    const entry = counts.get(key)
    if (entry === undefined)
      counts.set(key, { coding: { publisher, class: sourceClass, kind, party }, count: 1 })
    else entry.count++
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || (a.coding.class > b.coding.class ? -1 : 1),
  )[0]!.coding
}
