/** The words that say it: taken from what is selected in the text, or moved by a word at either end. */

import type { Span } from '../text/segments.ts'
import { quoteOf, steppedSpan, trimmedSpan } from '../text/word-step.ts'

interface SpanFieldProps {
  text: string
  spans: readonly Span[]
  selected: Span | null
  change: (spans: readonly Span[]) => void
}

const STEPS = [
  ['start', 'out', 'Begin a word earlier'],
  ['start', 'in', 'Begin a word later'],
  ['end', 'in', 'End a word earlier'],
  ['end', 'out', 'End a word later'],
] as const

export function SpanField({ text, spans, selected, change }: SpanFieldProps) {
  const taken = selected === null ? null : trimmedSpan(text, selected)
  const ordered = (list: readonly Span[]) => [...list].sort((a, b) => a[0] - b[0])
  return (
    <fieldset className="span-field wide">
      <legend>Words that say it</legend>
      {spans.map((span, i) => (
        <div className="span-row" key={span.join()}>
          <p className="said" dir="auto">
            {quoteOf(text, [span])}
          </p>
          <p className="steps">
            {STEPS.map(([edge, way, words]) => (
              <button
                key={words}
                type="button"
                onClick={() =>
                  change(spans.map((one, k) => (k === i ? steppedSpan(text, one, edge, way) : one)))
                }
              >
                {words}
              </button>
            ))}
            {spans.length > 1 && (
              <button type="button" onClick={() => change(spans.filter((_, k) => k !== i))}>
                Leave these out
              </button>
            )}
          </p>
        </div>
      ))}
      <p className="steps">
        {/* Pressing must not lose what is selected. */}
        <button
          type="button"
          disabled={taken === null}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => taken !== null && change([taken])}
        >
          Use the selected words instead
        </button>
        <button
          type="button"
          disabled={taken === null}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => taken !== null && change(ordered([...spans, taken]))}
        >
          Add the selected words
        </button>
      </p>
      <small role="status">
        {taken === null
          ? 'Select words in the text to put others in their place.'
          : `Selected: “${clipped(quoteOf(text, [taken]))}”`}
      </small>
    </fieldset>
  )
}

function clipped(words: string): string {
  return words.length > 90 ? `${words.slice(0, 60)} … ${words.slice(-25)}` : words
}
