/** Settings for letters and addresses, from the environment. No failure says a password. */

import { LANGUAGES, type Language } from '@followthrough/brief'
import {
  bareAddress,
  PapersError,
  type SmtpServer,
  smtpServerOf,
  type Weekly,
  weeklyOf,
} from '@followthrough/papers'
import { z } from 'zod'
import { UsageError } from '../failure.ts'

export interface MailSettings {
  /** Null where no mail server is set. */
  readonly server: SmtpServer | null
  /** Null where nobody is set who sends. */
  readonly from: string | null
  /** Who gets the weekly digest. */
  readonly to: readonly string[]
  readonly weekly: Weekly
  readonly language: Language
}

const Settings = z.object({
  FOLLOWTHROUGH_SMTP: z.string().default(''),
  FOLLOWTHROUGH_DIGEST_FROM: z.string().default(''),
  FOLLOWTHROUGH_DIGEST_TO: z.string().default(''),
  FOLLOWTHROUGH_DIGEST_AT: z.string().default(''),
  FOLLOWTHROUGH_DIGEST_LANGUAGE: z.string().default(''),
})

/** Throws UsageError for a setting that cannot be read. */
export function mailSettings(env = process.env): MailSettings {
  const given = Settings.parse(env)
  const server = readSetting('FOLLOWTHROUGH_SMTP', given, smtpServerOf) ?? null
  const from =
    readSetting('FOLLOWTHROUGH_DIGEST_FROM', given, mailbox) ??
    (server?.user?.includes('@') === true ? mailboxOrNull(server.user) : null)
  const to = readSetting('FOLLOWTHROUGH_DIGEST_TO', given, mailboxes) ?? []
  const weekly = readSetting('FOLLOWTHROUGH_DIGEST_AT', given, weeklyOf) ?? weeklyOf('monday 06:00')
  const language = readSetting('FOLLOWTHROUGH_DIGEST_LANGUAGE', given, languageOf) ?? 'en'
  return { server, from, to, weekly, language }
}

/** The same for a server that sends every week: throws UsageError where a part of it is missing. */
export function weeklySettings(env = process.env): MailSettings {
  const settings = mailSettings(env)
  const { server, from, to } = settings
  if (to.length > 0 && server === null)
    throw new UsageError(
      'FOLLOWTHROUGH_DIGEST_TO: the digest needs a mail server; set FOLLOWTHROUGH_SMTP, as in smtp://user:password@host:587',
    )
  if (server !== null && from === null)
    throw new UsageError(
      'FOLLOWTHROUGH_SMTP: the digest needs somebody who sends it; set FOLLOWTHROUGH_DIGEST_FROM, as in desk@example.org',
    )
  return settings
}

/** The folder in which the letters of a database wait: beside it, and named after it. */
export function mailFolder(database: string): string {
  return `${database.replace(/\.sqlite$/, '')}.mail`
}

/** Addresses, a comma between two. Throws PapersError. */
export function mailboxes(words: string): string[] {
  return words
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(mailbox)
}

function mailbox(words: string): string {
  bareAddress(words)
  return words.trim()
}

function mailboxOrNull(words: string): string | null {
  try {
    return mailbox(words)
  } catch {
    return null
  }
}

function languageOf(words: string): Language {
  const found = LANGUAGES.find((language) => language === words)
  if (found === undefined) throw new PapersError(`expected one of ${LANGUAGES.join(', ')}`)
  return found
}

function readSetting<T>(
  name: keyof z.infer<typeof Settings>,
  given: z.infer<typeof Settings>,
  read: (words: string) => T,
): T | undefined {
  return given[name].trim() === '' ? undefined : ofPapers(name, () => read(given[name]))
}

/** What papers refuse, said of an option or a setting. Throws UsageError. */
export function ofPapers<T>(name: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof PapersError)
      throw new UsageError(`${name}: ${error.message.replace(/\.$/, '')}`)
    throw error
  }
}
