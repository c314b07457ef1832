/** A chart with its caption, a table of the same figures, and the ways to take it away. */

import { type ReactNode, useRef, useState } from 'react'
import { csvText } from './csv.ts'
import type { Drawing } from './drawing.ts'
import { PlotView } from './plot-view.tsx'
import { saveBlob, savePng, svgText } from './save.ts'

interface FigureProps {
  /** File name without ending. */
  name: string
  /** What the chart shows, in one sentence. */
  caption: string
  /** The gist for those who do not see it. */
  label: string
  draw: Drawing
  columns: readonly string[]
  rows: readonly (readonly (string | number)[])[]
  /** Cells for the table, where they are more than text. */
  cells?: readonly (readonly ReactNode[])[]
}

export function Figure({ name, caption, label, draw, columns, rows, cells }: FigureProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const chart = () => frame.current?.querySelector('svg') ?? null
  const save = (work: (svg: SVGSVGElement) => Promise<void> | void) => async () => {
    const svg = chart()
    if (svg === null) return
    try {
      await work(svg)
      setTrouble(null)
    } catch {
      setTrouble('The picture could not be made here; the CSV holds the same figures.')
    }
  }
  return (
    <figure className="figure-chart">
      <div ref={frame}>
        <PlotView draw={draw} label={label} />
      </div>
      <figcaption>{caption}</figcaption>
      <p className="take-away">
        <button
          type="button"
          className="plain-button"
          onClick={save((svg) =>
            saveBlob(`${name}.svg`, new Blob([svgText(svg)], { type: 'image/svg+xml' })),
          )}
        >
          SVG
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={save((svg) => savePng(`${name}.png`, svg))}
        >
          PNG
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() =>
            saveBlob(`${name}.csv`, new Blob([csvText(columns, rows)], { type: 'text/csv' }))
          }
        >
          CSV
        </button>
      </p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <details>
        <summary>The same as a table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard */}
        <section className="table-scroll" tabIndex={0} aria-label={`Table: ${caption}`}>
          <table className="plain">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, r) => (
                <tr key={row.join(' ')}>
                  {row.map((value, c) => (
                    <td
                      key={columns[c]}
                      className={typeof value === 'number' ? 'figure' : undefined}
                    >
                      {cells?.[r]?.[c] ?? value.toLocaleString('en-GB')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  )
}
