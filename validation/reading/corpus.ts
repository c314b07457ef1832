/** The annotated documents, and what the reader makes of them. */

import { globSync, readFileSync } from 'node:fs'
import { gazetteerRows } from '@followthrough/brief'
import { compileGazetteer, type Gazetteer, type Reading, read } from '@followthrough/record'
import type { Annotation } from '@followthrough/record/score'
import { readPack } from '@followthrough/store'

const here = new URL('./documents/', import.meta.url)

/** Documents that the author of the rules wrote and annotated before touching them. */
export const OWN = new URL('./own/', import.meta.url)

/** The packs that the annotations name, by the folder that holds them. */
const PACKS: Readonly<Record<string, string>> = { 'kz-pk': 'kz-pk', invented: 'example' }

export interface AnnotatedDocument {
  readonly id: string
  readonly text: string
  readonly gold: Annotation
}

/** Every annotated document of a folder, in order of its id; by default of the repository’s own. */
export function annotatedDocuments(folder: URL = here): AnnotatedDocument[] {
  return globSync('*.json', { cwd: folder.pathname })
    .sort()
    .map((file) => {
      const id = file.replace(/\.json$/, '')
      const gold = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Annotation
      return { id, gold, text: readFileSync(new URL(`${id}.txt`, folder), 'utf8') }
    })
}

const gazetteers = new Map<string, Gazetteer>()

/** What a reader knows of the pack that an annotation names. */
export function gazetteerOf(name: string): Gazetteer {
  const known = gazetteers.get(name)
  if (known !== undefined) return known
  const folder = new URL(`../../packs/${PACKS[name] ?? name}/`, import.meta.url)
  const { pack, problems } = readPack(folder.pathname)
  if (pack === null) throw new Error(problems.map(({ problem }) => problem).join('\n'))
  const gazetteer = compileGazetteer(
    gazetteerRows(pack.partnership, { ...pack, places: pack.network.places }),
  )
  gazetteers.set(name, gazetteer)
  return gazetteer
}

/** The reader’s answer for one annotated document. */
export function readingOf({ text, gold }: AnnotatedDocument): Reading {
  return read({ text, ...gold.meta }, gazetteerOf(gold.pack))
}
