/** Light or dark: the reader's system decides until the reader does. */

export type Theme = 'light' | 'dark'

const KEY = 'followthrough-theme'

/** The theme the reader chose; null when the choice is left to the system. */
export function storedTheme(): Theme | null {
  try {
    const theme = localStorage.getItem(KEY)
    return theme === 'light' || theme === 'dark' ? theme : null
  } catch {
    return null // storage can be refused; the system's theme stands
  }
}

export function applyTheme(theme: Theme | null): void {
  if (theme === null) delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // the choice then lasts as long as the page
  }
  applyTheme(theme)
}

/** What the reader sees now. */
export function shownTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
