/** What a reader knows of two invented states. */

import { compileGazetteer, type GazetteerRows } from '@followthrough/record'

const nothing = { related: [], responsible: [], indicator: '', value: null, unit: '', due: null }

export const ROWS: GazetteerRows = {
  parties: [
    { code: 'XA', name: 'Velmara', adjective: 'Velmaran' },
    { code: 'XB', name: 'Ilbrek', adjective: 'Ilbreki' },
  ],
  otherCountries: [],
  currencies: [],
  headline: null,
  people: [{ id: 'p-varesh', name: 'Ottoline Varesh', aliases: [], party: 'XA', posts: [] }],
  institutions: [
    {
      id: 'n-fmt',
      name: 'Ministry of Transport',
      aliases: ['FMT'],
      party: 'XA',
      kind: 'ministry',
      role: 'ports and railways',
    },
  ],
  places: [],
  instruments: [
    {
      id: 'i-ferry',
      title: 'Ferry Services Agreement',
      kind: 'agreement',
      signedOn: '2017-09-14',
      place: '',
      signatories: [],
      note: '',
    },
  ],
  commitments: [
    {
      ...nothing,
      id: 'c-ferry',
      title: 'A daily ferry between Port Ismere and Sandreve',
      text: 'Run a daily ferry between Port Ismere and Sandreve',
      instrument: 'i-ferry',
      deliveredWhen: 'Seven sailings a week run for a month.',
      since: '2017-09-14',
    },
    {
      ...nothing,
      id: 'c-later',
      title: 'A tunnel under the strait',
      text: 'Study a tunnel under the strait',
      instrument: null,
      deliveredWhen: 'The study is published.',
      since: '2030-01-01',
    },
  ],
}

export const GAZETTEER = compileGazetteer(ROWS)

export const FERRY = [
  'Ferry talks in the capital',
  'PORT ISMERE, 4 February 2026 (Harbour News) – Velmara and Ilbrek signed a memorandum on fisheries on 4 February 2026.',
  'Velmara will run a daily ferry between Port Ismere and Sandreve by the end of 2027.',
  'Trade between the two states reached 250 million dollars in 2025, the Ministry of Transport said.',
  '“The ferry is our first task,” Chancellor Ottoline Varesh said. The ministers met again on Thursday.',
].join('\n\n')
