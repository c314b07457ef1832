/**
 * English verbs, nouns and phrases for the acts of the vocabulary.
 *
 * `verbs` are lemmas, of which every form counts; `forms` count as they stand. Words joined by underscores
 * are a phrase. In `near` and `unless`, = marks a whole word, < one that stands before the verb, > one that
 * follows within a few words; others are beginnings of words on either side.
 */

import type { ActRule, FrameRule, NounRule } from './language.ts'

const PAPERS = 'memorand agreement treat contract deal document mou pact accord protocol paper'
const GROUPS =
  'group committee commission =task council team panel secretariat subcommittee taskforce'
const CARGO =
  'consignment shipment train convoy truck cargo container pilot sailing batch =flight wagon'

export const ENGLISH_ACTS: readonly ActRule[] = [
  {
    verbs:
      'provide_for stipulate envisage foresee oblige require call_for set_out prescribe contain',
    act: 'agreed',
    modality: 'commitment',
    near: '<agreement <protocol <plan <memorandum <treaty <contract <roadmap <declaration <programme <deal <pact <convention <mou',
  },
  {
    verbs: 'buy purchase acquire',
    act: 'signed',
    isDeed: true,
    near: '=ship =ships =ferry =ferries =buses =trucks locomotive wagon aircraft vessel >stake >share',
  },
  {
    forms:
      'won_the_backing won_the_approval cleared_the_upper cleared_the_lower cleared_parliament cleared_committee got_the_nod got_the_go-ahead was_voted_through were_voted_through',
    act: 'approved',
  },
  {
    verbs: 'move shift bring_forward',
    act: 'delayed',
    near: '<summit <visit <meeting <session <launch <opening <deadline <election <signing <ceremony <start <conference <forum <talks <festival',
  },
  {
    verbs: 'pull retract take_back',
    act: 'withdrawn',
    near: '>loan >offer >support >proposal >bid >funding',
  },
  { verbs: 'dry_up peter_out', act: 'suspended' },
  { verbs: 'go_bankrupt go_under', act: 'ended', unless: 'contractor =talks' },
  {
    verbs: 'choose select pick name nominate',
    act: 'prepared',
    near: '>contractor >consortium >bidder >supplier >winner >site >adviser >envoy >coordinator <contractor <consortium <bidder <site <supplier',
  },
  {
    verbs: 'form set_up establish create',
    act: 'prepared',
    near: 'consortium =venture =company =fund =bank',
  },
  {
    verbs:
      'double triple treble quadruple halve multiply stagnate recover plummet soar surge plunge slump rebound',
    act: 'reported',
    near: '<trade <export <import <turnover <traffic <volume <freight <investment <number <deliveries <output <share <passengers <sales <cargo <transit <tourism',
    unless: '>to',
  },
  { verbs: 'widen narrow shrink', act: 'reported', near: '<deficit <gap <surplus <imbalance' },
  {
    verbs: 'make_up account_for constitute',
    act: 'reported',
    near: '>third >half >quarter >most >bulk',
  },
  { verbs: 'sit_down confer huddle', act: 'met' },
  {
    verbs: 'wrap_up',
    act: 'met',
    near: '>talks >session >meeting >visit >consultations >round >dialogue >negotiations',
  },
  { forms: 'under_way underway', act: 'drafted', near: '<draft <text' },
  { verbs: 'rule_out', act: 'voiced', modality: 'denial' },
  { forms: 'no_plans no_plan no_intention', act: 'voiced', modality: 'denial' },
  {
    verbs: 'hammer_out thrash_out iron_out work_out',
    act: 'drafted',
    near: '>text >terms >draft >agreement >deal >details >wording >treaty >protocol',
  },
  {
    verbs: 'hand_over circulate table exchange present share',
    act: 'drafted',
    near: '>draft >text >wording <draft <text',
  },
  {
    forms:
      'in_talks_with in_negotiations talks_are talks_were talks_continue talks_have talks_began talks_with',
    act: 'drafted',
    near: 'agreement deal treaty price tariff rate lease loan contract text draft fare transit reopening',
  },
  {
    verbs: 'waive exempt',
    act: 'approved',
    near: '>duty >duties >fee >fees >tax >charge >requirement',
  },
  {
    verbs: 'instal retrofit erect fit lay_down put_up string connect electrify',
    act: 'delivered',
    isDeed: true,
    near: '>scanner >crane >line >cable >track >rail >mast >camera >light >gate >weighbridge >meter >berth >bridge <scanner <crane <line <cable <track <rail',
  },
  {
    verbs: 'refund reimburse remit credit wire',
    act: 'delivered',
    isDeed: true,
    near: '>million >billion >duty >fee >loan >tranche >share <tranche <share',
  },
  {
    verbs: 'recruit hire engage retain appoint',
    act: 'prepared',
    near: '>adviser >consultant >contractor >designer >staff >crew >engineer <crew <consultant',
  },
  {
    verbs: 'procure advertise invite',
    act: 'prepared',
    near: '>bids >tenders >offers >expressions >supplier',
  },
  {
    verbs: 'mothball idle paralyse choke cripple hold_up turn_back',
    act: 'suspended',
    near: 'traffic line service crossing port gate plant road border truck trucks cargo works convoy',
  },
  {
    verbs: 'drag_on overrun lag trail',
    act: 'delayed',
    near: 'works construction project schedule talks plan deadline timetable',
  },
  {
    verbs: 'come_back return',
    act: 'resumed',
    near: '<flight <flights <airline <service <train <ferry <sailing <traffic',
    unless: '=delegation minister president',
  },
  {
    verbs: 'run_aground fall_through come_to_nothing break_down',
    act: 'ended',
    near: '<talks <deal <project <plan <venture <negotiation <tender <scheme',
  },
  // Paper
  {
    forms:
      'signed_the_law_on_ratification signed_a_law_on_ratification signed_the_law_ratifying signed_a_law_ratifying signs_the_law_on_ratification signs_law_on_ratification signed_the_ratification_law signs_law_ratifying',
    act: 'ratified',
  },
  {
    verbs: 'sign initial ink co-sign countersign pen',
    act: 'signed',
    unless: '=petition >visitors',
  },
  { forms: 'signing_ceremony', act: 'signed', unless: '=after' },
  { verbs: 'conclude exchange', act: 'signed', near: PAPERS },
  {
    verbs: 'strike clinch seal secure land win award bag formalise ink close',
    act: 'signed',
    near: '>deal >contract >agreement >memorand >accord >pact >treaty >order <deal <contract <accord <pact',
    unless: 'bid',
  },
  { verbs: 'put_its_signature put_their_signatures put_pen affix', act: 'signed' },
  { forms: 'came dated', act: 'signed', near: '=declaration =agreement =treaty' },
  {
    forms: 'runs',
    act: 'agreed',
    modality: 'commitment',
    near: '=plan roadmap agreement programme memorand',
  },
  { forms: 'contract_under agreement_under memorandum_under deal_under', act: 'signed' },
  {
    verbs: 'include cover list',
    act: 'signed',
    near: 'documents papers package instruments outcomes',
  },
  {
    verbs: 'order',
    act: 'signed',
    near: '=ship =ships =ferry =ferries =buses =trucks locomotive wagon aircraft vessel',
    unless: '=plan =plans',
  },
  { verbs: 'ratify accede', act: 'ratified' },
  {
    verbs: 'complete conclude finish exchange deposit',
    act: 'ratified',
    near: '>ratification >accession instruments_of',
  },
  { forms: 'instruments_of_ratification', act: 'ratified' },
  {
    verbs: 'approve endorse authorise adopt okay greenlight consent allow permit grant license',
    act: 'approved',
    unless: 'container =scholarship =scholarships =visitors',
  },
  {
    verbs: 'grant',
    act: 'approved',
    near: '>licen >permission >permit >approval >status >access >visa',
  },
  {
    verbs: 'extend grant provide',
    isDeed: true,
    act: 'delivered',
    near: '>loan >grant >credit >aid >scholarship',
    unless: '=will',
  },
  {
    verbs: 'clear accredit certify register validate',
    act: 'approved',
    near: '=regulator =authority =council =commission =parliament =cabinet =inspectors =agency =laborator >use >export >exporters >enterprises >companies',
    unless: 'stranded stuck customs gate',
  },
  {
    verbs: 'pass vote back',
    act: 'approved',
    near: '>bill >law >act >resolution >favour >favor >legislation <bill <law',
  },
  {
    forms:
      'given_the_consent given_consent gave_its_consent gave_consent gave_the_green_light given_the_green_light gives_the_green_light give_the_green_light gave_its_blessing gave_the_go-ahead given_the_go-ahead gave_approval gave_its_approval received_approval won_approval obtained_approval greenlit signed_off_on',
    act: 'approved',
  },
  {
    verbs: 'reject refuse decline veto disapprove block',
    act: 'approved',
    modality: 'denial',
    near: '>application >request >bill >consent >licence >license >permission >proposal >approval >permit',
  },
  {
    verbs:
      'enter_into_force come_into_force take_effect come_into_effect enter_into_effect go_into_effect go_into_force become_effective become_binding',
    act: 'in-force',
  },
  { forms: 'in_force applies_since in_effect', act: 'in-force' },
  {
    verbs: 'apply',
    act: 'in-force',
    near: '<agreement <treaty <protocol <regime <convention <pact <rule <tariff <preference',
    unless: 'membership =for',
  },
  {
    verbs: 'negotiate draft finalise redraft',
    act: 'drafted',
    unless: 'bridge road terminal',
  },
  {
    forms:
      'in_talks under_negotiation being_drafted being_negotiated draft_of negotiations_have negotiations_are negotiations_began negotiations_continue negotiations_continued negotiations_opened negotiations_were negotiations_had',
    act: 'drafted',
    unless: '>suspend >frozen >freez >broke >stall >collaps',
  },
  { forms: 'text_is text_was draft_is draft_was', act: 'drafted', unless: '>sign' },
  { forms: 'negotiations_on negotiations_over negotiations_for negotiations_with', act: 'drafted' },
  { forms: 'talks_on talks_over', act: 'drafted', near: PAPERS },
  {
    verbs:
      'begin start open launch initiate commence hold conduct continue complete conclude finish advance enter_into',
    act: 'drafted',
    near: '>negotiation <negotiation',
    unless: '=after =without',
  },
  {
    verbs: 'complete finish conclude agree settle work_on prepare',
    act: 'drafted',
    near: '<text <draft >text >draft',
    unless: '=construction road',
  },
  // Preparation
  {
    verbs: 'launch announce open issue call float publish invite',
    act: 'prepared',
    near: 'tender =bids study survey =tenders =proposals procurement',
    unless: 'debate forum =agreed',
  },
  {
    verbs:
      'tender earmark budget allocate allot hire submit appoint survey shortlist table recruit design set_aside put_out_to_tender',
    act: 'prepared',
    unless: '>demand',
  },
  { forms: 'feasibility_study', act: 'prepared' },
  {
    forms:
      'being_prepared being_studied under_preparation in_preparation under_study drawn_up draws_up under_development being_developed being_designed at_the_design_stage',
    act: 'prepared',
  },
  {
    verbs: 'acquire lease buy secure raise mobilise',
    act: 'prepared',
    near: '>land >site >plot >financing >funding >loan >plots >sites <land <site <financing <funding',
  },
  {
    forms: 'budget_adds budget_contains budget_provides budget_allots budget_sets',
    act: 'prepared',
  },
  {
    verbs: 'form set_up establish create constitute',
    act: 'prepared',
    near: GROUPS,
    unless: '=session =meeting',
  },
  {
    verbs:
      'order commission conduct carry_out begin start draw_up prepare complete finish launch undertake develop approve',
    act: 'prepared',
    near: 'study studies survey =lane design =plan blueprint assessment draft feasibility',
    unless: 'parliament',
  },
  { verbs: 'approve adopt', act: 'approved', near: '=plan =programme =roadmap =draft =design' },
  // Beginnings
  {
    verbs:
      'begin start launch commence initiate break_ground roll_out kick_off set_out set_off depart get_under_way get_underway get_going open_bookings',
    act: 'started',
    unless: 'week fiscal waiting report =talking',
  },
  {
    forms:
      'under_way underway under_construction being_built being_laid being_rebuilt in_operation in_service operational progressing at_work',
    act: 'started',
    unless: 'negotiation preparation became become becomes',
  },
  {
    verbs: 'lay',
    act: 'started',
    near: '>stone >foundation >cornerstone <stone <foundation <cornerstone',
  },
  {
    verbs: 'leave reach arrive cross sail pass go run travel dispatch send ship dock load unload',
    isDeed: true,
    act: 'started',
    near: CARGO,
    unless: 'session round stranded stuck waiting =delegation',
  },
  {
    verbs: 'arrive reach send dispatch ship receive import export sell buy deliver',
    isDeed: true,
    act: 'started',
    near: '=first',
    unless:
      '=time =quarter =half =months =month =ten =six =nine =eight =seven =five =three =four =visit =session =minister =deputy =lady =two =year',
  },
  {
    verbs: 'carry_out carry move send use',
    isDeed: true,
    act: 'started',
    near: '=first pilot trial consignment convoy',
  },
  { verbs: 'work operate run fly', act: 'started', near: '=since' },
  { verbs: 'run operate fly sail serve', act: 'started', near: '=week =weekly =daily =monthly' },
  {
    verbs: 'add introduce launch',
    act: 'started',
    near: '>flight >flights >route >service >services >train >sailing >line',
  },
  { verbs: 'cut lower reduce raise', isDeed: true, act: 'started', near: 'tariff dut' },
  // Deeds
  {
    verbs:
      'build lay install construct erect dredge pave electrify widen modernise upgrade renovate rehabilitate refurbish rebuild repair',
    act: 'delivered',
    isDeed: true,
  },
  {
    verbs: 'open inaugurate unveil',
    act: 'delivered',
    unless: 'bid sealed =up war question fire =stands debate market',
  },
  {
    verbs:
      'complete finish deliver hand_over commission put_into_service put_into_operation put_into_use put_into_practice bring_into_service bring_online come_online come_on_stream go_live become_operational enter_service enter_operation go_into_operation go_into_service',
    act: 'delivered',
    unless:
      'speech lecture remarks address message invitation statement figure bulletin article interest',
  },
  {
    verbs:
      'pay_out disburse implement fulfil fulfill achieve introduce abolish lift remove waive eliminate recognise accept publish issue equip connect link supply donate transfer repay return release plant provide train hand_back ship_out simplify harmonise digitise',
    act: 'delivered',
    isDeed: true,
    unless:
      'speech lecture remarks address message invitation statement figure bulletin article interest',
  },
  {
    verbs: 'award grant',
    isDeed: true,
    act: 'delivered',
    near: '>scholarship >scholarships >medal >degree >degrees',
  },
  { verbs: 'meet hit', act: 'delivered', near: '>target >deadline >goal <target <deadline <goal' },
  { verbs: 'miss', act: 'delivered', modality: 'denial', near: '>target >goal <target <goal' },
  // What falls off the road
  {
    verbs: 'delay postpone defer reschedule adjourn put_off put_back push_back set_back hold_up',
    act: 'delayed',
    unless: 'note',
  },
  {
    forms:
      'pushed_to slip slips slipped slipping behind_schedule running_late overdue missed running_behind fallen_behind fell_behind',
    act: 'delayed',
    unless: 'note =target =goal',
  },
  { verbs: 'put push', act: 'delayed', near: '=off =back', unless: 'figure pressure' },
  { verbs: 'move extend prolong', act: 'delayed', near: 'deadline date completion' },
  {
    forms: 'later late',
    act: 'delayed',
    near: 'planned date promised schedule =running',
    unless: 'this next last of',
  },
  {
    verbs:
      'suspend halt shut close block seal_off shut_down freeze ban interrupt ground stall disrupt ice break_off embargo prohibit bar curtail cut_off cordon',
    act: 'suspended',
    unless:
      'project agreement programme regard sealed ranks account deal =gap =cooperation =session meat =food fish =me',
  },
  { forms: 'stopped on_hold stopping', act: 'suspended', unless: 'project programme =flying' },
  {
    verbs: 'impose introduce order',
    act: 'suspended',
    near: '>ban >embargo >suspension >halt >restrictions >closure >moratorium >blockade',
  },
  {
    verbs: 'stall freeze pause',
    act: 'suspended',
    near: '<project <talks <negotiation <construction <work',
  },
  { verbs: 'cut reduce', act: 'suspended', near: 'sailing flight service departures' },
  {
    verbs: 'resume reopen restart restore relaunch reinstate unfreeze revive renew unblock',
    act: 'resumed',
    unless: 'agreement contract licen =commitment =call',
  },
  { forms: 'cleared let', act: 'resumed', near: 'stranded stuck gate container through' },
  {
    verbs: 'renew extend prolong',
    act: 'signed',
    near: '>agreement >contract >memorandum >mou >protocol >treaty <agreement <contract <memorandum',
  },
  {
    verbs:
      'lapse expire terminate dissolve abandon discontinue cease wind_up wind_down disband phase_out shelve axe liquidate decommission',
    act: 'ended',
    unless: 'year fiscal opened',
  },
  {
    forms:
      'ended died ran_out stopped_flying no_longer_flies no_longer_runs no_longer_operates nobody_flies came_to_an_end',
    act: 'ended',
    unless: 'year fiscal opened',
  },
  { verbs: 'call_off', act: 'ended' },
  {
    verbs: 'end expire',
    act: 'ended',
    near: '<agreement <treat <memorand <contract <servic <flight <scheme <term <programme <project <concession <strike <sit-in <protest <monopoly <ceiling <waiver <exemption <validity <licen',
    unless: '=with year fiscal opened visit session meeting conference round summit forum speech',
  },
  {
    verbs: 'drop close shelve scrap axe',
    act: 'ended',
    near: '<project <plans <scheme <idea <route <line',
  },
  {
    verbs: 'scrap axe drop',
    act: 'ended',
    near: '>route >service >line >flights >plan >project <route <plan <project <flight <service',
  },
  { verbs: 'scrap', act: 'delivered', isDeed: true },
  {
    verbs:
      'withdraw pull_out renounce cancel revoke back_out walk_away give_up denounce quit repudiate rescind annul secede pull_back',
    act: 'withdrawn',
    unless: 'figure debt troops',
  },
  // Encounters
  {
    verbs:
      'meet visit call_at call_on pay_a_visit travel attend host gather telephone phone convene co-host tour',
    act: 'met',
    unless:
      'target demand gap cost need requirement standard deadline =first truck consignment order goods email letter award wheat shipment students tourists',
  },
  { forms: 'is_back are_back', act: 'resumed', near: '<flight <service <train <ferry' },
  { verbs: 'break_up collapse founder', act: 'suspended', near: '<talks <negotiation <round' },
  {
    verbs: 'switch_off shut_off turn_off take_offline take_out_of_service knock_out',
    act: 'suspended',
  },
  {
    forms:
      'back_in_service back_in_operation be_back running_again flying_again open_again operating_again back_online',
    act: 'resumed',
  },
  {
    verbs: 'arrive',
    act: 'delivered',
    isDeed: true,
    near: '<crane <bus <train <locomotive <wagon <equipment <vehicle <ship <aircraft <generator <turbine <vaccine <ferry <engine <truck',
  },
  {
    verbs: 'carry_out',
    act: 'delivered',
    isDeed: true,
    near: '<measure <work <reform <plan <programme <provision <commitment <repair <point =have',
  },
  {
    verbs: 'arrive receive',
    act: 'met',
    near: '=president =minister =ministers delegation =visit =ambassador =chancellor =premier =leader =envoy =guest =speaker =chairman =secretary =director =head =governor',
    unless: 'consignment truck goods letter award wheat shipment batch',
  },
  { verbs: 'pay', act: 'met', near: 'visit' },
  { verbs: 'accept', act: 'met', modality: 'commitment', near: 'invitation' },
  { verbs: 'have', act: 'met', near: '=conversation >meeting >talks' },
  {
    verbs: 'chair co-chair open',
    act: 'met',
    near: 'session meeting conference forum sitting commission',
  },
  { verbs: 'speak talk', act: 'met', near: '=telephone =phone' },
  {
    verbs: 'hold take_place occur stage organise conduct',
    act: 'met',
    near: 'talks meeting session consultation conference forum round summit dialogue seminar sitting =call =conversation roundtable workshop =visit exhibition =fair =days expo briefing exercise videoconference =week',
  },
  { forms: 'came', act: 'met', near: 'talks meeting session consultation conference forum summit' },
]

export const ENGLISH_FRAMES: readonly FrameRule[] = [
  {
    verbs:
      'agree decide_to decide_on decide_that decide_upon resolve_to concur settle_on come_to_terms opt_to',
    modality: 'commitment',
    act: 'agreed',
  },
  {
    forms:
      'reached_an_agreement reached_agreement reached_an_understanding reached_consensus reached_a_consensus reached_an_accord agreement_in_principle agreement_was_reached agreements_were_reached understanding_was_reached consensus_was_reached was_reached_on were_reached_on decision_was_made decision_was_taken took_the_decision took_a_decision made_the_decision was_decided were_agreed of_one_mind',
    modality: 'commitment',
    act: 'agreed',
  },
  {
    verbs: 'support',
    modality: 'commitment',
    act: 'agreed',
    near: 'declaration communiqu statement sides',
  },
  {
    verbs:
      'undertake pledge promise vow commit guarantee assure instruct order direct task mandate accept_the_invitation',
    modality: 'commitment',
  },
  {
    forms:
      'gave_assurances gave_an_assurance gave_its_word gave_his_word made_a_commitment made_commitments took_on_the_obligation took_upon_itself',
    modality: 'commitment',
  },
  {
    verbs:
      'express_readiness express_its_readiness express_their_readiness express_willingness express_its_willingness express_their_willingness confirm_readiness confirm_its_readiness confirm_their_readiness reaffirm_its_commitment reaffirm_their_commitment declare_readiness declare_its_readiness voice_readiness signal_readiness',
    modality: 'commitment',
    isOffer: true,
  },
  { verbs: 'reaffirm confirm reiterate', modality: 'commitment', act: 'agreed' },
  { verbs: 'offer', modality: 'commitment', isOffer: true },
  { verbs: 'volunteer', modality: 'commitment', followedBy: 'to', isOffer: true },
  {
    forms: 'let_it_be_known signalled_that hinted_that made_clear_that',
    modality: 'intention',
  },
  {
    forms: 'set_itself_the set_themselves_the set_themselves_a set_itself_a',
    modality: 'intention',
    near: '>aim >goal >target >task',
  },
  {
    forms: 'ready prepared willing',
    modality: 'commitment',
    followedBy: 'to',
    isOffer: true,
  },
  {
    forms: 'due_in due_on due_by due_before due_to_be due_for due_from due_next due_this',
    modality: 'commitment',
    act: 'delivered',
    isWeak: true,
  },
  {
    forms: 'scheduled slated timetabled pencilled_in',
    modality: 'commitment',
    act: 'met',
    isWeak: true,
  },
  { verbs: 'take_place occur', modality: 'fact', needsNoun: true },
  { forms: 'set_for fixed_for', modality: 'commitment', needsNoun: true },
  {
    forms: 'pending awaiting awaits await awaited outstanding overdue_for',
    modality: 'denial',
    needsNoun: true,
  },
  {
    verbs: 'materialise arrive come_through',
    modality: 'fact',
    onlyDenied: true,
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
    verbs:
      'plan intend aim consider foresee envisage explore discuss target eye weigh examine review study announce seek aspire mull contemplate propose_to deliberate debate ponder pursue assess analyse evaluate aim_at strive',
    modality: 'intention',
  },
  {
    forms:
      'intention look_at looks_at looked_at looking_at look_into looked_into looking_into looks_into looking_to look_to looks_to look looks looking named means_to interested_in interest_in keen_on keen_to talked_about took_up exchanged_views exchange_views exchanged_opinions focused_on focused_upon focusing_on focussed_on touched_on touched_upon dwelt_on attention_was_paid attention_was_given centred_on centered_on agenda_included agenda_includes agenda_covered raised_the_issue raised_the_question raised_the_matter in_the_pipeline on_the_table on_the_agenda under_consideration under_discussion working_towards working_toward works_towards gearing_up preparing_to poised_to the_goal_is the_aim_is the_target_is our_goal_is our_aim_is goal_of_the objective_is hopes_to_finish',
    modality: 'intention',
  },
  { verbs: 'want', modality: 'intention', followedBy: 'to' },
  { verbs: 'want', modality: 'wish' },
  { verbs: 'wish', modality: 'wish', followedBy: 'to' },
  { forms: 'talk_of there_are_plans plans_for', modality: 'intention' },
  { verbs: 'set', modality: 'intention', near: '=target =goal =targets =goals' },
  { verbs: 'expect forecast project anticipate predict', modality: 'intention' },
  {
    verbs:
      'hope urge call_for call_on_the propose suggest recommend appeal encourage put_forward request demand advocate underline emphasise underscore highlight argue press_for push_for favour favor plead stress invite ask lobby implore insist_on champion float beseech exhort',
    modality: 'wish',
  },
  {
    verbs:
      'express_hope express_the_hope voice_hope express_interest express_an_interest express_its_interest express_their_interest express_a_desire express_the_desire express_the_wish express_a_wish lay_stress lay_emphasis place_emphasis call_upon look_forward_to attach_importance attach_great_importance attach_particular_importance draw_attention speak_in_favour speak_of_the_need note_the_need note_the_importance stress_the_need stress_the_importance extend_an_invitation extend_his_invitation hand_over_an_invitation convey_an_invitation',
    modality: 'wish',
  },
  {
    forms:
      'speaks_for spoke_for would_like need_for need_to needs_to needed necessary_to important_to essential_to advisable_to backed identified pointed_to proposal came_out_in_favour sought',
    modality: 'wish',
  },
]

/** What is done when a noun says it: “the signing of”, “ratification is pending”, “a visit is planned”. */
export const ENGLISH_NOUNS: readonly NounRule[] = [
  {
    stems:
      'visit session meeting summit consultations conference forum talks dialogue round sitting exercise exhibition fair',
    act: 'met',
  },
  { stems: 'tender feasibility study survey working-group', act: 'prepared' },
  { stems: 'signing signature', act: 'signed', isVerbal: true },
  { stems: 'ratification accession', act: 'ratified', isVerbal: true },
  { stems: 'entry', act: 'in-force' },
  { stems: 'approval consent adoption endorsement', act: 'approved', isVerbal: true },
  {
    stems:
      'opening completion inauguration commissioning handover delivery deliveries result abolition lifting introduction implementation publication disbursement',
    act: 'delivered',
    isVerbal: true,
  },
  {
    stems:
      'launch start service operation traffic sailing train commencement construction groundbreaking',
    act: 'started',
    isVerbal: true,
  },
  { stems: 'resumption reopening restart restoration', act: 'resumed', isVerbal: true },
  { stems: 'suspension closure', act: 'suspended', isVerbal: true },
  { stems: 'postponement', act: 'delayed', isVerbal: true },
  { stems: 'termination expiry dissolution cessation', act: 'ended', isVerbal: true },
  { stems: 'withdrawal cancellation', act: 'withdrawn', isVerbal: true },
  { stems: 'negotiation', act: 'drafted' },
]
