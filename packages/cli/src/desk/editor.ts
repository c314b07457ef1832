/** A claim put right in the editor that the environment names. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Claim } from '@followthrough/record'
import { UsageError } from '../failure.ts'

const EDITABLE = [
  'act',
  'modality',
  'by',
  'saidBy',
  'about',
  'amounts',
  'when',
  'spans',
  'unilateral',
] as const

/** The fields as edited; null when nothing was changed. Throws UsageError. */
export function editedInEditor(
  claim: Claim,
  env: Readonly<Record<string, string | undefined>>,
  lend: <T>(work: () => T) => T,
): object | null {
  const editor = env.VISUAL || env.EDITOR || ''
  if (editor === '')
    throw new UsageError('set EDITOR to edit here, or use followthrough review edit ID')
  const dir = mkdtempSync(join(tmpdir(), 'followthrough-edit-'))
  try {
    const file = join(dir, 'claim.json')
    const fields = Object.fromEntries(EDITABLE.map((field) => [field, claim[field]]))
    const before = `${JSON.stringify(fields, null, 2)}\n`
    writeFileSync(file, before, { mode: 0o600 })
    const [program = '', ...args] = editor.split(/\s+/)
    const { error, status } = lend(() => spawnSync(program, [...args, file], { stdio: 'inherit' }))
    if (error !== undefined)
      throw new UsageError(`${program} cannot be run; set EDITOR to an editor`)
    const after = readFileSync(file, 'utf8')
    if (status !== 0 || after === before) return null
    return JSON.parse(after) as object // checked with the request
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError('what was edited is no JSON any more')
    throw error
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
