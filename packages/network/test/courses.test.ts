import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { closureModelOn, coursesOf, frontOf, legsOf, simulate } from '../src/index.ts'
import { disruption, link, rate } from './records.ts'
import { anyWorld, DAYS, exported, least, viewIn, WORLD } from './world.ts'

const VIEW = viewIn(WORLD)
const TRIALS = 4000
const PLAIN = {
  seed: 5,
  from: 0,
  to: TRIALS,
  policy: 'wait',
  shutAtStart: new Set<string>(),
  detourCv: 0.3,
} as const
const NEVER_SHUT = { causes: [] }
const JOURNEYS = frontOf(VIEW, 'alta', 'cora').journeys

const meanOf = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length
const squaresOf = (values: Float64Array) => {
  const mean = meanOf(values)
  return values.map((x) => (x - mean) ** 2)
}

test('without closures simulated minutes have the mean of the journey', () => {
  const courses = coursesOf(VIEW, JOURNEYS, 'cora', NEVER_SHUT, false)
  simulate(courses, NEVER_SHUT, PLAIN).forEach(({ minutes }, i) => {
    const error = Math.sqrt(meanOf(squaresOf(minutes)) / TRIALS)
    assert.ok(Math.abs(meanOf(minutes) - JOURNEYS[i]!.minutes) < 4 * error)
  })
})

test('without closures simulated minutes have the variance by which journeys are called safe', () => {
  const courses = coursesOf(VIEW, JOURNEYS, 'cora', NEVER_SHUT, false)
  simulate(courses, NEVER_SHUT, PLAIN).forEach(({ minutes }, i) => {
    const squares = squaresOf(minutes)
    const error = Math.sqrt(meanOf(squaresOf(squares)) / TRIALS)
    assert.ok(Math.abs(meanOf(squares) - JOURNEYS[i]!.variance * 36) < 4 * error)
  })
})

test('stages have the minutes and the spreads of the parts of their legs', () => {
  const courses = coursesOf(VIEW, JOURNEYS, 'cora', NEVER_SHUT, false)
  JOURNEYS.forEach((journey, i) => {
    const { stages, cents } = courses[i]!
    assert.equal(cents, journey.cents)
    assert.equal(
      stages.reduce((sum, { minutes }) => sum + minutes, 0),
      journey.minutes,
    )
    const arcs = journey.arcs.map((arc) => VIEW.network.arcs[arc]!)
    assert.deepEqual(
      stages.filter(({ kind }) => kind === 'move').map(({ minutes, cv }) => [minutes, cv]),
      arcs
        .filter((arc) => arc.moving > 0)
        .map((arc) => [arc.moving + arc.resting, arc.mode === 'road' ? 0.2 : arc.movingSpread]),
    )
    for (const stage of stages) if (stage.kind === 'wait') assert.equal(stage.cv, 0)
    assert.equal(new Set(stages.map(({ key }) => key)).size, stages.length)
  })
  assert.equal(courses[0]!.waitingCentsPerDay, 10_000)
})

test('a journey that goes nowhere is a course of no stages', () => {
  const nowhere = frontOf(VIEW, 'alta', 'alta').journeys
  assert.deepEqual(coursesOf(VIEW, nowhere, 'alta', NEVER_SHUT, true)[0]!.stages, [])
})

test('the subjects of closures are links: those that leave a country by land, and those once shut', () => {
  fc.assert(
    fc.property(anyWorld, (records) => {
      const { causes } = closureModelOn(records, DAYS)
      const country = (id: string) => records.places.find((place) => place.id === id)!.country
      const abroad = records.links
        .filter(({ mode, from, to }) => mode !== 'sea' && country(from) !== country(to))
        .map(({ id }) => id)
      const subjects = new Set(causes.flatMap((cause) => cause.subjects))
      const shut = records.disruptions.flatMap(({ value }) => value.links)
      if (subjects.size > 0) for (const id of [...abroad, ...shut]) assert.ok(subjects.has(id))
      for (const id of subjects) assert.ok(records.links.some((one) => one.id === id))
    }),
  )
})

test('posts shut on one day for one cause are shut together', () => {
  const shut = ['pass-p', 'gate-q'].map((place, i) =>
    disruption({ id: `d${i}`, place, cause: 'War', untilOn: '2024-03-20' }),
  )
  const { causes } = closureModelOn({ ...WORLD, disruptions: shut }, DAYS)
  assert.deepEqual(
    causes.filter(({ subjects }) => subjects.length > 1).map(({ subjects }) => subjects),
    [['gate-q-gate-r', 'pass-p-pass-q']],
  )
})

test('what nobody knew of, and what was still to come, shuts nothing', () => {
  const log = [
    disruption({ id: 'secret', place: 'pass-p', end: 'open' }, '2025-01-01'),
    disruption({ id: 'later', place: 'pass-p', fromOn: '2024-07-01', end: 'open' }),
    disruption({ id: 'people', place: 'pass-p', kind: 'passengers-only' }),
    disruption({ id: 'undated', place: 'pass-p', fromOn: null }),
  ]
  assert.deepEqual(closureModelOn({ ...WORLD, disruptions: log }, DAYS), { causes: [] })
})

test('a closure announced for a day that nobody has seen yet is simulated as any other', () => {
  const announced = disruption({ place: 'pass-p', fromOn: '2024-06-10', end: 'open' }, '2024-06-01')
  const days = { validOn: '2024-06-15', knownAt: '2024-06-05' }
  const { causes } = closureModelOn({ ...WORLD, disruptions: [announced] }, days)
  assert.ok(causes.some(({ subjects }) => subjects.includes('pass-p-pass-q')))
})

const SHUT_ONCE = [disruption({ place: 'pass-p', untilOn: '2024-03-20' })]

test('a vehicle is stopped before the link that shuts, and its way round keeps clear of it', () => {
  const records = { ...WORLD, disruptions: SHUT_ONCE }
  const view = viewIn(records)
  const model = closureModelOn(records, DAYS)
  const [fastest] = frontOf(view, 'alta', 'bela').journeys
  assert.ok(legsOf(view, fastest!).some((leg) => leg.link === 'pass-p-pass-q'))
  const [wait, replan] = [false, true].map(
    (replans) => coursesOf(view, [fastest!], 'bela', model, replans)[0]!.stages,
  )
  const stopped = replan!.filter(({ subject }) => subject !== null)
  assert.deepEqual(
    stopped.map(({ subject }) => subject),
    ['pass-p-pass-q'],
  )
  assert.deepEqual(
    wait!.map(({ detour }) => detour).filter((detour) => detour !== null),
    [],
  )
  const { vertices, arcs } = exported(view)
  const open = { vertices, arcs: arcs.filter(({ id }) => !id.includes('pass-p-pass-q')) }
  const round = least(open, ['pass-p/road>QB'], 'bela', 'minutes')
  assert.deepEqual(
    stopped.map(({ detour }) => detour?.minutes),
    [round],
  )
})

test('a journey is stopped at a link that takes no time', () => {
  const links = [link('alta', 'pass-p'), link('pass-p', 'pass-q', { km: 0.1 })]
  const records = { ...WORLD, links, disruptions: SHUT_ONCE }
  const view = viewIn(records)
  const { journeys } = frontOf(view, 'alta', 'pass-q')
  const model = closureModelOn(records, DAYS)
  const [course] = coursesOf(view, journeys, 'pass-q', model, false)
  assert.deepEqual(
    course!.stages.flatMap(({ subject }) => subject ?? []),
    ['pass-p-pass-q'],
  )
})

test('who finds a ship stopped goes on by land where that is possible', () => {
  const shut = [disruption({ links: ['bela-cora-port'], mode: 'ferry', untilOn: '2024-03-20' })]
  const records = { ...WORLD, disruptions: shut }
  const view = viewIn(records)
  const byFerry = frontOf(view, 'alta', 'cora').journeys.filter((journey) =>
    legsOf(view, journey).some((leg) => leg.link === 'bela-cora-port'),
  )
  assert.ok(byFerry.length > 0)
  const model = closureModelOn(records, DAYS)
  for (const { stages } of coursesOf(view, byFerry, 'cora', model, true)) {
    const ferry = stages.find(({ subject }) => subject === 'bela-cora-port')
    assert.ok(ferry?.detour !== null && ferry!.detour.minutes > 0)
  }
})

test('a spread that legs of a mode have in common widens the sum and leaves the mean', () => {
  const common = rate({ id: 'common', parameter: 'journey-spread', value: 0.3 })
  const view = viewIn({ ...WORLD, rates: [...WORLD.rates, common] })
  const [journey] = frontOf(view, 'alta', 'bela').journeys
  const of = (one: typeof view) => {
    const courses = coursesOf(one, [journey!], 'bela', NEVER_SHUT, false)
    return simulate(courses, NEVER_SHUT, PLAIN)[0]!.minutes
  }
  const [alone, together] = [of(VIEW), of(view)]
  const error = Math.sqrt(meanOf(squaresOf(together)) / TRIALS)
  assert.ok(Math.abs(meanOf(together) - journey!.minutes) < 4 * error)
  assert.ok(meanOf(squaresOf(together)) > meanOf(squaresOf(alone)))
})
