/**
 * A process that loads two versions of a pack in turn until it is killed: its arguments are the ledger
 * and the folders of the versions. It prints the hash of each load that the store has acknowledged.
 */

import { writeSync } from 'node:fs'
import { openStore, readPack } from '../src/index.ts'

const [file, ...dirs] = process.argv.slice(2)
const packs = dirs.map((dir) => readPack(dir).pack!)
const store = openStore(file!)
for (let i = 0; ; i++) {
  const pack = packs[i % packs.length]!
  store.loadPack(pack)
  writeSync(1, `${pack.hash}\n`)
}
