/**
 * Words by which minutes are read, by language: how an item is named, and what it came to.
 *
 * A phrase is words with single spaces; `~` stands for any ending, `…` for up to twelve words of the same
 * sentence. Phrases are sought in small letters, whole words only. Another language is another table here.
 */

export const MINUTES_LANGUAGES = ['en', 'ru'] as const
export type MinutesLanguage = (typeof MINUTES_LANGUAGES)[number]

/** Kinds of phrases. */
export interface MinutesWords {
  /** The item was not taken up at all. */
  readonly notTaken: readonly string[]
  /** To put something off. */
  readonly putOff: readonly string[]
  /** What makes a putting off that of an item of the agenda, and not of a date … */
  readonly matter: readonly string[]
  /** … even where the words name a day: that of the next session. */
  readonly sitting: readonly string[]
  /** With these, putting off is told of earlier days, or denied. */
  readonly notNow: readonly string[]
  /** A day is moved. */
  readonly moved: readonly string[]
  /** To bind oneself. */
  readonly promise: readonly string[]
  /** Bound to nothing that can be checked. */
  readonly soft: readonly string[]
  /** Somebody says how it stands. */
  readonly reported: readonly string[]
  /** It is done. */
  readonly done: readonly string[]
  /** Before `done` it is not, or not yet. */
  readonly undone: readonly string[]
  /** Headings that end an item. */
  readonly closing: readonly string[]
  /** Ordinals from the first. */
  readonly ordinals: readonly string[]
}

export const MINUTES_WORDS: Readonly<Record<MinutesLanguage, MinutesWords>> = {
  en: {
    notTaken: [
      'not reached',
      'not taken up',
      'not discussed',
      'not considered',
      'not addressed',
      'for lack of time',
    ],
    putOff: [
      'defer~',
      'postpon~',
      'put off',
      'adjourn~',
      'held over',
      'carry over',
      'carried over',
      'carried forward',
      'revert to',
      'return to',
      'take up … at',
      'left for',
      'keep … open',
    ],
    matter: ['matter', 'question', 'issue', 'topic', 'point'],
    sitting: [
      'item',
      'items',
      'discussion~',
      'consideration',
      'next session',
      'next meeting',
      'next round',
      'later session',
      'later meeting',
      'following session',
      'subsequent session',
    ],
    notNow: [
      'last session',
      'previous session',
      'earlier session',
      'last meeting',
      'previous meeting',
      'had been deferred',
      'had been postponed',
      'not to defer',
      'not to postpone',
      'not be deferred',
      'not be postponed',
      'not deferred',
      'not postponed',
      'without postpon~',
      'without defer~',
      'no longer deferred',
      'rather than defer~',
      'rather than postpon~',
    ],
    moved: [
      'new date',
      'new deadline',
      'new target date',
      'revised date',
      'revised deadline',
      'revised target',
      'extend~ … until',
      'extend~ … to',
      'deadline … moved',
      'moved to',
      'moved from',
      'postpon~ … to',
      'postpon~ … until',
      'delay~ … to',
      'delay~ … until',
      'defer~ … to',
      'defer~ … until',
      'rescheduled',
      'brought forward',
      'instead of',
    ],
    promise: [
      'undertook',
      'undertake',
      'undertakes',
      'agreed to',
      'agree to',
      'agreed that … will',
      'agreed that … shall',
      'committed to',
      'commits to',
      'committed itself',
      'committed themselves',
      'pledged to',
      'promised to',
      'was tasked',
      'were tasked',
      'was instructed',
      'were instructed',
      'was requested to',
      'were requested to',
    ],
    soft: [
      'continue~ … cooperat~',
      'strengthen~',
      'deepen~',
      'enhance~',
      'explore~',
      'further discuss',
      'discuss~ further',
      'consider~ further',
      'take note',
      'note',
      'remain~ seized',
      'exchanged views',
      'exchange of views',
    ],
    reported: [
      'informed',
      'informs',
      'reported',
      'reports',
      'briefed',
      'notified',
      'advised',
      'stated',
      'said',
      'indicated',
      'announced',
      'explained',
      'noted',
      'took note',
      'presented',
      'confirmed',
    ],
    done: [
      'entered into force',
      'came into force',
      'in force since',
      'ratified',
      'completed',
      'finished',
      'launched',
      'opened',
      'commissioned',
      'started',
      'begun',
      'began',
      'signed',
      'delivered',
      'paid out',
      'implemented',
      'fulfilled',
      'put into operation',
      'in operation since',
    ],
    undone: [
      'not',
      'nothing',
      'nobody',
      'never',
      'no',
      'yet',
      'nor',
      'neither',
      'will',
      'would',
      'shall',
      'should',
      'can',
      'could',
      'expected',
      'planned',
      'to be',
      'before',
      'until',
      'unless',
      'if',
      'once',
      'when',
      'after',
      'partly',
      'partially',
      'hope~',
      'being',
    ],
    closing: [
      'any other business',
      'other business',
      'other matters',
      'closing',
      'close of the session',
      'closing of the session',
      'next session',
      'date of the next session',
      'date and place of the next session',
      'done at',
      'done in',
      'signed at',
      'signed in',
      'annex~',
      'list of participants',
    ],
    ordinals:
      'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
        ' ',
      ),
  },
  ru: {
    notTaken: [
      'не рассматривал~',
      'не рассмотрен~',
      'не обсуждал~',
      'не обсужден~',
      'не затрагивал~',
      'за недостатком времени',
      'из за нехватки времени',
    ],
    putOff: [
      'отложи~',
      'отложен~',
      'отлож~',
      'откладыва~',
      'перенес~',
      'перенос~',
      'вернуться к',
      'возвратиться к',
      'отсроч~',
    ],
    matter: ['вопрос~', 'тем~'],
    sitting: [
      'пункт~',
      'обсужден~',
      'рассмотрен~',
      'следующ~ заседан~',
      'следующ~ встреч~',
      'очередн~ заседан~',
      'следующ~ сесси~',
    ],
    notNow: [
      'прошл~ заседан~',
      'предыдущ~ заседан~',
      'прошл~ встреч~',
      'ранее отложен~',
      'не откладыва~',
      'не перенос~',
      'не отклады~',
      'без переноса',
    ],
    moved: [
      'нов~ срок~',
      'нов~ дат~',
      'перенес~ … на',
      'перенос~ … на',
      'отлож~ … до',
      'отложен~ … до',
      'продл~ … до',
      'продлен~ … до',
      'сдвин~ … на',
      'вместо',
    ],
    promise: [
      'обязал~',
      'обязуется',
      'обязуются',
      'взял~ на себя обязательств~',
      'договорил~',
      'согласил~',
      'условил~',
      'поручен~',
      'поручил~',
      'обещал~',
    ],
    soft: [
      'продолж~ сотрудничеств~',
      'укрепл~',
      'углубл~',
      'изучи~ возможност~',
      'принять к сведению',
      'обменял~ мнениями',
      'обмен мнениями',
      'продолжить обсужден~',
    ],
    reported: [
      'сообщил~',
      'сообщает',
      'проинформировал~',
      'информировал~',
      'доложил~',
      'отметил~',
      'заявил~',
      'подтвердил~',
      'приняли к сведению',
      'принял~ к сведению',
      'представил~',
    ],
    done: [
      'вступил~ в силу',
      'ратифицирован~',
      'ратифицировал~',
      'завершен~',
      'завершил~',
      'запущен~',
      'запустил~',
      'открыт~',
      'открыл~',
      'введен~ в эксплуатацию',
      'начат~',
      'начал~',
      'подписан~',
      'подписал~',
      'выполнен~',
      'выполнил~',
      'исполнен~',
      'реализован~',
      'выплачен~',
    ],
    undone: [
      'не',
      'ничего',
      'ни',
      'нет',
      'будет',
      'будут',
      'планирует~',
      'ожидает~',
      'пока',
      'еще',
      'если',
      'когда',
      'после',
      'до',
      'частично',
      'должн~',
    ],
    closing: [
      'разное',
      'прочее',
      'иные вопросы',
      'другие вопросы',
      'закрытие',
      'дата следующего заседания',
      'дата и место следующего заседания',
      'следующее заседание',
      'совершено',
      'подписано',
      'приложени~',
      'список участников',
    ],
    ordinals:
      'перв втор треть четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат'.split(
        ' ',
      ),
  },
}

/** A document’s own items, articles and points, which are none of the agenda. */
const OTHER_PAPERS =
  'соглашен|протокол|деклараци|меморандум|договор|план|карт|устав|закон|указ|постановлен|заявлен|конвенц'

/**
 * The numbers that the beginning of a sentence names as those of items, as `number` or `last` of a range, or
 * as an ordinal. Group `rest` begins after it.
 */
export const ITEM_MARKERS: readonly RegExp[] = [
  // Item 3 · On item 3 of the agenda · Under agenda items 3 and 4
  /^(?:(?:on|under|regarding|concerning|as regards|as to|with regard to|with respect to|in respect of|turning to|for)\s+)?(?:the\s+)?(?:agenda\s+(?:items?|points?)|items?)\s+(?:no\.?\s*|№\s*|#\s*)?(?<numbers>\d{1,3}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s*,\s*and\s+)\d{1,3})*)(?!\d|[.,]\d)(?!\s+(?:of|in)\s+(?!the\s+(?:\w+\s+)?agenda\b))/iu,
  // По пункту 3 (повестки дня) · Пункт 3 повестки
  new RegExp(
    `^(?:(?:по|о|об|касательно|относительно|в\\s+отношении)\\s+)?(?:пункт(?:у|а|е|ам|ов|ы)?|п\\.|вопрос(?:у|а|е|ам|ов|ы)?)\\s*(?:№\\s*)?(?<numbers>\\d{1,3}(?:(?:\\s*,\\s*|\\s+и\\s+)\\d{1,3})*)(?!\\d|[.,]\\d)(?!\\s+(?:\\p{L}+(?:ой|ого|его|ей)\\s+)?(?:${OTHER_PAPERS}))`,
    'iu',
  ),
]

/** On the third item · The third agenda item · По третьему вопросу · По второму и третьему вопросам */
export const ORDINAL_MARKERS: Readonly<Record<MinutesLanguage, RegExp>> = {
  en: /^(?:(?:on|under|regarding|concerning|turning to)\s+)?the\s+(?<ordinals>\p{L}+(?:(?:,\s*|\s+and\s+)\p{L}+){0,5})\s+(?:agenda\s+)?(?:item|point)s?(?!\p{L})(?!\s+(?:of|in)\s+(?!the\s+agenda\b))/iu,
  ru: new RegExp(
    `^по\\s+(?<ordinals>\\p{L}+(?:ому|ему)(?:(?:,\\s*|\\s+и\\s+)\\p{L}+(?:ому|ему)){0,5})\\s+(?:пункт|вопрос)(?:у|ам)(?!\\s+(?:\\p{L}+(?:ой|ого|его|ей)\\s+)?(?:${OTHER_PAPERS}))`,
    'iu',
  ),
}

/** 3. · 3) · (3) · 3.1. Words · 3⇥Words: the number before a paragraph. */
export const BARE_MARKER =
  /^(?<style>\(?)(?<number>\d{1,3})(?:(?<end>[.)])(?:\d{1,2}[.)]?)?(?=\s+\S|$)|(?<tab>\s*\t))/u

/** Orders to whoever reads, and no telling of what was said. */
export const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|above|previous)\b/isu,
  /\bsystem prompt\b|\b(?:language model|AI assistant|AI model)\b/iu,
  /(?:^|[:;,“"]|\b(?:please|must|should|you)\b)\s*(?:mark|record|treat|report|set|register|classify)\s.{0,30}\b(?:everything|all|every|each|items?)\b.{0,40}\bas\b/isu,
  /(?<!\p{L})(?:игнориру|забудь|не обращай)\p{L}*.{0,40}(?:инструкц|указани|правил|предыдущ|выше)/isu,
  /(?:^|[:;,«"])\s*(?:пожалуйста,?\s+)?(?:отметь|отметьте|запиши|запишите|считай|считайте)(?!\p{L}).{0,40}(?<!\p{L})(?:все|всё|кажд\p{L}*|пункт\p{L}*)(?!\p{L}).{0,40}(?<!\p{L})как(?!\p{L})/isu,
  /(?<!\p{L})языков\p{L}+ модел/iu,
]
