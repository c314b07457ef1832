/**
 * The text of a document with what is looked at lit, other proposals faintly marked, and names underlined. The
 * names take one stop of the keyboard: arrows move between them. Text is only ever text here.
 */

import type { DocumentAnswer } from '@followthrough/brief'
import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { mentionWords } from './mention-words.ts'
import { type Paragraph, paragraphsOf, runsOn, type Span } from './segments.ts'
import { selectedSpan } from './selection.ts'

interface DocumentTextProps {
  label: string
  text: string
  language: string | null
  lit: readonly Span[]
  proposals: readonly { readonly id: string; readonly spans: readonly Span[] }[]
  mentions: DocumentAnswer['mentions']
  /** Opens the proposal whose span was pressed. */
  open?: (id: string) => void
  /** Told what is selected in the text. */
  select?: (span: Span | null) => void
}

export function DocumentText(props: DocumentTextProps) {
  const { text, lit, proposals, mentions, open, select } = props
  const box = useRef<HTMLDivElement>(null)
  const note = useRef<HTMLSpanElement>(null)
  const noteId = useId()
  const [named, setNamed] = useState<HTMLElement | null>(null)
  const [stop, setStop] = useState(0)
  const paragraphs = useMemo(
    () => paragraphsOf(text, { lit, proposals, mentions }),
    [text, lit, proposals, mentions],
  )
  const place = lit.map(([start]) => start).join()

  useLayoutEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('.lit')
    if (place === '' || first == null || box.current === null) return
    const [around, at] = [box.current.getBoundingClientRect(), first.getBoundingClientRect()]
    box.current.scrollTop += at.top - around.top - around.height / 4
  }, [place, text])

  useEffect(() => {
    if (select === undefined) return
    const tell = () => {
      if (box.current !== null) select(selectedSpan(box.current))
    }
    document.addEventListener('selectionchange', tell)
    return () => document.removeEventListener('selectionchange', tell)
  }, [select])

  useLayoutEffect(() => {
    if (named === null || note.current === null || box.current === null) return
    const [around, at] = [box.current.getBoundingClientRect(), named.getBoundingClientRect()]
    const left = Math.max(
      0,
      Math.min(at.left - around.left, around.width - note.current.offsetWidth - 4),
    )
    note.current.style.setProperty('--note-left', `${left}px`)
    note.current.style.setProperty(
      '--note-top',
      `${at.bottom - around.top + box.current.scrollTop + 2}px`,
    )
  }, [named])

  const mentionAt = (target: EventTarget): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('[data-mention]') : null
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.key === 'Escape') setNamed(null)
    if (step === 0 || mentionAt(event.target) === null) return
    event.preventDefault()
    const next = (stop + step + mentions.length) % mentions.length
    setStop(next)
    box.current?.querySelector<HTMLElement>(`[data-mention="${next}"]`)?.focus()
  }
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || document.getSelection()?.isCollapsed === false) return
    const of = (event.target as Element).closest<HTMLElement>('[data-proposal]')?.dataset.proposal
    if (of !== undefined) open?.(of)
  }
  const told = named === null ? null : mentions[Number(named.dataset.mention)]
  return (
    <section
      className="document-text"
      ref={box}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard
      tabIndex={0}
      lang={props.language ?? undefined}
      onPointerOver={(event) =>
        setNamed(event.pointerType === 'mouse' ? mentionAt(event.target) : null)
      }
      onPointerLeave={() => setNamed(null)}
      onPointerUp={press}
      onFocus={(event) => {
        const at = mentionAt(event.target)
        setNamed(at)
        if (at !== null) setStop(Number(at.dataset.mention))
      }}
      onBlur={() => setNamed(null)}
      onKeyDown={move}
    >
      {paragraphs.map((paragraph, i) => (
        <Lines
          key={paragraph.start}
          text={text.slice(paragraph.start, paragraph.end)}
          shape={shapeOf(paragraph, stop)}
          paragraph={paragraph}
          runsOn={runsOn(text, paragraph, paragraphs[i + 1])}
          stop={stop}
          noteId={noteId}
        />
      ))}
      {told != null && (
        <span className="hint-text mention-note" role="tooltip" id={noteId} ref={note}>
          {mentionWords(told)}
        </span>
      )}
    </section>
  )
}

interface LinesProps {
  text: string
  /** What is drawn, in one string: a paragraph is drawn anew when it changes. */
  shape: string
  paragraph: Paragraph
  /** Whether its line goes on in the next. */
  runsOn: boolean
  stop: number
  noteId: string
}

const Lines = memo(
  function Lines({ text, paragraph, runsOn, stop, noteId }: LinesProps) {
    if (text.trim() === '') return null
    return (
      <p dir="auto" className={runsOn ? 'runs-on' : undefined}>
        {paragraph.segments.map(({ start, end, lit, proposals, mention }) => {
          const words = text.slice(start - paragraph.start, end - paragraph.start)
          const shared = {
            'data-start': start,
            'data-proposal': proposals[0],
            className: [
              lit && 'lit',
              proposals.length > 0 && 'proposed',
              mention !== null && 'mention',
            ]
              .filter(Boolean)
              .join(' '),
          }
          const Element = lit ? 'mark' : 'span'
          return mention === null ? (
            <Element key={start} {...shared}>
              {words}
            </Element>
          ) : (
            <Element
              key={start}
              {...shared}
              data-mention={mention}
              tabIndex={mention === stop ? 0 : -1}
              aria-describedby={noteId}
            >
              {words}
            </Element>
          )
        })}
      </p>
    )
  },
  (before, after) =>
    before.shape === after.shape &&
    before.text === after.text &&
    before.runsOn === after.runsOn &&
    before.noteId === after.noteId,
)

function shapeOf({ start, segments }: Paragraph, stop: number): string {
  return segments
    .map(
      (one) =>
        `${start}:${one.start} ${one.lit ? 'l' : ''}${one.proposals.join()} ${one.mention ?? ''}${one.mention === stop ? '!' : ''}`,
    )
    .join(';')
}
