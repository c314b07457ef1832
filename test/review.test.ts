/** From a text to the ledger and back: read, queued, decided by people, undone. Real store, reader and packs. */

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import {
  type Answers,
  createAnswers,
  DecisionRequest,
  openDossier,
  RefusedQuestion,
  type Review,
} from '@followthrough/brief'
import { type DocumentText, READER_VERSION, read, type SourceClass } from '@followthrough/record'
import { openStore, type Pack, readPack, type Store } from '@followthrough/store'
import fc from 'fast-check'

const TODAY = '2026-11-22'
const PACKS = new Map(
  ['kz-pk', 'example'].map((id) => {
    const { pack } = readPack(new URL(`../packs/${id}`, import.meta.url).pathname)
    return [id, pack!] as const
  }),
)

interface Bench {
  readonly store: Store
  /** The answers over what the store holds now. */
  readonly answers: () => Answers
  readonly review: () => Review
  /** Reads a text into the queue; gives the ids of its proposals. */
  readonly take: (text: string, document?: Partial<DocumentText> & { cluster?: string }) => string[]
  readonly decide: (request: unknown, name?: string) => void
}

function openBench(id = 'example', today = TODAY): Bench {
  const pack: Pack = PACKS.get(id)!
  let ticks = 0
  const now = () => new Date(Date.UTC(2026, 10, 22, 8, 0, ticks++)).toISOString()
  const store = openStore(':memory:', { now })
  store.loadPack(pack)
  let answers: Answers | null = null
  const current = () => {
    answers ??= createAnswers(openDossier(pack.partnership, store.statements()), () => today)
    return answers
  }
  const review = () => current().review(store.desk)
  return {
    store,
    answers: current,
    review,
    take(text, given = {}) {
      const { cluster, ...hints } = given
      const document = {
        text,
        publisher: null,
        published: '2024-02-20',
        language: 'en',
        sourceClass: 'D' as SourceClass | null,
        ...hints,
      }
      const reading = read(document, review().gazetteer())
      const bytes = Buffer.from(text)
      const capture = createHash('sha256').update(bytes).digest('hex')
      store.desk.keepCapture({ id: capture, mime: 'text/plain', bytes, address: null })
      store.desk.keepReading({
        capture,
        reader: `rules@${READER_VERSION}`,
        family: 'rules',
        document: {
          text,
          title: 'A text',
          byline: null,
          dateline: null,
          publisher: document.publisher,
          published: document.published,
          language: document.language,
          url: null,
          mime: 'text/plain',
          warnings: [],
        },
        mentions: reading.mentions,
        cluster: cluster ?? capture,
        sketch: null,
        claims: reading.proposals.map(({ gate, ...claim }) => ({
          claim: {
            ...claim,
            spans: claim.spans.map(([start, end]) => [start, end]),
            by: [...claim.by],
            about: [...claim.about],
            amounts: [...claim.amounts],
            gate: { outcome: gate.outcome, reasons: [...gate.reasons] },
          },
          replaces: null,
          agreesWith: null,
          differsFrom: null,
        })),
      })
      return store.desk
        .proposals({ capture, order: 'document', page: 1, perPage: 100 })
        .items.map((proposal) => proposal.id)
    },
    decide(request, name = 'A. Reader') {
      const instant = now()
      const drafts = review().decide(DecisionRequest.parse(request), {
        name,
        day: today,
        instant,
      })
      store.append(drafts)
      answers = null
    },
  }
}

const headlineOf = (bench: Bench, id: string) => bench.answers().commitment({}, id)!.commitment

const complaintsOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    assert.ok(error instanceof RefusedQuestion, String(error))
    return error.complaints.map(({ field, message }) => `${field}: ${message}`).join('\n')
  }
  return assert.fail('was not refused')
}

const NEWS = `CORVANNE, 16 March (VNA) — The Diet of Velmara ratified the Agreement on Fisheries in the Harl Strait on 14 March 2026.

Velmara and Ilbrek agreed to open the joint single window for customs declarations by 30 June 2027. Trade reached 5.2 billion velms in 2025.

Ilbrek will build a school of navigation at Sandreve by the end of 2027. The cold store of 12,000 tonnes at Tavish was completed on 2 March 2026.`

const open = (given: Partial<DocumentText> & { cluster?: string } = {}) => {
  const bench = openBench()
  const ids = bench.take(NEWS, { published: '2026-03-16', ...given })
  const acts = ids.map((id) => bench.store.desk.proposal(id)!.claim.act)
  assert.deepEqual(acts, ['ratified', 'delivered', 'reported', 'voiced', 'delivered'])
  const [ratified, window, trade, school, cold] = ids as [string, string, string, string, string]
  return { ...bench, ratified, window, trade, school, cold }
}

test('what a machine read changes no status until a person accepts it, and undoing restores it', () => {
  const empty = openBench()
  const before = empty.answers().status({})
  const bench = open()
  assert.deepEqual(bench.answers().status({}), before)
  assert.equal(headlineOf(bench, 'c-quota').form, 'F3')

  bench.decide({ decision: 'accept', ids: [bench.ratified], sourceClass: 'B' })
  assert.equal(headlineOf(bench, 'c-quota').form, 'F4')
  const { statements } = bench.answers().commitment({}, 'c-quota')!
  const told = statements.find(({ row }) => row === bench.ratified)!
  assert.equal(told.value, 'ratified')
  assert.equal(told.on, '2026-03-14')
  assert.equal(told.knownOn, '2026-03-16')
  assert.equal(told.recordedBy, 'person A. Reader')
  assert.match(told.locator!, /^capture:[0-9a-f]{64}#\d+-\d+&proposal=p[0-9a-f]{24}$/)
  assert.equal(told.source!.class, 'B')
  assert.match(told.words, /^The Diet of Velmara ratified/)

  bench.decide({ decision: 'undo', ids: [bench.ratified] })
  assert.deepEqual(bench.answers().status({}), before)
  assert.equal(bench.store.desk.proposal(bench.ratified)!.state, 'open')
  bench.decide({ decision: 'accept', ids: [bench.ratified], sourceClass: 'B' })
  assert.equal(headlineOf(bench, 'c-quota').form, 'F4')
})

test('a decision says who and when, and is not made twice', () => {
  const bench = open()
  bench.decide({ decision: 'reject', ids: [bench.trade], reason: 'a forecast' }, 'Anna')
  const { decision, state } = bench.store.desk.proposal(bench.trade)!
  assert.equal(state, 'decided')
  assert.equal(decision!.recordedBy, 'person Anna')
  assert.equal(decision!.value.reason, 'a forecast')
  const said = complaintsOf(() => bench.decide({ decision: 'accept', ids: [bench.trade] }))
  assert.match(said, /was decided by Anna on 2026-11-22; undo that first/)
})

test('what would change is what then changes', () => {
  const bench = open()
  const request = {
    decision: 'accept',
    ids: [bench.ratified, bench.window],
    sourceClass: 'B',
    meets: 'part',
  }
  const { commitments } = bench.review().consequences(DecisionRequest.parse(request), {
    name: 'A',
    day: TODAY,
    instant: `${TODAY}T00:00:00.000Z`,
  })
  assert.deepEqual(commitments.map(({ commitment }) => commitment.id).sort(), [
    'c-quota',
    'c-window',
  ])
  assert.equal(headlineOf(bench, 'c-quota').form, 'F3')
  bench.decide(request)
  for (const { after, changes } of commitments) {
    assert.ok(changes.length > 0)
    const { id, form, delivery, headline, badges, silenceDays, due } = headlineOf(bench, after.id)
    assert.deepEqual(
      { id, form, delivery, headline, badges, silenceDays, due: due?.latest },
      {
        id: after.id,
        form: after.form,
        delivery: after.delivery,
        headline: after.headline,
        badges: after.badges,
        silenceDays: after.silenceDays,
        due: after.due?.latest,
      },
    )
  }
})

test('a promise with a day gives its commitment a due day, unless the person says none', () => {
  const dueOf = (dueKind: string) => {
    const bench = open()
    bench.decide({ decision: 'accept', ids: [bench.window], sourceClass: 'B', dueKind })
    const { commitment, otherDues } = bench.answers().commitment({}, 'c-window')!
    return [commitment.due!, ...otherDues].map(({ latest }) => latest)
  }
  assert.ok(dueOf('target').includes('2027-06-30'))
  assert.ok(!dueOf('none').includes('2027-06-30'))
})

test('a delivery is taken in only with how much of the written test it meets', () => {
  const bench = open()
  const accept = { decision: 'accept', ids: [bench.cold], sourceClass: 'B' }
  assert.match(
    complaintsOf(() => bench.decide(accept)),
    /a delivery needs whole or part/,
  )
  bench.decide({ ...accept, meets: 'whole' })
  const told = bench
    .answers()
    .commitment({}, 'c-cold')!
    .statements.find(({ row }) => row === bench.cold)
  assert.equal(told!.meets, 'whole')
})

test('without a class of its publisher nothing is taken in', () => {
  const bench = open({ publisher: 'The Unheard-of Post', sourceClass: null })
  assert.equal(bench.store.desk.proposal(bench.ratified)!.state, 'held')
  assert.match(
    complaintsOf(() => bench.decide({ decision: 'accept', ids: [bench.ratified] })),
    /What its publisher is good for is not on record. Give its class, A to F/,
  )
  const capture = bench.store.desk.proposal(bench.ratified)!.capture
  bench.store.append(
    bench
      .review()
      .amend(
        capture,
        { class: 'A', publisher: 'Gazette' },
        { name: 'A', day: TODAY, instant: `${TODAY}T09:00:00.000Z` },
      ),
  )
  bench.decide({ decision: 'reject', ids: [bench.trade], reason: 'no' }) // rebuilds the answers
  assert.equal(bench.review().document(capture)!.document.sourceClass, 'A')
  bench.decide({ decision: 'accept', ids: [bench.ratified] })
  assert.equal(headlineOf(bench, 'c-quota').form, 'F4')
})

test('an edit is held against the text like what a machine read', () => {
  const bench = open()
  const edit = (claim: object) => ({ decision: 'edit', id: bench.trade, claim, sourceClass: 'C' })
  const amounts = (value: number) => ({ amounts: [{ value, unit: 'XAV', qualifier: null }] })
  assert.match(
    complaintsOf(() => bench.decide(edit(amounts(6_400_000_000)))),
    /A figure cannot be read again from its words/,
  )
  assert.match(
    complaintsOf(() => bench.decide(edit({ about: ['c-no-such'] }))),
    /c-no-such is no commitment or instrument on record/,
  )
  assert.match(
    complaintsOf(() => bench.decide(edit({ saidBy: 'nobody' }))),
    /nobody is nobody on record/,
  )
  assert.match(
    complaintsOf(() => bench.decide(edit({ spans: [[0, 100_000]] }))),
    /outside the text/,
  )
  assert.match(
    complaintsOf(() =>
      bench.decide(
        edit({ when: { earliest: '2026-05-01', latest: '2026-04-01', role: 'happened' } }),
      ),
    ),
    /runs backwards/,
  )
  bench.decide(edit({ modality: 'intention', about: ['c-teu'] }))
  const told = bench
    .answers()
    .commitment({}, 'c-teu')!
    .statements.find(({ row }) => row === bench.trade)
  assert.equal(told!.modality, 'intention')
  assert.equal(bench.store.desk.proposal(bench.trade)!.decision!.value.decision, 'edited')
})

test('a new promise becomes a commitment with its test, and undoing takes it away', () => {
  const bench = open()
  assert.match(
    complaintsOf(() => bench.decide({ decision: 'accept', ids: [bench.school], sourceClass: 'D' })),
    /take it in as a new commitment/,
  )
  const commitment = {
    id: 'c-navigation',
    title: 'A school of navigation at Sandreve',
    sector: 'education',
    responsible: [{ party: 'XB', bodies: [] }],
    deliveredWhen: 'The first class is taught.',
    due: '2027-12-31',
    dueKind: 'target',
  }
  const request = { decision: 'new', id: bench.school, commitment, sourceClass: 'D' }
  assert.throws(() =>
    DecisionRequest.parse({ ...request, commitment: { ...commitment, deliveredWhen: '' } }),
  )
  for (const [change, message] of [
    [{ id: 'c-window' }, /c-window is taken/],
    [{ sector: 'astrology' }, /expected one of political/],
    [{ responsible: [{ party: 'ZZ', bodies: [] }] }, /ZZ is no party/],
    [{ instrument: 'i-none' }, /i-none is no instrument/],
  ] as const) {
    const wrong = { ...request, commitment: { ...commitment, ...change } }
    assert.match(
      complaintsOf(() => bench.decide(wrong)),
      message,
    )
  }
  bench.decide(request)
  const answer = bench.answers().commitment({}, 'c-navigation')!
  assert.equal(answer.test!.deliveredWhen, 'The first class is taught.')
  assert.match(answer.commitment.text, /school of navigation/)
  assert.equal(answer.commitment.due!.latest, '2027-12-31')
  assert.equal(bench.answers().commitment({ asOf: '2026-03-15' }, 'c-navigation'), null)
  bench.decide({ decision: 'undo', ids: [bench.school] })
  assert.equal(bench.answers().commitment({}, 'c-navigation'), null)
})

test('merging adds a source to what is accepted, before or after, and reprints add no corroboration', () => {
  const accepted = (order: 'before' | 'after', sameCluster: boolean) => {
    const bench = open({ publisher: 'Strait Post' })
    const first = bench.store.desk.proposal(bench.ratified)!.capture
    const copy = `The Diet of Velmara ratified the Agreement on Fisheries in the Harl Strait on 14 March 2026, the Tavish Times writes.`
    const [second] = bench.take(copy, {
      published: '2026-03-18',
      publisher: 'Tavish Times',
      ...(sameCluster ? { cluster: first } : {}),
    })
    const accept = { decision: 'accept', ids: [bench.ratified], sourceClass: 'D' }
    const merge = { decision: 'merge', ids: [second], into: bench.ratified, sourceClass: 'D' }
    for (const request of order === 'before' ? [merge, accept] : [accept, merge])
      bench.decide(request)
    const { statements } = bench.answers().commitment({}, 'c-quota')!
    const rows = statements.filter(({ row }) => row === bench.ratified)
    return { bench, second: second!, rows }
  }
  for (const order of ['before', 'after'] as const) {
    const { rows, bench, second } = accepted(order, false)
    assert.equal(rows.length, 2, order)
    assert.equal(new Set(rows.map(({ originCluster }) => originCluster)).size, 2)
    assert.deepEqual(
      new Set(rows.map(({ source }) => source!.publisher)),
      new Set(['Strait Post', 'Tavish Times']),
    )
    bench.decide({ decision: 'undo', ids: [bench.ratified] })
    const left = bench.answers().commitment({}, 'c-quota')!.statements
    assert.equal(left.filter(({ row }) => row === bench.ratified).length, 0)
    assert.equal(bench.store.desk.proposal(second)!.state, 'decided')
    bench.decide({ decision: 'accept', ids: [bench.ratified], sourceClass: 'D' })
    const again = bench.answers().commitment({}, 'c-quota')!.statements
    assert.equal(again.filter(({ row }) => row === bench.ratified).length, 2)
  }
  const reprint = accepted('after', true)
  assert.equal(new Set(reprint.rows.map(({ originCluster }) => originCluster)).size, 1)
})

test('merging into a statement of the pack adds a source to its row', () => {
  const bench = open()
  const { statements } = bench.answers().commitment({}, 'c-quota')!
  const signed = statements.find(({ value, row }) => value === 'signed' && row?.startsWith('s-'))!
  bench.decide({ decision: 'merge', ids: [bench.trade], into: signed.id, sourceClass: 'D' })
  const after = bench.answers().commitment({}, 'c-quota')!.statements
  assert.equal(
    after.filter(({ row }) => row === signed.row).length,
    statements.filter(({ row }) => row === signed.row).length + 1,
  )
  assert.match(
    complaintsOf(() => bench.decide({ decision: 'merge', ids: [bench.window], into: 'nothing' })),
    /expected the id of a proposal or of a statement/,
  )
  assert.match(
    complaintsOf(() => bench.decide({ decision: 'merge', ids: [bench.window], into: bench.trade })),
    /was merged itself/,
  )
})

test('one thing wrong in a bulk decision, and nothing is decided', () => {
  const bench = open()
  const ids = [bench.ratified, bench.school, bench.window]
  assert.match(
    complaintsOf(() => bench.decide({ decision: 'accept', ids, sourceClass: 'B' })),
    new RegExp(bench.school),
  )
  assert.ok(ids.every((id) => bench.store.desk.proposal(id)!.state === 'open'))
  assert.match(
    complaintsOf(() =>
      bench.decide({ decision: 'reject', ids: [`p${'0'.repeat(24)}`], reason: 'x' }),
    ),
    /there is no such proposal/,
  )
})

test('any order of decisions and undoings leaves the ledger as the decisions that stand', () => {
  const step = fc.record({
    which: fc.nat(4),
    what: fc.constantFrom('accept', 'reject', 'undo', 'merge'),
    into: fc.nat(4),
  })
  const oracle = open()
  const all = [oracle.ratified, oracle.window, oracle.trade, oracle.school, oracle.cold]
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const bench = open()
      for (const { which, what, into } of steps) {
        const ids = [all[which]]
        const request =
          what === 'accept'
            ? { decision: what, ids, sourceClass: 'B', meets: 'part' }
            : what === 'reject'
              ? { decision: what, ids, reason: 'no' }
              : what === 'merge'
                ? { decision: what, ids, into: all[into], sourceClass: 'B' }
                : { decision: what, ids }
        try {
          bench.decide(request)
        } catch (error) {
          assert.ok(error instanceof RefusedQuestion, String(error))
        }
      }
      // The decisions that stand, made anew: a merge needs what it joins to be undecided or taken in.
      const anew = open()
      const standing = all
        .flatMap((id) => bench.store.desk.proposal(id)!)
        .filter(({ decision }) => decision !== null)
        .sort((a, b) => (a.decision!.recordedAt < b.decision!.recordedAt ? -1 : 1))
      for (const pass of ['accepted', 'merged', 'rejected'])
        for (const { id, decision } of standing) {
          if (decision!.value.decision !== pass) continue
          const ids = [id]
          const { into } = decision!.value
          if (pass === 'accepted')
            anew.decide({ decision: 'accept', ids, sourceClass: 'B', meets: 'part' })
          if (pass === 'merged') anew.decide({ decision: 'merge', ids, into, sourceClass: 'B' })
          if (pass === 'rejected') anew.decide({ decision: 'reject', ids, reason: 'no' })
        }
      assert.deepEqual(bench.answers().status({}), anew.answers().status({}))
    }),
    {
      numRuns: 25,
      examples: [
        // What was merged into a proposal stays merged when that one is rejected.
        [
          [
            { which: 0, what: 'merge', into: 3 },
            { which: 3, what: 'reject', into: 0 },
          ],
        ],
        // What was merged into a merged one follows it.
        [
          [
            { which: 0, what: 'merge', into: 2 },
            { which: 2, what: 'merge', into: 1 },
            { which: 1, what: 'accept', into: 0 },
          ],
        ],
      ],
    },
  )
})

test('a class that a person gave to a document holds when it is read again', () => {
  const bench = open({ sourceClass: null })
  const { capture } = bench.store.desk.proposal(bench.ratified)!
  const document = { publisher: null, url: null }
  assert.equal(bench.review().sourceClassOf(document, capture), null)
  const decider = { name: 'A', day: TODAY, instant: `${TODAY}T09:00:00.000Z` }
  bench.store.append(bench.review().amend(capture, { class: 'A' }, decider))
  bench.decide({ decision: 'reject', ids: [bench.trade], reason: 'no' }) // rebuilds the answers
  assert.equal(bench.review().sourceClassOf(document, capture), 'A')
})
