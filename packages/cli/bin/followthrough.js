#!/usr/bin/env node
/**
 * Starts the command line on a Node that runs TypeScript as it is written: this one, or the one that
 * the project pins in node_modules. Plain JavaScript, so that an older Node can read it.
 */

import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = [24, 6]
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']

if (isEnough(process.versions.node)) {
  // Compiled code is kept between runs, which halves the time to start; without it all goes on.
  module.enableCompileCache?.(
    fileURLToPath(new URL('../../../node_modules/.cache/followthrough', import.meta.url)),
  )
  await import('../src/main.ts')
} else {
  const node = pinnedNode()
  if (node === null) {
    console.error(
      `followthrough: Node ${NEEDED.join('.')} or newer is needed and this is ${process.version}; run npm ci in the folder of the project, or install a newer Node.`,
    )
    process.exitCode = 1
  } else {
    runWith(node)
  }
}

function isEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}

/** The nearest pinned Node, from this file upwards; null when there is none. */
function pinnedNode() {
  const name = `node-${process.platform}-${process.arch}`
  for (let dir = dirname(realpathSync(fileURLToPath(import.meta.url))); ; dir = dirname(dir)) {
    const node = join(dir, 'node_modules', name, 'bin', 'node')
    if (existsSync(node)) return node
    if (dir === dirname(dir)) return null
  }
}

/** Runs this file again with `node`: same streams, same signals, same end. */
function runWith(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' })
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`followthrough: ${node} cannot be run (${error.message}); run npm ci again.`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code
      process.exit()
    }
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
