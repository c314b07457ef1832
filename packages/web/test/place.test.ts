import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sectionOf } from '../src/frame/sections.ts'
import { notePlace } from '../src/marks/note-place.ts'

test('a note never leaves the page', () => {
  const within = { left: 20, top: 100, width: 300, height: 400 }
  for (const left of [0, 150, 380]) {
    const dot = { left, top: 120, width: 20, height: 20 }
    const place = notePlace(dot, within, { width: 320, height: 80 }, 390)
    const onPage = place.left + within.left
    assert.ok(onPage >= 0 && onPage + 320 <= 390)
  }
})

test('every page belongs to its section', () => {
  assert.equal(sectionOf('/')?.name, 'Overview')
  assert.equal(sectionOf('/commitments/c-x')?.name, 'Commitments')
  assert.equal(sectionOf('/instruments/i-x')?.name, 'Timeline')
  assert.equal(sectionOf('/nowhere'), undefined)
})
