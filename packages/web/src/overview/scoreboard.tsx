/** Each basis: its newest full-year figure, its share of the target, and what it would take. */

import type { ScoreboardBody } from '@followthrough/brief'
import { amountWords } from '@followthrough/brief/wording'
import { SiteLink } from '../parts/link.tsx'
import { basisWords, sentence } from '../parts/words.ts'
import { pathOf } from '../paths.ts'

/** Every basis beside the others. */
export function Boards({ boards }: { boards: readonly ScoreboardBody[] }) {
  return (
    <div className="boards">
      {boards.map((board) => (
        <Scoreboard key={board.id} board={board} />
      ))}
    </div>
  )
}

function Scoreboard({ board }: { board: ScoreboardBody }) {
  const percent = `${(board.share * 100).toFixed(board.share < 0.01 ? 1 : 0)} %`
  const source = board.sources[0]
  return (
    <div className="board">
      <p className="board-name">
        {sentence(board.reporter.name)}: {basisWords(board.basis, board.reporter.id)}, {board.label}
        {board.direction !== 'total' && `, ${board.direction}s alone`}
      </p>
      <p className="board-value">{amountWords(board.value, board.unit)}</p>
      <svg
        className={`bar k-${board.kind}`}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        role="img"
      >
        <title>{`${percent} of the target`}</title>
        <rect className="bar-ground" width="100" height="4" />
        <rect className="bar-share" width={Math.min(100, board.share * 100)} height="4" />
      </svg>
      <p className="quiet">
        {percent} of the target; {board.kind}
        {board.before !== null &&
          `; ${board.before.label}: ${amountWords(board.before.value, board.unit)}`}
      </p>
      {board.requiredGrowth !== null && board.requiredGrowth > 0 && (
        <p className="quiet">
          To arrive in time: {(board.requiredGrowth * 100).toFixed(0)} % more every year
        </p>
      )}
      {board.note !== '' && <p className="quiet">{sentence(board.note)}</p>}
      {source !== undefined && (
        <p className="quiet">
          <SiteLink to={pathOf('source', source.id)}>{source.publisher || source.title}</SiteLink>
          {board.sources.length > 1 && ` and ${board.sources.length - 1} more`}
        </p>
      )}
    </div>
  )
}
