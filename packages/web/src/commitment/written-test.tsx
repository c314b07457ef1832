/** The test that was written before the evidence was coded. */

import type { CommitmentAnswer } from '@followthrough/brief'

export function WrittenTest({ answer }: { answer: CommitmentAnswer }) {
  const { test } = answer
  if (test === null) {
    return (
      <p className="test">
        A declaratory commitment: it names no act that could be checked, has no test, and is left
        out of every rate.
      </p>
    )
  }
  return (
    <dl className="test">
      <dt>Delivered when</dt>
      <dd>{test.deliveredWhen}</dd>
      {test.partlyWhen !== '' && (
        <>
          <dt>Partly when</dt>
          <dd>{test.partlyWhen}</dd>
        </>
      )}
      {test.notEnough !== '' && (
        <>
          <dt>Not enough</dt>
          <dd>{test.notEnough}</dd>
        </>
      )}
    </dl>
  )
}
