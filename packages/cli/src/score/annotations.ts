/** Annotated documents of a folder: `ID.json` beside `ID.txt`, each file checked by a schema at the door. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { systemSentence } from '../failure.ts'

const Day = z.string().nullable()
const Annotation = z.object({
  id: z.string(),
  pack: z.string(),
  meta: z.object({
    publisher: z.string().nullable(),
    published: Day,
    language: z.string().nullable(),
  }),
  mentions: z.array(
    z.object({
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
      kind: z.string(),
      entity: z.string().nullable(),
    }),
  ),
  proposals: z.array(
    z.object({
      spans: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])).min(1),
      act: z.string(),
      modality: z.string(),
      by: z.array(z.string()),
      about: z.array(z.string()),
      amounts: z.array(
        z.object({ value: z.number(), unit: z.string(), qualifier: z.string().nullable() }),
      ),
      when: z.object({ earliest: Day, latest: Day, role: z.string() }).nullable(),
    }),
  ),
})
type Annotation = z.infer<typeof Annotation>

export type AnnotatedFile =
  | { readonly file: string; readonly gold: Annotation; readonly text: string }
  | { readonly file: string; readonly problem: string }

/** Every annotation of a folder, in order of name. Throws if it cannot be listed. */
export function* annotatedFiles(folder: string): Generator<AnnotatedFile> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  for (const file of files.sort()) {
    let gold: unknown
    let text: string
    try {
      gold = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      text = readFileSync(join(folder, file.replace(/\.json$/, '.txt')), 'utf8')
    } catch (error) {
      const problem =
        error instanceof SyntaxError ? `is no JSON (${error.message})` : systemSentence(error)
      yield { file, problem }
      continue
    }
    const result = Annotation.safeParse(gold)
    if (result.success) yield { file, gold: result.data, text }
    else yield { file, problem: problemOf(result.error) }
  }
}

function problemOf({ issues }: z.ZodError): string {
  const { path, message } = issues[0]!
  return `${path.join('.') || 'the annotation'}: ${message}`
}
