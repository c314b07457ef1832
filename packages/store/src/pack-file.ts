/** `pack.yaml`: who the partners are, and what the pack’s tables count on. */

import { Partnership } from '@followthrough/brief'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type PackProblem, quoted } from './pack-problem.ts'

export const PACK_FILE = 'pack.yaml'

const PackFile = Partnership.extend({
  headlineTarget: Partnership.shape.headlineTarget.default(null),
  pairs: Partnership.shape.pairs.default([]),
  topics: Partnership.shape.topics.default([]),
})

/** Reads the file; null when it has problems. */
export function readPackFile(
  bytes: Uint8Array,
  report: (problem: PackProblem) => void,
): Partnership | null {
  const tell = (line: number | null, field: string | null, problem: string, remedy: string) =>
    report({ file: PACK_FILE, line, field, problem, remedy })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    tell(null, null, 'the file is not UTF-8', 'Save it as UTF-8.')
    return null
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const faults = [...document.errors, ...document.warnings]
  for (const { pos, message } of faults)
    tell(lines.linePos(pos[0]).line, null, 'the YAML cannot be read', `${message}.`)
  if (faults.length > 0) return null

  /** The line of the innermost part of `path` that is there. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true)
      const range = (node as { range?: readonly number[] } | null | undefined)?.range
      if (range !== undefined) return lines.linePos(range[0]!).line
    }
    return 1
  }
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: 0 })
  } catch {
    tell(null, null, 'the file uses a YAML alias', 'Write the value out.')
    return null
  }
  const result = PackFile.safeParse(data)
  for (const issue of result.error?.issues ?? []) {
    const paths =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key])
        : [issue.path]
    for (const path of paths) {
      const { problem, remedy } = faultOf(issue, document.getIn(path))
      tell(lineOf(path), fieldName(path), problem, remedy)
    }
  }
  if (!result.success) return null
  const { parties, sectors, topics } = result.data
  const lists = {
    parties: parties.map((party) => party.code),
    sectors: sectors.map((sector) => sector.id),
    topics: topics.map((topic) => topic.id),
  }
  for (const [list, ids] of Object.entries(lists)) {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) < i)
        tell(
          lineOf([list, i]),
          fieldName([list, i]),
          `${quoted(id)} stands there twice`,
          'Delete one.',
        )
    })
  }
  return result.data
}

/** As in `parties[1].code`. */
function fieldName(path: readonly PropertyKey[]): string | null {
  const name = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
  return name === '' ? null : name.replace(/^\./, '')
}

const FORMS: Readonly<Record<string, string>> = {
  code: 'Write two or three capital letters.',
  id: 'Write small letters, digits and hyphens, without spaces.',
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): { problem: string; remedy: string } {
  const shown = quoted(typeof value === 'string' ? value : String(JSON.stringify(value)))
  switch (issue.code) {
    case 'unrecognized_keys':
      return { problem: 'there is no field of this name', remedy: 'Mend its name or delete it.' }
    case 'invalid_type': {
      const problem = value === undefined ? 'the field is missing' : `${shown} is not right here`
      const kind = { string: 'a text', array: 'a list', object: 'named fields' }[
        issue.expected as string
      ]
      return { problem, remedy: `Write ${kind ?? issue.expected} here.` }
    }
    case 'invalid_format':
      return issue.format === 'date'
        ? { problem: `${shown} is not a day that exists`, remedy: 'Write it as 2026-02-04.' }
        : {
            problem: `${shown} does not have the right form`,
            remedy: FORMS[String(issue.path.at(-1))] ?? `${issue.message}.`,
          }
    case 'too_small':
      return issue.origin === 'array'
        ? { problem: 'the list is too short', remedy: `Write ${issue.minimum} at least.` }
        : { problem: 'the text is empty', remedy: 'Fill it in.' }
    case 'too_big':
      return { problem: 'the list is too long', remedy: `Write ${issue.maximum} at most.` }
    default:
      return { problem: `${shown} is not right here`, remedy: `${issue.message}.` }
  }
}
