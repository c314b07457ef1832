/**
 * A DOCX becomes text: the zip by fflate, the XML as a stream by htmlparser2, so that neither a bomb
 * nor deep nesting costs more than its limit. Deleted and hidden words are left out, inserted ones
 * are read; foot- and endnotes stand after the body.
 *
 * ECMA-376 Part 1 (WordprocessingML): w:p paragraph, w:t text, w:del deletion, w:vanish hidden,
 * w:tc table cell. Part 2 (Open Packaging): docProps/core.xml.
 */

import { Unzip, UnzipInflate } from 'fflate'
import { Parser } from 'htmlparser2'
import { oneLine } from './clean-text.ts'
import type { Parsed } from './document.ts'
import { Fault } from './intake-error.ts'
import { checkNesting } from './markup.ts'

const PARTS = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml', 'docProps/core.xml']
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024
const MAX_ENTRIES = 10_000
/** Bytes handed to the inflater at a time; a bomb grows by at most a thousandfold of this. */
const STEP_BYTES = 4096

/** Reads a DOCX. Throws Fault for another kind of zip, a damaged one, or one that unpacks too large. */
export function readDocx(bytes: Uint8Array): Parsed {
  const parts = unpack(bytes)
  const body = parts.get('word/document.xml')
  if (body === undefined) {
    throw new Fault(
      'kind',
      'is a zip without word/document.xml: no DOCX. Give the files in it one by one.',
    )
  }
  const core = properties(parts.get('docProps/core.xml') ?? '')
  const { paragraphs, title, hidden } = wordsOf(body)
  const notes = PARTS.slice(1, 3).flatMap((name) => wordsOf(parts.get(name) ?? '').paragraphs)
  const text = [...paragraphs, ...notes].join('\n\n')
  if (text === '') throw new Fault('empty', 'has no words in it.')
  return {
    text,
    title: title ?? (core.title || null),
    byline: null,
    publisher: null,
    published: null,
    language: null,
    warnings: hidden > 0 ? [`Hidden passages left out: ${hidden}.`] : [],
  }
}

function unpack(bytes: Uint8Array): Map<string, string> {
  const parts = new Map<string, string>()
  const started = new Set<string>()
  let unpacked = 0
  let entries = 0
  let failed: unknown = null
  const unzip = new Unzip((file) => {
    if (++entries > MAX_ENTRIES) failed ??= tooLarge()
    if (!PARTS.includes(file.name) || started.has(file.name)) return
    started.add(file.name)
    const chunks: Uint8Array[] = []
    file.ondata = (error, chunk, final) => {
      failed ??= error
      if (failed !== null) return
      unpacked += chunk.length
      if (unpacked > MAX_UNPACKED_BYTES) failed = tooLarge()
      else chunks.push(chunk)
      if (final) parts.set(file.name, new TextDecoder().decode(Buffer.concat(chunks)))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && failed === null; at += STEP_BYTES) {
      const end = Math.min(bytes.length, at + STEP_BYTES)
      unzip.push(bytes.subarray(at, end), end === bytes.length)
    }
  } catch (error) {
    failed = error
  }
  if (failed instanceof Fault) throw failed
  const cutOff = entries === 0 || started.has('word/document.xml')
  if ((failed !== null || cutOff) && !parts.has('word/document.xml')) {
    throw new Fault('broken', 'is damaged or cut off. Fetch or save the DOCX again.')
  }
  return parts
}

const tooLarge = () =>
  new Fault('too-large', 'unpacks to over 64 million bytes. Save it as PDF, or without its data.')

interface Words {
  readonly paragraphs: string[]
  readonly title: string | null
  readonly hidden: number
}

function wordsOf(xml: string): Words {
  const paragraphs: string[] = []
  let title: string | null = null
  let line = ''
  let hidden = 0
  let isTitle = false
  let isItem = false
  let inText = false
  let deleted = 0
  let vanished = false
  let cells = 0
  let depth = 0
  const end = () => {
    const text = line
      .replace(/[^\S\t\n]+/g, ' ')
      .replace(/ *([\t\n]) */g, '$1')
      .trim()
    line = ''
    if (text === '') return
    if (isTitle && title === null) title = oneLine(text)
    paragraphs.push(isItem ? `- ${text}` : text)
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        checkNesting(++depth)
        if (name === 'w:p') {
          isTitle = false
          isItem = false
        } else if (name === 'w:t') inText = true
        else if (name === 'w:tab') line += '\t'
        else if (name === 'w:br' || name === 'w:cr') line += '\n'
        else if (name === 'w:noBreakHyphen') line += '-'
        else if (name === 'w:del' || name === 'w:moveFrom') deleted++
        else if (name === 'w:r') vanished = false
        else if (name === 'w:vanish') vanished = !/^(0|false|off)$/.test(attributes['w:val'] ?? '')
        else if (name === 'w:pStyle')
          isTitle = /^(title|heading1)$/i.test(attributes['w:val'] ?? '')
        else if (name === 'w:numPr') isItem = true
        else if (name === 'w:tr') cells = 0
        else if (name === 'w:tc' && cells++ > 0) line += '\t'
      },
      ontext(text) {
        if (!inText || deleted > 0) return
        if (vanished) hidden++
        else line += text
      },
      onclosetag(name) {
        depth--
        if (name === 'w:t') inText = false
        else if (name === 'w:del' || name === 'w:moveFrom') deleted--
        else if (name === 'w:tr') {
          cells = 0
          end()
        } else if (name === 'w:p') {
          if (cells > 0) line += ' '
          else end()
        }
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  end()
  return { paragraphs, title, hidden }
}

function properties(xml: string): { title: string } {
  const title = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(xml)?.[1] ?? ''
  return { title: oneLine(title.replace(/&amp;/g, '&').replace(/&(lt|gt|quot|apos);/g, ' ')) }
}
