/**
 * Derived headlines against the status that the researcher of the facts had typed in. The oracle is
 * data of the test, not of the pack: nothing but evidence reaches the ledger.
 */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { openDossier } from '@followthrough/brief'
import { fold, type Headline, packStatements, statusOf } from '@followthrough/ledger'
import { readPack } from '@followthrough/store'
import { parse } from 'csv-parse/sync'

const AS_OF = '2026-11-21'
const root = new URL('..', import.meta.url)

/** Headlines for which the researcher's list of words has no word of its own, and the word used. */
const NEAREST_WORD: Partial<Record<Headline, string>> = { agreed: 'voiced', preparing: 'under-way' }

const oracle = parse(readFileSync(new URL('test/oracle/kz-pk-status.csv', root)), {
  columns: true,
}) as { id: string; status: string }[]

function derived(): Map<string, Headline> {
  const { pack, problems } = readPack(new URL('packs/kz-pk', root).pathname)
  assert.deepEqual(problems, [])
  const statements = packStatements(pack!).map((draft, i) => ({
    ...draft,
    id: String(i),
    recordedAt: `${AS_OF}T00:00:00.000Z`,
  }))
  const { ledger } = openDossier(pack!.partnership, statements)
  const state = fold(ledger, { validOn: AS_OF, knownAt: AS_OF })
  return new Map(
    ledger.commitments.map(({ record }, i) => [record.id, statusOf(state, i)!.headline]),
  )
}

/** Rows of the tables in the audit: | id | researcher | derived | why |. */
function audited(): Map<string, [researcher: string, derived: string]> {
  const text = readFileSync(new URL('docs/status-audit.md', root), 'utf8')
  return new Map(
    [...text.matchAll(/^\| `(c-[\w-]+)` \| ([\w-]+) \| ([\w-]+) \| .{20,} \|$/gm)].map((m) => [
      m[1]!,
      [m[2]!, m[3]!],
    ]),
  )
}

test('nine derived headlines in ten agree with the researcher’s status', () => {
  const headlines = derived()
  assert.equal(headlines.size, oracle.length)
  const agreeing = oracle.filter(({ id, status }) => {
    const headline = headlines.get(id)!
    return headline === status || NEAREST_WORD[headline] === status
  })
  assert.ok(agreeing.length / oracle.length >= 0.9, `${agreeing.length} of ${oracle.length}`)
})

test('the audit lists every difference, with its reason, and nothing else', () => {
  const headlines = derived()
  const differing = new Map(
    oracle
      .filter(({ id, status }) => headlines.get(id) !== status)
      .map(({ id, status }) => [id, [status, headlines.get(id)!] as [string, string]]),
  )
  assert.deepEqual(
    Object.fromEntries([...audited()].sort()),
    Object.fromEntries([...differing].sort()),
  )
})
