/** Wording that only papers need: titles, the edges of the page, charts. All else is in `language/`. */

import type { Language } from '../language/words.ts'
import type { JourneyBody } from '../routing/legs.ts'

type Group = JourneyBody['groups'][number]

export interface PaperWords {
  readonly commitmentBrief: string
  readonly sectorBrief: string
  readonly institutionBrief: string
  readonly corridorBrief: string
  readonly sessionBrief: string
  readonly scorecard: string
  readonly number: (number: string, day: string) => string
  /** Before the number of a session or an item. */
  readonly no: string
  /** `known` is null when it was known on the same day. */
  readonly asOf: (day: string, known: string | null) => string
  /** With `{page}` and `{pages}`. */
  readonly page: string
  readonly notes: string
  readonly english: string
  /** Counts of commitments that can be checked; every count may be any number. */
  readonly lede: (counts: LedeCounts) => string
  readonly dots: string
  readonly otherFields: string
  readonly from: (from: string, to: string) => string
  readonly load: (tonnes: string) => string
  readonly groups: Record<Group, string>
  readonly fastestLede: (days: string, cost: string) => string
  readonly noJourney: string
  readonly map: string
  readonly seaStraight: string
  readonly profile: string
  readonly legs: string
  readonly papers: string
  readonly co2: string
  readonly route: string
  readonly leg: string
  readonly openings: string
  readonly opening: string
  readonly saved: string
  readonly modelled: string
  readonly legsTell: string
  readonly bases: Record<'measured' | 'published' | 'derived' | 'assumed', string>
  readonly legKinds: Record<'link' | 'gate' | 'transfer' | 'gauge' | 'departure', string>
  readonly none: string
  readonly share: string
  readonly act: string
  readonly decision: string
  readonly weekly: string
  readonly sessions: string
  readonly dueDays: string
  readonly settled: string
  readonly newCommitments: string
  readonly newInstruments: string
  readonly newEvents: string
  readonly gone: string
}

export interface LedeCounts {
  readonly total: number
  readonly delivered: number
  readonly underWay: number
  readonly onPaper: number
  readonly words: number
  readonly fallen: number
}

const en: PaperWords = {
  commitmentBrief: 'Brief on one commitment',
  sectorBrief: 'Brief on one sector',
  institutionBrief: 'Brief on one institution',
  corridorBrief: 'Brief on one corridor',
  sessionBrief: 'Brief for a session',
  scorecard: 'Scorecard',
  no: 'No.',
  number: (number, day) => `No. ${number}, ${day}`,
  asOf: (day, known) =>
    known === null ? `As of ${day}, as known then` : `As of ${day}, as known on ${known}`,
  page: 'Page {page} of {pages}',
  notes: 'Notes and sources',
  english: '',
  lede: (c) =>
    `Of ${c.total} that can be checked: delivered ${c.delivered}; under way ${c.underWay}; on paper ${c.onPaper}; words so far ${c.words}; stalled, lapsed or withdrawn ${c.fallen}.`,
  dots: 'Every commitment by sector. A diamond is delivered, a circle on the road, a square has fallen off it; blue are words, green are deeds. A solid ring is overdue, a dashed one disputed; a hollow mark has no test.',
  otherFields: 'Other fields',
  from: (from, to) => `${from} to ${to}`,
  load: (tonnes) => `${tonnes} tonnes`,
  groups: {
    fastest: 'fastest',
    cheapest: 'cheapest',
    greenest: 'least CO2',
    balanced: 'balanced',
    safest: 'surest',
    alternative: 'another way',
  },
  fastestLede: (days, cost) =>
    `The fastest journey on record takes ${days} days and costs ${cost}.`,
  noJourney: 'No journey is on record.',
  map: 'The fastest journey; crossings are squares.',
  seaStraight: 'Legs by sea are drawn straight.',
  profile:
    'Days and dollars used up by each kilometre of the fastest journey; upright steps are waits.',
  legs: 'Leg by leg',
  papers: 'Papers on board',
  co2: 'CO2, tonnes',
  route: 'Route',
  leg: 'Leg',
  openings: 'What opening would save',
  opening: 'Opening',
  saved: 'Days saved',
  modelled: 'Modelled on measured and published figures; the weakest of them is',
  legsTell: 'The legs of the fastest journey name their sources.',
  bases: { measured: 'measured', published: 'published', derived: 'derived', assumed: 'assumed' },
  legKinds: {
    link: 'way',
    gate: 'crossing',
    transfer: 'transfer',
    gauge: 'change of gauge',
    departure: 'waiting for departure',
  },
  none: 'None on record.',
  share: 'Share of the target',
  act: 'What happened',
  decision: 'Decision',
  weekly: 'Weekly digest',
  sessions: 'Sessions',
  dueDays: 'Due days',
  settled: 'No longer in dispute',
  newCommitments: 'New commitments',
  newInstruments: 'New instruments',
  newEvents: 'New events',
  gone: 'no longer on record',
}

const ru: PaperWords = {
  commitmentBrief: 'Справка об одном обязательстве',
  sectorBrief: 'Справка об одной отрасли',
  institutionBrief: 'Справка об одном ведомстве',
  corridorBrief: 'Справка об одном коридоре',
  sessionBrief: 'Справка к заседанию',
  scorecard: 'Сводная таблица',
  no: '№',
  number: (number, day) => `№ ${number}, ${day}`,
  asOf: (day, known) =>
    known === null
      ? `По состоянию на ${day}, по данным на этот день`
      : `По состоянию на ${day}, по данным на ${known}`,
  page: 'Стр. {page} из {pages}',
  notes: 'Примечания и источники',
  english: 'EN: на английском языке; перевода в деле нет.',
  lede: (c) =>
    `Проверяемых обязательств: ${c.total}. Выполнено: ${c.delivered}; в работе: ${c.underWay}; на бумаге: ${c.onPaper}; только слова: ${c.words}; остановлено, утратило силу или отозвано: ${c.fallen}.`,
  dots: 'Все обязательства по отраслям. Ромб – выполнено, круг – в пути, квадрат – сошло с пути; синее – слова, зелёное – дела. Сплошное кольцо – просрочено, пунктирное – оспаривается; у полого знака нет проверки.',
  otherFields: 'Другие отрасли',
  from: (from, to) => `${from} – ${to}`,
  load: (tonnes) => `Груз, тонн: ${tonnes}`,
  groups: {
    fastest: 'самый быстрый',
    cheapest: 'самый дешёвый',
    greenest: 'меньше всего CO2',
    balanced: 'уравновешенный',
    safest: 'самый надёжный',
    alternative: 'другой путь',
  },
  fastestLede: (days, cost) => `Самый быстрый путь: дней – ${days}, стоимость – ${cost}.`,
  noJourney: 'Пути на учёте нет.',
  map: 'Самый быстрый путь; квадраты – пункты пропуска.',
  seaStraight: 'Морские участки показаны прямыми.',
  profile: 'Дни и доллары по километрам самого быстрого пути; отвесные ступени – ожидание.',
  legs: 'По участкам',
  papers: 'Документы в пути',
  co2: 'CO2, тонн',
  route: 'Путь',
  leg: 'Участок',
  openings: 'Что даст открытие',
  opening: 'Открытие',
  saved: 'Сбережено дней',
  modelled: 'Расчёт по измеренным и опубликованным данным; самое слабое из них:',
  legsTell: 'Источники названы по участкам самого быстрого пути.',
  bases: {
    measured: 'измерено',
    published: 'опубликовано',
    derived: 'выведено',
    assumed: 'принято',
  },
  legKinds: {
    link: 'путь',
    gate: 'пункт пропуска',
    transfer: 'перегрузка',
    gauge: 'смена колеи',
    departure: 'ожидание отправления',
  },
  none: 'На учёте нет.',
  share: 'Доля цели',
  act: 'Что произошло',
  decision: 'Решение',
  weekly: 'Обзор за неделю',
  sessions: 'Заседания',
  dueDays: 'Сроки',
  settled: 'Расхождения, которых больше нет',
  newCommitments: 'Новые обязательства',
  newInstruments: 'Новые документы',
  newEvents: 'Новые события',
  gone: 'снято с учёта',
}

const kk: PaperWords = {
  commitmentBrief: 'Бір міндеттеме туралы анықтама',
  sectorBrief: 'Бір сала туралы анықтама',
  institutionBrief: 'Бір мекеме туралы анықтама',
  corridorBrief: 'Бір дәліз туралы анықтама',
  sessionBrief: 'Отырысқа арналған анықтама',
  scorecard: 'Жиынтық кесте',
  no: '№',
  number: (number, day) => `№ ${number}, ${day}`,
  asOf: (day, known) =>
    known === null
      ? `Жағдай күні: ${day}, сол күнгі деректер бойынша`
      : `Жағдай күні: ${day}; деректер күні: ${known}`,
  page: '{page}-бет, барлығы {pages}',
  notes: 'Ескертпелер мен дереккөздер',
  english: 'EN: ағылшын тілінде; істе аудармасы жоқ.',
  lede: (c) =>
    `Тексеруге болатын міндеттемелер: ${c.total}. Орындалғаны: ${c.delivered}; орындалып жатқаны: ${c.underWay}; қағаз жүзінде: ${c.onPaper}; әзірге сөз ғана: ${c.words}; тоқтағаны, күші жойылғаны не кері алынғаны: ${c.fallen}.`,
  dots: 'Салалар бойынша барлық міндеттемелер. Ромб – орындалған, дөңгелек – жолда, шаршы – жолдан шыққан; көк – сөз, жасыл – іс. Тұтас сақина – мерзімі өткен, үзік сақина – даулы; іші бос белгінің тексерісі жоқ.',
  otherFields: 'Басқа салалар',
  from: (from, to) => `${from} – ${to}`,
  load: (tonnes) => `Жүк, тонна: ${tonnes}`,
  groups: {
    fastest: 'ең жылдам',
    cheapest: 'ең арзан',
    greenest: 'CO2 ең аз',
    balanced: 'теңгерімді',
    safest: 'ең сенімді',
    alternative: 'басқа жол',
  },
  fastestLede: (days, cost) => `Ең жылдам жол: ${days} күн, құны ${cost}.`,
  noJourney: 'Есепте жол жоқ.',
  map: 'Ең жылдам жол; шаршылар – өткізу бекеттері.',
  seaStraight: 'Теңіз бөліктері түзу сызықпен көрсетілген.',
  profile: 'Ең жылдам жолдың әр километріндегі күндер мен долларлар; тік сатылар – күту.',
  legs: 'Бөліктер бойынша',
  papers: 'Жолдағы құжаттар',
  co2: 'CO2, тонна',
  route: 'Жол',
  leg: 'Бөлік',
  openings: 'Ашу не береді',
  opening: 'Ашу',
  saved: 'Үнемделетін күн',
  modelled: 'Өлшенген және жарияланған деректер бойынша есептелген; олардың ең әлсізі:',
  legsTell: 'Дереккөздер ең жылдам жолдың бөліктерінде аталған.',
  bases: {
    measured: 'өлшенген',
    published: 'жарияланған',
    derived: 'шығарылған',
    assumed: 'қабылданған',
  },
  legKinds: {
    link: 'жол',
    gate: 'өткізу бекеті',
    transfer: 'қайта тиеу',
    gauge: 'табан енін ауыстыру',
    departure: 'жөнелтуді күту',
  },
  none: 'Есепте жоқ.',
  share: 'Мақсаттағы үлесі',
  act: 'Не болды',
  decision: 'Шешім',
  weekly: 'Апталық шолу',
  sessions: 'Отырыстар',
  dueDays: 'Мерзімдер',
  settled: 'Енді жоқ алшақтықтар',
  newCommitments: 'Жаңа міндеттемелер',
  newInstruments: 'Жаңа құжаттар',
  newEvents: 'Жаңа оқиғалар',
  gone: 'есептен шығарылған',
}

const ur: PaperWords = {
  commitmentBrief: 'ایک وعدے پر بریف',
  sectorBrief: 'ایک شعبے پر بریف',
  institutionBrief: 'ایک ادارے پر بریف',
  corridorBrief: 'ایک راہداری پر بریف',
  sessionBrief: 'اجلاس کے لیے بریف',
  scorecard: 'کارکردگی کا خلاصہ',
  no: 'نمبر',
  number: (number, day) => `نمبر ${number}، ${day}`,
  asOf: (day, known) =>
    known === null
      ? `صورتِ حال بتاریخ ${day}، اسی دن کی معلومات کے مطابق`
      : `صورتِ حال بتاریخ ${day}، ${known} تک کی معلومات کے مطابق`,
  page: 'صفحہ {page} از {pages}',
  notes: 'حواشی اور ماخذ',
  english: 'EN: صرف انگریزی میں؛ ترجمہ ریکارڈ پر نہیں۔',
  lede: (c) =>
    `قابلِ جانچ وعدے: ${c.total}۔ پورے ہوئے: ${c.delivered}؛ کام جاری: ${c.underWay}؛ کاغذ پر: ${c.onPaper}؛ ابھی صرف الفاظ: ${c.words}؛ رکے ہوئے، ختم یا واپس: ${c.fallen}۔`,
  dots: 'شعبہ وار تمام وعدے۔ ہیرا پورا ہوا، دائرہ راستے پر ہے، مربع راستے سے ہٹ گیا؛ نیلا الفاظ ہیں، سبز عمل۔ سالم حلقہ تاخیر، ٹوٹا ہوا حلقہ اختلاف؛ کھوکھلے نشان کی کوئی جانچ نہیں۔',
  otherFields: 'دیگر شعبے',
  from: (from, to) => `${from} سے ${to}`,
  load: (tonnes) => `سامان، ٹن: ${tonnes}`,
  groups: {
    fastest: 'سب سے تیز',
    cheapest: 'سب سے سستا',
    greenest: 'سب سے کم CO2',
    balanced: 'متوازن',
    safest: 'سب سے قابلِ بھروسا',
    alternative: 'دوسرا راستہ',
  },
  fastestLede: (days, cost) => `ریکارڈ پر سب سے تیز سفر: ${days} دن، لاگت ${cost}۔`,
  noJourney: 'کوئی سفر ریکارڈ پر نہیں۔',
  map: 'سب سے تیز سفر؛ مربع سرحدی گزرگاہیں ہیں۔',
  seaStraight: 'سمندری حصے سیدھی لکیر سے دکھائے گئے ہیں۔',
  profile: 'سب سے تیز سفر کے ہر کلومیٹر تک صرف ہونے والے دن اور ڈالر؛ عمودی زینے انتظار ہیں۔',
  legs: 'حصہ بہ حصہ',
  papers: 'ہمراہ دستاویزات',
  co2: 'CO2، ٹن',
  route: 'راستہ',
  leg: 'حصہ',
  openings: 'کھلنے سے کیا بچے گا',
  opening: 'کھلنا',
  saved: 'دن بچیں گے',
  modelled: 'پیمائش شدہ اور شائع شدہ اعداد پر حساب؛ ان میں سب سے کمزور:',
  legsTell: 'ماخذ سب سے تیز سفر کے حصوں میں درج ہیں۔',
  bases: {
    measured: 'پیمائش شدہ',
    published: 'شائع شدہ',
    derived: 'اخذ شدہ',
    assumed: 'فرض کردہ',
  },
  legKinds: {
    link: 'راستہ',
    gate: 'سرحدی گزرگاہ',
    transfer: 'مال کی منتقلی',
    gauge: 'پٹری کی چوڑائی کی تبدیلی',
    departure: 'روانگی کا انتظار',
  },
  none: 'ریکارڈ پر کچھ نہیں۔',
  share: 'ہدف میں حصہ',
  act: 'کیا ہوا',
  decision: 'فیصلہ',
  weekly: 'ہفتہ وار جائزہ',
  sessions: 'اجلاس',
  dueDays: 'مقررہ تاریخیں',
  settled: 'ختم شدہ اختلافات',
  newCommitments: 'نئے وعدے',
  newInstruments: 'نئی دستاویزات',
  newEvents: 'نئے واقعات',
  gone: 'اب ریکارڈ پر نہیں',
}

const TABLES: Record<Language, PaperWords> = { en, ru, kk, ur }

export function paperWordsOf(language: Language): PaperWords {
  return TABLES[language]
}
