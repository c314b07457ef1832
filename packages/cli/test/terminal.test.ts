import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import stringWidth from 'string-width'
import { clip, table, wrap } from '../src/render/paper.ts'
import { paperOf } from '../src/terminal.ts'

describe('paper', () => {
  it('takes its width from the terminal, else from COLUMNS, else eighty', () => {
    assert.equal(paperOf({ isTTY: true, columns: 100 }, {}, true).width, 100)
    assert.equal(paperOf({ isTTY: true, columns: 300 }, {}, true).width, 120)
    const pipe = { isTTY: false } as NodeJS.WriteStream
    assert.equal(paperOf(pipe, { COLUMNS: '60' }, true).width, 60)
    assert.equal(paperOf(pipe, { COLUMNS: 'wide' }, true).width, 80)
    assert.equal(paperOf(pipe, {}, true).width, 80)
  })

  it('is coloured on a terminal unless somebody objects', () => {
    const terminal = { isTTY: true, columns: 80 }
    assert.equal(paperOf(terminal, {}, true).color, true)
    assert.equal(paperOf(terminal, {}, false).color, false)
    assert.equal(paperOf(terminal, { NO_COLOR: '1' }, true).color, false)
    assert.equal(paperOf(terminal, { NO_COLOR: '' }, true).color, true)
    assert.equal(paperOf(terminal, { TERM: 'dumb' }, true).color, false)
    assert.equal(paperOf(terminal, { FORCE_COLOR: '0' }, true).color, false)
  })

  it('a line is never wider than asked, whatever the script', () => {
    const texts = [
      'Railway Kazakhstan–Turkmenistan–Afghanistan–Pakistan and on',
      'Қазақстан Республикасының Президенті',
      '哈萨克斯坦与巴基斯坦建立战略伙伴关系',
      'supercalifragilisticexpialidocious',
    ]
    for (const text of texts) {
      for (const width of [2, 5, 12, 40]) {
        const lines = wrap(text, width)
        for (const line of lines) assert.ok(stringWidth(line) <= width, `${width}: ${line}`)
        assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''))
      }
      assert.ok(stringWidth(clip(text, 10)) <= 10)
    }
  })

  it('what a source wrote cannot move the cursor', () => {
    const [line] = table({ width: 60, color: false }, [{ flex: true }], [['a\u001B[2J\rb\u202Ec']])
    assert.equal(line, '  a[2J bc')
  })
})
