/** The addresses of sessions, their agendas and action items: what is read there, and what is written. */

import {
  ActionsAnswer,
  ActionsQuery,
  AgendaAnswer,
  AgendaQuery,
  type Answers,
  type Decider,
  PersonName,
  type Secretariat,
  SessionAnswer,
  SessionsAnswer,
  SessionsQuery,
} from '@followthrough/brief'
import type { StatementDraft } from '@followthrough/ledger'
import type { z } from 'zod'
import type { Act } from './address.ts'
import type { Current } from './current.ts'
import type { Deciders } from './deciders.ts'
import { days } from './reading.ts'
import {
  ActionsBody,
  AgendaBody,
  ByBody,
  CloseBody,
  FixBody,
  OutcomesBody,
  SessionBody,
  UndoBody,
} from './session-bodies.ts'
import { type Guard, idOf, sendBody, unknown, type Write, writeAct } from './write-act.ts'

interface Options {
  readonly current: Current
  readonly deciders: Deciders
  readonly guard: Guard
}

const TAG = 'sessions'
/** What a write answers in. */
const TONGUE = SessionsQuery.strict()
type Tongue = z.output<typeof TONGUE>
const BY = TONGUE.extend({ by: PersonName })
const MOVED = { 409: 'Others have changed it since the version that was seen: what they did' }

/** Acts by address. */
export function sessionActs({ current, deciders, guard }: Options): Map<string, Act[]> {
  const acts = new Map<string, Act[]>()
  const put = (url: string, act: Act) => acts.set(url, [...(acts.get(url) ?? []), act])

  function read<Q extends z.ZodRawShape>(
    url: string,
    summary: string,
    query: z.ZodObject<Q>,
    answer: z.ZodType,
    ask: (answers: Answers, query: z.output<z.ZodObject<Q>>, id: string) => object | null,
  ): void {
    put(url, {
      method: 'GET',
      summary,
      tag: TAG,
      query: query.strict(),
      answer: { description: summary, schema: answer, type: 'application/json' },
      hasId: url.includes('/:id'),
      options: { compress: { threshold: 1024 } },
      send: (request, reply) => {
        const body = ask(current.answers(), request.query as never, idOf(request))
        return sendBody(reply, body ?? unknown('session'))
      },
    })
  }

  function write<S extends z.ZodType, Q extends z.ZodObject>(
    method: 'POST' | 'DELETE',
    url: string,
    act: Write<S, Q>,
  ): void {
    put(url, writeAct(method, url, TAG, act, guard))
  }

  /** Appends what the secretariat makes; gives the answers after it. */
  function written(
    by: string,
    make: (secretariat: Secretariat, decider: Decider) => readonly StatementDraft[],
  ): Answers {
    const decider = deciders.next(by)
    current.write((_review, answers) => ({ drafts: make(answers.secretariat(), decider) }))
    return current.answers()
  }

  /** The same about a session that there is. */
  function writtenOf(
    id: string,
    by: string,
    make: (secretariat: Secretariat, decider: Decider) => readonly StatementDraft[],
  ): Answers {
    if (current.answers().session({}, id, SessionsQuery.parse({})) === null) unknown('session')
    return written(by, make)
  }

  const agenda = (answers: Answers, id: string, { language }: Tongue) =>
    answers.agenda(id, AgendaQuery.parse({ language }))

  read(
    '/sessions',
    'What the partnership meets by, and the sessions of this desk',
    SessionsQuery.extend(days),
    SessionsAnswer,
    (a, q) => a.sessions(q, q),
  )
  write('POST', '/sessions', {
    summary: 'Makes a session; one of the same id is replaced',
    sent: SessionBody,
    query: TONGUE,
    answer: SessionAnswer,
    act: ({ by, ...request }, _id, query) =>
      written(by, (s, decider) => s.saveSession(request, decider)).session({}, request.id, query),
  })
  read(
    '/sessions/:id',
    'One session: its action items, and what its agenda came to',
    SessionsQuery.extend(days),
    SessionAnswer,
    (a, q, id) => a.session(q, id, q),
  )
  write('DELETE', '/sessions/:id', {
    summary: 'Cancels a session; what was written of it stays',
    query: BY,
    answer: SessionsAnswer,
    act: (_sent, id, { by, ...query }) =>
      writtenOf(id, by, (s, decider) => s.cancelSession(id, decider)).sessions({}, query),
  })
  read(
    '/sessions/:id/agenda',
    'The agenda of a session: proposed, as it was edited, or as it was fixed',
    AgendaQuery.extend({ asOf: days.asOf }),
    AgendaAnswer,
    (a, q, id) => a.agenda(id, q, q),
  )
  write('POST', '/sessions/:id/agenda', {
    summary: 'Edits an agenda: all of the operations, or none',
    sent: AgendaBody,
    query: TONGUE,
    answer: AgendaAnswer,
    problems: MOVED,
    act: ({ by, ...request }, id, query) =>
      agenda(
        writtenOf(id, by, (s, decider) => s.edit(id, request, decider)),
        id,
        query,
      ),
  })
  write('POST', '/sessions/:id/agenda/undo', {
    summary: 'Takes edits of an agenda back',
    sent: UndoBody,
    query: TONGUE,
    answer: AgendaAnswer,
    problems: MOVED,
    act: ({ by, ...request }, id, query) =>
      agenda(
        writtenOf(id, by, (s, decider) => s.takeBackEdits(id, request, decider)),
        id,
        query,
      ),
  })
  write('POST', '/sessions/:id/agenda/fix', {
    summary: 'Fixes an agenda at a record day: from then on it stays as it is',
    sent: FixBody,
    query: TONGUE,
    answer: AgendaAnswer,
    problems: MOVED,
    act: ({ by, ...request }, id, query) =>
      agenda(
        writtenOf(id, by, (s, decider) => s.fix(id, request, decider)),
        id,
        query,
      ),
  })
  write('POST', '/sessions/:id/agenda/release', {
    summary: 'Opens a fixed agenda for editing again',
    sent: ByBody,
    query: TONGUE,
    answer: AgendaAnswer,
    act: ({ by }, id, query) =>
      agenda(
        writtenOf(id, by, (s, decider) => s.release(id, decider)),
        id,
        query,
      ),
  })
  write('POST', '/sessions/:id/outcomes', {
    summary: 'Says what items of the agenda came to; said again, it is replaced',
    sent: OutcomesBody,
    query: TONGUE,
    answer: SessionAnswer,
    act: ({ by, ...request }, id, query) =>
      writtenOf(id, by, (s, decider) => s.recordOutcomes(id, request, decider)).session(
        {},
        id,
        query,
      ),
  })
  write('POST', '/sessions/:id/close', {
    summary: 'Closes a session, with what its items came to',
    sent: CloseBody,
    query: TONGUE,
    answer: SessionAnswer,
    act: ({ by, ...request }, id, query) =>
      writtenOf(id, by, (s, decider) => s.close(id, request, decider)).session({}, id, query),
  })
  write('POST', '/sessions/:id/reopen', {
    summary: 'Opens a closed session again',
    sent: ByBody,
    query: TONGUE,
    answer: SessionAnswer,
    act: ({ by }, id, query) =>
      writtenOf(id, by, (s, decider) => s.reopen(id, decider)).session({}, id, query),
  })

  const itemsOf = (answers: Answers, session: string, { language }: Tongue) =>
    answers.actions({}, ActionsQuery.parse({ session: [session], language }))
  read(
    '/actions',
    'Action items of sessions, by due day',
    ActionsQuery.extend(days),
    ActionsAnswer,
    (a, q) => a.actions(q, q),
  )
  write('POST', '/actions', {
    summary: 'Writes an action item, or its next version; answers with those of its session',
    sent: ActionsBody,
    query: TONGUE,
    answer: ActionsAnswer,
    problems: MOVED,
    act: ({ by, ...request }, _id, query) =>
      itemsOf(
        written(by, (s, decider) => s.saveAction(request, decider)),
        request.session,
        query,
      ),
  })
  write('DELETE', '/actions/:id', {
    summary: 'Takes the newest version of an action item back; the one before it stands again',
    query: BY,
    answer: ActionsAnswer,
    act: (_sent, id, { by, ...query }) => {
      const all = current.answers().actions({}, ActionsQuery.parse({}))
      const item = all.items.find((one) => one.id === id) ?? unknown('action item')
      const answers = written(by, (s, decider) => s.takeBackAction(id, decider))
      return itemsOf(answers, item.session, query)
    },
  })
  return acts
}
