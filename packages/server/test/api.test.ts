import assert from 'node:assert/strict'
import http from 'node:http'
import net from 'node:net'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { createAnswers, openDossier } from '@followthrough/brief'
import { openStore } from '@followthrough/store'
import { parse } from 'csv-parse/sync'
import { COMMITMENT_COLUMNS } from '../src/commitments-csv.ts'
import { csvOf } from '../src/csv.ts'
import { DESK_READINGS } from '../src/desk-reading.ts'
import { FreshnessAnswer } from '../src/freshness.ts'
import { API } from '../src/index.ts'
import { Problem } from '../src/problem.ts'
import { READINGS } from '../src/reading.ts'
import { openWorld, TODAY, type World } from './world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** One answer as it travels, with nothing undone on the way. */
function raw(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    http
      .request(`${world.url}${path}`, { headers, method }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        )
      })
      .on('error', reject)
      .end()
  })
}

/** An id of each kind, from the pack itself. */
function idOf(kind: string): string {
  const { commitments, instruments, events, institutions, people, sources, network } = world.pack
  if (kind === 'statement') return world.store.statements().at(-1)!.id
  const rows = {
    commitment: commitments,
    instrument: instruments.filter((row) => row.signedOn !== null),
    event: events,
    institution: institutions,
    person: people,
    source: sources,
    crossing: network.places.filter((place) => place.kind === 'border'),
  }[kind]!
  return rows[0]!.id
}

const PLANNED = '?from=karachi&to=almaty'
const EXTRA: Record<string, string> = {
  '/search': '?q=trade',
  '/changes': '?from=2026-02-04',
  '/route': PLANNED,
  '/compare': `${PLANNED}&scenario=khunjerab-shut`,
}
/** Questions about the network have a first day, and changes have theirs; before it they are refused. */
const FROM_FIRST_DAY = ['/route', '/compare', '/critical', '/changes']

async function problemAt(path: string, init?: RequestInit): Promise<Problem> {
  const response = await world.get(path, init)
  const text = await response.text()
  assert.match(response.headers.get('content-type')!, /^application\/problem\+json/, path)
  assert.doesNotMatch(text, /node_modules|\.ts:|at Object|<script/i, path)
  const problem = Problem.parse(JSON.parse(text))
  assert.equal(problem.status, response.status)
  return problem
}

describe('reading', () => {
  it('every address answers with a body that its schema admits', async () => {
    for (const { url, kind, body } of READINGS) {
      const path = `${API}${kind === null ? url : url.replace(':id', idOf(kind))}${EXTRA[url] ?? ''}`
      const response = await world.get(path)
      assert.equal(response.status, 200, path)
      assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8')
      const sent = await response.json()
      assert.deepEqual(body.parse(sent), sent, path)
    }
  })

  it('every address takes both clocks', async () => {
    for (const { url, kind } of READINGS) {
      const path = `${API}${kind === null ? url : url.replace(':id', idOf(kind))}${EXTRA[url] ?? '?'}`
      const response = await world.get(`${path}&asOf=2026-06-30&knownAt=2026-11-21`)
      assert.equal(response.status, 200, path)
      const body = (await response.json()) as { asOf?: string; knownAt?: string }
      // What changed stands on the last day of its question, by what was known then.
      if (url !== '/codebook' && url !== '/changes')
        assert.deepEqual([body.asOf, body.knownAt], ['2026-06-30', TODAY])
    }
  })

  it('every commitment of the pack can be opened', async () => {
    const reading = READINGS.find((r) => r.url === '/commitments/:id')!
    for (const { id } of world.pack.commitments) {
      const response = await world.get(`${API}/commitments/${id}`)
      if (response.status === 404) continue // nothing is on record for it yet
      assert.equal(response.status, 200, id)
      reading.body.parse(await response.json())
    }
  })

  it('a body is byte for byte the answer of the functions that the command line calls', async () => {
    const dossier = openDossier(world.pack.partnership, world.store.statements())
    const answers = createAnswers(dossier, () => TODAY)
    const text = await (await world.get(`${API}/status?asOf=2026-03-01`)).text()
    assert.equal(text, JSON.stringify(answers.status({ asOf: '2026-03-01' })))
  })

  it('pages of a filtered table join to the whole', async () => {
    const page = async (query: string) =>
      (await (await world.get(`${API}/commitments?${query}`)).json()) as {
        total: number
        commitments: { id: string }[]
      }
    const whole = await page('party=KZ&limit=500&sort=-silence')
    const parts = await Promise.all(
      [0, 20, 40, 60, 80, 100].map((offset) =>
        page(`party=KZ&limit=20&sort=-silence&offset=${offset}`),
      ),
    )
    assert.deepEqual(
      parts.flatMap((part) => part.commitments),
      whole.commitments.slice(0, 120),
    )
  })

  it('the CSV holds every row that the filters admit', async () => {
    const response = await world.get(`${API}/commitments.csv?party=PK`)
    assert.match(response.headers.get('content-type')!, /^text\/csv; charset=utf-8/)
    assert.match(
      response.headers.get('content-disposition')!,
      /^attachment; filename="[\w-]+\.csv"$/,
    )
    const rows = parse(Buffer.from(await response.arrayBuffer()), { bom: true, columns: true })
    const listed = (await (await world.get(`${API}/commitments?party=PK&limit=500`)).json()) as {
      commitments: { id: string }[]
    }
    assert.deepEqual(Object.keys(rows[0] as object), [...COMMITMENT_COLUMNS])
    assert.deepEqual(
      rows.map((row) => (row as { id: string }).id),
      listed.commitments.map((row) => row.id),
    )
  })

  it('no cell of text begins as a formula', () => {
    const cells = ['=1+1', '+1', '-1', '@x', '\tx', '\r', '-cmd|calc', 'a=1', "'", '"quoted", and']
    const [, ...rows] = parse(
      csvOf(
        ['text', 'number'],
        cells.map((text) => ({ text, number: -1 })),
      ),
    ) as string[][]
    assert.deepEqual(
      rows.map(([text]) => text),
      cells.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)),
    )
    assert.ok(rows.every(([, number]) => number === '-1'))
  })

  it('freshness tells the newest statement and the pack', async () => {
    const body = FreshnessAnswer.parse(await (await world.get(`${API}/freshness`)).json())
    const statements = world.store.statements()
    assert.equal(body.statements, statements.length)
    assert.equal(body.pack?.hash, world.pack.hash)
    assert.equal(
      body.newestKnownOn,
      statements
        .map((s) => s.knownOn)
        .sort()
        .at(-1),
    )
  })

  it('healthz says ok', async () => {
    const response = await world.get('/healthz')
    assert.deepEqual(await response.json(), { status: 'ok' })
  })
})

describe('conditional and compressed answers', () => {
  it('an answer asked for again by its tag is not sent again', async () => {
    const { headers } = await raw(`${API}/status`)
    assert.match(headers.etag!, /^W\/"/)
    assert.equal(headers['cache-control'], 'no-cache')
    for (const tag of [headers.etag!, `"x", ${headers.etag}`, headers.etag!.slice(2), '*']) {
      const again = await raw(`${API}/status`, { 'if-none-match': tag })
      assert.equal(again.status, 304, tag)
      assert.equal(again.body.length, 0)
      assert.equal(again.headers.etag, headers.etag)
    }
    const other = await raw(`${API}/status`, { 'if-none-match': '"other"' })
    assert.equal(other.status, 200)
  })

  it('the gzip is the same text under the same tag', async () => {
    const plain = await raw(`${API}/sources`)
    const zipped = await raw(`${API}/sources`, { 'accept-encoding': 'br, gzip;q=0.8' })
    assert.equal(zipped.headers['content-encoding'], 'gzip')
    assert.match(String(zipped.headers.vary), /accept-encoding/i)
    assert.ok(zipped.body.length < plain.body.length / 3)
    assert.deepEqual(gunzipSync(zipped.body), plain.body)
    assert.equal(zipped.headers.etag, plain.headers.etag)
    const again = await raw(`${API}/sources`, {
      'accept-encoding': 'gzip',
      'if-none-match': zipped.headers.etag!,
    })
    assert.equal(again.status, 304)
    const refused = await raw(`${API}/sources`, { 'accept-encoding': 'gzip;q=0' })
    assert.equal(refused.headers['content-encoding'], undefined)
  })

  it('HEAD answers like GET without the body', async () => {
    const get = await raw(`${API}/status`)
    const head = await raw(`${API}/status`, {}, 'HEAD')
    assert.equal(head.status, 200)
    assert.equal(head.body.length, 0)
    assert.equal(head.headers['content-length'], String(get.body.length))
  })

  it('what another process appends is seen at once', async () => {
    const before = FreshnessAnswer.parse(await (await world.get(`${API}/freshness`)).json())
    const tag = (await raw(`${API}/sources`)).headers.etag!
    const other = openStore(world.file)
    const [model] = world.store.statements().filter((s) => s.property === 'source')
    const { id: _id, recordedAt: _at, ...draft } = model!
    other.append([
      {
        ...draft,
        subject: 'appended-by-test',
        value: { ...draft.value, id: 'appended-by-test', title: 'A source appended by a test' },
      },
    ])
    other.close()
    const again = await raw(`${API}/sources`, { 'if-none-match': tag })
    assert.equal(again.status, 200)
    assert.match(again.body.toString(), /appended-by-test/)
    const after = FreshnessAnswer.parse(await (await world.get(`${API}/freshness`)).json())
    assert.equal(after.statements, before.statements + 1)
    assert.equal((await world.get(`${API}/sources/appended-by-test`)).status, 200)
  })
})

describe('problems', () => {
  it('a bad question is refused field by field', async () => {
    const cases: [path: string, field: string, message: RegExp][] = [
      ['/status?asOf=2026-02-30', 'asOf', /day that exists/],
      ['/status?asOf=yesterday', 'asOf', /day that exists/],
      ['/status?knownAt=', 'knownAt', /day that exists/],
      ['/status?asOf=2026-01-01&asOf=2026-01-02', 'asOf', /one value/],
      ['/status?foo=1', 'foo', /unknown parameter: expected one of asOf, knownAt/],
      ['/commitments?headline=signd', 'headline', /expected one of voiced/],
      ['/commitments?badge=late', 'badge', /expected one of overdue/],
      ['/commitments?sector=nowhere', 'sector', /expected one of transport/],
      ['/commitments?party=ZZ', 'party', /expected a party/],
      ['/commitments?sort=colour', 'sort', /expected one of sector/],
      ['/commitments?limit=100000', 'limit', /at most 500/],
      ['/commitments?limit=0', 'limit', /more than 0/],
      ['/commitments?limit=x', 'limit', /a number/],
      ['/commitments?offset=-1', 'offset', /at least 0/],
      ['/commitments?offset=99999999999', 'offset', /at most/],
      [`/commitments?text=${'a'.repeat(201)}`, 'text', /at most 200 characters/],
      ['/commitments?sector=%3Cscript%3Ealert(1)%3C/script%3E', 'sector', /expected one of/],
      ['/commitments.csv?limit=5', 'limit', /unknown parameter/],
      ['/timeline?from=2026-13', 'from', /expected a day/],
      ['/timeline?kind=party', 'kind', /expected one of/],
      ['/timeline?from=2026-02&to=2025-01', 'to', /not before from/],
      ['/timeline?from=2026-02&to=2026-01-31', 'to', /not before from/],
      ['/commitments?limit=5&limit=6', 'limit', /^expected one value$/],
      ['/commitments?sort=title&sort=id', 'sort', /^expected one value$/],
      ['/status?asOf=2026-01-01&asOf=2026-01-02', 'asOf', /^expected one value$/],
      ['/commitments?offset=1e99', 'offset', /^expected at most 1000000$/],
      ['/search', 'q', /needed/],
      ['/search?q=%20', 'q', /one word or more/],
      ['/search?q=a&limit=101', 'limit', /at most 100/],
    ]
    for (const [path, field, message] of cases) {
      const problem = await problemAt(`${API}${path}`)
      assert.equal(problem.status, 400, path)
      assert.equal(problem.errors?.[0]?.field, field, path)
      assert.match(problem.errors[0].message, message, path)
      assert.equal(problem.errors.length, 1, path)
    }
  })

  it('markup in a question never comes back as markup', async () => {
    const { errors } = await problemAt(`${API}/status?%3Cscript%3E=1`)
    assert.equal(errors?.[0]?.field, '(unnamed)')
    await problemAt(`${API}/commitments/%3Cscript%3Ealert(1)%3C%2Fscript%3E`)
    await problemAt(`${API}/%3Cscript%3E`)
    await problemAt(`${API}/search?q=%3Cscript%3E`)
    const search = await world.get(`${API}/search?q=%22%26script`)
    assert.equal(search.status, 200)
    assert.equal(search.headers.get('content-type'), 'application/json; charset=utf-8')
    assert.equal(search.headers.get('x-content-type-options'), 'nosniff')
  })

  it('an unknown id suggests the nearest', async () => {
    const id = idOf('commitment')
    const problem = await problemAt(`${API}/commitments/${id}x`)
    assert.equal(problem.status, 404)
    assert.equal(problem.nearest, id)
    assert.match(problem.detail, new RegExp(`did you mean ${id}`))
  })

  it('an unknown id suggests nothing far away, nor for what is no id', async () => {
    for (const path of ['/commitments/nope', '/statements/x', '/sources/%00', '/people/%3Cb%3E']) {
      const problem = await problemAt(`${API}${path}`)
      assert.equal(problem.status, 404, path)
      assert.equal(problem.nearest, undefined, path)
      assert.doesNotMatch(problem.detail, /did you mean/, path)
    }
  })

  it('an unknown id suggests one of the kind that was asked', async () => {
    const id = idOf('statement')
    const typed = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`
    assert.equal((await problemAt(`${API}/statements/${typed}`)).nearest, id)
    const other = await problemAt(`${API}/statements/${idOf('commitment')}x`)
    assert.equal(other.nearest, idOf('commitment'))
  })

  it('an id of another kind is told where it is', async () => {
    const id = idOf('commitment')
    const problem = await problemAt(`${API}/people/${id}`)
    assert.equal(problem.status, 404)
    assert.match(problem.detail, new RegExp(`a commitment.*${API}/commitments/${id}`))
  })

  it('what is not yet on record tells from which day it is', async () => {
    for (const kind of ['commitment', 'instrument', 'event', 'institution', 'person', 'source']) {
      const url = READINGS.find((r) => r.kind === kind)!.url.replace(':id', idOf(kind))
      const problem = await problemAt(`${API}${url}?asOf=1900-01-01`)
      assert.equal(problem.status, 404)
      assert.equal(problem.type, 'urn:followthrough:problem:not-yet-on-record')
      const day = problem.onRecordFrom!
      assert.equal((await world.get(`${API}${url}?asOf=${day}`)).status, 200, `${url} ${day}`)
      const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
      assert.equal((await world.get(`${API}${url}?asOf=${eve}`)).status, 404, `${url} ${eve}`)
    }
  })

  it('an unknown address, another method and a broken address are problems too', async () => {
    assert.equal((await problemAt('/api/v1/nothing')).status, 404)
    assert.equal((await problemAt('/api')).status, 404)
    assert.equal((await problemAt('/api/v2/status')).status, 404)
    assert.equal((await problemAt(`${API}/%`)).status, 400)
    assert.equal((await problemAt(`${API}/commitments/${'x'.repeat(400)}`)).status, 400)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const response = await world.get(`${API}/status`, { method })
      assert.equal(response.status, 405, method)
      assert.equal(response.headers.get('allow'), 'GET, HEAD')
      assert.equal((await problemAt('/', { method })).status, 405)
    }
    const large = await world.get(`${API}/status`, { method: 'POST', body: 'x'.repeat(100_000) })
    assert.equal(large.status, 405)
  })

  it('a request that is no HTTP is answered with a problem and dropped', async () => {
    const { port } = new URL(world.url)
    const answerTo = (request: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(request))
        let text = ''
        socket.on('data', (chunk) => {
          text += chunk
        })
        socket.on('close', () => resolve(text))
        socket.on('error', reject)
      })
    for (const [request, status] of [
      ['nonsense\r\n\r\n', 400],
      ['BREW /api/v1/status HTTP/1.1\r\nHost: x\r\n\r\n', 400],
      [`GET /api/v1/status?asOf=${'1'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ] as const) {
      const answer = await answerTo(request)
      const [head, body] = answer.split('\r\n\r\n') as [string, string]
      assert.match(head, new RegExp(`^HTTP/1\\.1 ${status} `))
      assert.match(head, /content-type: application\/problem\+json/)
      assert.match(head, /x-content-type-options: nosniff/)
      assert.match(head, /content-security-policy: default-src 'self'/)
      assert.equal(Problem.parse(JSON.parse(body)).status, status)
    }
  })

  it('the documentation is only for reading', async () => {
    for (const path of ['/api/docs', '/api/docs/json', '/api/docs/']) {
      const response = await world.get(path, { method: 'POST' })
      assert.equal(response.status, 405, path)
      assert.equal(response.headers.get('allow'), 'GET, HEAD')
    }
  })

  it('odd days and names never break the server', async () => {
    for (const query of [
      'asOf=0001-01-01',
      'asOf=9999-12-31',
      'asOf=0001-01-01&knownAt=9999-12-31',
      'asOf=9999-12-31&knownAt=0001-01-01',
    ]) {
      for (const { url, kind } of READINGS) {
        const path = kind === null ? url : url.replace(':id', idOf(kind))
        const response = await world.get(`${API}${path}${EXTRA[url] ?? '?'}&${query}`)
        const isRefused = response.status === 400 && FROM_FIRST_DAY.includes(url)
        assert.ok([200, 404].includes(response.status) || isRefused, `${path} ${query}`)
      }
    }
    for (const name of ['__proto__', 'constructor', 'toString']) {
      assert.equal((await world.get(`${API}/status?${name}=1`)).status, 400, name)
      assert.equal((await world.get(`${API}/commitments/${name}`)).status, 404, name)
      assert.equal((await world.get(`${API}/statements/${name}`)).status, 404, name)
    }
    assert.deepEqual(world.faults, [])
  })
})

describe('headers', () => {
  it('every answer carries them, problems and broken addresses included', async () => {
    for (const path of [`${API}/status`, `${API}/nothing`, `${API}/%`, '/', '/healthz']) {
      const { headers } = await world.get(path, { headers: { accept: 'text/html' } })
      const csp = headers.get('content-security-policy')!.split(/;\s*/)
      for (const directive of [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]) {
        assert.ok(csp.includes(directive), `${path} ${directive}`)
      }
      assert.ok(!csp.some((directive) => directive.startsWith('upgrade-insecure-requests')))
      assert.equal(headers.get('strict-transport-security'), null)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
      assert.match(headers.get('permissions-policy')!, /camera=\(\)/)
      assert.equal(headers.get('x-powered-by'), null)
    }
  })
})

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and lists every address with its answers and problems', async () => {
    const response = await world.get('/api/openapi.json')
    assert.equal(response.status, 200)
    const document = (await response.json()) as {
      openapi: string
      paths: Record<
        string,
        {
          get: {
            parameters?: {
              name: string
              in: string
              required?: boolean
              description?: string
              schema: { format?: string }
            }[]
            responses: Record<string, unknown>
          }
        }
      >
      components: { schemas: Record<string, unknown> }
    }
    assert.match(document.openapi, /^3\.1\./)
    const urls = [
      ...READINGS.map((reading) => `${API}${reading.url}`),
      `${API}/commitments.csv`,
      `${API}/freshness`,
      '/healthz',
    ]
    for (const url of urls) {
      const path = document.paths[url.replace(':id', '{id}')]
      assert.ok(path, url)
      assert.deepEqual(Object.keys(path), ['get'])
      assert.ok(path.get.responses['200'] && path.get.responses['400'], url)
      if (url === '/healthz') continue
      const names = path.get.parameters!.map((parameter) => parameter.name)
      assert.ok(names.includes('asOf') && names.includes('knownAt'), url)
      const asOf = path.get.parameters![names.indexOf('asOf')]!
      assert.match(asOf.description!, /day to stand on/)
      assert.equal(asOf.schema.format, 'date')
    }
    const needed = Object.entries(document.paths).flatMap(([url, { get }]) =>
      (get?.parameters ?? [])
        .filter((parameter) => parameter.in === 'query' && parameter.required === true)
        .map((parameter) => `${url} ${parameter.name}`),
    )
    assert.deepEqual(needed.sort(), [
      `${API}/changes from`,
      `${API}/compare from`,
      `${API}/compare to`,
      `${API}/route from`,
      `${API}/route to`,
      `${API}/search q`,
    ])
    for (const name of Object.keys(document.components.schemas)) assert.doesNotMatch(name, /Input$/)
    for (const name of ['StatusAnswer', 'CommitmentAnswer', 'CommitmentRow', 'Problem'])
      assert.ok(document.components.schemas[name], name)
    const references = JSON.stringify(document).match(/"#\/components\/schemas\/[^"]+"/g) ?? []
    for (const reference of references) {
      const name = reference.slice('"#/components/schemas/'.length, -1)
      assert.ok(document.components.schemas[name], reference)
    }
  })

  it('lists what is done at the desk, with what is sent and every problem', async () => {
    const document = (await (await world.get('/api/openapi.json')).json()) as {
      paths: Record<
        string,
        Record<
          string,
          {
            parameters?: { name: string; in: string; required?: boolean }[]
            requestBody?: { content: Record<string, unknown> }
            responses: Record<string, unknown>
          }
        >
      >
    }
    for (const { url } of DESK_READINGS) {
      const { get } = document.paths[`${API}${url.replace(':id', '{id}')}`]!
      assert.ok(get!.responses['200'] && get!.responses['400'], url)
    }
    for (const [url, method, types, statuses] of [
      ['documents', 'post', ['*/*', 'application/json'], [200, 413, 422]],
      ['documents/{id}/details', 'post', ['application/json'], [200, 404, 413, 415]],
      ['consequences', 'post', ['application/json'], [200, 409, 413, 415]],
      ['decisions', 'post', ['application/json'], [200, 409, 413, 415]],
      ['feeds', 'post', ['application/json'], [200, 413, 415]],
      ['feeds/{id}', 'delete', [], [200, 404]],
      ['feeds/{id}/poll', 'post', [], [202, 404, 409]],
      ['reread', 'post', ['application/json'], [202, 409, 413, 415]],
      ['jobs/{id}', 'delete', [], [200, 404]],
    ] as const) {
      const act = document.paths[`${API}/desk/${url}`]![method]!
      assert.deepEqual(Object.keys(act.requestBody?.content ?? {}), types, url)
      for (const status of [...statuses, 400, 403, 503])
        assert.ok(act.responses[status], `${url} ${status}`)
      const mark = act.parameters!.find(({ name }) => name === 'x-followthrough')
      assert.deepEqual([mark?.in, mark?.required], ['header', true], url)
    }
    assert.ok(document.paths[`${API}/desk/captures/{id}`]!.get)
    for (const [url, method, statuses] of [
      ['sessions', 'post', [200, 413, 415]],
      ['sessions/{id}', 'delete', [200, 404]],
      ['sessions/{id}/agenda', 'post', [200, 404, 409, 413, 415]],
      ['sessions/{id}/agenda/undo', 'post', [200, 404, 409, 413, 415]],
      ['sessions/{id}/agenda/fix', 'post', [200, 404, 409, 413, 415]],
      ['sessions/{id}/agenda/release', 'post', [200, 404, 413, 415]],
      ['sessions/{id}/outcomes', 'post', [200, 404, 413, 415]],
      ['sessions/{id}/close', 'post', [200, 404, 413, 415]],
      ['sessions/{id}/reopen', 'post', [200, 404, 413, 415]],
      ['actions', 'post', [200, 409, 413, 415]],
      ['actions/{id}', 'delete', [200, 404]],
      ['desk/workbooks', 'post', [200, 413, 422]],
      ['desk/sheet-changes/decide', 'post', [200, 409, 413, 415]],
    ] as const) {
      const act = document.paths[`${API}/${url}`]![method]!
      for (const status of [...statuses, 400, 403, 503])
        assert.ok(act.responses[status], `${url} ${status}`)
      const mark = act.parameters!.find(({ name }) => name === 'x-followthrough')
      assert.deepEqual([mark?.in, mark?.required], ['header', true], url)
    }
  })

  it('can be read on a page of this server, under its own policy', async () => {
    const page = await world.get('/api/docs/')
    assert.equal(page.status, 200)
    const html = await page.text()
    assert.doesNotMatch(html, /(src|href)="https?:/)
    assert.match(page.headers.get('content-security-policy')!, /script-src 'self';/)
    for (const [, address] of html.matchAll(/(?:src|href)="\.([^"]+)"/g)) {
      assert.equal((await world.get(`/api/docs${address}`)).status, 200, address)
    }
  })
})

describe('requests', () => {
  it('are told one line each', async () => {
    world.lines.length = 0
    await world.get(`${API}/status?asOf=2026-02-30`)
    await world.get('/healthz')
    for (let i = 0; i < 50 && world.lines.length < 2; i++)
      await new Promise((resolve) => setTimeout(resolve, 10))
    assert.match(world.lines[0]!, /^GET \/api\/v1\/status\?asOf=2026-02-30 400 [\d.]+ ms$/)
    assert.match(world.lines[1]!, /^GET \/healthz 200 [\d.]+ ms$/)
  })
})
