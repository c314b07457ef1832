/** What deciding needs at hand. */

import type { Gazetteer } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import type { Publishers } from './publishers.ts'
import type { Queue } from './queue.ts'

export interface ReviewDesk {
  readonly dossier: Dossier
  readonly queue: Queue
  readonly publishers: Publishers
  readonly gazetteer: Gazetteer
}

/** Fields of a statement that a person’s own leave empty. */
export const BLANK = {
  saidBy: null,
  boundParties: [] as string[],
  modality: 'fact',
  validOn: null,
  source: null,
  sourceClass: null,
  originCluster: null,
  retracts: null,
  state: 'accepted',
} as const
