/** Words to look for; asked once the reader pauses. */

import { useEffect, useState } from 'react'

interface TextFilterProps {
  label: string
  text: string
  change: (text: string) => void
}

const PAUSE_MS = 200
const LONGEST = 200

export function TextFilter({ label, text, change }: TextFilterProps) {
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => change(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, text, change])
  return (
    <label className="text-filter">
      <span>{label}</span>
      <input
        type="search"
        value={typed}
        maxLength={LONGEST}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  )
}
