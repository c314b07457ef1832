/** What a claim says was done, and how firmly: the vocabulary shared by readers and the ledger. */

/** Acts, in the order of the road from word to deed. */
export const ACTS = [
  'voiced',
  'agreed',
  'drafted',
  'approved',
  'signed',
  'ratified',
  'provisionally-applied',
  'in-force',
  'prepared',
  'met',
  'started',
  'delivered',
  'delayed',
  'suspended',
  'resumed',
  'ended',
  'withdrawn',
  'reported',
] as const
export type Act = (typeof ACTS)[number]

/** fact: it happened; commitment: will; intention: plans; wish: hopes; denial: did not. */
export const MODALITIES = ['fact', 'commitment', 'intention', 'wish', 'denial'] as const
export type Modality = (typeof MODALITIES)[number]
