/** Disagreements in reading order: those about one subject together, names and spellings last. */

import type { DisagreementBody } from '@followthrough/brief'

/** Properties that concern how a thing is called and not what is so. */
const NAMING: readonly string[] = ['spelling', 'name']

export function bySubject(disagreements: readonly DisagreementBody[]): DisagreementBody[] {
  const order = [...new Set(disagreements.map((body) => body.subject.id))]
  const rank = (body: DisagreementBody) =>
    (NAMING.includes(body.property) ? order.length : 0) + order.indexOf(body.subject.id)
  return [...disagreements].sort((a, b) => rank(a) - rank(b))
}
