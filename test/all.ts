/**
 * Runs every test. Node leaves one core to itself and so takes one file at a time on two cores; most files
 * wait for processes that they started, and two at a time need about half as long.
 */

import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const files = Math.max(2, availableParallelism() - 1)
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    '--test-timeout=300000',
    `--test-concurrency=${files}`,
    'packages/*/test/**/*.test.ts',
    'test/**/*.test.ts',
  ],
  { stdio: 'inherit' },
)
process.exitCode = status ?? 1
