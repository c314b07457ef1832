/** The keys of a page of the desk, and whether they are on. */

import { useEffect, useRef, useState } from 'react'
import { KEYS, keysAreOn, turnKeys } from '../keys.ts'

export function KeysDialog({ close, keys = KEYS }: { close: () => void; keys?: typeof KEYS }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [on, setOn] = useState(keysAreOn)
  useEffect(() => {
    const box = dialog.current
    box?.showModal()
    return () => box?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="desk-dialog"
      aria-labelledby="keys-title"
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <h2 id="keys-title">Keys</h2>
      <dl className="keys">
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label className="tick">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            turnKeys(event.currentTarget.checked)
            setOn(event.currentTarget.checked)
          }}
        />
        keys are on; they never fire while you type
      </label>
      <p className="actions">
        <button type="button" onClick={close}>
          Close
        </button>
      </p>
    </dialog>
  )
}
