import assert from 'node:assert/strict'
import { StoreError, type StoreFault } from '../src/index.ts'

/** What `act` throws must be a StoreError of this fault whose message has these words. */
export async function failsAs(act: () => unknown, fault: StoreFault, words: RegExp): Promise<void> {
  await assert.rejects(
    async () => act(),
    (error) => {
      assert.ok(error instanceof StoreError, String(error))
      assert.equal(error.fault, fault)
      assert.match(error.message, words)
      return true
    },
  )
}
