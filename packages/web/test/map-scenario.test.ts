import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NetworkAnswer } from '@followthrough/brief'
import { changesOf } from '@followthrough/network'
import fc from 'fast-check'
import { markedCrossings } from '../src/corridors/map/features.ts'
import { scenarioCrossings, scenarioNetwork, takenLinks } from '../src/corridors/map/scenario.ts'

const PLACES = ['a', 'b', 'c', 'd', 'e']
const COUNTRIES = ['AA', 'BB', 'CC']
const anyNetwork = fc.record({
  countries: fc.array(fc.constantFrom(...COUNTRIES), { minLength: 5, maxLength: 5 }),
  kinds: fc.array(fc.constantFrom('border', 'city'), { minLength: 5, maxLength: 5 }),
  ends: fc.array(
    fc.record({
      from: fc.constantFrom(...PLACES),
      to: fc.constantFrom(...PLACES),
      mode: fc.constantFrom('road', 'rail'),
      corridors: fc.subarray(['K-1', 'K-2']),
    }),
    { maxLength: 8 },
  ),
})
const name = fc.constantFrom(...PLACES, ...COUNTRIES, 'K-1', 'K-2', 'l0', 'l3')
const written = fc.tuple(name, fc.constantFrom('', ':road', ':rail')).map((parts) => parts.join(''))
const anyScenario = fc.record({
  shuts: fc.array(written, { maxLength: 3 }),
  opens: fc.array(written, { maxLength: 3 }),
})

function networkOf({
  countries,
  kinds,
  ends,
}: typeof anyNetwork extends fc.Arbitrary<infer N> ? N : never) {
  return {
    places: PLACES.map((id, i) => ({ id, name: id, country: countries[i]!, kind: kinds[i]! })),
    links: ends.map((end, i) => ({ ...end, id: `l${i}`, standing: 'planned', since: null })),
    crossings: [],
  } as unknown as NetworkAnswer
}

test('the map takes the links as open and shut that the core does', () => {
  fc.assert(
    fc.property(anyNetwork, anyScenario, (drawn, scenario) => {
      const network = networkOf(drawn)
      const records = { places: network.places, links: network.links, effects: [] }
      const { changes } = changesOf(records as never, { ...scenario, delivers: [], hours: [] })
      const shut = new Set([...changes.shutLinks.values()].flatMap((links) => [...links]))
      const taken = takenLinks(network, { ...scenario, delivers: [] }, [])
      assert.deepEqual([...taken.shut].sort(), [...shut].sort())
      assert.deepEqual(
        [...taken.opened].sort(),
        [...changes.openedLinks].filter((id) => !shut.has(id)).sort(),
      )
      for (const { id, standing } of scenarioNetwork(network, taken).links)
        assert.equal(
          standing,
          shut.has(id) ? 'shut' : changes.openedLinks.has(id) ? 'open' : 'planned',
        )
    }),
  )
})

test('a scenario that takes nothing leaves the network itself', () => {
  const network = networkOf({
    countries: Array(5).fill('AA'),
    kinds: Array(5).fill('city'),
    ends: [],
  })
  const none = takenLinks(network, { shuts: [], opens: [], delivers: [] }, [])
  assert.equal(scenarioNetwork(network, none), network)
})

test('a post is drawn shut when a scenario leaves it no way, and open when it opens one', () => {
  const end = (to: string, standing: string) => ({
    from: 'a',
    to,
    mode: 'road',
    corridors: [],
    standing,
  })
  const base = networkOf({
    countries: ['AA', 'BB', 'BB', 'AA', 'AA'],
    kinds: Array(5).fill('border'),
    ends: [],
  })
  const network = {
    ...base,
    links: [end('b', 'open'), end('c', 'shut')].map((one, i) => ({
      ...one,
      id: `l${i}`,
      since: null,
    })),
    crossings: [{ place: 'a', mode: 'road', open: true, since: null }],
  } as unknown as NetworkAnswer
  const mark = (shuts: string[], opens: string[]) => {
    const taken = takenLinks(network, { shuts, opens, delivers: [] }, [])
    return scenarioCrossings(network, markedCrossings(network), taken)[0]!.mark
  }
  assert.equal(mark([], []), 'open')
  assert.equal(mark(['a'], []), 'shut')
  assert.equal(mark(['l0'], []), 'shut')
  assert.equal(mark(['l0'], ['l1']), 'open')
  assert.equal(mark(['l1'], []), 'open')
})

test('what is delivered is drawn open where it was not built; what the record shuts stays shut', () => {
  const standings = ['planned', 'under-construction', 'shut', 'unknown', 'open'] as const
  const base = networkOf({ countries: Array(5).fill('AA'), kinds: Array(5).fill('city'), ends: [] })
  const network = {
    ...base,
    links: standings.map((standing, i) => ({
      id: `l${i}`,
      from: 'a',
      to: 'b',
      corridors: [],
      standing,
    })),
  } as unknown as NetworkAnswer
  const scenario = { shuts: [], opens: [], delivers: ['promise'] }
  const links = standings.map((_, i) => `l${i}`)
  const drawn = (delivered: string[]) =>
    scenarioNetwork(network, takenLinks(network, scenario, [{ id: 'promise', links: delivered }]))
  assert.deepEqual(
    drawn(links).links.map(({ standing }) => standing),
    ['open', 'open', 'shut', 'unknown', 'open'],
  )
  assert.equal(drawn([]), network)
})
