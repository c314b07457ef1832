/** A server in a process of its own, over a database file; says its address. Run by the tests of the desk. */

import { openStore, readPartnership } from '@followthrough/store'
import { startServer } from '../src/index.ts'
import { TODAY } from './world.ts'

const [file, pack] = process.argv.slice(2) as [string, string]
const store = openStore(file)
const partnership = readPartnership(pack)!
const { url, close } = await startServer({
  store,
  partnership,
  port: 0,
  today: () => TODAY,
})
process.send!(url)
process.once('disconnect', async () => {
  await close()
  store.close()
})
