/** The queue: proposals one under the other, one of them opened beside its text. */

import type { ProposalBody, QueueAnswer } from '@followthrough/brief'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { ask } from '../data/answers.ts'
import { apiUrl } from '../data/api-url.ts'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { useDesk, useDeskAnswer } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { useKeys } from '../desk/keys.ts'
import { BulkBar } from '../desk/queue/bulk-bar.tsx'
import { EmptyQueue } from '../desk/queue/empty-queue.tsx'
import { KeysDialog } from '../desk/queue/keys-dialog.tsx'
import { QueueFilters } from '../desk/queue/queue-filters.tsx'
import { QueueList } from '../desk/queue/queue-list.tsx'
import { SettledNote } from '../desk/queue/settled-note.tsx'
import {
  nextAfter,
  PER_PAGE,
  type QueueState,
  queueParams,
  queuePath,
  readQueue,
} from '../desk/queue-state.ts'
import { ReviewView } from '../desk/review/review-view.tsx'
import type { Settled } from '../desk/review/settled.ts'
import { Answered } from '../parts/page.tsx'
import { counted } from '../parts/words.ts'
import { Pager } from '../table/pager.tsx'

export default function QueuePage() {
  const search = useSearch()
  const state = useMemo(() => readQueue(search), [search])
  const days = useDays()
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const writable = useDesk().data?.writable ?? false
  const queue = useDeskAnswer<QueueAnswer>('desk/queue', queueParams(state))
  const [marked, setMarked] = useState<ReadonlyMap<string, ProposalBody>>(new Map())
  const [last, setLast] = useState<Settled | null>(null)
  const [cursor, setCursor] = useState('')
  const [help, setHelp] = useState(false)
  const rows = queue.data?.proposals ?? []
  const ids = rows.map(({ id }) => id)

  const go = useCallback(
    (part: Partial<QueueState>, replace = true) =>
      navigate(withDays(queuePath({ ...state, ...part }), days), { replace }),
    [navigate, state, days],
  )
  const open = useCallback((id: string) => go({ open: id }), [go])
  const close = useCallback(() => {
    setCursor(state.open)
    go({ open: '' })
  }, [go, state.open])
  const mark = (id: string) => {
    const proposal = rows.find((row) => row.id === id)
    const next = new Map(marked)
    if (!next.delete(id) && proposal !== undefined) next.set(id, proposal)
    setMarked(next)
  }
  const settled = (what: Settled) => {
    setLast(what)
    setMarked(new Map([...marked].filter(([id]) => !what.ids.includes(id))))
    const fresh = queries.getQueryData<QueueAnswer>([
      'desk',
      'desk/queue',
      apiUrl('desk/queue', queueParams(state)),
    ])
    const after = fresh?.proposals.map(({ id }) => id) ?? []
    if (after.length === 0 && state.page > 1) go({ page: state.page - 1, open: '' })
    else if (state.open !== '' && !what.undone) go({ open: nextAfter(ids, what.ids, after) })
  }
  const step = (by: number) => {
    const at = ids.indexOf(state.open === '' ? cursor : state.open)
    const to = at === -1 ? (by > 0 ? 0 : ids.length - 1) : at + by
    const id = ids[to]
    if (id === undefined) void turn(by)
    else if (state.open === '') setCursor(id)
    else open(id)
  }
  /** Goes on over the edge of a page. */
  const turn = async (by: number) => {
    const page = state.page + by
    if (page < 1 || (page - 1) * PER_PAGE >= (queue.data?.total ?? 0)) return
    const url = apiUrl('desk/queue', queueParams({ ...state, page }))
    const next = await queries.fetchQuery<QueueAnswer>({
      queryKey: ['desk', 'desk/queue', url],
      queryFn: ({ signal }) => ask<QueueAnswer>(url, signal),
    })
    const id = next.proposals.at(by > 0 ? 0 : -1)?.id ?? ''
    if (state.open === '') setCursor(id)
    go({ page, open: state.open === '' ? '' : id })
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    '?': () => setHelp(true),
    ...(state.open === '' && { x: () => (cursor === '' || !writable ? false : mark(cursor)) }),
  })
  return (
    <DeskFrame title={state.open === '' ? 'Desk' : 'Review'}>
      {state.open === '' ? (
        <>
          <QueueFilters state={state} counts={queue.data?.counts} change={(part) => go(part)} />
          <SettledNote last={last} undone={() => setLast(null)} />
          <Answered query={queue}>
            {(answer) => (
              <>
                <ListHead total={answer.total} help={() => setHelp(true)} />
                {answer.proposals.length === 0 ? (
                  <EmptyQueue answer={answer} state={state} change={go} writable={writable} />
                ) : (
                  <QueueList
                    proposals={answer.proposals}
                    pathOf={(id) => queuePath({ ...state, open: id })}
                    cursor={cursor}
                    marked={new Set(marked.keys())}
                    mark={mark}
                    writable={writable}
                  />
                )}
                <Pager
                  total={answer.total}
                  offset={(state.page - 1) * PER_PAGE}
                  limit={PER_PAGE}
                  go={(offset) => go({ page: offset / PER_PAGE + 1 }, false)}
                />
              </>
            )}
          </Answered>
        </>
      ) : (
        <>
          <ReviewHead
            at={ids.indexOf(state.open)}
            before={(state.page - 1) * PER_PAGE}
            total={queue.data?.total ?? 0}
            step={step}
            close={close}
            help={() => setHelp(true)}
          />
          <SettledNote
            last={last}
            undone={([id]) => {
              setLast(null)
              if (id !== undefined) open(id)
            }}
          />
          <ReviewView
            id={state.open}
            open={open}
            settled={settled}
            close={close}
            writable={writable}
            marked={marked.has(state.open)}
            mark={() => mark(state.open)}
          />
        </>
      )}
      {marked.size > 0 && state.open === '' && (
        <BulkBar
          marked={[...marked.values()]}
          clear={() => setMarked(new Map())}
          settled={settled}
        />
      )}
      {help && <KeysDialog close={() => setHelp(false)} />}
    </DeskFrame>
  )
}

function ListHead({ total, help }: { total: number; help: () => void }) {
  return (
    <div className="list-head">
      <p className="quiet" role="status">
        {counted(total, 'proposal')}
      </p>
      <button type="button" className="plain-button" onClick={help}>
        Keys
      </button>
    </div>
  )
}

interface ReviewHeadProps {
  at: number
  before: number
  total: number
  step: (by: number) => void
  close: () => void
  help: () => void
}

function ReviewHead({ at, before, total, step, close, help }: ReviewHeadProps) {
  const place = at === -1 ? 0 : before + at + 1
  return (
    <nav className="list-head" aria-label="Through the queue">
      <button type="button" className="plain-button" onClick={close}>
        Back to the queue
      </button>
      <span className="quiet">
        {at === -1 ? `not among the ${total} listed` : `${place} of ${total}`}
      </span>
      <button type="button" disabled={place <= 1} aria-keyshortcuts="k" onClick={() => step(-1)}>
        Before <kbd>k</kbd>
      </button>
      <button type="button" disabled={place >= total} aria-keyshortcuts="j" onClick={() => step(1)}>
        Next <kbd>j</kbd>
      </button>
      <button type="button" className="plain-button" onClick={help}>
        Keys
      </button>
    </nav>
  )
}
