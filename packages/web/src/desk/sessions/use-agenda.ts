/**
 * One agenda on screen and the edits made at it. Each act is sent after the one before it, with the version
 * that it was made on; what is only moved is shown before the server has answered. Where others were
 * first nothing is written: the act is kept with what they did, to be done again on top of it.
 */

import type { AgendaAnswer, AgendaOperation } from '@followthrough/brief'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { apiUrl } from '../../data/api-url.ts'
import { type Moved, Refusal, refreshDesk, send, useDeskAnswer } from '../ask.ts'
import { usePerson } from '../person.tsx'

export interface Act {
  /** What it does, as it is told once it is done: "Moved “Seals” under Trade". */
  readonly words: string
  /** What was typed for it, so that it can be seen while nothing of it is written. */
  readonly typed?: string
  /** Under which address of the agenda, with what. */
  readonly path?: 'undo' | 'fix' | 'release'
  readonly body: Readonly<Record<string, unknown>>
  /** The agenda as it will be, shown meanwhile. */
  readonly after?: (now: AgendaAnswer) => AgendaAnswer
  /** Called once it is written, then or when it is done again. */
  readonly done?: () => void
}

export interface Conflict {
  readonly act: Act
  readonly moved: Moved | null
}

interface Mine {
  readonly words: string
  readonly statements: readonly string[]
}

export type AgendaDesk = ReturnType<typeof useAgenda>

const CONFLICT = 409
const LOOK_AGAIN_MS = 15_000

export function editing(
  words: string,
  operations: readonly AgendaOperation[],
  more: Partial<Act> = {},
): Act {
  return { words, body: { operations }, ...more }
}

export function useAgenda(id: string) {
  const path = `sessions/${encodeURIComponent(id)}/agenda`
  const key = ['desk', path, apiUrl(path)]
  const queries = useQueryClient()
  const person = usePerson()
  const query = useDeskAnswer<AgendaAnswer>(path)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [said, setSaid] = useState('')
  const [mine, setMine] = useState<readonly Mine[]>([])
  const [news, setNews] = useState<AgendaAnswer['edits']>([])
  const tail = useRef<Promise<unknown>>(Promise.resolve())
  const waiting = useRef(0)
  const round = useRef(0)
  /** The version that the next act is made on. */
  const newest = useRef(0)
  /** Edits that the reader has seen, or made. */
  const seen = useRef<Set<string> | null>(null)

  const shown = () => queries.getQueryData<AgendaAnswer>(key)

  const answer = query.data
  useEffect(() => {
    if (answer === undefined) return
    const fresh = answer.edits.filter(({ statement }) => !seen.current?.has(statement))
    if (seen.current !== null && fresh.length > 0) setNews((before) => [...before, ...fresh])
    seen.current = new Set([
      ...(seen.current ?? []),
      ...answer.edits.map(({ statement }) => statement),
    ])
  }, [answer])

  // Others may be at the same agenda: it is looked at again now and then.
  const isFixed = answer?.fixed != null
  useEffect(() => {
    if (isFixed) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && waiting.current === 0)
        void queries.invalidateQueries({ queryKey: ['desk', path] })
    }, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isFixed, path, queries])

  async function write(act: Act, since: number, before: AgendaAnswer): Promise<boolean> {
    if (since !== round.current) return false // one before it was refused
    const by = await person.known()
    if (by === null) {
      queries.setQueryData(key, before)
      return false
    }
    const version = newest.current
    try {
      const written = await send<AgendaAnswer>(
        'POST',
        act.path === undefined ? path : `${path}/${act.path}`,
        {},
        { ...act.body, by, ...(act.path !== 'release' && { base: version }) },
      )
      newest.current = written.version
      const made = written.edits.filter(({ edit }) => edit.base >= version)
      for (const { statement } of made) seen.current?.add(statement)
      const statements = made.map(({ statement }) => statement)
      if (statements.length > 0) setMine((all) => [...all, { words: act.words, statements }])
      if (waiting.current === 1) queries.setQueryData(key, written)
      setSaid(`${act.words}.`)
      act.done?.()
      return true
    } catch (problem) {
      round.current++
      if (problem instanceof Refusal && problem.status === CONFLICT) {
        setConflict({ act, moved: problem.moved })
        for (const { statement } of problem.moved?.others ?? []) seen.current?.add(statement)
      } else setError(problem instanceof Error ? problem : new Error(String(problem)))
      return false
    }
  }

  /** True once it is on record; false when it was refused, or nobody gave a name. */
  async function run(act: Act): Promise<boolean> {
    const now = shown()
    if (now === undefined) return false
    if (waiting.current === 0) newest.current = now.version
    waiting.current++
    setBusy(true)
    setError(null)
    setConflict(null)
    await queries.cancelQueries({ queryKey: key })
    if (act.after !== undefined) queries.setQueryData(key, act.after(now))
    const since = round.current
    const turn = tail.current.then(() => write(act, since, now))
    tail.current = turn
    const isDone = await turn
    waiting.current--
    if (waiting.current === 0) {
      setBusy(false)
      await refreshDesk(queries).catch(() => undefined)
    }
    return isDone
  }

  const standing = new Set(answer?.edits.map(({ statement }) => statement))
  const last = mine.findLast(({ statements }) => statements.every((one) => standing.has(one)))
  return {
    query,
    busy,
    error,
    conflict,
    news,
    said,
    say: setSaid,
    run,
    /** The last act of this page that can be taken back. */
    last: last?.words ?? null,
    undo: async () => {
      if (last === undefined) return false
      return run({
        words: `Taken back: ${last.words}`,
        path: 'undo',
        body: { statements: last.statements },
        done: () => setMine((all) => all.filter((one) => one !== last)),
      })
    },
    /** Gives up what was refused. */
    clear: () => {
      setError(null)
      setConflict(null)
    },
    readNews: () => setNews([]),
  }
}
