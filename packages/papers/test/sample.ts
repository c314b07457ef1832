/** Papers made by hand for the tests: every kind of block, each language. */

import type { Paper, Run } from '@followthrough/brief'

type Language = Paper['language']

interface Words {
  readonly masthead: string
  readonly numberAndDate: string
  readonly asOf: string
  readonly page: string
  readonly notes: string
  readonly marks: Readonly<Record<string, string>>
  readonly marksNote: string
  readonly title: string
  readonly subtitle: string
  readonly lede: string
  readonly heading: string
  readonly second: string
  readonly prose: string
  readonly columns: readonly [string, string, string]
  readonly status: string
  readonly source: string
  readonly item: string
  readonly fact: string
  readonly caption: string
}

const WORDS: Record<Language, Words> = {
  en: {
    masthead: 'Arland–Borland',
    numberAndDate: 'No. AB-7, 21 November 2026',
    asOf: 'As of 21 November 2026, as known then',
    page: 'Page {page} of {pages}',
    notes: 'Notes and sources',
    marks: { ru: 'RU', ur: 'UR' },
    marksNote: 'RU: in Russian, UR: in Urdu; no translation is on record.',
    title: 'Brief for the seventh session of the commission',
    subtitle: 'Transport, trade and energy',
    lede: 'Of 108 commitments that can be checked, 3 are delivered and 8 under way; 31 are on paper.',
    heading: 'What to ask',
    second: 'Silent longest',
    prose:
      'Signed on 4 February 2026; no ratification by either side found in 290 days. It was promised before in 2022, 2023 and 2025, and the carriers name $105.6 m in lost trade.',
    columns: ['Commitment', 'Status', 'Silent, days'],
    status: 'signed, overdue',
    source: 'Ministry of Transport, “Talks on transit held”, 4 February 2026',
    item: 'Has Borland ratified the Transit Trade Agreement, and when does it enter into force?',
    fact: 'Responsible',
    caption: 'Every commitment by sector: diamonds are delivered, squares have stopped.',
  },
  ru: {
    masthead: 'Арландия–Борландия',
    numberAndDate: '№ AB-7, 21 ноября 2026 г.',
    asOf: 'По состоянию на 21 ноября 2026 г.',
    page: 'Стр. {page} из {pages}',
    notes: 'Примечания и источники',
    marks: { en: 'EN', ur: 'UR' },
    marksNote: 'EN: на английском языке, UR: на урду; перевода нет.',
    title: 'Справка к седьмому заседанию комиссии',
    subtitle: 'Транспорт, торговля и энергетика',
    lede: 'Из 108 проверяемых обязательств выполнено 3, выполняются 8; 31 остаётся на бумаге.',
    heading: 'Что спросить',
    second: 'Дольше всего без движения',
    prose:
      'Подписано 4 февраля 2026 г.; за 290 дней ратификации ни одной из сторон не найдено. Обещано ранее в 2022, 2023 и 2025 гг., потери торговли – 105,6 млн долл. США.',
    columns: ['Обязательство', 'Состояние', 'Без движения, дней'],
    status: 'подписано, просрочено',
    source: 'Министерство транспорта, «Переговоры о транзите», 4 февраля 2026 г.',
    item: 'Ратифицировала ли Борландия соглашение о транзитной торговле?',
    fact: 'Ответственный',
    caption: 'Все обязательства по отраслям: ромбы выполнены, квадраты остановились.',
  },
  kk: {
    masthead: 'Арландия–Борландия',
    numberAndDate: '№ AB-7, 2026 ж. 21 қараша',
    asOf: '2026 ж. 21 қарашадағы жағдай бойынша',
    page: '{pages} беттің {page}-беті',
    notes: 'Ескертпелер мен дереккөздер',
    marks: { en: 'EN', ur: 'UR' },
    marksNote: 'EN: ағылшын тілінде, UR: урду тілінде; аудармасы жоқ.',
    title: 'Комиссияның жетінші отырысына арналған анықтама',
    subtitle: 'Көлік, сауда және энергетика',
    lede: 'Тексеруге болатын 108 міндеттеменің 3-і орындалды, 8-і орындалуда.',
    heading: 'Не сұрау керек',
    second: 'Ең ұзақ үнсіздік',
    prose:
      '2026 жылғы 4 ақпанда қол қойылды; 290 күн ішінде ратификация табылмады. Бұрын 2022, 2023 және 2025 жылдары уәде етілген: ң, ғ, ү, ұ, қ, ө, һ, і.',
    columns: ['Міндеттеме', 'Күйі', 'Үнсіздік, күн'],
    status: 'қол қойылды, мерзімі өтті',
    source: 'Көлік министрлігі, «Транзит туралы келіссөздер», 2026 ж. 4 ақпан',
    item: 'Борландия транзиттік сауда туралы келісімді ратификациялады ма?',
    fact: 'Жауапты',
    caption: 'Салалар бойынша барлық міндеттемелер.',
  },
  ur: {
    masthead: 'آرلینڈ–بورلینڈ',
    numberAndDate: 'نمبر AB-7، 21 نومبر 2026',
    asOf: '21 نومبر 2026 تک کی صورتِ حال',
    page: 'صفحہ {page} از {pages}',
    notes: 'حواشی اور ماخذ',
    marks: { en: 'EN', ru: 'RU' },
    marksNote: 'EN: انگریزی میں، RU: روسی میں؛ ترجمہ ریکارڈ پر نہیں۔',
    title: 'کمیشن کے ساتویں اجلاس کے لیے بریف',
    subtitle: 'نقل و حمل، تجارت اور توانائی',
    lede: 'جانچے جا سکنے والے 108 وعدوں میں سے 3 پورے ہوئے، 8 پر کام جاری ہے؛ 31 صرف کاغذ پر ہیں۔',
    heading: 'کیا پوچھا جائے',
    second: 'سب سے طویل خاموشی',
    prose:
      '4 فروری 2026 کو دستخط ہوئے؛ 290 دن میں کسی فریق کی توثیق نہیں ملی۔ یہ وعدہ پہلے 2022، 2023 اور 2025 میں بھی کیا گیا تھا، اور TIR کے تحت $105.6 m کی تجارت متاثر ہوئی (37 دستاویزات)۔',
    columns: ['وعدہ', 'حیثیت', 'خاموشی، دن'],
    status: 'دستخط شدہ، تاخیر کا شکار',
    source: 'وزارتِ مواصلات، ”راہداری پر مذاکرات“، 4 فروری 2026',
    item: 'کیا بورلینڈ نے راہداری تجارت کے معاہدے کی توثیق کر دی ہے، اور یہ کب نافذ ہوگا؟',
    fact: 'ذمہ دار',
    caption: 'شعبے کے لحاظ سے تمام وعدے۔',
  },
}

export const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 90" width="480" height="90"><rect x="0" y="0" width="480" height="90" fill="#ffffff"/><text x="96" y="30" font-family="Noto Sans" font-size="11" text-anchor="end" fill="#1b2126">Transport</text><circle cx="112" cy="26" r="6" fill="#23608f"/><circle cx="130" cy="26" r="6" fill="#63b58c"/><path d="M148 19l7 7l-7 7l-7 -7z" fill="#0b5f45"/><rect x="160" y="20" width="12" height="12" fill="#dd9a1c"/></svg>'

export function samplePaper(language: Language, rows = 40): Paper {
  const words = WORDS[language]
  const other = language === 'en' ? 'ru' : 'en'
  const title = other === 'en' ? 'Almaty–Karachi flights (37 weekly)' : 'Рейсы Алматы–Карачи'
  const prose = (note?: number): Run[] => [
    { text: words.prose, ...(note === undefined ? {} : { note }) },
  ]
  return {
    language,
    direction: language === 'ur' ? 'rtl' : 'ltr',
    number: 'AB-7',
    title: words.title,
    subtitle: words.subtitle,
    date: '2026-11-21',
    asOf: '2026-11-21',
    knownAt: '2026-11-21',
    furniture: words,
    blocks: [
      { kind: 'paragraph', lede: true, runs: [{ text: words.lede }] },
      {
        kind: 'facts',
        pairs: [
          { label: words.fact, runs: [{ text: words.source.split(',')[0]! }] },
          { label: words.columns[1], runs: [{ text: words.status, strong: true }] },
        ],
      },
      { kind: 'heading', level: 1, text: words.heading },
      { kind: 'paragraph', runs: prose(1) },
      {
        kind: 'list',
        ordered: true,
        items: [
          [{ text: words.item }, { text: ` ${title}`, language: other }],
          [{ text: words.item, note: 2 }],
        ],
      },
      { kind: 'figure', svg: SVG, caption: words.caption, alt: words.caption },
      { kind: 'heading', level: 2, text: words.second },
      {
        kind: 'table',
        caption: words.second,
        columns: [
          { label: words.columns[0], align: 'start', share: 4 },
          { label: words.columns[1], align: 'start', share: 2 },
          { label: words.columns[2], align: 'end', share: 1 },
        ],
        rows: Array.from({ length: rows }, (_, i) => [
          i % 3 === 0 ? [{ text: title, language: other }] : [{ text: words.heading }],
          [{ text: words.status }],
          [{ text: String(1270 - i * 7), note: (i % 2) + 1 }],
        ]),
      },
      { kind: 'heading', level: 1, text: words.heading },
      { kind: 'paragraph', runs: prose() },
      { kind: 'list', ordered: false, items: [[{ text: words.item }], [{ text: words.status }]] },
    ],
    notes: [
      {
        number: 1,
        runs: [
          { text: words.source },
          { text: '. example.org/talks', href: 'https://example.org/talks' },
        ],
      },
      { number: 2, runs: [{ text: words.source }] },
    ],
  }
}
