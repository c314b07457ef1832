import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Criticality,
  criticalityOf,
  type Gain,
  type NetworkRecords,
  type Pair,
  type View,
  whyNone,
} from '../src/index.ts'
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

/** The records in which an opening has been made by hand: what else shuts a link is as it was. */
function opened(records: NetworkRecords, { kind, id, links }: Pick<Gain, 'kind' | 'id' | 'links'>) {
  if (kind === 'disruption') return withoutDisruption(records, id)
  const built = records.links.map((one) =>
    links.includes(one.id) ? { ...one, status: 'open' as const, opensOn: null } : one,
  )
  return { ...records, links: built }
}

/** Those that began on one day for one cause end together. */
function withoutDisruption(records: NetworkRecords, id: string): NetworkRecords {
  const { value: first } = records.disruptions.find(({ value }) => value.id === id)!
  const stay = records.disruptions.filter(
    ({ value }) => value.fromOn !== first.fromOn || value.cause !== first.cause,
  )
  return { ...records, disruptions: stay }
}

test('a gain is what its opening gives, whatever else keeps its links shut', () => {
  fc.assert(
    fc.property(anyCase, fc.nat(4), fc.boolean(), ({ records, pairs }, i, isShut) => {
      const { id } = records.links[i % records.links.length]!
      const scenario = { shuts: isShut ? [id] : [] }
      const constraints = { avoid: isShut ? [] : [{ kind: 'link' as const, id, name: id }] }
      const view = viewIn(records, { scenario, constraints })
      const { base, gains } = criticalityOf(view, pairs)
      for (const gain of gains) {
        const { links, pairs: after, joined, savedMinutes, savedCents } = gain
        const lifted = viewIn(opened(records, gain), { scenario, constraints })
        assert.deepEqual(after, bests(exported(lifted), pairs))
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
        const built = opened(records, { kind: 'link', id, links: [id] })
        const after = bests(exported(viewIn(built)), pairs)
        const listed = gains.some((gain) => gain.kind === 'link' && gain.id === id)
        assert.equal(listed, JSON.stringify(after) !== JSON.stringify(base), id)
      }
    }),
  )
})

/** Cases with closures that shut by an end still open, some of one day and cause. */
const anyShutCase = anyCase.chain(({ records, pairs }) =>
  fc.record({
    pairs: fc.constant(pairs),
    records: fc
      .array(
        fc.record({
          links: fc.subarray(
            records.links.map(({ id }) => id),
            { minLength: 1, maxLength: Math.min(3, records.links.length) },
          ),
          fromOn: fc.constantFrom('2024-01-01', '2024-02-01'),
          cause: fc.constantFrom('Snow', 'War'),
        }),
        { minLength: 1, maxLength: 4 },
      )
      .map((shut) => ({
        ...records,
        disruptions: [
          ...records.disruptions,
          ...shut.map((row, i) => disruption({ ...row, id: `shut${i}`, end: 'open' })),
        ],
      })),
  }),
)

test('lifting a disruption gives what a fresh plan without it finds, and is listed where it helps', () => {
  let helped = 0
  fc.assert(
    fc.property(anyShutCase, ({ records, pairs }) => {
      const view = viewIn(records)
      const { base, gains } = criticalityOf(view, pairs, 'gains')
      const groups = Map.groupBy(
        records.disruptions.map(({ value }) => value),
        ({ fromOn, cause }) => `${fromOn} ${cause}`,
      )
      for (const group of groups.values()) {
        const fresh = viewIn(withoutDisruption(records, group[0]!.id))
        const after = bests(exported(fresh), pairs)
        const listed = gains.filter(
          ({ kind, id }) => kind === 'disruption' && group.some((one) => one.id === id),
        )
        const helps = JSON.stringify(after) !== JSON.stringify(base)
        assert.deepEqual(
          listed.map((gain) => gain.pairs),
          helps ? [after] : [],
        )
        if (helps) helped++
      }
    }),
    { numRuns: 200 },
  )
  assert.ok(helped > 20, `${helped} disruptions were worth lifting`)
})

test('why there is no route and what lifting gives agree on every disruption that is alone', () => {
  let agreed = 0
  fc.assert(
    fc.property(anyShutCase, ({ records, pairs: [pair] }) => {
      const view = viewIn(records)
      const { from, to } = pair!
      const { base, gains } = criticalityOf(view, [pair!], 'gains')
      if (from === to || base[0]!.minutes !== null) return
      const why = whyNone(view, from, to)
      if (why.reason !== 'cut') return
      for (const { blocker, fastest, cheapest } of why.cut) {
        const { value: first } = records.disruptions.find(({ value }) => value.id === blocker.id)!
        const isAlone = !records.disruptions.some(
          ({ value }) =>
            value.id !== first.id && value.fromOn === first.fromOn && value.cause === first.cause,
        )
        if (!isAlone) continue
        const gain = gains.find(({ kind, id }) => kind === 'disruption' && id === blocker.id)
        const [best] = gain?.pairs ?? base
        assert.equal(best!.minutes, fastest?.minutes ?? null)
        assert.equal(best!.cents, cheapest?.cents ?? null)
        agreed++
      }
    }),
    { numRuns: 400 },
  )
  assert.ok(agreed > 10, `${agreed} disruptions were compared`)
})

test('a planned link that a disruption shuts too gives nothing by being built', () => {
  const links = WORLD.links.filter(({ id }) => ['bela-dune', 'dune-cora'].includes(id))
  const pairs = [{ from: 'bela', to: 'cora' }]
  const shut = disruption({ links: ['bela-dune'], mode: 'rail', end: 'open' })
  const kinds = (disruptions: (typeof shut)[]) =>
    criticalityOf(viewIn({ ...WORLD, links, disruptions }), pairs).gains.map(({ kind }) => kind)
  assert.deepEqual(kinds([]).sort(), ['commitment', 'corridor', 'link'])
  assert.deepEqual(kinds([shut]), [])
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
