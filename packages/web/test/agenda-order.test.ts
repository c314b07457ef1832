import assert from 'node:assert/strict'
import test from 'node:test'
import type { AgendaAnswer, AgendaOperation } from '@followthrough/brief'
import fc from 'fast-check'
import { type AgendaItem, foldEdits } from '../../brief/src/session/agenda.ts'
import {
  dropPlace,
  groupStep,
  moveOperations,
  type Place,
  placeOf,
  stepOf,
  withGroupStepped,
  withMoved,
} from '../src/desk/sessions/agenda-order.ts'

/** An agenda of headings a, b, c … with so many items each: a1, a2, b1 … */
function agendaOf(sizes: readonly number[]): AgendaAnswer {
  const groups = sizes.map((size, g) => {
    const id = String.fromCharCode(97 + g)
    const items = Array.from({ length: size }, (_, i) => `own:${id}${i + 1}`)
    return { id, name: id.toUpperCase(), language: 'en' as const, items }
  })
  const items = groups.flatMap(({ id, items }) => items.map((item) => ({ id: item, group: id })))
  return {
    language: 'en',
    groups,
    items: items.map((item, i) => ({ ...item, number: i + 1 })),
  } as unknown as AgendaAnswer
}

const looked = ({ groups }: Pick<AgendaAnswer, 'groups'>) =>
  groups.map(({ id, items }) => [id, items])

/** What the server makes of operations on it. */
function served({ items }: AgendaAnswer, operations: readonly AgendaOperation[]) {
  const edits = operations.map((operation, i) => ({
    value: { id: `${i}`, session: 's', base: i, operation },
    by: 'Ann',
  }))
  const { items: left, idle } = foldEdits(
    items as unknown as AgendaItem[],
    edits as unknown as Parameters<typeof foldEdits>[1],
    () => null,
  )
  assert.equal(idle.length, 0)
  const groups = Map.groupBy(left, ({ group }) => group)
  return [...groups].map(([id, all]) => [id, all.map((item) => item.id)])
}

const someAgenda = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })

test('an agenda is shown moved as the server makes it of the operations', () => {
  fc.assert(
    fc.property(someAgenda, fc.nat(), fc.nat(), fc.nat(), (sizes, i, g, at) => {
      const agenda = agendaOf(sizes)
      const item = agenda.items[i % agenda.items.length]!.id
      const group = agenda.groups[g % agenda.groups.length]!
      const others = group.items.filter((one) => one !== item)
      const place: Place = { group: group.id, at: at % (others.length + 1) }
      const operations = moveOperations(agenda.groups, item, place)
      const after = withMoved(agenda, item, place)
      assert.deepEqual(served(agenda, operations), looked(after))
      assert.deepEqual(placeOf(after.groups, item), place)
      assert.deepEqual(
        after.items.map(({ number }) => number),
        after.items.map((_, n) => n + 1),
      )
    }),
    { numRuns: 500 },
  )
})

test('an item that stands in its place is not moved', () => {
  const { groups } = agendaOf([2, 1])
  assert.deepEqual(moveOperations(groups, 'own:a2', { group: 'a', at: 1 }), [])
  assert.deepEqual(moveOperations(groups, 'own:zz', { group: 'a', at: 1 }), [])
})

test('a step goes over the edge of a heading to the next, and stops at the ends', () => {
  const { groups } = agendaOf([2, 1])
  assert.deepEqual(stepOf(groups, 'own:a1', 1), { group: 'a', at: 1 })
  assert.deepEqual(stepOf(groups, 'own:a2', 1), { group: 'b', at: 0 })
  assert.deepEqual(stepOf(groups, 'own:b1', -1), { group: 'a', at: 2 })
  assert.equal(stepOf(groups, 'own:b1', 1), null)
  assert.equal(stepOf(groups, 'own:a1', -1), null)
})

test('a heading goes up and down with all that stands under it', () => {
  fc.assert(
    fc.property(someAgenda, fc.nat(), fc.constantFrom(1 as const, -1 as const), (sizes, g, by) => {
      const agenda = agendaOf(sizes)
      const { id } = agenda.groups[g % agenda.groups.length]!
      const operation = groupStep(agenda.groups, id, by)
      const after = withGroupStepped(agenda, id, by)
      if (operation === null) assert.equal(after, agenda)
      else assert.deepEqual(served(agenda, [operation]), looked(after))
    }),
  )
})

test('what is dragged comes down under the row whose middle it has passed', () => {
  const rows = [
    { group: 'a', item: null, top: 0, bottom: 10 },
    { group: 'a', item: 'a1', top: 10, bottom: 30 },
    { group: 'a', item: 'a2', top: 30, bottom: 50 },
    { group: 'b', item: null, top: 50, bottom: 60 },
    { group: 'b', item: 'b1', top: 60, bottom: 80 },
  ]
  assert.deepEqual(dropPlace(rows, 'b1', -100), { group: 'a', at: 0 })
  assert.deepEqual(dropPlace(rows, 'b1', 8), { group: 'a', at: 0 })
  assert.deepEqual(dropPlace(rows, 'b1', 25), { group: 'a', at: 1 })
  assert.deepEqual(dropPlace(rows, 'a1', 45), { group: 'a', at: 1 })
  assert.deepEqual(dropPlace(rows, 'a1', 57), { group: 'b', at: 0 })
  assert.deepEqual(dropPlace(rows, 'a1', 500), { group: 'b', at: 1 })
  assert.equal(dropPlace([], 'a1', 5), null)
})
