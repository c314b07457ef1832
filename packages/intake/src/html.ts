/**
 * A web page becomes its article: Readability over linkedom, between two sweeps of our own.
 *
 * Before: scripts, menus, notices, asides and whatever a person would not see (`hidden`, zero size)
 * are cut, so that hidden words never reach a reader. After: what stands inside the article and is
 * not part of it, such as "Read also" and lists of links.
 */

import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { oneLine } from './clean-text.ts'
import type { Parsed } from './document.ts'
import { Fault } from './intake-error.ts'
import { markupSize, wordsOf } from './markup.ts'
import { dayIn, dayOfStamp } from './published-day.ts'

/** The part of the DOM that is used here; linkedom gives no types of its own for it. */
interface Element {
  readonly tagName: string
  readonly children: ArrayLike<Element> & Iterable<Element>
  readonly childNodes: Iterable<Node>
  readonly textContent: string | null
  readonly parentElement: Element | null
  getAttribute(name: string): string | null
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Iterable<Element>
  remove(): void
}
interface Node extends Element {
  readonly nodeType: number
}
interface Page extends Element {
  readonly body: Element
  readonly documentElement: Element
}

const MAX_HTML_CHARS = 5 * 1024 * 1024
const MAX_DEPTH = 500
const MAX_NODES = 100_000
const MAX_WEIGHT = 1_000_000
/** Of a title, a name, a date in the markup. */
const MAX_FIELD_CHARS = 1000
/** An article shorter than this was probably not found; then the whole page is read. */
const SHORTEST_ARTICLE = 140

/** Of the running text that is left after the menus; with less, a part was taken for the whole. */
const LEAST_SHARE = 0.4
const SHORTEST_SENTENCE = 80

const UNREAD =
  'script,style,template,noscript,svg,math,iframe,object,embed,canvas,audio,video,button,input,select,textarea,dialog,nav,aside,link,[hidden],[aria-hidden="true"],[role="navigation"],[role="complementary"],[role="search"],[role="dialog"],[role="alertdialog"],[role="menu"],[role="menubar"]'
const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0(\.0*)?\s*(;|!|$)|font-size\s*:\s*0|(text-indent|left|top)\s*:\s*-\d{3,}/i
const FURNITURE =
  /(^|[\s_-])(cookies?|consent|gdpr|newsletter|subscri\w*|signup|related\w*|recommend\w*|recirc\w*|read-?(also|more|next)|also-?read|more-?(on|from|news|stories)|see-?also|share\w*|sharing|social\w*|breadcrumbs?|comments?|disqus|advert\w*|ads?|sponsor\w*|promo\w*|sidebar|most-?(read|viewed|popular)|trending|popular|paywall|tags?|tag-?list|pagination|pager|skip-?link|site-?(header|footer|nav)|menu|navbar|footer|toolbar|print-?only|popup|modal|banner)(?=$|[\s_-])/i
/** Lines that lead away from the article, in the languages of the sources read so far. */
const LEADS_AWAY =
  /^(read|see|watch|listen|find)?\s*(also|more|next|related)\b|^(related|recommended|trending|latest|more)\s+(articles?|news|stories|posts?|from|on|topics?|links?|content)\b|^(also on|share (this|on)|follow us|subscribe|sign up|advertisement|tags?:|click here|читайте|смотрите|подпис|похожие|по теме|другие новости|поделиться|реклама|теги|оқи отырыңыз|сондай-ақ|مزید پڑھیں|یہ بھی پڑھیں)/i

/** Reads a decoded page. Throws Fault for one that is too large or has no words. */
export function readHtml(html: string, url: string | null): Parsed {
  if (html.length > MAX_HTML_CHARS) {
    const size = (html.length / 1024 / 1024).toFixed(1)
    throw new Fault('too-large', `has ${size} million characters of markup; at most 5 are read.`)
  }
  const { depth, nodes, weight } = markupSize(html)
  if (depth > MAX_DEPTH || nodes > MAX_NODES || weight > MAX_WEIGHT) {
    return plainly(html, `A page of ${nodes} nodes, nested ${depth} deep`)
  }
  try {
    return readTree(html, url)
  } catch (error) {
    if (error instanceof Fault) throw error
    // linkedom gives up on some attributes that are as long as a book.
    return plainly(html, 'A page whose markup cannot be made into a tree')
  }
}

/** The words alone, where no tree may be built. */
function plainly(html: string, why: string): Parsed {
  const text = wordsOf(html)
  if (text === '') throw nothing()
  return { ...NOTHING_SAID, text, warnings: [`${why}: read as plain words, menus and all.`] }
}

function readTree(html: string, url: string | null): Parsed {
  const warnings: string[] = []
  const page = open(html)
  const said = metadata(page)
  sweep(page, warnings)
  const visible = page.body ?? page.documentElement
  tidy(visible)
  const kept = textOf(visible)
  const headings = [...page.querySelectorAll('h1')].map((h) => oneLine(h.textContent ?? ''))
  const article = extract(page)
  if (article.element !== null) tidy(article.element)
  const found = article.element === null ? '' : textOf(article.element)
  let body = found
  const short = found.length < Math.min(SHORTEST_ARTICLE, kept.length / 2)
  if (short || sentencesOf(found) < sentencesOf(kept) * LEAST_SHARE) {
    body = kept
    if (kept !== '') warnings.push('No article found in the page; all its visible words are read.')
  }
  if (body === '') throw nothing()
  const title = titleOf(said, headings, article.title)
  const published =
    said.published ?? dayOfStamp(article.published) ?? (url === null ? null : dayInUrl(url))
  return {
    text: title === null || startsWith(body, title) ? body : `${title}\n\n${body}`,
    title,
    byline: bylineOf(said.author ?? article.byline),
    publisher: said.publisher,
    published,
    language: said.language,
    warnings,
  }
}

/** Characters in lines long enough for a sentence. */
function sentencesOf(text: string): number {
  let sum = 0
  for (const line of text.split('\n')) if (line.length >= SHORTEST_SENTENCE) sum += line.length
  return sum
}

const NOTHING_SAID = { title: null, byline: null, publisher: null, published: null, language: null }
const nothing = () =>
  new Fault(
    'empty',
    'has no words in it. Give a page whose text is in its HTML, or save it as PDF.',
  )

function open(html: string): Page {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
  return parseHTML(whole).document as unknown as Page
}

interface Said {
  readonly headline: string | null
  readonly ogTitle: string | null
  readonly author: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly language: string | null
}

/** What the page says of itself: JSON-LD first, then meta elements, then microdata. */
function metadata(page: Page): Said {
  const ld = linkedData(page)
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      for (const key of ['property', 'name', 'itemprop']) {
        const content = page.querySelector(`meta[${key}="${name}"]`)?.getAttribute('content')
        if (content?.trim()) return oneLine(content.slice(0, MAX_FIELD_CHARS))
      }
    }
    return null
  }
  const times = [...page.querySelectorAll('time[datetime]')]
  const time = times.find((t) => t.getAttribute('itemprop') === 'datePublished') ?? times[0]
  const stamp =
    ld.published ??
    meta(
      'article:published_time',
      'datePublished',
      'og:published_time',
      'pubdate',
      'publishdate',
    ) ??
    meta('date', 'dc.date', 'DC.date.issued', 'dcterms.created', 'parsely-pub-date')
  const lang = page.documentElement?.getAttribute('lang')?.slice(0, 2).toLowerCase() ?? null
  return {
    headline: ld.headline,
    ogTitle: meta('og:title', 'twitter:title', 'dc.title', 'DC.title'),
    author: ld.author ?? meta('author', 'article:author_name', 'dc.creator', 'DC.creator'),
    publisher:
      ld.publisher ?? meta('og:site_name', 'application-name', 'dc.publisher', 'DC.publisher'),
    published: dayOfStamp(stamp) ?? dayIn(stamp ?? '') ?? timeOf(times.length, time),
    language: lang !== null && /^[a-z]{2}$/.test(lang) ? lang : null,
  }
}

/** Of many `time` elements none is sure to be the article's own. */
function timeOf(count: number, time: Element | undefined): string | null {
  const own = time?.getAttribute('itemprop') === 'datePublished' || count === 1
  return own ? dayOfStamp(time!.getAttribute('datetime')) : null
}

interface LinkedData {
  headline: string | null
  author: string | null
  publisher: string | null
  published: string | null
}

function linkedData(page: Page): LinkedData {
  const found: LinkedData = { headline: null, author: null, publisher: null, published: null }
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown
    try {
      data = JSON.parse(script.textContent ?? '')
    } catch {
      continue
    }
    const items = [data].flat().flatMap((item) => [item, record(item)['@graph']].flat())
    for (const item of items.map(record)) {
      if (!/Article|Posting|Report/.test([item['@type']].flat().join(' '))) continue
      found.headline ??= words(item.headline)
      found.author ??= names(item.author)
      found.publisher ??= names(item.publisher)
      found.published ??= words(item.datePublished)
    }
  }
  return found
}

const record = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
const words = (value: unknown) =>
  typeof value === 'string' && value.trim() !== ''
    ? oneLine(wordsOf(value.slice(0, MAX_FIELD_CHARS)))
    : null
function names(value: unknown): string | null {
  const list = [value].flat().map((one) => words(one) ?? words(record(one).name))
  return list.filter((one) => one !== null).join(', ') || null
}

/** Cuts what is no part of the article or is not to be seen. */
function sweep(page: Page, warnings: string[]): void {
  let hidden = 0
  for (const element of page.querySelectorAll('[style],[hidden]')) {
    const unseen = element.getAttribute('hidden') !== null
    if (!unseen && !HIDDEN_STYLE.test(element.getAttribute('style') ?? '')) continue
    if (oneLine(element.textContent ?? '') !== '') hidden++
    element.remove()
  }
  if (hidden > 0)
    warnings.push(`Passages that the page hides from its readers, left out: ${hidden}.`)
  for (const element of page.querySelectorAll(UNREAD)) element.remove()
  const whole = (page.body ?? page.documentElement)?.textContent?.length ?? 0
  for (const element of page.querySelectorAll('[class],[id],footer')) {
    const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    if (element.tagName !== 'FOOTER' && !FURNITURE.test(name)) continue
    if (/^(HTML|BODY|MAIN|ARTICLE|H1)$/.test(element.tagName)) continue
    // A name such as "content-with-sidebar" may wrap the article itself.
    if (element.querySelector('h1,article,main') !== null) continue
    if ((element.textContent?.length ?? 0) < whole * 0.4) element.remove()
  }
}

interface Extract {
  readonly element: Element | null
  readonly title: string | null
  readonly byline: string | null
  readonly published: string | null
}

function extract(page: Page): Extract {
  try {
    const reader = new Readability<Element>(page as never, {
      charThreshold: 200,
      serializer: (element) => element as unknown as Element,
    })
    const article = reader.parse()
    return {
      element: article?.content ?? null,
      title: article?.title || null,
      byline: article?.byline || null,
      published: article?.publishedTime || null,
    }
  } catch {
    // Readability throws on pages without a body; the visible words are read instead.
    return { element: null, title: null, byline: null, published: null }
  }
}

/** Cuts blocks inside the article that only lead away from it. */
function tidy(article: Element): void {
  const whole = article.textContent?.length ?? 0
  for (const element of article.querySelectorAll('p,div,ul,ol,section,h2,h3,h4,h5,h6,figure')) {
    const raw = element.textContent ?? ''
    const text = oneLine(raw)
    if (text === '') continue
    const links = [...element.querySelectorAll('a')].map((a) => oneLine(a.textContent ?? ''))
    const linked = links.reduce((sum, link) => sum + link.length, 0) / text.length
    const label = text.length < 40 && !/[.!?]$/.test(text)
    // "Latest news" is a heading of its own before the links.
    const opening = oneLine(element.children[0]?.textContent ?? text)
    const leads = (LEADS_AWAY.test(text) || LEADS_AWAY.test(opening)) && (label || linked > 0.6)
    // A list of links that is most of the page is what the page is about.
    const list = links.length >= 2 && linked > 0.75 && raw.length < whole * 0.4
    if (leads || list) element.remove()
  }
}

const BLOCKS =
  /^(ADDRESS|ARTICLE|BLOCKQUOTE|CAPTION|DD|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|TABLE|TBODY|TFOOT|THEAD|TR|UL)$/

/** The words of an element: a blank line between blocks, a tab between cells, a dash before items. */
export function textOf(root: Element): string {
  const blocks: string[] = []
  let line = ''
  const end = () => {
    const text = line
      .split('\n')
      .map((part) => part.replace(/[^\S\t]+/g, ' ').trim())
      .filter((part) => part !== '')
      .join('\n')
    if (text !== '' && text !== '-') blocks.push(text)
    line = ''
  }
  const walk = (element: Element) => {
    for (const child of element.childNodes as Iterable<Node>) {
      if (child.nodeType === 3) {
        line += (child.textContent ?? '').replace(/\s+/g, ' ')
      } else if (child.nodeType === 1) {
        const tag = child.tagName.toUpperCase()
        const block = BLOCKS.test(tag)
        if (block) end()
        if (tag === 'BR') line += '\n'
        else if (tag === 'TD' || tag === 'TH') line += line === '' ? '' : '\t'
        else if (tag === 'LI') line = '- '
        walk(child)
        if (block) end()
      }
    }
  }
  walk(root)
  end()
  return blocks.join('\n\n')
}

function titleOf(said: Said, headings: readonly string[], guess: string | null): string | null {
  const [heading, another] = headings.filter((text) => text.length > 10)
  const title =
    said.headline ?? (another === undefined ? heading : undefined) ?? said.ogTitle ?? guess
  if (title === null || title === undefined) return null
  const site = said.publisher
  const bare =
    site === null ? title : title.replace(new RegExp(`\\s+[|–—-]\\s+${escaped(site)}$`, 'i'), '')
  return oneLine(bare) || null
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function startsWith(body: string, title: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return plain(body.slice(0, title.length * 2 + 80)).includes(plain(title))
}

function bylineOf(raw: string | null): string | null {
  if (raw === null || /^https?:/.test(raw)) return null
  const name = oneLine(raw).replace(/^(by|от|автор:?)\s+/i, '')
  return name === '' || name.length > 120 ? null : name
}

/** `/2026/02/04/` or `2026-02-04` in the path. */
function dayInUrl(url: string): string | null {
  const match = /[/-](\d{4})[/-](\d{2})[/-](\d{2})(?=[/_.-]|$)/.exec(url)
  return match === null ? null : dayOfStamp(`${match[1]}-${match[2]}-${match[3]}`)
}
