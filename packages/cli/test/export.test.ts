import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Desk, openDesk } from './spawn.ts'

const AS_OF = ['--as-of', '2026-11-21']

interface CsvwColumn {
  name: string
  titles: string
  datatype: string
  separator?: string
}
interface Csvw {
  '@context': unknown[]
  tables: { url: string; tableSchema: { columns: CsvwColumn[]; primaryKey: string[] } }[]
}

let desk: Desk
before(() => {
  desk = openDesk()
})
after(() => desk.close())

/** Rows of a CSV file by RFC 4180, read here without the library that wrote it. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else isQuoted = false
    } else if (char === '"') isQuoted = true
    else if (char === ',' || char === '\n') {
      rows.at(-1)!.push(cell.replace(/\r$/, ''))
      cell = ''
      if (char === '\n') rows.push([])
    } else cell += char
  }
  return rows.filter((row) => row.length > 0)
}

describe('export', () => {
  it('CSV and JSON Lines hold the same rows, and the metadata names every column', async () => {
    const dir = join(desk.dir, 'out')
    const { code, out, err } = await desk.run(['export', dir, ...AS_OF])
    assert.equal(code, 0, err)
    assert.match(out, /^\d+ tables with [\d,]+ rows and [\d,]+ statements written to /)
    const metadata = JSON.parse(readFileSync(join(dir, 'csv-metadata.json'), 'utf8')) as Csvw
    assert.equal(metadata['@context'][0], 'http://www.w3.org/ns/csvw')
    assert.deepEqual(
      readdirSync(dir).sort(),
      [
        'csv-metadata.json',
        'statements.jsonl',
        ...metadata.tables.flatMap(({ url }) => [url, url.replace('.csv', '.jsonl')]),
      ].sort(),
    )
    for (const { url, tableSchema } of metadata.tables) {
      const [header, ...rows] = cells(readFileSync(join(dir, url), 'utf8'))
      const { columns, primaryKey } = tableSchema
      assert.deepEqual(
        header,
        columns.map((column) => column.titles),
      )
      const lines = readFileSync(join(dir, url.replace('.csv', '.jsonl')), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>)
      assert.ok(lines.length > 0, url)
      const fromLines = lines.map((line) => {
        assert.deepEqual(
          Object.keys(line),
          columns.map((column) => column.name),
        )
        return columns.map(({ name, datatype, separator }) => {
          const value = line[name]
          if (separator !== undefined) {
            assert.ok(Array.isArray(value), `${url} ${name}`)
            assert.ok(!value.some((item) => String(item).includes(separator)), `${url} ${name}`)
            return value.join(separator)
          }
          const kinds = { integer: 'number', number: 'number', boolean: 'boolean' }
          const kind = kinds[datatype as keyof typeof kinds] ?? 'string'
          assert.ok(value === null || typeof value === kind, `${url} ${name}`)
          return value === null ? '' : String(value)
        })
      })
      const plain = rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/, '')))
      assert.deepEqual(plain, fromLines, url)
      const keys = lines.map((line) => JSON.stringify(primaryKey.map((key) => line[key])))
      assert.equal(new Set(keys).size, keys.length, `${url}: the key is not unique`)
    }
  })

  it('refuses a folder that holds anything, and with --force leaves the rest alone', async () => {
    const dir = join(desk.dir, 'full')
    mkdirSync(dir)
    writeFileSync(join(dir, 'mine.txt'), 'mine')
    const refused = await desk.run(['export', dir])
    assert.equal(refused.code, 2)
    assert.match(refused.err, /^followthrough: .*not empty.*\n$/)
    assert.deepEqual(readdirSync(dir), ['mine.txt'])
    assert.equal((await desk.run(['export', dir, '--force'])).code, 0)
    assert.equal(readFileSync(join(dir, 'mine.txt'), 'utf8'), 'mine')
    assert.ok(readdirSync(dir).includes('commitments.csv'))
    assert.ok(!readdirSync(desk.dir).some((name) => name.startsWith('.')))
    const file = await desk.run(['export', join(dir, 'mine.txt')])
    assert.equal(file.code, 2)
  })

  it('the folder is open to whom new folders are, and an old one stays as it was', async () => {
    const mode = (path: string) => statSync(path).mode & 0o777
    const fresh = join(desk.dir, 'fresh')
    await desk.run(['export', fresh])
    assert.equal(mode(fresh), 0o755 & ~process.umask())
    const mine = join(desk.dir, 'mine')
    mkdirSync(mine, { mode: 0o700 })
    await desk.run(['export', mine])
    assert.equal(mode(mine), 0o700)
  })

  it('--json tells what was written', async () => {
    const dir = join(desk.dir, 'told')
    const { out } = await desk.run(['export', dir, '--json', ...AS_OF])
    const told = JSON.parse(out)
    assert.deepEqual([told.folder, told.asOf], [dir, '2026-11-21'])
    assert.deepEqual(told.files.sort(), readdirSync(dir).sort())
    assert.ok(told.tables > 0 && told.rows > 0 && told.statements > 0)
  })

  it('what fails is the folder that was named', async () => {
    const dir = join(desk.dir, 'x'.repeat(300))
    const { code, err } = await desk.run(['export', dir])
    assert.equal(code, 1)
    assert.equal(err, `followthrough: ${dir}: the name is too long\n`)
    const proc = await desk.run(['export', '/proc/self/out'])
    assert.match(proc.err, /^followthrough: \/proc\/self\/out: .+\n$/)
  })

  it('as of an earlier day holds only what was known then', async () => {
    const dir = join(desk.dir, 'early')
    await desk.run(['export', dir, '--as-of', '2020-01-01'])
    const statements = readFileSync(join(dir, 'statements.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
    assert.ok(statements.length > 0)
    for (const line of statements) assert.ok(JSON.parse(line).knownOn <= '2020-01-01')
  })
})
