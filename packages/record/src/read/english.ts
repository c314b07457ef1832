/** English, as the rules need it. */

import type { LanguageRules } from './language.ts'

const NUMBERS: Record<string, number> = {}
'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
  .split(' ')
  .forEach((word, n) => {
    NUMBERS[word] = n
  })
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
TENS.forEach((ten, i) => {
  NUMBERS[ten] = 20 + 10 * i
  for (let n = 1; n < 10; n++) NUMBERS[`${ten}-${Object.keys(NUMBERS)[n]}`] = 20 + 10 * i + n
})
NUMBERS.dozen = 12

const IRREGULAR: Readonly<Record<string, string>> = {
  memoranda: 'memorandum',
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  buses: 'bus',
  mous: 'mou',
}

const PAPERS = 'memorand agreement treat contract deal document mou pact accord protocol paper'

export const ENGLISH: LanguageRules = {
  code: 'en',
  time: {
    months: {
      january: 1,
      jan: 1,
      february: 2,
      feb: 2,
      march: 3,
      mar: 3,
      april: 4,
      apr: 4,
      may: 5,
      june: 6,
      jun: 6,
      july: 7,
      jul: 7,
      august: 8,
      aug: 8,
      september: 9,
      sep: 9,
      sept: 9,
      october: 10,
      oct: 10,
      november: 11,
      nov: 11,
      december: 12,
      dec: 12,
    },
    weekdays: {
      monday: 1,
      mon: 1,
      tuesday: 2,
      tue: 2,
      wednesday: 3,
      wed: 3,
      thursday: 4,
      thu: 4,
      friday: 5,
      fri: 5,
      saturday: 6,
      sat: 6,
      sunday: 7,
      sun: 7,
    },
    seasons: { spring: [3, 5], summer: [6, 8], autumn: [9, 11], fall: [9, 11], winter: [12, 2] },
    numbers: NUMBERS,
    ordinals: { first: 1, second: 2, third: 3, fourth: 4, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 },
    units: {
      day: 'day',
      days: 'day',
      week: 'week',
      weeks: 'week',
      fortnight: 'week',
      month: 'month',
      months: 'month',
      quarter: 'quarter',
      half: 'half',
      year: 'year',
      years: 'year',
      period: 'month',
    },
    days: { today: 0, yesterday: -1, tomorrow: 1, tonight: 0 },
  },
  amounts: {
    scales: {
      hundred: 100,
      thousand: 1e3,
      million: 1e6,
      millions: 1e6,
      mn: 1e6,
      mln: 1e6,
      m: 1e6,
      billion: 1e9,
      bn: 1e9,
      bln: 1e9,
      trillion: 1e12,
      lakh: 1e5,
      crore: 1e7,
    },
    currencies: {
      $: 'USD',
      'us $': 'USD',
      usd: 'USD',
      dollar: 'USD',
      dollars: 'USD',
      'us dollars': 'USD',
      'us dollar': 'USD',
      '€': 'EUR',
      eur: 'EUR',
      euro: 'EUR',
      euros: 'EUR',
      '£': 'GBP',
      gbp: 'GBP',
      'pounds sterling': 'GBP',
      tenge: 'KZT',
      kzt: 'KZT',
      '₸': 'KZT',
      rupee: 'PKR',
      rupees: 'PKR',
      pkr: 'PKR',
      '₨': 'PKR',
      rs: 'PKR',
      inr: 'INR',
      'indian rupees': 'INR',
      yuan: 'CNY',
      cny: 'CNY',
      renminbi: 'CNY',
      rmb: 'CNY',
      rouble: 'RUB',
      roubles: 'RUB',
      ruble: 'RUB',
      rubles: 'RUB',
      rub: 'RUB',
      '₽': 'RUB',
      dirham: 'AED',
      dirhams: 'AED',
      aed: 'AED',
      lira: 'TRY',
      liras: 'TRY',
      yen: 'JPY',
      jpy: 'JPY',
      '¥': 'JPY',
      franc: 'CHF',
      francs: 'CHF',
      chf: 'CHF',
      som: 'KGS',
      soms: 'KGS',
      sums: 'UZS',
      manat: 'TMT',
      manats: 'TMT',
      afghani: 'AFN',
      afghanis: 'AFN',
      riyal: 'SAR',
      riyals: 'SAR',
      won: 'KRW',
      krona: 'SEK',
      kronor: 'SEK',
      zloty: 'PLN',
    },
    units: {
      km: ['km', 1],
      kilometre: ['km', 1],
      kilometres: ['km', 1],
      kilometer: ['km', 1],
      kilometers: ['km', 1],
      metre: ['km', 0.001],
      metres: ['km', 0.001],
      meters: ['km', 0.001],
      meter: ['km', 0.001],
      t: ['t', 1],
      tonne: ['t', 1],
      tonnes: ['t', 1],
      ton: ['t', 1],
      tons: ['t', 1],
      'metric tons': ['t', 1],
      'metric tonnes': ['t', 1],
      kt: ['t', 1000],
      teu: ['TEU', 1],
      teus: ['TEU', 1],
      mw: ['MW', 1],
      megawatt: ['MW', 1],
      megawatts: ['MW', 1],
      gw: ['MW', 1000],
      gigawatts: ['MW', 1000],
      '%': ['percent', 1],
      percent: ['percent', 1],
      'per cent': ['percent', 1],
      pc: ['percent', 1],
      day: ['days', 1],
      days: ['days', 1],
      hour: ['hours', 1],
      hours: ['hours', 1],
      truck: ['vehicles', 1],
      trucks: ['vehicles', 1],
      bus: ['vehicles', 1],
      buses: ['vehicles', 1],
      vehicle: ['vehicles', 1],
      vehicles: ['vehicles', 1],
      lorries: ['vehicles', 1],
      cars: ['vehicles', 1],
    },
    qualifiers: {
      about: 'about',
      around: 'about',
      approximately: 'about',
      roughly: 'about',
      nearly: 'about',
      almost: 'about',
      some: 'about',
      approx: 'about',
      'an estimated': 'about',
      'close to': 'about',
      'just under': 'about',
      circa: 'about',
      '~': 'about',
      'more than': 'at-least',
      over: 'at-least',
      'at least': 'at-least',
      above: 'at-least',
      'no less than': 'at-least',
      'not less than': 'at-least',
      'no fewer than': 'at-least',
      exceeding: 'at-least',
      beyond: 'at-least',
      'a minimum of': 'at-least',
      'upwards of': 'at-least',
      'up to': 'up-to',
      'at most': 'up-to',
      within: 'up-to',
      'less than': 'up-to',
      'fewer than': 'up-to',
      under: 'up-to',
      below: 'up-to',
      'no more than': 'up-to',
      'not more than': 'up-to',
      'a maximum of': 'up-to',
      'as much as': 'up-to',
      'as many as': 'up-to',
    },
    times: { once: 1, twice: 2, thrice: 3 },
    services: [
      ['flight', 'count:flight'],
      ['fly', 'count:flight'],
      ['flies', 'count:flight'],
      ['flew', 'count:flight'],
      ['sail', 'count:sailing'],
      ['ferr', 'count:sailing'],
      ['train', 'count:train'],
    ],
    notCounted:
      'years months weeks minutes seconds countries states sides governments parties leaders ministers nations neighbours neighbors capitals times ministries presidents peoples thirds quarters halves books stories things ways lines-of centuries decades others columns reasons figures totals readers latter sums'.split(
        ' ',
      ),
    singular: (noun) => {
      const known = IRREGULAR[noun]
      if (known !== undefined) return known
      if (/ies$/.test(noun)) return `${noun.slice(0, -3)}y`
      if (/(?:ss|x|ch|sh)es$/.test(noun)) return noun.slice(0, -2)
      return noun.replace(/s$/, '')
    },
  },
  acts: [
    // Paper
    {
      forms: 'sign signs signed signing inked initialled',
      act: 'signed',
    },
    {
      forms: 'concluded concludes conclude concluding exchanged exchange exchanging',
      act: 'signed',
      near: PAPERS,
    },
    { forms: 'came dated', act: 'signed', near: '=declaration =agreement =treaty' },
    {
      forms: 'runs',
      act: 'agreed',
      modality: 'commitment',
      near: '=plan roadmap agreement programme memorand',
    },
    { forms: 'contract_under agreement_under memorandum_under deal_under', act: 'signed' },
    {
      forms: 'include includes included cover covers covered lists listed',
      act: 'signed',
      near: 'documents papers package instruments outcomes',
    },
    { forms: 'ratify ratified ratifies ratifying', act: 'ratified' },
    {
      forms:
        'approve approved approves approving endorsed endorses endorse authorised authorized authorises authorise allowed allows permitted permits adopted adopts given_the_consent given_consent gave_its_consent gave_consent passed_the_bill granted grants consented licensed',
      act: 'approved',
      unless: 'container',
    },
    {
      forms:
        'in_force entered_into_force enter_into_force enters_into_force entering_into_force came_into_force come_into_force comes_into_force took_effect take_effect takes_effect taken_effect came_into_effect enters_into_effect applies_since',
      act: 'in-force',
    },
    {
      forms:
        'negotiate negotiated negotiating negotiates drafted drafting finalise finalised finalising finalize finalized',
      act: 'drafted',
    },
    { forms: 'in_talks under_negotiation being_drafted draft_of initialled', act: 'drafted' },
    {
      forms:
        'negotiations_have negotiations_are negotiations_began negotiations_continue negotiations_continued negotiations_opened negotiations_were negotiations_had text_is text_was draft_is draft_was',
      act: 'drafted',
    },
    {
      forms: 'negotiations_on negotiations_over talks_on talks_over',
      act: 'drafted',
      near: PAPERS,
    },
    // Deeds
    {
      forms: 'launch launches launched launching',
      act: 'prepared',
      near: 'tender study survey',
    },
    {
      forms:
        'begin begins began begun beginning start starts started starting launch launches launched launching commence commences commenced set_out set_off departed broke_ground under_way underway under_construction being_built rolled_out kicked_off in_operation in_service operational progressing',
      act: 'started',
      unless: 'week fiscal waiting report',
    },
    {
      forms: 'left leaves reached arrived crossed sailed passed went ran travelled',
      act: 'started',
      near: 'consignment shipment train convoy truck cargo container pilot sailing',
      unless: 'session round',
    },
    {
      forms: 'carried_out carried moved sent used',
      act: 'started',
      near: '=first pilot trial consignment convoy',
    },
    {
      forms: 'worked works operates operated operating runs ran flies',
      act: 'started',
      near: '=since',
    },
    {
      forms: 'runs operates flies sails fly run sail',
      act: 'started',
      near: '=week =weekly =daily =monthly',
    },
    { forms: 'cut cuts lowered reduced raised', act: 'started', near: 'tariff dut' },
    { forms: 'built laid installed', act: 'delivered' },
    {
      forms: 'open opens opened opening inaugurated inaugurate inaugurates unveiled',
      act: 'delivered',
      unless: 'bid sealed =up war question fire =stands debate',
    },
    {
      forms:
        'complete completes completed completing finish finishes finished delivered delivers deliver delivering handed_over commissioned put_into_service put_into_operation entered_service paid_out disburse disbursed disburses implemented fulfilled met_the_target achieved introduced abolished lifted recognised recognized accepted installed published issued equipped',
      act: 'delivered',
      unless:
        'speech lecture remarks address message invitation statement figure bulletin article interest',
    },
    {
      forms:
        'tender tenders tendered feasibility_study set_aside earmarked earmarks budgeted allocate allocated allocates allocating hire hired hires submit submits submitted appointed surveyed shortlisted',
      act: 'prepared',
    },
    {
      forms:
        'being_prepared being_studied under_preparation in_preparation under_study drawn_up draws_up',
      act: 'prepared',
    },
    {
      forms: 'budget_adds budget_contains budget_provides budget_allots budget_sets',
      act: 'prepared',
    },
    {
      forms:
        'formed form forms forming set_up sets_up setting_up established establish establishes establishing created create creating',
      act: 'prepared',
      near: 'group committee commission task council team panel secretariat',
    },
    {
      forms:
        'ordered order orders commissioned conducted carried_out began draw_up drew_up drawn_up prepared prepare prepares preparing',
      act: 'prepared',
      near: 'study studies survey =lane design =plan blueprint assessment draft',
    },
    // What falls off the road
    {
      forms:
        'delay delays delayed postpone postpones postponed postponing put_off put_back pushed_back pushed_to slip slips slipped behind_schedule running_late deferred rescheduled overdue missed',
      act: 'delayed',
      unless: 'note',
    },
    { forms: 'put puts pushed', act: 'delayed', near: '=off =back', unless: 'figure' },
    { forms: 'moved moves extended', act: 'delayed', near: 'deadline date' },
    {
      forms: 'later late',
      act: 'delayed',
      near: 'planned date promised schedule',
      unless: 'this next last of',
    },
    {
      forms:
        'suspend suspends suspended suspending halt halts halted shut shuts closed close closes block blocks blocked sealed_off stopped froze banned interrupted grounded on_hold stalled',
      act: 'suspended',
      unless: 'project agreement programme regard sealed ranks account deal',
    },
    { forms: 'cut cuts reduced', act: 'suspended', near: 'sailing flight service departures' },
    {
      forms:
        'resume resumes resumed resuming reopen reopens reopened reopening restart restarts restarted restarting restore restores restored restoring',
      act: 'resumed',
    },
    { forms: 'cleared let', act: 'resumed', near: 'stranded stuck gate container through' },
    {
      forms:
        'lapse lapses lapsed expire expires expired terminate terminates terminated terminating ended died dissolved abandoned discontinued ran_out ceased stopped_flying no_longer_flies no_longer_runs no_longer_operates nobody_flies',
      act: 'ended',
      unless: 'year fiscal opened',
    },
    {
      forms: 'ended ends expiring',
      act: 'ended',
      near: '<agreement <treat <memorand <contract <servic <flight <scheme <term <programme <project <concession <strike <sit-in <protest <monopoly <ceiling <waiver <exemption <validity <licen',
      unless: '=with year fiscal opened visit session meeting conference round summit forum speech',
    },
    {
      forms: 'ordered',
      act: 'signed',
      near: '=ship =ships =ferry =ferries =buses =trucks locomotive wagon aircraft vessel',
    },
    { forms: 'dropped closed shelved', act: 'ended', near: '<project <plans <scheme <idea' },
    {
      forms:
        'withdraw withdraws withdrew withdrawn withdrawing pulled_out pulls_out renounce renounced renounces cancel cancels cancelled canceled revoked scrapped backed_out walked_away gave_up',
      act: 'withdrawn',
      unless: 'figure',
    },
    // Encounters
    {
      forms:
        'met meet meets visited visit visits visiting called_at called_on call_on paid_a_visit arrived arrives travel travels travelled attend attends attended received receives hosted host hosts gathered telephoned phoned convened convenes',
      act: 'met',
      unless:
        'target demand gap cost need requirement standard deadline =first truck consignment order goods email letter award',
    },
    { forms: 'paid pays pay paying', act: 'met', near: 'visit' },
    { forms: 'accepted accepts accepting', act: 'met', modality: 'commitment', near: 'invitation' },
    { forms: 'had has', act: 'met', near: '=conversation' },
    {
      forms: 'chaired co-chaired opened',
      act: 'met',
      near: 'session meeting conference forum sitting commission',
    },
    { forms: 'spoke speak spoken', act: 'met', near: '=telephone =phone' },
    {
      forms: 'held hold holds holding took_place takes_place came',
      act: 'met',
      near: 'talks meeting session consultation conference forum round summit dialogue seminar sitting',
    },
  ],
  frames: [
    {
      forms:
        'agree agreed agrees agreeing decided_to decided_on decides_to decides_on decided_that resolved_to',
      modality: 'commitment',
      act: 'agreed',
    },
    {
      forms: 'support supports supported',
      modality: 'commitment',
      act: 'agreed',
      near: 'declaration communiqu statement sides',
    },
    {
      forms:
        'undertook undertake undertakes undertaken pledge pledged pledges promise promised promises vowed commit commits committed guaranteed assured instructed instructs ordered directed directs tasked reaffirmed_their_commitment reaffirmed_its_commitment accepted_the_invitation confirmed_readiness expressed_readiness expressed_its_readiness expressed_their_readiness expressed_willingness confirmed_its_readiness',
      modality: 'commitment',
    },
    {
      forms: 'reaffirmed reaffirm confirmed confirm reiterated reiterate',
      modality: 'commitment',
      act: 'agreed',
    },
    { forms: 'offer offers offered offering', modality: 'commitment', isOffer: true },
    { forms: 'ready prepared willing', modality: 'commitment', followedBy: 'to', isOffer: true },
    {
      forms: 'due_in due_on due_by due_before due_to_be',
      modality: 'commitment',
      act: 'delivered',
    },
    { forms: 'called', modality: 'commitment', near: 'tender election meeting session' },
    {
      forms: 'reported found seen known recorded published',
      modality: 'fact',
      onlyDenied: true,
      act: 'delivered',
    },
    {
      forms:
        'plan plans planned planning intend intends intended intention intends_to aim aims aimed consider considers considered considering look looks looking want wants wanted foresee foreseen foresees envisage envisages envisaged envisioned explore explores explored exploring discuss discusses discussed discussing target targets targeting eye eyes eyeing weigh weighs weighing examine examines examined reviewed review study studies studying named announced announces means_to seek seeks seeking interested_in interest_in keen_on talked_about took_up exchanged_views',
      modality: 'intention',
    },
    { forms: 'set sets', modality: 'intention', near: '=target =goal' },
    { forms: 'expect expects expected forecast forecasts', modality: 'intention' },
    {
      forms:
        'hope hopes hoped expressed_hope expressed_the_hope expressing_hope voiced_hope urge urges urged call_for calls_for called_for calling_for called_on_the propose proposes proposed proposing proposal stress stresses stressed invite invites invited inviting ask asks asked suggest suggests suggested recommend recommends recommended appeal appeals appealed encourage encourages encouraged put_forward wish wishes wished request requests requested demand demands demanded advocate advocates advocated sought underline underlines underlined emphasise emphasised emphasize emphasized emphasises emphasizes underscored highlighted highlights argued argues pressed_for speaks_for spoke_for favoured favored would_like laid_stress lay_stress need_for need_to needs_to needed pleaded backed identified pointed_to',
      modality: 'wish',
    },
  ],
  nouns: [
    {
      stems:
        'visit session meeting summit consultations conference forum talks dialogue round sitting exercise',
      act: 'met',
    },
    { stems: 'tender feasibility study survey', act: 'prepared' },
    { stems: 'signing signature', act: 'signed' },
    { stems: 'ratification', act: 'ratified' },
    { stems: 'entry', act: 'in-force' },
    { stems: 'approval consent', act: 'approved' },
    { stems: 'opening completion delivery deliveries result', act: 'delivered' },
    { stems: 'launch start service operation traffic sailing train', act: 'started' },
    { stems: 'resumption reopening restart', act: 'resumed' },
    { stems: 'suspension closure', act: 'suspended' },
    { stems: 'postponement', act: 'delayed' },
  ],
  glossary: {},
}
