/**
 * A process that appends statements to the ledger in its first argument until it is killed, and prints
 * the id of each as soon as the store has acknowledged it. Its second argument sets its statements
 * apart from those of other runs.
 */

import { writeSync } from 'node:fs'
import type { StatementDraft } from '@followthrough/ledger'
import { statementId } from '../src/identity.ts'
import { openStore } from '../src/store.ts'

const [file, run] = process.argv.slice(2)
const store = openStore(file!)
for (let i = 0; ; i++) {
  const draft: StatementDraft = {
    subject: `c-${run}`,
    property: 'note',
    valueType: 'claim',
    value: { value: `${i}`, words: 'x'.repeat(i % 2000), unit: '', note: '', row: '' },
    saidBy: null,
    boundParties: [],
    modality: 'fact',
    validOn: null,
    knownOn: '2026-02-04',
    source: null,
    sourceClass: null,
    originCluster: null,
    locator: null,
    retracts: null,
    recordedBy: `run ${run}`,
    state: 'accepted',
  }
  store.append([draft])
  writeSync(1, `${statementId(draft)}\n`)
}
