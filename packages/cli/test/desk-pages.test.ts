/** Pages of the desk as they were agreed. GOLDEN=1 rewrites them. */

import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import stringWidth from 'string-width'
import { FERRY, put, STRANGER, STRANGER_AGAIN } from './desk-documents.ts'
import { type Desk, INVENTED_DIR, openDesk } from './spawn.ts'

const AS_OF = ['--as-of', '2024-02-01']
const GOLDEN = fileURLToPath(new URL('golden/', import.meta.url))

let desk: Desk
let pages: Record<string, string[]>
before(async () => {
  desk = openDesk(INVENTED_DIR)
  put(desk.dir, 'ferry.txt', FERRY)
  put(desk.dir, 'stranger.txt', STRANGER)
  put(desk.dir, 'again.txt', STRANGER_AGAIN)
  const queue = ['read', 'ferry.txt', 'stranger.txt', '--queue', ...AS_OF]
  assert.equal((await desk.run(queue)).code, 0)
  const { out } = await desk.run(['review', '--json', ...AS_OF])
  const [first] = JSON.parse(out).proposals
  // One that nobody knew gets its class, so that reading again finds the other of its documents sound.
  const more = ['read', 'again.txt', '--queue', '--class', 'D', '--by', 'Ann', ...AS_OF]
  assert.equal((await desk.run(more)).code, 0)
  pages = {
    read: ['read', 'ferry.txt', 'stranger.txt', ...AS_OF],
    'read-json': ['read', 'ferry.txt', 'stranger.txt', '--json', ...AS_OF],
    review: ['review', ...AS_OF],
    'review-show': ['review', 'show', first.id.slice(0, 9), ...AS_OF],
    'review-document': ['review', 'document', first.capture.slice(0, 9), ...AS_OF],
    'review-documents': ['review', 'documents', ...AS_OF],
    'review-accept': ['review', 'accept', first.id, '--dry-run', ...AS_OF],
    reread: ['reread', ...AS_OF],
  }
})
after(() => desk.close())

const NAMES = [
  'read',
  'read-json',
  'review',
  'review-show',
  'review-document',
  'review-documents',
  'review-accept',
  'reread',
]

describe('pages of the desk', () => {
  for (const name of NAMES) {
    it(`${name} is as it was agreed (GOLDEN=1 rewrites it)`, async () => {
      const { code, out, err } = await desk.run(pages[name]!)
      assert.equal(err, '')
      assert.equal(code, 0)
      const file = join(GOLDEN, `${name}.txt`)
      if (process.env.GOLDEN === '1') {
        mkdirSync(GOLDEN, { recursive: true })
        writeFileSync(file, out)
      }
      assert.equal(out, readFileSync(file, 'utf8'))
    })
  }

  it('no line is wider than the terminal', async () => {
    for (const name of NAMES.filter((one) => one !== 'read-json')) {
      const { out } = await desk.run(pages[name]!, { COLUMNS: '30' })
      for (const line of out.split('\n')) assert.ok(stringWidth(line) <= 30, `${name}: ${line}`)
    }
  })

  it('colour is only added: without it the words are the same', async () => {
    for (const name of NAMES.slice(0, 3)) {
      const plain = await desk.run(pages[name]!)
      const coloured = await desk.run(pages[name]!, { FORCE_COLOR: '1' })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what is looked for
      assert.equal(coloured.out.replace(/\u001B\[\d+m/g, ''), plain.out, name)
    }
  })

  it('a due day without words on record is told without empty quotes', async () => {
    const { code, out } = await desk.run(['status'])
    assert.equal(code, 0)
    assert.match(out, /Due .* \(target\)\./)
    assert.doesNotMatch(out, /“”/)
  })
})
