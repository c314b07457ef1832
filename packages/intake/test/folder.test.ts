import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import {
  type FileOutcome,
  type FolderOptions,
  type FolderProgress,
  readFolder,
} from '../src/folder.ts'
import { openReaders } from '../src/readers.ts'

const readers = openReaders({ workers: 1 })
const folder = mkdtempSync(join(tmpdir(), 'followthrough-intake-'))
after(async () => {
  await readers.close()
  rmSync(folder, { recursive: true })
})
mkdirSync(join(folder, 'sub'))
for (const [name, text] of [
  ['a.txt', 'The treaty was signed.'],
  ['b.pdf', '%PDF-1.7 cut'],
  ['c.txt', 'The treaty was signed.'],
  ['sub/d.html', '<html><body><p>It was ratified.</p></body></html>'],
  ['.hidden', 'not read'],
  ['large.txt', 'x'.repeat(2000)],
] as const) {
  writeFileSync(join(folder, name), text)
}
symlinkSync('/etc/passwd', join(folder, 'link.txt'))

async function walk(options: FolderOptions = {}): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = []
  for await (const outcome of readFolder(folder, { readers, maxBytes: 1000, ...options })) {
    outcomes.push(outcome)
  }
  return outcomes
}
const brief = (outcome: FileOutcome) =>
  `${outcome.file} ${'document' in outcome ? outcome.document.text : 'known' in outcome ? 'known' : outcome.error.message}`

test('every file has an outcome, in order of name; links and hidden files have none, and links are told', async () => {
  const links: string[] = []
  await walk({ onLink: (file) => links.push(file) })
  assert.deepEqual(links, ['link.txt'])
  assert.deepEqual((await walk()).map(brief), [
    'a.txt The treaty was signed.',
    'b.pdf b.pdf: is damaged or cut off, and no PDF. Fetch or save it again.',
    'c.txt known',
    'large.txt large.txt: has 2000 bytes; at most 1000 are read. Split it.',
    'sub/d.html It was ratified.',
  ])
})

test('a walk goes on where another stopped, and tells how far it is', async () => {
  const known = new Set<string>()
  const stop = new AbortController()
  for await (const outcome of readFolder(folder, { readers, signal: stop.signal })) {
    if (outcome.id !== null) known.add(outcome.id)
    stop.abort()
  }
  assert.equal(known.size, 1)
  const progress: FolderProgress[] = []
  const outcomes = await walk({ known: (id) => known.has(id), onProgress: (p) => progress.push(p) })
  assert.deepEqual(
    outcomes.map((o) => 'known' in o),
    [true, false, true, false, false],
  )
  assert.deepEqual(progress.at(-1), {
    file: 'sub/d.html',
    done: 5,
    total: 5,
    read: 1,
    known: 2,
    failed: 2,
  })
})

test('a folder that is not there is an error at once', async () => {
  await assert.rejects(readFolder(join(folder, 'nowhere')).next(), /ENOENT/)
})
