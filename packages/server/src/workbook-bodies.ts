/**
 * What is sent to the addresses of workbooks. Values alone and nothing of a server, so that the web application
 * takes its types from here.
 */

import { PersonName, SheetDecisionRequest, SheetRequest } from '@followthrough/brief'
import { SOURCE_CLASSES } from '@followthrough/record'
import { z } from 'zod'

export const WorkbookUploadQuery = z.strictObject({
  sender: SheetRequest.shape.sender.describe('Who edited it: the source of what is accepted.'),
  by: PersonName.describe('Who brings it in.'),
  class: z
    .enum(SOURCE_CLASSES)
    .optional()
    .describe('What the sender is good for as a source; as the record codes the name, else F.'),
  name: z.string().trim().min(1).max(255).optional().describe('Name of the file.'),
  dryRun: z
    .enum(['true', 'false'])
    .default('true')
    .describe('Tells what would be proposed and writes nothing; false proposes it.'),
})
export type WorkbookUploadQuery = z.infer<typeof WorkbookUploadQuery>

export const SheetDecisionBody = SheetDecisionRequest.extend({ by: PersonName })
export type SheetDecisionBody = z.infer<typeof SheetDecisionBody>
