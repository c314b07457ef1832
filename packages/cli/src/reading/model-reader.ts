/** The optional second reader, as the environment sets it. Its key is never printed. */

import type { Model } from '@followthrough/intake'
import { UsageError } from '../failure.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The model that the environment names. Throws UsageError when it names none, or names it wrongly. */
export async function modelOf(env: Environment = process.env): Promise<Model> {
  const url = env.FOLLOWTHROUGH_MODEL_URL ?? ''
  const name = env.FOLLOWTHROUGH_MODEL_NAME ?? ''
  const key = env.FOLLOWTHROUGH_MODEL_KEY ?? ''
  if (url === '' || name === '')
    throw new UsageError(
      '--model: set FOLLOWTHROUGH_MODEL_URL and FOLLOWTHROUGH_MODEL_NAME, and FOLLOWTHROUGH_MODEL_KEY where the endpoint wants a key',
    )
  const { ModelError, openModel } = await import('@followthrough/intake')
  try {
    return openModel({ url, name, key: key === '' ? null : key })
  } catch (error) {
    if (error instanceof ModelError) throw new UsageError(`--model: ${error.what}`)
    throw error
  }
}
