import assert from 'node:assert/strict'
import test from 'node:test'
import { headOf } from '../src/head.ts'

const BODY =
  'The two governments signed a memorandum on the ferry on Thursday, and officials said that the first ship would sail in the spring of next year.'

test('an agency wire gives publisher, headline, dateline and the year for its day', () => {
  assert.deepEqual(
    headOf(
      `NORTHERN WIRE SERVICE | World | Sport\nWednesday, 4 February 2026, 18:40\n\nFerry pact signed in the capital\n\nGENEVA, Feb 4 (Northern Wire) – ${BODY}`,
    ),
    {
      title: 'Ferry pact signed in the capital',
      byline: null,
      dateline: 'GENEVA, Feb 4 (Northern Wire)',
      publisher: 'Northern Wire Service',
      published: '2026-02-04',
    },
  )
})

test('a headline, a byline and a line with paper and day are told apart', () => {
  const head = headOf(
    `The cable nobody will lay\nBy Perrin Loxvane\nHarbour Review, 5 June 2022\n\n${BODY}`,
  )
  assert.deepEqual(head, {
    title: 'The cable nobody will lay',
    byline: 'Perrin Loxvane',
    dateline: null,
    publisher: 'Harbour Review',
    published: '2022-06-05',
  })
})

test('a dateline may end in a colon, with a day and an agency or in capitals alone', () => {
  const head = headOf(`GENEVA, May 12, 2026 (NWS): ${BODY}`)
  assert.deepEqual(
    [head.dateline, head.publisher, head.published],
    ['GENEVA, May 12, 2026 (NWS)', 'NWS', '2026-05-12'],
  )
  assert.equal(headOf(`GENEVA: ${BODY}`).dateline, 'GENEVA')
  assert.equal(headOf(`Ministers agreed on two things: ${BODY}`).dateline, null)
})

test('a Russian dateline with a full stop is one', () => {
  const head = headOf(`Подписан договор о выдаче\n\nЖЕНЕВА, 5 февраля 2026 года. ${BODY}`)
  assert.equal(head.dateline, 'ЖЕНЕВА, 5 февраля 2026 года')
  assert.equal(head.published, '2026-02-05')
})

test('a sentence with a dash is no dateline, and a date in the body is no day of publication', () => {
  const head = headOf(
    `A short title here\n\nTrade – the heart of the matter – grew. ${BODY}\n\nIt was signed on 10 May 2019. ${BODY}`,
  )
  assert.equal(head.dateline, null)
  assert.equal(head.published, null)
})

test('lines broken to fit a page are read as one', () => {
  const head = headOf(
    `Harbour Quarterly                         No. 4/2024\n                            page 14\n\nTHE FERRY AT LAST: WHAT WAS MEA-\nSURED ON THE WAY\n\nThe first multi-\nmodal consignment left the port on 27 April 2024. It was carried by\ntwo companies in twenty days, and the boxes were loaded on a ship on\nthe first day of June, as the two railways had said that they would.\n\nWhen this issue went to press on 15 September 2024 nothing was known.`,
  )
  assert.equal(head.publisher, 'Harbour Quarterly')
  assert.equal(head.title, 'THE FERRY AT LAST: WHAT WAS MEASURED ON THE WAY')
  assert.equal(head.published, '2024-09-15')
})

test('a publisher on record that heads a text is its publisher and no headline, of one word or in capitals', () => {
  const known = ['Dawn', 'Velmaran News Agency', 'The Harbour Times']
  const read = (text: string) => {
    const { publisher, title, published } = headOf(text, known)
    return [publisher, title, published]
  }
  const headline = 'Ferry works begin at the yard'
  assert.deepEqual(read(`Dawn\n\n${headline}\n\nGENEVA: ${BODY}`), ['Dawn', headline, null])
  for (const line of ['Velmaran News Agency', 'VELMARAN NEWS AGENCY']) {
    assert.deepEqual(read(`${line}\n${headline}\n\n${BODY}`), [known[1], headline, null])
    assert.deepEqual(read(`${line}\n\nGENEVA, 4 February 2026 - ${BODY}`), [
      known[1],
      null,
      '2026-02-04',
    ])
  }
  assert.deepEqual(read(`${headline}\nHarbour Times | Mar 10, 2026\n\n${BODY}`), [
    known[2],
    headline,
    '2026-03-10',
  ])
  assert.deepEqual(read(`Dawn | Mar 10, 2026\n${headline}\n\n${BODY}`), [
    'Dawn',
    headline,
    '2026-03-10',
  ])
})

test('a line that says in what a text was published gives publisher and day, at head and foot', () => {
  for (const name of ['Harbour Review', 'Morning']) {
    const line = `Published in ${name}, March 10th, 2026`
    for (const text of [
      `Ferry works begin\n${line}\n\n${BODY}`,
      `Ferry works begin\n\n${BODY}\n\n${line}\n`,
    ]) {
      const { publisher, published } = headOf(text)
      assert.deepEqual([publisher, published], [name, '2026-03-10'])
    }
  }
  assert.equal(
    headOf(`Harbour Review | Mar 10, 2026\nFerry\n\n${BODY}`).publisher,
    'Harbour Review',
  )
})

test('a kind of paper in capitals is no headline where there is another, and a headline no publisher', () => {
  const read = (text: string) => {
    const { publisher, title } = headOf(text)
    return [publisher, title]
  }
  const capitals = 'FERRY WORKS BEGIN AT THE YARD'
  assert.deepEqual(read(`PRESS WING\n\n${capitals}\n\n${BODY}`), [null, capitals])
  assert.deepEqual(read(`Ferry Works Begin\nPRESS WING\n\n${BODY}`), [null, 'Ferry Works Begin'])
})

test('no head, however made, takes long', () => {
  for (const piece of [
    'A-',
    'A ',
    "A'",
    'Feb 4, ',
    '– ',
    '((',
    'Published on ',
    'Published in A, ',
    'Published in A',
    'by A ',
    'a-\n',
    '4 ',
    '| ',
  ]) {
    const start = performance.now()
    // The first of these once took hours: a word could be divided into words in many ways.
    headOf(piece.repeat(3000))
    assert.ok(performance.now() - start < 1000, piece)
  }
})
