import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatProblem, hashPack, openStore, PackError, readPack } from '../src/index.ts'
import { type Edits, PACK_FILES, swap, tempDir, writePack } from './fixture.ts'

const COMMITMENTS = 'ledger/commitments.csv'
const STATEMENTS = 'ledger/statements.csv'
const SOURCES = 'record/sources.csv'
const INSTRUMENTS = 'ledger/instruments.csv'
const TARGETS = 'trade/targets.csv'

/** Something wrong far away from what a test is about: it must be reported beside it. */
const ELSEWHERE: Edits = { [TARGETS]: swap(',200,USD million,2028', ',lots,USD million,2028') }
const ELSEWHERE_MESSAGE = `${TARGETS}:2 value: "lots" is not a number. Write digits with a point: 1250.5.`

const BAD_INPUTS: Readonly<Record<string, { edits: Edits; expected: string[] }>> = {
  'a row with a cell too many is reported by line and the other rows are read': {
    edits: {
      [SOURCES]: (text) => swap('"Ferries, old and new"', 'Ferries, old and new')(text),
    },
    expected: [
      'record/sources.csv:4: the row has 12 cells and the header 11. Put quotation marks around a cell that holds a comma.',
    ],
  },
  'a row with a cell too few is reported by line': {
    edits: { 'ledger/claims.csv': swap('k-2,i-bridge,length,4,', 'k-2,i-bridge,length,') },
    expected: [
      'ledger/claims.csv:3: the row has 8 cells and the header 9. Write a comma for every cell, also for an empty one.',
    ],
  },
  'a quotation mark that is never closed costs its own row only': {
    edits: {
      [STATEMENTS]: (text) =>
        swap(
          ',The minister promised',
          ',"The minister promised',
        )(swap('c-trade,due,2028', 'c-trade,due,2028-13')(text)),
    },
    expected: [
      `${STATEMENTS}:3: a quotation mark is opened and never closed. Put quotation marks around the whole cell and double those inside it: "a ""b"" c".`,
      `${STATEMENTS}:4 value: "2028-13" is not a month that exists. Write a month from 01 to 12.`,
    ],
  },
  'a quotation mark inside a cell is reported by line': {
    edits: { 'ledger/events.csv': swap('Summit of', 'Summit "of"') },
    expected: [
      'ledger/events.csv:2: a quotation mark stands inside a cell that is not quoted. Put quotation marks around the whole cell and double those inside it: "a ""b"" c".',
    ],
  },
  'lines are counted through cells of several lines': {
    edits: {
      [COMMITMENTS]: (text) =>
        swap(
          ',yes,,,,text-2026',
          ',perhaps,,,,text-2026',
        )(swap('Trade doubles to 200 million.', '"Trade doubles\n\nto 200 million."')(text)),
    },
    expected: [`${COMMITMENTS}:6 declaratory: "perhaps" is neither yes nor no. Write yes or no.`],
  },
  'an empty row is reported': {
    edits: { 'ledger/claims.csv': swap('\nk-2', '\n,,,,,,,,\nk-2') },
    expected: ['ledger/claims.csv:3: the row is empty. Delete the line.'],
  },
  'a duplicate id names the line of the first': {
    edits: { 'ledger/claims.csv': swap('k-3,', 'k-1,') },
    expected: [
      'ledger/claims.csv:4 id: "k-1" already stands on line 2. Delete one of the rows, or give one an id of its own.',
    ],
  },
  'an id that another table has already is reported': {
    edits: { 'ledger/institutions.csv': swap('n-bridges,Bridges', 'i-bridge,Bridges') },
    expected: [
      `${INSTRUMENTS}:2 id: "i-bridge" is already the id of an institution (ledger/institutions.csv:3). Give it an id that no other table uses.`,
      `${COMMITMENTS}:2 responsible: there is no institution "n-bridges". Did you mean "i-bridge"? If not, add it to ledger/institutions.csv.`,
    ],
  },
  'a dangling source is reported with the source that was meant': {
    edits: { 'ledger/people.csv': swap(',wire-2026', ',wier-2026') },
    expected: [
      'ledger/people.csv:2 sources: there is no source "wier-2026". Did you mean "wire-2026"? If not, add it to record/sources.csv.',
    ],
  },
  'every dangling id is reported, with the kind of thing it should be': {
    edits: {
      [COMMITMENTS]: (text) =>
        swap(
          'i-bridge,,e-summit,transport',
          'i-brigde,,,transprot',
        )(swap('USD million,,none,,', 'USD million,,none,,')(text)),
      'trade/totals.csv': swap(',AV,BM,', ',AV,XX,'),
      [STATEMENTS]: swap('commitment,AV,p-ann,,wire', 'commitment,AV,n-nobody,,wire'),
      'record/searches.csv': swap('no,c-bridge', 'no,e-summit'),
    },
    expected: [
      'record/searches.csv:2 subjects: "e-summit" is an event (ledger/events.csv:2), not a commitment or an instrument. Name a commitment or an instrument.',
      `${COMMITMENTS}:2 instrument: there is no instrument "i-brigde". Did you mean "i-bridge"? If not, add it to ledger/instruments.csv.`,
      `${COMMITMENTS}:2 sector: there is no sector "transprot". Did you mean "transport"? If not, add it to pack.yaml.`,
      `${COMMITMENTS}:2 id: nothing in ledger/statements.csv bears on "c-bridge" or on "i-brigde", which carries it. Add a row there: who promised it, when, in which source.`,
      `${STATEMENTS}:3 saidBy: there is no person, institution or party "n-nobody". Add it to ledger/people.csv or ledger/institutions.csv or pack.yaml.`,
      'trade/totals.csv:2 partner: there is no party "XX". Add it to pack.yaml.',
    ],
  },
  'an impossible date is reported with the days of its month': {
    edits: {
      [INSTRUMENTS]: swap('treaty,2026-02-04', 'treaty,2026-02-30'),
      'ledger/events.csv': swap('2026-02-03/2026-02-04', '2026-02-04/2026-02-03'),
      'record/searches.csv': swap('2026-06-30', '2026-06-31'),
      'trade/totals.csv': swap('2025-12', '12.2025'),
    },
    expected: [
      'record/searches.csv:2 on: "2026-06-31" is not a day that exists. Write a day from 2026-06-01 to 2026-06-30.',
      `${INSTRUMENTS}:2 signedOn: "2026-02-30" is not a day that exists. Write a day from 2026-02-01 to 2026-02-28, or 2026-02 if the day is not known.`,
      'ledger/events.csv:2 on: "2026-02-04/2026-02-03" ends before it begins. Write 2026-02-03/2026-02-04.',
      'trade/totals.csv:2 periodEnd: "12.2025" is not a day. Write it as 2026-02-04, or 2026-02, 2026 or 2026-02-03/2026-02-04 where the source is less exact.',
    ],
  },
  'days out of order are reported': {
    edits: {
      [SOURCES]: swap('2026-03,en', '2026-07,en'),
      [INSTRUMENTS]: swap('2036-02', '2025'),
      'ledger/people.csv': swap('2020|2024-05', '2025|2024-05'),
      'trade/totals.csv': swap('2025-01,2025-12', '2025-12,2025-01'),
    },
    expected: [
      `${SOURCES}:4 published: "2026-07" is after the sources were read, which was on 2026-06-30. Correct the day, or readOn in pack.yaml.`,
      'ledger/people.csv:2 posts: the post "Member" begins 2025 and ends 2024-05. Write institution|title|from|to with the earlier day first.',
      `${INSTRUMENTS}:2 endsOn: it ends on 2025, before it is signed on 2026-02-04. Correct one of the days.`,
      'trade/totals.csv:2 periodEnd: the period ends on 2025-01, before it begins on 2025-12. Correct one of the days.',
    ],
  },
  'a fact told before it happened is reported': {
    edits: {
      [STATEMENTS]: (text) =>
        // The first cites the text itself, which a law database may keep up to date.
        swap(
          'signed,,2026-02-04',
          'signed,,2026-03-01',
        )(swap('voiced,,2026-02-04,commitment', 'started,,2026-03-01,fact')(text)),
    },
    expected: [
      `${STATEMENTS}:3 on: "2026-03-01" is told as a fact by sources no later than 2026-02-05. Correct the day, add a source of that day or later, or write commitment or intention as modality.`,
    ],
  },
  'a wrong encoding is reported by line and the rest of the file is read': {
    edits: {
      'ledger/people.csv': (text) =>
        Buffer.from(text.replace('A. Arven', 'Árven').replace('p-ann,', 'p-ann,'), 'latin1'),
      'ledger/events.csv': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    },
    expected: [
      'ledger/people.csv:2: the line is not UTF-8. Save the file as UTF-8.',
      'ledger/events.csv:1: the file is UTF-16. Save it as UTF-8.',
    ],
  },
  'a missing file is one problem, not one a reference to it': {
    edits: { [SOURCES]: () => null },
    expected: [
      `${SOURCES}: the file is missing. If there is nothing to tell, write the header alone: id,publisher,title,url,published,lang,kind,class,party,origin,note`,
    ],
  },
  'an empty file is told its header': {
    edits: { 'ledger/claims.csv': () => '' },
    expected: [
      'ledger/claims.csv:1: the file is empty. Begin it with id,subject,property,value,words,unit,source,class,note',
    ],
  },
  'a missing pack.yaml leaves the tables to be checked': {
    edits: { 'pack.yaml': () => null },
    expected: [
      'pack.yaml: the file is missing. A pack is a folder that holds it: see the README of the store.',
    ],
  },
  'a misspelt column is taken for the one it meant, and a missing one is named': {
    edits: {
      'ledger/institutions.csv': (text) =>
        text
          .replace('aliases', 'alises')
          .replaceAll(/,role|,builds|,,(?=wire)/g, (cell) => (cell === ',,' ? ',' : '')),
      'ledger/claims.csv': swap('class,note', 'class,remark'),
    },
    expected: [
      'ledger/institutions.csv:1 alises: there is no column of this name. Did you mean "aliases"?',
      'ledger/institutions.csv:1 role: the column is missing. Add "role" to the header and a cell to each row.',
      'ledger/claims.csv:1 remark: there is no column of this name. Delete it. Columns are id, subject, property, value, words, unit, source, class, note.',
      'ledger/claims.csv:1 note: the column is missing. Add "note" to the header and a cell to each row.',
    ],
  },
  'words that are not used here are reported with the nearest': {
    edits: {
      [SOURCES]: swap('en,press,D,,,', 'en,pres,G,,,'),
      [STATEMENTS]: (text) =>
        swap('act,signed,,2026-02-04,fact', 'act,singed,,2026-02-04,fakt')(text),
    },
    expected: [
      `${SOURCES}:4 kind: "pres" is not one of the words used here. Did you mean "press"?`,
      `${SOURCES}:4 class: "G" is not one of the words used here. Write one of A, B, C, D, E, F.`,
      `${STATEMENTS}:2 value: "singed" is not one of the words used here. Did you mean "signed"?`,
      `${STATEMENTS}:2 modality: "fakt" is not one of the words used here. Did you mean "fact"?`,
    ],
  },
  'a due date and its kind need each other': {
    edits: {
      [COMMITMENTS]: (text) =>
        swap(
          '2030,target,by 2030',
          '2030,none,by 2030',
        )(swap('USD million,,none', 'USD million,,target')(text)),
      [STATEMENTS]: swap('2028,indicative', '2028,'),
    },
    expected: [
      `${COMMITMENTS}:2 dueKind: the due date has no kind. Write binding, target or indicative.`,
      `${COMMITMENTS}:3 dueKind: "target" is the kind of a due date, and there is none. Write the day into due, or none here.`,
      `${STATEMENTS}:4 kind: the due date has no kind. Write binding, target or indicative.`,
    ],
  },
  'a test is written for what can be checked and for nothing else': {
    edits: {
      [COMMITMENTS]: (text) =>
        swap('A year reaches 150.', '')(swap('none,,,,,yes', 'none,,Ties are deep.,,,yes')(text)),
    },
    expected: [
      `${COMMITMENTS}:3 partlyWhen: a commitment that can be checked needs this test. Write what a stranger could observe, or yes into declaratory.`,
      `${COMMITMENTS}:4 deliveredWhen: a declaratory commitment has no test. Empty the cell, or write no into declaratory.`,
    ],
  },
  'a circle of dependencies is written out': {
    edits: {
      [COMMITMENTS]: (text) =>
        swap(
          'no,36,72,,text',
          'no,36,72,c-ties,text',
        )(swap('yes,,,,text', 'yes,,,c-trade,text')(text)),
    },
    expected: [
      `${COMMITMENTS}:3 dependsOn: it waits for itself: c-bridge → c-ties → c-trade → c-bridge. Take one of these steps out.`,
    ],
  },
  'a row that names itself is reported': {
    edits: {
      [COMMITMENTS]: swap('no,36,72,,text', 'no,36,72,c-bridge,text'),
      [SOURCES]: swap(',wire-2026,\n', ',copy-2026,\n'),
    },
    expected: [
      `${SOURCES}:5 origin: "copy-2026" is this row itself. Name another, or leave it out.`,
      `${COMMITMENTS}:2 dependsOn: "c-bridge" is this row itself. Name another, or leave it out.`,
    ],
  },
  'a commitment without evidence is reported': {
    edits: { [STATEMENTS]: (text) => text.split('\n').slice(0, 2).join('\n') },
    expected: [
      `${COMMITMENTS}:3 id: nothing in ledger/statements.csv bears on "c-trade". Add a row there: who promised it, when, in which source.`,
    ],
  },
  'cells with a form of their own are reported with that form': {
    edits: {
      [COMMITMENTS]: (text) =>
        swap('AV: n-roads | BM: n-bridges?', 'n-roads')(swap('no,36,72', 'no,3.5,72')(text)),
      'ledger/people.csv': swap('Ministry of Roads|Minister|2024|', 'Minister of Roads'),
      'ledger/institutions.csv': swap('n-roads,Ministry', 'n roads,Ministry'),
      [SOURCES]: swap('https://wire.example/2', 'wire.example/2'),
      'ledger/claims.csv': swap('4.1 km,km', '4.1 \u0007km,km'),
    },
    expected: [
      `${SOURCES}:3 url: "wire.example/2" is not a web address. Write it in full, beginning with https://, or leave the cell empty.`,
      'ledger/institutions.csv:2 id: "n roads" cannot be an id. Use letters, digits, hyphens, dots and underscores.',
      'ledger/people.csv:2 posts: "Minister of Roads" does not have the four parts of a post. Write institution|title|from|to; from and to may be empty.',
      `${COMMITMENTS}:2 responsible: "n-roads" is not a party with what belongs to it. Write each party’s code and a colon before what belongs to it: AA: one; two | BB: three.`,
      `${COMMITMENTS}:2 stallMonths: "3.5" is not a number of months. Write a whole number, or nothing for 24.`,
      'ledger/claims.csv:2 words: "4.1 \\u0007km" holds a control character. Delete it.',
    ],
  },
  'empty cells, repeated items and texts that are too long are reported': {
    edits: {
      [COMMITMENTS]: (text) =>
        swap(
          'Double trade',
          'Double trade '.repeat(8).trim(),
        )(swap(',Build the Long Bridge,', ',,')(text)),
      'ledger/institutions.csv': swap('wire-2026;text-2026', 'wire-2026;wire-2026'),
      'ledger/people.csv': swap(',wire-2026', ','),
      [SOURCES]: swap('text-2026,', ','),
      'trade/totals.csv': swap('101.5', '-1'),
    },
    expected: [
      `${SOURCES}:2 id: the cell is empty. Give the row an id.`,
      'ledger/institutions.csv:3 sources: "wire-2026" stands in the list twice. Delete one of them.',
      'ledger/people.csv:2 sources: the cell is empty. Name at least one source.',
      `${INSTRUMENTS}:2 sources: there is no source "text-2026". Add it to record/sources.csv.`,
      `${COMMITMENTS}:2 title: the cell is empty. Fill it in.`,
      `${COMMITMENTS}:2 sources: there is no source "text-2026". Add it to record/sources.csv.`,
      `${COMMITMENTS}:3 title: the text has 103 characters. Shorten it to 80 at most.`,
      `${COMMITMENTS}:4 sources: there is no source "text-2026". Add it to record/sources.csv.`,
      `${STATEMENTS}:2 sources: there is no source "text-2026". Add it to record/sources.csv.`,
      'ledger/claims.csv:2 source: there is no source "text-2026". Add it to record/sources.csv.',
      'trade/totals.csv:2 value: "-1" is too small. Write at least 0.',
    ],
  },
  'pack.yaml is checked field by field, with lines': {
    edits: {
      'pack.yaml': (text) =>
        text
          .replace('code: BM', 'code: bm')
          .replace('readOn: 2026-06-30', 'readOn: 2026-06-31\ncolour: blue')
          .replace('id: av-bm\n', ''),
    },
    expected: [
      'pack.yaml:1 id: the field is missing. Write a text here.',
      'pack.yaml:4 parties[1].code: "bm" does not have the right form. Write two or three capital letters.',
      'pack.yaml:6 readOn: "2026-06-31" is not a day that exists. Write it as 2026-02-04.',
      'pack.yaml:7 colour: there is no field of this name. Mend its name or delete it.',
    ],
  },
  'what pack.yaml names must be there once': {
    edits: {
      'pack.yaml': (text) =>
        text
          .replace(
            'commitment: c-trade, indicator: bilateral-trade',
            'commitment: c-x, indicator: y',
          )
          .replace('headlineTarget', '  - { id: transport, name: Roads }\nheadlineTarget')
          .concat(
            'topics:\n  - { id: river-fleet, name: Ferries }\n  - { id: river-fleet, name: Boats }\n',
          ),
    },
    expected: [
      'pack.yaml headlineTarget.commitment: there is no commitment "c-x". Name a commitment of ledger/commitments.csv.',
      'pack.yaml headlineTarget.indicator: no row of trade/targets.csv has the indicator "y". Name an indicator that has a target.',
      'pack.yaml:11 sectors[2]: "transport" stands there twice. Delete one.',
      'pack.yaml:15 topics[1]: "river-fleet" stands there twice. Delete one.',
    ],
  },
  'YAML that cannot be read is reported by line': {
    edits: { 'pack.yaml': swap('title: Arvenia', 'title: "Arvenia') },
    expected: ['pack.yaml:12: the YAML cannot be read. Missing closing "quote.'],
  },
}

for (const [name, { edits, expected }] of Object.entries(BAD_INPUTS)) {
  test(name, (t) => {
    const all = TARGETS in edits ? edits : { ...edits, ...ELSEWHERE }
    const { pack, problems } = readPack(writePack(t, all))
    assert.deepEqual(problems.map(formatProblem), [...expected, ELSEWHERE_MESSAGE])
    assert.equal(pack, null)
  })
}

test('a good pack is read whole', (t) => {
  const { pack, problems } = readPack(writePack(t))
  assert.deepEqual(problems, [])
  assert.equal(pack!.pack, 'av-bm')
  assert.equal(pack!.partnership.parties[1]!.adjective, 'Belmarkian')
  assert.deepEqual(pack!.commitments[0]!.responsible, [
    { party: 'AV', bodies: [{ id: 'n-roads', probable: false }] },
    { party: 'BM', bodies: [{ id: 'n-bridges', probable: true }] },
  ])
  assert.equal(pack!.commitments[0]!.dueOn, null)
  assert.deepEqual(
    pack!.commitments.map((row) => [row.stallMonths, row.lapseMonths]),
    [
      [36, 72],
      [24, 48],
      [24, 48],
    ],
  )
  assert.deepEqual(pack!.instruments[0]!.signatories, [
    { party: 'AV', name: 'Minister of Roads (Ann Arven)' },
    { party: 'BM', name: 'Bridges Authority' },
  ])
  assert.deepEqual(pack!.people[0]!.posts, [
    { institution: 'Ministry of Roads', title: 'Minister', from: '2024', to: null },
    { institution: 'Parliament', title: 'Member', from: '2020', to: '2024-05' },
  ])
  assert.equal(pack!.sources[2]!.title, 'Ferries, old and new')
  assert.equal(pack!.sources[3]!.published, null)
  assert.deepEqual(pack!.targets[0]!.saidBy, ['p-ann', 'AV'])
})

test('a byte order mark, Windows line ends, blank lines and another order of columns change nothing', (t) => {
  const events =
    'sources,id,kind,on,title,place,participants\r\n\r\nwire-2026,e-summit,visit,2026-02-03/2026-02-04,Summit of the two presidents,Rivertown,Ann Arven; Bo Belm\r\n\r\n'
  const windows = readPack(writePack(t, { 'ledger/events.csv': () => `\ufeff${events}` }))
  assert.deepEqual(windows.problems, [])
  assert.deepEqual(windows.pack!.events, readPack(writePack(t)).pack!.events)
})

test('the day on which a due date was given is read where the column is there', (t) => {
  const dir = writePack(t, {
    [COMMITMENTS]: (text) =>
      text
        .replace('due,dueKind', 'due,dueOn,dueKind')
        .replace('2030,target', '2030,2026-02-05,target')
        .replace('USD million,,none', 'USD million,,,none')
        .replace('trade,,,,,,none', 'trade,,,,,,2026,none'),
  })
  const { problems } = readPack(dir)
  assert.deepEqual(problems.map(formatProblem), [
    `${COMMITMENTS}:4 dueOn: this is the day on which a due date was given, and there is none. Write the due date into due, or leave this cell empty.`,
  ])
})

const TITLES = 'ledger/titles.csv'
const TITLES_HEADER = 'id,language,title,by\n'

test('names in other languages become records of kind title', (t) => {
  const rows = 'AV,ru,Арвения,followthrough\nc-bridge,ur,طویل پل,official\nlength,kk,Ұзындығы,x\n'
  const dir = writePack(t)
  writeFileSync(join(dir, TITLES), `${TITLES_HEADER}${rows}river-fleet,ru,Речной флот,x\n`)
  const { pack, problems } = readPack(dir)
  assert.deepEqual(problems, [])
  const { rows: titles } = pack!.others.find(({ kind }) => kind === 'title')!
  assert.equal(titles.length, 4)
  assert.deepEqual(titles[1], {
    id: 'c-bridge:ur',
    subject: 'c-bridge',
    language: 'ur',
    title: 'طویل پل',
    by: 'official',
    sources: [],
  })
  assert.deepEqual(readPack(writePack(t)).problems, []) // the table may be left out
})

test('a name in another language is of something on record, in a language known here, and given once', (t) => {
  const dir = writePack(t)
  const rows = 'AV,ru,Арвения,x\nAV,ru,Арвения,x\nc-brigde,ru,Мост,x\nn-roads,tlh,X,x\ntrade,kk,,\n'
  writeFileSync(join(dir, TITLES), TITLES_HEADER + rows)
  const { problems } = readPack(dir)
  const said = problems.map(formatProblem)
  assert.deepEqual(said, [
    `${TITLES}:3 id: "AV:ru" already stands on line 2. Delete one of the rows, or give one an id of its own.`,
    `${TITLES}:4 id: there is no commitment, instrument, institution, party, sector or claimed property "c-brigde". Did you mean "c-bridge"? If not, add it to ledger/commitments.csv or ledger/instruments.csv or ledger/institutions.csv or pack.yaml or ledger/claims.csv.`,
    `${TITLES}:5 language: "tlh" is not one of the words used here. Write one of en, ru, kk, ur.`,
    `${TITLES}:6 title: the cell is empty. Fill it in.`,
    `${TITLES}:6 by: the cell is empty. Fill it in.`,
  ])
})

test('a claim is about anything where a pack lists no topics, and about a listed one where it does', (t) => {
  const topics = swap('languages', 'topics:\n  - { id: river-fleets, name: Fleets }\nlanguages')
  assert.deepEqual(readPack(writePack(t, { 'pack.yaml': topics })).problems.map(formatProblem), [
    'ledger/claims.csv:4 subject: there is no entity or topic "river-fleet". Did you mean "river-fleets"? If not, add it to the topics of pack.yaml.',
  ])
})

test('a file under a nearly right name is told its right name', (t) => {
  const dir = writePack(t)
  renameSync(join(dir, COMMITMENTS), join(dir, 'ledger/comitments.csv'))
  assert.deepEqual(readPack(dir).problems.map(formatProblem), [
    `${COMMITMENTS}: the file is missing. Rename ledger/comitments.csv.`,
  ])
})

test('a folder that is none has every file missing', (t) => {
  const problems = readPack(join(tempDir(t), 'nowhere')).problems
  assert.equal(problems.length, Object.keys(PACK_FILES).length)
  assert.ok(problems.every(({ problem }) => problem === 'the file is missing'))
})

test('a folder in the place of a file is reported', (t) => {
  const dir = writePack(t)
  rmSync(join(dir, 'trade/totals.csv'))
  mkdirSync(join(dir, 'trade/totals.csv'))
  assert.deepEqual(readPack(dir).problems.map(formatProblem), [
    'trade/totals.csv: this is no file. Put a file in its place.',
  ])
})

test('a table that no pack has is reported', (t) => {
  const dir = writePack(t)
  writeFileSync(join(dir, 'ledger/foo.csv'), 'id\n')
  writeFileSync(join(dir, 'trade/total.csv'), 'id\n')
  writeFileSync(join(dir, 'ledger/notes.md'), 'notes are welcome')
  assert.deepEqual(readPack(dir).problems.map(formatProblem), [
    'ledger/foo.csv: a pack has no such table. Take it out of the pack.',
    'trade/total.csv: a pack has no such table. Did you mean trade/totals.csv? If not, take it out.',
  ])
})

test('what is no regular file inside the pack is not read', (t) => {
  const secret = join(tempDir(t), 'secret.csv')
  writeFileSync(secret, 'a secret\n')
  const dir = writePack(t)
  for (const file of [TARGETS, 'pack.yaml']) {
    rmSync(join(dir, file))
    symlinkSync(secret, join(dir, file))
  }
  const elsewhere = join(tempDir(t), 'record')
  renameSync(join(dir, 'record'), elsewhere)
  symlinkSync(elsewhere, join(dir, 'record'))
  rmSync(join(dir, COMMITMENTS))
  execFileSync('mkfifo', [join(dir, COMMITMENTS)])
  const { pack, problems } = readPack(dir)
  assert.equal(pack, null)
  const told = problems.map(formatProblem)
  for (const file of ['pack.yaml', TARGETS, SOURCES, 'record/searches.csv'])
    assert.ok(
      told.includes(`${file}: the file is a link. Put the file itself into the pack.`),
      file,
    )
  assert.ok(told.includes(`${COMMITMENTS}: this is no file. Put a file in its place.`))
  assert.doesNotMatch(told.join('\n'), /secret/)
})

test('a pack may itself be reached by a link', (t) => {
  const link = join(tempDir(t), 'link')
  symlinkSync(writePack(t), link)
  assert.deepEqual(readPack(link).problems, [])
})

test('bad input of every kind leaves the database untouched', (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const store = openStore(file)
  t.after(() => store.close())
  store.loadPack(readPack(writePack(t)).pack!)
  const before = store.statements()
  const bytes = [readFileSync(file), readFileSync(`${file}-wal`)]
  for (const { edits } of Object.values(BAD_INPUTS)) {
    const { pack, problems } = readPack(writePack(t, edits))
    if (pack !== null) store.loadPack(pack)
    assert.notEqual(problems.length, 0)
  }
  assert.deepEqual([readFileSync(file), readFileSync(`${file}-wal`)], bytes)
  assert.deepEqual(store.statements(), before)
})

test('whatever is done to a file, reading ends in a pack or in problems that say what to do', (t) => {
  const dir = writePack(t)
  const damage = fc.record({
    file: fc.constantFrom(...Object.keys(PACK_FILES)),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat({ max: 40 }),
    put: fc.oneof(
      fc.constantFrom(
        '"',
        ',',
        '\n',
        ';',
        '|',
        ': ',
        '\r',
        '\u0000',
        '&a',
        '{',
        '2026-02-30',
        '__proto__',
      ),
      fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
    ),
  })
  fc.assert(
    fc.property(damage, ({ file, at, cut, put }) => {
      const path = join(dir, file)
      const bytes = Buffer.from(PACK_FILES[file]!)
      const start = Math.floor(at * bytes.length)
      writeFileSync(
        path,
        Buffer.concat([bytes.subarray(0, start), Buffer.from(put), bytes.subarray(start + cut)]),
      )
      const { pack, problems } = readPack(dir)
      writeFileSync(path, bytes)
      assert.equal(pack === null, problems.length > 0)
      if (pack !== null) openStore(':memory:').loadPack(pack)
      for (const problem of problems) {
        assert.ok(problem.file in PACK_FILES && problem.problem !== '' && problem.remedy !== '')
        assert.ok(!formatProblem(problem).includes('undefined'), formatProblem(problem))
      }
    }),
    { seed: 3, numRuns: 300 },
  )
})

test('thousands of broken rows end in a message, soon', (t) => {
  const rows = 'a,"b" c,\n'.repeat(200_000)
  const { problems } = readPack(writePack(t, { 'ledger/claims.csv': (text) => text + rows }))
  assert.equal(problems.length, 1001)
  assert.match(problems.at(-1)!.problem, /too many broken rows/)
})

test('hashPack is the hash of the pack that is read, and changes with any byte', (t) => {
  const dir = writePack(t)
  const hash = hashPack(dir)
  assert.equal(hash, readPack(dir).pack!.hash)
  writeFileSync(join(dir, 'README.md'), 'not part of it')
  assert.equal(hashPack(dir), hash)
  for (const file of Object.keys(PACK_FILES)) {
    const path = join(dir, file)
    const bytes = readFileSync(path)
    writeFileSync(path, Buffer.concat([bytes, Buffer.from('\n')]))
    assert.notEqual(hashPack(dir), hash, file)
    writeFileSync(path, bytes)
  }
  assert.equal(hashPack(dir), hash)
})

test('a PackError says every problem on a line of its own', () => {
  const problem = { file: 'a.csv', line: 2, field: 'b', problem: 'it is wrong', remedy: 'Mend it.' }
  const error = new PackError([problem, { ...problem, line: null, field: null }])
  assert.equal(error.message, 'a.csv:2 b: it is wrong. Mend it.\na.csv: it is wrong. Mend it.')
  assert.equal(error.name, 'PackError')
})
