import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/days.css'
import './styles/parts.css'
import './styles/marks.css'
import './styles/overview.css'
import './styles/tables.css'
import './styles/commitment.css'
import './styles/evidence.css'
import './styles/disagreements.css'
import './styles/lists.css'
import './styles/chart.css'
import './styles/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { applyTheme, storedTheme } from './theme.ts'

applyTheme(storedTheme())
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
