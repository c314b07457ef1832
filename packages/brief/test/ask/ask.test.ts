import assert from 'node:assert/strict'
import test from 'node:test'
import type { Statement } from '@followthrough/ledger'
import { act, commitment, due, instrument } from '../../../ledger/test/statements.ts'
import {
  ASK_RULES,
  type AskRuleId,
  AsksAnswer,
  AsksQuery,
  asksOf,
  createAnswers,
  LANGUAGES,
  wordsOf,
} from '../../src/index.ts'
import { disruption, link, place } from '../network-records.ts'
import {
  claim,
  institution,
  packDossier,
  record,
  search,
  small,
  source,
  stateOf,
} from '../small.ts'

const BODIES = [
  institution('n-p', { name: 'Ministry of Pland', party: 'P' }),
  institution('n-q', { name: 'Ministry of Qland', party: 'Q' }),
]
const RESPONSIBLE = [
  { party: 'P', bodies: [{ id: 'n-p', probable: false }] },
  { party: 'Q', bodies: [{ id: 'n-q', probable: true }] },
]
const promise = (given: Record<string, unknown> = {}) =>
  commitment({ responsible: RESPONSIBLE, ...given })
const voiced = (on: string, given: Partial<Statement> = {}) =>
  act('voiced', on, { saidBy: 'p-1', ...given })

function asked(statements: readonly Statement[], day: string, options = {}) {
  const dossier = small([...BODIES, ...statements])
  return asksOf(dossier, stateOf(dossier, day), { all: true, ...options })
}
const rulesOf = (statements: readonly Statement[], day: string): AskRuleId[] =>
  asked(statements, day).map(({ rule }) => rule)
const questionOf = (statements: readonly Statement[], day: string, rule: AskRuleId) =>
  asked(statements, day).find((ask) => ask.rule === rule)!.question

const treaty = [
  promise({ instrument: 'i-1' }),
  instrument({ title: 'Transit Trade Agreement', kind: 'agreement', signedOn: '2024-02-04' }),
  act('signed', '2024-02-04', { subject: 'i-1' }),
]

test('not-ratified asks what is signed and not ratified, with the days, the search and the years before', () => {
  const all = [
    ...treaty,
    voiced('2022-03-01'),
    voiced('2023-03-01'),
    search('q-1', '2024-11-20', ['i-1'], 'Ratification of it'),
  ]
  const ask = asked(all, '2024-11-20').find(({ rule }) => rule === 'not-ratified')!
  assert.equal(
    ask.question,
    'Signed 4 February 2024. No ratification by either side found in 290 days, searched on 20 November 2024 in: two gazettes. Promised before in 2022 and 2023. Have Pland and Qland ratified the Transit Trade Agreement, and when does it enter into force?',
  )
  assert.deepEqual(ask.searches, ['q-1'])
  assert.deepEqual(
    ask.owners.map(({ party, body, probable }) => [party.id, body?.id, probable]),
    [
      ['P', 'n-p', false],
      ['Q', 'n-q', true],
    ],
  )
  assert.equal(ask.nextStep, 'ratify')
  assert.equal(ask.evidence.length, 1)
})

test('not-ratified says "on record" where nobody searched, and names the side that is missing', () => {
  const one = [...treaty, act('ratified', '2024-05-01', { subject: 'i-1', boundParties: ['P'] })]
  assert.equal(
    questionOf(one, '2024-05-02', 'not-ratified'),
    'Signed 4 February 2024. Ratified by Pland. No ratification by Qland on record in 88 days. Has Qland ratified the Transit Trade Agreement, and when does it enter into force?',
  )
  assert.match(questionOf(treaty, '2024-02-05', 'not-ratified'), /in 1 day\. Have/)
})

test('not-ratified asks for entry into force once all have ratified, and nothing once it is in force', () => {
  const both = [...treaty, act('ratified', '2024-05-01', { subject: 'i-1' })]
  assert.equal(
    questionOf(both, '2024-06-01', 'not-ratified'),
    'Signed 4 February 2024. Ratified by Pland and Qland. No entry into force on record in 118 days. On what day were the instruments of ratification of the Transit Trade Agreement exchanged, and when does it enter into force?',
  )
  const inForce = [...both, act('in-force', '2024-05-20', { subject: 'i-1' })]
  assert.ok(!rulesOf(inForce, '2024-06-01').includes('not-ratified'))
})

test('not-ratified leaves alone what is not for ratification', () => {
  const kinds = (given: Record<string, unknown>, body: Statement[] = []) =>
    rulesOf(
      [
        ...body,
        promise({ instrument: 'i-1' }),
        instrument(given),
        act('signed', '2024-02-04', { subject: 'i-1' }),
      ],
      '2024-06-01',
    ).includes('not-ratified')
  assert.equal(kinds({ kind: 'mou' }), false)
  assert.equal(kinds({ kind: 'treaty' }), true)
  const university = institution('n-u', { name: 'University of Pland', kind: 'university' })
  const signatories = [{ party: 'P', name: 'University of Pland (a rector)' }]
  assert.equal(kinds({ kind: 'agreement', signatories }, [university]), false)
  assert.equal(kinds({ kind: 'agreement', signatories }), true)
})

const memorandum = [
  promise({ instrument: 'i-1' }),
  instrument({ kind: 'mou', signedOn: '2024-02-04' }),
  act('signed', '2024-02-04', { subject: 'i-1' }),
]

test('not-started asks about a document in effect without a deed', () => {
  assert.equal(
    questionOf(memorandum, '2024-03-01', 'not-started'),
    'Signed 4 February 2024. No first step on record in 26 days. Ministry of Pland and Ministry of Qland: has work on “A promise” begun, and if not, on what day is the first step?',
  )
  const inForce = [...treaty, act('in-force', '2024-03-01', { subject: 'i-1' })]
  assert.match(
    questionOf(inForce, '2024-03-31', 'not-started'),
    /^In force since 1 March 2024\. No first step on record in 30 days\./,
  )
  assert.ok(
    !rulesOf([...memorandum, act('started', '2024-02-20')], '2024-03-01').includes('not-started'),
  )
  assert.ok(!rulesOf(treaty, '2024-03-01').includes('not-started'))
})

test('overdue counts the days, says how firm the date was and which other dates were given', () => {
  const late = [promise(), voiced('2023-01-01'), due('2023-06-30', 'binding', '2023-01-01')]
  assert.equal(
    questionOf(late, '2023-07-01', 'overdue'),
    'Due by 30 June 2023, a binding date. It is 1 day late. Status on record: voiced. Ministry of Pland and Ministry of Qland: what has been done on “A promise”, what is missing, and by what new day will it be done?',
  )
  const slipped = [...late, due('2023-12-31', 'binding', '2023-07-15')]
  assert.match(
    questionOf(slipped, '2024-01-21', 'overdue'),
    /Due by 31 December 2023, a binding date\. It is 21 days late\. Another date given for it: 30 June 2023\./,
  )
  assert.ok(!rulesOf(late, '2023-06-30').includes('overdue'))
  const done = [
    ...late,
    act('delivered', '2023-06-01', { meets: 'whole', originCluster: 'k1' }),
    act('delivered', '2023-06-01', { meets: 'whole', sourceClass: 'D', originCluster: 'k2' }),
  ]
  assert.deepEqual(rulesOf(done, '2024-01-01'), [])
})

test('due-soon looks ahead as far as it is asked to, and no further', () => {
  const ahead = [promise(), voiced('2023-01-01'), due('2023-06-30', 'indicative', '2023-01-01')]
  assert.equal(
    questionOf(ahead, '2023-06-29', 'due-soon'),
    'Expected by 30 June 2023, an indicative date. 1 day is left. Status on record: voiced. Ministry of Pland and Ministry of Qland: is “A promise” on course for 30 June 2023, and what is still missing?',
  )
  assert.match(questionOf(ahead, '2023-06-30', 'due-soon'), /This is the last day\./)
  const within = (dueWithinDays: number) =>
    asked(ahead, '2023-06-01', { dueWithinDays }).some(({ rule }) => rule === 'due-soon')
  assert.equal(within(29), true)
  assert.equal(within(28), false)
  assert.equal(asked(ahead, '2023-06-01')[0]!.by, '2023-06-30')
})

test('silent tells since when, as exactly as the record does', () => {
  const quiet = [
    promise(),
    act('started', '2021-03', { knownOn: '2021-05-01' }),
    voiced('2021-01-01'),
  ]
  assert.equal(
    questionOf(quiet, '2023-04-01', 'silent'),
    'No new step is on record since March 2021, 731 days ago; after 24 months without one it counts as stalled. Ministry of Pland and Ministry of Qland: does “A promise” still stand, and if so, who takes the next step and by what day?',
  )
  assert.ok(!rulesOf(quiet, '2023-03-01').includes('silent'))
})

test('a day and a month stand in a sentence as they should', () => {
  const signed = (validOn: string) =>
    questionOf([promise(), act('signed', '2024-02-20', { validOn })], '2024-06-01', 'not-started')
  assert.match(signed('2024-02-04'), /^Signed 4 February 2024\./)
  assert.match(signed('2024-02'), /^Signed in February 2024\./)
})

test('days and times agree with their words in Russian', () => {
  const russian = (statements: readonly Statement[], day: string, rule: AskRuleId) =>
    asked(statements, day, { language: 'ru' }).find((ask) => ask.rule === rule)!.question
  const started = [promise(), act('signed', '2024-02-04')]
  assert.match(
    russian(started, '2024-02-25', 'not-started'),
    /Первый шаг за 21 день не зафиксирован/,
  )
  assert.match(
    russian(started, '2024-02-26', 'not-started'),
    /Первый шаг за 22 дня не зафиксирован/,
  )
  const twice = [promise(), voiced('2022-01-01'), voiced('2023-01-01')]
  assert.match(russian(twice, '2023-06-01', 'promised-again'), /^Обещано дважды: /)
})

test('promised-again needs two occasions, no deed, and a last time that gained nothing', () => {
  const twice = [promise(), voiced('2022-01-01'), voiced('2023-01-01')]
  assert.equal(
    questionOf(twice, '2023-06-01', 'promised-again'),
    'Promised twice: 1 January 2022 and 1 January 2023. No step to carry it out is on record. Ministry of Pland and Ministry of Qland: which step on “A promise” will be taken first, and by what day?',
  )
  assert.ok(!rulesOf(twice.slice(0, 2), '2023-06-01').includes('promised-again'))
  assert.ok(
    !rulesOf([...twice, act('started', '2023-02-01')], '2023-06-01').includes('promised-again'),
  )
  // Signing it is a gain.
  const signed = [promise(), voiced('2022-01-01'), act('signed', '2023-01-01')]
  assert.ok(!rulesOf(signed, '2023-06-01').includes('promised-again'))
  const many = [promise(), ...[2018, 2019, 2020, 2021, 2022].map((year) => voiced(`${year}-05-01`))]
  assert.match(
    questionOf(many, '2022-06-01', 'promised-again'),
    /^Promised 5 times, first on 1 May 2018 and last on 1 May 2022\. /,
  )
})

test('disputed lists what the sources give, and asks of a document once', () => {
  const differing = [
    promise(),
    voiced('2023-01-01'),
    claim('c-1', 'seats', '5', { sourceClass: 'B', originCluster: 'k1', knownOn: '2023-01-02' }),
    claim('c-1', 'seats', '7', { sourceClass: 'D', originCluster: 'k2', knownOn: '2023-01-02' }),
  ]
  assert.equal(
    questionOf(differing, '2023-02-01', 'disputed'),
    'Sources differ (seats): 5 (1 origin) or 7 (1 origin). Ministry of Pland and Ministry of Qland: which of these is right for “A promise”, and which document shows it?',
  )
  assert.ok(!rulesOf(differing.slice(0, 3), '2023-02-01').includes('disputed'))
  const ofDocument = [
    promise({ id: 'c-1', instrument: 'i-1' }),
    promise({ id: 'c-2', instrument: 'i-1' }),
    instrument({ kind: 'mou' }),
    act('signed', '2023-01-01', { subject: 'i-1' }),
    claim('i-1', 'signed-on', '2023-01-01', { knownOn: '2023-01-02' }),
    claim('i-1', 'signed-on', '2023-01-02', { knownOn: '2023-01-02' }),
  ]
  const dossier = small([...BODIES, ...ofDocument])
  const about = asksOf(dossier, stateOf(dossier, '2023-02-01'), { all: true })
    .filter(({ rule }) => rule === 'disputed')
    .map((ask) => [ask.commitment.id, ask.facts[0]])
  assert.deepEqual(about, [
    ['c-1', 'Sources differ (signed on): 1 January 2023 (1 origin) or 2 January 2023 (1 origin).'],
  ])
})

test('disputed holds of a deed on which sources contradict each other', () => {
  const contested = [
    promise(),
    voiced('2022-01-01'),
    act('started', '2023-01-01', { originCluster: 'k1' }),
    act('started', '2023-01-01', { modality: 'denial', originCluster: 'k2' }),
  ]
  assert.match(questionOf(contested, '2023-02-01', 'disputed'), /^Sources contradict each other/)
})

test('one-side-delivery asks the other side for what one side reports', () => {
  const reported = [
    promise(),
    voiced('2022-01-01'),
    source('s-p', { party: 'P', class: 'B' }),
    act('delivered', '2023-01-01', { meets: 'whole', source: 's-p', originCluster: 'k1' }),
  ]
  assert.equal(
    questionOf(reported, '2023-02-01', 'one-side-delivery'),
    'Reported delivered by Pland, 1 January 2023. No independent source confirms it. Ministry of Qland: can it be confirmed that “A promise” is delivered, and by what evidence?',
  )
  const confirmed = [
    ...reported,
    act('delivered', '2023-01-10', { meets: 'whole', sourceClass: 'D', originCluster: 'k2' }),
  ]
  assert.deepEqual(rulesOf(confirmed, '2023-02-01'), [])
  // What is reported as delivered is not also asked for as if nothing had been done.
  const again = [...reported, voiced('2022-06-01'), act('signed', '2022-07-01')]
  assert.deepEqual(rulesOf(again, '2023-02-01'), ['one-side-delivery'])
  assert.deepEqual(rulesOf(again.slice(0, 2).concat(again.slice(4)), '2023-02-01'), ['not-started'])
  // The badge over mere words of one side is another thing.
  assert.ok(
    !rulesOf([promise(), voiced('2022-01-01', { boundParties: ['P'] })], '2022-02-01').includes(
      'one-side-delivery',
    ),
  )
})

test('no-test asks where no words say when it is delivered; a declaration has nothing to test', () => {
  const bare = [promise({ deliveredWhen: '' }), voiced('2022-01-01')]
  assert.equal(
    questionOf(bare, '2022-02-01', 'no-test'),
    'No test says when it counts as delivered. Ministry of Pland and Ministry of Qland: by what will it be seen that “A promise” is delivered?',
  )
  assert.ok(!rulesOf([promise(), voiced('2022-01-01')], '2022-02-01').includes('no-test'))
  assert.deepEqual(
    rulesOf(
      [promise({ deliveredWhen: '', declaratory: true }), voiced('2022-01-01')],
      '2022-02-01',
    ),
    [],
  )
})

test('no-body names the bound party that has none', () => {
  const half = [promise({ responsible: RESPONSIBLE.slice(0, 1) }), voiced('2022-01-01')]
  assert.equal(
    questionOf(half, '2022-02-01', 'no-body'),
    'No responsible body is on record for Qland. Status on record: voiced. Qland: which body is responsible for “A promise”?',
  )
  assert.match(
    questionOf([promise({ responsible: [] }), voiced('2022-01-01')], '2022-02-01', 'no-body'),
    /Pland and Qland: which body on each side is responsible/,
  )
  const bindsOne = [
    promise({ responsible: RESPONSIBLE.slice(0, 1) }),
    voiced('2022-01-01', { boundParties: ['P'] }),
  ]
  assert.ok(!rulesOf(bindsOne, '2022-02-01').includes('no-body'))
})

test('dependency-missing names what is waited for until it is delivered', () => {
  const waiting = [
    promise({ dependsOn: ['c-2'] }),
    promise({ id: 'c-2', title: 'The bridge' }),
    voiced('2022-01-01'),
    voiced('2022-01-01', { subject: 'c-2' }),
  ]
  assert.equal(
    questionOf(waiting, '2022-02-01', 'dependency-missing'),
    'It depends on “The bridge”: voiced. Status on record: voiced. Ministry of Pland and Ministry of Qland: “A promise” waits for “The bridge”; by what day will that be done, and can part of the work begin before?',
  )
  const built = [
    ...waiting,
    act('delivered', '2022-01-10', { subject: 'c-2', meets: 'whole', originCluster: 'k1' }),
    act('delivered', '2022-01-10', {
      subject: 'c-2',
      meets: 'whole',
      originCluster: 'k2',
      sourceClass: 'D',
    }),
  ]
  assert.ok(!rulesOf(built, '2022-02-01').includes('dependency-missing'))
  const unknown = [promise({ dependsOn: ['c-9'] }), voiced('2022-01-01')]
  assert.match(questionOf(unknown, '2022-02-01', 'dependency-missing'), /not yet on record/)
  const onDocument = [
    promise({ dependsOn: ['i-1'] }),
    voiced('2022-01-01'),
    instrument({ kind: 'treaty' }),
    act('signed', '2022-01-01', { subject: 'i-1' }),
  ]
  assert.ok(rulesOf(onDocument, '2022-02-01').includes('dependency-missing'))
  const inForce = [...onDocument, act('in-force', '2022-01-20', { subject: 'i-1' })]
  assert.ok(!rulesOf(inForce, '2022-02-01').includes('dependency-missing'))
})

/** A road over the border, and what the promise would open beside it: a bridge for the road, or a railway. */
const border = (more: object, opens: 'bridge' | 'rail' = 'bridge') => [
  promise(),
  voiced('2024-01-01'),
  record('place', place('post', 'PP', 'border')),
  record('place', place('beyond', 'QQ', 'border')),
  record('link', link('road', 'post', 'beyond', 'road')),
  record('link', link('bridge', 'post', 'beyond', 'road', { status: 'planned' })),
  record('link', link('rail', 'post', 'beyond', 'rail', { status: 'planned' })),
  record('effect', {
    id: 'f-1',
    commitment: 'c-1',
    rule: 'opens',
    links: [opens],
    regime: null,
    place: null,
    mode: null,
    hours: null,
    basis: 'measured',
    sources: ['s'],
    note: '',
  }),
  record('disruption', disruption('d-1', { place: 'post', sources: ['s'], ...more }), {
    knownOn: '2024-03-06',
  }),
]

test('stalled-by-closure holds while a crossing on the way is shut, and says how that is known', () => {
  const facts = (more: object, day: string) =>
    asked(border(more), day).find(({ rule }) => rule === 'stalled-by-closure')?.facts ?? []
  assert.deepEqual(facts({ end: 'open' }, '2024-04-01').slice(0, 1), [
    'POST has been shut to road freight since 5 March 2024.',
  ])
  assert.deepEqual(facts({ end: 'open', seenOn: '2024-03-20' }, '2024-04-01').slice(0, 1), [
    'POST was shut to road freight on 5 March 2024 and was last reported shut on 20 March 2024.',
  ])
  assert.deepEqual(facts({ end: 'not-seen' }, '2024-04-01').slice(0, 1), [
    'No source says whether POST, shut to road freight from 5 March 2024, is open again.',
  ])
  assert.deepEqual(facts({ end: 'known', untilOn: '2024-03-10' }, '2024-04-01'), [])
  assert.deepEqual(facts({ end: 'open' }, '2024-03-01'), [])
  // A gate that is shut to lorries does not hold up a railway.
  const railway = border({ end: 'open' }, 'rail')
  assert.ok(!rulesOf(railway, '2024-04-01').includes('stalled-by-closure'))
})

test('stalled-by-closure holds of a suspension until something resumes', () => {
  const suspended = [
    promise(),
    voiced('2022-01-01'),
    act('started', '2022-02-01'),
    act('suspended', '2022-03-01', { boundParties: ['Q'] }),
  ]
  assert.equal(
    questionOf(suspended, '2022-04-01', 'stalled-by-closure'),
    'Suspended by Qland, 1 March 2022. Ministry of Pland and Ministry of Qland: what does “A promise” need to go on, and is there another way meanwhile?',
  )
  const resumed = [...suspended, act('resumed', '2022-03-15')]
  assert.ok(!rulesOf(resumed, '2022-04-01').includes('stalled-by-closure'))
})

test('the first rule by precedence gives the question, and the others are named under it', () => {
  const late = [
    promise({ responsible: [] }),
    voiced('2020-01-01'),
    voiced('2020-06-01'),
    due('2020-12-31', 'target', '2020-01-01'),
  ]
  const dossier = small(late)
  const [ask, ...more] = asksOf(dossier, stateOf(dossier, '2023-01-01'))
  assert.equal(more.length, 0)
  assert.equal(ask!.rule, 'overdue')
  assert.deepEqual(
    ask!.others.map(({ rule }) => rule),
    ['silent', 'promised-again', 'no-body'],
  )
  const order = asked(late, '2023-01-01').map(({ rule }) => ASK_RULES.indexOf(rule))
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  )
})

test('the parts of a rank add up to its score', () => {
  for (const id of ['kz-pk', 'example'] as const) {
    const dossier = packDossier(id)
    for (const ask of asksOf(dossier, stateOf(dossier, dossier.partnership.readOn))) {
      const sum = ask.rank.parts.reduce((all, { points }) => all + points, 0)
      assert.equal(ask.rank.score, sum)
    }
  }
})

const kzpk = packDossier('kz-pk')
const ofPack = (language: (typeof LANGUAGES)[number] = 'en') =>
  asksOf(kzpk, stateOf(kzpk, '2026-11-21'), { language, all: true })

test('the real packs have cases for and against each rule', () => {
  const holds = (id: 'kz-pk' | 'example', day: string) => {
    const dossier = packDossier(id)
    const state = stateOf(dossier, day)
    const asks = asksOf(dossier, state, { all: true })
    return new Map(ASK_RULES.map((rule) => [rule, asks.filter((ask) => ask.rule === rule)]))
  }
  const real = holds('kz-pk', '2026-11-21')
  const invented = holds('example', '2024-03-01')
  const ids = (rule: AskRuleId) => real.get(rule)!.map(({ commitment: { id } }) => id)
  const cases: Partial<Record<AskRuleId, readonly [string, string]>> = {
    'one-side-delivery': ['c-jwgagri', 'c-jwgit'],
    overdue: ['c-buses-start', 'c-trade1bn'],
    'stalled-by-closure': ['c-ktap', 'c-turgundi28'],
    'not-ratified': ['c-transit-force', 'c-fl-karachi'],
    'due-soon': ['c-trade1bn', 'c-dialogue'],
    'dependency-missing': ['c-ports', 'c-transit-force'],
    silent: ['c-flood', 'c-evisa'],
    'promised-again': ['c-flights26', 'c-univ8'],
    'not-started': ['c-ktznlc', 'c-transit-force'],
    disputed: ['c-trade1bn', 'c-evisa'],
    'no-body': ['c-islfin', 'c-evisa'],
  }
  for (const [rule, [holding, not]] of Object.entries(cases)) {
    assert.ok(ids(rule as AskRuleId).includes(holding), `${rule} holds of ${holding}`)
    assert.ok(!ids(rule as AskRuleId).includes(not), `${rule} does not hold of ${not}`)
  }
  // Every commitment of both packs has its test.
  assert.deepEqual([...real.get('no-test')!, ...invented.get('no-test')!], [])
  assert.ok(invented.get('overdue')!.length > 5)
})

test('the question about the transit agreement is the one that a secretariat would put', () => {
  const ask = ofPack().find(
    ({ commitment: { id }, rule }) => id === 'c-transit-force' && rule === 'not-ratified',
  )!
  assert.match(
    ask.question,
    /^Signed 4 February 2026\. No ratification by either side found in 290 days, searched on 21 November 2026 in: .+\. Promised before in 2022, 2023 and 2025\. Have Kazakhstan and Pakistan ratified the Transit Trade Agreement, and when does it enter into force\?$/,
  )
})

test('every question of the pack is whole, in every language', () => {
  for (const language of LANGUAGES) {
    const mark = language === 'ur' ? '؟' : '?'
    for (const ask of ofPack(language)) {
      const { question, commitment, rule } = ask
      const where = `${language} ${commitment.id} ${rule}: ${question}`
      assert.ok(question.endsWith(mark), where)
      assert.ok(!/undefined|null|\bNaN\b|\{|\}/.test(question), where)
      assert.ok(!/ {2}|\.\.|۔۔| \.| ,/.test(question), where)
      assert.ok(!/\b1 (days|months|times|origins|commitments)\b/.test(question), where)
      assert.equal(ask.ruleText, wordsOf(language).askRules[rule].text)
      assert.equal(
        ask.questionRuns.map(({ text }) => text).join(''),
        question.replace(/[\u2068\u2069]/g, ''),
        where,
      )
    }
  }
})

test('evidence and searches of every question are on record as of its day', () => {
  const { ledger } = kzpk
  for (const ask of ofPack()) {
    for (const id of ask.evidence) {
      const statement = ledger.statements[ledger.indexById.get(id)!]!
      assert.ok(statement.knownOn <= '2026-11-21')
    }
    if (ask.rule !== 'disputed')
      assert.ok(
        ask.evidence.length > 0 ||
          ask.rule === 'dependency-missing' ||
          ask.rule === 'stalled-by-closure',
        `${ask.commitment.id} ${ask.rule}`,
      )
  }
})

test('the answer filters by rule, sector and owner, counts, and refuses what is not on record', () => {
  const answers = createAnswers(kzpk, () => '2026-11-21')
  const query = (given: object) => AsksQuery.parse(given)
  const all = answers.asks({}, query({}))
  assert.deepEqual(AsksAnswer.parse(all).items, all.items)
  assert.equal(all.total, all.items.length)
  assert.equal(
    all.counts.reduce((sum, { count }) => sum + count, 0),
    all.total,
  )
  const overdue = answers.asks({}, query({ rule: 'overdue', sector: 'transport' }))
  assert.ok(overdue.items.every(({ rule, sector }) => rule === 'overdue' && sector === 'transport'))
  assert.ok(overdue.total > 0 && overdue.total < all.total)
  const owned = answers.asks({}, query({ party: 'n-mot' }))
  assert.ok(owned.total > 0)
  for (const { owners } of owned.items) assert.ok(owners.some(({ body }) => body?.id === 'n-mot'))
  assert.throws(() => answers.asks({}, query({ sector: 'nonsense' })), /sector: expected one of/)
  assert.throws(() => answers.asks({}, query({ commitment: 'c-none' })), /commitment/)
  assert.equal(query({ all: 'false' }).all, false)
  assert.equal(query({ all: 'true' }).all, true)
  const urdu = answers.asks({}, query({ language: 'ur', digits: 'arabext', rule: 'not-ratified' }))
  assert.equal(urdu.direction, 'rtl')
  assert.match(urdu.items[0]!.facts[0]!, /۲۰۲۶/)
})
