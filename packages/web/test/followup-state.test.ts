import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ActionBody, Ask } from '@followthrough/brief'
import {
  actionsParams,
  actionsSearch,
  inOrder,
  movedWords,
  newActionId,
  readActions,
} from '../src/desk/actions/actions-state.ts'
import {
  asksParams,
  asksSearch,
  groupAsks,
  ofParties,
  readAsks,
} from '../src/desk/asks/asks-state.ts'

const named = (id: string) => ({ kind: 'institution', id, name: id, language: 'en' }) as const
const ask = (id: string, sector: string, owners: readonly [string, string | null][]) =>
  ({
    commitment: named(id),
    sector,
    owners: owners.map(([party, body]) => ({
      party: named(party),
      body: body === null ? null : named(body),
      probable: false,
    })),
  }) as unknown as Ask

test('the filters written to the address are the filters read from it', () => {
  const asks = 'rule=overdue&sector=a&sector=b&body=n-a&party=P&group=body&commitment=c-1'
  assert.equal(asksSearch(readAsks(asks)), asks)
  assert.equal(asksSearch(readAsks('group=colour')), '')
  const actions = 'show=late&session=s&party=P&body=n-a&serves=c-1'
  assert.equal(actionsSearch(readActions(actions)), actions)
  assert.equal(actionsSearch(readActions('show=none')), '')
})

test('a rule is asked for wherever it holds; parties and bodies are narrowed together', () => {
  assert.equal(asksParams(readAsks('')).all, '')
  assert.equal(asksParams(readAsks('rule=silent')).all, 'true')
  const state = readAsks('party=P&body=n-a')
  assert.deepEqual(asksParams(state).party, ['n-a'])
  const items = [
    ask('c-1', 's', [['P', 'n-a']]),
    ask('c-2', 's', [
      ['Q', 'n-a'],
      ['P', 'n-b'],
    ]),
  ]
  assert.deepEqual(ofParties(items, state), [items[0]])
})

test('questions group by sector, and under each body that owes the step', () => {
  const items = [
    ask('c-1', 's-2', [
      ['P', 'n-a'],
      ['Q', null],
    ]),
    ask('c-2', 's-1', [
      ['P', 'n-a'],
      ['P', 'n-b'],
    ]),
    ask('c-3', 's-2', [['Q', null]]),
  ]
  const shape = (group: 'rank' | 'sector' | 'body') =>
    groupAsks(items, group, new Map([['s-2', 'Second']])).map(({ name, items: inside }) => [
      name,
      ...inside.map(({ commitment }) => commitment.id),
    ])
  assert.deepEqual(shape('rank'), [['', 'c-1', 'c-2', 'c-3']])
  assert.deepEqual(shape('sector'), [
    ['Second', 'c-1', 'c-3'],
    ['s-1', 'c-2'],
  ])
  assert.deepEqual(shape('body'), [
    ['n-a', 'c-1', 'c-2'],
    ['Q: no body on record', 'c-1', 'c-3'],
    ['n-b', 'c-2'],
  ])
})

const action = (given: Partial<ActionBody>) =>
  ({
    id: 'a',
    what: 'Do it',
    state: 'open',
    stateName: 'open',
    lateDays: 0,
    due: null,
    owners: [],
    serves: null,
    reason: '',
    ...given,
  }) as unknown as ActionBody

test('overdue items come first, the latest at their head, and closed ones last', () => {
  const items = [
    action({ id: 'done', state: 'done' }),
    action({ id: 'late', lateDays: 3 }),
    action({ id: 'open' }),
    action({ id: 'later', lateDays: 30 }),
  ]
  const ids = (show: 'all' | 'late') => inOrder(items, show).map(({ id }) => id)
  assert.deepEqual(ids('all'), ['later', 'late', 'open', 'done'])
  assert.deepEqual(ids('late'), ['later', 'late'])
  assert.equal(actionsParams(readActions('show=late')).state, 'open')
})

test('an id is made of the words, and no two are the same', () => {
  assert.equal(newActionId('Send the Draft – now!', []), 'send-the-draft-now')
  assert.equal(newActionId('Send it', ['send-it', 'send-it-2']), 'send-it-3')
  assert.equal(newActionId('Направить проект', []), 'item')
  assert.match(newActionId(`${'x'.repeat(39)} yz`, []), /^[a-z0-9][a-z0-9-]*[a-z0-9]$/)
})

test('what moved between two versions is told field by field', () => {
  const before = action({ due: '2026-03-01' })
  const after = action({ due: '2026-04-01', state: 'done', stateName: 'done' })
  assert.deepEqual(movedWords(before, before), [])
  assert.deepEqual(movedWords(before, after), [
    'Due: 1 Mar 2026 → 1 Apr 2026',
    'State: open → done',
  ])
})
