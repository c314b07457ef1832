import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Statement } from '@followthrough/ledger'
import { parse } from 'csv-parse/sync'
import { asksOf, type Dossier, nameOf, openDossier } from '../../src/index.ts'
import { packDossier, record, stateOf } from '../small.ts'

const AS_OF = '2026-11-21'
// Parked here until the pack reader knows the table; its place is packs/kz-pk/ledger/titles.csv.
const rows = parse(readFileSync(new URL('kz-pk-titles.csv', import.meta.url)), {
  columns: true,
}) as { id: string; language: 'ru' | 'kk' | 'ur'; title: string; by: string }[]

/** The pack with its translations on record, as the pack reader will make them. */
function translated(): Dossier {
  const { partnership, ledger } = packDossier('kz-pk')
  const titles = rows.map(
    ({ id, language, title, by }): Statement =>
      record('title', { id: `${id}:${language}`, subject: id, language, title, by, sources: [] }),
  )
  return openDossier(partnership, [...ledger.statements, ...titles])
}

test('every commitment, document, institution, party and sector of the pack has a name in each language', () => {
  const dossier = translated()
  const { ledger, partnership } = dossier
  const ids = [
    ...ledger.commitments.map(({ record: { id } }) => id),
    ...ledger.instruments.map(({ value }) => value.id),
    ...ledger.institutions.map(({ value }) => value.id),
    ...partnership.parties.map(({ code }) => code),
    ...partnership.sectors.map(({ id }) => id),
    ...partnership.topics.map(({ id }) => id),
  ]
  for (const id of ids)
    for (const language of ['ru', 'kk', 'ur'] as const)
      assert.equal(nameOf(dossier, id, language).language, language, `${id} ${language}`)
})

test('translations are of things on record, one each, in their own script', () => {
  const dossier = packDossier('kz-pk')
  const properties = new Set(dossier.ledger.statements.map(({ property }) => property))
  const seen = new Set<string>()
  const script = {
    ru: /\p{Script=Cyrillic}/u,
    kk: /\p{Script=Cyrillic}/u,
    ur: /\p{Script=Arabic}/u,
  }
  for (const { id, language, title, by } of rows) {
    const isKnown = dossier.names.has(id) || dossier.sectorNames.has(id) || properties.has(id)
    assert.ok(isKnown, id)
    assert.ok(!seen.has(`${id}:${language}`), `${id} ${language}`)
    seen.add(`${id}:${language}`)
    assert.match(title, script[language])
    assert.equal(title, title.trim())
    assert.ok(by === 'followthrough' || by === 'official')
  }
})

test('with the translations on record only the record’s own words stand in English', () => {
  const dossier = translated()
  const state = stateOf(dossier, AS_OF)
  const told = dossier.ledger.searches.flatMap(({ value }) => [value.what, value.where])
  const places = dossier.network().places.map(({ name }) => name)
  for (const language of ['ru', 'kk', 'ur'] as const) {
    for (const ask of asksOf(dossier, state, { language, all: true })) {
      const english = ask.questionRuns
        .filter((run) => run.language === 'en')
        .map(({ text }) => text)
      for (const text of english) {
        const isRecords = told.includes(text) || places.includes(text) || ask.rule === 'disputed'
        assert.ok(isRecords, `${language} ${ask.commitment.id} ${ask.rule}: ${text}`)
      }
    }
  }
})
