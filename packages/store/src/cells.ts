/**
 * Kinds of cells: how the text of one cell becomes a value, and which ids it names.
 *
 * A reader reports what is wrong with a cell and then returns something harmless of the right type,
 * so that the rest of the row can still be checked; the row is marked and never loaded.
 */

import { intervalOf, isDay } from '@followthrough/record'
import { nearest } from './nearest.ts'
import { quoted } from './pack-problem.ts'

/** What an id can be an id of. */
export type Kind =
  | 'source'
  | 'search'
  | 'institution'
  | 'person'
  | 'instrument'
  | 'commitment'
  | 'event'
  | 'evidence'
  | 'claim'
  | 'title'
  | 'total'
  | 'target'
  | 'place'
  | 'link'
  | 'crossing-measure'
  | 'rate'
  | 'regime'
  | 'effect'
  | 'scenario'
  | 'disruption'
  | 'lane'
  | 'party'
  | 'sector'
  | 'topic'
  | 'property'

/** An id that a cell names, and the kinds of things it may be. */
export interface Named {
  readonly id: string
  readonly kinds: readonly Kind[]
}

export interface Cell {
  readonly value: unknown
  readonly names?: readonly Named[]
}

/** Says what is wrong with a cell, and what would be right. */
export type Fault = (problem: string, remedy: string) => void

export interface Column {
  /** `other` gives the text of the row's other cells. */
  readonly read: (text: string, fault: Fault, other: (column: string) => string) => Cell
  /** True when a file may leave the column out. */
  readonly mayBeAbsent?: true
}

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u
const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/
const PARTIAL_SHAPE = /^\d{4}(-\d{2}){0,2}$/
const EXACT_DAY = 'Write it as 2026-02-04.'
const PARTIAL_DAY =
  'Write it as 2026-02-04, or 2026-02, 2026 or 2026-02-03/2026-02-04 where the source is less exact.'
const PER_PARTY =
  'Write each party’s code and a colon before what belongs to it: AA: one; two | BB: three.'

function isEmpty(text: string, fault: Fault, remedy: string): boolean {
  if (text === '') fault('the cell is empty', remedy)
  return text === ''
}

/** Free text, possibly empty. */
export const text: Column = { read: (cell) => ({ value: cell }) }

/** Free text; an empty cell is null. */
export const optionalText: Column = { read: (cell) => ({ value: cell === '' ? null : cell }) }

export const requiredText: Column = {
  read: (cell, fault) => ({ value: isEmpty(cell, fault, 'Fill it in.') ? '-' : cell }),
}

/** The id of the row itself. */
export const id: Column = {
  read: (cell, fault) => {
    if (!isEmpty(cell, fault, 'Give the row an id.') && !ID.test(cell))
      fault(
        `${quoted(cell)} cannot be an id`,
        'Use letters, digits, hyphens, dots and underscores.',
      )
    return { value: cell }
  },
}

export const yesNo: Column = {
  read: (cell, fault) => {
    if (cell !== 'yes' && cell !== 'no')
      fault(`${quoted(cell)} is neither yes nor no`, 'Write yes or no.')
    return { value: cell === 'yes' }
  },
}

function numberOf(cell: string, fault: Fault): number {
  if (/^-?\d+(\.\d+)?$/.test(cell)) return Number(cell)
  fault(`${quoted(cell)} is not a number`, 'Write digits with a point: 1250.5.')
  return 1
}

/** A number; an empty cell is null. */
export const optionalNumber: Column = {
  read: (cell, fault) => ({ value: cell === '' ? null : numberOf(cell, fault) }),
}

export const requiredNumber: Column = {
  read: (cell, fault) => ({
    value: isEmpty(cell, fault, 'Write a number.') ? 1 : numberOf(cell, fault),
  }),
}

/** A whole number of months; an empty cell stands for `usual`. */
export function months(usual: number): Column {
  return {
    read: (cell, fault) => {
      if (cell === '') return { value: usual }
      if (/^[1-9]\d{0,3}$/.test(cell)) return { value: Number(cell) }
      fault(
        `${quoted(cell)} is not a number of months`,
        `Write a whole number, or nothing for ${usual}.`,
      )
      return { value: usual }
    },
  }
}

/** Reports a partial day that is none; true when it is good. */
function isGoodPartial(cell: string, fault: Fault): boolean {
  if (intervalOf(cell) !== null) return true
  const parts = cell.split('/')
  const wrong = parts.find((part) => intervalOf(part) === null)
  if (parts.length === 2 && wrong === undefined)
    fault(`${quoted(cell)} ends before it begins`, `Write ${parts[1]}/${parts[0]}.`)
  else if (parts.length > 2) fault(`${quoted(cell)} is not a day`, PARTIAL_DAY)
  else faultyDay(wrong!, fault, PARTIAL_DAY)
  return false
}

function faultyDay(part: string, fault: Fault, remedy: string): void {
  const month = part.slice(0, 7)
  const span = intervalOf(month)
  if (DAY_SHAPE.test(part) && span !== null) {
    const lastDay = span.latest.slice(8)
    const or = remedy === EXACT_DAY ? '' : `, or ${month} if the day is not known`
    fault(
      `${quoted(part)} is not a day that exists`,
      `Write a day from ${month}-01 to ${month}-${lastDay}${or}.`,
    )
  } else if (PARTIAL_SHAPE.test(part)) {
    fault(`${quoted(part)} is not a month that exists`, 'Write a month from 01 to 12.')
  } else {
    fault(`${quoted(part)} is not a day`, remedy)
  }
}

/** A day as exactly as it is known; an empty cell is null. */
export const optionalDay: Column = {
  read: (cell, fault) => ({ value: cell !== '' && isGoodPartial(cell, fault) ? cell : null }),
}

export const requiredDay: Column = {
  read: (cell, fault) => ({
    value: !isEmpty(cell, fault, PARTIAL_DAY) && isGoodPartial(cell, fault) ? cell : '2000',
  }),
}

/** A day and no less. */
export const exactDay: Column = {
  read: (cell, fault) => {
    if (isDay(cell)) return { value: cell }
    if (!isEmpty(cell, fault, EXACT_DAY)) faultyDay(cell, fault, EXACT_DAY)
    return { value: '2000-01-01' }
  },
}

/** A day and no less; an empty cell is null. */
export const optionalExactDay: Column = {
  read: (cell, fault, other) => (cell === '' ? { value: null } : exactDay.read(cell, fault, other)),
}

/** One of a list of words; an empty cell stands for `whenEmpty` where that is given. */
export function oneOf(options: readonly string[], whenEmpty?: string | null): Column {
  return {
    read: (cell, fault) => {
      if (cell === '' && whenEmpty !== undefined) return { value: whenEmpty }
      if (options.includes(cell)) return { value: cell }
      const near = nearest(cell, options)
      fault(
        cell === '' ? 'the cell is empty' : `${quoted(cell)} is not one of the words used here`,
        near === null ? `Write one of ${options.join(', ')}.` : `Did you mean "${near}"?`,
      )
      return { value: options[0] }
    },
  }
}

/** Some of a list of words, split by semicolons; possibly none. */
export function manyOf(options: readonly string[]): Column {
  const one = oneOf(options)
  return {
    read: (cell, fault, other) => ({
      value: itemsOf(cell, fault).map((item) => one.read(item, fault, other).value),
    }),
  }
}

/** The id of something else. */
export function idOf(...kinds: Kind[]): Column {
  return {
    read: (cell, fault) =>
      isEmpty(cell, fault, `Name ${kindsInWords(kinds)}.`)
        ? { value: '-' }
        : { value: cell, names: [{ id: cell, kinds }] },
  }
}

/** The id of something else; an empty cell is null. */
export function optionalIdOf(...kinds: Kind[]): Column {
  return {
    read: (cell) => (cell === '' ? { value: null } : { value: cell, names: [{ id: cell, kinds }] }),
  }
}

function itemsOf(cell: string, fault: Fault): string[] {
  if (cell === '') return []
  const items = cell.split(';').map((item) => item.trim())
  if (items.includes('')) fault('the list has an empty item', 'Delete the semicolon too many.')
  const twice = items.find((item, i) => item !== '' && items.indexOf(item) < i)
  if (twice !== undefined) fault(`${quoted(twice)} stands in the list twice`, 'Delete one of them.')
  return [...new Set(items)].filter((item) => item !== '')
}

/** Texts split by semicolons. */
export const texts: Column = { read: (cell, fault) => ({ value: itemsOf(cell, fault) }) }

/** Ids split by semicolons, possibly none. */
export function idsOf(...kinds: Kind[]): Column {
  return {
    read: (cell, fault) => {
      const value = itemsOf(cell, fault)
      return { value, names: value.map((item) => ({ id: item, kinds })) }
    },
  }
}

/** Ids of sources: every row has one at least. */
export const sources: Column = {
  read: (cell, fault, other) => {
    if (isEmpty(cell, fault, 'Name at least one source.')) return { value: ['-'] }
    return idsOf('source').read(cell, fault, other)
  },
}

function perParty(cell: string, fault: Fault): { party: string; rest: string }[] {
  if (cell === '') return []
  const parts = cell.split('|').flatMap((part) => {
    const colon = part.indexOf(':')
    const party = part.slice(0, colon).trim()
    const rest = part.slice(colon + 1).trim()
    if (colon !== -1 && party !== '' && rest !== '') return [{ party, rest }]
    fault(`${quoted(part.trim())} is not a party with what belongs to it`, PER_PARTY)
    return []
  })
  const twice = parts.find((part, i) => parts.findIndex((p) => p.party === part.party) < i)
  if (twice !== undefined)
    fault(`${quoted(twice.party)} stands in the cell twice`, 'Join what belongs to one party.')
  return parts
}

/** `AA: n-one; n-two? | BB: n-three`: bodies of each party; a question mark means probable. */
export const partyBodies: Column = {
  read: (cell, fault) => {
    const value = perParty(cell, fault).map(({ party, rest }) => ({
      party,
      bodies: itemsOf(rest, fault).map((item) => ({
        id: item.replace(/\?$/, ''),
        probable: item.endsWith('?'),
      })),
    }))
    const names = value.flatMap(({ party, bodies }): Named[] => [
      { id: party, kinds: ['party'] },
      ...bodies.map((body): Named => ({ id: body.id, kinds: ['institution'] })),
    ])
    return { value, names }
  },
}

/** `AA: text | BB: text`: who signed for each party. */
export const partyNames: Column = {
  read: (cell, fault) => {
    const value = perParty(cell, fault).map(({ party, rest }) => ({ party, name: rest }))
    return { value, names: value.map(({ party }) => ({ id: party, kinds: ['party'] })) }
  },
}

/** `institution|title|from|to` split by semicolons; the institution is a name, the days may be empty. */
export const posts: Column = {
  read: (cell, fault) => ({
    value: itemsOf(cell, fault).flatMap((item) => {
      const [institution, title, from, to, ...rest] = item.split('|').map((part) => part.trim())
      if (to === undefined || rest.length > 0) {
        fault(
          `${quoted(item)} does not have the four parts of a post`,
          'Write institution|title|from|to; from and to may be empty.',
        )
        return []
      }
      const dayOf = (part: string) => (part !== '' && isGoodPartial(part, fault) ? part : null)
      return [{ institution, title, from: dayOf(from!), to: dayOf(to) }]
    }),
  }),
}

const KIND_NAMES: Record<Kind, string> = {
  source: 'a source',
  search: 'a search',
  institution: 'an institution',
  person: 'a person',
  instrument: 'an instrument',
  commitment: 'a commitment',
  event: 'an event',
  evidence: 'a statement',
  claim: 'a claim',
  title: 'a title',
  total: 'a total',
  target: 'a target',
  place: 'a place',
  link: 'a link',
  'crossing-measure': 'a crossing measure',
  rate: 'a rate',
  regime: 'a regime',
  effect: 'an effect',
  scenario: 'a scenario',
  disruption: 'a disruption',
  lane: 'a lane',
  party: 'a party',
  sector: 'a sector',
  topic: 'a topic',
  property: 'a claimed property',
}

/** As in `a person, an institution or a party`. */
export function kindsInWords(kinds: readonly Kind[]): string {
  const names = kinds.map((kind) => KIND_NAMES[kind])
  const last = names.pop()!
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`
}

/** As in `person, institution or party`. */
export function kindNames(kinds: readonly Kind[]): string {
  return kindsInWords(kinds).replaceAll(/(^| )an? /g, '$1')
}
