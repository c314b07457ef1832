import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaptureHints } from '../src/document.ts'
import { parseCapture, parseFeedCapture } from '../src/parse.ts'
import { captureId } from '../src/readers.ts'
import { bytes, column, docxOf, inCodePage, NEWS_PAGE, paragraph, pdfOf, setIn } from './made.ts'

const parse = (raw: Uint8Array, hints: CaptureHints = {}) =>
  parseCapture(captureId(raw), raw, hints)

test('a text file is kept word for word, and its head is read', async () => {
  const text =
    'Ferry pact signed in the capital\n\nGENEVA, 4 February 2026 (Northern Wire) –  The two  governments signed a memorandum on the ferry on Thursday.\n'
  const document = await parse(bytes(text), { name: 'a.txt', url: 'https://wire.example/a' })
  assert.deepEqual(document, {
    id: captureId(bytes(text)),
    text,
    title: 'Ferry pact signed in the capital',
    byline: null,
    dateline: 'GENEVA, 4 February 2026 (Northern Wire)',
    publisher: 'Northern Wire',
    published: '2026-02-04',
    language: 'en',
    url: 'https://wire.example/a',
    mime: 'text/plain',
    warnings: [],
  })
})

test('a page becomes its article: no menu, cookie notice, related story, script or hidden words', async () => {
  const document = await parse(bytes(NEWS_PAGE))
  assert.equal(
    document.text,
    [
      'Railway pact signed in the capital',
      'PORT ISMERE, Feb 5 (Harbour News) – The two governments signed a memorandum on the railway on Thursday, and officials said that work on the first section would begin in the spring of next year.',
      'The line is to be 700 kilometres long and cost about $7 billion, the ministry said.',
      'Year\tTrade',
      '2024\t53.7',
      '- first point of the deal, on gauge',
      '- second point, on wagons',
      'Work begins in 2027, he said – if money is found for it in the two budgets.',
    ].join('\n\n'),
  )
  assert.equal(document.title, 'Railway pact signed in the capital')
  assert.equal(document.byline, 'Jane Doe')
  assert.equal(document.dateline, 'PORT ISMERE, Feb 5 (Harbour News)')
  assert.equal(document.publisher, 'Harbour News')
  assert.equal(document.published, '2026-02-05')
  assert.deepEqual(document.warnings, [
    'Passages that the page hides from its readers, left out: 1.',
  ])
})

test('linked data wins over guesses, and a hint wins over both', async () => {
  const ld = {
    '@graph': [
      { '@type': 'WebPage', headline: 'Not this' },
      {
        '@type': 'NewsArticle',
        headline: 'The railway, signed at last',
        datePublished: '2026-02-06T01:00:00+05:00',
        author: [{ name: 'A. One' }, { name: 'B. Two' }],
        publisher: { name: 'The Harbour News Company' },
      },
    ],
  }
  const page = NEWS_PAGE.replace(
    '</head>',
    `<script type="application/ld+json">${JSON.stringify(ld)}</script></head>`,
  )
  const document = await parse(bytes(page), { publisher: 'Wire' })
  assert.equal(document.title, 'The railway, signed at last')
  assert.equal(document.byline, 'A. One, B. Two')
  assert.equal(document.published, '2026-02-06')
  assert.equal(document.publisher, 'Wire')
})

test('a page without an article gives its visible words and says so', async () => {
  const document = await parse(bytes('<html><body><div>Notice</div><div>Signed on Thursday.</div>'))
  assert.equal(document.text, 'Notice\n\nSigned on Thursday.')
})

test('a list of links is left out beside an article, and kept where it is what the page is about', async () => {
  const links = (count: number) =>
    Array.from(
      { length: count },
      (_, i) =>
        `<p><a href="/${i}">Memorandum number ${i} on cooperation in customs matters</a></p>`,
    )
  const latest = `<section><h3>Latest news</h3>${links(9).join('')}</section>`
  const news =
    '<p>The two governments signed a treaty on Thursday, and officials said that more would follow in the spring of next year.</p>'
  const beside = await parse(
    bytes(
      `<html><body><article><h1>Treaty signed in the capital</h1>${news}</article>${latest}</body></html>`,
    ),
  )
  assert.doesNotMatch(beside.text, /Memorandum/)
  const about = await parse(
    bytes(
      `<html><body><h1>Documents signed today</h1><p>Nine were signed.</p><div>${links(9).join('')}</div></body></html>`,
    ),
  )
  assert.equal(about.text.match(/Memorandum number/g)?.length, 9)
})

test('no paragraph is lost where a page has no article but rows, sections or breaks', async () => {
  const paragraphs = Array.from(
    { length: 9 },
    (_, i) =>
      `${i + 1}. The Sides agreed on point ${i + 1} of the plan and asked their ministries to report by the next session.`,
  )
  const menu = `<div class="menu">${'<a href="/">Section</a> '.repeat(30)}</div>`
  for (const body of [
    `<table><tr><td>${menu}</td><td>${paragraphs.join('<br><br>')}</td></tr></table>`,
    `${menu}<div class="page-wrapper">${paragraphs.map((p) => `<div>${p}</div>`).join('')}</div>`,
    `${menu}<main>${paragraphs.map((p) => `<section><h2>Point</h2><p>${p}</p></section>`).join('')}</main>`,
  ]) {
    const { text } = await parse(
      bytes(`<html><body>${body}<div id="footer">Contacts</div></body></html>`),
    )
    for (const paragraph of paragraphs) assert.ok(text.includes(paragraph), `${paragraph}\n${text}`)
    assert.doesNotMatch(text, /Section|Contacts/)
  }
})

test('a Russian page in windows-1251 is read', async () => {
  const page = `<html><head><meta charset="windows-1251"><title>Соглашение</title></head><body><h1>Подписано соглашение о железной дороге</h1><p>${'Стороны подписали соглашение о железной дороге, сообщили в министерстве транспорта в четверг. '.repeat(4)}</p></body></html>`
  const document = await parse(inCodePage(page, 'windows-1251'))
  assert.equal(document.title, 'Подписано соглашение о железной дороге')
  assert.equal(document.language, 'ru')
  assert.match(document.text, /^Подписано соглашение о железной дороге\n\nСтороны подписали/)
})

test('a PDF is read column by column, words made whole, heads and page numbers dropped', async () => {
  const head = { text: 'Harbour Quarterly No. 4', x: 50, y: 40, size: 8 }
  const page = (number: number, left: readonly string[], right: readonly string[]) => [
    head,
    ...column(left, 50, 120),
    ...column(right, 320, 120),
    { text: `page ${number} of 2`, x: 280, y: 770, size: 8 },
  ]
  const raw = pdfOf([
    [
      { text: 'A report in two columns', x: 150, y: 90, size: 18 },
      ...page(
        1,
        [
          'The first column starts here and tells of a trans-',
          'port agreement that the two governments signed',
          'in the capital after talks of many years on a well-',
          'known route. It ends in the middle of a sentence',
        ],
        [
          'that goes on in the second column, where the text',
          'of the well-known route ends at the foot of the',
          'column. A second sentence follows here and it is',
          'the last that stands on this page of the report.',
        ],
      ),
    ],
    page(
      2,
      [
        'Another page has a column of its own that is long',
        'enough to be read as one, and it goes on for three',
        'lines or even four if there is need for so many of',
        'them, as there is in this case and in many more.',
      ],
      [
        'The last column of the report says that nothing of',
        'this has been ratified yet, and that the ministers',
        'will meet again in the spring of the next year, or',
        'in the summer at the latest if the first date fails.',
      ],
    ),
  ])
  const { text, title, mime } = await parse(raw)
  assert.equal(mime, 'application/pdf')
  assert.equal(title, 'A report in two columns')
  assert.equal(
    text,
    [
      'A report in two columns',
      'The first column starts here and tells of a transport agreement that the two governments signed in the capital after talks of many years on a well-known route. It ends in the middle of a sentence that goes on in the second column, where the text of the well-known route ends at the foot of the column. A second sentence follows here and it is the last that stands on this page of the report.',
      'Another page has a column of its own that is long enough to be read as one, and it goes on for three lines or even four if there is need for so many of them, as there is in this case and in many more.',
      'The last column of the report says that nothing of this has been ratified yet, and that the ministers will meet again in the spring of the next year, or in the summer at the latest if the first date fails.',
    ].join('\n\n'),
  )
})

test('columns an em apart are read one after the other, justified or ragged, level or not', async () => {
  const told = (n: number, more: string) =>
    `item ${n} opens here and tells of the two governments that signed a memorandum on the railway in the capital ${more} and of works that would begin in the spring of the next year`
  const left = [1, 2, 3, 4].map((n) => told(n, n % 2 === 0 ? 'on a thursday' : ''))
  const right = [5, 6, 7].map((n) => told(n, n % 2 === 0 ? '' : 'after some talks'))
  const heading = { text: 'a heading that runs across both of the columns below', x: 50, y: 82 }
  const note = { text: 'a note that runs across both of the columns', x: 50, y: 500 }
  const words = [heading.text, ...left, ...right, note.text].join(' ').replace(/ +/g, ' ')
  for (const justified of [true, false]) {
    for (const shift of [0, 4, 14, 20]) {
      const page = [
        { ...heading, size: 16 },
        ...setIn(left, { x: 50, y: 100, width: 220, justified }),
        ...setIn(right, { x: 280, y: 100 + shift, width: 220, justified }),
        { ...note, size: 16 },
      ]
      const { text } = await parse(pdfOf([page]))
      assert.equal(text.replace(/\s+/g, ' '), words, `${justified} ${shift}`)
    }
  }
})

test('a block below another, to its right, is read after it', async () => {
  const words = (n: number) => `line ${n} of a block is long enough to be that of a column here`
  const blocks = [
    ...column([1, 2, 3, 4].map(words), 320, 100),
    ...column([5, 6, 7, 8].map(words), 20, 160),
  ]
  const { text } = await parse(pdfOf([blocks]))
  assert.deepEqual(text.match(/\d/g), [...'12345678'])
})

test('the rows of a table in a PDF stay rows', async () => {
  const rows = [1, 2, 3, 4, 5].flatMap((n) => [
    { text: `202${n}`, x: 50, y: 100 + n * 14 },
    { text: `${n}0.5`, x: 300, y: 100 + n * 14 },
  ])
  const { text } = await parse(
    pdfOf([[{ text: 'Trade in millions of dollars', x: 50, y: 90 }, ...rows]]),
  )
  assert.match(text, /2021\t10\.5\n\n2022\t20\.5/)
})

test('a DOCX gives paragraphs, items, tables and notes, without deleted and hidden words', async () => {
  const body = [
    paragraph('Agreed minutes', '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'),
    paragraph('Geneva, 4 February 2026'),
    '<w:p><w:r><w:t>The Sides </w:t></w:r><w:del><w:r><w:t>rejected </w:t></w:r></w:del><w:ins><w:r><w:t>signed </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r><w:r><w:t>seven memoranda &amp; a protocol.</w:t></w:r></w:p>',
    paragraph('on customs', '<w:pPr><w:numPr/></w:pPr>'),
    `<w:tbl><w:tr><w:tc>${paragraph('2024')}</w:tc><w:tc>${paragraph('53.7')}</w:tc></w:tr></w:tbl>`,
  ]
  const notes = `<w:footnotes><w:footnote>${paragraph('See the annex.')}</w:footnote></w:footnotes>`
  const document = await parse(docxOf(body.join(''), { 'word/footnotes.xml': notes }))
  assert.equal(
    document.text,
    'Agreed minutes\n\nGeneva, 4 February 2026\n\nThe Sides signed seven memoranda & a protocol.\n\n- on customs\n\n2024\t53.7\n\nSee the annex.',
  )
  assert.equal(document.title, 'Agreed minutes')
  assert.equal(document.published, '2026-02-04')
  assert.deepEqual(document.warnings, ['Hidden passages left out: 1.'])
})

test('RSS, RDF, Atom and JSON feeds give the same items', () => {
  const rss =
    '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>Pact &lt;b&gt;signed&lt;/b&gt;</title><link>https://news.example/1</link><pubDate>Wed, 04 Feb 2026 01:00:00 +0500</pubDate><description>&lt;p&gt;Words.&lt;/p&gt;</description></item></channel></rss>'
  const rdf =
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title></channel><item><title>Pact signed</title><link>https://news.example/1</link><description>Words.</description><dc:date>2026-02-04T01:00:00+05:00</dc:date></item></rdf:RDF>'
  const atom =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Pact signed</title><link rel="self" href="/self"/><link href="/1"/><published>2026-02-04T01:00:00+05:00</published><updated>2026-02-09T01:00:00+05:00</updated><summary>Words.</summary></entry></feed>'
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'News',
    items: [
      {
        id: '1',
        url: '/1',
        title: 'Pact signed',
        date_published: '2026-02-04T01:00:00+05:00',
        content_html: '<p>Words.</p>',
      },
    ],
  })
  for (const feed of [rss, rdf, atom, json]) {
    const { title, items, warnings } = parseFeedCapture(bytes(feed), {
      url: 'https://news.example/feed',
    })
    assert.equal(title, 'News')
    assert.deepEqual(warnings, [])
    assert.equal(items.length, 1)
    const { id, ...item } = items[0]!
    assert.ok(id === '1' || id === item.link)
    assert.deepEqual(item, {
      link: 'https://news.example/1',
      title: 'Pact signed',
      published: '2026-02-04',
      text: 'Words.',
    })
  }
})

test('the guid of an item is its link only where it is an address', () => {
  const guids = [
    '<guid>https://news.example/1</guid>',
    '<guid isPermaLink="true">https://news.example/2</guid>',
    '<guid isPermaLink="false">https://news.example/3</guid>',
    '<guid>tag:news.example,2026:4</guid>',
    '<guid>5</guid>',
  ]
  const rss = `<rss version="2.0"><channel><title>News</title>${guids.map((guid) => `<item><title>t</title>${guid}</item>`).join('')}</channel></rss>`
  const { items } = parseFeedCapture(bytes(rss), { url: 'https://news.example/feed' })
  assert.deepEqual(
    items.map(({ link }) => link),
    ['https://news.example/1', 'https://news.example/2', null, null, null],
  )
})

test('a feed given as a document is the words of its items', async () => {
  const { mime, text } = await parse(
    bytes(
      '<rss version="2.0"><channel><title>News</title><item><title>Pact signed</title></item><item><title>Pact ratified</title></item></channel></rss>',
    ),
  )
  assert.equal(mime, 'application/xml')
  assert.equal(text, 'Pact signed\n\nPact ratified')
})
