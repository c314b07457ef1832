/** Catches what a page throws, so that the rest of the site stays usable. */

import { Component, type ReactNode } from 'react'
import { Problem } from './problem.tsx'

export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div className="page-body">
        <h1>This page could not be shown</h1>
        <Problem error={error} retry={() => window.location.reload()} />
      </div>
    )
  }
}
