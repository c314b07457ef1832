import { writeFileSync } from 'node:fs'
import {
  ChangesQuery,
  calendarEntries,
  changesFeed,
  changesPaper,
  commitmentsWorkbook,
  corridorPaper,
  createAnswers,
  openDossier,
  type Paper,
  paperOf,
  RouteQuery,
} from '@followthrough/brief'
import { fold } from '@followthrough/ledger'
import { openStore, readPack } from '@followthrough/store'
import { readLand } from '../src/land.ts'
import { setPaper } from '../src/press.ts'

const { pack } = readPack('packs/kz-pk')
const store = openStore('/tmp/pp/l.db')
store.loadPack(pack!)
const dossier = openDossier(pack!.partnership, store.statements())
const day = '2026-11-21'
const state = fold(dossier.ledger, { validOn: day, knownAt: day })
const answers = createAnswers(dossier, () => day)
const formats = (process.argv[2] ?? 'pdf').split(',') as 'pdf'[]
for (const language of ['en', 'ru', 'kk', 'ur'] as const) {
  const made: Record<string, () => Paper> = {
    scorecard: () => paperOf(dossier, state, { kind: 'scorecard', language, digits: 'latn' }, day),
    sector: () =>
      paperOf(
        dossier,
        state,
        { kind: 'sector', about: 'transport', language, digits: 'latn' },
        day,
      ),
    institution: () =>
      paperOf(
        dossier,
        state,
        {
          kind: 'institution',
          about: dossier.ledger.commitments
            .flatMap((c) => c.record.responsible)
            .flatMap((r) => r.bodies)[3]!.id,
          language,
          digits: 'latn',
        },
        day,
      ),
    commitment: () =>
      paperOf(
        dossier,
        state,
        { kind: 'commitment', about: 'c-trade1bn', language, digits: 'latn' },
        day,
      ),
    corridor: () =>
      corridorPaper(
        dossier,
        state,
        answers.route({}, RouteQuery.parse({ from: 'Karachi', to: 'Almaty' })),
        { language, date: day },
        { land: readLand() },
      ),
  }
  for (const [name, make] of Object.entries(made)) {
    console.time(`${name} ${language}`)
    const paper = make()
    for (const f of formats)
      try {
        writeFileSync(`/tmp/pp/${name}-${language}.${f}`, await setPaper(paper, f))
      } catch (e) {
        console.log(name, language, f, e)
      }
    console.timeEnd(`${name} ${language}`)
  }
}

import { readChanges, toAtom, toCalendar, toXlsx } from '../src/index.ts'

const ch = answers.changes(ChangesQuery.parse({ from: '2026-01-01', to: day, language: 'ru' }))
writeFileSync(
  '/tmp/pp/changes-ru.pdf',
  await setPaper(changesPaper(dossier, state, ch, { language: 'ru', date: day }), 'pdf'),
)
const feed = changesFeed(dossier, ch, {
  domain: 'example.org',
  about: 'all',
  title: 'Changes',
  site: 'https://example.org/',
})
console.log(feed.entries.length, feed.removed.length, toAtom(feed).length)
const cal = calendarEntries(dossier, state, 'en')
console.log(cal.length, cal[0])
writeFileSync(
  '/tmp/pp/c.ics',
  toCalendar({ name: 'x', domain: 'example.org', language: 'en', entries: cal }),
)
console.time('xlsx')
const wb = commitmentsWorkbook(dossier, state, { date: day, language: 'ur' })
const x = await toXlsx(wb)
writeFileSync('/tmp/pp/c.xlsx', x)
console.timeEnd('xlsx')
console.log(readChanges(x, wb))
