/** Each rule of the codebook with a case for it and a case against it. */

import assert from 'node:assert/strict'
import test from 'node:test'
import { epochDay } from '@followthrough/record'
import { RULE_IDS } from '../src/evaluate.ts'
import {
  type CommitmentStatus,
  compileLedger,
  evaluatorOf,
  fold,
  historyOf,
  type RULES,
  type Statement,
  sinceOf,
  statusOf,
} from '../src/index.ts'
import { act, commitment, due, instrument, PARTIES, statement } from './statements.ts'

const TODAY = '2024-06-01'

function status(statements: readonly Statement[], on = TODAY): CommitmentStatus | null {
  const hasRecord = statements.some((s) => s.property === 'commitment')
  const all = hasRecord ? statements : [commitment(), ...statements]
  return statusOf(fold(compileLedger(all, PARTIES), { validOn: on, knownAt: on }), 0)
}

const voicedNow = act('voiced', '2024-05-01', { saidBy: 'p-1', boundParties: ['P'] })
const carried = [commitment({ instrument: 'i-1' }), instrument()]
const onInstrument = { subject: 'i-1' }
const search = (on: string, found = false) =>
  statement({
    subject: 'q-1',
    property: 'search',
    valueType: 'record',
    value: { id: 'q-1', on, what: 'it', where: 'there', result: '', found, subjects: ['c-1'] },
    validOn: on,
    knownOn: on,
  })
const replacement = (subject: string) =>
  statement({
    subject,
    property: 'replacement',
    valueType: 'replacement',
    value: { by: 'c-9', row: 'r' },
    validOn: '2024-02-01',
    knownOn: '2024-02-01',
  })

/** Statements that satisfy a rule, and statements that come close and do not. */
const CASES: Record<keyof typeof RULES, { holds: Statement[]; fails: Statement[] }> = {
  'F0-voiced': {
    holds: [voicedNow],
    // Nobody is named, in the press.
    fails: [act('voiced', '2024-05-01', { boundParties: [], sourceClass: 'D' })],
  },
  'F1-both': {
    holds: [act('agreed', '2024-05-01', { boundParties: ['P', 'Q'] })],
    fails: [act('agreed', '2024-05-01', { boundParties: ['P'] })],
  },
  'F2-drafted': {
    holds: [act('drafted', '2024-05-01')],
    fails: [act('drafted', '2024-05-01', { modality: 'intention' })],
  },
  'F3-text': {
    holds: [act('signed', '2024-05-01', { sourceClass: 'A' })],
    fails: [act('signed', '2024-05-01', { sourceClass: 'A', modality: 'commitment' })],
  },
  'F3-official': {
    holds: [act('signed', '2024-05-01', { sourceClass: 'B' })],
    fails: [act('signed', '2024-05-01', { sourceClass: 'D' })],
  },
  'F3-two-reports': {
    holds: [
      act('signed', '2024-05-01', { sourceClass: 'D', originCluster: 'a' }),
      act('signed', '2024-05-01', { sourceClass: 'D', originCluster: 'b' }),
    ],
    // A reprint adds no corroboration, even where its origin is not on record.
    fails: [
      act('signed', '2024-05-01', { sourceClass: 'D', originCluster: 'a' }),
      act('signed', '2024-05-01', { sourceClass: 'E', originCluster: 'b' }),
      act('signed', '2024-05-01', { sourceClass: 'E', originCluster: 'c' }),
    ],
  },
  'F4-all': {
    holds: [
      act('signed', '2024-03-01'),
      act('ratified', '2024-04-01', { boundParties: ['P'] }),
      act('ratified', '2024-05-01', { boundParties: ['Q'] }),
    ],
    fails: [act('signed', '2024-03-01'), act('ratified', '2024-04-01', { boundParties: ['P'] })],
  },
  'F5-official': {
    holds: [act('in-force', '2024-05-01')],
    fails: [act('in-force', '2024-05-01', { modality: 'commitment' })],
  },
  'F5-two-reports': {
    holds: [
      act('in-force', '2024-05-01', { sourceClass: 'D', originCluster: 'a' }),
      act('in-force', '2024-05-01', { sourceClass: 'D', originCluster: 'b' }),
    ],
    fails: [act('in-force', '2024-05-01', { sourceClass: 'D', originCluster: 'a' })],
  },
  'F5-position': {
    holds: [
      commitment({ instrument: 'i-1', declaratory: true }),
      instrument({ kind: 'declaration' }),
      act('signed', '2024-01-01', onInstrument),
    ],
    // A promise to act, carried by the same declaration, is only signed.
    fails: [
      commitment({ instrument: 'i-1' }),
      instrument({ kind: 'declaration' }),
      act('signed', '2024-01-01', onInstrument),
    ],
  },
  'F6-applied': {
    holds: [act('provisionally-applied', '2024-05-01', { boundParties: ['P', 'Q'] })],
    fails: [act('provisionally-applied', '2024-05-01', { boundParties: ['P'] })],
  },
  'F7-notice': {
    holds: [
      ...carried,
      act('signed', '2024-01-01', onInstrument),
      act('ended', '2024-05-01', onInstrument),
    ],
    fails: [
      ...carried,
      act('signed', '2024-01-01', onInstrument),
      act('ended', '2024-05-01', { ...onInstrument, sourceClass: 'D' }),
    ],
  },
  'F7-period': {
    holds: [
      commitment({ instrument: 'i-1' }),
      instrument({ endsOn: '2024-05' }),
      act('signed', '2024-01-01', onInstrument),
    ],
    fails: [
      commitment({ instrument: 'i-1' }),
      instrument({ endsOn: '2024' }),
      act('signed', '2024-01-01', onInstrument),
    ],
  },
  'F7-replaced': {
    holds: [...carried, act('signed', '2024-01-01', onInstrument), replacement('i-1')],
    fails: [...carried, act('signed', '2024-01-01', onInstrument), replacement('i-2')],
  },
  'D0-default': { holds: [voicedNow], fails: [voicedNow, search('2024-05-20')] },
  'D1-searched': {
    holds: [voicedNow, search('2024-05-20')],
    fails: [voicedNow, search('2024-07-01')],
  },
  'D2-denied': {
    holds: [voicedNow, act('started', '2024-05-20', { modality: 'denial' })],
    // Not delivered is not the same as not begun.
    fails: [voicedNow, act('delivered', '2024-05-20', { modality: 'denial' })],
  },
  'D3-prepared': {
    holds: [voicedNow, act('prepared', '2024-05-20')],
    // The promise restated is not progress.
    fails: [voicedNow, act('voiced', '2024-05-20', { saidBy: 'p-1' })],
  },
  'D4-started': {
    holds: [voicedNow, act('started', '2024-05-20')],
    fails: [voicedNow, act('started', '2024-05-20', { modality: 'commitment' })],
  },
  'D5-part': {
    holds: [voicedNow, act('delivered', '2024-05-20', { meets: 'part' })],
    fails: [voicedNow, act('delivered', '2024-05-20', { meets: 'part', modality: 'intention' })],
  },
  'D6-both': {
    holds: [
      voicedNow,
      act('delivered', '2024-05-20', { meets: 'whole', sourceClass: 'B', originCluster: 'a' }),
      act('delivered', '2024-05-20', { meets: 'whole', sourceClass: 'D', originCluster: 'b' }),
    ],
    // The independent paper retells the same release.
    fails: [
      voicedNow,
      act('delivered', '2024-05-20', { meets: 'whole', sourceClass: 'B', originCluster: 'a' }),
      act('delivered', '2024-05-20', { meets: 'whole', sourceClass: 'D', originCluster: 'a' }),
    ],
  },
  'S-declared': {
    holds: [
      act('started', '2024-01-01', { sourceClass: 'B' }),
      act('suspended', '2024-05-01', { boundParties: ['P'], sourceClass: 'B' }),
    ],
    // A fall needs the same class of evidence as the rise.
    fails: [
      act('started', '2024-01-01', { sourceClass: 'B' }),
      act('suspended', '2024-05-01', { boundParties: ['P'], sourceClass: 'D' }),
    ],
  },
  'S-silence': {
    holds: [act('signed', '2022-06-01')],
    fails: [act('signed', '2022-06-02')],
  },
  'S-overdue': {
    holds: [act('signed', '2023-01-01'), due('2023-05', 'target', '2023-01-01')],
    fails: [act('signed', '2023-01-01'), due('2023-07', 'target', '2023-01-01')],
  },
  'L-silence': { holds: [act('signed', '2020-06-01')], fails: [act('signed', '2020-06-02')] },
  'L-instrument': {
    holds: [
      ...carried,
      act('signed', '2024-01-01', onInstrument),
      act('ended', '2024-05-01', onInstrument),
    ],
    fails: [...carried, act('signed', '2024-01-01', onInstrument)],
  },
  'W-renounced': {
    holds: [voicedNow, act('withdrawn', '2024-05-20', { boundParties: ['P'] })],
    // A fall needs the same class of evidence as the rise.
    fails: [
      act('signed', '2024-01-01', { sourceClass: 'A' }),
      act('withdrawn', '2024-05-20', { boundParties: ['P'], sourceClass: 'D' }),
    ],
  },
  'W-replaced': { holds: [voicedNow, replacement('c-1')], fails: [voicedNow, replacement('c-2')] },
  'X-conflict': {
    holds: [
      voicedNow,
      act('started', '2024-05-20', { sourceClass: 'B', originCluster: 'a' }),
      act('started', '2024-05-20', { sourceClass: 'B', originCluster: 'b', modality: 'denial' }),
    ],
    fails: [
      voicedNow,
      act('started', '2024-05-20', { sourceClass: 'A', originCluster: 'a' }),
      act('started', '2024-05-20', { sourceClass: 'B', originCluster: 'b', modality: 'denial' }),
    ],
  },
}

for (const [rule, { holds, fails }] of Object.entries(CASES)) {
  test(`${rule} holds where its evidence is given, and not where it falls short`, () => {
    const given = status(holds)!
    assert.ok(
      [given.form.rule, given.delivery.rule].includes(rule as keyof typeof RULES),
      `got ${given.form.rule}, ${given.delivery.rule}`,
    )
    const close = status(fails)
    assert.ok(
      ![close?.form.rule, close?.delivery.rule].includes(rule as keyof typeof RULES),
      `${rule} held against the case`,
    )
  })
}

test('an instrument that was replaced has ended on its own page too', () => {
  const ledger = compileLedger(
    [instrument(), act('signed', '2024-01-01', onInstrument), replacement('i-1')],
    PARTIES,
  )
  const form = (day: string) =>
    RULE_IDS[evaluatorOf(ledger).instrument('i-1', epochDay(day), epochDay(day)).formRule]
  assert.equal(form('2024-01-15'), 'F3-official')
  assert.equal(form(TODAY), 'F7-replaced')
})

test('commentary never moves a status', () => {
  for (const name of ['signed', 'in-force', 'started', 'delivered', 'suspended'] as const) {
    const moved = status([
      voicedNow,
      act(name, '2024-05-20', { sourceClass: 'F', meets: 'whole' }),
    ])!
    assert.deepEqual([moved.form.code, moved.delivery.code], ['F0', 'D0'], name)
  }
})

test('a forecast that is only reported is no promise', () => {
  assert.equal(
    status([act('reported', '2024-05-20', { modality: 'intention', saidBy: 'p-1' })]),
    null,
  )
})

test('an intention to sign is a promise, not a signature', () => {
  const planned = status([act('signed', '2024-05-20', { modality: 'intention', saidBy: 'p-1' })])!
  assert.equal(planned.headline, 'voiced')
})

test('deeds lead the headline over form, and what fell off the road leads over deeds', () => {
  const signed = act('signed', '2024-01-01')
  assert.equal(status([signed])!.headline, 'signed')
  const begun = [signed, act('started', '2024-02-01')]
  assert.equal(status(begun)!.headline, 'under-way')
  const stopped = [...begun, act('suspended', '2024-03-01', { boundParties: ['P'] })]
  assert.equal(status(stopped)!.headline, 'stalled')
  assert.equal(status(stopped)!.reached, 'D4')
  assert.equal(status([...stopped, act('resumed', '2024-04-01')])!.headline, 'under-way')
})

test('a carried commitment inherits the form of its instrument and nothing of its delivery', () => {
  const inherited = status([
    ...carried,
    act('signed', '2024-01-01', onInstrument),
    act('started', '2024-02-01', onInstrument),
  ])!
  assert.equal(inherited.form.code, 'F3')
  assert.equal(inherited.delivery.code, 'D0')
})

test('a denial of a lower class than the rise does not make it fall', () => {
  const begun = act('started', '2024-02-01', { sourceClass: 'B' })
  const denied = (sourceClass: 'B' | 'D') =>
    act('started', '2024-03-01', { sourceClass, modality: 'denial' })
  assert.equal(status([begun, denied('D')])!.delivery.code, 'D4')
  assert.equal(status([begun, denied('B')])!.delivery.code, 'D2')
})

test('one party’s word alone is a unilateral claim and is not counted', () => {
  const claimed = status([
    voicedNow,
    act('delivered', '2024-05-20', { meets: 'whole', sourceClass: 'B' }),
  ])!
  assert.equal(claimed.headline, 'voiced')
  assert.ok(claimed.badges.includes('unilateral'))
})

test('from a draft on, a promise made again is a recurrence and leaves the silence running', () => {
  const again = status([
    act('voiced', '2021-11-01', { saidBy: 'p-1' }),
    act('drafted', '2022-01-01'),
    act('voiced', '2022-01-20', { saidBy: 'p-1' }),
    act('voiced', '2023-05-01', { saidBy: 'p-1' }),
    act('agreed', '2024-05-01', { boundParties: ['P'] }),
  ])!
  assert.equal(again.recurrences, 3)
  assert.equal(again.lastQualifyingOn, '2022-01-01')
  assert.equal(again.headline, 'stalled')
  assert.equal(again.firstPromisedOn, '2021-11-01')
})

test('while there are only words, saying them again keeps the promise alive and moves nothing', () => {
  const again = status([
    act('voiced', '2019-01-01', { saidBy: 'p-1' }),
    act('voiced', '2024-05-01', { saidBy: 'p-1' }),
  ])!
  assert.equal(again.headline, 'voiced')
  assert.equal(again.recurrences, 1)
  assert.equal(again.lastQualifyingOn, '2024-05-01')
})

test('a declaratory commitment has no clock', () => {
  const principle = status([commitment({ declaratory: true }), act('in-force', '2015-01-01')])!
  assert.equal(principle.headline, 'in-force')
  assert.deepEqual(principle.badges, [])
})

test('overdue is a badge; the newest due date counts and the earlier ones are kept', () => {
  const slipped = status([
    voicedNow,
    due('2024-03-31', 'target', '2024-01-01'),
    due('2024-05-15', 'target', '2024-03-01'),
  ])!
  assert.equal(slipped.due?.latest, '2024-05-15')
  assert.deepEqual(
    slipped.otherDues.map((d) => d.latest),
    ['2024-03-31'],
  )
  assert.deepEqual(slipped.badges, ['overdue', 'unilateral'])
  assert.equal(slipped.headline, 'voiced')
})

test('of several due dates the firmer kind counts, then the newest, then the stricter date', () => {
  const both = [due('2025', 'target', '2024-05-01'), due('2026', 'target', '2024-05-01')]
  assert.equal(status([voicedNow, ...both])!.due?.latest, '2025-12-31')
  const newer = due('2027', 'indicative', '2024-05-20')
  assert.equal(status([voicedNow, ...both, newer])!.due?.latest, '2025-12-31')
  const firm = due('2027', 'binding', '2024-05-01')
  assert.equal(status([voicedNow, ...both, firm])!.due?.latest, '2027-12-31')
})

test('clocks are per commitment', () => {
  const slow = commitment({ stallMonths: 36, lapseMonths: 72 })
  assert.equal(status([slow, act('signed', '2022-01-01')])!.headline, 'signed')
  assert.equal(status([commitment(), act('signed', '2022-01-01')])!.headline, 'stalled')
})

test('an imprecise day counts from its last day, but a report not later than its own day', () => {
  const month = act('signed', '2024-05', { knownOn: '2024-06-01' })
  assert.equal(status([month], '2024-06-01')!.lastQualifyingOn, '2024-05-31')
  const yearTold = act('signed', '2024', { knownOn: '2024-03-05' })
  assert.equal(status([yearTold], '2024-03-05')!.lastQualifyingOn, '2024-03-05')
})

test('what becomes known later is not seen by those who ask for what was known then', () => {
  const told = act('signed', '2024-01-10', { knownOn: '2024-03-01' })
  const ledger = compileLedger([commitment(), voicedNow, told], PARTIES)
  const then = statusOf(fold(ledger, { validOn: TODAY, knownAt: '2024-02-01' }), 0)
  assert.equal(then, null)
  const now = statusOf(fold(ledger, { validOn: '2024-02-01', knownAt: TODAY }), 0)
  assert.equal(now?.headline, 'signed')
})

test('a retraction hides a statement, and a retraction taken back restores it', () => {
  const told = act('signed', '2024-01-10')
  const retraction = statement({
    subject: 'c-1',
    property: 'retraction',
    valueType: 'retraction',
    retracts: told.id,
    knownOn: '2024-03-01',
  })
  const undone = statement({
    subject: 'c-1',
    property: 'retraction',
    valueType: 'retraction',
    retracts: retraction.id,
    knownOn: '2024-04-01',
  })
  const all = [commitment(), told, retraction, undone]
  assert.equal(status(all, '2024-02-01')?.headline, 'signed')
  assert.equal(status(all, '2024-03-15'), null)
  assert.equal(status(all, '2024-04-01')?.headline, 'signed')
})

test('history tries the clocks of a day that another clock has already named', () => {
  // 2020-06-15 is both a day of evidence and a year after the first: its own clocks must run too.
  const ledger = compileLedger(
    [commitment(), act('voiced', '2019-06-15', { saidBy: 'p-1' }), act('started', '2020-06-15')],
    PARTIES,
  )
  const history = historyOf(ledger, 0, { validOn: '2023-01-31', knownAt: '2023-01-31' })
  assert.deepEqual(
    history.map((change) => [change.on, change.headline]),
    [
      ['2019-06-15', 'voiced'],
      ['2020-06-15', 'under-way'],
      ['2022-06-15', 'stalled'],
    ],
  )
})

test('since is the day on which the rule was met, not the first row that supports it', () => {
  const ledger = compileLedger(
    [
      commitment(),
      act('delivered', '2024-01-10', { meets: 'part', sourceClass: 'B', originCluster: 'a' }),
      act('delivered', '2024-03-10', { meets: 'whole', sourceClass: 'B', originCluster: 'a' }),
      act('delivered', '2024-05-10', { meets: 'whole', sourceClass: 'D', originCluster: 'b' }),
    ],
    PARTIES,
  )
  const at = { validOn: TODAY, knownAt: TODAY }
  assert.equal(sinceOf(historyOf(ledger, 0, at), 'delivery'), '2024-05-10')
  const { delivery } = statusOf(fold(ledger, at), 0)!
  assert.equal(delivery.evidence.length, 2) // the part is no evidence of the whole
})

test('since is the last time a code came to stand, when it had been left before', () => {
  const ledger = compileLedger(
    [
      commitment(),
      act('started', '2023-01-10'),
      act('suspended', '2023-03-10', { boundParties: ['P'] }),
      act('resumed', '2023-05-10'),
      act('suspended', '2024-03-10', { boundParties: ['P'] }),
    ],
    PARTIES,
  )
  const history = historyOf(ledger, 0, { validOn: TODAY, knownAt: TODAY })
  assert.equal(sinceOf(history, 'delivery'), '2024-03-10')
  assert.equal(sinceOf([], 'form'), null)
})

test('a tie over preparation is a dispute too', () => {
  const tied = status([
    voicedNow,
    act('prepared', '2024-05-20', { originCluster: 'a' }),
    act('prepared', '2024-05-20', { originCluster: 'b', modality: 'denial' }),
  ])!
  assert.equal(tied.delivery.code, 'X')
  assert.ok(tied.badges.includes('disputed'))
})
