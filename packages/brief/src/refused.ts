import type { Complaint } from './absence.ts'

/** A question that cannot be answered as it was asked: which of its fields are wrong, and what is right. */
export class RefusedQuestion extends Error {
  override readonly name = 'RefusedQuestion'
  readonly complaints: readonly Complaint[]

  constructor(complaints: readonly Complaint[]) {
    super(complaints.map(({ field, message }) => `${field}: ${message}`).join('; '))
    this.complaints = complaints
  }
}
