/** Switches between light and dark and remembers the choice. */

import { useState } from 'react'
import { shownTheme, storeTheme } from '../theme.ts'

export function ThemeToggle() {
  const [theme, setTheme] = useState(shownTheme)
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <button
      type="button"
      className="theme-toggle"
      onClick={() => {
        storeTheme(other)
        setTheme(other)
      }}
    >
      {other === 'dark' ? 'Dark paper' : 'Light paper'}
    </button>
  )
}
