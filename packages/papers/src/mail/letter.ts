/** A letter as an e-mail file (RFC 5322, MIME): plain text and HTML, with files beside. */

import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { cleanText } from '../clean-text.ts'
import { PapersError } from '../papers-error.ts'

export interface Letter {
  /** An address, with or without a name: Desk <desk@example.org>. */
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  /** The instant on the letter. */
  readonly date: string
  readonly text: string
  readonly html?: string
  readonly language?: string
  readonly files?: readonly {
    readonly name: string
    readonly type: string
    readonly bytes: Uint8Array
  }[]
}

const ADDRESS = /^(?:[^<>\p{Cc},;]{0,120}<([^\s<>\p{Cc},;]+)>|([^\s<>\p{Cc},;]+))$/u
const BARE = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/u

/** The bare address of a mailbox. Throws PapersError for what is none. */
export function bareAddress(mailbox: string): string {
  const match = ADDRESS.exec(mailbox.trim())
  const bare = match?.[1] ?? match?.[2] ?? ''
  if (!BARE.test(bare))
    throw new PapersError(
      `${cleanText(mailbox).slice(0, 80)} is no address: expected name@host, or Name <name@host>`,
    )
  return bare
}

/** The bytes of a letter: the same letter, the same bytes. Throws PapersError for an address or date that is none. */
export async function toEml(letter: Letter): Promise<Uint8Array> {
  const sender = bareAddress(letter.from)
  if (letter.to.length === 0) throw new PapersError('The letter is to nobody.')
  letter.to.forEach(bareAddress)
  const date = new Date(letter.date)
  if (Number.isNaN(date.getTime()))
    throw new PapersError(`The letter is dated ${cleanText(letter.date)}: expected an instant.`)
  const hash = createHash('sha256').update(JSON.stringify(letter)).digest('hex')
  const node = new MailComposer({
    from: letter.from,
    to: [...letter.to],
    subject: cleanText(letter.subject),
    date,
    messageId: `<${hash.slice(0, 40)}@${sender.split('@')[1]}>`,
    baseBoundary: hash.slice(0, 24),
    text: letter.text,
    ...(letter.html === undefined ? {} : { html: letter.html }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(letter.language === undefined ? {} : { 'Content-Language': letter.language }),
    },
    attachments: (letter.files ?? []).map(({ name, type, bytes }) => ({
      filename: cleanText(name),
      contentType: type,
      content: Buffer.from(bytes),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  }).compile()
  return node.build()
}
