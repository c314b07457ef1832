/** What has just been decided, and the press that takes it back. */

import { useKeys } from '../keys.ts'
import { RefusalWords } from '../refusal-words.tsx'
import type { Settled } from '../review/settled.ts'
import { useDecide } from '../use-decide.ts'

interface SettledNoteProps {
  last: Settled | null
  undone: (ids: readonly string[]) => void
}

export function SettledNote({ last, undone }: SettledNoteProps) {
  const deciding = useDecide()
  const mayUndo = last !== null && !last.undone
  const undo = async () => {
    if (last === null || last.undone) return
    const ids = [...last.ids]
    if (await deciding.decide({ decision: 'undo', ids })) undone(ids)
  }
  useKeys({ u: () => (mayUndo ? void undo() : false) })
  return (
    <div className="settled-note">
      <p role="status">{last?.words}</p>
      {mayUndo && (
        <button type="button" aria-keyshortcuts="u" disabled={deciding.busy} onClick={undo}>
          {deciding.busy ? 'Taking it back …' : 'Undo'} <kbd>u</kbd>
        </button>
      )}
      <RefusalWords error={deciding.error} />
    </div>
  )
}
