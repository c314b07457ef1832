/** Parts of the desk that need no process: keys, the walk, typed parts of a claim, lit text, ids. */

import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { describe, it } from 'node:test'
import { createAnswers, openDossier } from '@followthrough/brief'
import { openDuplicates, openReaders, takeIn } from '@followthrough/intake'
import { openStore, readPack } from '@followthrough/store'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { amountsOf, spansOf, whenOf } from '../src/desk/claim-options.ts'
import { captureIdOf, proposalIdOf } from '../src/desk/ids.ts'
import type { DeskContext } from '../src/desk/open-desk.ts'
import { openKeys } from '../src/desk/terminal-keys.ts'
import { walk } from '../src/desk/walk.ts'
import { litLines } from '../src/render/lit-text.ts'
import { FERRY } from './desk-documents.ts'
import { INVENTED_DIR } from './spawn.ts'

class FakeTerminal extends EventEmitter {
  raw = false
  setRawMode(raw: boolean): this {
    this.raw = raw
    return this
  }
  resume(): this {
    return this
  }
  pause(): this {
    return this
  }
  type(text: string): void {
    this.emit('data', Buffer.from(text))
  }
}

const fakeKeys = (terminal: FakeTerminal, write: (text: string) => void = () => {}) =>
  openKeys(terminal as never, write)

/** A desk in memory with one document on it. */
async function deskInMemory(today: string): Promise<{ context: DeskContext; ids: string[] }> {
  const pack = readPack(INVENTED_DIR).pack!
  const store = openStore(':memory:')
  store.loadPack(pack)
  const { partnership } = pack
  const answers = () => createAnswers(openDossier(partnership, store.statements()), () => today)
  const { desk } = store
  const context: DeskContext = {
    answers: answers(),
    at: {},
    partnership,
    store,
    version: store.version(),
    database: ':memory:',
    today: () => today,
    close: store.close,
    desk,
    review: () => answers().review(desk),
    append: (draftsOf) => store.append(draftsOf(answers().review(desk))).added,
    write: () => assert.fail('nothing is written in a walk but decisions'),
  }
  const readers = openReaders()
  const review = context.review()
  const taken = await takeIn(desk, readers, review.gazetteer(), openDuplicates(desk), {
    bytes: new TextEncoder().encode(FERRY),
    address: 'ferry.txt',
    sourceClassOf: review.sourceClassOf,
  })
  await readers.close()
  return { context, ids: taken.reading.claims.map(({ id }) => id) }
}

describe('keys', () => {
  it('come one by one, whatever the terminal sends at once', async () => {
    const terminal = new FakeTerminal()
    const keys = fakeKeys(terminal)
    assert.equal(terminal.raw, true)
    terminal.type('a\u001B[Aж\r\u007F')
    for (const key of ['a', 'ж', 'enter', 'backspace']) assert.equal(await keys.next(), key)
    const later = keys.next()
    terminal.type('\u0003')
    assert.equal(await later, 'stop')
    keys.close()
    assert.equal(terminal.raw, false)
    assert.equal(terminal.listenerCount('data'), 0)
  })

  it('a line is typed, corrected and given up', async () => {
    const terminal = new FakeTerminal()
    const keys = fakeKeys(terminal)
    const line = keys.line('Why? ')
    terminal.type('prais\u007Fse \r')
    assert.equal(await line, 'praise')
    const given = keys.line('Why? ')
    terminal.type('no\u001B')
    assert.equal(await given, null)
    keys.close()
  })

  it('the terminal is lent without raw mode, and left whatever ends the program', () => {
    const terminal = new FakeTerminal()
    const before = process.listenerCount('exit')
    const keys = fakeKeys(terminal)
    assert.throws(() =>
      keys.lend(() => {
        assert.equal(terminal.raw, false)
        throw new Error('the editor fell over')
      }),
    )
    assert.equal(terminal.raw, true)
    assert.equal(process.listenerCount('exit'), before + 1)
    process.listeners('exit').at(-1)!(0)
    assert.equal(terminal.raw, false)
    keys.close()
    assert.equal(process.listenerCount('exit'), before)
  })
})

describe('a walk', () => {
  it('decides by single keys, takes back, passes over and ends', async () => {
    const { context, ids } = await deskInMemory('2024-02-01')
    assert.equal(ids.length, 3)
    const terminal = new FakeTerminal()
    const shown: string[] = []
    const told: string[] = []
    // Accept, take it back, pass over, reject with a reason, a key that means nothing, leave.
    terminal.once('newListener', () => {})
    const keys = fakeKeys(terminal)
    terminal.type('ausrpraise\r?q')
    const outcome = await walk({
      context,
      keys,
      ids,
      by: 'Ann',
      show: (answer) => shown.push(answer.proposal.id),
      say: (text) => told.push(text),
      edit: () => null,
    })
    assert.deepEqual(shown, [ids[0], ids[1], ids[0], ids[1], ids[2]])
    assert.deepEqual(outcome, { decided: 1, undone: 1, left: 2 })
    const decisions = ids.map((id) => context.desk.proposal(id)!.decision?.value.decision ?? null)
    assert.deepEqual(decisions, [null, 'rejected', null])
    assert.equal(terminal.raw, false)
    context.close()
  })

  it('what cannot be decided so is said, and the proposal stays', async () => {
    const { context, ids } = await deskInMemory('2024-02-01')
    const terminal = new FakeTerminal()
    const told: string[] = []
    const keys = fakeKeys(terminal)
    terminal.type(`m${ids[0]}\ru\u0003`)
    const outcome = await walk({
      context,
      keys,
      ids: [ids[0]!],
      by: 'Ann',
      show: () => {},
      say: (text) => told.push(text),
      edit: () => null,
    })
    assert.match(told.join(''), /a proposal cannot be merged into itself/)
    assert.match(told.join(''), /Nothing was decided here yet/)
    assert.deepEqual(outcome, { decided: 0, undone: 0, left: 1 })
    context.close()
  })
})

describe('what people type', () => {
  it('an amount, a time and a span are read as they are written', () => {
    assert.deepEqual(amountsOf(['250,000,000 USD about', '3 count:joint venture', '7 km']), [
      { value: 250_000_000, unit: 'USD', qualifier: 'about' },
      { value: 3, unit: 'count:joint venture', qualifier: null },
      { value: 7, unit: 'km', qualifier: null },
    ])
    assert.deepEqual(amountsOf(['none']), [])
    const due = { earliest: '2026-02-04', latest: '2027-02-04', role: 'due' }
    assert.deepEqual(whenOf('2026-02-04..2027-02-04:due'), due)
    const month = { earliest: '2024-02-01', latest: '2024-02-29', role: 'happened' }
    assert.deepEqual(whenOf('2024-02'), month)
    assert.equal(whenOf('none'), null)
    assert.deepEqual(spansOf(['120-260', '0-1']), [
      [120, 260],
      [0, 1],
    ])
  })

  it('the beginning of an id is enough where it fits one; else those it could be are named', () => {
    const all = ['p1a2b00', 'p1a2b11', 'p1a3000'].map((id) => id.padEnd(25, '0'))
    const desk = {
      proposalIdsFrom: (beginning: string, most: number) =>
        all.filter((id) => id.startsWith(beginning)).slice(0, most),
      captureIdsFrom: () => [],
      proposal: () => ({ claim: { quote: 'Trade grew' } }),
    }
    const context = { desk } as unknown as DeskContext
    assert.equal(proposalIdOf(context, 'p1a3'), all[2])
    assert.equal(proposalIdOf(context, 'P1A2B1'), all[1])
    assert.throws(
      () => proposalIdOf(context, 'p1a2'),
      /p1a2: fits 2 proposals: p1a2b0000 “Trade grew”, p1a2b1100 “Trade grew”; give more of the id/,
    )
    assert.throws(() => captureIdOf(context, 'abc'), /abc: there is no such capture/)
  })
})

describe('lit text', () => {
  const mark = { label: '1', tone: 'word' as const }

  it('shows where the words of a claim begin and end', () => {
    const text = 'Trade grew. It will double by 2027.\n\nMore was said.'
    const start = text.indexOf('It')
    const lines = litLines({ width: 60, color: false }, text, [{ ...mark, start, end: start + 22 }])
    assert.deepEqual(lines, ['  Trade grew. ‹1 It will double by 2027›.', '', '  More was said.'])
  })

  it('loses no word and is no wider than the paper, whatever is lit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'word', 'слово', '哈萨克斯坦', 'supercalifragilistic', '\n')),
        fc.array(fc.tuple(fc.nat(80), fc.nat(40)), { maxLength: 4 }),
        fc.integer({ min: 24, max: 90 }),
        (words, spans, width) => {
          const text = words.join(' ')
          const lights = spans.map(([start, length]) => ({
            ...mark,
            start,
            end: start + length + 1,
          }))
          const lines = litLines({ width, color: false }, text, lights)
          for (const line of lines) assert.ok(stringWidth(line) <= width, line)
          const bare = lines
            .join(' ')
            .replace(/‹[1,]+ |›/g, '')
            .replace(/\s+/g, '')
          assert.equal(bare, text.replace(/\s+/g, ''))
        },
      ),
    )
  })

  it('every light that touches a word is opened and closed once', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 30 }), (start, length) => {
        const text = 'one two, three four; five six'
        const end = start + length
        const lines = litLines({ width: 70, color: false }, text, [{ ...mark, start, end }]).join()
        const isLit = text.slice(start, end).trim() !== ''
        assert.equal(lines.split('‹').length - 1, isLit ? 1 : 0, lines)
        assert.equal(lines.split('›').length - 1, isLit ? 1 : 0, lines)
      }),
    )
  })
})
