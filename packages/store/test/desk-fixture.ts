/** Captures, readings and decisions for tests of the desk, made small. */

import { createHash } from 'node:crypto'
import type { StatementDraft } from '@followthrough/ledger'
import type { GatedClaim } from '@followthrough/record'
import type { ClaimDraft, ReadingDraft, Store } from '../src/index.ts'

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export function captureId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Keeps a text as a capture; returns its id. */
export function keep(store: Store, text: string, address: string | null = null): string {
  const bytes = bytesOf(text)
  const id = captureId(bytes)
  store.desk.keepCapture({ id, mime: 'text/plain', bytes, address })
  return id
}

export function claim(
  given: Partial<GatedClaim> & { outcome?: GatedClaim['gate']['outcome']; reasons?: string[] } = {},
): GatedClaim {
  const { outcome = 'admitted', reasons = [], ...rest } = given
  return {
    spans: [[0, 10]],
    act: 'signed',
    modality: 'fact',
    by: ['AV', 'BM'],
    saidBy: null,
    about: ['c-bridge'],
    new: false,
    amounts: [{ value: 4.5, unit: 'km', qualifier: 'about' }],
    when: { earliest: '2026-02-04', latest: '2026-02-04', role: 'happened' },
    unilateral: false,
    quote: 'They signed it.',
    confidence: 0.9,
    gate: { outcome, reasons },
    ...rest,
  }
}

export function found(given: GatedClaim, rest: Partial<ClaimDraft> = {}): ClaimDraft {
  return { claim: given, replaces: null, agreesWith: null, differsFrom: null, ...rest }
}

export function reading(
  capture: string,
  claims: readonly ClaimDraft[],
  given: Partial<ReadingDraft> = {},
): ReadingDraft {
  return {
    capture,
    reader: 'rules@1',
    family: 'rules',
    document: {
      text: 'They signed it.\n\nМост открыт.',
      title: 'The bridge',
      byline: null,
      dateline: null,
      publisher: 'Belmark Wire',
      published: '2026-02-05',
      language: 'en',
      url: null,
      mime: 'text/plain',
      warnings: [],
    },
    mentions: [
      { start: 0, end: 4, kind: 'person', entity: 'p-ann', post: 'Minister' },
      { start: 5, end: 9, kind: 'place', entity: null },
    ],
    cluster: capture,
    sketch: Uint8Array.of(1, 0, 0, 0),
    claims,
    ...given,
  }
}

export function decision(
  proposal: string,
  value: Record<string, unknown> = { decision: 'accepted' },
): StatementDraft {
  return {
    subject: proposal,
    property: 'decision',
    valueType: 'decision',
    value,
    saidBy: null,
    boundParties: [],
    modality: 'fact',
    validOn: null,
    knownOn: '2026-07-01',
    source: null,
    sourceClass: null,
    originCluster: null,
    locator: null,
    retracts: null,
    recordedBy: 'person ann',
    state: 'accepted',
  }
}

export function undoing(statement: string, subject: string): StatementDraft {
  return {
    ...decision(subject, { reason: 'Undone.' }),
    property: 'retraction',
    valueType: 'retraction',
    retracts: statement,
  }
}
