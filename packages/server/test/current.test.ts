import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { StatementDraft } from '@followthrough/ledger'
import { openStore, type Pack, readPack, type Store } from '@followthrough/store'
import { createCurrent, type ServedStore } from '../src/current.ts'
import { RequestProblem } from '../src/problem.ts'
import { TODAY } from './world.ts'

describe('answers that are current', () => {
  let dir: string
  let pack: Pack
  let store: Store
  let other: Store
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'followthrough-current-'))
    pack = readPack(new URL('../../../packs/example', import.meta.url).pathname).pack!
    store = openStore(join(dir, 'l.sqlite'))
    store.loadPack(pack)
    other = openStore(join(dir, 'l.sqlite'))
  })
  after(() => {
    other.close()
    store.close()
    rmSync(dir, { recursive: true })
  })

  const open = (served: ServedStore = store, faults: unknown[] = []) => {
    let changes = 0
    const current = createCurrent({
      store: served,
      partnership: pack.partnership,
      today: () => TODAY,
      onFault: (fault) => faults.push(fault),
      onChange: () => changes++,
    })
    return { current, changes: () => changes }
  }
  let made = 0
  const source = (): StatementDraft => {
    const {
      id: _,
      recordedAt: __,
      ...draft
    } = store.statements().find(({ property }) => property === 'source')!
    const id = `made-${made++}`
    return { ...draft, subject: id, value: { ...draft.value, id } }
  }

  it('take up what is added here and elsewhere, once, and read no more than that', () => {
    const asked: number[] = []
    const served = {
      ...store,
      statementsSince(seq: number) {
        asked.push(seq)
        return store.statementsSince(seq)
      },
    }
    const { current, changes } = open(served)
    const first = current.answers()
    assert.equal(current.answers(), first)
    const draft = source()
    current.write(() => ({ drafts: [draft] }))
    assert.ok(current.answers().dossier.sources.has(draft.subject))
    const elsewhere = source()
    other.append([elsewhere])
    assert.ok(current.answers().dossier.sources.has(elsewhere.subject))
    current.answers()
    assert.equal(changes(), 2)
    assert.equal(asked.length, 3)
    assert.ok(asked[1]! > 0 && asked[2]! > asked[1]!)
    const whole = store.statements()
    assert.deepEqual(current.answers().dossier.ledger.statements.length, whole.length)
  })

  it('make a write anew when another process wrote meanwhile, and give up when it keeps on', () => {
    const { current } = open()
    let tries = 0
    const draft = source()
    current.write(() => {
      if (tries++ < 2) other.append([source()])
      return { drafts: [draft] }
    })
    assert.equal(tries, 3)
    assert.ok(current.answers().dossier.sources.has(draft.subject))
    const never = source()
    assert.throws(
      () =>
        current.write(() => {
          other.append([source()])
          return { drafts: [never] }
        }),
      (error) => error instanceof RequestProblem && error.statusCode === 409,
    )
    assert.ok(!current.answers().dossier.sources.has(never.subject))
  })

  it('stay when what was added cannot be read, which is told once and decided on by nobody', () => {
    const faults: unknown[] = []
    let isBroken = false
    const served = {
      ...store,
      statementsSince(seq: number) {
        if (isBroken) throw new Error('unreadable')
        return store.statementsSince(seq)
      },
    }
    const { current } = open(served, faults)
    const before = current.answers()
    isBroken = true
    other.append([source()])
    assert.equal(current.answers(), before)
    assert.equal(current.answers(), before)
    assert.equal(faults.length, 1)
    assert.throws(() => current.write(() => ({ drafts: [source()] })), RequestProblem)
    isBroken = false
    other.append([source()])
    assert.notEqual(current.answers(), before)
  })
})
