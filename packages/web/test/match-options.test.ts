import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchOptions } from '../src/parts/match-options.ts'

const option = (id: string, name: string, detail = '') => ({ id, name, detail })
const OPTIONS = [
  option('new-town', 'New Town', 'city, Aaland'),
  option('town', 'Town', 'city, Bebeland'),
  option('gruen', 'Grün (town side)', 'border post, Aaland'),
  option('hill', 'Hill', 'city, Aaland'),
]
const found = (typed: string, limit = 9) => matchOptions(OPTIONS, typed, limit).map(({ id }) => id)

test('names that begin with what was typed come first, then words, then the rest', () => {
  assert.deepEqual(found('town'), ['town', 'new-town', 'gruen'])
})

test('accents and case do not matter, and every word must be there', () => {
  assert.deepEqual(found('GRUN'), ['gruen'])
  assert.deepEqual(found('town aaland'), ['new-town', 'gruen'])
  assert.deepEqual(found('town nowhere'), [])
})

test('nothing typed gives the first options', () => {
  assert.deepEqual(found('  ', 2), ['new-town', 'town'])
})
