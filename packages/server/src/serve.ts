/** The server on a port. */

import type { AddressInfo } from 'node:net'
import { type AppOptions, buildApp } from './app.ts'
import { isLoopback } from './writing-guard.ts'

export interface ServeOptions extends Omit<AppOptions, 'isLoopback'> {
  readonly host?: string
  /** 0 takes any free port. */
  readonly port?: number
}

export interface RunningServer {
  readonly url: string
  /** Answers what is under way, then stops. Does not close the store. */
  readonly close: () => Promise<void>
}

/** Listens until closed. Throws the system's error when the port cannot be had. */
export async function startServer({
  host = '127.0.0.1',
  port = 8080,
  ...options
}: ServeOptions): Promise<RunningServer> {
  const app = await buildApp({ ...options, isLoopback: isLoopback(host) })
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    throw error
  }
  const { address, port: bound } = app.server.address() as AddressInfo
  const name = host === 'localhost' ? host : address.includes(':') ? `[${address}]` : address
  return { url: `http://${name}:${bound}`, close: () => app.close() }
}
