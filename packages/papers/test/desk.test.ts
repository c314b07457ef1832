/** A session of the desk as files: its agenda printed, listed and brought back, its hour in the calendar. */

import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ActionRequest,
  actionsWorkbook,
  agendaOf,
  agendaWorkbook,
  calendarEntries,
  openDossier,
  openSecretariat,
  SessionRequest,
  sessionBrief,
} from '@followthrough/brief'
import { fold } from '@followthrough/ledger'
import { openStore, readPack } from '@followthrough/store'
import { readChanges, toCalendar, toDocx, toPdf, toXlsx } from '../src/index.ts'

const TODAY = '2026-11-21'
const { pack } = readPack(new URL('../../../packs/kz-pk', import.meta.url).pathname)
const store = openStore(':memory:')
store.loadPack(pack!)
const opened = () => openDossier(pack!.partnership, store.statements())
const state = () => fold(opened().ledger, { validOn: TODAY, knownAt: TODAY })
const mechanism = opened().ledger.institutions.find(({ value }) => value.kind === 'commission')!
  .value.id
const [party] = opened().partnership.parties
let minute = 0
const decider = () => ({
  name: 'Amina',
  day: TODAY,
  instant: `2026-11-21T09:${String(minute++).padStart(2, '0')}:00.000Z`,
})
const session = (id: string, on: string, more: object = {}) =>
  SessionRequest.parse({ id, mechanism, on, startsAt: '10:00', tz: 'Asia/Almaty', ...more })

store.append(openSecretariat(opened()).saveSession(session('s-13', '2026-12-01'), decider()))
store.append(
  openSecretariat(opened()).saveAction(
    ActionRequest.parse({
      id: 'a-1',
      session: 's-13',
      what: 'Send the list of carriers',
      owners: [{ party: party!.code, name: 'Ministry = Transport' }],
      due: '2026-12-20',
      serves: null,
    }),
    decider(),
  ),
)
store.append(openSecretariat(opened()).saveSession(session('s-14', '2027-03-12'), decider()))

test('the agenda of a session is printed in every language, what was carried over first', async () => {
  for (const language of ['en', 'ru', 'kk', 'ur'] as const) {
    const agenda = agendaOf(opened(), 's-14', TODAY, { language })!
    const paper = sessionBrief(agenda, { language, date: TODAY })
    const headings = paper.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [block.text] : [],
    )
    assert.equal(headings.length, agenda.items.filter(({ kind }) => kind !== 'action').length)
    assert.match(JSON.stringify(paper.blocks), /Send the list of carriers/)
    assert.ok(toPdf(paper).length > 10_000)
    assert.ok((await toDocx(paper)).length > 10_000)
  }
})

test('the agenda and the action items go out as lists and come back unchanged', () => {
  const agenda = agendaOf(opened(), 's-14', TODAY)!
  for (const workbook of [
    agendaWorkbook(agenda, { date: TODAY }),
    actionsWorkbook(opened(), state(), { date: TODAY, language: 'ur' }),
  ]) {
    assert.ok(workbook.sheets[0]!.rows.length > 0)
    const result = readChanges(toXlsx(workbook), workbook)
    assert.deepEqual([result.changes, result.problems], [[], []])
  }
})

test('a session that moves keeps its UID and goes up in SEQUENCE; called off it is cancelled', () => {
  const entry = () =>
    calendarEntries(opened(), state(), 'en', ['sessions']).find(({ id }) => id === 'session-s-14')!
  assert.deepEqual([entry().revisions, entry().isCancelled], [0, false])
  store.append(openSecretariat(opened()).saveSession(session('s-14', '2027-03-19'), decider()))
  assert.deepEqual([entry().revisions, entry().when.on], [1, '2027-03-19'])
  store.append(openSecretariat(opened()).cancelSession('s-14', decider()))
  assert.deepEqual([entry().revisions, entry().isCancelled], [2, true])
  const entries = calendarEntries(opened(), state(), 'en')
  const text = toCalendar({ name: 'Desk', domain: 'example.org', language: 'en', entries })
  assert.match(text, /UID:session-s-14@example\.org\r\nSEQUENCE:2\r\n.*?STATUS:CANCELLED/s)
  assert.match(text, /UID:action-a-1@example\.org/)
})
