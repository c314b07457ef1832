/** Hands a workbook in: as a dry run, or to be proposed. */

import type { WorkbookReport } from '@followthrough/brief'
import type { SourceClass } from '@followthrough/record'
import { apiUrl } from '../../data/api-url.ts'
import { Refusal, refusalOf } from '../ask.ts'

export interface Sending {
  readonly file: File
  readonly sender: string
  readonly class: SourceClass | null
  readonly by: string
  readonly isDryRun: boolean
  readonly signal: AbortSignal
}

const LONGEST_NAME = 255

/** Throws Refusal; rejects with the signal’s reason when it is stopped. */
export async function sendWorkbook(sending: Sending): Promise<WorkbookReport> {
  const { file, sender, by, isDryRun, signal } = sending
  const url = apiUrl('desk/workbooks', {
    sender,
    by,
    class: sending.class ?? '',
    name: file.name.slice(-LONGEST_NAME),
    dryRun: String(isDryRun),
  })
  const response = await fetch(url, {
    method: 'POST',
    signal,
    headers: {
      accept: 'application/json',
      'x-followthrough': 'desk',
      'content-type': 'application/octet-stream',
    },
    body: file,
  }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new Refusal(
      0,
      'The file was not sent',
      'Check that the server is running. Where the file was saved again since it was chosen, choose it anew.',
      [],
    )
  })
  const text = await response.text()
  if (response.ok) return JSON.parse(text) as WorkbookReport
  throw refusalOf(response.status, text)
}
