import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { DAY_MINUTES } from '../src/closure-paths.ts'
import { type ClosureModel, shutProbability } from '../src/closures.ts'
import { keyOf } from '../src/counter-random.ts'
import { lognormalOf, lognormalQuantile } from '../src/lognormal.ts'
import {
  type Course,
  type Outcome,
  type SimulateOptions,
  type Stage,
  simulate,
} from '../src/simulate.ts'
import { sampleQuantile } from '../src/summary.ts'

const TRIALS = 20_000
const OPEN: ClosureModel = { causes: [] }
const POSTS: ClosureModel = {
  causes: [
    { id: 'a', subjects: ['a'], shutsPerDay: 0.1, meanShutDays: 4 },
    { id: 'b', subjects: ['b'], shutsPerDay: 0.05, meanShutDays: 10 },
    { id: 'a+b', subjects: ['a', 'b'], shutsPerDay: 0.02, meanShutDays: 6 },
  ],
}
const PLAIN: SimulateOptions = {
  seed: 17,
  from: 0,
  to: TRIALS,
  policy: 'wait',
  shutAtStart: new Set(),
  detourCv: 0.3,
}

function stage(id: string, minutes: number, more: Partial<Stage> = {}): Stage {
  const plain = {
    key: keyOf(id),
    minutes,
    kind: 'move',
    cv: 0.4,
    subject: null,
    detour: null,
    common: null,
  }
  return { ...(plain as Stage), ...more }
}

function course(...stages: Stage[]): Course {
  return { stages, cents: 60_000, waitingCentsPerDay: 10_000 }
}

function run(asked: Course, more: Partial<SimulateOptions> = {}, model = OPEN): Outcome {
  return simulate([asked], model, { ...PLAIN, ...more })[0]!
}

const meanOf = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length

function errorOf(values: Float64Array): number {
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0)) / values.length
}

const LONG = course(
  stage('depot', 300, { kind: 'dwell', cv: 0.8 }),
  stage('to a', 4000),
  stage('a', 600, { kind: 'dwell', cv: 1, subject: 'a', detour: { minutes: 9000, cents: 50_000 } }),
  stage('fee', 30, { kind: 'fixed' }),
  stage('ship', 2000, { kind: 'wait' }),
  stage('to b', 3000),
  stage('b', 500, { kind: 'dwell', subject: 'b', detour: { minutes: 5000, cents: 40_000 } }),
)

test('minutes have the mean and the variance of the closed form', () => {
  const { minutes } = run(LONG)
  const variances = LONG.stages.map(({ kind, minutes: mean, cv }) =>
    kind === 'fixed' ? 0 : kind === 'wait' ? mean ** 2 / 3 : (cv * mean) ** 2,
  )
  const variance = variances.reduce((sum, v) => sum + v, 0)
  assert.ok(Math.abs(meanOf(minutes) - 10_430) < 4 * Math.sqrt(variance / TRIALS))
  const squares = minutes.map((x) => (x - 10_430) ** 2)
  assert.ok(Math.abs(meanOf(squares) - variance) < 4 * errorOf(squares))
})

test('one leg has the quantiles of its lognormal', () => {
  const sorted = run(course(stage('leg', 700))).minutes.sort()
  for (const p of [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]) {
    const spread = 4 * Math.sqrt((p * (1 - p)) / TRIALS)
    const exact = (q: number) => lognormalQuantile(lognormalOf(700, 0.4), q)
    const found = sampleQuantile(sorted, p)
    assert.ok(found > exact(p - spread) && found < exact(p + spread), `${p}`)
  }
})

test('waiting for a departure is even between none and twice the mean', () => {
  const sorted = run(course(stage('ship', 500, { kind: 'wait', cv: 0 }))).minutes.sort()
  for (const p of [0, 0.1, 0.5, 0.9, 1])
    assert.ok(Math.abs(sampleQuantile(sorted, p) - 1000 * p) < 2000 / Math.sqrt(TRIALS))
})

test('without variation every trial takes the mean', () => {
  const still = LONG.stages
    .filter(({ kind }) => kind !== 'wait')
    .map((one) => ({ ...one, cv: 0, subject: null }))
  const { minutes, cents } = run(course(...still))
  assert.deepEqual(new Set(minutes), new Set([8430]))
  assert.deepEqual(new Set(cents), new Set([60_000]))
})

/** The outcomes of parts of the trials, put together. */
function joined(parts: Outcome[][]): Outcome[] {
  const join = (arrays: Float64Array[]) => Float64Array.from(arrays.flatMap((a) => [...a]))
  return parts[0]!.map((_, i) => ({
    minutes: join(parts.map((part) => part[i]!.minutes)),
    cents: join(parts.map((part) => part[i]!.cents)),
  }))
}

function assertSameBytes(some: Outcome[], others: Outcome[]): void {
  const bytes = (outcomes: Outcome[]) =>
    outcomes.flatMap(({ minutes, cents }) => [minutes, cents].map((a) => Buffer.from(a.buffer)))
  assert.deepEqual(bytes(some), bytes(others))
}

const SHORT = course(stage('to b', 3000), stage('b', 500, { subject: 'b' }))
const REPLAN = { ...PLAIN, policy: 'replan', shutAtStart: new Set(['a']), to: 900 } as const
const WHOLE = simulate([LONG, SHORT], POSTS, REPLAN)

test('any split of the trials gives the same bytes', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 899 }), { maxLength: 6 })
  fc.assert(
    fc.property(cuts, (inner) => {
      const ends = [0, ...inner.sort((a, b) => a - b), 900]
      const parts = ends
        .slice(1)
        .map((to, i) => simulate([LONG, SHORT], POSTS, { ...REPLAN, from: ends[i]!, to }))
      assertSameBytes(joined(parts), WHOLE)
    }),
    { numRuns: 30 },
  )
})

test('one, two and three workers give the same bytes', async () => {
  for (const workers of [1, 2, 3]) {
    const parts = Array.from({ length: workers }, async (_, i) => {
      const range = { from: (900 / workers) * i, to: (900 / workers) * (i + 1) }
      const workerData = { courses: [LONG, SHORT], model: POSTS, options: { ...REPLAN, ...range } }
      const worker = new Worker(new URL('./simulate-worker.ts', import.meta.url), { workerData })
      const [outcomes] = await once(worker, 'message')
      return outcomes as Outcome[]
    })
    assertSameBytes(joined(await Promise.all(parts)), WHOLE)
  }
})

test('courses beside it do not change a course', () => {
  assertSameBytes([WHOLE[1]!], simulate([SHORT], POSTS, REPLAN))
})

test('a constant added to one stage moves every trial by just that constant', () => {
  const slower = LONG.stages.map((one) => (one.kind === 'fixed' ? { ...one, minutes: 210 } : one))
  const base = run(LONG).minutes
  const moved = run(course(...slower)).minutes
  moved.forEach((minutes, i) => {
    assert.ok(Math.abs(minutes - base[i]! - 180) < 1e-9) // the last bits of a sum
  })
})

test('a stage in common draws the same numbers in courses that differ elsewhere', () => {
  const fixed = stage('other way', 100, { kind: 'fixed' })
  const [alone, after] = simulate(
    [course(stage('leg', 700)), course(fixed, stage('leg', 700))],
    OPEN,
    PLAIN,
  )
  alone!.minutes.forEach((minutes, i) => {
    assert.ok(Math.abs(after!.minutes[i]! - minutes - 100) < 1e-9)
  })
})

test('closures never shorten a trial of a vehicle that waits', () => {
  const open = run(LONG).minutes
  const log = run(LONG, {}, POSTS).minutes
  const shutNow = ['a', 'b'].map(
    (post) => run(LONG, { shutAtStart: new Set([post]) }, POSTS).minutes,
  )
  log.forEach((minutes, i) => {
    assert.ok(minutes >= open[i]!)
    for (const shut of shutNow) assert.ok(shut[i]! >= minutes)
  })
})

test('a vehicle at one post waits its chance of being shut times the mean closure', () => {
  const post = stage('post', 60, { kind: 'fixed', subject: 'b' })
  const model = { causes: [POSTS.causes[1]!] }
  for (const shut of [false, true]) {
    const { minutes } = run(
      course(stage('leg', 9 * DAY_MINUTES, { kind: 'fixed' }), post),
      { shutAtStart: new Set(shut ? ['b'] : []) },
      model,
    )
    const expected = shutProbability(model.causes[0]!, 9, shut) * 10 * DAY_MINUTES
    const waited = meanOf(minutes) - 9 * DAY_MINUTES - 60
    assert.ok(Math.abs(waited - expected) < 4 * errorOf(minutes), `${waited} for ${expected}`)
  }
})

test('a common cause stops vehicles at all of its posts in the same trials', () => {
  const model = { causes: [POSTS.causes[2]!] }
  const [atA, atB] = simulate(
    ['a', 'b'].map((subject) =>
      course(
        stage('leg', 5000, { kind: 'fixed' }),
        stage(subject, 60, { kind: 'fixed', subject, cv: 0 }),
      ),
    ),
    model,
    PLAIN,
  )
  assert.deepEqual(atA!.minutes, atB!.minutes)
  assert.ok(atA!.minutes.some((minutes) => minutes > 5060))
})

test('minutes beyond the plan cost their share of a day, minutes below it save nothing', () => {
  const { minutes, cents } = run(LONG, {}, POSTS)
  minutes.forEach((taken, i) => {
    const beyond = Math.max(0, taken - 10_430) / DAY_MINUTES
    assert.ok(Math.abs(cents[i]! - 60_000 - 10_000 * beyond) < 1e-6)
  })
})

const DETOUR = { minutes: 6000, cents: 70_000 }
const SHUT_POST = course(
  stage('to b', 3000, { kind: 'fixed' }),
  stage('b', 1000, { kind: 'fixed', subject: 'b', detour: DETOUR }),
)
const SHUT_NOW = { shutAtStart: new Set(['b']) }

test('a vehicle takes the detour where it is shorter than the mean closure and what remains', () => {
  const model = { causes: [POSTS.causes[1]!] } // closures of 14,400 minutes
  const replan = { ...SHUT_NOW, policy: 'replan', detourCv: 0 } as const
  const wait = run(SHUT_POST, SHUT_NOW, model)
  const round = run(SHUT_POST, replan, model)
  let detours = 0
  wait.minutes.forEach((minutes, i) => {
    if (minutes === 4000) {
      assert.equal(round.minutes[i], 4000)
      return
    }
    detours++
    assert.equal(round.minutes[i], 9000)
    assert.equal(round.cents[i], 0.75 * 60_000 + 70_000)
  })
  assert.ok(detours > TRIALS / 2)
  assert.ok(meanOf(round.minutes) < meanOf(wait.minutes) - 4 * errorOf(wait.minutes))
  const tooLong = { minutes: 15_401, cents: 0 }
  const stages = SHUT_POST.stages.map((one) => (one.detour ? { ...one, detour: tooLong } : one))
  assert.deepEqual(run(course(...stages), replan, model).minutes, wait.minutes)
})

test('minutes of a detour are lognormal with its own cv, and cost when beyond the plan', () => {
  const model = { causes: [POSTS.causes[1]!] }
  const { minutes, cents } = run(SHUT_POST, { ...SHUT_NOW, policy: 'replan' }, model)
  const ways = minutes.filter((taken) => taken !== 4000).map((taken) => taken - 3000)
  assert.ok(Math.abs(meanOf(ways) - 6000) < 4 * errorOf(ways))
  const squares = ways.map((x) => (x - 6000) ** 2)
  assert.ok(Math.abs(meanOf(squares) - 1800 ** 2) < 4 * errorOf(squares))
  minutes.forEach((taken, i) => {
    if (taken === 4000) return
    const beyond = Math.max(0, taken - 9000) / DAY_MINUTES
    assert.ok(Math.abs(cents[i]! - 115_000 - 10_000 * beyond) < 1e-6)
  })
})

test('replanning is no slower than waiting, on average', () => {
  const options = [{}, SHUT_NOW, { shutAtStart: new Set(['a']) }]
  for (const more of options) {
    const wait = run(LONG, more, POSTS).minutes
    const round = run(LONG, { ...more, policy: 'replan' }, POSTS).minutes
    const saved = wait.map((minutes, i) => minutes - round[i]!)
    assert.ok(meanOf(saved) > -4 * errorOf(saved), `${meanOf(saved)}`)
  }
})
