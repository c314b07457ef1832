/** What is scored: the marks of an annotated document, and of a reading. */

export interface Annotation {
  readonly id: string
  readonly pack: string
  readonly meta: {
    readonly publisher: string | null
    readonly published: string | null
    readonly language: string | null
  }
  readonly mentions: readonly MentionMark[]
  readonly proposals: readonly ProposalMark[]
}

export interface MentionMark {
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly entity: string | null
}

export interface ProposalMark {
  readonly spans: readonly (readonly [number, number])[]
  readonly act: string
  readonly modality: string
  readonly by: readonly string[]
  readonly about: readonly string[]
  readonly amounts: readonly {
    readonly value: number
    readonly unit: string
    readonly qualifier: string | null
  }[]
  readonly when: {
    readonly earliest: string | null
    readonly latest: string | null
    readonly role?: string
  } | null
}

/** What is scored: an annotation or a reading. */
export interface Marks {
  readonly mentions: readonly MentionMark[]
  readonly proposals: readonly ProposalMark[]
}
