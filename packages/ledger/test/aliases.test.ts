import assert from 'node:assert/strict'
import test from 'node:test'
import { aliasIndex, compileLedger, resolveName } from '../src/index.ts'
import { PARTIES, statement } from './statements.ts'

const person = (id: string, name: string, aliases: string[]) =>
  statement({
    subject: id,
    property: 'person',
    valueType: 'record',
    value: { id, name, aliases, party: null, posts: [], sources: ['s'] },
  })

const index = aliasIndex(
  compileLedger(
    [
      person('p-1', 'Fahd Haroon', ['Fahad Haroon']),
      person('p-2', 'Erjan Qystafin', ['Ержан Қыстафин']),
      person('p-3', 'A. Khan', []),
      person('p-4', 'A Khan', []),
    ],
    PARTIES,
  ),
)

test('every spelling of a name resolves to one person', () => {
  for (const spelling of ['Fahd Haroon', 'Fahad Haroon', 'FAHAD  HAROON', 'fahd-haroon'])
    assert.equal(resolveName(index, spelling), 'p-1', spelling)
  assert.equal(resolveName(index, 'ержан қыстафин'), 'p-2')
})

test('a spelling that two people share, or that nobody has, resolves to none', () => {
  assert.equal(resolveName(index, 'A. Khan'), null)
  assert.equal(resolveName(index, 'Somebody Else'), null)
})
