/** Draws a chart as wide as its place; the library comes when the first chart is shown. */

import { useEffect, useRef, useState } from 'react'
import type { Drawing } from './drawing.ts'

export function PlotView({ draw, label }: { draw: Drawing; label: string }) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const box = place.current!
    const observer = new ResizeObserver(() => setWidth(Math.floor(box.clientWidth)))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (width === 0) return
    let current = true
    import('@observablehq/plot').then(
      (plot) => {
        if (!current) return
        const drawn = draw(plot, width)
        readable(drawn, label)
        place.current?.replaceChildren(drawn)
      },
      () => setFailed(true),
    )
    return () => {
      current = false
    }
  }, [draw, label, width])
  if (failed) return <p className="empty">The chart could not be loaded; its table stands below.</p>
  return <div className="plot-view" ref={place} />
}

/** Fits the picture to our content policy and to screen readers. */
function readable(drawn: Element, label: string): void {
  // The policy refuses styles within a page; ours are in chart.css.
  for (const style of drawn.querySelectorAll('style')) style.remove()
  // The picture has one name; the names of its parts would be read on elements without a role.
  for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  for (const part of drawn.querySelectorAll('[aria-description]')) {
    part.removeAttribute('aria-description')
  }
  drawn.setAttribute('role', 'img')
  drawn.setAttribute('aria-label', label)
  drawn.setAttribute('class', 'plot')
}
