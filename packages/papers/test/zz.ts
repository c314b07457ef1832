import { writeFileSync } from 'node:fs'
import {
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
