import { CODE_NAMES, PREFERENCE_RULES, RULES, type RuleId } from '@followthrough/ledger'
import { HEADLINE_WORDS } from '../wording.ts'
import { monthNames } from './days.ts'
import { madeBy } from './table.ts'
import type { Sides, Words } from './words.ts'

const months = monthNames('en-GB', true)
const made = madeBy({
  locale: 'en-GB',
  days: {
    months,
    monthsAlone: months,
    day: (day, month, year) => `${day} ${month} ${year}`,
    days: (first, last, month, year) => `${first}–${last} ${month} ${year}`,
    month: (month, year) => `${month} ${year}`,
    year: (year) => year,
    stretch: (from, to) => `${from} – ${to}`,
  },
  nouns: {
    day: { one: 'day', other: 'days' },
    month: { one: 'month', other: 'months' },
    time: { one: 'time', other: 'times' },
    commitment: { one: 'commitment', other: 'commitments' },
    instrument: { one: 'document', other: 'documents' },
    statement: { one: 'statement', other: 'statements' },
    search: { one: 'search', other: 'searches' },
    session: { one: 'session', other: 'sessions' },
    action: { one: 'action item', other: 'action items' },
    origin: { one: 'origin', other: 'origins' },
    item: { one: 'item', other: 'items' },
    change: { one: 'change', other: 'changes' },
  },
  and: ' and ',
  or: ' or ',
  comma: ', ',
  semicolon: '; ',
  stop: '. ',
})
const { counted, listWords } = made

const withArticle = (title: string) => (/^the /i.test(title) ? title : `the ${title}`)
const bySides = (sides: Sides) =>
  sides.all ? (sides.count === 2 ? 'either side' : 'any side') : sides.names
const timesWords = (times: number) => (times === 2 ? 'twice' : counted(times, 'time'))
const MISSING = {
  ratification: 'ratification',
  'entry-into-force': 'entry into force',
  'first-step': 'first step',
} as const

export const en: Words = {
  ...made,
  language: 'en',
  name: 'English',
  direction: 'ltr',
  quoted: (text) => `“${text}”`,
  headlines: HEADLINE_WORDS,
  codes: CODE_NAMES,
  badges: {
    overdue: 'overdue',
    disputed: 'disputed',
    inferred: 'inferred',
    unilateral: 'stated by one side',
    declaratory: 'declaratory',
  },
  rules: Object.fromEntries(Object.entries(RULES).map(([id, [, when]]) => [id, when])) as Record<
    RuleId,
    string
  >,
  preferences: PREFERENCE_RULES,
  dueKinds: { binding: 'binding', target: 'target', indicative: 'indicative', none: 'none' },
  instrumentKinds: {
    declaration: 'declaration',
    treaty: 'treaty',
    agreement: 'agreement',
    mou: 'memorandum of understanding',
    protocol: 'protocol',
    'action-plan': 'action plan',
    roadmap: 'roadmap',
    contract: 'contract',
  },
  modes: {
    road: 'road',
    rail: 'rail',
    sea: 'sea',
    ferry: 'ferry',
    air: 'air',
    pipeline: 'pipeline',
  },
  openness: { yes: 'open', no: 'shut', unknown: 'not known' },
  askRules: {
    'one-side-delivery': {
      name: 'delivery to be confirmed',
      text: 'Official evidence reports it delivered and no independent source confirms it.',
    },
    overdue: { name: 'overdue', text: 'Its due day has passed and it is not delivered.' },
    'stalled-by-closure': {
      name: 'held up by a closure',
      text: 'A party has suspended it, or a crossing on its way is shut or not known to be open.',
    },
    'not-ratified': {
      name: 'not ratified',
      text: 'It rests on a signed treaty or agreement that not every side has ratified, or that is ratified and not in force.',
    },
    'due-soon': { name: 'due soon', text: 'Its due day is ahead, within the days looked at.' },
    'dependency-missing': {
      name: 'waits for another',
      text: 'It depends on a commitment or document that is not yet there.',
    },
    silent: {
      name: 'silent',
      text: 'No new step is on record for so long that it counts as stalled.',
    },
    'promised-again': {
      name: 'promised again',
      text: 'It was promised on several occasions, no step to carry it out is on record, and the last occasion took it no further.',
    },
    'not-started': {
      name: 'not started',
      text: 'Its document is in force, or is signed and needs no ratification, and no step to carry it out is on record.',
    },
    disputed: { name: 'disputed', text: 'Sources differ about it or about its document.' },
    'no-body': {
      name: 'no responsible body',
      text: 'A party that is bound by it has no responsible body on record.',
    },
    'no-test': { name: 'no test', text: 'No test says when it counts as delivered.' },
  },
  nextSteps: {
    'confirm-delivery': 'Confirm the delivery and give the evidence',
    'report-and-redate': 'Report what is done and give a new date',
    'resume-or-reroute': 'Say how work resumes, or by which other way',
    ratify: 'Complete ratification',
    'bring-into-force': 'Exchange instruments and bring into force',
    finish: 'Finish by the due day',
    'deliver-dependency': 'Say when what it waits for is done, and begin what can begin',
    'renew-or-close': 'Renew with a date, or close',
    'name-first-step': 'Name the first step and its day',
    begin: 'Take the first step',
    'settle-figures': 'Give the document that settles it',
    'name-body': 'Name the responsible body',
    'write-test': 'Agree on a test',
  },
  rankParts: {
    overdue: 'overdue',
    'due-soon': 'due soon',
    stakes: 'stakes',
    silence: 'silence',
    dependents: 'others depend on it',
    repeated: 'promised again',
    carried: 'carried over',
  },
  sessionFormats: {
    commission: 'intergovernmental commission',
    council: 'council',
    consultations: 'consultations',
    dialogue: 'dialogue',
    'working-group': 'working group',
    committee: 'committee',
  },
  actionStates: { open: 'open', done: 'done', dropped: 'dropped' },
  outcomes: {
    answered: 'answered',
    deferred: 'deferred',
    'new-promise': 'new promise',
    'new-date': 'new date',
    'not-reached': 'not reached',
  },
  editOps: {
    order: 'moved',
    wording: 'reworded',
    note: 'note changed',
    add: 'added',
    drop: 'dropped',
    group: 'put under another heading',
  },
  changeKinds: {
    status: 'status',
    badge: 'badge',
    date: 'due date',
    figure: 'figure',
    disagreement: 'disagreement',
    crossing: 'crossing',
    commitment: 'commitment',
    instrument: 'document',
    event: 'event',
    statement: 'statement',
  },
  directions: { rose: 'rose', fell: 'fell', changed: 'changed' },
  sections: {
    summary: 'Summary',
    contents: 'Contents',
    agenda: 'Agenda',
    questions: 'Questions',
    'action-items': 'Action items',
    'carried-over': 'Carried over from the last session',
    'other-matters': 'Other matters',
    commitments: 'Commitments',
    overdue: 'Overdue',
    'due-soon': 'Due soon',
    silent: 'Silent',
    next: 'What comes next',
    changes: 'What changed',
    'statuses-changed': 'Statuses that changed',
    'dates-moved': 'Dates that moved',
    'figures-revised': 'Figures that were revised',
    disagreements: 'Where sources differ',
    crossings: 'Border crossings',
    corridor: 'Corridor',
    routes: 'Routes',
    scorecard: 'Scorecard',
    target: 'Target',
    text: 'Text of the promise',
    test: 'Test',
    evidence: 'Evidence',
    searches: 'Searches',
    history: 'History',
    responsible: 'Responsible bodies',
    sources: 'Sources',
    notes: 'Notes',
    outcomes: 'Outcomes',
    method: 'Method',
  },
  columns: {
    number: 'No.',
    id: 'Id',
    title: 'Title',
    sector: 'Sector',
    party: 'Party',
    body: 'Body',
    instrument: 'Document',
    status: 'Status',
    form: 'Form',
    delivery: 'Delivery',
    badges: 'Badges',
    rule: 'Rule',
    question: 'Question',
    facts: 'Facts',
    owner: 'Owner',
    'next-step': 'Next step',
    due: 'Due',
    'late-days': 'Days late',
    'silence-days': 'Days of silence',
    'times-promised': 'Times promised',
    since: 'Since',
    before: 'Before',
    after: 'After',
    value: 'Value',
    unit: 'Unit',
    origins: 'Origins',
    source: 'Source',
    day: 'Day',
    place: 'Place',
    'co-chairs': 'Co-chairs',
    state: 'State',
    outcome: 'Outcome',
    note: 'Note',
    rank: 'Rank',
    statement: 'Statement',
    publisher: 'Publisher',
    address: 'Address',
    mode: 'Mode',
    open: 'Open',
    cause: 'Cause',
    hours: 'Hours',
    cost: 'Cost',
    distance: 'Distance',
  },
  labels: {
    'as-of': 'as of',
    'known-at': 'as known on',
    page: 'page',
    of: 'of',
    'prepared-by': 'prepared by',
    'prepared-on': 'prepared on',
    'record-day': 'record day',
    draft: 'draft',
    fixed: 'fixed',
    'session-of': 'session of',
    'only-in-english': 'in English only',
    'our-translation': 'our translation',
    probable: 'probable',
    none: 'none',
    unknown: 'not known',
    'not-found': 'not found',
    reported: 'reported',
    derived: 'derived',
    modelled: 'modelled',
    'test-delivered': 'Delivered when',
    'test-partly': 'Partly delivered when',
    'test-not-enough': 'Not enough',
    'other-rules': 'Also',
    'see-statements': 'see statements',
  },
  units: {
    km: 'km',
    hours: 'hours',
    days: 'days',
    tonnes: 'tonnes',
    usd: 'US dollars',
    'usd-million': 'million US dollars',
    percent: 'percent',
    'kg-co2': 'kg of CO2',
  },
  facts: {
    signed: ({ on }) => `Signed ${/^\d{1,2}[ –]/.test(on) ? on : `in ${on}`}.`,
    inForce: ({ on }) => (on === null ? 'In force.' : `In force since ${on}.`),
    ratifiedBy: ({ parties }) => `Ratified by ${parties}.`,
    missing: ({ what, sides, days, searched }) => {
      const by = what === 'ratification' ? ` by ${bySides(sides)}` : ''
      const found = searched === null ? 'on record' : 'found'
      const where = searched === null ? '' : `, searched on ${searched.on} in: ${searched.where}`
      return `No ${MISSING[what]}${by} ${found} in ${counted(days, 'day')}${where}.`
    },
    promisedBefore: ({ years }) => `Promised before in ${listWords(years)}.`,
    promised: ({ times, days }) => `Promised ${timesWords(times)}: ${days}.`,
    promisedBetween: ({ times, first, last }) =>
      `Promised ${timesWords(times)}, first in ${first} and last in ${last}.`.replace(
        / in (\d{1,2}[ –])/g,
        ' on $1',
      ),
    nothingDone: () => 'No step to carry it out is on record.',
    due: ({ kind, day }) =>
      kind === 'binding'
        ? `Due by ${day}, a binding date.`
        : kind === 'target'
          ? `Due by ${day}, a target date.`
          : kind === 'indicative'
            ? `Expected by ${day}, an indicative date.`
            : `Named for ${day}.`,
    late: ({ days }) => `It is ${counted(days, 'day')} late.`,
    left: ({ days }) =>
      days === 0
        ? 'This is the last day.'
        : `${counted(days, 'day')} ${days === 1 ? 'is' : 'are'} left.`,
    otherDates: ({ days, count }) =>
      count === 1 ? `Another date given for it: ${days}.` : `Other dates given for it: ${days}.`,
    status: ({ headline }) => `Status on record: ${headline}.`,
    silence: ({ days, on, months: clock }) =>
      `No new step is on record since ${on}, ${counted(days, 'day')} ago; after ${counted(clock, 'month')} without one it counts as stalled.`,
    suspended: ({ on, parties }) =>
      parties === null ? `Suspended ${on}.` : `Suspended by ${parties}, ${on}.`,
    shut: ({ place, mode, since, seen }) =>
      seen === null
        ? `${place} has been shut to ${mode} freight since ${since}.`
        : `${place} was shut to ${mode} freight on ${since} and was last reported shut on ${seen}.`,
    perhapsShut: ({ place, mode, since }) =>
      since === null
        ? `No source says whether ${place} is open to ${mode} freight.`
        : `No source says whether ${place}, shut to ${mode} freight from ${since}, is open again.`,
    claimed: ({ parties, on }) =>
      `Reported delivered by ${parties ?? 'an official source'}${on === null ? '' : `, ${on}`}.`,
    noWitness: () => 'No independent source confirms it.',
    differ: ({ property, values }) => `Sources differ (${property}): ${values}.`,
    contradict: () => 'Sources contradict each other on it, and no rule decides between them.',
    noBody: ({ parties }) => `No responsible body is on record for ${parties}.`,
    noTest: () => 'No test says when it counts as delivered.',
    dependsOn: ({ title, headline }) => `It depends on ${title}: ${headline}.`,
    dependsOnUnknown: ({ title }) => `It depends on ${title}: not yet on record.`,
    dependents: ({ count }) =>
      count === 1
        ? 'Another commitment depends on it.'
        : `${counted(count, 'commitment')} depend on it.`,
    searched: ({ what, where, on }) =>
      `A search on ${on} for ${what} found nothing new (${where}).`,
    deferred: ({ on }) => `Put off at the session of ${on}.`,
    dayGiven: ({ on, day }) => `The day given at the session of ${on}: ${day}.`,
  },
  questions: {
    ratified: ({ parties, title, isOne }) =>
      `${isOne ? 'Has' : 'Have'} ${parties} ratified ${withArticle(title)}, and when does it enter into force?`,
    exchanged: ({ title }) =>
      `On what day were the instruments of ratification of ${withArticle(title)} exchanged, and when does it enter into force?`,
    begun: ({ to, title }) =>
      `${to}: has work on ${title} begun, and if not, on what day is the first step?`,
    overdue: ({ to, title }) =>
      `${to}: what has been done on ${title}, what is missing, and by what new day will it be done?`,
    dueSoon: ({ to, title, day }) =>
      `${to}: is ${title} on course for ${day}, and what is still missing?`,
    stillMeant: ({ to, title }) =>
      `${to}: does ${title} still stand, and if so, who takes the next step and by what day?`,
    goOn: ({ to, title }) =>
      `${to}: what does ${title} need to go on, and is there another way meanwhile?`,
    firstStep: ({ to, title }) =>
      `${to}: which step on ${title} will be taken first, and by what day?`,
    whichIsRight: ({ to, title }) =>
      `${to}: which of these is right for ${title}, and which document shows it?`,
    confirm: ({ to, title }) =>
      `${to}: can it be confirmed that ${title} is delivered, and by what evidence?`,
    whichTest: ({ to, title }) => `${to}: by what will it be seen that ${title} is delivered?`,
    whichBody: ({ to, title, isOne }) =>
      `${to}: which body${isOne ? '' : ' on each side'} is responsible for ${title}?`,
    whenDependency: ({ to, title, waitsFor, isOne }) =>
      `${to}: ${title} waits for ${waitsFor}; by what day will ${isOne ? 'that' : 'those'} be done, and can part of the work begin before?`,
  },
}
