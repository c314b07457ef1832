/** Mail servers on this machine, for tests. */

import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { SMTPServer } from 'smtp-server'
import type { SmtpServer } from '../src/mail/outbox.ts'

export interface Received {
  readonly to: string[]
  readonly body: string
}

type OnRecipient = (address: string) => Error | null

/** An SMTP server for the test, closed at its end. */
export async function smtp(t: TestContext, onRecipient?: OnRecipient) {
  const { close, ...open } = await openSmtp(onRecipient)
  t.after(close)
  return open
}

/** An SMTP server on this machine; `onRecipient` may refuse one. */
export async function openSmtp(onRecipient: OnRecipient = () => null): Promise<{
  server: SmtpServer
  received: Received[]
  close: () => Promise<void>
}> {
  const received: Received[] = []
  const smtpServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, callback) => callback(onRecipient(address)),
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          body: Buffer.concat(chunks).toString(),
        })
        callback(null, 'kept')
      })
    },
  })
  smtpServer.on('error', () => {})
  await new Promise<void>((done) => smtpServer.listen(0, '127.0.0.1', done))
  const { port } = smtpServer.server.address() as { port: number }
  return {
    server: { host: '127.0.0.1', port },
    received,
    close: () => new Promise<void>((done) => smtpServer.close(() => done())),
  }
}

export async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'followthrough-mail-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

export const refusal = (code: number, words: string) =>
  Object.assign(new Error(words), { responseCode: code })

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}
