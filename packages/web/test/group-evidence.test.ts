import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StatementBody } from '@followthrough/brief'
import { actWords, toneOf } from '../src/evidence/acts.ts'
import { groupEvidence } from '../src/evidence/group-evidence.ts'

let made = 0
function statement(part: Partial<StatementBody>): StatementBody {
  made += 1
  return {
    id: `s${made}`,
    property: 'act',
    value: 'voiced',
    modality: 'fact',
    meets: null,
    row: 'r1',
    sourceClass: 'D',
    originCluster: `o${made}`,
    knownOn: '2026-02-04',
    ...part,
  } as StatementBody
}

test('sources of one row make one entry, the best class first', () => {
  const [d, b] = [statement({ sourceClass: 'D' }), statement({ sourceClass: 'B' })]
  const entries = groupEvidence([d, b])
  assert.equal(entries.length, 1)
  assert.deepEqual(entries[0]!.origins, [b, d])
  assert.equal(entries[0]!.lead, b)
})

test('a second telling from one origin, and a reprint, are folded', () => {
  const first = statement({ originCluster: 'x', knownOn: '2026-02-01' })
  const second = statement({ originCluster: 'x', knownOn: '2026-02-02' })
  const reprint = statement({ sourceClass: 'E' })
  const [entry] = groupEvidence([second, reprint, first])
  assert.deepEqual(entry!.origins, [first])
  assert.deepEqual(entry!.reprints, [second, reprint])
})

test('a reprint stands in the open when nothing better is on record', () => {
  const [entry] = groupEvidence([statement({ sourceClass: 'E' }), statement({ sourceClass: 'E' })])
  assert.equal(entry!.origins.length, 1)
  assert.equal(entry!.reprints.length, 1)
})

test('no statement is lost or shown twice', () => {
  const all = ['r1', 'r2', null].flatMap((row) => [statement({ row }), statement({ row })])
  const shown = groupEvidence(all).flatMap((entry) => [...entry.origins, ...entry.reprints])
  assert.deepEqual(new Set(shown), new Set(all))
  assert.equal(shown.length, all.length)
})

test('a deed that is only wished for is a word', () => {
  assert.equal(toneOf(statement({ value: 'started' })), 'deed')
  assert.equal(toneOf(statement({ value: 'started', modality: 'wish' })), 'word')
  assert.equal(toneOf(statement({ property: 'due', value: '2026' })), 'report')
})

test('acts read as people would say them', () => {
  assert.equal(actWords(statement({ modality: 'wish' })), 'voiced, as a wish')
  assert.equal(actWords(statement({ value: 'delivered', meets: 'part' })), 'delivered in part')
  assert.equal(actWords(statement({ property: 'due', value: '2026' })), 'due date given')
})
