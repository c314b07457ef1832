import assert from 'node:assert/strict'
import test from 'node:test'
import { ACTS, intervalOf } from '@followthrough/record'
import fc from 'fast-check'
import {
  type AsOf,
  compileLedger,
  fold,
  historyOf,
  type Statement,
  statusOf,
} from '../src/index.ts'
import { naiveFold } from './naive-fold.ts'
import { act, PARTIES, someAsOf, someLedger, statement } from './statements.ts'

const RUNS = { numRuns: 3000 }

/** What the fold says, in the oracle's shape. */
function folded(statements: readonly Statement[], at: AsOf) {
  const state = fold(compileLedger(statements, PARTIES), at)
  return state.ledger.commitments.flatMap((_, i) => {
    const status = statusOf(state, i)
    if (status === null) return []
    return [
      {
        id: status.id,
        form: status.form.code,
        formRule: status.form.rule,
        delivery: status.delivery.code,
        deliveryRule: status.delivery.rule,
        headline: status.headline,
        badges: [...status.badges],
        silenceDays: status.silenceDays,
        recurrences: status.recurrences,
        dueLatest: status.due?.latest ?? null,
      },
    ]
  })
}

test('the fold equals a plain replay, for any statements and any pair of days', () => {
  fc.assert(
    fc.property(someLedger, someAsOf, (statements, at) => {
      assert.deepEqual(folded(statements, at), naiveFold(statements, PARTIES, at))
    }),
    RUNS,
  )
})

test('status does not depend on the order in which statements arrive', () => {
  fc.assert(
    fc.property(
      someLedger.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      someAsOf,
      ([statements, shuffled], at) => {
        const byId = (x: { id: string }[]) => x.sort((a, b) => (a.id < b.id ? -1 : 1))
        assert.deepEqual(byId(folded(shuffled, at)), byId(folded(statements, at)))
      },
    ),
    RUNS,
  )
})

test('as-of never sees a statement that is later, or known later', () => {
  fc.assert(
    fc.property(someLedger, someAsOf, (statements, at) => {
      const ofThen = statements.filter(
        (s) =>
          s.valueType === 'record' ||
          (s.valueType === 'retraction' && s.knownOn <= at.knownAt) ||
          (s.knownOn <= at.knownAt && intervalOf(s.validOn ?? s.knownOn)!.earliest <= at.validOn),
      )
      // Records of searches carry their own day; the others are our coding and stand for every day.
      assert.deepEqual(folded(ofThen, at), folded(statements, at))
    }),
    RUNS,
  )
})

test('every code opens into statements that are visible as of its days', () => {
  fc.assert(
    fc.property(someLedger, someAsOf, (statements, at) => {
      const byId = new Map(statements.map((s) => [s.id, s]))
      const state = fold(compileLedger(statements, PARTIES), at)
      state.ledger.commitments.forEach((_, i) => {
        const status = statusOf(state, i)
        if (status === null) return
        assert.equal(Math.max(0, status.occasions.length - 1), status.recurrences)
        for (const coded of [status.form, status.delivery]) {
          if (coded.rule !== 'D0-default') assert.ok(coded.evidence.length > 0, coded.rule)
          for (const id of coded.evidence) {
            const statement = byId.get(id)!
            assert.ok(statement.valueType === 'record' || statement.knownOn <= at.knownAt)
            assert.notEqual(statement.state, 'proposed')
          }
        }
      })
    }),
    RUNS,
  )
})

test('history ends at the status of its last day and holds the status of every day before', () => {
  fc.assert(
    fc.property(someLedger, someAsOf, someAsOf, (statements, at, other) => {
      const ledger = compileLedger(statements, PARTIES)
      const earlier = {
        validOn: other.validOn < at.validOn ? other.validOn : at.validOn,
        knownAt: at.knownAt,
      }
      ledger.commitments.forEach((_, i) => {
        const history = historyOf(ledger, i, at)
        const status = statusOf(fold(ledger, earlier), i)
        const then = history.filter((change) => change.on <= earlier.validOn).at(-1)
        assert.equal(then?.form, status?.form.code)
        assert.equal(then?.delivery, status?.delivery.code)
      })
    }),
    RUNS,
  )
})

test('a decision on a proposal moves no status, whatever its subject', () => {
  const someDecision = fc
    .tuple(fc.constantFrom('c-1', 'i-1', 'p0123456789abcdef01234567'), fc.constantFrom(...ACTS))
    .map(([subject, name]) =>
      statement({
        ...act(name, '2020-06-15', { subject }),
        id: `d-${subject}-${name}`,
        property: 'decision',
        valueType: 'decision',
        value: { act: name, meets: 'whole', decision: 'accepted' },
        recordedBy: 'person ann',
      }),
    )
  fc.assert(
    fc.property(someLedger, fc.array(someDecision), someAsOf, (statements, decisions, at) => {
      assert.deepEqual(folded([...statements, ...decisions], at), folded(statements, at))
    }),
  )
})
