/** A worker that opens the database it is told as soon as the next round begins. */

import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../src/database.ts'

const round = workerData as Int32Array
let last = 0
parentPort!.on('message', (file: string) => {
  Atomics.wait(round, 0, last++)
  try {
    openDatabase(file).close()
    parentPort!.postMessage('opened')
  } catch (error) {
    parentPort!.postMessage(String(error))
  }
})
parentPort!.postMessage('ready')
