/** `pack.yaml`: who the partners are, and what the pack’s tables count on. */

import { Day } from '@followthrough/record'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { PackProblem } from './pack-problem.ts'

export const PACK_FILE = 'pack.yaml'

const Text = z.string().trim().min(1, 'expected a text')
const Name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a name as in kz-pk')

export const PackFile = z.strictObject({
  /** What `recordedBy` of its statements names: never changed once a ledger holds the pack. */
  id: Name,
  title: Text,
  parties: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z][A-Z0-9]*$/, 'expected capital letters, as in KZ'),
        name: Text,
        adjective: Text,
      }),
    )
    .min(2, 'expected two parties or more')
    .max(30, 'expected thirty parties at most'),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'expected a language code, as in en'))
    .min(1, 'expected one language or more'),
  /** The day its sources were read: no source counts as known later. */
  readOn: Day,
  sectors: z.array(z.strictObject({ id: Name, name: Text })).min(1, 'expected one sector or more'),
  /** The target that a reader asks for first. */
  headlineTarget: z.strictObject({ commitment: Text, indicator: Text }),
  /** Origins and destinations that a reader asks for first. */
  pairs: z.array(z.strictObject({ from: Text, to: Text })).optional(),
})
export type PackFile = z.infer<typeof PackFile>

/** Reads the file; null when it has problems. Texts only: an alias or a tag is refused. */
export function readPackFile(
  bytes: Uint8Array,
  report: (problem: PackProblem) => void,
): PackFile | null {
  const problem = (line: number | null, field: string | null, what: string, remedy: string) =>
    report({ file: PACK_FILE, line, field, problem: what, remedy })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    problem(null, null, 'the file is not UTF-8', 'Save it as UTF-8.')
    return null
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const faults = [...document.errors, ...document.warnings]
  for (const { pos, message } of faults)
    problem(lines.linePos(pos[0]).line, null, 'the YAML cannot be read', `${message}.`)
  if (faults.length > 0) return null

  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: number[] } | undefined
      const start = node?.range?.[0]
      if (start !== undefined) return lines.linePos(start).line
    }
    return 1
  }
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: 0 })
  } catch {
    problem(null, null, 'the file uses a YAML alias', 'Write the value out.')
    return null
  }
  const result = PackFile.safeParse(data)
  for (const issue of result.error?.issues ?? []) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : null
    const path = unknown === null ? issue.path : [...issue.path, unknown[0]!]
    const missing = issue.code === 'invalid_type' && issue.message.endsWith('undefined')
    problem(
      lineOf(path),
      fieldName(path),
      unknown !== null
        ? 'there is no field of this name'
        : missing
          ? 'the field is missing'
          : 'the value is refused',
      unknown !== null ? 'Delete it, or mend its name.' : `${sentence(issue.message)}.`,
    )
  }
  if (!result.success) return null
  const { parties, sectors } = result.data
  for (const [field, ids] of [
    ['parties', parties.map((party) => party.code)],
    ['sectors', sectors.map((sector) => sector.id)],
  ] as const) {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) < i)
        problem(lineOf([field, i]), `${field}[${i}]`, `"${id}" stands there twice`, 'Delete one.')
    })
  }
  return result.data
}

function fieldName(path: readonly PropertyKey[]): string | null {
  const name = path.reduce<string>(
    (all, key) =>
      typeof key === 'number'
        ? `${all}[${key}]`
        : all === ''
          ? String(key)
          : `${all}.${String(key)}`,
    '',
  )
  return name === '' ? null : name
}

/** Zod's words as a sentence: `expected …` becomes `Expected …`. */
function sentence(message: string): string {
  const plain = message.replace(/^Invalid input: /, '')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
