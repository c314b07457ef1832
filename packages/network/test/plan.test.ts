import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Blocker,
  type Constraints,
  frontOf,
  type Journey,
  type NamedThing,
  type NetworkRecords,
  type View,
  whyNone,
} from '../src/index.ts'
import { frontOf as frontOfCosts } from './naive-paths.ts'
import { disruption, regime } from './records.ts'
import {
  anyShortTrip,
  anyTrip,
  costsOf,
  type ExportedArc,
  everyWay,
  everyWayMeeting,
  exported,
  viewIn,
  type Way,
  WORLD,
} from './world.ts'

const costs = ({ minutes, cents, grams }: Journey) => [minutes, cents, grams]
const thing = (kind: NamedThing['kind'], id: string): NamedThing => ({ kind, id, name: id })

/** Cost vectors of the front among some ways, each once, in order of time. */
function frontAmong(ways: readonly Way[]): number[][] {
  const distinct = new Map(ways.map((way) => [String(costsOf(way)), costsOf(way)]))
  return frontOfCosts([...distinct.values()])
}

/** Least minutes, cents and grams; Infinity where there is no journey. */
function least({ journeys }: { readonly journeys: readonly Journey[] }): number[] {
  return [0, 1, 2].map((k) => Math.min(...journeys.map((journey) => costs(journey)[k]!)))
}

test('the front is that of all simple paths through what is exported', () => {
  fc.assert(
    fc.property(anyTrip, ({ records, from, to }) => {
      const view = viewIn(records)
      const { journeys, exact } = frontOf(view, from, to)
      assert.ok(exact)
      assert.deepEqual(journeys.map(costs), frontAmong(everyWay(exported(view), from, to)))
    }),
    { numRuns: 250 },
  )
})

test('a journey is a path of open arcs between its places, and costs what they cost', () => {
  fc.assert(
    fc.property(anyTrip, ({ records, from, to }) => {
      const view = viewIn(records)
      const open = new Map(exported(view).arcs.map((arc) => [arc.id, arc]))
      for (const journey of frontOf(view, from, to).journeys) {
        const way = journey.arcs.map((arc) => open.get(view.network.arcs[arc]!.id)!)
        assert.ok(way.every((arc) => arc !== undefined))
        way.slice(1).forEach((arc, i) => {
          assert.equal(arc.from, way[i]!.to)
        })
        if (from !== to) {
          assert.equal(way[0]!.from.split('/')[0], from)
          assert.equal(way.at(-1)!.to.split('/')[0], to)
        }
        assert.deepEqual(costs(journey), costsOf(way))
      }
    }),
  )
})

test('with the variance the front keeps every journey that is better on one of the four', () => {
  fc.assert(
    fc.property(anyTrip, ({ records, from, to }) => {
      const view = viewIn(records)
      const risky = frontOf(view, from, to, true).journeys
      const four = (journey: Journey) => [...costs(journey), journey.variance]
      assert.deepEqual(risky.map(four), frontOfCosts(risky.map(four)))
      for (const journey of frontOf(view, from, to).journeys)
        assert.ok(risky.some((other) => String(costs(other)) === String(costs(journey))))
    }),
  )
})

test('shutting something never improves the best of a criterion, opening never worsens it', () => {
  const choice = anyTrip.chain((trip) =>
    fc.record({
      trip: fc.constant(trip),
      id: fc.constantFrom(...trip.records.links, ...trip.records.places).map(({ id }) => id),
    }),
  )
  fc.assert(
    fc.property(choice, ({ trip: { records, from, to }, id }) => {
      const best = (scenario: object) => least(frontOf(viewIn(records, { scenario }), from, to))
      const before = best({})
      const shut = best({ shuts: [id] })
      const open = viewIn(records).network.arcs.some(
        ({ link }) => link !== null && [link.id, link.from, link.to].includes(id),
      )
        ? best({ opens: [id] })
        : before
      before.forEach((figure, k) => {
        assert.ok(shut[k]! >= figure && open[k]! <= figure)
      })
    }),
    { numRuns: 300 },
  )
})

/** Things of a random world, each with the test of an exported arc that has to do with it. */
const anyThing = ({
  records,
}: {
  readonly records: NetworkRecords
}): fc.Arbitrary<{
  thing: NamedThing
  isMet: (arc: ExportedArc) => boolean
  isPassed?: (arc: ExportedArc) => boolean
}> => {
  const linkOf = ({ id }: ExportedArc) =>
    records.links.find((link) => id.startsWith('link:') && id.split(':')[1] === link.id)
  const endsOf = ({ from, to }: ExportedArc) => [from, to].map((end) => end.split('/')[0])
  const countryOf = (id: string | undefined) => records.places.find((p) => p.id === id)?.country
  const regimesOf = ({ id }: ExportedArc) =>
    id.includes(':inbound:') ? id.split(':inbound:')[1]!.split(':').slice(1) : []
  return fc.oneof(
    fc.constantFrom(...records.places).map(({ id, kind }) => {
      const isAt = (arc: ExportedArc) => endsOf(arc).includes(id)
      const here = records.links.filter(({ from, to }) => from === id || to === id)
      const isAbroad = ({ from, to }: (typeof here)[number]) => countryOf(from) !== countryOf(to)
      const isCalledAt = here.some(({ mode }) => mode === 'sea')
      return {
        thing: thing('place', id),
        isMet: isAt,
        /** A post is passed by going abroad, a port by ship; where nothing goes, by being there. */
        isPassed: (arc: ExportedArc) => {
          const link = linkOf(arc)
          if (kind === 'border' && here.some(isAbroad))
            return isAt(arc) && link !== undefined && isAbroad(link)
          if (kind === 'port' && isCalledAt) return isAt(arc) && link?.mode === 'sea'
          return isAt(arc)
        },
      }
    }),
    fc.constantFrom('PA', 'QB', 'RC').map((id) => ({
      thing: thing('country', id),
      isMet: (arc: ExportedArc) => endsOf(arc).some((end) => countryOf(end) === id),
    })),
    fc.constantFrom('road', 'rail', 'sea').map((id) => ({
      thing: thing('mode', id),
      isMet: (arc: ExportedArc) => linkOf(arc)?.mode === id,
    })),
    fc.constantFrom('national', 'new', 'reload', 'permit', 'tir-PA').map((id) => ({
      thing: thing('regime', id),
      isMet: (arc: ExportedArc) => regimesOf(arc).includes(id),
    })),
    fc.constant({
      thing: thing('regime', 'TIR'),
      isMet: (arc: ExportedArc) => regimesOf(arc).some((id) => id.startsWith('tir-')),
    }),
    fc.constantFrom(...records.links).map(({ id }) => ({
      thing: thing('link', id),
      isMet: (arc: ExportedArc) => linkOf(arc)?.id === id,
    })),
    fc.constantFrom('K1', 'K2').map((id) => ({
      thing: thing('corridor', id),
      isMet: (arc: ExportedArc) => linkOf(arc)?.corridors.includes(id) ?? false,
    })),
  )
}

const withThings = (trips: typeof anyTrip) =>
  trips
    .filter(({ from, to }) => from !== to)
    .chain((trip) =>
      fc.record({
        trip: fc.constant(trip),
        things: fc.array(anyThing(trip), { minLength: 1, maxLength: 2 }),
      }),
    )

test('what is avoided is on no journey, and nothing else is lost', () => {
  fc.assert(
    fc.property(withThings(anyTrip), ({ trip: { records, from, to }, things }) => {
      const avoid = things.map((one) => one.thing)
      const { journeys } = frontOf(viewIn(records, { constraints: { avoid } }), from, to)
      const ways = everyWay(exported(viewIn(records)), from, to).filter(
        (way) => !way.some((arc) => things.some(({ isMet }) => isMet(arc))),
      )
      assert.deepEqual(journeys.map(costs), frontAmong(ways))
    }),
    { numRuns: 300 },
  )
})

test('what is required is on every journey, by a detour if need be', () => {
  fc.assert(
    fc.property(withThings(anyShortTrip), ({ trip: { records, from, to }, things }) => {
      const require = things.map((one) => one.thing)
      const { journeys } = frontOf(viewIn(records, { constraints: { require } }), from, to)
      const open = exported(viewIn(records))
      const tests = things.map(({ isMet, isPassed }) => isPassed ?? isMet)
      assert.deepEqual(journeys.map(costs), frontAmong(everyWayMeeting(open, from, to, tests)))
    }),
    { numRuns: 200 },
  )
})

test('to drive to a post and back is not to pass it, nor to see a port to call at it', () => {
  const passed = (place: string, from: string, to: string, links: readonly string[]) => {
    const records = { ...WORLD, links: WORLD.links.filter(({ id }) => links.includes(id)) }
    const view = viewIn(records, { constraints: { require: [thing('place', place)] } })
    return frontOf(view, from, to).journeys.map(({ arcs }) =>
      arcs.map((arc) => view.network.arcs[arc]!.id),
    )
  }
  const [across] = passed('pass-p', 'alta', 'bela', ['alta-pass-p', 'pass-p-pass-q', 'pass-q-bela'])
  assert.ok(across!.some((id) => id.startsWith('gate:pass-p:road:outbound')))
  const port = ['alta-alta-port', 'alta-pass-p', 'pass-p-pass-q', 'alta-port-cora-port']
  for (const way of passed('alta-port', 'alta', 'pass-q', port))
    assert.ok(way.some((id) => id.startsWith('link:alta-port-cora-port')))
  const noShip = passed('alta-port', 'alta', 'pass-q', port.slice(0, 3))
  assert.ok(noShip.length > 0, 'where no ship calls it is enough to be there')
})

test('no journey changes twice in a row on a quay', () => {
  let changes = 0
  fc.assert(
    fc.property(anyTrip, ({ records, from, to }) => {
      const view = viewIn(records)
      const { arcs, vertices } = view.network
      for (const journey of frontOf(view, from, to, true).journeys) {
        const ridden = journey.arcs.map((arc) => arcs[arc]!)
        ridden.forEach((arc, i) => {
          if (arc.kind !== 'transfer') return
          changes++
          assert.ok(!vertices[arc.from]!.state.endsWith('+'), arc.id)
          const next = ridden[i + 1]
          if (next?.kind !== 'transfer') return
          const states = [arc.from, arc.to, next.to].map((vertex) => vertices[vertex]!.state)
          for (const state of states) assert.match(state, /^(road|rail-\d+)$/, states.join())
        })
      }
    }),
    { numRuns: 400 },
  )
  assert.ok(changes > 30, `${changes} changes`)
})

/** A ship there and back, with the changes before and after, takes a load from one land state to another. */
const ROUND_TRIP = ['transfer', 'departure', 'link', 'transfer', 'departure', 'link', 'transfer']

test('no journey runs a link and at once back again, but where that is cheaper than the yard', () => {
  fc.assert(
    fc.property(anyTrip, ({ records, from, to }) => {
      const view = viewIn(records)
      const { arcs } = view.network
      const weightsAt = (arc: number) => view.whole.weights.map((weight) => weight[arc]!)
      for (const journey of frontOf(view, from, to, true).journeys) {
        const at = journey.arcs.flatMap((arc, i) => (arcs[arc]!.link === null ? [] : [i]))
        at.slice(1).forEach((back, k) => {
          const there = at[k]!
          const { link, mode } = arcs[journey.arcs[there]!]!
          if (arcs[journey.arcs[back]!]!.link !== link) return
          assert.equal(mode, 'sea', 'by land it goes back to where it was')
          const round = journey.arcs.slice(there - 2, back + 2)
          assert.deepEqual(
            round.map((arc) => arcs[arc]!.kind),
            ROUND_TRIP,
          )
          const [first, last] = [arcs[round[0]!]!, arcs[round.at(-1)!]!]
          const direct = arcs.findIndex((arc) => arc.from === first.from && arc.to === last.to)
          const taken = round
            .map(weightsAt)
            .reduce((sum, weights) => sum.map((w, n) => w + weights[n]!))
          assert.ok(weightsAt(direct).some((w, n) => w > taken[n]!))
        })
      }
    }),
    { numRuns: 400 },
  )
})

test('only the modes asked for are ridden', () => {
  const modes = fc.subarray(['road', 'rail', 'sea'] as const, { minLength: 1 })
  fc.assert(
    fc.property(anyTrip, modes, ({ records, from, to }, chosen) => {
      const { journeys } = frontOf(viewIn(records, { constraints: { modes: chosen } }), from, to)
      const byId = new Map(records.links.map((link) => [link.id, link.mode]))
      const ways = everyWay(exported(viewIn(records)), from, to).filter((way) =>
        way.every(
          ({ id }) =>
            !id.startsWith('link:') || (chosen as string[]).includes(byId.get(id.split(':')[1]!)!),
        ),
      )
      assert.deepEqual(journeys.map(costs), frontAmong(ways))
    }),
  )
})

test('a latest arrival leaves the journeys that make it', () => {
  fc.assert(
    fc.property(
      anyTrip,
      fc.integer({ min: 0, max: 20_000 }),
      ({ records, from, to }, byMinutes) => {
        const all = frontOf(viewIn(records), from, to).journeys
        const view = viewIn(records, { constraints: { byMinutes } })
        const { journeys } = frontOf(view, from, to)
        const inTime = all.filter(({ minutes }) => minutes <= byMinutes)
        assert.deepEqual(journeys.map(costs), inTime.map(costs))
        if (journeys.length > 0 || all.length === 0) return
        const why = whyNone(view, from, to)
        assert.ok(why.reason === 'late')
        assert.equal(why.fastest.minutes, all[0]!.minutes)
      },
    ),
  )
})

test('from a place to itself is a journey of nothing', () => {
  for (const { id } of WORLD.places) {
    const { journeys, exact } = frontOf(viewIn(WORLD), id, id)
    assert.ok(exact)
    assert.deepEqual(journeys.map(costs), [[0, 0, 0]])
    assert.deepEqual(journeys[0]!.arcs, [])
  }
})

test('from a place to itself nobody goes round, whatever has to be passed or is shut', () => {
  const constraints = { require: [thing('place', 'pass-p')], byMinutes: 0 }
  const view = viewIn(WORLD, { constraints, scenario: { shuts: ['PA'] } })
  const { journeys, exact, labels, cap } = frontOf(view, 'alta', 'alta')
  assert.deepEqual([exact, labels, cap], [true, 0, 100_000])
  assert.deepEqual(
    journeys.map(({ arcs }) => arcs),
    [[]],
  )
})

test('places that nothing joins are unconnected, those that nothing leaves too', () => {
  const view = viewIn(WORLD)
  assert.deepEqual(frontOf(view, 'alta', 'isla').journeys, [])
  assert.deepEqual(whyNone(view, 'alta', 'isla'), { reason: 'unconnected' })
  assert.deepEqual(whyNone(view, 'alta', 'nowhere'), { reason: 'unconnected' })
})

test('what is required and lies on no way is named', () => {
  const require = [thing('place', 'islet')]
  const view = viewIn(WORLD, { constraints: { require } })
  assert.deepEqual(frontOf(view, 'alta', 'cora').journeys, [])
  assert.deepEqual(whyNone(view, 'alta', 'cora'), { reason: 'required', require: ['islet'] })
})

test('a screen keeps out of countries under sanctions, by sea if need be', () => {
  const view = viewIn(WORLD, { constraints: { screen: true } })
  const { journeys } = frontOf(view, 'alta', 'cora')
  assert.ok(journeys.length > 0)
  for (const { arcs } of journeys)
    for (const arc of arcs)
      for (const end of [view.network.arcs[arc]!.from, view.network.arcs[arc]!.to])
        assert.notEqual(view.network.places.get(view.network.vertices[end]!.place)?.country, 'QB')
  const lifted = WORLD.regimes.map((row) =>
    row.id === 'embargo' ? regime('embargo', { ...row, endedOn: '2020' }) : row,
  )
  const free = viewIn({ ...WORLD, regimes: lifted }, { constraints: { screen: true } })
  assert.deepEqual(
    frontOf(free, 'alta', 'cora').journeys.map(costs),
    frontOf(viewIn(WORLD), 'alta', 'cora').journeys.map(costs),
  )
})

test('a journey has the same id on every day on which it is', () => {
  const ids = (view: View) =>
    new Map(
      frontOf(view, 'alta', 'cora').journeys.map(({ id, arcs }) => [
        id,
        arcs.map((arc) => view.network.arcs[arc]!.id).join(),
      ]),
    )
  const [one, another] = [
    ids(viewIn(WORLD)),
    ids(viewIn(WORLD, { scenario: { shuts: ['bela-gate-q'] } })),
  ]
  assert.ok([...another.keys()].some((id) => one.has(id)))
  for (const [id, arcs] of another) assert.equal(one.get(id) ?? arcs, arcs)
})

// What stands in the way, lifted one by one and set by set.

interface Question {
  readonly records: NetworkRecords
  readonly shuts: readonly string[]
  readonly constraints: Partial<Constraints>
}

const anyBlockedTrip = anyTrip
  .filter(({ from, to }) => from !== to)
  .chain(({ records, from, to }) =>
    fc.record({
      from: fc.constant(from),
      to: fc.constant(to),
      asked: fc.record({
        records: fc.constant(records),
        shuts: fc.uniqueArray(
          fc.constantFrom(...records.links.map(({ id }) => id), 'PA', 'QB', 'RC'),
          { maxLength: 3 },
        ),
        constraints: fc.record({
          avoid: fc.uniqueArray(
            fc
              .constantFrom(...records.places.slice(1, -1).map(({ id }) => id), 'K1', 'road', 'sea')
              .map((id) =>
                thing(id.startsWith('p') ? 'place' : id === 'K1' ? 'corridor' : 'mode', id),
              ),
            { maxLength: 2, selector: ({ id }) => id },
          ),
        }),
      }),
    }),
  )

/** The view of a question; a country is shut only where a link touches it. */
function viewOfQuestion({ records, shuts, constraints }: Question): View {
  const country = (id: string) => records.places.find((p) => p.id === id)?.country
  const exists = (id: string) =>
    records.links.some((link) => [link.id, country(link.from), country(link.to)].includes(id))
  return viewIn(records, { scenario: { shuts: shuts.filter(exists) }, constraints })
}

/** The question asked again with one thing that stood in the way gone from it. */
function without(asked: Question, { kind, id }: Blocker): Question {
  const { records, shuts, constraints } = asked
  switch (kind) {
    case 'disruption':
      return {
        ...asked,
        records: {
          ...records,
          disruptions: records.disruptions.filter(({ value }) => value.id !== id),
        },
      }
    case 'scenario':
      return { ...asked, shuts: shuts.filter((shut) => shut !== id) }
    default:
      return {
        ...asked,
        constraints: { avoid: constraints.avoid!.filter((one) => `avoid:${one.id}` !== id) },
      }
  }
}

const LASTING: readonly Blocker['kind'][] = ['not-open', 'regime']

test('the reason for no route is the smallest cut, and lifting each of it gives what it says', () => {
  let explained = 0
  fc.assert(
    fc.property(anyBlockedTrip, ({ from, to, asked }) => {
      const view = viewOfQuestion(asked)
      if (frontOf(view, from, to).journeys.length > 0) return
      const why = whyNone(view, from, to)
      const { blockers } = view.standings
      const liftable = blockers.filter(({ kind }) => !LASTING.includes(kind))
      const lasting = blockers.filter(({ kind }) => LASTING.includes(kind))
      const isOpen = (active: readonly Blocker[]) =>
        reaches(
          view,
          from,
          to,
          [...lasting, ...active].flatMap(({ arcs }) => arcs),
        )
      const sets = [...Array(1 << liftable.length).keys()].map((mask) =>
        liftable.filter((_, i) => mask & (1 << i)),
      )
      if (!isOpen([])) return assert.equal(why.reason, 'unconnected')
      explained++
      assert.ok(why.reason === 'cut' && why.exact)
      const cut = why.cut.map(({ blocker }) => blocker)
      const sizes = (some: readonly (readonly Blocker[])[]) =>
        Math.min(...some.map((s) => s.length))
      assert.ok(!isOpen(cut))
      assert.equal(cut.length, sizes(sets.filter((set) => !isOpen(set))))
      const rest = (gone: readonly Blocker[]) => liftable.filter((one) => !gone.includes(one))
      assert.ok(isOpen(rest(why.fewest)))
      assert.equal(why.fewest.length, sizes(sets.filter((gone) => isOpen(rest(gone)))))
      const afresh = (gone: readonly Blocker[]) =>
        least(frontOf(viewOfQuestion(gone.reduce(without, asked)), from, to))
      assert.equal(why.fastest?.minutes, afresh(why.fewest)[0])
      for (const { blocker, fastest, cheapest } of why.cut) {
        const [minutes, cents] = afresh([blocker])
        assert.equal(fastest?.minutes ?? Infinity, minutes, blocker.id)
        assert.equal(cheapest?.cents ?? Infinity, cents, blocker.id)
      }
    }),
    { numRuns: 600 },
  )
  assert.ok(explained > 60, `${explained} questions had a cut`)
})

/** Whether there is a way over arcs that are not among the shut ones. */
function reaches({ network }: View, from: string, to: string, shut: readonly number[]): boolean {
  const isShut = new Set(shut)
  const reached = new Set(network.verticesOf.get(from) ?? [])
  for (let size = -1; size !== reached.size; ) {
    size = reached.size
    network.arcs.forEach((arc, i) => {
      if (!isShut.has(i) && reached.has(arc.from)) reached.add(arc.to)
    })
  }
  return (network.verticesOf.get(to) ?? []).some((vertex) => reached.has(vertex))
}

test('of two closures of one post neither opens it alone', () => {
  const links = WORLD.links.filter(({ mode, id }) => mode === 'road' && id !== 'alta-alta-port')
  const shut = ['war', 'snow'].map((id) => disruption({ id, place: 'pass-p', end: 'open' }))
  const view = viewIn({ ...WORLD, links, disruptions: shut })
  const why = whyNone(view, 'alta', 'bela')
  assert.ok(why.reason === 'cut')
  assert.deepEqual(
    why.cut.map(({ fastest }) => fastest),
    [null],
  )
  assert.deepEqual(why.fewest.map(({ id }) => id).sort(), ['snow', 'war'])
  assert.ok(why.fastest !== null)
})
