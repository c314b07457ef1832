/** Papers over HTTP: every kind and format, refusals, ETags, and sets of them as jobs. */

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SessionAnswer, StatusAnswer } from '@followthrough/brief'
import { FORMATS, MEDIA_TYPES } from '@followthrough/papers/formats'
import { unzipSync } from 'fflate'
import { JobAnswer } from '../src/desk-bodies.ts'
import { API } from '../src/index.ts'
import { Problem } from '../src/problem.ts'
import { DESK, deskHere } from './desk-world.ts'

const PAPERS = `${API}/papers`

describe('a paper', () => {
  it('comes in every format, named and typed, the same each time', async () => {
    const world = await deskHere()
    const starts = { pdf: '%PDF-', docx: 'PK', html: '<!doctype html>', md: '' }
    for (const format of FORMATS) {
      const path = `${PAPERS}/scorecard?format=${format}`
      const [first, second] = [await world.get(path), await world.get(path)]
      assert.equal(first.status, 200)
      assert.equal(first.headers.get('content-type'), MEDIA_TYPES[format])
      assert.equal(first.headers.get('x-content-type-options'), 'nosniff')
      assert.match(
        first.headers.get('content-disposition')!,
        format === 'html'
          ? /^inline; filename="example-scorecard-2026-11-21\.html"$/
          : new RegExp(`^attachment; filename="example-scorecard-2026-11-21\\.${format}"$`),
      )
      const [a, b] = [
        Buffer.from(await first.arrayBuffer()),
        Buffer.from(await second.arrayBuffer()),
      ]
      assert.ok(a.equals(b), format)
      assert.ok(a.toString('latin1').startsWith(starts[format]), format)
      const etag = first.headers.get('etag')!
      const again = await world.get(path, { headers: { 'if-none-match': etag } })
      assert.equal(again.status, 304)
      assert.equal((await again.arrayBuffer()).byteLength, 0)
      const other = await world.get(`${path}&language=ru`, { headers: { 'if-none-match': etag } })
      assert.equal(other.status, 200)
    }
    assert.deepEqual(world.faults, [])
  })

  it('in HTML may stand in a frame of this site and run nothing there', async () => {
    const world = await deskHere()
    const page = await world.get(`${PAPERS}/scorecard?language=ur`)
    const policy = page.headers.get('content-security-policy')!
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /frame-ancestors 'self'/)
    assert.match(policy, /sandbox allow-popups/)
    assert.doesNotMatch(policy, /script|allow-same-origin/)
    assert.equal(page.headers.get('x-frame-options'), 'SAMEORIGIN')
    assert.match(await page.text(), /<html lang="ur" dir="rtl">/)
    const again = await world.get(`${PAPERS}/scorecard?language=ur`, {
      headers: { 'if-none-match': page.headers.get('etag')! },
    })
    assert.equal(again.status, 304)
    assert.equal(again.headers.get('content-security-policy'), policy)
    assert.equal(again.headers.get('x-frame-options'), 'SAMEORIGIN')
    const pdf = await world.get(`${PAPERS}/scorecard?format=pdf`)
    assert.match(pdf.headers.get('content-security-policy')!, /frame-ancestors 'none'/)
  })

  it('is of every kind, a session among them', async () => {
    const world = await deskHere({}, 'kz-pk')
    const status = await (await world.get(`${API}/status`)).json()
    const { commitments, sectors } = StatusAnswer.parse(status)
    const mechanism = world.pack.institutions.find(({ kind }) => kind === 'commission')!.id
    const saved = await world.send(`${API}/sessions`, {
      by: 'Anna',
      id: 'igc-14',
      mechanism,
      on: '2027-03-12',
    })
    SessionAnswer.parse(await saved.json())
    const [pair] = world.pack.partnership.pairs
    const [owner] = world.pack.commitments.flatMap(({ responsible }) =>
      responsible.flatMap(({ bodies }) => bodies),
    )
    for (const [kind, query] of [
      ['commitment', `about=${commitments[0]!.id}`],
      ['sector', `about=${sectors[0]!.id}`],
      ['institution', `about=${owner!.id}`],
      ['session', 'about=igc-14'],
      ['agenda', 'about=igc-14'],
      ['corridor', `from=${pair!.from}&to=${pair!.to}&kg=10000`],
      ['changes', 'from=2026-02-01&to=2026-03-01'],
      ['changes', `from=2026-02-01&about=${sectors[0]!.id}`],
    ]) {
      const answer = await world.get(`${PAPERS}/${kind}?${query}&format=md&number=N-7`)
      const text = await answer.text()
      assert.equal(answer.status, 200, `${kind} ${text}`)
      assert.match(text, /N-7/)
      assert.ok(text.length > 300, kind)
    }
    const past = await world.get(`${PAPERS}/scorecard?format=md&asOf=2024-01-01`)
    assert.match(await past.text(), /1 January 2024/)
    assert.deepEqual(world.faults, [])
  })

  it('that cannot be is refused with what would be right', async () => {
    const world = await deskHere({}, 'kz-pk')
    for (const [path, status, words] of [
      ['nothing', 404, /there are scorecard, commitment/],
      ['sector', 400, /about: is needed: the id of a sector; there are transport, /],
      ['sector?about=nowhere', 400, /about: there is no sector nowhere; there are/],
      ['commitment?about=c-nothing', 400, /about: .*unknown/],
      ['institution?about=n-nothing', 400, /about: .*unknown/],
      ['session?about=s-1', 400, /there is no session s-1; none is on record yet/],
      ['scorecard?about=x', 400, /about: the scorecard takes none/],
      ['scorecard?kg=5', 400, /kg: is for a corridor/],
      ['scorecard?from=2026-01-01', 400, /from: is for a corridor or for changes/],
      ['corridor?from=karachi', 400, /to: is needed: a place/],
      ['corridor?from=karachi&to=nowhere', 400, /to: there is no place/],
      ['changes', 400, /from: is needed: a day/],
      ['changes?from=karachi', 400, /from: expected a day/],
      ['changes?from=2026-02-01&about=zzz', 400, /about: expected the id of a sector/],
      ['changes?from=2026-02-01&to=2026-01-01', 400, /to: expected a day that is not before/],
      ['scorecard?format=xls', 400, /format: expected one of pdf, docx, html, md/],
      ['scorecard?language=de', 400, /language: expected one of en, ru, kk, ur/],
      ['scorecard?colour=red', 400, /colour: unknown parameter/],
    ] as const) {
      const answer = await world.get(`${PAPERS}/${path}`)
      const problem = Problem.parse(await answer.json())
      assert.equal(answer.status, status, path)
      assert.match(problem.detail, words, path)
      assert.equal(answer.headers.get('content-disposition'), null)
    }
    assert.deepEqual(world.faults, [])
  })

  it('is set while others are answered', async () => {
    const world = await deskHere({}, 'kz-pk')
    let isSet = false
    const paper = world
      .get(`${PAPERS}/sector?about=transport&language=ur&format=pdf`)
      .then(async (answer) => {
        assert.equal((await answer.arrayBuffer()).byteLength > 10_000, true)
        isSet = true
      })
    let between = 0
    while (!isSet && between < 1000) {
      assert.equal((await world.get('/healthz')).status, 200)
      if (!isSet) between++
    }
    await paper
    assert.ok(between > 2, `${between} answers came while it was set`)
  })
})

describe('a set of papers', () => {
  it('is a job, and a zip that holds each of them', async () => {
    const world = await deskHere()
    const response = await world.send(`${DESK}/papers`, { each: 'sector', format: 'md' })
    assert.equal(response.status, 202)
    const job = await world.ended(JobAnswer.parse(await response.json()))
    assert.ok(job.kind === 'papers' && job.state === 'done', job.words)
    const zip = await world.get(`${DESK}/papers/${job.id}`)
    assert.equal(zip.headers.get('content-type'), 'application/zip')
    assert.match(zip.headers.get('content-disposition')!, /example-sector-en-2026-11-21-md\.zip/)
    const bytes = new Uint8Array(await zip.arrayBuffer())
    assert.equal(bytes.length, job.result!.bytes)
    const files = Object.entries(unzipSync(bytes))
    assert.equal(files.length, job.result!.papers)
    assert.ok(files.length > 1)
    for (const [name, content] of files) {
      assert.match(name, /^sector-[\w-]+-2026-11-21\.md$/)
      assert.ok(new TextDecoder().decode(content).length > 200)
    }
    assert.deepEqual(world.faults, [])
  })

  it('stops when told to, and then is none', async () => {
    const world = await deskHere({}, 'kz-pk')
    const body = { each: 'commitment', format: 'pdf', language: 'ur' }
    const started = JobAnswer.parse(await (await world.send(`${DESK}/papers`, body)).json())
    const same = await world.problem(409, `${DESK}/papers`, body)
    assert.equal(same.job, started.id)
    assert.equal((await world.get(`${DESK}/papers/${started.id}`)).status, 409)
    const stop = await world.send(`${DESK}/jobs/${started.id}`, undefined, { method: 'DELETE' })
    assert.equal(JobAnswer.parse(await stop.json()).state, 'cancelled')
    const gone = await world.get(`${DESK}/papers/${started.id}`)
    assert.equal(gone.status, 404)
    assert.match(Problem.parse(await gone.json()).detail, /were not set/)
  })

  it('of an id that is none is refused before anything is set', async () => {
    const world = await deskHere()
    await world.problem(400, `${DESK}/papers`, { each: 'sector', ids: ['nowhere'] })
    await world.problem(400, `${DESK}/papers`, { each: 'agenda' })
    await world.problem(
      403,
      `${DESK}/papers`,
      { each: 'sector' },
      { headers: { 'x-followthrough': 'no' } },
    )
    assert.equal((await world.get(`${DESK}/papers/none`)).status, 404)
    assert.deepEqual(world.faults, [])
  })
})
