/** What a reader knows of the pack that an annotation names. */

import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gazetteerRows } from '@followthrough/brief'
import { compileGazetteer, type Gazetteer } from '@followthrough/record'
import { readPartnership } from '@followthrough/store'
import { isFolder, ROOT, soundPack } from '../context.ts'

export interface Packs {
  /** The tables of a pack by its id or folder, else of the current one; `isKnown` says which. */
  of(name: string): { readonly gazetteer: Gazetteer; readonly isKnown: boolean }
}

/** Packs beside the current one and in `packs`; each is read once, when it is first asked for. */
export function openPacks(current: string): Packs {
  const read = new Map<string, Gazetteer>()
  const folders = [dirname(current), join(ROOT, 'packs')].filter(isFolder).flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => join(folder, name))
      .filter((dir) => existsSync(join(dir, 'pack.yaml'))),
  )
  const gazetteerOf = (dir: string) => {
    const known = read.get(dir)
    if (known !== undefined) return known
    const pack = soundPack(dir)
    const rows = gazetteerRows(pack.partnership, { ...pack, places: pack.network.places })
    const gazetteer = compileGazetteer(rows)
    read.set(dir, gazetteer)
    return gazetteer
  }
  return {
    of(name) {
      const all = [current, ...folders]
      const dir =
        all.find((one) => basename(one) === name) ??
        all.find((one) => readPartnership(one)?.id === name) ??
        all.find((one) => name === 'invented' && readPartnership(one)?.invented === true)
      return { gazetteer: gazetteerOf(dir ?? current), isKnown: dir !== undefined }
    },
  }
}
