/** A worker that simulates the trials it is given; see simulate.test.ts. */

import { parentPort, workerData } from 'node:worker_threads'
import { simulate } from '../src/simulate.ts'

const { courses, model, options } = workerData
parentPort!.postMessage(simulate(courses, model, options))
