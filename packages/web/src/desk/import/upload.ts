/** Hands one document in, telling how much of it has been sent. `fetch` cannot tell that, so XMLHttpRequest it is. */

import type { SourceClass } from '@followthrough/record'
import type { ImportAnswer } from '@followthrough/server/desk-bodies'
import { apiUrl } from '../../data/api-url.ts'
import { Refusal, refusalOf } from '../ask.ts'

/** What is said of a document beforehand; each wins over what it says itself. */
export interface Said {
  readonly publisher: string
  /** ISO day; empty where none is said. */
  readonly published: string
  readonly class: SourceClass | null
}

interface UploadOptions {
  readonly by: string
  readonly said: Said
  readonly signal: AbortSignal
  /** Told the part that was sent, 0 to 1. */
  readonly sent: (part: number) => void
  /** Where it is handed in: among the documents, where nothing is said. */
  readonly to?: string
}

const LONGEST_NAME = 255
const BYTES = 'application/octet-stream'

/** Throws Refusal; rejects with the signal’s reason when it is stopped. */
export function upload<T = ImportAnswer>(
  name: string,
  file: Blob,
  options: UploadOptions,
): Promise<T> {
  const { by, said, signal, sent, to = 'desk/documents' } = options
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const request = new XMLHttpRequest()
  const url = apiUrl(to, {
    by,
    name: name.slice(-LONGEST_NAME),
    publisher: said.publisher,
    published: said.published,
    class: said.class ?? '',
  })
  request.open('POST', url)
  request.setRequestHeader('accept', 'application/json')
  request.setRequestHeader('x-followthrough', 'desk')
  // JSON would be taken for the address of a page.
  const type = file.type === '' || /json/i.test(file.type) ? BYTES : file.type
  request.setRequestHeader('content-type', type)
  request.upload.onprogress = ({ loaded, total }) => sent(total === 0 ? 0 : loaded / total)
  request.onload = () => {
    if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText))
    else reject(refusalOf(request.status, request.responseText))
  }
  request.onerror = () =>
    reject(
      new Refusal(
        0,
        'No connection to the server',
        'It stopped on the way. Check that the server is running and the file still there, then try again.',
        [],
      ),
    )
  const stop = () => {
    request.abort()
    reject(signal.reason)
  }
  signal.addEventListener('abort', stop, { once: true })
  request.send(file)
  return promise.finally(() => signal.removeEventListener('abort', stop))
}
