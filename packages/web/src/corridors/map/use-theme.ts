/** The theme that is shown, followed as the reader or the system changes it. */

import { useEffect, useState } from 'react'
import { shownTheme, type Theme } from '../../theme.ts'

export function useTheme(): Theme {
  const [theme, setTheme] = useState(shownTheme)
  useEffect(() => {
    const look = () => setTheme(shownTheme())
    const system = window.matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', look)
    const chosen = new MutationObserver(look)
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      system.removeEventListener('change', look)
      chosen.disconnect()
    }
  }, [])
  return theme
}
