/** Papers of every kind from the pack of the product, on days that stay: what goldens are kept of. */

import {
  ActionRequest,
  createAnswers,
  type Language,
  openDossier,
  openSecretariat,
  PAPER_KINDS,
  type Paper,
  type PaperKind,
  PaperQuery,
  SessionRequest,
} from '@followthrough/brief'
import { openStore, readPack } from '@followthrough/store'
import { readLand } from '../src/index.ts'

/** The day that the papers stand on, and bear. */
export const DAY = '2026-03-01'

const { pack } = readPack(new URL('../../../packs/kz-pk', import.meta.url).pathname)
const store = openStore(':memory:')
store.loadPack(pack!)
const opened = () => openDossier(pack!.partnership, store.statements())
const [party] = pack!.partnership.parties
const mechanism = pack!.institutions.find(({ kind }) => kind === 'commission')!.id
let minute = 0
const decider = () => ({
  name: 'Amina',
  day: DAY,
  instant: `${DAY}T09:${String(minute++).padStart(2, '0')}:00.000Z`,
})
const plan = (id: string, number: number, on: string) =>
  store.append(
    openSecretariat(opened()).saveSession(
      SessionRequest.parse({
        id,
        mechanism,
        number,
        on,
        startsAt: '10:00',
        tz: 'Asia/Almaty',
        sectors: ['transit', 'aviation'],
        items: 6,
      }),
      decider(),
    ),
  )
plan('s-13', 13, '2026-04-01')
store.append(
  openSecretariat(opened()).saveAction(
    ActionRequest.parse({
      id: 'a-1',
      session: 's-13',
      what: 'Send the list of carriers',
      owners: [{ party: party!.code, name: 'Ministry of Transport' }],
      due: '2026-04-20',
      serves: null,
    }),
    decider(),
  ),
)
plan('s-14', 14, '2026-09-10')

export const dossier = opened()
export const answers = createAnswers(dossier, () => DAY)
const [body] = answers.paperSubjects({}, 'institution')
const overdue = answers.status({}).overdue[0]!

const ASKED: Readonly<Record<PaperKind, object>> = {
  scorecard: {},
  commitment: { about: overdue },
  sector: { about: 'transit' },
  institution: { about: body },
  session: { about: 's-14' },
  agenda: { about: 's-14' },
  corridor: { from: 'karachi', to: 'almaty', simulate: true, seed: 7, trials: 500 },
  changes: { from: '2026-02-03', to: '2026-02-05', about: 'transit' },
}

export const KINDS = PAPER_KINDS

export function keptPaper(kind: PaperKind, language: Language): Paper {
  const digits = language === 'ur' ? 'arabext' : 'latn'
  const query = PaperQuery.parse({ kind, ...ASKED[kind], language, digits })
  return answers.paper({}, query, () => ({ land: readLand() }))
}
