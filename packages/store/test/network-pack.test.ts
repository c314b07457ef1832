import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { formatProblem, hashPack, openStore, readPack } from '../src/index.ts'
import { type Edits, swap, writePack } from './fixture.ts'

const PLACES = 'network/places.csv'
const LINKS = 'network/links.csv'
const CROSSINGS = 'network/crossings.csv'
const DISRUPTIONS = 'network/disruptions.csv'
const EFFECTS = 'network/effects.csv'
const SCENARIOS = 'network/scenarios.csv'
const LANES = 'network/validations.csv'

/** A river between two countries that do not exist, with a road and a railway over it. */
const NETWORK_FILES: Readonly<Record<string, string>> = {
  [PLACES]: `id,name,country,unlocode,lon,lat,kind,basis,sources,note
rivertown,Rivertown,AV,AVRIV,10,50,city,published,wire-2026,
north-bank,North Bank,AV,,10.5,50,border,assumed,wire-2026,
south-bank,South Bank,BM,,10.5,49.9,border,assumed,wire-2026,
`,
  [LINKS]: `id,from,to,mode,km,gaugeMm,status,opensOn,corridors,basis,sources,note
road-1,rivertown,north-bank,road,40,,open,,K1;K2,published,wire-2026,
road-2,north-bank,south-bank,road,12,,open,2026-03,K1,derived,wire-2026,
rail-1,north-bank,south-bank,rail,13,1435,planned,2030,,assumed,daily-2026,
`,
  [CROSSINGS]: `id,scope,place,toPlace,area,mode,direction,metric,statistic,value,year,basis,sources,note
x-a,post,north-bank,south-bank,,road,outbound,hours,mean,4.5,2025,measured,daily-2026,
x-b,country,,,BM,road,both,usd,mean,80,2024,measured,daily-2026,
`,
  'network/rates.csv': `id,what,mode,scope,parameter,area,value,unit,year,basis,sources,note
r-a,cost per 500 km,road,AV,haul-usd,AV,700,usd per 500 km per 20 t,2025,measured,daily-2026,
r-b,a fare,road,AV,,,70,usd,2025,published,daily-2026,
`,
  'network/regimes.csv': `id,name,kind,parties,rule,scheme,countries,places,modes,suspends,paper,hours,usd,inForceOn,endedOn,effect,basis,sources,note
g-tir,TIR,customs-transit,AV;BM,customs-transit,TIR,AV;BM,,road,,TIR carnet,0,12,2026-02,,One guarantee,published,text-2026,
`,
  [EFFECTS]: `id,commitment,rule,links,regime,place,mode,hours,basis,sources,note
e-rail,c-bridge,opens,rail-1,,,,,assumed,daily-2026,
`,
  [SCENARIOS]: `id,name,asOf,shuts,opens,delivers,hours,sources,note
flooded,The bank flooded,,north-bank:road,K1,c-bridge,south-bank:road:6,daily-2026,
`,
  [DISRUPTIONS]: `id,place,links,mode,fromOn,untilOn,kind,end,seenOn,cause,basis,sources,note
d-flood,north-bank,,road,2026-03-01,2026-03-09,freight,known,,A flood,published,daily-2026,
d-strike,,road-1,road,2026-04,,restricted,not-seen,2026-04-09,A strike,published,daily-2026,
`,
  [LANES]: `id,origin,destination,via,outside,mode,metric,value,year,basis,sources,note
v-a,rivertown,farland,north-bank;south-bank,farland,road,days,3,2026,published,daily-2026,
`,
}

function writeNetwork(t: TestContext, edits: Edits = {}, pack: Edits = {}): string {
  const dir = writePack(t, pack)
  for (const [file, text] of Object.entries(NETWORK_FILES)) {
    const edited = edits[file]?.(text) ?? (file in edits ? null : text)
    if (edited === null) continue
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), edited)
  }
  return dir
}

test('a network becomes records, a disruption true of the day it begins', (t) => {
  const { pack, problems } = readPack(writeNetwork(t))
  assert.deepEqual(problems, [])
  assert.equal(pack!.network.links[1]!.opensOn, '2026-03')
  assert.deepEqual(pack!.network.links[0]!.corridors, ['K1', 'K2'])
  const store = openStore(':memory:')
  store.loadPack(pack!)
  const find = (subject: string) => store.statements().find((s) => s.subject === subject)!
  assert.equal(find('rail-1').property, 'link')
  assert.equal(find('rail-1').validOn, null)
  assert.equal(find('d-flood').validOn, '2026-03-01')
  assert.equal(find('d-flood').knownOn, '2026-03-31')
  assert.equal(find('x-a').property, 'crossing-measure')
  store.close()
})

test('a pack without the folder is sound, and its hash stays when other packs gain one', (t) => {
  const dir = writeNetwork(t)
  const withNetwork = hashPack(dir)
  rmSync(join(dir, 'network'), { recursive: true })
  const { pack, problems } = readPack(dir)
  assert.deepEqual(problems, [])
  assert.deepEqual(pack!.network.places, [])
  assert.equal(pack!.hash, hashPack(dir))
  assert.notEqual(pack!.hash, withNetwork)
})

const BAD_NETWORKS: Readonly<Record<string, { edits: Edits; expected: string[] }>> = {
  'of a network that is there every table is needed': {
    edits: { 'network/regimes.csv': () => null },
    expected: [
      'network/regimes.csv: the file is missing. If there is nothing to tell, write the header alone: id,name,kind,parties,rule,scheme,countries,places,modes,suspends,paper,hours,usd,inForceOn,endedOn,effect,basis,sources,note',
    ],
  },
  'dangling places, links and sources are reported with what was meant': {
    edits: {
      [LINKS]: (text) =>
        swap('road-1,rivertown', 'road-1,rivertwon')(swap('wire-2026', 'wier-2026')(text)),
      [CROSSINGS]: swap('north-bank,south-bank', 'north-bank,south-bonk'),
      [DISRUPTIONS]: swap(',road-1,', ',road-9,'),
      [LANES]: swap(',farland,road', ',faraway,road'),
    },
    expected: [
      `${LINKS}:2 from: there is no place "rivertwon". Did you mean "rivertown"? If not, add it to ${PLACES}.`,
      `${LINKS}:2 sources: there is no source "wier-2026". Did you mean "wire-2026"? If not, add it to record/sources.csv.`,
      `${CROSSINGS}:2 toPlace: there is no place "south-bonk". Did you mean "south-bank"? If not, add it to ${PLACES}.`,
      `${DISRUPTIONS}:3 links: there is no link "road-9". Did you mean "road-1"? If not, add it to ${LINKS}.`,
      `${LANES}:2 destination: there is no place "farland". Add it to ${PLACES}.`,
    ],
  },
  'a link shorter than the great circle, or a detour without end, is a wrong figure': {
    edits: { [LINKS]: (text) => swap('road,40,', 'road,30,')(swap('road,12,', 'road,120,')(text)) },
    expected: [
      `${LINKS}:2 km: 30 km from rivertown to north-bank is shorter than the great circle of 35.7 km. Correct the length, or the coordinates of one of the places in ${PLACES}.`,
      `${LINKS}:3 km: 120 km from north-bank to south-bank against a great circle of 11.1 km, 10.8 times as far. Correct the length, or the coordinates of one of the places in ${PLACES}.`,
    ],
  },
  'negative distances, wrong coordinates, unknown modes and gauges are told together': {
    edits: {
      [PLACES]: (text) => swap('10,50,city', '190,-95,city')(text),
      [LINKS]: (text) =>
        swap(
          'rail,13,1435',
          'rail,13,',
        )(swap('road,12,,', 'roads,12,1520,')(swap('road,40', 'road,-40')(text))),
    },
    expected: [
      `${PLACES}:2 lon: "190" is too large. Write at most 180.`,
      `${PLACES}:2 lat: "-95" is too small. Write at least -90.`,
      `${LINKS}:2 km: "-40" is too small. Write more than 0.`,
      `${LINKS}:3 mode: "roads" is not one of the words used here. Did you mean "road"?`,
      `${LINKS}:4 gaugeMm: a railway has no gauge. Write its gauge in millimetres, as in 1435 or 1520.`,
    ],
  },
  'a gauge on a road and a link to itself are reported': {
    edits: {
      [LINKS]: (text) =>
        swap('road,40,,', 'road,40,1520,')(swap('rail-1,north-bank', 'rail-1,south-bank')(text)),
    },
    expected: [
      `${LINKS}:2 gaugeMm: a gauge is given for a link by road. Empty the cell, or write rail as mode.`,
      `${LINKS}:4 to: it leads from "south-bank" back to the same place. Name another place.`,
    ],
  },
  'a figure is of a post or of an area, and says of which': {
    edits: {
      [CROSSINGS]: (text) =>
        swap('post,north-bank', 'post,')(swap('country,,,BM', 'country,,,')(text)),
    },
    expected: [
      `${CROSSINGS}:2 place: a figure of a post does not name its place. Name the place, or write country, corridor or region as scope.`,
      `${CROSSINGS}:3 area: the mean of a country does not say of which. Write the country, corridor or region that it was taken over.`,
    ],
  },
  'a disruption has its days in order, an end that fits, and somewhere to be': {
    edits: {
      [DISRUPTIONS]: (text) =>
        swap(
          '2026-03-09,freight,known',
          '2026-02,freight,open',
        )(swap(',road-1,road,2026-04,,', ',,road,2026-05,,')(text)),
    },
    expected: [
      `${DISRUPTIONS}:2 untilOn: it ends on 2026-02, before it begins on 2026-03-01. Correct one of the days.`,
      `${DISRUPTIONS}:2 end: "open" is said of the end, and it ends on 2026-02. Write known, or empty untilOn.`,
      `${DISRUPTIONS}:3 seenOn: it was last seen on 2026-04-09, before it begins on 2026-05. Correct one of the days.`,
      `${DISRUPTIONS}:3 place: it disrupts neither a place nor a link. Name the place, or the links into links.`,
    ],
  },
  'an id that another table has already is reported': {
    edits: { 'network/rates.csv': swap('r-a,', 'rail-1,') },
    expected: [
      `network/rates.csv:2 id: "rail-1" is already the id of a link (${LINKS}:4). Give it an id that no other table uses.`,
    ],
  },
}

for (const [name, { edits, expected }] of Object.entries(BAD_NETWORKS)) {
  test(name, (t) => {
    const far: Edits = {
      'trade/targets.csv': swap(',200,USD million,2028', ',lots,USD million,2028'),
    }
    const { pack, problems } = readPack(writeNetwork(t, edits, far))
    assert.equal(pack, null)
    const elsewhere =
      'trade/targets.csv:2 value: "lots" is not a number. Write digits with a point: 1250.5.'
    assert.deepEqual(problems.map(formatProblem), [elsewhere, ...expected])
  })
}

test('effects and scenarios name what there is, and rates what the model can use', (t) => {
  const cells = (file: string, from: string, to: string) => ({ [file]: swap(from, to) })
  const told = (edits: Edits) =>
    readPack(writeNetwork(t, edits)).problems.map(({ file, field, problem }) =>
      [file, field, problem].join(' '),
    )
  assert.deepEqual(told(cells(SCENARIOS, 'north-bank:road', 'no-bank:road')), [
    'network/scenarios.csv shuts there is no crossing, link, corridor or country no-bank:road',
  ])
  assert.deepEqual(told(cells(SCENARIOS, 'south-bank:road:6', 'south-bank:road:soon')), [
    'network/scenarios.csv hours south-bank:road:soon is no hours at a crossing',
  ])
  assert.deepEqual(told(cells(SCENARIOS, 'K1,c-bridge', 'K1,c-ties')), [
    'network/scenarios.csv delivers c-ties has no effect on the network',
  ])
  assert.deepEqual(told(cells(EFFECTS, 'opens,rail-1', 'opens,')), [
    'network/effects.csv links an effect that opens names no link',
  ])
  assert.deepEqual(told(cells('network/rates.csv', 'haul-usd,AV', 'haul-usd,ZZ')), [
    'network/rates.csv area there is no place, link or country ZZ',
  ])
  assert.deepEqual(told(cells('network/rates.csv', 'haul-usd,AV,700', 'speed,AV,0')), [
    'network/rates.csv value a speed of nothing would take for ever',
  ])
  assert.deepEqual(told(cells('network/regimes.csv', 'TIR,AV;BM,,', 'TIR,,,')), [
    'network/regimes.csv countries a customs-transit regime that names no country holds nowhere',
  ])
})

test('a place off its country is told where the map is asked', (t) => {
  const real = {
    [PLACES]: (text: string) =>
      text
        .replaceAll(
          /^rivertown,.*$/gm,
          'rivertown,Rivertown,FR,AVRIV,10,50,city,published,wire-2026,',
        )
        .replaceAll(/^(north-bank,North Bank),AV,/gm, '$1,DE,')
        .replaceAll(/^(south-bank,South Bank),BM,/gm, '$1,DE,'),
  }
  const dir = writeNetwork(t, real)
  assert.ok(!readPack(dir).problems.some(({ field }) => field === 'country'))
  const told = readPack(dir, { countries: true }).problems.filter(
    ({ field }) => field === 'country',
  )
  assert.deepEqual(
    told.map(({ file, line, problem }) => [file, line, problem]),
    [[PLACES, 2, 'rivertown at 10, 50 lies more than 30 km outside FR']],
  )
})
