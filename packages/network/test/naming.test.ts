import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { NAMED_KINDS, type NamedKind, namesOf } from '../src/index.ts'
import { place, regime } from './records.ts'
import { anyWorld, WORLD } from './world.ts'

const RECORDS = {
  ...WORLD,
  places: [
    ...WORLD.places,
    place('wadi', 'PA', { name: 'Wādī al-Kabīr' }),
    place('east', 'PA', { name: 'Twin' }),
    place('west', 'QB', { name: 'Twin' }),
    place('Twin', 'RC', { name: 'Other' }),
  ],
  regimes: [...WORLD.regimes, regime('on-record', { rule: null })],
}
const { resolve, things } = namesOf(RECORDS, (code) => ({ PA: 'Pálland' })[code] ?? code)
const found = (typed: string, kinds: readonly NamedKind[] = NAMED_KINDS) =>
  resolve(typed, kinds).thing?.id ?? null
const near = (typed: string, kinds: readonly NamedKind[] = NAMED_KINDS) => {
  const answer = resolve(typed, kinds)
  return answer.thing === null ? answer.near.map(({ id }) => id) : null
}

test('an id goes before every name', () => {
  assert.equal(found('Twin'), 'Twin')
  assert.equal(found('twin', ['place']), null, 'and is itself only as it is written')
})

test('a name fits whatever its case, accents and hyphens', () => {
  for (const typed of ['alta', 'ÁLTA', 'Alta', ' álta ']) assert.equal(found(typed), 'alta')
  for (const typed of ['wadi al kabir', 'WADI AL-KABIR']) assert.equal(found(typed), 'wadi')
  assert.equal(found('palland'), 'PA')
  assert.equal(found('Pass P'), 'pass-p')
})

test('a name that several things bear is refused with all of them', () => {
  const answer = resolve('TWIN', ['place'])
  assert.ok(answer.thing === null && answer.isAmbiguous)
  assert.deepEqual(near('TWIN', ['place']), ['east', 'west', 'Twin'])
  const two = namesOf(
    { ...RECORDS, places: RECORDS.places.filter(({ id }) => id !== 'Twin') },
    (code) => code,
  ).resolve('twin', ['place'])
  assert.ok(two.thing === null && two.isAmbiguous && two.near.length === 2)
})

test('only things of the kinds asked for are found', () => {
  assert.equal(found('PA', ['place']), null)
  assert.equal(found('PA', ['country']), 'PA')
  assert.equal(found('K1', ['corridor']), 'K1')
  assert.equal(found('rail', ['mode']), 'rail')
})

test('a regime is known by its id and by its scheme, one that is only on record by neither', () => {
  assert.equal(found('tir', ['regime']), 'TIR')
  assert.equal(found('tir-pa', ['regime']), 'tir-pa')
  assert.equal(found('national', ['regime']), 'national')
  assert.equal(found('on-record', ['regime']), null)
})

test('for a name that is none the nearest are offered, and nothing is guessed', () => {
  assert.ok(near('Altta', ['place'])!.includes('alta'))
  assert.ok(near('cor', ['place'])!.includes('cora'), 'the beginning of a name is near it')
  assert.deepEqual(near('zzzzzz'), [])
  assert.deepEqual(near(''), [])
  assert.deepEqual(near('?!'), [])
  assert.ok(near('p')!.length <= 5)
})

test('every thing is found by its own id among its own kind', () => {
  fc.assert(
    fc.property(anyWorld, (records) => {
      const names = namesOf(records, (code) => `Land ${code}`)
      for (const { kind, id } of names.things) assert.equal(names.resolve(id, [kind]).thing?.id, id)
    }),
  )
  assert.ok(things.length > 40)
})
