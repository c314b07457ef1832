import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Criticality, criticalityOf, type Pair, type View } from '../src/index.ts'
import { disruption, link, place } from './records.ts'
import { anyWorld, type Exported, exported, least, viewIn, WORLD } from './world.ts'

const anyCase = anyWorld.chain((records) => {
  const id = fc.constantFrom(...records.places.map((one) => one.id))
  const pair = fc.record({ from: id, to: id })
  return fc.record({
    records: fc.constant(records),
    pairs: fc.array(pair, { minLength: 1, maxLength: 3 }),
  })
})

/** Least minutes and cents of each pair, by a plain search. */
function bests({ vertices, arcs }: Exported, pairs: readonly Pair[]) {
  return pairs.map(({ from, to }) => {
    const start = vertices.filter((vertex) => vertex.place === from).map(({ id }) => id)
    const of = (figure: 'minutes' | 'cents') => least({ vertices, arcs }, start, to, figure)
    return { minutes: of('minutes'), cents: of('cents') }
  })
}

const linkOf = (arc: string) => (arc.startsWith('link:') ? arc.split(':')[1]! : '')

/** Every link by itself, and every crossing: the ways out of a country at a place by one mode. */
function elements({ network: { records } }: View): { id: string; links: string[] }[] {
  const country = (id: string) => records.places.find((one) => one.id === id)!.country
  const crossings = records.places.flatMap(({ id }) =>
    (['road', 'rail'] as const).map((mode) => ({
      id,
      links: records.links
        .filter((one) => one.mode === mode && (one.from === id || one.to === id))
        .filter(({ from, to }) => country(from) !== country(to))
        .map((one) => one.id),
    })),
  )
  const links = records.links.map(({ id }) => ({ id, links: [id] }))
  return [...links, ...crossings.filter((one) => one.links.length > 0)]
}

function without({ vertices, arcs }: Exported, links: readonly string[]): Exported {
  return { vertices, arcs: arcs.filter(({ id }) => !links.includes(linkOf(id))) }
}

test('what stands is the least of each pair, by a plain search', () => {
  fc.assert(
    fc.property(anyCase, ({ records, pairs }) => {
      const view = viewIn(records)
      assert.deepEqual(criticalityOf(view, pairs).base, bests(exported(view), pairs))
    }),
  )
})

test('losing an element costs what a search without it finds, and whatever costs is listed', () => {
  fc.assert(
    fc.property(anyCase, ({ records, pairs }) => {
      const view = viewIn(records)
      const open = exported(view)
      const { base, losses } = criticalityOf(view, pairs)
      const all = elements(view)
      for (const loss of losses) {
        const some = all.filter(({ id }) => id === loss.id)
        const afters = some.map(({ links }) => bests(without(open, links), pairs))
        assert.ok(afters.some((after) => JSON.stringify(after) === JSON.stringify(loss.pairs)))
        let [cut, minutes, cents] = [0, 0, 0]
        loss.pairs.forEach((after, i) => {
          const before = base[i]!
          if (before.minutes === null) assert.equal(after.minutes, null)
          else if (after.minutes === null) cut++
          else {
            minutes += after.minutes - before.minutes
            cents += after.cents! - before.cents!
          }
        })
        assert.deepEqual([loss.cut, loss.extraMinutes, loss.extraCents], [cut, minutes, cents])
        assert.ok(minutes >= 0 && cents >= 0)
      }
      for (const { id, links } of all) {
        const after = JSON.stringify(bests(without(open, links), pairs))
        if (after === JSON.stringify(base)) continue
        assert.ok(
          losses.some((loss) => JSON.stringify(loss.pairs) === after),
          id,
        )
      }
    }),
    { numRuns: 150 },
  )
})

test('losses and gains come the worst and the best first, each once', () => {
  fc.assert(
    fc.property(anyCase, ({ records, pairs }) => {
      const { losses, gains } = criticalityOf(viewIn(records), pairs)
      const ranks = [
        losses.map((loss) => [loss.cut, loss.extraMinutes, loss.extraCents]),
        gains.map((gain) => [gain.joined, gain.savedMinutes, gain.savedCents]),
      ]
      for (const rows of ranks)
        rows.slice(1).forEach((row, i) => {
          const k = row.findIndex((figure, column) => figure !== rows[i]![column])
          assert.ok(k < 0 || row[k]! < rows[i]![k]!)
        })
      const keys = losses.map(({ kind, id, mode }) => `${kind} ${id} ${mode}`)
      assert.equal(new Set(keys).size, keys.length)
      const opened = gains.map(({ kind, id }) => `${kind} ${id}`)
      assert.equal(new Set(opened).size, opened.length)
    }),
  )
})

test('a gain is what opening its links gives, whatever else a scenario or the asker keeps shut', () => {
  fc.assert(
    fc.property(anyCase, fc.nat(4), fc.boolean(), ({ records, pairs }, i, isShut) => {
      const { id } = records.links[i % records.links.length]!
      const scenario = { shuts: isShut ? [id] : [] }
      const constraints = { avoid: isShut ? [] : [{ kind: 'link' as const, id, name: id }] }
      const view = viewIn(records, { scenario, constraints })
      const { base, gains } = criticalityOf(view, pairs)
      for (const { links, pairs: after, joined, savedMinutes, savedCents } of gains) {
        const opened = viewIn(records, {
          scenario: { ...scenario, opens: [...links] },
          constraints,
        })
        assert.deepEqual(after, bests(exported(opened), pairs))
        assert.equal(new Set(links).size, links.length)
        assert.ok(joined >= 0 && savedMinutes >= 0 && savedCents >= 0)
        assert.ok(joined + savedMinutes + savedCents > 0)
        const came = after.filter(({ minutes }, i) => minutes !== null && base[i]!.minutes === null)
        assert.equal(joined, came.length)
        const saved = (of: 'minutes' | 'cents') =>
          after.reduce(
            (sum, best, i) => sum + (base[i]![of] === null ? 0 : base[i]![of] - best[of]!),
            0,
          )
        assert.deepEqual([savedMinutes, savedCents], [saved('minutes'), saved('cents')])
      }
      assert.deepEqual(criticalityOf(view, pairs, 'gains').gains, gains)
    }),
    { numRuns: 150 },
  )
})

test('every link that is not open and would help is among the gains, by its commitment too', () => {
  fc.assert(
    fc.property(anyCase, ({ records, pairs }) => {
      const view = viewIn(records)
      const { base, gains } = criticalityOf(view, pairs)
      for (const { id, status } of records.links) {
        if (status === 'open') continue
        const after = bests(exported(viewIn(records, { scenario: { opens: [id] } })), pairs)
        const listed = gains.some((gain) => gain.kind === 'link' && gain.id === id)
        assert.equal(listed, JSON.stringify(after) !== JSON.stringify(base), id)
      }
    }),
  )
})

const ROAD = WORLD.links.filter(({ mode }) => mode === 'road')
const critical = (links: typeof ROAD, pairs: Pair[], more = {}): Criticality =>
  criticalityOf(viewIn({ ...WORLD, links, ...more }), pairs)

test('a post without a way round is told apart by the pairs that it cuts', () => {
  const { losses } = critical(ROAD, [
    { from: 'alta', to: 'cora' },
    { from: 'bela', to: 'cora' },
  ])
  const [first] = losses
  assert.deepEqual([first!.cut, first!.id], [2, 'bela-gate-q'])
  const post = losses.find(({ id }) => id === 'pass-p')
  assert.deepEqual(
    [post?.kind, post?.mode, post?.cut, post?.extraMinutes],
    ['crossing', 'road', 1, 0],
  )
  assert.ok(!losses.some(({ id }) => id === 'pass-q' || id === 'pass-p-pass-q'), 'told once')
})

test('a link between a post of two ways and a post of one is told apart from the post of two', () => {
  for (const [from, to] of [
    ['pass-q', 'pass-p'],
    ['pass-p', 'pass-q'],
  ] as const) {
    const links = [
      ...ROAD.filter(({ id }) => id !== 'pass-p-pass-q'),
      link(from, to, { id: 'bridge' }),
      link('pass-p', 'third', { km: 900 }),
      link('third', 'bela', { km: 900 }),
    ]
    const places = [...WORLD.places, place('third', 'QB')]
    const { losses } = critical(links, [{ from: 'alta', to: 'bela' }], { places })
    const both = losses.find(({ id }) => id === 'pass-p')
    const one = losses.find(({ id }) => id === 'bridge' || id === 'pass-q')
    assert.deepEqual([both?.cut, one?.cut], [1, 0], from)
    assert.ok(one!.extraMinutes > 0)
  }
})

test('closures of one day and one cause are opened together', () => {
  const disruptions = ['pass-p', 'pass-q', 'gate-q'].map((post, i) =>
    disruption({ id: `d${i}`, place: post, cause: 'War', end: 'open' }),
  )
  const { base, gains } = critical(ROAD, [{ from: 'alta', to: 'cora' }], { disruptions })
  assert.deepEqual(base, [{ minutes: null, cents: null }])
  assert.deepEqual(
    gains.map(({ kind, joined, links }) => [kind, joined, links]),
    [['disruption', 1, ['pass-p-pass-q', 'gate-q-gate-r']]],
  )
})
